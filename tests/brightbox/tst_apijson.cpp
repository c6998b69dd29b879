// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/apijson.h"

#include "models/domain/sizes.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QTimeZone>

using namespace platter;
using namespace Qt::StringLiterals;

namespace {

QJsonValue parsed(const QByteArray& json) {
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (document.isNull()) {
        qFatal("not JSON: %s", qPrintable(error.errorString()));
    }
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

QJsonObject object(const QByteArray& json) {
    return parsed(json).toObject();
}

QDateTime utc(int year, int month, int day, int hour, int minute, int second = 0) {
    return {QDate(year, month, day), QTime(hour, minute, second), QTimeZone::UTC};
}

HttpReply reply(int status, const QByteArray& body, const QList<HttpHeader>& headers = {}) {
    return {.status = status, .headers = headers, .body = body};
}

// Every object in it that says to be of that type.
void collect(const QJsonValue& value, const QString& type, QList<QJsonObject>& found) {
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        if (object.value("resource_type"_L1).toString() == type) {
            found.append(object);
        }
        for (const QJsonValue& each : object) {
            collect(each, type, found);
        }
    }
    for (const QJsonValue& each : value.toArray()) {
        collect(each, type, found);
    }
}

struct Recorded {
    QString name{};
    int status = 200;
    QJsonValue body{};
    QList<HttpHeader> headers{};
};

QList<Recorded> recordings() {
    QList<Recorded> all;
    const QDir folder(QStringLiteral(PLATTER_RECORDED));
    for (const QString& name : folder.entryList({u"*.json"_s}, QDir::Files)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly)) {
            qFatal("cannot read %s", qPrintable(name));
        }
        const QJsonObject exchange = parsed(file.readAll()).toObject();
        const QJsonObject response = exchange.value("response"_L1).toObject();
        Recorded recorded{
            .name = name, .status = response.value("status"_L1).toInt(), .body = response.value("body"_L1)};
        const QJsonObject headers = response.value("headers"_L1).toObject();
        for (auto it = headers.begin(); it != headers.end(); ++it) {
            recorded.headers.append(HttpHeader{it.key().toLatin1(), it.value().toString().toLatin1()});
        }
        all.append(recorded);
    }
    const QDir examples(folder.filePath(u"examples"_s));
    for (const QString& name : examples.entryList({u"*.json"_s}, QDir::Files)) {
        QFile file(examples.filePath(name));
        if (file.open(QIODevice::ReadOnly)) {
            all.append({.name = name, .body = parsed(file.readAll())});
        }
    }
    return all;
}

// What a field says, an absent one and null being the same as "".
QString said(const QJsonObject& json, QLatin1StringView field) {
    return json.value(field).toString();
}
qint64 saidBytes(const QJsonObject& json, QLatin1StringView field) {
    return json.value(field).toInteger() * 1024 * 1024;
}
QDateTime saidTime(const QJsonObject& json, QLatin1StringView field) {
    return QDateTime::fromString(said(json, field).first(19) + u'Z', Qt::ISODate);
}

} // namespace

class TestApiJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void times_data();
    void times();
    void fullImage();
    void oldImage();
    void strangeImages_data();
    void strangeImages();
    void fullServer();
    void serverAddresses_data();
    void serverAddresses();
    void lastSnapshot_data();
    void lastSnapshot();
    void strangeServers();
    void smallThings();
    void volumes();
    void events();
    void noObjects();
    void imageChanges_data();
    void imageChanges();
    void requests();
    void errors_data();
    void errors();
    void errorsHideSecrets();
    void notUnderstood();
    void links_data();
    void links();
    void recordedImages();
    void recordedServers();
    void recordedSmallThings();
    void recordedErrors();
};

void TestApiJson::times_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QDateTime>("expected");
    QTest::newRow("seconds") << u"2011-05-09T12:00:01Z"_s << utc(2011, 5, 9, 12, 0, 1);
    QTest::newRow("milliseconds") << u"2022-06-07T06:58:16.250Z"_s << utc(2022, 6, 7, 6, 58, 16).addMSecs(250);
    QTest::newRow("another zone") << u"2022-06-07T06:58:16+02:00"_s << utc(2022, 6, 7, 4, 58, 16);
    QTest::newRow("no zone") << u"2022-06-07T06:58:16"_s << utc(2022, 6, 7, 6, 58, 16);
    QTest::newRow("empty") << QString() << QDateTime();
    QTest::newRow("words") << u"yesterday"_s << QDateTime();
}

void TestApiJson::times() {
    QFETCH(const QString, text);
    QFETCH(const QDateTime, expected);
    const QDateTime at = timeFromApi(text);
    QCOMPARE(at, expected);
    QVERIFY(!at.isValid() || at.timeSpec() == Qt::UTC);
}

