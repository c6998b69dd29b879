// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "app/serveroutput.h"

#include "app/clioutput.h"
#include "models/domain/sizes.h"

#include <QJsonArray>

namespace platter {

using namespace Qt::StringLiterals;

namespace {

QJsonValue textOrNull(const QString& text) {
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonValue timeOrNull(const std::optional<QDateTime>& time) {
    return time && time->isValid() ? QJsonValue(time->toUTC().toString(Qt::ISODate)) : QJsonValue(QJsonValue::Null);
}

template <typename Ids> QJsonArray idsOf(const Ids& ids) {
    QJsonArray result;
    for (const auto& id : ids)
        result.append(QJsonObject{{u"id"_s, id.toString()}});
    return result;
}

QJsonValue typeOrNull(const std::optional<ServerType>& type) {
    if (!type)
        return QJsonValue::Null;
    return QJsonObject{{u"id"_s, type->id.toString()}, {u"handle"_s, textOrNull(type->handle)},
        {u"name"_s, textOrNull(type->name)}, {u"ram"_s, type->ram / kMiB}, {u"cores"_s, type->cores},
        {u"disk_size_bytes"_s, type->disk}, {u"storage_type"_s, type->networkStorage ? u"network"_s : u"local"_s}};
}

QJsonValue imageOrNull(const std::optional<Ancestor>& image) {
    if (!image)
        return QJsonValue::Null;
    return QJsonObject{{u"id"_s, image->id.toString()}, {u"name"_s, image->name}, {u"status"_s, toApi(image->status)}};
}

QJsonArray volumesOf(const Server& server) {
    QJsonArray result;
    for (const Volume& volume : server.volumes) {
        result.append(QJsonObject{{u"id"_s, volume.id.toString()}, {u"name"_s, textOrNull(volume.name)},
            {u"status"_s, textOrNull(volume.status)}, {u"boot"_s, volume.boot}, {u"size_bytes"_s, volume.size}});
    }
    return result;
}

} // namespace

QString ServerOutput::table(const QList<Server>& servers) {
    QList<QStringList> rows;
    for (const Server& server : servers) {
        rows.append({server.id.toString(), CliOutput::oneLine(server.name), toApi(server.status),
            server.type ? (server.type->handle.isEmpty() ? server.type->name : server.type->handle) : QString(),
            server.image ? CliOutput::oneLine(server.image->name) : QString(), server.address,
            CliOutput::localTime(server.lastSnapshotAt.value_or(QDateTime()))});
    }
    return CliOutput::grid(
        {{tr("ID")}, {tr("NAME")}, {tr("STATUS")}, {tr("TYPE")}, {tr("IMAGE")}, {tr("ADDRESS")}, {tr("LAST SNAPSHOT")}},
        rows);
}

QJsonObject ServerOutput::json(const Server& server) {
    const QJsonValue zone = server.zone.isEmpty()
        ? QJsonValue(QJsonValue::Null)
        : QJsonObject{{u"id"_s, server.zone.toString()}, {u"handle"_s, textOrNull(server.zoneHandle)}};
    return {{u"id"_s, server.id.toString()}, {u"resource_type"_s, u"server"_s},
        {u"library"_s, textOrNull(server.library.toString())}, {u"name"_s, server.name},
        {u"status"_s, toApi(server.status)}, {u"locked"_s, server.locked}, {u"hostname"_s, textOrNull(server.hostname)},
        {u"address"_s, textOrNull(server.address)}, {u"ssh_host"_s, textOrNull(server.sshHost)},
        {u"username"_s, textOrNull(server.username)}, {u"arch"_s, textOrNull(server.architecture.name())},
        {u"compatibility_mode"_s, server.mode == ImageMode::Compatibility}, {u"disk_size_bytes"_s, server.diskSize},
        {u"created_at"_s, timeOrNull(server.createdAt)}, {u"deleted_at"_s, timeOrNull(server.deletedAt)},
        {u"image"_s, imageOrNull(server.image)}, {u"server_type"_s, typeOrNull(server.type)}, {u"zone"_s, zone},
        {u"snapshots_schedule"_s, textOrNull(server.snapshotSchedule)},
        {u"snapshots_schedule_next_at"_s, timeOrNull(server.nextSnapshotAt)},
        {u"snapshots_retention"_s,
            server.snapshotRetention ? QJsonValue(*server.snapshotRetention) : QJsonValue(QJsonValue::Null)},
        {u"last_snapshot_at"_s, timeOrNull(server.lastSnapshotAt)}, {u"server_groups"_s, idsOf(server.groups)},
        {u"cloud_ips"_s, idsOf(server.cloudIps)}, {u"volumes"_s, volumesOf(server)},
        {u"tracks_changes"_s, server.tracksChanges ? QJsonValue(*server.tracksChanges) : QJsonValue(QJsonValue::Null)}};
}

} // namespace platter
