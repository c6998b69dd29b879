// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/apijson.h"

#include "models/domain/sizes.h"

#include <QJsonArray>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

// MiB as the service counts them, rounded up: a minimum or a size never becomes less.
qint64 mib(qint64 bytes) {
    return bytes / kMiB + (bytes % kMiB > 0 ? 1 : 0);
}

QJsonValue orNull(const QString& text) {
    return text.trimmed().isEmpty() ? QJsonValue() : QJsonValue(text);
}

void addUnlessBlank(QJsonObject& json, QLatin1StringView field, const QString& text) {
    if (!text.trimmed().isEmpty()) {
        json.insert(field, text);
    }
}

} // namespace

QJsonObject toApi(const ImageChanges& changes) {
    QJsonObject json;
    if (changes.name) {
        json.insert("name"_L1, orNull(*changes.name));
    }
    if (changes.description) {
        json.insert("description"_L1, orNull(*changes.description));
    }
    if (changes.username) {
        json.insert("username"_L1, orNull(*changes.username));
    }
    if (changes.architecture) {
        json.insert("arch"_L1, orNull(changes.architecture->name()));
    }
    if (changes.mode) {
        json.insert("compatibility_mode"_L1, *changes.mode == ImageMode::Compatibility);
    }
    if (changes.minRam) {
        json.insert("min_ram"_L1, *changes.minRam ? QJsonValue(mib(**changes.minRam)) : QJsonValue());
    }
    if (changes.isPublic) {
        json.insert("public"_L1, *changes.isPublic);
    }
    if (changes.status) {
        json.insert("status"_L1, toApi(*changes.status));
    }
    return json;
}

QJsonObject toApi(const RegisterRequest& request) {
    QJsonObject json{{u"http_url"_s, QString::fromLatin1(request.url.toEncoded())}};
    addUnlessBlank(json, "name"_L1, request.name);
    addUnlessBlank(json, "arch"_L1, request.architecture.name());
    addUnlessBlank(json, "username"_L1, request.username);
    addUnlessBlank(json, "description"_L1, request.description);
    json.insert("compatibility_mode"_L1, request.mode == ImageMode::Compatibility);
    if (request.minRam) {
        json.insert("min_ram"_L1, mib(*request.minRam));
    }
    return json;
}

QJsonObject toApi(const SnapshotRequest& request) {
    QJsonObject json;
    if (request.volume.isEmpty()) {
        json.insert("server"_L1, request.server.toString());
    } else {
        json.insert("volume"_L1, request.volume.toString());
    }
    addUnlessBlank(json, "name"_L1, request.name);
    addUnlessBlank(json, "description"_L1, request.note);
    return json;
}

QJsonObject toApi(const BuildRequest& request) {
    QJsonObject json;
    if (request.bootVolume) {
        const QJsonObject volume{{u"image"_s, request.image.toString()}, {u"size"_s, mib(*request.bootVolume)}};
        json.insert("volumes"_L1, QJsonArray{volume});
    } else {
        json.insert("image"_L1, request.image.toString());
    }
    addUnlessBlank(json, "server_type"_L1, request.type.toString());
    addUnlessBlank(json, "zone"_L1, request.zone.toString());
    addUnlessBlank(json, "name"_L1, request.name);
    if (!request.groups.isEmpty()) {
        QJsonArray groups;
        for (const ServerGroupId& group : request.groups) {
            groups.append(group.toString());
        }
        json.insert("server_groups"_L1, groups);
    }
    if (!request.userData.isEmpty()) {
        json.insert("user_data"_L1, QString::fromLatin1(request.userData.toBase64()));
    }
    return json;
}

QJsonObject toApi(const ServerChanges& changes) {
    QJsonObject json;
    if (changes.name) {
        json.insert("name"_L1, orNull(*changes.name));
    }
    if (changes.snapshotSchedule) {
        json.insert("snapshots_schedule"_L1, orNull(*changes.snapshotSchedule));
    }
    if (changes.snapshotRetention) { // a string on the wire (api.md, 5.1)
        const std::optional<int> kept = *changes.snapshotRetention;
        json.insert("snapshots_retention"_L1, kept ? QJsonValue(QString::number(*kept)) : QJsonValue());
    }
    return json;
}

} // namespace platter
