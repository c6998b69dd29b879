// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/local/chunkstore.h"
#include "models/local/mapfile.h"

#include <functional>
#include <stop_token>
#include <unordered_map>

namespace platter {

struct VerifyOptions {
    std::stop_token stop{};
    std::function<void(qint64 done, qint64 total)> progress{}; // bytes on the disk; called often, on the calling thread
    std::function<void()> waitWhilePaused{}; // called once a piece
};

// What one image's map and chunks are worth.
struct ImageCheck {
    std::optional<Error> map; // why the map cannot be believed
    qint64 lostCount = 0;
    std::vector<Digest> lost; // the first of the chunks that cannot be read
    bool isOfThisRule = true; // its disk, added again, has the same chunks

    bool isWhole() const { return !map && lostCount == 0; }
};

// Reads and hashes what is in a store: index tables, frames (each decoded once, in order of the packs, on all processors)
// and maps. Finds out; changes nothing before forgetDamaged(). Bounded memory. Blocks; call on a worker thread, one at a
// time, in the order of the functions here.
class Verifier {
public:
    Verifier(ChunkStore& store, const VerifyOptions& options);

    // Tables that do not check are left out from now on; how many. They can be made again from the packs.
    Result<int> checkTables();
    // All chunks of the library; or only those of these maps. What cannot be read is damage, not an error.
    Result<void> checkChunks();
    Result<void> checkChunks(const QStringList& maps);
    // A map, and whether all its chunks were found whole.
    Result<ImageCheck> checkImage(const QString& mapPath, const QByteArray& contentId);
    // What was not found may be there now: the index was made again.
    void lookAgain() { m_looked.clear(); }
    // When all images were checked: entries of packs that are gone, which reclaim and repack may leave in the index, are
    // damage only where an image misses the chunk.
    void leaveOutReclaimed();
    // Takes the damaged chunks out of the index, so that the next import of the same data stores them again. Waits until
    // nobody writes.
    Result<void> forgetDamaged();

    const std::vector<IndexEntry>& damaged() const { return m_damaged; } // sorted by digest
    qint64 chunks() const { return m_chunks; } // that were hashed
    qint64 dataBytes() const { return m_dataBytes; } // of those
    qint64 readBytes() const { return m_readBytes; }

private:
    // An entry of a table, by its place.
    struct Wanted {
        quint32 pack = 0;
        quint32 frameAt = 0; // in units of 8 bytes
        quint32 frameSize = 0;
        quint16 ordinal = 0;
        quint16 table = 0;
        quint64 number = 0;
    };
    // Entries whose frames lie close together in one pack, and what came of them.
    struct Batch {
        std::span<const Wanted> wanted;
        std::vector<bool> whole;
        qint64 chunks = 0;
        qint64 dataBytes = 0;
        qint64 readBytes = 0;
        std::optional<Error> error; // not damage: the files could not be opened
    };

    void begin();
    Result<void> want(const QString& mapPath);
    Result<void> checkWanted();
    std::vector<std::vector<quint32>> packGroups();
    std::vector<Wanted> gather(std::span<const quint32> packs) const;
    Result<void> checkGroup(std::span<const Wanted> wanted);
    Batch checkBatch(std::span<const Wanted> wanted) const;
    void checkFrame(std::span<const Wanted> wanted, std::span<const std::byte> bytes, size_t first, Batch& batch) const;
    Result<void> take(Batch batch);
    void keepThoseListed();
    Result<bool> isWhole(const Digest& digest, qint64 length);
    Result<void> checkPoint();

    ChunkStore& m_store;
    const VerifyOptions& m_options;
    std::shared_ptr<const IndexTables> m_tables; // as they were at the beginning
    std::vector<std::vector<bool>> m_wanted; // by table and entry; empty: all
    std::vector<std::vector<bool>> m_good; // by table and entry
    std::vector<IndexEntry> m_damaged;
    std::unordered_map<Digest, bool, DigestHash> m_looked; // chunks that were looked at on their own
    qint64 m_total = 0; // bytes, for progress
    qint64 m_chunks = 0;
    qint64 m_dataBytes = 0;
    qint64 m_readBytes = 0;
};

// Takes the library's exclusive lock, looking again until it can be had. Cancelled when asked to stop.
Result<File> lockLibrary(const LibraryFolder& folder, const std::stop_token& stop);

} // namespace platter