void TestApiJson::fullImage() {
    const std::optional<Image> image = imageFromApi(object(R"({"id": "img-ab12c", "resource_type": "image",
        "url": "https://api.example.com/1.0/images/img-ab12c", "name": "golden", "status": "deprecated", "locked": true,
        "username": "admin", "description": "The good one.", "source": "srv-vf2a4", "arch": "i686",
        "created_at": "2022-06-07T06:58:16.000Z", "official": true, "public": true, "compatibility_mode": true,
        "source_type": "snapshot", "source_trigger": "schedule", "disk_size": 421, "virtual_size": 2252, "min_ram": 512,
        "owner": "acc-43ks4", "licence_name": "Windows 2008", "brand_new_field": {"a": [1, 2]},
        "ancestor": {"id": "img-old00", "name": "older", "status": "deleted"}})"));
    QVERIFY(image.has_value());
    Image expected;
    expected.id = ImageId(u"img-ab12c"_s);
    expected.url = u"https://api.example.com/1.0/images/img-ab12c"_s;
    expected.name = u"golden"_s;
    expected.username = u"admin"_s;
    expected.status = ImageStatus::Deprecated;
    expected.locked = true;
    expected.description = u"The good one."_s;
    expected.source = u"srv-vf2a4"_s;
    expected.sourceType = SourceType::Snapshot;
    expected.sourceTrigger = SourceTrigger::Schedule;
    expected.architecture = Architecture::i686();
    expected.createdAt = utc(2022, 6, 7, 6, 58, 16);
    expected.official = true;
    expected.isPublic = true;
    expected.owner = u"acc-43ks4"_s;
    expected.mode = ImageMode::Compatibility;
    expected.virtualSize = 2361393152; // the known size of such an image (api.md, 4.1)
    expected.diskSize = 421 * kMiB;
    expected.minRam = 512 * kMiB;
    expected.licenceName = u"Windows 2008"_s;
    expected.ancestor = Ancestor{ImageId(u"img-old00"_s), u"older"_s, ImageStatus::Deleted};
    QCOMPARE(*image, expected);
}

void TestApiJson::oldImage() { // what 2011 did not say yet
    const std::optional<Image> image
        = imageFromApi(object(R"({"id": "img-1", "name": "lucid", "status": "available", "ancestor": null})"));
    QVERIFY(image.has_value());
    Image expected;
    expected.id = ImageId(u"img-1"_s);
    expected.name = u"lucid"_s;
    expected.status = ImageStatus::Available;
    QCOMPARE(*image, expected);
}

void TestApiJson::strangeImages_data() {
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<ImageStatus>("status");
    QTest::addColumn<qint64>("diskSize");
    QTest::newRow("unknown status") << R"("status": "pondering")"_ba << ImageStatus::Unavailable << qint64(0);
    QTest::newRow("no status") << R"("name": "x")"_ba << ImageStatus::Unavailable << qint64(0);
    QTest::newRow("status of another type") << R"("status": 7)"_ba << ImageStatus::Unavailable << qint64(0);
    QTest::newRow("minimum 0") << R"("status": "failed", "min_ram": 0)"_ba << ImageStatus::Failed << qint64(0);
    QTest::newRow("minimum null") << R"("status": "failed", "min_ram": null)"_ba << ImageStatus::Failed << qint64(0);
    QTest::newRow("negative size") << R"("status": "deleting", "disk_size": -5)"_ba << ImageStatus::Deleting
                                   << qint64(0);
    QTest::newRow("endless size") << R"("status": "deleted", "disk_size": 9223372036854775807)"_ba
                                  << ImageStatus::Deleted << qint64(0);
    QTest::newRow("size as text") << R"("status": "creating", "disk_size": "12")"_ba << ImageStatus::Creating
                                  << 12 * kMiB;
}

void TestApiJson::strangeImages() {
    QFETCH(const QByteArray, fields);
    QFETCH(const ImageStatus, status);
    QFETCH(const qint64, diskSize);
    const std::optional<Image> image = imageFromApi(object(R"({"id": "img-1", )"_ba + fields + "}"));
    QVERIFY(image.has_value());
    QCOMPARE(image->status, status);
    QCOMPARE(image->diskSize, diskSize);
    QCOMPARE(image->minRam, std::nullopt);
}

