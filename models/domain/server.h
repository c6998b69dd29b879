// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/image.h"

namespace platter {

// A named size of server (api.md, section 5.3). Sizes are bytes.
struct ServerType {
    ServerTypeId id{}; // typ-xxxxx
    QString handle{}; // "nano", "1gb.ssd", …
    QString name{};
    qint64 ram = 0;
    int cores = 0;
    qint64 disk = 0; // 0 where the storage is a network volume
    bool networkStorage = false; // the boot volume's size is asked for when building

    bool operator==(const ServerType&) const = default;
};

// An account that a person or API client can reach.
struct Account {
    AccountId id;
    QString name;
    QString status;

    bool operator==(const Account&) const = default;
};

enum class ServerStatus { Creating, Active, Inactive, Deleting, Deleted, Failed, Unavailable };

// A virtual machine, in the cloud or on this computer. Times are UTC, sizes bytes.
struct Server {
    LibraryId library;
    ServerId id;
    QString name;
    ServerStatus status = ServerStatus::Creating;
    std::optional<ServerType> type;
    std::optional<Ancestor> image; // what it was built from
    Architecture architecture;
    ImageMode mode = ImageMode::Virtio;
    qint64 diskSize = 0;
    QString address; // empty when it has none
    bool locked = false;
    QDateTime createdAt;
    std::optional<QDateTime> lastSnapshotAt;

    bool operator==(const Server&) const = default;
};

} // namespace platter
