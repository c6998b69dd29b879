// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/database/database.h"
#include "models/domain/server.h"

#include <QHash>
#include <QJsonObject>
#include <QSet>

namespace platter {

// Everything known of an account at one moment.
struct CloudState {
    QHash<ImageId, Image> images{};
    QHash<ServerId, Server> servers{};
    QList<ServerType> types{};
    QList<Zone> zones{};
    QList<ServerGroup> groups{};
    QList<CloudIp> ips{};
    QList<Volume> volumes{}; // that no server has
    QDateTime heardAt{}; // UTC; invalid: never

    bool operator==(const CloudState&) const = default;
};

// What an account's file on this computer keeps: the state as it was last heard, stars, history, transfers. Used on the
// thread that opened it. Holds no secrets.
class CloudCache {
public:
    // An empty path keeps everything in memory. A damaged file is moved aside and made anew.
    Result<void> open(const QString& path);
    void close() { m_database.close(); }

    Result<CloudState> load(); // records that make no sense are left out; stars are set
    // Writes what differs.
    Result<void> save(const CloudState& before, const CloudState& now);

    Result<void> setStarred(const ImageId& id, bool starred);
    Result<QSet<ImageId>> stars();

    Result<void> addHistory(const ImageId& id, const HistoryEntry& entry);
    Result<QList<HistoryEntry>> history(const ImageId& id); // oldest first

    struct Transfer {
        QString id{};
        QJsonObject data{};
        bool paused = false;

        bool operator==(const Transfer&) const = default;
    };
    Result<void> putTransfer(const QString& id, const QJsonObject& data); // whether it is paused stays
    Result<void> setTransferPaused(const QString& id, bool paused);
    Result<void> removeTransfer(const QString& id);
    Result<QList<Transfer>> transfers(); // oldest first

private:
    template <typename Id, typename Thing>
    Result<void> saveThings(const QString& kind, const QHash<Id, Thing>& before, const QHash<Id, Thing>& now);
    template <typename Thing>
    Result<void> saveList(const QString& kind, const QList<Thing>& before, const QList<Thing>& now);
    Result<void> execute(const QString& sql, const QVariantList& values);

    Database m_database{QStringLiteral(":/sql-cloud")};
};

} // namespace platter
