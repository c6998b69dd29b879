// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/standins/brightbox/standincloud.h"
#include "tests/standins/plainhttp.h"

#include <QCryptographicHash>
#include <QTest>

#include <lz4frame.h>
#include <memory>
#include <zlib.h>

using namespace Qt::StringLiterals;

namespace platter::test {

namespace {

QByteArray basic(const char* id, const char* secret) {
    return "Basic " + QByteArray(QByteArray(id) + ':' + secret).toBase64();
}

QByteArray lz4Frame(const QByteArray& raw) {
    QByteArray frame(static_cast<qsizetype>(LZ4F_compressFrameBound(static_cast<size_t>(raw.size()), nullptr)), '\0');
    frame.resize(static_cast<qsizetype>(LZ4F_compressFrame(
        frame.data(), static_cast<size_t>(frame.size()), raw.constData(), static_cast<size_t>(raw.size()), nullptr)));
    return frame;
}

QByteArray gzipMember(const QByteArray& raw) {
    QByteArray member(raw.size() + 1000, '\0');
    z_stream stream{};
    deflateInit2(&stream, 1, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    QByteArray copy(raw);
    stream.next_in = reinterpret_cast<Bytef*>(copy.data());
    stream.avail_in = static_cast<uInt>(copy.size());
    stream.next_out = reinterpret_cast<Bytef*>(member.data());
    stream.avail_out = static_cast<uInt>(member.size());
    deflate(&stream, Z_FINISH);
    member.resize(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return member;
}

} // namespace

// The stand-in that other tests rely on behaves as api.md says.
class StandInCloudTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_cloud = std::make_unique<StandInCloud>();
        m_cloud->setImportTime(std::chrono::milliseconds(0));
        m_token = token({{"Authorization", basic(StandInCloud::clientId, StandInCloud::clientSecret)}},
            "{'grant_type':'client_credentials'}")
                      .object()["access_token"_L1]
                      .toString()
                      .toUtf8();
        QVERIFY(!m_token.isEmpty());
    }

    void givesTokensToClients() {
        const PlainHeaders good{{"Authorization", basic(StandInCloud::clientId, StandInCloud::clientSecret)}};
        const auto reply = token(good, "{'grant_type':'client_credentials','scope':'infrastructure, orbit'}");
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.object()["expires_in"_L1].toInt(), 7200);
        QCOMPARE(reply.object()["scope"_L1].toString(), u"infrastructure, orbit"_s);
        QVERIFY(!reply.object().contains("refresh_token"_L1));

        const auto bad
            = token({{"Authorization", basic(StandInCloud::clientId, "wrong")}}, "{'grant_type':'client_credentials'}");
        QCOMPARE(bad.status, 401);
        QCOMPARE(bad.object()["error"_L1].toString(), u"invalid_client"_s);
        QVERIFY(bad.header("WWW-Authenticate").startsWith("Basic realm="));
        const auto application
            = token({{"Authorization", basic(StandInCloud::applicationId, StandInCloud::applicationSecret)}},
                "{'grant_type':'client_credentials'}");
        QCOMPARE(application.status, 400);
        QCOMPARE(application.object()["error"_L1].toString(), u"unauthorized_client"_s);
    }

