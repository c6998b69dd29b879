// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/apiclient.h"

#include "models/domain/sizes.h"
#include "tests/web/scriptedserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QTimeZone>

#include <atomic>
#include <memory>

using namespace platter;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray kImage = R"({"id": "img-12345", "name": "golden", "status": "available", "virtual_size": 2252})";
const QByteArray kServer = R"({"id": "srv-12345", "name": "web", "status": "creating"})";

QJsonObject body(const Asked& asked) {
    return QJsonDocument::fromJson(asked.body).object();
}

// The service: hands out tokens, and answers the rest as the test says.
struct Service {
    explicit Service(ScriptedServer::Script api, const AccountId& account = AccountId(u"acc-12345"_s))
        : server([this, api](const Asked& asked) { return answer(asked, api); })
        , signIn(&http, {.api = server.url(), .clientId = u"cli-12345"_s}, {.clientSecret = u"s"_s})
        , client(&http, &signIn, server.url(), account) { }

    QList<Step> answer(const Asked& asked, const ScriptedServer::Script& api) {
        if (asked.target == "/token") {
            const QByteArray text = "token-" + QByteArray::number(++tokens);
            return {answers(200, R"({"access_token": ")" + text + R"(", "expires_in": 7200})")};
        }
        return api(asked);
    }
    // What the API was asked, as "GET /1.0/images?…".
    QList<QByteArray> lines() const {
        QList<QByteArray> all;
        for (const Asked& asked : calls()) {
            all.append(asked.method + ' ' + asked.target);
        }
        return all;
    }
    QList<Asked> calls() const {
        QList<Asked> all = server.asked();
        all.removeIf([](const Asked& asked) { return asked.target == "/token"; });
        return all;
    }

    std::atomic<int> tokens = 0;
    HttpClient http{{.attempts = 2, .firstPause = 1ms}};
    ScriptedServer server;
    SignIn signIn;
    ApiClient client;
};

ScriptedServer::Script always(int status, const QByteArray& json, const QList<HttpHeader>& headers = {}) {
    return [=](const Asked&) { return QList{answers(status, json, headers)}; };
}

} // namespace

class TestApiClient : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asksProperly();
    void withoutAnAccount();
    void lists();
    void listsThatAreNone_data();
    void listsThatAreNone();
    void imageCalls();
    void updates_data();
    void updates();
    void lockRefused();
    void deletedWithoutABody();
    void snapshots();
    void serverCalls();
    void cloudIps_data();
    void cloudIps();
    void unmapping();
    void events();
    void tokenRevoked();
    void tokenRefusedForGood();
    void errors_data();
    void errors();
    void postsGoOnce();
};

void TestApiClient::asksProperly() {
    Service service(always(200, kImage));
    const Result<Image> image = service.client.image(ImageId(u"img-12345"_s));
    QVERIFY(image.has_value());
    QCOMPARE(image->name, u"golden");
    QCOMPARE(image->virtualSize, 2252 * kMiB);
    QVERIFY(image->library.isEmpty());
    QCOMPARE(service.lines(), QList{"GET /1.0/images/img-12345?account_id=acc-12345"_ba});
    const Asked asked = service.calls().first();
    QCOMPARE(asked.header("Accept"), "application/json");
    QCOMPARE(asked.header("Authorization"), "Bearer token-1");
    QCOMPARE(asked.header("Content-Type"), "");
    // An id is a name, never a path.
    QVERIFY(service.client.image(ImageId(u"../x?y#z"_s)).has_value());
    QCOMPARE(service.lines().last(), "GET /1.0/images/..%2Fx%3Fy%23z?account_id=acc-12345");
    QCOMPARE(service.tokens.load(), 1);
}

void TestApiClient::withoutAnAccount() {
    Service service(
        always(200, R"([{"id": "acc-1", "name": "One", "status": "active"}, {"id": "acc-2"}])"), AccountId());
    const auto accounts = service.client.accounts();
    QVERIFY(accounts.has_value());
    QCOMPARE(accounts->size(), 2);
    QCOMPARE(accounts->first(), (Account{AccountId(u"acc-1"_s), u"One"_s, u"active"_s}));
    QCOMPARE(service.lines(), QList{"GET /1.0/accounts?nested=false"_ba});
}

