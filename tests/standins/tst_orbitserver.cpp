// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/standins/orbitserver.h"
#include "tests/standins/plainhttp.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QTest>
#include <QUrlQuery>

namespace platter::test {

// The object store that other tests rely on: it is a Swift, and it is shaped like Orbit (api.md, section 8.2).
class OrbitServerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        if (!OrbitServer::isInstalled())
            QSKIP("OpenStack Swift is not installed");
        const auto started = m_orbit.start();
        QVERIFY2(started, started ? "" : qPrintable(started.error().detail));
        m_token = signIn("GET", QStringLiteral("/v1"), "cli-12345").header("X-Auth-Token");
        QVERIFY(!m_token.isEmpty());
        QCOMPARE(send("PUT", u"c").status, 201);
        QCOMPARE(send("POST", u"", {{"X-Account-Meta-Temp-URL-Key", "the key"}}).status, 204);
    }

    void signsInTheOldWay() {
        QCOMPARE(signIn("HEAD", QStringLiteral("/v1/acc-12345"), "cli-12345").header("X-Storage-Url"),
            m_orbit.url().toEncoded() + "/v1/acc-12345");
        QCOMPARE(signIn("GET", QStringLiteral("/v1"), "cli-67890").header("X-Storage-Url"),
            m_orbit.url().toEncoded() + "/v1/acc-67890");
        QCOMPARE(signIn("GET", QStringLiteral("/v1/acc-67890"), "cli-12345").status, 401);
        QCOMPARE(plainRequest("GET", address(u"c")).status, 401);
    }

    void keepsAnObject() {
        const auto put = send("PUT", u"c/o", {}, "content");
        QCOMPARE(put.status, 201);
        QCOMPARE(put.header("Etag"), QCryptographicHash::hash("content", QCryptographicHash::Md5).toHex());
        QCOMPARE(send("GET", u"c/o").body, QByteArray("content"));
        QCOMPARE(send("GET", u"c/o", {{"Range", "bytes=3-"}}).body, QByteArray("tent"));
        QCOMPARE(send("GET", u"c?format=json").array().at(0).toObject()[u"bytes"].toInt(), 7);
        QCOMPARE(send("DELETE", u"c/o").status, 204);
        QCOMPARE(send("GET", u"c/o").status, 404);
    }

    void deletesByItself() {
        QCOMPARE(send("PUT", u"c/short", {{"X-Delete-After", "1"}}, "x").status, 201);
        QTRY_COMPARE(send("HEAD", u"c/short").status, 404);
    }

    void givesOutTemporaryUrls_data() {
        QTest::addColumn<QCryptographicHash::Algorithm>("algorithm");
        QTest::newRow("sha1") << QCryptographicHash::Sha1;
        QTest::newRow("sha256") << QCryptographicHash::Sha256;
    }

    void givesOutTemporaryUrls() {
        QFETCH(QCryptographicHash::Algorithm, algorithm);
        QCOMPARE(send("PUT", u"c/shared", {}, "for all").status, 201);
        const auto url = temporaryUrl(QStringLiteral("/v1/acc-12345/c/shared"), algorithm);
        QCOMPARE(plainRequest("GET", url).body, QByteArray("for all"));
        QUrl other(url);
        other.setPath(QStringLiteral("/v1/acc-12345/c/other"));
        QCOMPARE(plainRequest("GET", other).status, 401);
    }

    // Three segments, one of them twice, and that whole object as a piece of another.
    void joinsSegments() {
        QJsonArray segments;
        for (const QString& text : {QStringLiteral("one,"), QStringLiteral("two,"), QStringLiteral("three,")}) {
            const auto put = send("PUT", QString(u"c/s/" + text), {}, text.toUtf8());
            QCOMPARE(put.status, 201);
            auto piece = segment(u"/c/s/" + text);
            piece[u"etag"] = QString::fromUtf8(put.header("Etag"));
            piece[u"size_bytes"] = text.size();
            segments << piece;
        }
        segments << segments.at(0);
        const QJsonArray whole{segment(QStringLiteral("/c/whole")), segment(QStringLiteral("/c/s/two,"))};
        QCOMPARE(putManifest(u"c/whole", segments).status, 201);
        QCOMPARE(putManifest(u"c/nested", whole).status, 201);
        const auto algorithm = QCryptographicHash::Sha256;
        QCOMPARE(plainRequest("GET", temporaryUrl(QStringLiteral("/v1/acc-12345/c/whole"), algorithm)).body,
            QByteArray("one,two,three,one,"));
        QCOMPARE(plainRequest("GET", temporaryUrl(QStringLiteral("/v1/acc-12345/c/nested"), algorithm)).body,
            QByteArray("one,two,three,one,two,"));
        auto wrong = segment(QStringLiteral("/c/s/two,"));
        wrong[u"etag"] = QStringLiteral("0123456789abcdef0123456789abcdef");
        QCOMPARE(putManifest(u"c/wrong", {wrong}).status, 400);
    }

    void comesBackWithItsObjects() {
        QCOMPARE(send("PUT", u"c/stays", {}, "here").status, 201);
        const auto url = m_orbit.url();
        m_orbit.freeze();
        QCOMPARE(plainRequest("GET", address(u"c/stays"), {{"X-Auth-Token", m_token}}, {}, 100).status, 0);
        m_orbit.thaw();
        QCOMPARE(send("GET", u"c/stays").body, QByteArray("here"));
        m_orbit.stop();
        QVERIFY(!m_orbit.isRunning());
        QCOMPARE(send("GET", u"c/stays").status, 0);
        QVERIFY(m_orbit.start());
        QCOMPARE(m_orbit.url(), url);
        m_token = signIn("GET", QStringLiteral("/v1"), "cli-12345").header("X-Auth-Token");
        QCOMPARE(send("GET", u"c/stays").body, QByteArray("here"));
    }

