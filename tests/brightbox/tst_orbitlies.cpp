// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/orbitclient.h"

#include "tests/brightbox/orbithome.h"

#include <QCryptographicHash>

using namespace platter;
using namespace platter::test;

namespace {

constexpr auto kHour = std::chrono::hours(1);
const QByteArray kEtag = "0123456789abcdef0123456789abcdef";

} // namespace

// What a storage says that does not keep what it was given, or gives what it was not asked for.
class TestOrbitLies : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void damagedOnTheWay_data();
    void damagedOnTheWay();
    void whole();
    void otherPlace_data();
    void otherPlace();
    void otherObject();
    void noEtag();

private:
    QList<HttpHeader> m_headers; // of the next answers
    int m_status = 0;
    ScriptedServer m_tokens{[](const Asked&) {
        return QList{answers(200, "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":7200}",
            {{"Content-Type", "application/json"}})};
    }};
    ScriptedServer m_storage{[this](const Asked& asked) {
        return QList{asked.method == "DELETE" ? answers(204) : answers(m_status, "some bytes", m_headers)};
    }};
    HttpClient m_http{};
    Connection m_connection{.api = m_tokens.url({}, u"127.0.0.1"_s),
        .storage = m_storage.url({}, u"127.0.0.1"_s),
        .clientId = u"cli-12345"_s,
        .account = AccountId(u"acc-12345"_s)};
    SignIn m_signIn{&m_http, m_connection, {.clientSecret = u"secret"_s}};
    OrbitClient m_client{&m_http, &m_signIn, m_connection.storage, m_connection.account};
};

void TestOrbitLies::init() {
    m_headers.clear();
    m_status = 200;
}

void TestOrbitLies::damagedOnTheWay_data() {
    QTest::addColumn<QByteArray>("etag");
    QTest::newRow("another sum") << kEtag;
    QTest::newRow("none") << QByteArray();
}

void TestOrbitLies::damagedOnTheWay() {
    QFETCH(const QByteArray, etag);
    m_status = 201;
    if (!etag.isEmpty())
        m_headers = {{"ETag", etag}};
    VERIFY_ERROR(m_client.put(u"c"_s, u"o"_s, "content", kHour), ErrorCode::Corrupt);
    QCOMPARE(m_storage.asked().last().method, "DELETE"); // nobody takes it for what belongs there
    QVERIFY(m_storage.asked().last().target.endsWith("/c/o"));
}

void TestOrbitLies::whole() {
    m_status = 201;
    const QByteArray bytes(100'000, 'b');
    m_headers = {{"ETag", '"' + QCryptographicHash::hash(bytes, QCryptographicHash::Md5).toHex() + '"'}};
    VERIFY_OK(m_client.put(u"c"_s, u"o"_s, bytes, kHour));
    QCOMPARE(m_storage.asked().last().method, "PUT");
    QCOMPARE(m_storage.asked().last().body, bytes);
}

void TestOrbitLies::otherPlace_data() {
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("range");
    QTest::newRow("from the beginning") << 200 << QByteArray();
    QTest::newRow("says nothing") << 206 << QByteArray();
    QTest::newRow("before it") << 206 << QByteArray("bytes 99-199/200");
    QTest::newRow("behind it") << 206 << QByteArray("bytes 1000-1999/2000");
    QTest::newRow("another unit") << 206 << QByteArray("blocks 100-199/200");
    QTest::newRow("several parts") << 206 << QByteArray("multipart");
}

void TestOrbitLies::otherPlace() {
    QFETCH(const QByteArray, range);
    QFETCH(const int, status);
    m_status = status;
    m_headers = {{"ETag", kEtag}};
    if (!range.isEmpty())
        m_headers.append({"Content-Range", range});
    VERIFY_ERROR(m_client.read(u"c"_s, u"o"_s, 100, kEtag), ErrorCode::Unavailable);
}

void TestOrbitLies::otherObject() { // by somebody between us who drops If-Match
    m_status = 206;
    m_headers = {{"ETag", "another"}, {"Content-Range", "bytes 100-199/200"}};
    VERIFY_ERROR(m_client.read(u"c"_s, u"o"_s, 100, kEtag), ErrorCode::SourceChanged);
    QCOMPARE(m_storage.asked().last().header("If-Match"), QByteArray('"' + kEtag + '"'));
}

void TestOrbitLies::noEtag() { // If-Match was honoured, or an answer would not have come
    m_status = 206;
    m_headers = {{"Content-Range", "bytes 100-199/200"}};
    VERIFY_OK(m_client.read(u"c"_s, u"o"_s, 100, kEtag));
}

QTEST_GUILESS_MAIN(TestOrbitLies)
#include "tst_orbitlies.moc"
