// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/local/chunkstore.h"

#include <chrono>
#include <functional>
#include <optional>
#include <shared_mutex>
#include <unordered_map>
#include <unordered_set>

namespace platter {

// What one import writes: packs of its own and the index tables for them. While it lives it holds the library's shared
// lock (reclaim must not run between a look-up and the commit) and its first pack's exclusive one (this writer lives).
// Nothing of it is seen by others before publish(). One thread, but known() may be called by several.
class StoreWriter {
public:
    // Gives the numbers of packs; called on the writing thread.
    using AllocatePack = std::function<Result<quint32>()>;

    // What gives way to writers does so within a moment; Busy when the library is held alone for longer: it is being repaired.
    static Result<std::unique_ptr<StoreWriter>> create(ChunkStore& store, quint32 firstPack, AllocatePack allocate,
        std::chrono::milliseconds patience = std::chrono::seconds(10));
    ~StoreWriter(); // without publish(): everything written is taken back

    quint32 firstPack() const { return m_firstPack; }
    qint64 storedBytes() const { return m_stored; } // written so far, headers of packs left out

    // What came into the library since this was made is known too: call it when an import begins that has waited. Not once
    // known() was called.
    Result<void> refresh();
    // Whether the library had the chunk when this import began. Safe from several threads.
    bool known(const Digest& digest) const;
    // Claims a chunk that is not known(): true when it is new, and then it must be part of a later append().
    bool claim(const Digest& digest);
    // Appends a frame that FrameCodec made.
    Result<void> append(std::span<const FrameChunk> chunks, std::span<const std::byte> frame);
    // Makes what was appended so far last: a writer that dies leaves it, and whoever opens the library next finds it.
    Result<void> sync();
    // Gives up the space that was kept for telling how the import ended: call it before that is written down.
    void releaseReserve();
    // Syncs the packs, then writes and syncs the index tables: from now on the chunks are part of the library.
    Result<void> publish();

private:
    explicit StoreWriter(ChunkStore& store)
        : m_store(store) { }
    qint64 sizeOf(quint32 pack) const; // bytes; -1 when it is gone
    Result<void> keepReserve();
    Result<void> rotate();
    Result<void> spill(std::span<const quint32> packs);

    ChunkStore& m_store;
    File m_wish;
    File m_libraryLock;
    AllocatePack m_allocate;
    std::shared_ptr<const IndexTables> m_tables; // the library's, as they were at the beginning
    mutable std::shared_mutex m_sizesMutex;
    mutable std::unordered_map<quint32, qint64>
        m_packSizes; // of packs that were met: one that is cut off knows nothing
    IndexTables m_spilled; // of this import, private until publish()
    std::unordered_set<Digest, DigestHash> m_claimed; // not in m_spilled yet
    std::vector<IndexEntry> m_entries;
    std::optional<PackWriter> m_first; // stays open: its lock says that the writer lives
    std::optional<PackWriter> m_current; // when it is not the first
    std::vector<quint32> m_packs;
    QString m_reserve; // a file; empty when there is none
    quint32 m_firstPack = 0;
    qint64 m_stored = 0;
    bool m_published = false;
};

} // namespace platter
