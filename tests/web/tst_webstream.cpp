// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/web/webstream.h"

#include "models/web/httprules.h"
#include "models/web/webaddress.h"
#include "tests/support/diskmaker.h"
#include "tests/web/webfolder.h"

#include <QCryptographicHash>
#include <QTest>

#include <atomic>
#include <thread>

using namespace platter;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype kSize = 3'000'000;

SourceCheck checkOf(const QByteArray& bytes, DigestKind kind = DigestKind::Sha256) {
    const auto method = kind == DigestKind::Sha256 ? QCryptographicHash::Sha256 : QCryptographicHash::Sha512;
    return {.sum = {kind, QCryptographicHash::hash(bytes, method)}, .from = u"SUMS"_s};
}

} // namespace

class TestWebStream : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void addresses_data();
    void addresses();
    void plainHttp();
    void comesWhole();
    void goesOnWithARange();
    void goesOnByItsDate();
    void anotherFileIsNeverSpliced_data();
    void anotherFileIsNeverSpliced();
    void withoutRanges();
    void withoutRangesTwice();
    void withoutRangesAndAnotherFile();
    void statuses_data();
    void statuses();
    void redirects();
    void goesOnAtTheSameServer();
    void wrongLength();
    void hangs();
    void cancelled();
    void checksums_data();
    void checksums();
    void passwords();

private:
    Result<std::unique_ptr<WebStream>> open(const QString& url, const std::optional<SourceCheck>& check = {}) {
        return WebStream::open(m_http, QUrl(url), {.check = check, .patience = 300ms, .firstPause = 1ms, .timeout = 5s},
            m_stop.get_token());
    }
    static Result<QByteArray> readAll(WebStream& stream) {
        QByteArray all;
        std::vector<std::byte> buffer(100'000);
        for (;;) {
            const auto got = stream.read(buffer);
            if (!got)
                return std::unexpected(got.error());
            if (*got == 0)
                return all;
            all.append(QByteArrayView(buffer.data(), *got));
        }
    }
    Result<QByteArray> fetch(const QString& url, const std::optional<SourceCheck>& check = {}) {
        return open(url, check).and_then([](const std::unique_ptr<WebStream>& stream) { return readAll(*stream); });
    }

    const QByteArray m_bytes = test::randomBytes(kSize);
    std::shared_ptr<HttpClient> m_http
        = std::make_shared<HttpClient>(HttpOptions{.attempts = 2, .firstPause = 1ms, .plainHttp = true});
    std::stop_source m_stop;
    std::atomic<bool> m_isFirst = true;
};

void TestWebStream::addresses_data() {
    QTest::addColumn<QString>("word");
    QTest::addColumn<bool>("isOne");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("name");
    const auto row = [](const char* title, const QString& word, bool isOne, const QString& shown = {},
                         const QString& name = {}) { QTest::newRow(title) << word << isOne << shown << name; };
    row("plain", u"https://host/a/disk.raw"_s, true, u"https://host/a/disk.raw"_s, u"disk.raw"_s);
    row("password", u"https://me:pass@host/disk.raw"_s, true, u"https://host/disk.raw"_s, u"disk.raw"_s);
    row("query", u"http://host:81/disk.raw?token=x&y#z"_s, true, u"http://host:81/disk.raw?"_s, u"disk.raw"_s);
    row("spaces", u"https://host/a%20b.raw"_s, true, u"https://host/a%20b.raw"_s, u"a b.raw"_s);
    row("no file", u"https://host/"_s, true, u"https://host/"_s, u"host"_s);
    row("a path", u"/home/me/disk.raw"_s, false);
    row("a file's", u"file:///home/me/disk.raw"_s, false);
    row("ftp", u"ftp://host/disk.raw"_s, false);
    row("no host", u"https:///disk.raw"_s, false);
    row("words", u"web server"_s, false);
}

void TestWebStream::addresses() {
    QFETCH(QString, word);
    QFETCH(bool, isOne);
    QCOMPARE(WebAddress::isOne(word), isOne);
    if (isOne) {
        QTEST(WebAddress::shown(QUrl(word)), "shown");
        QTEST(WebAddress::fileName(QUrl(word)), "name");
        QVERIFY(WebAddress::beside(QUrl(word), u"../x"_s).isEmpty());
    }
}

