// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/error.h"
#include "models/local/digest.h"

#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace platter {

// Where a chunk is.
struct ChunkPlace {
    quint32 pack = 0;
    quint32 frameSize = 0; // bytes on disk
    qint64 frameOffset = 0; // in the pack, a multiple of 8
    quint16 ordinal = 0; // of the chunk in its frame
    quint32 share = 0; // bytes of the frame that are the chunk's, a multiple of 8; 0 when it is not known

    bool operator==(const ChunkPlace&) const = default;
};

struct IndexEntry {
    Digest digest;
    ChunkPlace place;

    bool operator==(const IndexEntry&) const = default;
};

// One immutable table of the index, mapped into memory. On disk, little-endian:
//
//   0  "PLTRIDX1"
//   8  u32 version 1;  u32 size of an entry (48)
//   16 u64 number of entries;  u64 number of packs
//   32 u64 XXH3-64 of what follows the header;  u64 0;  u64 0;  u64 XXH3-64 of bytes 0 … 55
//   64     entries sorted by digest: 32 bytes, u32 pack, u32 frame offset / 8, u32 frame size, u16 ordinal, u16 the
//          chunk's share of the frame's bytes / 8 (0 in tables of earlier versions)
//   …      u32 for each pack whose chunks are all in this table or in ones written before it
//
// Tables can be made again from the packs, so a damaged one is only ever left out. Safe to use from several threads.
class IndexTable {
public:
    static Result<std::shared_ptr<const IndexTable>> open(const QString& path);
    // Sorted entries; written to `path`.part, synced and renamed.
    static Result<void> write(const QString& path, std::span<const IndexEntry> sorted, std::span<const quint32> packs);
    // The same for more entries than memory should hold: `next` gives them in order, and nothing at the end.
    using Source = std::function<std::optional<IndexEntry>()>;
    static Result<void> write(const QString& path, const Source& next, std::span<const quint32> packs);
    ~IndexTable();

    const QString& path() const { return m_path; }
    quint64 count() const { return m_count; }
    IndexEntry entry(quint64 number) const; // number < count()
    std::optional<ChunkPlace> find(const Digest& digest) const;
    // All places of the chunk, until one is accepted: a table that was made from the packs names each copy.
    std::optional<ChunkPlace> find(const Digest& digest, const std::function<bool(const ChunkPlace&)>& accept) const;
    std::optional<quint64> numberOf(const Digest& digest) const; // of the entry
    Result<void> check() const; // reads all of it: Damaged when the hash differs or entries are out of order
    std::vector<quint32> packs() const;

private:
    IndexTable() = default;
    const std::byte* at(quint64 number) const;

    QString m_path;
    const std::byte* m_data = nullptr;
    size_t m_size = 0;
    quint64 m_count = 0;
    quint64 m_packs = 0;
};

} // namespace platter