void TestApiJson::fullServer() {
    const std::optional<Server> server = serverFromApi(object(R"({"id": "srv-lv426", "name": "web", "status": "active",
        "locked": true, "hostname": "web-host", "fqdn": "srv-lv426.gb1.brightbox.com", "user_data": "I2Nsb3Vk",
        "created_at": "2011-10-01T01:00:00Z", "deleted_at": null, "compatibility_mode": true,
        "snapshots_schedule": "0 5 * * *", "snapshots_schedule_next_at": "2022-06-08T05:00:00.000Z",
        "snapshots_retention": "7",
        "image": {"id": "img-3ikco", "name": "Lucid", "username": "ubuntu", "status": "deleted", "arch": "x86_64"},
        "server_type": {"id": "typ-1", "handle": "2gb.nbs", "name": "2GB Block Storage", "status": "available",
            "cores": 2, "ram": 2048, "disk_size": 0, "storage_type": "network"},
        "zone": {"id": "zon-328ds", "handle": "gb1-a"},
        "cloud_ips": [{"id": "cip-k4a25", "public_ip": "109.107.50.0", "status": "mapped"}],
        "snapshots": [{"id": "img-s1", "created_at": "2022-05-18T07:00:19.000Z", "status": "available"}],
        "server_groups": [{"id": "grp-sda44", "name": "default", "default": true}, {"id": "grp-two"}],
        "volumes": [{"id": "vol-data", "boot": false, "size": 100, "status": "attached"},
            {"id": "vol-boot", "boot": true, "size": 40960, "status": "attached", "storage_type": "network",
                "source": "img-3ikco", "source_type": "image", "name": null}]})"));
    QVERIFY(server.has_value());
    Server expected;
    expected.id = ServerId(u"srv-lv426"_s);
    expected.name = u"web"_s;
    expected.status = ServerStatus::Active;
    expected.type = ServerType{.id = ServerTypeId(u"typ-1"_s),
        .handle = u"2gb.nbs"_s,
        .name = u"2GB Block Storage"_s,
        .ram = 2 * kGiB,
        .cores = 2,
        .disk = 0,
        .networkStorage = true};
    expected.image = Ancestor{ImageId(u"img-3ikco"_s), u"Lucid"_s, ImageStatus::Deleted};
    expected.architecture = Architecture::x86_64();
    expected.mode = ImageMode::Compatibility;
    expected.diskSize = 40 * kGiB;
    expected.address = u"109.107.50.0"_s;
    expected.hostname = u"web-host"_s;
    expected.sshHost = u"public.srv-lv426.gb1.brightbox.com"_s;
    expected.username = u"ubuntu"_s;
    expected.zone = ZoneId(u"zon-328ds"_s);
    expected.zoneHandle = u"gb1-a"_s;
    expected.locked = true;
    expected.createdAt = utc(2011, 10, 1, 1, 0);
    expected.lastSnapshotAt = utc(2022, 5, 18, 7, 0, 19);
    expected.snapshotSchedule = u"0 5 * * *"_s;
    expected.snapshotRetention = 7;
    expected.nextSnapshotAt = utc(2022, 6, 8, 5, 0);
    expected.groups = {ServerGroupId(u"grp-sda44"_s), ServerGroupId(u"grp-two"_s)};
    expected.cloudIps = {CloudIpId(u"cip-k4a25"_s)};
    const Volume boot{.id = VolumeId(u"vol-boot"_s),
        .name = {},
        .status = u"attached"_s,
        .boot = true,
        .network = true,
        .size = 40 * kGiB,
        .server = expected.id,
        .image = ImageId(u"img-3ikco"_s)};
    const Volume data{.id = VolumeId(u"vol-data"_s),
        .name = {},
        .status = u"attached"_s,
        .size = 100 * kMiB,
        .server = expected.id,
        .image = {}};
    expected.volumes = {boot, data};
    expected.userData = u"I2Nsb3Vk"_s;
    QCOMPARE(*server, expected);
}

void TestApiJson::serverAddresses_data() {
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("sshHost");
    QTest::newRow("no cloud IP") << R"("fqdn": "srv-1.gb1.example", "cloud_ips": [])"_ba << u"srv-1.gb1.example"_s
                                 << u"srv-1.gb1.example"_s;
    QTest::newRow("IPv4 first") << R"("fqdn": "srv-1.gb1.example",
            "cloud_ips": [{"id": "cip-1", "public_ip": "2a02::1", "public_ipv4": "192.0.2.7"}])"_ba
                                << u"192.0.2.7"_s << u"public.srv-1.gb1.example"_s;
    QTest::newRow("no name") << R"("hostname": "srv-1", "cloud_ips": [{"id": "cip-1", "public_ip": "192.0.2.7"}])"_ba
                             << u"192.0.2.7"_s << u"192.0.2.7"_s;
    QTest::newRow("neither") << R"("hostname": "srv-1")"_ba << QString() << QString();
}

void TestApiJson::serverAddresses() {
    QFETCH(const QByteArray, fields);
    const std::optional<Server> server = serverFromApi(object(R"({"id": "srv-1", )"_ba + fields + "}"));
    QVERIFY(server.has_value());
    QTEST(server->address, "address");
    QTEST(server->sshHost, "sshHost");
}

void TestApiJson::lastSnapshot_data() {
    QTest::addColumn<QByteArray>("snapshots");
    QTest::addColumn<QDateTime>("expected");
    QTest::newRow("none") << "[]"_ba << QDateTime();
    QTest::newRow("newest of several")
        << R"([{"id": "img-1", "created_at": "2020-01-01T00:00:00Z", "status": "available"},
        {"id": "img-2", "created_at": "2022-01-01T00:00:00.000Z", "status": "available"},
        {"id": "img-3", "created_at": "2021-01-01T00:00:00Z", "status": "creating"}])"_ba
        << utc(2022, 1, 1, 0, 0);
    QTest::newRow("failed and deleted ones are none")
        << R"([{"id": "img-1", "created_at": "2020-01-01T00:00:00Z", "status": "available"},
        {"id": "img-2", "created_at": "2022-01-01T00:00:00Z", "status": "failed"},
        {"id": "img-3", "created_at": "2022-02-01T00:00:00Z", "status": "deleted"}])"_ba
        << utc(2020, 1, 1, 0, 0);
    QTest::newRow("rubbish") << R"([null, 5, "img-2", {"created_at": "2022-01-01T00:00:00Z"}])"_ba << QDateTime();
}

