// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/local/chunkstore.h"

#include <functional>
#include <stop_token>

namespace platter {

struct IndexBuildOptions {
    std::stop_token stop{};
    std::function<void(qint64 done, qint64 total)> progress{}; // bytes of packs; on the calling thread
};

struct IndexBuildResult {
    qint64 chunks = 0;
    qint64 lostBytes = 0; // of packs, that are no frames
    int unreadablePacks = 0; // of a newer version, or that cannot be opened: what was known of them is kept
};

// Makes the index anew from the packs, whose frames are checked by their own hashes. A pack whose header is damaged is read
// by its name all the same. Waits until nobody writes, and keeps others from writing; stopped or killed, it leaves the
// old tables. Bounded memory. Call on a worker thread.
Result<IndexBuildResult> rebuildIndex(ChunkStore& store, const IndexBuildOptions& options);

} // namespace platter
