// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/jobs/priority.h"
#include "models/local/chunkstore.h"

#include <QDateTime>

#include <stop_token>

namespace platter {

// Four disks of Debian systems take up, of what imports write (./dev bench), and repacking them takes on two cores, with chunks
// of 60 KiB on average (with 32 KiB, at level 14: 0.864, 74 s):
//
//   frames of  level 12     13           14           15
//   512 KiB    0.865, 25 s
//   256 KiB    0.879, 60 s
//   128 KiB    0.903, 52 s  0.889, 69 s  0.858, 93 s  0.856, 109 s
//
// A random read of an image takes half as long with frames of 128 KiB as with those of 512.
inline constexpr int kRepackLevel = 14; // zstd's
inline constexpr qint64 kRepackFrame = 128 * 1024; // raw bytes

struct RepackOptions {
    std::stop_token stop{};
    // Gives the number of a new pack; may give up with Busy when `mustYield` says so.
    std::function<Result<quint32>(const std::function<bool()>& mustYield)> allocatePack{};
    std::function<void(qint64 done, qint64 total)> progress{}; // bytes of packs
    std::function<void()> waitWhilePaused{}; // called with the library's lock held
    Priority priority = Priority::Usual; // of the threads that compress, of which there are fewer when it is lower
    std::set<quint32> leave{}; // packs that are not looked at
    QDateTime quietSince
        = QDateTime::currentDateTimeUtc(); // packs that were written to later are left for another time
};

struct RepackReport {
    qint64 before = 0; // bytes on the disk of the packs that went
    qint64 after = 0; // and of those that were made
    std::set<quint32> damaged; // left as they are, because something in them cannot be read
    qint64 needed = 0; // bytes of free space that the first pack would take that was left for want of it
};

// Compresses packs again that imports wrote in a hurry, at a higher level, with neighbours together:
// new packs take over their chunks, and they go. A pack's header tells that it was made so, and it is never repacked again.
// Each chunk is checked by its digest on the way. At every instant each chunk is in a synced pack that a synced index table
// names:
//
//   new pack synced → its table synced and renamed → old packs unlinked
//
// so whoever is killed, or reads meanwhile, loses nothing. Stopped, or when somebody wishes to write, it ends within a frame
// and keeps what it has done; a pack that was half taken over is gone on with the next time. A pack whose chunks would not
// fit beside it is left alone.
//
// Holds the library's lock exclusively all the time; Busy when somebody writes, also when somebody wishes to meanwhile.
// Blocks; call on a worker thread.
Result<RepackReport> repackChunks(ChunkStore& store, const RepackOptions& options);

// What repacking could do and what it did, in bytes on the disk.
struct RepackUse {
    qint64 due = 0; // packs as imports wrote them
    qint64 repacked = 0; // the others
    qint64 saved = 0; // by those
};
RepackUse surveyRepacking(const ChunkStore& store, const std::set<quint32>& leave, const QDateTime& quietSince);

} // namespace platter
