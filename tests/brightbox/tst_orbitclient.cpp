// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/orbitclient.h"

#include "tests/brightbox/orbithome.h"

#include <QUrlQuery>

#include <array>

using namespace platter;
using namespace platter::test;

namespace {

constexpr auto kHour = std::chrono::hours(1);

QByteArray readAll(HttpStream& stream) {
    QByteArray bytes;
    std::array<std::byte, 777> buffer{};
    while (true) {
        const auto got = stream.read(buffer);
        if (!got)
            return why(got);
        if (*got == 0)
            return bytes;
        bytes.append(reinterpret_cast<const char*>(buffer.data()), *got);
    }
}

} // namespace

// Against a real Swift.
class TestOrbitClient : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void putListHeadRemove();
    void oddNames_data();
    void oddNames();
    void longLists();
    void renews();
    void manifests();
    void nestedManifests();
    void manifestOfWhatIsGone();
    void readsFromAnywhere();
    void replacedWhileRead();
    void tokenIsRenewed();
    void temporaryUrlKeys();
    void temporaryUrls();
    void nothingThere();

private:
    OrbitHome m_orbit;
    OrbitClient* m_client = nullptr;
};

void TestOrbitClient::initTestCase() {
    if (!OrbitServer::isInstalled())
        QSKIP("OpenStack Swift is not installed");
    VERIFY_OK(m_orbit.start());
    m_client = m_orbit.client.get();
    VERIFY_OK(m_client->makeContainer(u"c"_s));
    VERIFY_OK(m_client->makeContainer(u"c"_s)); // leaves it
}

