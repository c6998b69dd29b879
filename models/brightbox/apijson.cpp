// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/apijson.h"

#include "models/domain/sizes.h"

#include <QJsonArray>
#include <QTimeZone>

#include <algorithm>
#include <limits>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

QString text(const QJsonObject& json, QLatin1StringView field) {
    return json.value(field).toString();
}

QString idOf(const QJsonObject& json) {
    return text(json, "id"_L1);
}

// The id of what a field refers to: an object with one, or the id itself.
QString referenced(const QJsonObject& json, QLatin1StringView field) {
    const QJsonValue value = json.value(field);
    return value.isString() ? value.toString() : idOf(value.toObject());
}

// A whole number that is not negative; some of the service's numbers are strings (snapshots_retention).
std::optional<qint64> number(const QJsonObject& json, QLatin1StringView field) {
    const QJsonValue value = json.value(field);
    qint64 result = value.toInteger(-1);
    if (value.isString()) {
        bool isNumber = false;
        result = value.toString().toLongLong(&isNumber);
        result = isNumber ? result : -1;
    }
    return result >= 0 ? std::optional(result) : std::nullopt;
}

// Bytes of a field in MiB (api.md, 4.1, "Unit evidence"); 0 when it is missing or makes no sense.
qint64 bytes(const QJsonObject& json, QLatin1StringView field) {
    const qint64 mib = number(json, field).value_or(0);
    return mib <= std::numeric_limits<qint64>::max() / kMiB ? mib * kMiB : 0;
}

int smallNumber(const QJsonObject& json, QLatin1StringView field) {
    return static_cast<int>(std::min<qint64>(number(json, field).value_or(0), std::numeric_limits<int>::max()));
}

QDateTime time(const QJsonObject& json, QLatin1StringView field) {
    return timeFromApi(text(json, field));
}

std::optional<QDateTime> optionalTime(const QJsonObject& json, QLatin1StringView field) {
    const QDateTime at = time(json, field);
    return at.isValid() ? std::optional(at) : std::nullopt;
}

ImageStatus imageStatus(const QJsonObject& json) {
    return imageStatusFromApi(text(json, "status"_L1)).value_or(ImageStatus::Unavailable);
}

ImageMode mode(const QJsonObject& json) {
    return json.value("compatibility_mode"_L1).toBool() ? ImageMode::Compatibility : ImageMode::Virtio;
}

std::optional<Ancestor> ancestor(const QJsonObject& json, QLatin1StringView field) {
    const QJsonObject image = json.value(field).toObject();
    if (idOf(image).isEmpty()) {
        return std::nullopt;
    }
    return Ancestor{.id = ImageId(idOf(image)), .name = text(image, "name"_L1), .status = imageStatus(image)};
}

// Those elements of an array that are objects of the kind.
template <typename T>
QList<T> listOf(const QJsonObject& json, QLatin1StringView field, std::optional<T> (*read)(const QJsonObject&)) {
    QList<T> result;
    for (const QJsonValue& each : json.value(field).toArray()) {
        if (std::optional<T> value = read(each.toObject())) {
            result.append(*std::move(value));
        }
    }
    return result;
}

// When the newest snapshot was made that there is, or that is being made.
std::optional<QDateTime> newest(const QList<Image>& snapshots) {
    std::optional<QDateTime> at;
    for (const Image& each : snapshots) {
        const bool isThere = each.status != ImageStatus::Failed && each.status != ImageStatus::Deleting
            && each.status != ImageStatus::Deleted;
        if (isThere && each.createdAt.isValid() && (!at || each.createdAt > *at)) {
            at = each.createdAt;
        }
    }
    return at;
}

// By which names and addresses the server is reached (api.md, section 1, "Server DNS").
void readAddresses(Server& server, const QJsonObject& json) {
    const QString fqdn = text(json, "fqdn"_L1); // absent in 2011
    const QList<CloudIp> ips = listOf(json, "cloud_ips"_L1, cloudIpFromApi);
    for (const CloudIp& ip : ips) {
        server.cloudIps.append(ip.id);
    }
    const QString cloudAddress = ips.isEmpty() ? QString() : ips.first().address;
    server.address = cloudAddress.isEmpty() ? fqdn : cloudAddress;
    if (ips.isEmpty() || fqdn.isEmpty()) {
        server.sshHost = server.address;
    } else {
        server.sshHost = u"public."_s + fqdn;
    }
}