void TestApiClient::lists() { // of which some elements make no sense
    Service service(
        always(200, R"([{"id": "one-1"}, null, 7, "x", [], {"name": "no id"}, {"id": null}, {"id": "two-2"}])"));
    ApiClient& client = service.client;
    QCOMPARE(client.images().value_or(QList<Image>()).size(), 2);
    QCOMPARE(client.servers().value_or(QList<Server>()).size(), 2);
    QCOMPARE(client.serverTypes().value_or(QList<ServerType>()).size(), 2);
    QCOMPARE(client.zones().value_or(QList<Zone>()).size(), 2);
    QCOMPARE(client.serverGroups().value_or(QList<ServerGroup>()).size(), 2);
    QCOMPARE(client.cloudIps().value_or(QList<CloudIp>()).size(), 2);
    QCOMPARE(client.volumes().value_or(QList<Volume>()).size(), 2);
    QCOMPARE(client.events({}).value_or(QList<CloudEvent>()).size(), 2);
    QCOMPARE(client.accounts().value_or(QList<Account>()).size(), 2);
    const QByteArray scope = "?account_id=acc-12345";
    QCOMPARE(service.lines(),
        (QList<QByteArray>{"GET /1.0/images" + scope, "GET /1.0/servers" + scope, "GET /1.0/server_types" + scope,
            "GET /1.0/zones" + scope, "GET /1.0/server_groups" + scope + "&nested=false", "GET /1.0/cloud_ips" + scope,
            "GET /1.0/volumes" + scope, "GET /1.0/events" + scope, "GET /1.0/accounts" + scope + "&nested=false"}));
}

void TestApiClient::listsThatAreNone_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("object") << R"({"images": []})"_ba;
    QTest::newRow("nothing") << ""_ba;
    QTest::newRow("page") << "<html></html>"_ba;
    QTest::newRow("cut off") << R"([{"id": "img-1"}, {"id)"_ba;
    QTest::newRow("word") << "null"_ba;
}

void TestApiClient::listsThatAreNone() {
    QFETCH(const QByteArray, json);
    Service service(always(200, json));
    const auto images = service.client.images();
    QVERIFY(!images.has_value());
    QCOMPARE(images.error().code, ErrorCode::Unavailable);
    QVERIFY(!service.client.image(ImageId(u"img-1"_s)).has_value());
}

void TestApiClient::imageCalls() {
    Service service(always(201, kImage));
    RegisterRequest request;
    request.url = QUrl(u"https://example.com/disk.qcow2"_s);
    request.name = u"new"_s;
    request.architecture = Architecture::x86_64();
    QCOMPARE(service.client.registerImage(request)->id, ImageId(u"img-12345"_s));
    QCOMPARE(service.client.deleteImage(ImageId(u"img-12345"_s))->id, ImageId(u"img-12345"_s));
    QCOMPARE(service.lines(),
        (QList{"POST /1.0/images?account_id=acc-12345"_ba, "DELETE /1.0/images/img-12345?account_id=acc-12345"_ba}));
    QCOMPARE(body(service.calls().first()), toApi(request));
    QCOMPARE(service.calls().first().header("Content-Type"), "application/json");
}

void TestApiClient::updates_data() {
    QTest::addColumn<ImageChanges>("changes");
    QTest::addColumn<QList<QByteArray>>("lines");
    const QByteArray put = "PUT /1.0/images/img-12345";
    const QByteArray lock = "PUT /1.0/images/img-12345/lock_resource";
    const QByteArray unlock = "PUT /1.0/images/img-12345/unlock_resource";
    QTest::newRow("name") << ImageChanges{.name = u"x"_s} << QList{put};
    QTest::newRow("lock") << ImageChanges{.locked = true} << QList{lock};
    QTest::newRow("unlock") << ImageChanges{.locked = false} << QList{unlock};
    QTest::newRow("both") << ImageChanges{.name = u"x"_s, .locked = true} << (QList{put, lock});
    QTest::newRow("nothing of the service's") << ImageChanges{.starred = true} << QList{"GET /1.0/images/img-12345"_ba};
}

void TestApiClient::updates() {
    QFETCH(const ImageChanges, changes);
    QFETCH(const QList<QByteArray>, lines);
    Service service(always(200, kImage));
    const Result<Image> image = service.client.updateImage(ImageId(u"img-12345"_s), changes);
    QVERIFY(image.has_value());
    QList<QByteArray> asked;
    for (const QByteArray& line : service.lines()) {
        asked.append(line.first(line.indexOf('?')));
    }
    QCOMPARE(asked, lines);
    if (changes.name) {
        QCOMPARE(body(service.calls().first()), (QJsonObject{{u"name"_s, u"x"_s}}));
    }
}

void TestApiClient::lockRefused() {
    Service service([](const Asked& asked) {
        return QList{asked.target.contains("lock_resource") ? answers(403) : answers(200, kImage)};
    });
    const auto image = service.client.updateImage(ImageId(u"img-12345"_s), {.name = u"x"_s, .locked = true});
    QVERIFY(!image.has_value());
    QCOMPARE(image.error().code, ErrorCode::Refused);
}

