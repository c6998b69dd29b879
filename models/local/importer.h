// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/jobs/priority.h"
#include "models/local/earliermap.h"
#include "models/local/expansionrule.h"
#include "models/local/mapfile.h"
#include "models/local/storewriter.h"
#include "models/media/media.h"

#include <chrono>
#include <functional>
#include <stop_token>

namespace platter {

struct ImportResult {
    MapSummary map;
    qint64 stored = 0; // bytes of new frames
    QByteArray sourceSha256; // of a compressed file, or when it was asked for; else empty
    QString remark; // BlockSource::remark(); not set by importDisk()
};

// How far an import is, in bytes.
struct ImportProgress {
    qint64 done = 0; // of the disk, or of the compressed file
    qint64 total = 0; // of the same
    qint64 data = 0; // non-zero data so far
    qint64 position = 0; // of the disk
};

struct ImportOptions {
    int level = kDefaultLevel;
    Priority priority = Priority::Usual; // of the threads that hash and compress
    QByteArray expectedSha256; // of the source file; Corrupt when it differs
    ExpansionRule rule;
    QString name; // of the source, for sentences
    std::stop_token stop;
    std::function<void(const ImportProgress&)> progress; // called often, on the importing thread
    std::function<void()> waitWhilePaused; // called once a piece
    // The map of an image of this library with that content id: what has not changed since is not read (ChangeTracking).
    EarlierMap::Find findMap;
    // Set: what is stored is made to last again and again, and an import of the same source that ends before its time goes
    // on there the next time (BegunImport). Told the error with which it ends: whether it is to go on after that, too.
    std::function<bool(const Error&)> goesOnAfter;
    std::chrono::milliseconds keepEvery{2'000};
};

// Takes a disk into the store: read, cut and skip zeros, hash, look up, compress what is new, append; parallel in the
// middle, in order at both ends, bounded in memory. On success packs, index and then map are on disk, synced in this order.
// Blocks; call on a worker thread.
Result<ImportResult> importDisk(
    DiskSource& source, StoreWriter& writer, const QString& mapPath, const ImportOptions& options);

} // namespace platter