void TestOrbitClient::putListHeadRemove() {
    qint64 sent = 0;
    const QByteArray bytes(300'000, 'b');
    const auto put
        = m_client->put(u"c"_s, u"list/one"_s, bytes, kHour, {}, [&](qint64 now) { sent = std::max(sent, now); });
    VERIFY_OK(put);
    QCOMPARE(sent, bytes.size());
    QCOMPARE(put->etag, QCryptographicHash::hash(bytes, QCryptographicHash::Md5).toHex());
    VERIFY_OK(m_client->put(u"c"_s, u"list/two"_s, {}, kHour));
    QTRY_COMPARE(m_client->list(u"c"_s, u"list/"_s)->size(), 2);
    const auto listed = m_client->list(u"c"_s, u"list/"_s);
    OrbitObject first = listed->first();
    QVERIFY(first.age < kHour); // on a busy computer some seconds
    first.age = {};
    QCOMPARE(first, *put);
    QCOMPARE(m_client->list(u"c"_s, u"list/t"_s)->size(), 1);
    QCOMPARE(m_client->head(u"c"_s, u"list/one"_s), *put);
    const QByteArray at = m_orbit.plain("HEAD", u"/c/list/one"_s).header("X-Delete-At");
    QVERIFY(std::abs(at.toLongLong() - QDateTime::currentSecsSinceEpoch() - 3600) < 100);
    VERIFY_OK(m_client->remove(u"c"_s, u"list/one"_s));
    VERIFY_OK(m_client->remove(u"c"_s, u"list/one"_s)); // gone is fine
    QTRY_COMPARE(m_client->list(u"c"_s, u"list/"_s)->size(), 1);
}

void TestOrbitClient::oddNames_data() {
    QTest::addColumn<QString>("name");
    for (const auto& name :
        {u"space and + plus"_s, u"per%cent %41"_s, u"query?a=b&c#d"_s, u"grüße/ümläut"_s, u"a;b=c,d"_s})
        QTest::newRow(qPrintable(name)) << name;
}

void TestOrbitClient::oddNames() {
    QFETCH(const QString, name);
    const auto put = m_client->put(u"c"_s, u"odd/"_s + name, "odd", kHour);
    VERIFY_OK(put);
    QTRY_COMPARE(m_client->list(u"c"_s, u"odd/"_s + name)->size(), 1);
    QCOMPARE(m_client->list(u"c"_s, u"odd/"_s + name)->first().name, u"odd/"_s + name);
    VERIFY_OK(m_client->head(u"c"_s, u"odd/"_s + name));
    const auto manifest
        = m_client->putManifest(u"c"_s, u"odd/manifest "_s + name, {{u"c"_s, u"odd/"_s + name, put->etag, 3}}, kHour);
    VERIFY_OK(manifest);
    const auto url
        = m_client->temporaryUrl(u"c"_s, u"odd/manifest "_s + name, QDateTime::currentDateTimeUtc().addSecs(60));
    VERIFY_OK(url);
    QCOMPARE(plainRequest("GET", *url).body, QByteArray("odd"));
}

void TestOrbitClient::longLists() {
    QCOMPARE(m_client->list(u"c"_s, u"long/"_s), QList<OrbitObject>{});
    for (int i = 0; i < 30; ++i)
        VERIFY_OK(m_client->put(u"c"_s, u"long/%1"_s.arg(i, 3, 10, '0'_L1), "x", kHour));
    QTRY_COMPARE(m_client->list(u"c"_s, u"long/"_s)->size(), 30);
    const auto listed = m_client->list(u"c"_s, u"long/"_s);
    QVERIFY(std::ranges::is_sorted(*listed, {}, &OrbitObject::name));
    for (const OrbitObject& object : *listed)
        QVERIFY(object.age < std::chrono::minutes(2));
}

void TestOrbitClient::renews() {
    VERIFY_OK(m_client->put(u"c"_s, u"renewed"_s, "x", std::chrono::seconds(100)));
    VERIFY_OK(m_client->renew(u"c"_s, u"renewed"_s, kHour));
    const PlainReply head = m_orbit.plain("HEAD", u"/c/renewed"_s);
    QVERIFY(head.header("X-Delete-At").toLongLong() > QDateTime::currentSecsSinceEpoch() + 3000);
    QCOMPARE(head.header("Content-Type"), "application/octet-stream");
    const auto gone = m_client->renew(u"c"_s, u"never there"_s, kHour);
    VERIFY_ERROR(gone, ErrorCode::NotFound);
}

void TestOrbitClient::manifests() {
    const auto a = m_client->put(u"c"_s, u"m/a"_s, "aaa", kHour), b = m_client->put(u"c"_s, u"m/b"_s, "bb", kHour);
    VERIFY_OK(a);
    VERIFY_OK(b);
    const OrbitSegment first{u"c"_s, u"m/a"_s, a->etag, 3}, second{u"c"_s, u"m/b"_s, b->etag, 2};
    const auto put = m_client->putManifest(u"c"_s, u"m/all"_s, {first, second, first, first}, kHour);
    VERIFY_OK(put);
    QCOMPARE(put->size, 11);
    QVERIFY(put->isManifest);
    QCOMPARE(m_client->head(u"c"_s, u"m/all"_s), *put);
    QTRY_VERIFY(m_client->list(u"c"_s, u"m/"_s)->contains(*put));
    QCOMPARE(m_orbit.plain("GET", u"/c/m/all"_s).body, QByteArray("aaabbaaaaaa"));
    VERIFY_OK(m_client->renew(u"c"_s, u"m/all"_s, kHour)); // stays a manifest
    QCOMPARE(m_client->head(u"c"_s, u"m/all"_s), *put);
    const auto wrong = m_client->putManifest(u"c"_s, u"m/wrong"_s, {{u"c"_s, u"m/a"_s, QByteArray(32, 'f'), 3}}, kHour);
    QVERIFY(!wrong);
    VERIFY_ERROR(m_client->head(u"c"_s, u"m/wrong"_s), ErrorCode::NotFound);
}

void TestOrbitClient::nestedManifests() {
    const auto a = m_client->put(u"c"_s, u"n/a"_s, "a", kHour), b = m_client->put(u"c"_s, u"n/b"_s, "b", kHour);
    QList<OrbitSegment> segments(4500, {u"c"_s, u"n/a"_s, a->etag, 1});
    segments[2500] = {u"c"_s, u"n/b"_s, b->etag, 1};
    const auto put = m_client->putManifest(u"c"_s, u"n/all"_s, segments, kHour);
    VERIFY_OK(put);
    QCOMPARE(put->size, 4500);
    QCOMPARE(m_client->head(u"c"_s, u"n/all"_s), *put);
    // Not all of it: Swift gives out small segments at one a second.
    QCOMPARE(m_orbit.plain("GET", u"/c/n/all"_s, {{"Range", "bytes=2497-2502"}}).body, QByteArray("aaabaa"));
    QCOMPARE(m_orbit.plain("GET", u"/c/n/all"_s, {{"Range", "bytes=4498-"}}).body, QByteArray("aa"));
    // Two segments, the manifest, and groups: equal ones once.
    QTRY_COMPARE(m_client->list(u"c"_s, u"n/"_s)->size(), 2 + 1 + 3);
}

void TestOrbitClient::manifestOfWhatIsGone() {
    const auto a = m_client->put(u"c"_s, u"g/a"_s, "a", kHour);
    VERIFY_OK(a);
    VERIFY_OK(m_client->remove(u"c"_s, u"g/a"_s));
    const auto put = m_client->putManifest(u"c"_s, u"g/all"_s, {{u"c"_s, u"g/a"_s, a->etag, 1}}, kHour);
    VERIFY_ERROR(put, ErrorCode::NotFound);
    QVERIFY(put.error().retryable);
}

void TestOrbitClient::readsFromAnywhere() {
    QByteArray bytes;
    for (int i = 0; i < 20'000; ++i)
        bytes += QByteArray::number(i);
    const auto put = m_client->put(u"c"_s, u"read"_s, bytes, kHour);
    VERIFY_OK(put);
    for (const qint64 at : {qint64(0), qint64(1), qint64(50'000), bytes.size() - 1}) {
        auto stream = m_client->read(u"c"_s, u"read"_s, at, at % 2 == 0 ? put->etag : QByteArray());
        VERIFY_OK(stream);
        QVERIFY(readAll(**stream) == bytes.sliced(at));
    }
    const auto none = m_client->read(u"c"_s, u"not there"_s, 0, {});
    VERIFY_ERROR(none, ErrorCode::NotFound);
}

void TestOrbitClient::replacedWhileRead() {
    const auto first = m_client->put(u"c"_s, u"replaced"_s, "first content", kHour);
    VERIFY_OK(m_client->put(u"c"_s, u"replaced"_s, "second content", kHour));
    VERIFY_ERROR(m_client->read(u"c"_s, u"replaced"_s, 3, first->etag), ErrorCode::SourceChanged);
    VERIFY_ERROR(m_client->read(u"c"_s, u"replaced"_s, 0, first->etag), ErrorCode::SourceChanged);
}

void TestOrbitClient::tokenIsRenewed() {
    VERIFY_OK(m_client->put(u"c"_s, u"renewal"_s, "x", kHour));
    const int before = m_orbit.tokens.count();
    const QByteArray right = std::exchange(m_orbit.token, "wrong");
    m_orbit.secrets->forget(QString::fromLatin1(right));
    VERIFY_ERROR(m_client->head(u"c"_s, u"renewal"_s), ErrorCode::SignInNeeded);
    VERIFY_ERROR(m_client->read(u"c"_s, u"renewal"_s, 0, {}), ErrorCode::SignInNeeded);
    m_orbit.token = right; // what was fetched last is refused, then this is
    VERIFY_OK(m_client->head(u"c"_s, u"renewal"_s));
    QCOMPARE_GT(m_orbit.tokens.count(), before);
    VERIFY_OK(m_client->read(u"c"_s, u"renewal"_s, 0, {}));
}

void TestOrbitClient::temporaryUrlKeys() {
    const auto works = [this](const QString& container) {
        const auto url = m_client->temporaryUrl(container, u"o"_s, QDateTime::currentDateTimeUtc().addSecs(60));
        return url && plainRequest("GET", *url).body == "x";
    };
    const auto containerKeys = [this](const QString& container) {
        const PlainReply reply = m_orbit.plain("HEAD", u'/' + container);
        return std::pair(
            reply.header("X-Container-Meta-Temp-Url-Key"), reply.header("X-Container-Meta-Temp-Url-Key-2"));
    };
    for (const QString& container : {u"keys1"_s, u"keys2"_s, u"keys3"_s}) {
        VERIFY_OK(m_client->makeContainer(container));
        VERIFY_OK(m_client->put(container, u"o"_s, "x", kHour));
    }
    QVERIFY(works(u"keys1"_s)); // none anywhere: the container gets one, once
    const auto made = containerKeys(u"keys1"_s);
    QVERIFY(made.first.isEmpty() && made.second.size() == 64);
    QVERIFY(works(u"keys1"_s));
    QCOMPARE(containerKeys(u"keys1"_s), made);

    QCOMPARE(m_orbit.plain("POST", u"/keys2"_s, {{"X-Container-Meta-Temp-Url-Key", "theirs"}}).status, 204);
    QVERIFY(works(u"keys2"_s));
    QCOMPARE(containerKeys(u"keys2"_s), std::pair(QByteArray("theirs"), QByteArray()));

    QCOMPARE(m_orbit.plain("POST", {}, {{"X-Account-Meta-Temp-Url-Key-2", "second"}}).status, 204);
    QVERIFY(works(u"keys3"_s));
    QCOMPARE(m_orbit.plain("POST", {}, {{"X-Account-Meta-Temp-Url-Key", "first"}}).status, 204);
    QVERIFY(works(u"keys3"_s));
    QCOMPARE(containerKeys(u"keys3"_s), std::pair(QByteArray(), QByteArray()));
    const PlainReply account = m_orbit.plain("HEAD", {});
    QCOMPARE(account.header("X-Account-Meta-Temp-Url-Key"), "first");
    QCOMPARE(account.header("X-Account-Meta-Temp-Url-Key-2"), "second");
}

void TestOrbitClient::temporaryUrls() {
    VERIFY_OK(m_client->put(u"c"_s, u"shared"_s, "content", kHour));
    const QDateTime until = QDateTime::currentDateTimeUtc().addSecs(600);
    const auto url = m_client->temporaryUrl(u"c"_s, u"shared"_s, until);
    VERIFY_OK(url);
    const QUrlQuery query(*url);
    QCOMPARE(query.queryItemValue(u"temp_url_expires"_s).toLongLong(), until.toSecsSinceEpoch());
    QCOMPARE(query.queryItemValue(u"temp_url_sig"_s).size(), 64); // SHA-256: this service takes it
    QCOMPARE(plainRequest("GET", *url).body, QByteArray("content"));
    QCOMPARE(plainRequest("HEAD", *url).status, 200);
    QCOMPARE(plainRequest("DELETE", *url).status, 401);
    const auto past = m_client->temporaryUrl(u"c"_s, u"shared"_s, QDateTime::currentDateTimeUtc().addSecs(-10));
    QCOMPARE(plainRequest("GET", *past).status, 401);
}

void TestOrbitClient::nothingThere() {
    VERIFY_ERROR(m_client->list(u"no such container"_s, {}), ErrorCode::NotFound);
    VERIFY_ERROR(m_client->put(u"no such container"_s, u"o"_s, "x", kHour), ErrorCode::NotFound);
    OrbitClient other(m_orbit.http.get(), m_orbit.secrets.get(), m_orbit.server.url(), AccountId(u"acc-67890"_s));
    VERIFY_ERROR(other.makeContainer(u"theirs"_s), ErrorCode::Refused);
    std::stop_source stop;
    stop.request_stop();
    VERIFY_ERROR(m_client->list(u"c"_s, {}, stop.get_token()), ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestOrbitClient)
#include "tst_orbitclient.moc"
