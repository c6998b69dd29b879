// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/local/frame.h"
#include "models/local/indextable.h"
#include "models/local/libraryfolder.h"

#include <array>
#include <functional>
#include <stop_token>

namespace platter {

// A pack: an append-only file of frames. On disk, little-endian:
//
//   0  "PLTRPAK1"
//   8  u32 version 1;  u32 the pack's number
//   16 u32 the first pack of the same writer;  u32 the level that all its frames were compressed again with at least, 0: none
//   24 u64 when it was made, milliseconds since 1970
//   32 u64 how many bytes the same chunks took before that;  16 zero bytes;  u64 XXH3-64 of bytes 0 … 55
//   64 frames, each at a multiple of 8
//
// A writer keeps its first pack locked as long as it lives: a free lock on it tells that the writer is gone.
inline constexpr qint64 kPackHeader = 64;
inline constexpr qint64 kPackLimit = 1024 * 1024 * 1024; // then the writer begins another one

// Whether a pack was repacked.
struct PackRepacking {
    quint32 level = 0; // zstd's, of every frame at least; 0: it was not
    qint64 replaced = 0; // bytes on the disk that the same chunks took before
};

struct PackHeader {
    quint32 number = 0;
    quint32 firstPack = 0; // of the writer
    PackRepacking repacking{};
};

class PackWriter {
public:
    // Makes packs/NN/number and locks it. `firstPack` is the number itself for a writer's first one.
    static Result<PackWriter> create(const LibraryFolder& folder, quint32 number, quint32 firstPack);

    quint32 number() const { return m_number; }
    qint64 size() const { return m_size; }
    bool isEmpty() const { return m_size == kPackHeader; }
    const QString& path() const { return m_file.path(); }

    // Where the frame was put.
    Result<qint64> append(std::span<const std::byte> frame);
    // Says so in the header: before the pack is in use.
    Result<void> setRepacking(const PackRepacking& repacking);
    Result<void> sync(); // with the folder that names it
    Result<void> remove(); // unlinks it; the lock stays until this object goes

private:
    File m_file;
    std::array<std::byte, kPackHeader> m_header{};
    quint32 m_number = 0;
    qint64 m_size = 0;
    qint64 m_handedOn = 0; // bytes that the disk was asked to write already
};

// Reads and checks a pack's header. Damaged or Unreadable.
Result<PackHeader> readPackHeader(const File& file);

struct FoundFrame {
    qint64 offset = 0;
    qint64 strange = 0; // bytes on the way there that are not zero
};

// Where a frame may begin, at or after `at`, a multiple of 8; the file's end when there is none. Steps over holes.
Result<FoundFrame> findFrame(const File& file, qint64 at, qint64 size);

// Walks a pack's frames, checks each header and payload hash, and tells where the chunks are. A damaged or torn frame ends
// nothing: the walk goes on at the next frame found. Returns how many bytes are neither frames
// nor zeros: where a frame was given back there is a hole.
Result<qint64> scanPack(
    const File& file, quint32 number, const std::function<void(const IndexEntry&)>& found, const std::stop_token& stop);

} // namespace platter