    void givesTokensToUsers() {
        const PlainHeaders application{
            {"Authorization", basic(StandInCloud::applicationId, StandInCloud::applicationSecret)},
            {"Content-Type", "application/x-www-form-urlencoded"}};
        const QByteArray body = "grant_type=password&username=user%40example.com&password=pass-word-77q";
        m_cloud->setOneTimeCode(u"123456"_s);
        QCOMPARE(token(application, body).status, 401);
        QCOMPARE(token(application, body).header("X-Brightbox-OTP"), QByteArray("required"));
        QCOMPARE(token(application, body + "x").header("X-Brightbox-OTP"), QByteArray());
        auto withCode = application;
        withCode.emplaceBack("X-Brightbox-OTP", "123456");
        const auto reply = token(withCode, body);
        QCOMPARE(reply.status, 200);

        m_token = reply.object()["access_token"_L1].toString().toUtf8();
        QCOMPARE(call("GET", u"accounts").array().size(), 2);
        QCOMPARE(
            call("GET", u"account?account_id=acc-67890&nested=false").object()["id"_L1].toString(), u"acc-67890"_s);
        QCOMPARE(call("GET", u"user").object()["email_address"_L1].toString(), u"user@example.com"_s);
        QCOMPARE(call("GET", u"images?account_id=acc-vendr").status, 403);

        const auto refresh
            = "grant_type=refresh_token&refresh_token=" + reply.object()["refresh_token"_L1].toString().toUtf8();
        QCOMPARE(token(application, refresh).status, 200);
        QCOMPARE(token(application, refresh).object()["error"_L1].toString(), u"invalid_grant"_s); // used already
        for (const auto& request : m_cloud->requests())
            for (const auto& secret : {"pass-word-77q", "123456", StandInCloud::applicationSecret})
                QVERIFY(!request.body.contains(secret));
    }

    void endsTokens() {
        m_cloud->advanceClock(std::chrono::seconds(7199));
        QCOMPARE(call("GET", u"account").status, 200);
        m_cloud->advanceClock(std::chrono::seconds(2));
        const auto reply = call("GET", u"account");
        QCOMPARE(reply.status, 401);
        QCOMPARE(reply.object()["error"_L1].toString(), u"expired_token"_s);
        QCOMPARE(reply.header("WWW-Authenticate"), QByteArray("OAuth error=\"expired_token\""));
        m_cloud->revokeTokens();
        QCOMPARE(call("GET", u"account").object()["error"_L1].toString(), u"invalid_token"_s);
    }

    void listsWhatTheAccountMaySee() {
        m_cloud->seed();
        QHash<QString, QJsonObject> listed;
        for (const auto& image : call("GET", u"images").array())
            listed[image["id"_L1].toString()] = image.toObject();
        QVERIFY(listed.contains(u"img-ubj22"_s)); // official
        QVERIFY(!listed.contains(u"img-ubf20"_s)); // official, deprecated
        QVERIFY(listed.contains(u"img-gold0"_s)); // own, deprecated
        QVERIFY(listed.contains(u"img-other"_s)); // somebody else's, public
        QVERIFY(!listed.contains(u"img-hid00"_s));
        QCOMPARE(call("GET", u"images/img-ubf20").status, 200);
        QCOMPARE(call("GET", u"images/img-hid00").status, 404);
        QCOMPARE(call("GET", u"images/img-00000").object()["error_name"_L1].toString(), u"missing_resource"_s);
        QVERIFY(!listed[u"img-w2k22"_s].contains("licence_name"_L1));
        QCOMPARE(call("GET", u"images/img-w2k22").object()["licence_name"_L1].toString(), u"Windows 2022"_s);
        QVERIFY(listed[u"img-ubj22"_s].contains("added_later"_L1));

        const auto servers = call("GET", u"servers").array();
        QCOMPARE(servers.size(), 6);
        const auto web = call("GET", u"servers/srv-web1a").object();
        QCOMPARE(web["image"_L1]["id"_L1].toString(), u"img-gold1"_s);
        QCOMPARE(web["cloud_ips"_L1].toArray().size(), 1);
        QCOMPARE(web["snapshots"_L1].toArray().size(), 2);
        QCOMPARE(call("GET", u"server_types").array().size(), 10);
        QCOMPARE(call("GET", u"zones").array().size(), 2);
        QCOMPARE(call("GET", u"server_groups").array().size(), 2);
        QCOMPARE(call("GET", u"volumes").array().size(), 3);
    }