private:
    QUrl address(QStringView path) const {
        return QUrl(m_orbit.url().toString() + u"/v1/acc-12345" + (path.isEmpty() ? u"" : u"/") + path);
    }

    PlainReply send(
        const QByteArray& method, QStringView path, PlainHeaders headers = {}, const QByteArray& body = {}) const {
        headers.append({"X-Auth-Token", m_token});
        return plainRequest(method, address(path), headers, body);
    }

    static QJsonObject segment(const QString& path) { return QJsonObject{{QStringLiteral("path"), path}}; }

    PlainReply putManifest(QStringView path, const QJsonArray& segments) const {
        return send("PUT", QString(path + u"?multipart-manifest=put"), {}, QJsonDocument(segments).toJson());
    }

    PlainReply signIn(const QByteArray& method, const QString& path, const QByteArray& user) const {
        QUrl url = m_orbit.url();
        url.setPath(path);
        return plainRequest(method, url, {{"X-Auth-User", user}, {"X-Auth-Key", "secret"}});
    }

    QUrl temporaryUrl(const QString& path, QCryptographicHash::Algorithm algorithm) const {
        const auto expires = QByteArray::number(QDateTime::currentSecsSinceEpoch() + 100);
        const QByteArray text = "GET\n" + expires + '\n' + path.toUtf8();
        QUrl url = m_orbit.url();
        url.setPath(path);
        QUrlQuery query;
        query.addQueryItem(QStringLiteral("temp_url_sig"),
            QString::fromLatin1(QMessageAuthenticationCode::hash(text, "the key", algorithm).toHex()));
        query.addQueryItem(QStringLiteral("temp_url_expires"), QString::fromLatin1(expires));
        url.setQuery(query);
        return url;
    }

    OrbitServer m_orbit;
    QByteArray m_token;
};

} // namespace platter::test

QTEST_GUILESS_MAIN(platter::test::OrbitServerTest)
#include "tst_orbitserver.moc"