void TestApiJson::lastSnapshot() {
    QFETCH(const QByteArray, snapshots);
    QFETCH(const QDateTime, expected);
    const std::optional<Server> server = serverFromApi(object(R"({"id": "srv-1", "snapshots": )"_ba + snapshots + "}"));
    QVERIFY(server.has_value());
    QCOMPARE(server->lastSnapshotAt.value_or(QDateTime()), expected);
}

void TestApiJson::strangeServers() {
    const std::optional<Server> server
        = serverFromApi(object(R"({"id": "srv-1", "status": "dancing", "server_type": null,
        "zone": null, "image": null, "cloud_ips": null, "volumes": {"id": "vol-1"}, "snapshots_retention": 3})"));
    QVERIFY(server.has_value());
    Server expected;
    expected.id = ServerId(u"srv-1"_s);
    expected.status = ServerStatus::Unavailable;
    expected.snapshotRetention = 3;
    QCOMPARE(*server, expected);
    QCOMPARE(
        serverFromApi(object(R"({"id": "srv-1", "snapshots_retention": "many"})"))->snapshotRetention, std::nullopt);
    QCOMPARE(serverFromApi(object(R"({"id": "srv-1", "snapshots_retention": ""})"))->snapshotRetention, std::nullopt);
    QCOMPARE(serverFromApi(object(R"({"id": "srv-1", "deleted_at": "2022-01-01T00:00:00Z"})"))->deletedAt,
        utc(2022, 1, 1, 0, 0));
}

void TestApiJson::smallThings() {
    const auto type = serverTypeFromApi(object(R"({"id": "typ-4nssg", "handle": "nano", "name": "Nano", "cores": 2,
        "ram": 512, "disk_size": 20480, "status": "experimental", "storage_type": "local"})"));
    QVERIFY(type.has_value());
    QCOMPARE(*type,
        (ServerType{ServerTypeId(u"typ-4nssg"_s), u"nano"_s, u"Nano"_s, 512 * kMiB, 2, 20 * kGiB, false,
            ServerTypeStatus::Experimental}));
    QCOMPARE(serverTypeFromApi(object(R"({"id": "t", "status": "deprecated"})"))->status, ServerTypeStatus::Deprecated);
    QCOMPARE(accountFromApi(object(R"({"id": "acc-1", "name": "Mine", "status": "active", "ram_limit": 5})")),
        (Account{AccountId(u"acc-1"_s), u"Mine"_s, u"active"_s}));
    QCOMPARE(zoneFromApi(object(R"({"id": "zon-1", "handle": "gb1-b"})")), (Zone{ZoneId(u"zon-1"_s), u"gb1-b"_s}));
    QCOMPARE(serverGroupFromApi(object(R"({"id": "grp-1", "name": "default", "default": true})")),
        (ServerGroup{ServerGroupId(u"grp-1"_s), u"default"_s, true}));
    QCOMPARE(cloudIpFromApi(object(R"({"id": "cip-1", "name": "site", "public_ip": "192.0.2.1",
        "server": {"id": "srv-9"}})")),
        (CloudIp{CloudIpId(u"cip-1"_s), u"site"_s, u"192.0.2.1"_s, ServerId(u"srv-9"_s)}));
    QCOMPARE(cloudIpFromApi(object(R"({"id": "cip-1", "server": null})"))->server, ServerId());
}

void TestApiJson::volumes() {
    const auto blank = volumeFromApi(object(R"({"id": "vol-1", "name": "data", "status": "detached", "size": 4096,
        "storage_type": "network", "source_type": "raw", "source": null, "image": {"id": "img-blank"}, "server": null})"));
    QVERIFY(blank.has_value());
    Volume expected;
    expected.id = VolumeId(u"vol-1"_s);
    expected.name = u"data"_s;
    expected.status = u"detached"_s;
    expected.network = true;
    expected.size = 4 * kGiB;
    QCOMPARE(*blank, expected);
    const auto made = volumeFromApi(object(R"({"id": "vol-2", "source_type": "image", "source": "img-a",
        "server": {"id": "srv-1"}})"));
    QCOMPARE(made->image, ImageId(u"img-a"_s));
    QCOMPARE(made->server, ServerId(u"srv-1"_s));
    const auto copied = volumeFromApi(object(R"({"id": "vol-3", "source_type": "volume", "source": "vol-2"})"));
    QCOMPARE(copied->image, ImageId());
}

