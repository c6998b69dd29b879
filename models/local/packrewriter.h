// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/local/chunkstore.h"

#include <functional>
#include <optional>
#include <unordered_set>

namespace platter {

// A new pack that takes over chunks of older ones: reclaim and repack write theirs through it. Nothing of it is in use
// before publish(); without that it is removed again. With the library's lock held exclusively; one thread.
class PackRewriter {
public:
    using AllocatePack = std::function<Result<quint32>()>;

    PackRewriter(ChunkStore& store, AllocatePack allocate);
    ~PackRewriter();

    // A whole frame as FrameCodec made it; `origin`: from what.
    Result<void> append(
        std::span<const FrameChunk> chunks, std::span<const std::byte> frame, const PackRepacking& origin);
    bool has(const Digest& digest) const { return m_copied.contains(digest); }
    void claim(const Digest& digest) { m_copied.insert(digest); } // of a chunk that append() is given later
    qint64 size() const { return m_out ? m_out->size() : 0; } // bytes

    // The pack synced, then a table that names it: from then on it is read. How many bytes it has; 0 when there is none.
    Result<qint64> publish();
    // Takes back what was not published.
    void abandon();

private:
    ChunkStore& m_store;
    AllocatePack m_allocate;
    std::optional<PackWriter> m_out;
    std::vector<IndexEntry> m_entries;
    std::unordered_set<Digest, DigestHash> m_copied;
    PackRepacking m_repacking; // the lowest level, the sum of what was replaced
};

} // namespace platter