void readVolumes(Server& server, const QJsonObject& json) {
    server.volumes = listOf(json, "volumes"_L1, volumeFromApi);
    std::ranges::stable_partition(server.volumes, &Volume::boot);
    for (Volume& volume : server.volumes) {
        volume.server = server.id; // the nested form does not say so
    }
    server.diskSize = server.type ? server.type->disk : 0;
    if (server.diskSize == 0 && !server.volumes.isEmpty() && server.volumes.first().boot) {
        server.diskSize = server.volumes.first().size;
    }
}

void readSnapshots(Server& server, const QJsonObject& json) {
    server.lastSnapshotAt = newest(listOf(json, "snapshots"_L1, imageFromApi));
    server.snapshotSchedule = text(json, "snapshots_schedule"_L1);
    if (number(json, "snapshots_retention"_L1)) {
        server.snapshotRetention = smallNumber(json, "snapshots_retention"_L1);
    }
    server.nextSnapshotAt = optionalTime(json, "snapshots_schedule_next_at"_L1);
}

} // namespace

QDateTime timeFromApi(QStringView text) {
    QDateTime at = QDateTime::fromString(text.toString(), Qt::ISODateWithMs);
    if (at.isValid() && at.timeSpec() == Qt::LocalTime) {
        at.setTimeZone(QTimeZone::UTC); // without a zone the service still means UTC
    }
    return at.toUTC();
}

std::optional<Image> imageFromApi(const QJsonObject& json) {
    if (idOf(json).isEmpty()) {
        return std::nullopt;
    }
    Image image;
    image.id = ImageId(idOf(json));
    image.url = text(json, "url"_L1);
    image.name = text(json, "name"_L1);
    image.username = text(json, "username"_L1);
    image.status = imageStatus(json);
    image.locked = json.value("locked"_L1).toBool();
    image.description = text(json, "description"_L1);
    image.source = text(json, "source"_L1);
    image.sourceType = sourceTypeFromApi(text(json, "source_type"_L1)).value_or(SourceType::Upload);
    image.sourceTrigger = sourceTriggerFromApi(text(json, "source_trigger"_L1)).value_or(SourceTrigger::Manual);
    image.architecture = Architecture(text(json, "arch"_L1));
    image.createdAt = time(json, "created_at"_L1);
    image.official = json.value("official"_L1).toBool();
    image.isPublic = json.value("public"_L1).toBool();
    image.owner = referenced(json, "owner"_L1);
    image.mode = mode(json);
    image.virtualSize = bytes(json, "virtual_size"_L1);
    image.diskSize = bytes(json, "disk_size"_L1);
    if (const qint64 minRam = bytes(json, "min_ram"_L1); minRam > 0) { // clients send 0 when there is none
        image.minRam = minRam;
    }
    image.licenceName = text(json, "licence_name"_L1);
    image.ancestor = ancestor(json, "ancestor"_L1);
    return image;
}

std::optional<Server> serverFromApi(const QJsonObject& json) {
    if (idOf(json).isEmpty()) {
        return std::nullopt;
    }
    Server server;
    server.id = ServerId(idOf(json));
    server.name = text(json, "name"_L1);
    server.status = serverStatusFromApi(text(json, "status"_L1)).value_or(ServerStatus::Unavailable);
    server.type = serverTypeFromApi(json.value("server_type"_L1).toObject());
    server.image = ancestor(json, "image"_L1);
    const QJsonObject image = json.value("image"_L1).toObject();
    server.architecture = Architecture(text(image, "arch"_L1));
    server.username = text(image, "username"_L1);
    server.mode = mode(json);
    server.hostname = text(json, "hostname"_L1);
    readAddresses(server, json);
    const QJsonObject zone = json.value("zone"_L1).toObject();
    server.zone = ZoneId(idOf(zone));
    server.zoneHandle = text(zone, "handle"_L1);
    server.locked = json.value("locked"_L1).toBool();
    server.createdAt = time(json, "created_at"_L1);
    server.deletedAt = optionalTime(json, "deleted_at"_L1);
    readSnapshots(server, json);
    for (const ServerGroup& group : listOf(json, "server_groups"_L1, serverGroupFromApi)) {
        server.groups.append(group.id);
    }
    readVolumes(server, json);
    server.userData = text(json, "user_data"_L1);
    return server;
}