void TestApiClient::deletedWithoutABody() {
    Service service([](const Asked& asked) {
        return QList{
            asked.method == "DELETE" ? answers(202) : answers(200, R"({"id": "img-12345", "status": "deleting"})")};
    });
    const auto image = service.client.deleteImage(ImageId(u"img-12345"_s));
    QVERIFY(image.has_value());
    QCOMPARE(image->status, ImageStatus::Deleting);
}

void TestApiClient::snapshots() {
    Service service([](const Asked& asked) {
        return QList{asked.target.contains("/snapshot")
                ? answers(202, kServer, {{"Link", "<https://api.example.com/1.0/images/img-snap1>; rel=snapshot"}})
                : answers(201, kImage)};
    });
    const SnapshotRequest request{.server = ServerId(u"srv-1"_s), .name = u"n"_s};
    QCOMPARE(service.client.snapshot(request)->id, ImageId(u"img-12345"_s));
    QCOMPARE(body(service.calls().first()), toApi(request));
    QCOMPARE(service.client.snapshotServer(ServerId(u"srv-1"_s)).value_or(ImageId()), ImageId(u"img-snap1"_s));
    QCOMPARE(service.lines().last(), "POST /1.0/servers/srv-1/snapshot?account_id=acc-12345");
    QCOMPARE(service.calls().last().body, "");
    Service mute(always(202, kServer));
    QVERIFY(!mute.client.snapshotServer(ServerId(u"srv-1"_s)).has_value());
    QCOMPARE(mute.calls().size(), 1);
}

void TestApiClient::serverCalls() {
    Service service(always(202, kServer));
    const BuildRequest build{.image = ImageId(u"img-1"_s), .type = ServerTypeId(u"typ-1"_s)};
    QCOMPARE(service.client.createServer(build)->id, ServerId(u"srv-12345"_s));
    QCOMPARE(service.client.server(ServerId(u"srv-1"_s))->status, ServerStatus::Creating);
    const ServerChanges changes{.snapshotSchedule = u"0 5 * * *"_s};
    QVERIFY(service.client.updateServer(ServerId(u"srv-1"_s), changes).has_value());
    QVERIFY(service.client.updateServer(ServerId(u"srv-1"_s), {}).has_value());
    const QByteArray scope = "?account_id=acc-12345";
    QCOMPARE(service.lines(),
        (QList<QByteArray>{"POST /1.0/servers" + scope, "GET /1.0/servers/srv-1" + scope,
            "PUT /1.0/servers/srv-1" + scope, "GET /1.0/servers/srv-1" + scope}));
    QCOMPARE(body(service.calls().at(0)), toApi(build));
    QCOMPARE(body(service.calls().at(2)), toApi(changes));
    Service account(always(200, R"({"id": "acc-1", "name": "Mine"})"));
    QCOMPARE(account.client.account()->name, u"Mine");
    QCOMPARE(account.lines(), QList{"GET /1.0/account?account_id=acc-12345&nested=false"_ba});
}

void TestApiClient::cloudIps_data() {
    QTest::addColumn<QByteArray>("ip");
    QTest::addColumn<QByteArray>("server");
    QTest::addColumn<QString>("destination"); // empty: not mapped again
    QTest::newRow("free") << R"({"id": "cip-1", "status": "unmapped", "server": null})"_ba
                          << R"({"id": "srv-2", "interfaces": [{"id": "int-a"}, {"id": "int-b"}]})"_ba << u"int-a"_s;
    QTest::newRow("no interface told") << R"({"id": "cip-1", "status": "unmapped"})"_ba << R"({"id": "srv-2"})"_ba
                                       << u"srv-2"_s;
    QTest::newRow("there already") << R"({"id": "cip-1", "status": "mapped", "server": {"id": "srv-2"}})"_ba
                                   << R"({"id": "srv-2"})"_ba << QString();
}

void TestApiClient::cloudIps() {
    QFETCH(const QByteArray, ip);
    QFETCH(const QByteArray, server);
    QFETCH(const QString, destination);
    Service service([&](const Asked& asked) {
        return QList{asked.target.startsWith("/1.0/servers/") ? answers(200, server)
                : asked.method == "GET"                       ? answers(200, ip)
                                                              : answers(202, "{}")};
    });
    QVERIFY(service.client.mapCloudIp(CloudIpId(u"cip-1"_s), ServerId(u"srv-2"_s)).has_value());
    const Asked last = service.calls().last();
    QCOMPARE(last.method, destination.isEmpty() ? "GET" : "POST");
    if (!destination.isEmpty()) {
        QCOMPARE(last.target, "/1.0/cloud_ips/cip-1/map?account_id=acc-12345");
        QCOMPARE(body(last), (QJsonObject{{u"destination"_s, destination}}));
    }
}