void TestApiJson::events() {
    const auto event = eventFromApi(object(R"({"id": "evt-1", "resource_type": "event", "action": "image_updated",
        "message": "Image img-1 was updated", "short_message": "updated", "created_at": "2022-06-07T06:58:16Z",
        "resource": {"id": "img-1"}, "client": {"id": "cli-1"}, "user": null})"));
    QVERIFY(event.has_value());
    QCOMPARE(*event,
        (CloudEvent{u"evt-1"_s, u"image_updated"_s, u"Image img-1 was updated"_s, utc(2022, 6, 7, 6, 58, 16),
            u"img-1"_s, u"cli-1"_s}));
    const auto other = eventFromApi(object(R"({"id": 12, "short_message": "gone", "user": {"id": "usr-1"}})"));
    QVERIFY(other.has_value());
    QCOMPARE(other->id, u"12");
    QCOMPARE(other->message, u"gone");
    QCOMPARE(other->who, u"usr-1");
    const auto person
        = eventFromApi(object(R"({"id": 13, "user": {"id": "usr-1", "email_address": "a@example.com"}})"));
    QVERIFY(person.has_value());
    QCOMPARE(person->who, u"a@example.com");
}

void TestApiJson::noObjects() {
    for (const char* json : {"{}", R"({"id": null})", R"({"id": ""})", R"({"id": {"a": 1}})", R"({"name": "x"})"}) {
        const QJsonObject none = object(json);
        QVERIFY2(!imageFromApi(none) && !serverFromApi(none) && !serverTypeFromApi(none) && !accountFromApi(none)
                && !zoneFromApi(none) && !serverGroupFromApi(none) && !cloudIpFromApi(none) && !volumeFromApi(none)
                && !eventFromApi(none),
            json);
    }
}

void TestApiJson::imageChanges_data() {
    QTest::addColumn<ImageChanges>("changes");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("nothing") << ImageChanges{} << "{}"_ba;
    QTest::newRow("name") << ImageChanges{.name = u"n"_s} << R"({"name": "n"})"_ba;
    QTest::newRow("texts") << ImageChanges{.description = u"d"_s, .username = u"u"_s}
                           << R"({"description": "d", "username": "u"})"_ba;
    QTest::newRow("blank clears") << ImageChanges{.description = u" "_s, .username = QString()}
                                  << R"({"description": null, "username": null})"_ba;
    QTest::newRow("arch, mode") << ImageChanges{.architecture = Architecture::i686(), .mode = ImageMode::Compatibility}
                                << R"({"arch": "i686", "compatibility_mode": true})"_ba;
    QTest::newRow("virtio") << ImageChanges{.mode = ImageMode::Virtio} << R"({"compatibility_mode": false})"_ba;
    QTest::newRow("minimum rounds up") << ImageChanges{.minRam = std::optional(512 * kMiB + 1)}
                                       << R"({"min_ram": 513})"_ba;
    QTest::newRow("no minimum") << ImageChanges{.minRam = std::optional<qint64>()} << R"({"min_ram": null})"_ba;
    QTest::newRow("public, status") << ImageChanges{.isPublic = true, .status = ImageStatus::Deprecated}
                                    << R"({"public": true, "status": "deprecated"})"_ba;
    QTest::newRow("not in a PUT") << ImageChanges{.locked = true, .starred = true} << "{}"_ba;
}

void TestApiJson::imageChanges() {
    QFETCH(const ImageChanges, changes);
    QFETCH(const QByteArray, expected);
    QCOMPARE(toApi(changes), parsed(expected).toObject());
}

