// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/local/chunkstore.h"
#include "models/local/livemarks.h"

#include <stop_token>

namespace platter {

struct ReclaimOptions {
    std::stop_token stop;
    // Gives the number of a new pack; may give up with Busy when `mustYield` says so.
    std::function<Result<quint32>(const std::function<bool()>& mustYield)> allocatePack;
    std::function<void(qint64 done, qint64 total)> marking; // bytes of maps read
    std::function<void(qint64 done, qint64 total)> freeing; // bytes of packs with garbage looked at
    std::function<void()> waitWhilePaused; // called with the library's lock held
    bool thorough = false; // also what is hardly worth its work
};

struct ReclaimReport {
    qint64 freed = 0; // bytes on the disk
    qint64 damagedPacks = 0; // left alone, because something in them that is needed cannot be read
};

// Gives back the space of chunks that no map in the folder names. Packs without any go; packs that are mostly garbage are
// written anew; into others holes are punched where whole frames are garbage, also on a disk that is full. A chunk that is
// needed is in a synced pack that a synced index table names at every instant, so whoever is killed, or reads meanwhile,
// loses nothing:
//
//   rewriting  new pack synced → its table synced and renamed → old packs unlinked
//   punching   the pack gets a second name with a new number → a table that names what stays, under the new number →
//              the old name goes, durably: what the index says about the garbage is void with it → holes
//
// On a disk so full that the table has no room, it is written after the holes; readers wait for it (ChunkStore::locate).
//
// Holds the library's lock exclusively all the time; Busy when somebody writes, also when somebody wishes to meanwhile.
// Cancelled within one chunk. Blocks; call on a worker thread.
Result<ReclaimReport> reclaimChunks(ChunkStore& store, const ReclaimOptions& options);

} // namespace platter
