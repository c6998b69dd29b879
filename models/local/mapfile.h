// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/local/chunker.h"
#include "models/local/digest.h"
#include "models/files/file.h"

#include <vector>

namespace platter {

// An image's map: which chunks make up its disk. On disk, little-endian:
//
//   0  "PLTRMAP1"
//   8  u32  version of the rule that made the chunks (chunker.h);  u32 size of an entry (40)
//   16 u64  virtual size in bytes
//   24 u64  0
//   32      entries in order of the disk: u64 offset, the chunk's digest, or 32 zero bytes for a run of zeros; each goes
//           as far as the next begins
//   …       u64 number of entries, u64 bytes that are not in runs of zeros, BLAKE3 of everything before (SHA-256 by
//           rules 1 and 2): the content id
//
// The bytes follow from the disk alone, so equal disks have equal content ids, by the same rule. Written once, then never changed.
struct MapEntry {
    qint64 offset = 0;
    qint64 length = 0;
    Digest digest; // zero: a run of zeros

    qint64 end() const { return offset + length; }
    bool isZeros() const { return digest.isZero(); }
    bool operator==(const MapEntry&) const = default;
};

struct MapSummary {
    qint64 virtualSize = 0;
    qint64 dataSize = 0;
    quint64 entries = 0;
    Digest contentId;

    bool operator==(const MapSummary&) const = default;
};

// Streams a map to a temporary file; commit() makes it the image's, durably. Bounded memory. Without commit() the
// temporary file is removed.
class MapWriter {
public:
    // The virtual size is not needed until commit().
    static Result<MapWriter> create(const QString& path);
    MapWriter(MapWriter&&) = default;
    MapWriter& operator=(MapWriter&&) = default;
    ~MapWriter();

    // In order of the disk, without gaps. Runs of zeros that meet become one.
    Result<void> add(qint64 length, const Digest& digest);
    Result<MapSummary> commit();
    // What was added so far as a map of its own, durably; this one goes on.
    Result<MapSummary> copyTo(const QString& path);

    qint64 dataSize() const { return m_dataSize; }
    qint64 position() const { return m_position; }

private:
    MapWriter() = default;
    Result<void> flush();

    QString m_path;
    File m_file;
    std::vector<std::byte> m_buffer;
    qint64 m_written = 0;
    qint64 m_position = 0;
    qint64 m_dataSize = 0;
    quint64 m_entries = 0;
    bool m_lastWasZeros = false;
};

// Reads a map, a block of entries at a time. One thread at a time.
class MapReader {
public:
    // Checks sizes and the trailer, not every byte. NotFound or Damaged.
    static Result<MapReader> open(const QString& path);

    // The map of an image that should be there, checked as a whole. Damaged when it is missing, or another one's by its
    // content id (empty: not compared).
    static Result<MapReader> openImage(const QString& path, const QByteArray& contentId);

    const MapSummary& summary() const { return m_summary; }
    // Whether its chunks are cut and named as those of new maps are: only then may entries of both be in one.
    bool isOfThisRule() const { return m_rule == kChunkRule; }
    // Why a chunk of it could not be read, when it is that the image was deleted meanwhile and its map with it: a NotFound
    // that says so; else the error itself.
    Error orDeleted(const Error& error) const;
    // Checks the content id over the whole file, and that entries are in order. Damaged otherwise.
    Result<void> verify();
    // The entries from number `first`, at most `limit`; empty at the end. Damaged when one makes no sense.
    Result<std::vector<MapEntry>> entries(quint64 first, size_t limit);
    // The number of the entry that holds `offset`, which is on the disk: a binary search in the file.
    Result<quint64> find(qint64 offset);

private:
    MapReader() = default;

    File m_file;
    MapSummary m_summary;
    quint32 m_rule = 0;
};

} // namespace platter