    void updatesAndDeletes() {
        const auto id = m_cloud->addImage({{u"name"_s, u"a"_s}, {u"min_ram"_s, 512}, {u"username"_s, u"root"_s}});
        const auto path = QString(u"images/" + id);
        auto image = call("PUT", path, "{'name':'b','min_ram':null,'status':'deprecated'}").object();
        QCOMPARE(image["name"_L1].toString(), u"b"_s);
        QVERIFY(image["min_ram"_L1].isNull());
        QCOMPARE(image["username"_L1].toString(), u"root"_s);
        QCOMPARE(image["status"_L1].toString(), u"deprecated"_s);
        const auto wrong = call("PUT", path, "{'arch':'vax','status':'failed'}");
        QCOMPARE(wrong.status, 422);
        QCOMPARE(wrong.object()["errors"_L1].toArray().size(), 2);

        QCOMPARE(call("PUT", QString(path + u"/lock_resource")).object()["locked"_L1].toBool(), true);
        QCOMPARE(call("DELETE", path).status, 409);
        QCOMPARE(call("PUT", QString(path + u"/unlock_resource")).status, 200);
        QCOMPARE(call("DELETE", path).object()["status"_L1].toString(), u"deleting"_s);
        QCOMPARE(call("GET", path).object()["status"_L1].toString(), u"deleted"_s);
        QCOMPARE(call("GET", u"images").array().size(), 1);
        m_cloud->advanceClock(std::chrono::seconds(3601));
        QCOMPARE(call("GET", u"images").array().size(), 0);
        QCOMPARE(call("GET", path).status, 404);
        QCOMPARE(
            call("GET", QString(u"events?limit=1&resource_id=" + id)).array()[0]["action"_L1].toString(), u"destroy"_s);
        QCOMPARE(call("POST", u"accounts/acc-12345/reset_ftp_password").status, 410);
    }

    void registersFromAnAddress_data() {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("raw"); // empty: it fails
        const auto raw = seededDisk(7, 3'000'000, 0, 3'000'000);
        const auto half = raw.size() / 2;
        QTest::newRow("raw") << raw << raw;
        QTest::newRow("lz4") << lz4Frame(raw) << raw;
        QTest::newRow("lz4 frames") << lz4Frame(raw.left(half)) + lz4Frame({}) + lz4Frame(raw.mid(half)) << raw;
        QTest::newRow("gzip") << gzipMember(raw) << raw;
        QTest::newRow("gzip members") << gzipMember(raw.left(half)) + gzipMember(raw.mid(half)) << raw;
        QTest::newRow("tiny") << QByteArray("x") << QByteArray("x");
        QTest::newRow("lz4 cut short") << lz4Frame(raw).chopped(100) << QByteArray();
        QTest::newRow("gzip cut short") << gzipMember(raw).chopped(100) << QByteArray();
        QTest::newRow("gzip damaged") << gzipMember(raw).replace(1000, 4, "oops") << QByteArray();
        QTest::newRow("zstd") << QByteArray("\x28\xb5\x2f\xfd and so on") << QByteArray();
        QTest::newRow("empty") << QByteArray() << QByteArray();
    }