std::optional<ServerType> serverTypeFromApi(const QJsonObject& json) {
    if (idOf(json).isEmpty()) {
        return std::nullopt;
    }
    const QString status = text(json, "status"_L1);
    ServerType type;
    type.id = ServerTypeId(idOf(json));
    type.handle = text(json, "handle"_L1);
    type.name = text(json, "name"_L1);
    type.ram = bytes(json, "ram"_L1);
    type.cores = smallNumber(json, "cores"_L1);
    type.disk = bytes(json, "disk_size"_L1);
    type.networkStorage = text(json, "storage_type"_L1) == "network"_L1; // absent before 2022: local
    if (status == "experimental"_L1) {
        type.status = ServerTypeStatus::Experimental;
    } else if (status == "deprecated"_L1) {
        type.status = ServerTypeStatus::Deprecated;
    }
    return type;
}

std::optional<Account> accountFromApi(const QJsonObject& json) {
    if (idOf(json).isEmpty()) {
        return std::nullopt;
    }
    return Account{.id = AccountId(idOf(json)), .name = text(json, "name"_L1), .status = text(json, "status"_L1)};
}

std::optional<Zone> zoneFromApi(const QJsonObject& json) {
    if (idOf(json).isEmpty()) {
        return std::nullopt;
    }
    return Zone{.id = ZoneId(idOf(json)), .handle = text(json, "handle"_L1)};
}

std::optional<ServerGroup> serverGroupFromApi(const QJsonObject& json) {
    if (idOf(json).isEmpty()) {
        return std::nullopt;
    }
    return ServerGroup{
        .id = ServerGroupId(idOf(json)), .name = text(json, "name"_L1), .isDefault = json.value("default"_L1).toBool()};
}

std::optional<CloudIp> cloudIpFromApi(const QJsonObject& json) {
    if (idOf(json).isEmpty()) {
        return std::nullopt;
    }
    const QString v4 = text(json, "public_ipv4"_L1); // absent before 2022
    return CloudIp{.id = CloudIpId(idOf(json)),
        .name = text(json, "name"_L1),
        .address = v4.isEmpty() ? text(json, "public_ip"_L1) : v4,
        .server = ServerId(referenced(json, "server"_L1))};
}

std::optional<Volume> volumeFromApi(const QJsonObject& json) {
    if (idOf(json).isEmpty()) {
        return std::nullopt;
    }
    const QString sourceType = text(json, "source_type"_L1);
    const QString source = text(json, "source"_L1);
    Volume volume;
    volume.id = VolumeId(idOf(json));
    volume.name = text(json, "name"_L1);
    volume.status = text(json, "status"_L1);
    volume.boot = json.value("boot"_L1).toBool();
    volume.network = text(json, "storage_type"_L1) == "network"_L1;
    volume.size = bytes(json, "size"_L1);
    volume.server = ServerId(referenced(json, "server"_L1));
    if (sourceType != "raw"_L1) { // a blank one names the Blank Disk Image all the same (api.md, section 6)
        const QString image = referenced(json, "image"_L1);
        volume.image = ImageId(image.isEmpty() && sourceType == "image"_L1 ? source : image);
    }
    return volume;
}

std::optional<CloudEvent> eventFromApi(const QJsonObject& json) {
    // Ids of events are words or numbers; the call is a private one and not described further (api.md, section 9).
    const QString id = json.value("id"_L1).toVariant().toString();
    if (id.isEmpty()) {
        return std::nullopt;
    }
    const QString message = text(json, "message"_L1);
    // A person by the address that they sign in with, where the reference tells it.
    const QJsonObject person = json.value("user"_L1).toObject();
    const QString address = text(person, "email_address"_L1);
    const QString user = address.isEmpty() ? referenced(json, "user"_L1) : address;
    return CloudEvent{.id = id,
        .action = text(json, "action"_L1),
        .message = message.isEmpty() ? text(json, "short_message"_L1) : message,
        .at = time(json, "created_at"_L1),
        .resource = referenced(json, "resource"_L1),
        .who = user.isEmpty() ? referenced(json, "client"_L1) : user};
}

} // namespace platter