void TestApiJson::requests() {
    QCOMPARE(toApi(RegisterRequest{.url = QUrl(u"https://example.com/a%20b?temp_url_sig=12&x=%2F"_s),
                 .name = u"n"_s,
                 .architecture = Architecture::x86_64(),
                 .mode = ImageMode::Compatibility,
                 .username = u"u"_s,
                 .minRam = 1024 * kMiB,
                 .description = u"d"_s}),
        object(R"({"http_url": "https://example.com/a%20b?temp_url_sig=12&x=%2F", "name": "n", "arch": "x86_64",
            "compatibility_mode": true, "username": "u", "min_ram": 1024, "description": "d"})"));
    QCOMPARE(toApi(RegisterRequest{.url = QUrl(u"https://example.com/a"_s),
                 .name = {},
                 .architecture = Architecture::i686(),
                 .username = {},
                 .minRam = {},
                 .description = {}}),
        object(R"({"http_url": "https://example.com/a", "arch": "i686", "compatibility_mode": false})"));
    QCOMPARE(toApi(SnapshotRequest{.server = ServerId(u"srv-1"_s), .name = u"n"_s, .note = u"why"_s}),
        object(R"({"server": "srv-1", "name": "n", "description": "why"})"));
    QCOMPARE(toApi(SnapshotRequest{.server = ServerId(u"srv-1"_s), .volume = VolumeId(u"vol-1"_s)}),
        object(R"({"volume": "vol-1"})"));
    QCOMPARE(toApi(BuildRequest{.image = ImageId(u"img-1"_s),
                 .type = ServerTypeId(u"typ-1"_s),
                 .userData = "#!"_ba,
                 .moveCloudIp = CloudIpId(u"cip-1"_s)}),
        object(R"({"image": "img-1", "server_type": "typ-1", "user_data": "IyE="})"));
    QCOMPARE(toApi(BuildRequest{.image = ImageId(u"img-1"_s),
                 .type = ServerTypeId(u"typ-1"_s),
                 .bootVolume = 40 * kGiB + 1,
                 .zone = ZoneId(u"zon-1"_s),
                 .name = u"web"_s,
                 .groups = {ServerGroupId(u"grp-1"_s)}}),
        object(
            R"({"volumes": [{"image": "img-1", "size": 40961}], "server_type": "typ-1", "zone": "zon-1", "name": "web",
            "server_groups": ["grp-1"]})"));
    QCOMPARE(toApi(ServerChanges{}), QJsonObject());
    QCOMPARE(
        toApi(ServerChanges{.name = u"n"_s, .snapshotSchedule = u"0 1 * * *"_s, .snapshotRetention = std::optional(3)}),
        object(R"({"name": "n", "snapshots_schedule": "0 1 * * *", "snapshots_retention": "3"})"));
    QCOMPARE(toApi(ServerChanges{.snapshotSchedule = QString(), .snapshotRetention = std::optional<int>()}),
        object(R"({"snapshots_schedule": null, "snapshots_retention": null})"));
}

void TestApiJson::errors_data() {
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<bool>("retryable");
    QTest::addColumn<QString>("says");
    const auto row
        = [](const char* name, int status, const QByteArray& body, ErrorCode code, const QString& says,
              bool retryable = false) { QTest::newRow(name) << status << body << code << retryable << says; };
    row("401", 401, R"({"error": "expired_token", "error_description": "OAuth token has expired"})",
        ErrorCode::SignInNeeded, u"Sign in again."_s);
    row("401, empty", 401, {}, ErrorCode::SignInNeeded, u"Sign in again."_s);
    row("403", 403, R"({"error_name": "Forbidden", "errors": ["Account limit reached, please contact support"]})",
        ErrorCode::Refused, u"Account limit reached, please contact support."_s);
    row("403, empty", 403, {}, ErrorCode::Refused, u"account's owner"_s);
    row("404", 404, R"({"error_name": "missing_resource", "errors": ["no resource for that identifier"]})",
        ErrorCode::NotFound, u": No resource for that identifier."_s);
    row("404, a page", 404, "<html>not here</html>", ErrorCode::NotFound, u"Refresh"_s);
    row("409", 409, R"({"error_name": "resource_conflict", "errors": ["Unable to action"]})", ErrorCode::Conflict,
        u"Unable to action."_s);
    row("409, empty", 409, {}, ErrorCode::Conflict, u"Refresh"_s);
    row("410", 410, {}, ErrorCode::Refused, u"does not offer"_s);
    row("422, two", 422,
        R"({"error_name": "unprocessable_entity", "errors": ["name is too long", "Arch is not valid."]})",
        ErrorCode::Refused, u"Name is too long. Arch is not valid."_s);
    row("422, no list", 422, R"({"errors": "name is too long"})", ErrorCode::Refused, u"Name is too long."_s);
    row("422, rubbish", 422, R"({"errors": [5, null, {"a": 1}]})", ErrorCode::Refused, u"422"_s);
    row("400", 400, R"({"error": "invalid_request"})", ErrorCode::Refused, u"400"_s);
    row("429", 429, {}, ErrorCode::Unavailable, u"too many"_s, true);
    row("500", 500, "oops", ErrorCode::Unavailable, u"problem of its own"_s, true);
    row("503", 503, R"({"errors": ["down for repairs"]})", ErrorCode::Unavailable, u"Down for repairs."_s, true);
}

void TestApiJson::errors() {
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, says);
    const Error error = ApiError::fromReply(reply(status, body));
    QTEST(error.code, "code");
    QTEST(error.retryable, "retryable");
    QVERIFY2(error.message.contains(says), qPrintable(error.message));
    QVERIFY2(error.message.endsWith(u'.'), qPrintable(error.message));
    QVERIFY2(error.detail.startsWith(u"HTTP %1"_s.arg(status)), qPrintable(error.detail));
}

void TestApiJson::errorsHideSecrets() {
    const Error error = ApiError::fromReply(reply(422,
        R"({"error_name": "unprocessable_entity", "errors":
            ["http_url https://orbit.example/v1/a/c/o?temp_url_sig=5eC4e7&temp_url_expires=1 cannot be read\n\tnow"]})",
        {{"X-Request-Id", "abc-123"}, {"Authorization", "Bearer t0ken"}}));
    QCOMPARE(error.message, u"The service refuses this: Http_url https://orbit.example/v1/a/c/o cannot be read now.");
    QCOMPARE(error.detail, u"HTTP 422, unprocessable_entity, request abc-123");
    const Error other = ApiError::fromReply(
        reply(400, R"({"error": "no such word: 5eC4e7", "error_name": "x y"})", {{"X-Request-Id", "5eC4e7 <b>"}}));
    QVERIFY(!other.message.contains(u"5eC4e7") && !other.detail.contains(u"5eC4e7"));
    const Error page = ApiError::fromReply(reply(422, R"({"errors": [")"_ba + QByteArray(5000, 'x') + R"("]})"));
    QVERIFY(page.message.size() < 500);
}