    void registersFromAnAddress() {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, raw);
        HttpFront files([&](const Asked&) { return Reply{.status = 200, .body = file, .headers = {}}; });
        QVERIFY(files.listen(0));
        const auto url = u"http://127.0.0.1:%1/disk.img"_s.arg(files.port());
        m_cloud->setImportTime(std::chrono::milliseconds(50));
        const auto reply = call(
            "POST", u"images", QJsonDocument(QJsonObject{{u"http_url"_s, url}, {u"arch"_s, u"x86_64"_s}}).toJson());
        QCOMPARE(reply.status, 201);
        const auto id = reply.object()["id"_L1].toString();
        QVERIFY(reply.header("Location").endsWith(id.toUtf8()));
        QCOMPARE(reply.object()["status"_L1].toString(), u"creating"_s);
        QCOMPARE(reply.object()["virtual_size"_L1].toInt(-1), 0);
        QCOMPARE(reply.object()["disk_size"_L1].toInt(-1), 0);
        QTRY_VERIFY(m_cloud->object(id)["status"_L1].toString() != "creating"_L1);
        QCOMPARE(m_cloud->object(id)["status"_L1].toString(), raw.isEmpty() ? u"failed"_s : u"available"_s);
        QCOMPARE(m_cloud->taken(id).error.isEmpty(), !raw.isEmpty());
        if (raw.isEmpty())
            return;
        QCOMPARE(m_cloud->taken(id).sha256, QCryptographicHash::hash(raw, QCryptographicHash::Sha256).toHex());
        QCOMPARE(m_cloud->taken(id).size, raw.size());
        QCOMPARE(m_cloud->object(id)["virtual_size"_L1].toInt(), (raw.size() + 1048575) / 1048576);
    }

    void refusesToRegister() {
        QCOMPARE(
            call("POST", u"images", "{'http_url':'ftp://x/y','name':'n'}").object()["errors"_L1].toArray().size(), 2);
        QCOMPARE(call("POST", u"images", "{'arch':'x86_64'}").status, 422);
        QCOMPARE(call("POST", u"images", "{'server':'srv-00000'}").status, 422);
        QCOMPARE(call("POST", u"images", "{").status, 400);
    }

    void snapshotsServers() {
        const auto base = m_cloud->addImage({{u"username"_s, u"debian"_s}});
        const auto server = m_cloud->addServer({{u"_image"_s, base}});
        m_cloud->setDisk(server, {.file = {}, .seed = 5, .bytes = 1'000'000});
        const auto reply = call("POST", QString(u"servers/" + server + u"/snapshot"));
        QCOMPARE(reply.status, 202);
        QCOMPARE(reply.object()["id"_L1].toString(), server);
        const auto link = reply.header("Link");
        QVERIFY2(link.startsWith('<') && link.endsWith(">; rel=snapshot"), link);
        const auto id = QString::fromUtf8(link.mid(link.indexOf("img-"), link.indexOf('>') - link.indexOf("img-")));
        QTRY_COMPARE(m_cloud->object(id)["status"_L1].toString(), u"available"_s);
        QCOMPARE(m_cloud->object(id)["ancestor"_L1]["id"_L1].toString(), base);
        QCOMPARE(m_cloud->object(id)["username"_L1].toString(), u"debian"_s);
        QCOMPARE(m_cloud->taken(id).sha256,
            QCryptographicHash::hash(seededDisk(5, 1'000'000, 0, 1'000'000), QCryptographicHash::Sha256).toHex());
        const auto named = call("POST", u"images", "{'name':'mine','server':'" + server.toUtf8() + "'}").object();
        QCOMPARE(named["name"_L1].toString(), u"mine"_s);
        QCOMPARE(named["source_type"_L1].toString(), u"snapshot"_s);
    }

    void buildsServers() {
        m_cloud->seed();
        m_cloud->setChangeTime(std::chrono::milliseconds(0));
        QCOMPARE(call("POST", u"servers", "{'image':'img-w2k22','server_type':'nano'}").status, 422); // RAM
        QCOMPARE(call("POST", u"servers", "{'image':'img-aut01','server_type':'mini'}").status, 422); // disk
        QCOMPARE(call("POST", u"servers", "{'image':'img-broke','server_type':'mini'}").status, 422);
        QCOMPARE(call("POST", u"servers", "{'image':'img-ubj22','server_type':'2gb.nbs'}").status, 422);
        const auto made = call("POST", u"servers",
            "{'volumes':[{'image':'img-ubj22','size':51200}],'server_type':'2gb.nbs','name':'new'}");
        QCOMPARE(made.status, 202);
        const auto path = QString(u"servers/" + made.object()["id"_L1].toString());
        QCOMPARE(call("GET", path).object()["status"_L1].toString(), u"active"_s);
        QCOMPARE(call("GET", path).object()["volumes"_L1][0]["size"_L1].toInt(), 51200);

        const auto old = m_cloud->object(u"srv-web1a"_s)["cloud_ips"_L1][0]["id"_L1].toString();
        const auto body = "{'destination':'" + made.object()["id"_L1].toString().toUtf8() + "'}";
        QCOMPARE(call("POST", QString(u"cloud_ips/" + old + u"/map"), body).status, 409);
        QCOMPARE(call("POST", QString(u"cloud_ips/" + old + u"/unmap")).status, 202);
        QCOMPARE(call("POST", QString(u"cloud_ips/" + old + u"/map"), body).status, 202);
        QCOMPARE(call("GET", path).object()["cloud_ips"_L1].toArray().size(), 1);
        QCOMPARE(call("POST", QString(path + u"/stop")).status, 202);
        QCOMPARE(call("GET", path).object()["status"_L1].toString(), u"inactive"_s);
        QCOMPARE(call("POST", QString(path + u"/stop")).status, 409);
        QCOMPARE(call("DELETE", path).object()["status"_L1].toString(), u"deleting"_s);
    }

    void goesWrongWhenToldTo() {
        using enum Fault::Answer;
        const auto fault = [&](Fault::Answer answer) {
            m_cloud->addFault(
                {.method = "GET", .path = u"/1.0/zones"_s, .answer = answer, .body = "x", .retryAfter = "2"});
            return call("GET", u"zones", {}, answer == Hang ? 200 : 60'000);
        };
        QCOMPARE(fault(Status).status, 503);
        m_cloud->addFault({.path = u"/1.0/zones"_s, .skip = 1, .status = 429, .retryAfter = "2"});
        QCOMPARE(call("GET", u"zones").array().size(), 2);
        QCOMPARE(call("GET", u"zones").header("Retry-After"), QByteArray("2"));
        QCOMPARE(fault(Hang).status, 0);
        m_cloud->addFault({.path = u"/1.0/zones"_s, .times = -1, .answer = Drop});
        QCOMPARE(call("GET", u"zones").status, 0);
        m_cloud->clearFaults();
        const auto whole = call("GET", u"zones").body.size();
        const auto cut = fault(Cut);
        QVERIFY(cut.body.size() < whole && cut.array().isEmpty());
        QVERIFY(fault(Malformed).array().isEmpty());
        QCOMPARE(fault(Empty).status, 200);
        QCOMPARE(call("GET", u"zones").array().size(), 2);
        m_cloud->addFault({.path = u"/1.0/zones"_s, .answer = Real, .delay = std::chrono::milliseconds(150)});
        QCOMPARE(call("GET", u"zones", {}, 50).status, 0); // nobody is there any more when it answers
        m_cloud->addFault({.path = u"/1.0/zones"_s, .answer = Real, .delay = std::chrono::milliseconds(150)});
        QCOMPARE(call("GET", u"zones").array().size(), 2);
        m_cloud->stopListening();
        QCOMPARE(call("GET", u"zones").status, 0);
        QVERIFY(m_cloud->startListening());
        QCOMPARE(call("GET", u"zones").array().size(), 2);
        QVERIFY(!m_cloud->requests().isEmpty());
    }

    void answersFastWhenThereIsMuch() {
        m_cloud->seedMany();
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(call("GET", u"images").array().size(), 1000);
        QCOMPARE(call("GET", u"servers").array().size(), 500);
        qInfo("1,000 images and 500 servers: %lld ms", timer.elapsed());
    }

private:
    PlainReply token(const PlainHeaders& headers, const QByteArray& body) const {
        return plainRequest(
            "POST", QUrl(m_cloud->url().toString() + u"/token"), headers, QByteArray(body).replace('\'', '"'));
    }

    // Single quotes in the body stand for double ones.
    PlainReply call(
        const QByteArray& method, QStringView path, const QByteArray& body = {}, int timeoutMs = 60'000) const {
        return plainRequest(method, QUrl(m_cloud->url().toString() + u"/1.0/" + path),
            {{"Authorization", "Bearer " + m_token}, {"Content-Type", "application/json"}},
            QByteArray(body).replace('\'', '"'), timeoutMs);
    }

    std::unique_ptr<StandInCloud> m_cloud;
    QByteArray m_token;
};

} // namespace platter::test

QTEST_GUILESS_MAIN(platter::test::StandInCloudTest)
#include "tst_standincloud.moc"