void TestWebStream::plainHttp() {
    const QUrl plain(u"http://example.org/disk.raw"_s), secure(u"https://example.org/disk.raw"_s);
    QVERIFY(!mayGoTo(plain));
    QVERIFY(mayGoTo(plain, true));
    QVERIFY(!redirected({.url = secure}, plain, true)); // never from https to http
    QVERIFY(redirected({.url = plain}, secure, true));
    QVERIFY(redirected({.url = plain}, QUrl(u"http://example.com/"_s), true));
    QVERIFY(!redirected({.url = plain}, QUrl(u"file:///etc/passwd"_s), true));
}

void TestWebStream::comesWhole() {
    WebFolder web;
    web.put("/disk.raw", m_bytes);
    const auto stream = open(web.url(u"/disk.raw"_s));
    QVERIFY(stream);
    QCOMPARE((*stream)->size(), std::optional<qint64>(kSize));
    QVERIFY(!(*stream)->arrival()->whole);
    QCOMPARE(readAll(**stream), m_bytes);
    QVERIFY((*stream)->arrival()->whole);
    QCOMPARE((*stream)->arrival()->sha256, checkOf(m_bytes).sum.digest);
    web.put("/empty", {});
    QCOMPARE(fetch(web.url(u"/empty"_s)), QByteArray());
}