void TestApiJson::notUnderstood() {
    const Error error = ApiError::notUnderstood(reply(200, "secret page"));
    QCOMPARE(error.code, ErrorCode::Unavailable);
    QCOMPARE(error.detail, u"HTTP 200, 11 bytes");
    QVERIFY(!error.message.contains(u"secret"));
}

void TestApiJson::links_data() {
    QTest::addColumn<QList<QByteArray>>("values");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const QList<QByteArray>& values, const QString& expected) {
        QTest::newRow(name) << values << expected;
    };
    row("none", {}, {});
    row("bare", {"<https://api.gb1.brightbox.com/1.0/images/img-12345>; rel=snapshot"}, u"img-12345"_s);
    row("quoted", {R"(<https://a.example/1.0/images/img-abcdef>;rel="snapshot")"}, u"img-abcdef"_s);
    row("several", {R"(<https://a.example/1.0/servers/srv-1>; rel=up, </1.0/images/img-1>; title="x"; REL=snapshot)"},
        u"img-1"_s);
    row("second header", {"<https://a.example/x>; rel=next", "<https://a.example/1.0/images/img-9>; rel=snapshot"},
        u"img-9"_s);
    row("another relation", {"<https://a.example/1.0/images/img-12345>; rel=snapshots"}, {});
    row("no image", {"<https://a.example/1.0/databases/dbi-12345>; rel=snapshot"}, {});
    row("rubbish", {"<<;;rel=snapshot"}, {});
}

void TestApiJson::links() {
    QFETCH(const QList<QByteArray>, values);
    HttpReply answer = reply(202, {});
    answer.headers.append(HttpHeader{"Content-Type", "text/plain"});
    for (const QByteArray& value : values) {
        answer.headers.append(HttpHeader{"link", value});
    }
    QTEST(snapshotInLink(answer).toString(), "expected");
}

// ---- what the real service answered

void TestApiJson::recordedImages() {
    QList<QJsonObject> images;
    for (const Recorded& each : recordings()) {
        collect(each.body, u"image"_s, images);
    }
    if (images.isEmpty()) {
        QSKIP("No recorded exchanges beside the project: " PLATTER_RECORDED);
    }
    for (const QJsonObject& json : images) {
        const std::optional<Image> image = imageFromApi(json);
        QVERIFY(image.has_value());
        QCOMPARE(image->id.toString(), said(json, "id"_L1));
        QCOMPARE(image->url, said(json, "url"_L1));
        QCOMPARE(image->name, said(json, "name"_L1));
        QCOMPARE(image->username, said(json, "username"_L1));
        QCOMPARE(toApi(image->status), said(json, "status"_L1));
        QCOMPARE(image->locked, json.value("locked"_L1).toBool());
        QCOMPARE(image->description, said(json, "description"_L1));
        QCOMPARE(image->source, said(json, "source"_L1));
        QCOMPARE(image->architecture.name(), said(json, "arch"_L1));
        QCOMPARE(image->createdAt, saidTime(json, "created_at"_L1));
        QCOMPARE(image->official, json.value("official"_L1).toBool());
        QCOMPARE(image->isPublic, json.value("public"_L1).toBool());
        QCOMPARE(image->owner, said(json, "owner"_L1));
        QCOMPARE(image->mode == ImageMode::Compatibility, json.value("compatibility_mode"_L1).toBool());
        QCOMPARE(image->virtualSize, saidBytes(json, "virtual_size"_L1));
        QCOMPARE(image->diskSize, saidBytes(json, "disk_size"_L1));
        QCOMPARE(image->minRam.value_or(0), saidBytes(json, "min_ram"_L1));
        QCOMPARE(image->licenceName, said(json, "licence_name"_L1));
        QCOMPARE(toApi(image->sourceType), json.value("source_type"_L1).toString(u"upload"_s));
        QCOMPARE(toApi(image->sourceTrigger), json.value("source_trigger"_L1).toString(u"manual"_s));
        QCOMPARE(image->ancestor.has_value(), json.value("ancestor"_L1).isObject());
    }
}

