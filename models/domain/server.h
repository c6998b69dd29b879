// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/image.h"

namespace platter {

enum class ServerTypeStatus { Experimental, Available, Deprecated };

// A named size of server (api.md, section 5.3). Sizes are bytes.
struct ServerType {
    ServerTypeId id{}; // typ-xxxxx
    QString handle{}; // "nano", "1gb.ssd", …
    QString name{};
    qint64 ram = 0;
    int cores = 0;
    qint64 disk = 0; // 0 where the storage is a network volume
    bool networkStorage = false; // the boot volume's size is asked for when building
    ServerTypeStatus status = ServerTypeStatus::Available;

    bool operator==(const ServerType&) const = default;
};

// An account that a person or API client can reach.
struct Account {
    AccountId id{};
    QString name{};
    QString status{};

    bool operator==(const Account&) const = default;
};

// Where a server stands (api.md, section 5.4).
struct Zone {
    ZoneId id{};
    QString handle{}; // "gb1-a"

    bool operator==(const Zone&) const = default;
};

// Servers that share firewall rules. An account's servers are in its default group unless said otherwise.
struct ServerGroup {
    ServerGroupId id{};
    QString name{};
    bool isDefault = false;

    bool operator==(const ServerGroup&) const = default;
};

// A public address that can be moved from one server to another.
struct CloudIp {
    CloudIpId id{};
    QString name{};
    QString address{};
    ServerId server{}; // empty while it is mapped to none

    bool operator==(const CloudIp&) const = default;
};

// Block storage (api.md, section 6). Only what touches images. Sizes are bytes.
struct Volume {
    VolumeId id{};
    QString name{};
    QString status{}; // "attached", "detached", …
    bool boot = false;
    bool network = false; // storage_type
    qint64 size = 0;
    ServerId server{}; // empty while detached
    ImageId image{}; // what it was made from; empty for a blank one

    bool operator==(const Volume&) const = default;
};

enum class ServerStatus { Creating, Active, Inactive, Deleting, Deleted, Failed, Unavailable };

// A virtual machine, in the cloud or on this computer. Times are UTC, sizes bytes.
struct Server {
    LibraryId library{};
    ServerId id{};
    QString name{};
    ServerStatus status = ServerStatus::Creating;
    std::optional<ServerType> type{};
    std::optional<Ancestor> image{}; // what it was built from
    Architecture architecture{};
    ImageMode mode = ImageMode::Virtio;
    qint64 diskSize = 0;
    QString address{}; // for people: the cloud IP, else a name or address that reaches it; empty when it has none
    QString hostname{};
    QString sshHost{}; // what "ssh user@" goes to; empty when it cannot be reached
    QString username{}; // of the image it was built from; empty when unknown
    ZoneId zone{};
    QString zoneHandle{};
    bool locked = false;
    QDateTime createdAt{};
    std::optional<QDateTime> deletedAt{};
    std::optional<QDateTime> lastSnapshotAt{};
    QString snapshotSchedule{}; // crontab; empty: none
    std::optional<int> snapshotRetention{}; // how many are kept; unset: all
    std::optional<QDateTime> nextSnapshotAt{};
    QList<ServerGroupId> groups{};
    QList<CloudIpId> cloudIps{};
    QList<Volume> volumes{}; // beside a local disk; the boot one first
    QString userData{}; // base64, as the API gives it
    // Where it runs it is noted what is written to its disks, so that the next snapshot reads only that. Unset: it cannot be.
    std::optional<bool> tracksChanges{};

    bool operator==(const Server&) const = default;
};

// What names one server everywhere in the program.
struct ServerKey {
    LibraryId library;
    ServerId server;

    friend bool operator==(const ServerKey&, const ServerKey&) = default;
    friend size_t qHash(const ServerKey& key, size_t seed = 0) { return qHashMulti(seed, key.library, key.server); }
};

// The API's own words (api.md, section 5.1).
QString toApi(ServerStatus status);
std::optional<ServerStatus> serverStatusFromApi(QStringView word); // nullopt for a word that is not known

} // namespace platter

Q_DECLARE_METATYPE(platter::Server)
Q_DECLARE_METATYPE(platter::ServerKey)
