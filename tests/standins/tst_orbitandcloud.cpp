// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/standins/brightbox/standincloud.h"
#include "tests/standins/orbitserver.h"
#include "tests/standins/plainhttp.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QTest>

#include <lz4frame.h>
#include <memory>

using namespace Qt::StringLiterals;

namespace platter::test {

namespace {

QByteArray lz4Frame(const QByteArray& raw) {
    QByteArray frame(static_cast<qsizetype>(LZ4F_compressFrameBound(static_cast<size_t>(raw.size()), nullptr)), '\0');
    frame.resize(static_cast<qsizetype>(LZ4F_compressFrame(
        frame.data(), static_cast<size_t>(frame.size()), raw.constData(), static_cast<size_t>(raw.size()), nullptr)));
    return frame;
}

QByteArray unpacked(const QByteArray& bytes) {
    QByteArray raw;
    Unpacker unpacker;
    const auto sink = [&](const char* piece, qsizetype count) { raw.append(piece, count); };
    if (!unpacker.feed(bytes, sink).isEmpty() || !unpacker.finish(sink).isEmpty())
        return {};
    return raw;
}

} // namespace

// The two stand-ins together, as a client of the real service meets them (api.md, section 8).
class OrbitAndCloudTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        if (!OrbitServer::isInstalled())
            QSKIP("OpenStack Swift is not installed");
        m_cloud = std::make_unique<StandInCloud>();
        m_cloud->setImportTime(std::chrono::milliseconds(0));
        const auto started = m_orbit.start(m_cloud->url());
        QVERIFY2(started, started ? "" : qPrintable(started.error().detail));
        m_cloud->setOrbit(m_orbit.url());
    }

    void init() {
        m_token = newToken();
        const auto reply = plainRequest("POST", QUrl(m_orbit.url().toString() + u"/v1/acc-12345"),
            {{"X-Auth-Token", m_token}, {"X-Account-Meta-Temp-URL-Key", "the key"}});
        QCOMPARE(reply.status, 204);
    }

    void takesTheApisTokens() {
        QCOMPARE(orbit("PUT", u"acc-12345/c").status, 201);
        QCOMPARE(orbit("PUT", u"acc-12345/c/o", "content").status, 201);
        QCOMPARE(orbit("GET", u"acc-12345/c/o").body, QByteArray("content"));
        QCOMPARE(orbit("GET", u"acc-67890/c/o").status, 403);
        QCOMPARE(orbit("DELETE", u"acc-12345").status, 405);
        m_cloud->stopListening(); // what Orbit knows already, it goes on with
        QCOMPARE(orbit("GET", u"acc-12345/c/o").body, QByteArray("content"));
        QVERIFY(m_cloud->startListening());
        m_cloud->revokeTokens();
        QTRY_COMPARE(orbit("GET", u"acc-12345/c/o").status, 401);
        m_token = "nonsense";
        QCOMPARE(orbit("GET", u"acc-12345/c/o").status, 401);
    }

    // Three frames as segments, joined, behind a temporary URL: what comes out is the disk.
    void registersWhatWasUploaded() {
        const auto raw = seededDisk(3, 3'000'000, 0, 3'000'000);
        QVERIFY(orbit("PUT", u"acc-12345/upload").status < 300);
        QJsonArray manifest;
        for (int i = 0; i < 3; ++i) {
            const auto name = u"upload/s/%1"_s.arg(i);
            QCOMPARE(
                orbit("PUT", QString(u"acc-12345/" + name), lz4Frame(raw.mid(i * 1'000'000, 1'000'000))).status, 201);
            manifest << QJsonObject{{u"path"_s, QString(u'/' + name)}};
        }
        QCOMPARE(
            orbit("PUT", u"acc-12345/upload/disk.lz4?multipart-manifest=put", QJsonDocument(manifest).toJson()).status,
            201);
        const auto reply = plainRequest("POST", QUrl(m_cloud->url().toString() + u"/1.0/images"),
            {{"Authorization", "Bearer " + m_token}},
            QJsonDocument(QJsonObject{{u"http_url"_s, temporaryUrl(u"/v1/acc-12345/upload/disk.lz4"_s)},
                              {u"arch"_s, u"x86_64"_s}})
                .toJson());
        QCOMPARE(reply.status, 201);
        const auto id = reply.object()["id"_L1].toString();
        QTRY_COMPARE(m_cloud->object(id)["status"_L1].toString(), u"available"_s);
        QCOMPARE(m_cloud->taken(id).sha256, QCryptographicHash::hash(raw, QCryptographicHash::Sha256).toHex());
        checkStored(id, raw);
    }

    void storesSnapshots() {
        const auto server = m_cloud->addServer({{u"_image"_s, m_cloud->addImage()}});
        m_cloud->setDisk(server, {.file = {}, .seed = 9, .bytes = 500'000});
        const auto reply
            = plainRequest("POST", QUrl(m_cloud->url().toString() + u"/1.0/servers/" + server + u"/snapshot"),
                {{"Authorization", "Bearer " + m_token}});
        QCOMPARE(reply.status, 202);
        const auto link = QString::fromUtf8(reply.header("Link"));
        const auto id = link.section(u'/', -1).section(u'>', 0, 0);
        QTRY_COMPARE(m_cloud->object(id)["status"_L1].toString(), u"available"_s);
        checkStored(id, seededDisk(9, 500'000, 0, 500'000));
    }

private:
    // It can be read, not written; and it goes with the image.
    void checkStored(const QString& id, const QByteArray& raw) {
        const auto path = QString(u"acc-12345/images/" + id);
        QVERIFY(unpacked(orbit("GET", path).body) == raw);
        QCOMPARE(orbit("PUT", path, "other").status, 403);
        QCOMPARE(orbit("POST", path).status, 403);
        QCOMPARE(orbit("DELETE", path).status, 403);
        QCOMPARE(orbit("DELETE", u"acc-12345/images").status, 403);
        QCOMPARE(plainRequest("PUT", QUrl(temporaryUrl(QString(u"/v1/" + path), "PUT")), {}, "other").status, 403);
        const QUrl image(m_cloud->url().toString() + u"/1.0/images/" + id);
        QCOMPARE(plainRequest("DELETE", image, {{"Authorization", "Bearer " + m_token}}).status, 202);
        QCOMPARE(plainRequest("GET", image, {{"Authorization", "Bearer " + m_token}}).status, 200); // time goes on
        QTRY_COMPARE(orbit("GET", path).status, 404);
    }

    QByteArray newToken() const {
        const auto secret = QByteArray(StandInCloud::clientId) + ':' + StandInCloud::clientSecret;
        return plainRequest("POST", QUrl(m_cloud->url().toString() + u"/token"),
            {{"Authorization", "Basic " + QByteArray(secret).toBase64()}},
            QJsonDocument(QJsonObject{{u"grant_type"_s, u"client_credentials"_s}}).toJson())
            .object()["access_token"_L1]
            .toString()
            .toUtf8();
    }

    PlainReply orbit(const QByteArray& method, QStringView path, const QByteArray& body = {}) const {
        return plainRequest(method, QUrl(m_orbit.url().toString() + u"/v1/" + path), {{"X-Auth-Token", m_token}}, body);
    }

    // For a reader, or for a writer, of the account that has the key that init() sets.
    QString temporaryUrl(const QString& path, const QByteArray& method = "GET") const {
        const auto expires = QByteArray::number(QDateTime::currentSecsSinceEpoch() + 100);
        const QByteArray text = method + '\n' + expires + '\n' + path.toUtf8();
        const auto signature = QMessageAuthenticationCode::hash(text, "the key", QCryptographicHash::Sha1).toHex();
        return m_orbit.url().toString() + path + u"?temp_url_sig=" + QString::fromLatin1(signature)
            + u"&temp_url_expires=" + QString::fromLatin1(expires);
    }

    std::unique_ptr<StandInCloud> m_cloud;
    OrbitServer m_orbit;
    QByteArray m_token;
};

} // namespace platter::test

QTEST_GUILESS_MAIN(platter::test::OrbitAndCloudTest)
#include "tst_orbitandcloud.moc"
