// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/cloudrefresh.h"

#include "models/brightbox/waiting.h"
#include "models/library/imagejson.h"

#include <algorithm>
#include <array>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

constexpr int kMostSingles = 50; // images asked for one by one in a refresh

bool isUsed(const ImageId& id, const CloudState& state) {
    return std::ranges::any_of(state.servers, [&id](const Server& server) {
        return server.image && server.image->id == id && server.status != ServerStatus::Deleted;
    });
}

Result<void> fetchImages(ApiClient& api, CloudState& state, const std::stop_token& stop) {
    auto images = api.images(stop);
    if (!images)
        return std::unexpected(images.error());
    for (const Image& image : std::as_const(*images))
        state.images.insert(image.id, image);
    return {};
}

Result<void> fetchServers(ApiClient& api, CloudState& state, const std::stop_token& stop) {
    auto servers = api.servers(stop);
    if (!servers && servers.error().code == ErrorCode::Refused)
        return {}; // an API client of the storage group sees none
    if (!servers)
        return std::unexpected(servers.error());
    for (const Server& server : std::as_const(*servers))
        state.servers.insert(server.id, server);
    return {};
}

// A list that the account may lack: what was known stays when it cannot be had.
template <typename T> void take(QList<T>& list, Result<QList<T>> fetched) {
    if (fetched)
        list = *std::move(fetched);
}

void fetchLists(ApiClient& api, CloudState& state, const std::stop_token& stop) {
    take(state.types, api.serverTypes(stop));
    std::ranges::stable_sort(state.types, {}, [](const ServerType& type) { return std::pair(type.ram, type.disk); });
    take(state.zones, api.zones(stop));
    take(state.groups, api.serverGroups(stop));
    take(state.ips, api.cloudIps(stop));
}

// Those that no server has; the others come with their servers.
void fetchVolumes(ApiClient& api, CloudState& state, const std::stop_token& stop) {
    take(state.volumes, api.volumes(stop));
    state.volumes.removeIf(
        [](const Volume& volume) { return !volume.server.isEmpty() || volume.status != "detached"_L1; });
    std::ranges::sort(
        state.volumes, {}, [](const Volume& volume) { return std::pair(volume.name, volume.id.toString()); });
}

bool haveVolumesMoved(const CloudState& before, const CloudState& now) {
    const auto attached = [](const CloudState& state) {
        QSet<VolumeId> ids;
        for (const Server& server : state.servers)
            for (const Volume& volume : server.volumes)
                ids.insert(volume.id);
        return ids;
    };
    return attached(before) != attached(now);
}

QSet<ImageId> unlistedIds(const CloudState& before, const CloudState& now) {
    QSet<ImageId> ids;
    for (const Image& image : before.images) {
        if (!image.listed && !now.images.contains(image.id))
            ids.insert(image.id);
    }
    for (const Server& server : now.servers) {
        const bool alive
            = server.status != ServerStatus::Deleted && server.image && server.image->status != ImageStatus::Deleted;
        if (alive && !now.images.contains(server.image->id))
            ids.insert(server.image->id);
    }
    return ids;
}

Result<void> fetchUnlisted(
    ApiClient& api, const CloudState& before, CloudState& now, RefreshKind kind, const std::stop_token& stop) {
    int asked = 0;
    for (const ImageId& id : unlistedIds(before, now)) {
        const auto known = before.images.constFind(id);
        const bool isKnown = known != before.images.cend() && !known->listed;
        if ((isKnown && kind == RefreshKind::Quick) || asked == kMostSingles) {
            if (isKnown)
                now.images.insert(id, *known);
            continue;
        }
        ++asked;
        auto image = api.image(id, stop);
        if (image) {
            image->listed = false;
            now.images.insert(id, *std::move(image));
        } else if (image.error().code != ErrorCode::NotFound && image.error().code != ErrorCode::Refused) {
            return std::unexpected(image.error());
        }
    }
    return {};
}

} // namespace

Result<CloudState> fetchState(ApiClient& api, const Connection& connection, const CloudState& before, RefreshKind kind,
    const std::stop_token& stop) {
    CloudState now;
    now.types = before.types;
    now.zones = before.zones;
    now.groups = before.groups;
    now.ips = before.ips;
    now.volumes = before.volumes;
    const auto fetched
        = fetchImages(api, now, stop).and_then([&] { return fetchServers(api, now, stop); }).and_then([&] {
              return fetchUnlisted(api, before, now, kind, stop);
          });
    if (!fetched)
        return std::unexpected(fetched.error());
    if (kind == RefreshKind::Everything)
        fetchLists(api, now, stop);
    if (kind == RefreshKind::Everything || haveVolumesMoved(before, now))
        fetchVolumes(api, now, stop);
    now.images.removeIf(
        [&](const QHash<ImageId, Image>::iterator& image) { return !isOfInterest(*image, connection.account, now); });
    for (Image& image : now.images)
        image.library = connection.id;
    for (Server& server : now.servers)
        server.library = connection.id;
    now.heardAt = QDateTime::currentDateTimeUtc();
    return now;
}

bool isOfInterest(const Image& image, const AccountId& account, const CloudState& state) {
    if (image.owner == account.toString() || !image.listed)
        return true;
    return image.status == ImageStatus::Available || isUsed(image.id, state);
}

bool isBusy(const CloudState& state) {
    return std::ranges::any_of(state.images, [](const Image& image) {
        return image.status == ImageStatus::Creating || image.status == ImageStatus::Deleting;
    }) || std::ranges::any_of(state.servers, [](const Server& server) {
        return server.status == ServerStatus::Creating || server.status == ServerStatus::Deleting;
    });
}

Error failedThere(const QString& name) {
    return {.code = ErrorCode::Refused,
        .message
        = BrightboxText::tr("Brightbox could not make %1, and gives no reason. The usual ones: the address could "
                            "not be fetched, the file is no disk image that it knows, or it holds more than "
                            "50 GB compressed.")
            .arg(name)};
}

QString differenceText(const Image& before, const Image& now) {
    constexpr std::array fields{"name"_L1, "description"_L1, "username"_L1, "arch"_L1, "compatibility_mode"_L1,
        "min_ram"_L1, "public"_L1, "status"_L1, "locked"_L1};
    const QJsonObject old = toJson(before);
    const QJsonObject fresh = toJson(now);
    QStringList parts;
    for (const QLatin1StringView field : fields) {
        const auto text = [field](const QJsonObject& json) {
            const QJsonValue value = json.value(field);
            return value.isString() ? QString(u'"' + value.toString() + u'"') : value.toVariant().toString();
        };
        if (old.value(field) != fresh.value(field))
            parts.append(field + u": "_s + text(old) + u" → "_s + text(fresh));
    }
    return parts.join(u", "_s);
}

} // namespace platter