void TestApiJson::recordedServers() {
    QList<QJsonObject> servers;
    for (const Recorded& each : recordings()) {
        collect(each.body, u"server"_s, servers);
    }
    if (servers.isEmpty()) {
        QSKIP("No recorded exchanges beside the project: " PLATTER_RECORDED);
    }
    for (const QJsonObject& json : servers) {
        const std::optional<Server> server = serverFromApi(json);
        QVERIFY(server.has_value());
        const QJsonObject image = json.value("image"_L1).toObject();
        const QJsonObject type = json.value("server_type"_L1).toObject();
        QCOMPARE(server->id.toString(), said(json, "id"_L1));
        QCOMPARE(server->name, said(json, "name"_L1));
        QCOMPARE(toApi(server->status), said(json, "status"_L1));
        QCOMPARE(server->hostname, said(json, "hostname"_L1));
        QCOMPARE(server->locked, json.value("locked"_L1).toBool());
        QCOMPARE(server->createdAt, saidTime(json, "created_at"_L1));
        QCOMPARE(server->deletedAt.has_value(), json.value("deleted_at"_L1).isString());
        QCOMPARE(server->userData, said(json, "user_data"_L1));
        QCOMPARE(server->image.has_value(), !image.isEmpty());
        QCOMPARE(server->image ? server->image->id.toString() : QString(), said(image, "id"_L1));
        QCOMPARE(server->image ? server->image->name : QString(), said(image, "name"_L1));
        QCOMPARE(server->username, said(image, "username"_L1));
        QCOMPARE(server->architecture.name(), said(image, "arch"_L1));
        QCOMPARE(server->type.has_value(), !type.isEmpty());
        QCOMPARE(server->type ? server->type->ram : 0, saidBytes(type, "ram"_L1));
        QCOMPARE(server->zoneHandle, said(json.value("zone"_L1).toObject(), "handle"_L1));
        QCOMPARE(server->cloudIps.size(), json.value("cloud_ips"_L1).toArray().size());
        QCOMPARE(server->groups.size(), json.value("server_groups"_L1).toArray().size());
        QCOMPARE(server->volumes.size(), json.value("volumes"_L1).toArray().size());
        QCOMPARE(server->lastSnapshotAt.has_value(), !json.value("snapshots"_L1).toArray().isEmpty());
        const QJsonObject ip = json.value("cloud_ips"_L1).toArray().first().toObject();
        QCOMPARE(server->address, ip.isEmpty() ? said(json, "fqdn"_L1) : said(ip, "public_ip"_L1));
    }
}

void TestApiJson::recordedSmallThings() {
    qsizetype seen = 0;
    for (const Recorded& each : recordings()) {
        QList<QJsonObject> types;
        collect(each.body, u"server_type"_s, types);
        for (const QJsonObject& json : types) {
            const auto type = serverTypeFromApi(json);
            QVERIFY(type.has_value());
            QCOMPARE(type->id.toString(), said(json, "id"_L1));
            QCOMPARE(type->handle, said(json, "handle"_L1));
            QCOMPARE(type->name, said(json, "name"_L1));
            QCOMPARE(type->ram, saidBytes(json, "ram"_L1));
            QCOMPARE(type->disk, saidBytes(json, "disk_size"_L1));
            QCOMPARE(type->cores, json.value("cores"_L1).toInt());
            QCOMPARE(type->networkStorage, said(json, "storage_type"_L1) == u"network");
        }
        QList<QJsonObject> accounts;
        collect(each.body, u"account"_s, accounts);
        for (const QJsonObject& json : accounts) {
            QCOMPARE(accountFromApi(json),
                (Account{AccountId(said(json, "id"_L1)), said(json, "name"_L1), said(json, "status"_L1)}));
        }
        QList<QJsonObject> zones;
        collect(each.body, u"zone"_s, zones);
        for (const QJsonObject& json : zones) {
            QCOMPARE(zoneFromApi(json), (Zone{ZoneId(said(json, "id"_L1)), said(json, "handle"_L1)}));
        }
        QList<QJsonObject> groups;
        collect(each.body, u"server_group"_s, groups);
        for (const QJsonObject& json : groups) {
            QCOMPARE(serverGroupFromApi(json),
                (ServerGroup{
                    ServerGroupId(said(json, "id"_L1)), said(json, "name"_L1), json.value("default"_L1).toBool()}));
        }
        seen += types.size() + accounts.size() + zones.size() + groups.size();
    }
    if (seen == 0) {
        QSKIP("No recorded exchanges beside the project: " PLATTER_RECORDED);
    }
}

void TestApiJson::recordedErrors() {
    const QList<Recorded> all = recordings();
    if (all.isEmpty()) {
        QSKIP("No recorded exchanges beside the project: " PLATTER_RECORDED);
    }
    const QHash<int, ErrorCode> codes{{400, ErrorCode::Refused}, {401, ErrorCode::SignInNeeded},
        {404, ErrorCode::NotFound}, {409, ErrorCode::Conflict}, {422, ErrorCode::Refused}};
    int seen = 0;
    for (const Recorded& each : all) {
        if (each.status < 300) {
            continue;
        }
        ++seen;
        const QJsonObject body = each.body.toObject();
        const Error error = ApiError::fromReply(reply(each.status, QJsonDocument(body).toJson(), each.headers));
        QVERIFY2(codes.contains(each.status), qPrintable(each.name));
        QCOMPARE(error.code, codes.value(each.status));
        for (const QJsonValue& sentence : body.value("errors"_L1).toArray()) {
            QVERIFY2(error.message.contains(sentence.toString(), Qt::CaseInsensitive), qPrintable(error.message));
        }
        const QString word = said(body, body.contains("error"_L1) ? "error"_L1 : "error_name"_L1);
        QVERIFY2(word.isEmpty() || error.detail.contains(word), qPrintable(error.detail));
    }
    QVERIFY(seen > 0);
}

QTEST_GUILESS_MAIN(TestApiJson)
#include "tst_apijson.moc"
