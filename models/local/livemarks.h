// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/local/chunkindex.h"

#include <functional>
#include <unordered_map>
#include <unordered_set>

namespace platter {

struct MapChunk {
    Digest digest;
    quint32 length = 0; // bytes
};

// Reads the chunks of a map in order of the disk, zeros left out, many at a time. Who looks many up sorts them: then it goes
// through the index in order. Checks the map as a whole first. Stops with Cancelled when `go` says false.
Result<void> readMapChunks(const QString& path, const std::function<bool(qint64 bytes)>& go,
    const std::function<void(std::span<MapChunk>)>& found);

// Which chunks the maps of a library use: a bit for each entry of the index's tables (4 MiB for 32 million chunks). A value
// that is made once; safe to read from several threads.
class LiveMarks {
public:
    // Called with the bytes of maps read so far; false stops it, with Cancelled.
    using Progress = std::function<bool(qint64 done, qint64 total)>;

    // All maps in the folder but those of `except`. Damaged, naming the map, when one cannot be read: then nobody knows
    // which chunks are still needed.
    static Result<LiveMarks> read(const LibraryFolder& folder, std::shared_ptr<const IndexTables> tables,
        const std::unordered_set<QString>& except, const Progress& progress);

    const IndexTables& tables() const { return *m_tables; }
    bool isLive(size_t table, quint64 entry) const { return m_marks[table][entry]; }
    bool isLive(const Digest& digest) const;
    // Chunks that maps name and the index does not.
    const std::unordered_set<Digest, DigestHash>& missing() const { return m_missing; }
    qint64 dataBytes() const { return m_dataBytes; } // of the maps' images, added up
    qint64 uniqueBytes() const { return m_uniqueBytes; } // the same with each chunk counted once

private:
    Result<void> add(const QString& path, const Progress& progress, qint64 total);

    std::shared_ptr<const IndexTables> m_tables;
    std::vector<std::vector<bool>> m_marks; // for each table
    std::unordered_set<Digest, DigestHash> m_missing;
    qint64 m_read = 0;
    qint64 m_dataBytes = 0;
    qint64 m_uniqueBytes = 0;
};

// What is known of a pack without reading it. Sizes are bytes.
struct PackUse {
    qint64 size = 0;
    qint64 allocated = 0; // as the file system counts it: holes left out
    qint64 live = 0; // the shares of chunks that are used, each chunk counted in one pack only
    quint64 liveChunks = 0; // those, and copies of them that are counted elsewhere
    bool covered = false; // its chunks are all in the index

    qint64 garbage() const { return std::max<qint64>(0, allocated - live); }
};

// Every pack that is there, by its number.
using PackUses = std::unordered_map<quint32, PackUse>;
PackUses surveyPacks(const LibraryFolder& folder, const LiveMarks& marks);

} // namespace platter
