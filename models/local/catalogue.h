// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/database/database.h"
#include "models/local/imagerecord.h"
#include "models/local/libraryfolder.h"

#include <QList>
#include <QSet>

namespace platter {

// catalogue.sqlite: rows in and out. Knows nothing of logs, maps or packs. Used on the thread that opened it.
class Catalogue {
public:
    // Database's errors. An empty path keeps everything in memory (a library that may not be written to).
    Result<void> open(const QString& path) { return m_database.open(path); }
    void close() { m_database.close(); }

    using Transaction = Database::Transaction;
    Result<Transaction> begin() { return Transaction::begin(m_database); }

    Result<QList<ImageRecord>> images();
    Result<std::optional<ImageRecord>> image(const ImageId& id);
    Result<void> save(const ImageRecord& record); // inserts or replaces
    Result<void> removeImage(const ImageId& id); // the row and its history
    Result<bool> claimId(const ImageId& id); // false when it was ever given

    Result<void> addHistory(const ImageId& id, const HistoryEntry& entry);
    Result<void> clearHistory(const ImageId& id);
    Result<QList<HistoryEntry>> history(const ImageId& id); // oldest first

    Result<void> setPaused(const ImageId& id, bool paused);
    Result<QSet<ImageId>> paused();

    Result<quint32> allocatePack();
    Result<void> raisePackNumber(quint32 atLeast); // later ones are larger

    Result<qint64> dataVersion() { return m_database.dataVersion(); }

private:
    Database m_database{QStringLiteral(":/sql")};
};

} // namespace platter