void TestWebStream::goesOnWithARange() {
    WebFolder web;
    web.put("/disk.raw", m_bytes, "\"abc\"");
    web.cut({1'000'000, 500'000, 1});
    QCOMPARE(fetch(web.url(u"/disk.raw"_s), checkOf(m_bytes)), m_bytes);
    const QList<Asked> asked = web.askedFor("/disk.raw");
    QCOMPARE(asked.size(), 4);
    QCOMPARE(asked.at(0).header("Range"), QByteArray());
    QCOMPARE(asked.at(1).header("Range"), "bytes=1000000-"_ba);
    QCOMPARE(asked.at(2).header("Range"), "bytes=1500000-"_ba);
    QCOMPARE(asked.at(3).header("Range"), "bytes=1500001-"_ba);
    QCOMPARE(asked.at(1).header("If-Range"), "\"abc\""_ba);
}

// Without an ETag its date does, where that is older than the answer.
void TestWebStream::goesOnByItsDate() {
    const auto stamp = [](const QByteArray& date) {
        return "Last-Modified: Sun, 06 Nov 2022 08:49:37 GMT\r\nDate: " + date + "\r\n";
    };
    for (const QByteArray& date : QByteArrayList{"Mon, 07 Nov 2022 08:49:37 GMT", "Sun, 06 Nov 2022 08:49:37 GMT"}) {
        const ScriptedServer server([&](const Asked& asked) -> QList<Step> {
            const QByteArray size = QByteArray::number(kSize);
            if (!asked.header("Range").isEmpty())
                return {sends("HTTP/1.1 206 Partial\r\n" + stamp(date) + "Content-Range: bytes 5-"
                    + QByteArray::number(kSize - 1) + '/' + size
                    + "\r\nContent-Length: " + QByteArray::number(kSize - 5) + "\r\n\r\n" + m_bytes.sliced(5))};
            const bool first = m_isFirst.exchange(false);
            const QByteArray head = "HTTP/1.1 200 OK\r\n" + stamp(date) + "Content-Length: " + size + "\r\n\r\n";
            return first ? QList{sends(head + m_bytes.first(5)), closes()} : QList{sends(head + m_bytes)};
        });
        m_isFirst = true;
        QCOMPARE(fetch(server.url().toString()), m_bytes);
        const bool isOlder = date.startsWith("Mon");
        QCOMPARE(server.asked().at(1).header("If-Range"), isOlder ? "Sun, 06 Nov 2022 08:49:37 GMT"_ba : QByteArray());
        QCOMPARE(server.asked().at(1).header("Range"), isOlder ? "bytes=5-"_ba : QByteArray());
    }
}

void TestWebStream::anotherFileIsNeverSpliced_data() {
    QTest::addColumn<QByteArray>("answer"); // to the second request
    const QByteArray rest = "HTTP/1.1 206 Partial\r\nContent-Length: 5\r\n";
    QTest::newRow("200 of another one") << "HTTP/1.1 200 OK\r\nETag: \"2\"\r\nContent-Length: 10\r\n\r\nabcdeFGHIJ"_ba;
    QTest::newRow("206 of another one") << rest + "ETag: \"2\"\r\nContent-Range: bytes 5-9/10\r\n\r\nFGHIJ";
    QTest::newRow("another length") << rest + "ETag: \"1\"\r\nContent-Range: bytes 5-9/11\r\n\r\nFGHIJ";
    QTest::newRow("another place") << rest + "ETag: \"1\"\r\nContent-Range: bytes 4-8/10\r\n\r\nFGHIJ";
    QTest::newRow("no place") << rest + "ETag: \"1\"\r\n\r\nFGHIJ";
    QTest::newRow("shorter now") << "HTTP/1.1 416 No\r\nContent-Length: 0\r\n\r\n"_ba;
}

void TestWebStream::anotherFileIsNeverSpliced() {
    QFETCH(QByteArray, answer);
    const ScriptedServer server([&](const Asked& asked) -> QList<Step> {
        if (asked.header("Range").isEmpty())
            return {sends("HTTP/1.1 200 OK\r\nETag: \"1\"\r\nContent-Length: 10\r\n\r\nabcde"), closes()};
        return {sends(answer)};
    });
    const auto got = fetch(server.url().toString());
    QVERIFY(!got);
    QVERIFY2(got.error().code == ErrorCode::SourceChanged, qPrintable(got.error().message + got.error().detail));
    QVERIFY(got.error().retryable);
}

void TestWebStream::withoutRanges() {
    WebFolder web;
    web.put("/disk.raw", m_bytes);
    web.setRanges(false);
    web.cut({1'000'000});
    QCOMPARE(fetch(web.url(u"/disk.raw"_s), checkOf(m_bytes)), m_bytes);
    QCOMPARE(web.askedFor("/disk.raw").size(), 2);
}

void TestWebStream::withoutRangesTwice() {
    WebFolder web;
    web.put("/disk.raw", m_bytes);
    web.setRanges(false);
    web.cut({1'000'000, 2'000'000});
    const auto got = fetch(web.url(u"/disk.raw"_s));
    QVERIFY(!got);
    QVERIFY2(got.error().message.contains(u"cannot go on in the middle"_s), qPrintable(got.error().message));
    QVERIFY(got.error().retryable);
}

// Nothing names the file: that what came before comes again tells.
void TestWebStream::withoutRangesAndAnotherFile() {
    WebFolder web;
    web.put("/disk.raw", m_bytes, {});
    web.cut({1'000'000});
    const auto stream = open(web.url(u"/disk.raw"_s));
    QVERIFY(stream);
    QByteArray other = m_bytes;
    other[10] = char(other.at(10) ^ 1);
    web.put("/disk.raw", other, {});
    const auto got = readAll(**stream);
    QVERIFY(!got);
    QCOMPARE(got.error().code, ErrorCode::SourceChanged);
}

void TestWebStream::statuses_data() {
    QTest::addColumn<int>("status");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("401") << 401 << ErrorCode::Refused;
    QTest::newRow("403") << 403 << ErrorCode::Refused;
    QTest::newRow("404") << 404 << ErrorCode::NotFound;
    QTest::newRow("410") << 410 << ErrorCode::NotFound;
    QTest::newRow("500") << 500 << ErrorCode::Unavailable;
    QTest::newRow("503") << 503 << ErrorCode::Unavailable;
    QTest::newRow("400") << 400 << ErrorCode::Refused;
    QTest::newRow("204") << 204 << ErrorCode::Refused;
}

void TestWebStream::statuses() {
    QFETCH(int, status);
    const ScriptedServer server([&](const Asked&) { return QList{answers(status)}; });
    const auto got = fetch(server.url(u"/disk.raw?secret=1"_s).toString());
    QVERIFY(!got);
    QTEST(got.error().code, "code");
    QVERIFY2(got.error().message.contains(QString::number(status)), qPrintable(got.error().message));
    QVERIFY(!QString(got.error().message + got.error().detail).contains(u"secret=1"_s));
}

void TestWebStream::redirects() {
    WebFolder web;
    web.redirect("/latest", "/v1/disk.raw");
    web.put("/v1/disk.raw", m_bytes);
    QCOMPARE(fetch(web.url(u"/latest"_s)), m_bytes);
    web.redirect("/a", "/b");
    web.redirect("/b", "/a");
    const auto loop = fetch(web.url(u"/a"_s));
    QVERIFY(!loop);
    QCOMPARE(loop.error().code, ErrorCode::Refused);
    QVERIFY(web.askedFor("/a").size() < 20);
}

// Servers of a mirrored file may tell it by other words.
void TestWebStream::goesOnAtTheSameServer() {
    WebFolder web;
    web.redirect("/latest", "/mirror/disk.raw");
    web.put("/mirror/disk.raw", m_bytes, "\"m\"");
    web.cut({1'000'000});
    const auto stream = open(web.url(u"/latest"_s));
    QVERIFY(stream);
    web.redirect("/latest", "/other/disk.raw");
    web.put("/other/disk.raw", m_bytes, "\"o\"");
    QCOMPARE(readAll(**stream), m_bytes);
    QCOMPARE(web.askedFor("/mirror/disk.raw").size(), 2);
    // Where that address was good for a while only, the first one leads to the file again.
    web.redirect("/latest", "/mirror/disk.raw");
    web.cut({1'000'000});
    const auto second = open(web.url(u"/latest"_s));
    QVERIFY(second);
    web.redirect("/latest", "/moved/disk.raw");
    web.put("/moved/disk.raw", m_bytes, "\"m\"");
    web.remove("/mirror/disk.raw");
    QCOMPARE(readAll(**second), m_bytes);
}

// The file is shorter than it is said to be: that is never a whole file.
void TestWebStream::wrongLength() {
    std::atomic<int> requests = 0;
    const ScriptedServer server([&requests](const Asked&) -> QList<Step> {
        ++requests;
        return {sends("HTTP/1.1 200 OK\r\nETag: \"1\"\r\nContent-Length: 20\r\n\r\nabcde"), closes()};
    });
    const auto got = fetch(server.url().toString());
    QVERIFY(!got);
    QVERIFY(got.error().retryable);
    QVERIFY(requests <= 4);
}

void TestWebStream::hangs() {
    WebFolder web;
    web.put("/disk.raw", m_bytes);
    web.hangAfter(1000);
    const auto stream = WebStream::open(
        m_http, QUrl(web.url(u"/disk.raw"_s)), {.check = {}, .patience = 1ms, .firstPause = 1ms, .timeout = 50ms}, {});
    QVERIFY(stream);
    web.hangAfter(0); // and what goes on gives nothing at all
    const auto got = readAll(**stream);
    QVERIFY(!got);
    QVERIFY2(got.error().code == ErrorCode::TimedOut, qPrintable(got.error().message));
}

void TestWebStream::cancelled() {
    WebFolder web;
    web.put("/disk.raw", m_bytes);
    web.hangAfter(1000);
    std::stop_source stop;
    const auto stream = WebStream::open(m_http, QUrl(web.url(u"/disk.raw"_s)), {}, stop.get_token());
    QVERIFY(stream);
    const std::jthread canceller([&] { stop.request_stop(); });
    const auto got = readAll(**stream);
    QVERIFY(!got);
    QCOMPARE(got.error().code, ErrorCode::Cancelled);
}

void TestWebStream::checksums_data() {
    QTest::addColumn<DigestKind>("kind");
    QTest::newRow("sha256") << DigestKind::Sha256;
    QTest::newRow("sha512") << DigestKind::Sha512;
}

void TestWebStream::checksums() {
    QFETCH(DigestKind, kind);
    WebFolder web;
    web.put("/disk.raw", m_bytes);
    QCOMPARE(fetch(web.url(u"/disk.raw"_s), checkOf(m_bytes, kind)), m_bytes);
    const auto stream = open(web.url(u"/disk.raw"_s), checkOf("something else", kind));
    QVERIFY(stream);
    const auto got = readAll(**stream);
    QVERIFY(!got);
    QCOMPARE(got.error().code, ErrorCode::Corrupt);
    QVERIFY2(got.error().message.contains(u"SUMS"_s), qPrintable(got.error().message));
    QVERIFY(!(*stream)->arrival()->whole);
    std::vector<std::byte> buffer(10);
    QVERIFY(!(*stream)->read(buffer)); // and it stays so
}

void TestWebStream::passwords() {
    WebFolder web;
    web.put("/disk.raw", m_bytes);
    web.redirect("/away", web.server.url(u"/disk.raw"_s, u"127.0.0.1"_s).toEncoded());
    QUrl url(web.url(u"/disk.raw"_s));
    url.setUserName(u"me"_s);
    url.setPassword(u"pass/word"_s);
    web.cut({1'000'000});
    const auto stream = open(url.toString(QUrl::FullyEncoded));
    QVERIFY(stream);
    QCOMPARE(readAll(**stream), m_bytes);
    QVERIFY(!(*stream)->place().contains(u"pass"_s) && !(*stream)->name().contains(u"pass"_s));
    for (const Asked& asked : web.askedFor("/disk.raw"))
        QCOMPARE(asked.header("Authorization"), "Basic " + "me:pass/word"_ba.toBase64());
    url.setPath(u"/away"_s);
    QVERIFY(fetch(url.toString(QUrl::FullyEncoded)));
    QCOMPARE(web.server.asked().last().header("Authorization"), QByteArray()); // another host
}

QTEST_GUILESS_MAIN(TestWebStream)
#include "tst_webstream.moc"
