// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/image.h"
#include "models/library/upkeepjobs.h"
#include "models/local/chunkstore.h"

#include <functional>
#include <stop_token>

namespace platter {

struct BackupOptions {
    QString folder; // absolute
    QStringList extras; // files that are copied into its folder "settings"; missing ones are left out
    QList<Image> images; // of the catalogue, asked for before `run()`: those that are being made are left out
    std::stop_token stop{};
    std::function<void()> waitWhilePaused{};
    std::function<void(qint64 done, qint64 total)> progress{}; // bytes
};

// Copies a library's files into a folder that can be opened as a library: packs, then index tables, then maps, then logs,
// so that a backup that was interrupted names nothing that it does not hold. The catalogue is not copied: it follows from
// logs and maps. What is there already is not copied again, nor replaced by something shorter: a pack that was damaged
// since stays whole in the backup. Others may use the library meanwhile, but reclaim waits. Worker thread.
class Backup {
public:
    Backup(ChunkStore& store, const BackupOptions& options);

    Result<BackupReport> run();

private:
    struct Copy {
        QString from;
        QString to;
        qint64 size = 0; // bytes
    };

    Result<void> prepareTarget();
    Result<void> writeMarker() const;
    Result<void> checkLogs() const;
    void planPacks();
    void planTables();
    void planImages();
    void planExtras();
    void plan(const QString& from, const QString& to, qint64 ending);
    Result<void> copyAll();
    Result<void> copy(const Copy& one);
    Result<void> copyBytes(const File& from, File& to, qint64 size);
    Result<void> removeWhatIsGone();
    Result<void> checkPoint() const;

    ChunkStore& m_store;
    const LibraryFolder& m_from;
    LibraryFolder m_to;
    const BackupOptions& m_options;
    File m_lock; // the library's, shared
    File m_mergeLock; // its index does not change its tables
    File m_targetLock;
    std::shared_ptr<const IndexTables> m_tables;
    std::set<quint32> m_packs; // that the tables name
    std::vector<Copy> m_copies;
    BackupReport m_report;
    qint64 m_total = 0;
};

} // namespace platter