void TestApiClient::unmapping() {
    std::atomic<bool> isFree = false;
    Service service([&](const Asked& asked) {
        if (asked.target.startsWith("/1.0/servers/")) {
            return QList{answers(200, R"({"id": "srv-2", "interfaces": [{"id": "int-a"}]})")};
        }
        if (asked.target.contains("/unmap")) {
            isFree = true;
        }
        return QList{answers(asked.method == "GET" ? 200 : 202,
            isFree ? R"({"id": "cip-1", "status": "unmapped"})"
                   : R"({"id": "cip-1", "status": "mapped", "server": {"id": "srv-1"}})")};
    });
    QVERIFY(service.client.mapCloudIp(CloudIpId(u"cip-1"_s), ServerId(u"srv-2"_s)).has_value());
    const QByteArray scope = "?account_id=acc-12345";
    QCOMPARE(service.lines(),
        (QList<QByteArray>{"GET /1.0/servers/srv-2" + scope, "GET /1.0/cloud_ips/cip-1" + scope,
            "POST /1.0/cloud_ips/cip-1/unmap" + scope, "GET /1.0/cloud_ips/cip-1" + scope,
            "POST /1.0/cloud_ips/cip-1/map" + scope}));
}

void TestApiClient::events() {
    Service service(always(200, R"([{"id": "e1", "created_at": "2022-01-01T00:00:00Z"},
        {"id": "e3", "created_at": "2022-03-01T00:00:00Z"}, {"id": "e2", "created_at": "2022-02-01T00:00:00Z"}])"));
    const auto events = service.client.events(u"img-1"_s);
    QVERIFY(events.has_value());
    QCOMPARE(events->size(), 3);
    QCOMPARE(events->at(0).id, u"e3");
    QCOMPARE(events->at(2).id, u"e1");
    QCOMPARE(service.lines(), QList{"GET /1.0/events?account_id=acc-12345&resource_id=img-1"_ba});
}

void TestApiClient::tokenRevoked() {
    Service service([](const Asked& asked) {
        return QList{asked.header("Authorization") == "Bearer token-1"
                ? answers(
                      401, R"({"error": "invalid_token"})", {{"WWW-Authenticate", R"(OAuth error="invalid_token")"}})
                : answers(201, kImage)};
    });
    RegisterRequest request;
    request.url = QUrl(u"https://example.com/disk"_s);
    QVERIFY(service.client.registerImage(request).has_value()); // what was refused may be sent again, a POST too
    QCOMPARE(service.calls().size(), 2);
    QCOMPARE(service.tokens.load(), 2);
    QCOMPARE(service.calls().at(0).body, service.calls().at(1).body);
}

void TestApiClient::tokenRefusedForGood() {
    Service service(always(401, R"({"error": "invalid_token", "error_description": "token not found"})"));
    const auto images = service.client.images();
    QVERIFY(!images.has_value());
    QCOMPARE(images.error().code, ErrorCode::SignInNeeded);
    QCOMPARE(service.calls().size(), 2); // renewed once
}

void TestApiClient::errors_data() {
    QTest::addColumn<int>("status");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("403") << 403 << ErrorCode::Refused;
    QTest::newRow("404") << 404 << ErrorCode::NotFound;
    QTest::newRow("409") << 409 << ErrorCode::Conflict;
    QTest::newRow("410") << 410 << ErrorCode::Refused;
    QTest::newRow("422") << 422 << ErrorCode::Refused;
    QTest::newRow("503") << 503 << ErrorCode::Unavailable;
}

void TestApiClient::errors() {
    QFETCH(const int, status);
    QFETCH(const ErrorCode, code);
    Service service(always(status, R"({"error_name": "why", "errors": ["because of that"]})"));
    for (const Error& error : {service.client.image(ImageId(u"img-1"_s)).error(), service.client.images().error(),
             service.client.deleteImage(ImageId(u"img-1"_s)).error(),
             service.client.updateImage(ImageId(u"img-1"_s), {.name = u"x"_s, .locked = true}).error(),
             service.client.mapCloudIp(CloudIpId(u"cip-1"_s), ServerId(u"srv-1"_s)).error()}) {
        QCOMPARE(error.code, code);
        QVERIFY2(error.message.contains(u"Because of that."), qPrintable(error.message));
    }
}

void TestApiClient::postsGoOnce() {
    Service service([](const Asked&) { return QList{closes()}; });
    QCOMPARE(service.client.snapshotServer(ServerId(u"srv-1"_s)).error().code, ErrorCode::Offline);
    QCOMPARE(service.client.createServer({.image = ImageId(u"img-1"_s)}).error().code, ErrorCode::Offline);
    QCOMPARE(service.calls().size(), 2);
}

QTEST_GUILESS_MAIN(TestApiClient)
#include "tst_apiclient.moc"
