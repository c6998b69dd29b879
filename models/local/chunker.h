// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtTypes>

#include <cstddef>
#include <span>
#include <vector>

namespace platter {

inline constexpr qint64 kBlockSize = 4096; // file systems put files at multiples of this
inline constexpr qint64 kMaxChunk = 256 * 1024;
inline constexpr quint32 kChunkRule = 3; // the version of the rule below, named in every map
inline constexpr quint32 kLastSha256Rule = 2; // up to it SHA-256 made the names of chunks and maps, since then BLAKE3

// A run of the disk as the cutting rule sees it: a chunk of data, or zeros.
struct Cut {
    qint64 offset = 0;
    qint64 length = 0;
    bool zero = false;

    bool operator==(const Cut&) const = default;
};

// Cuts a disk into chunks, by its bytes alone. Rule 3, per block of 4 KiB (the last one may be shorter):
//   - a block of zeros ends the chunk before it and belongs to no chunk;
//   - a chunk ends after a block when it has 64 blocks, or when it has at least 4 and the block's XXH3-64 is below
//     2^64 / 5: 32 KiB on average;
//   - the end of the disk ends the chunk.
// A chunk's name is its BLAKE3. Rule 2 cut alike and named chunks by their SHA-256, rule 1 had 2^64 / 12 and SHA-256. Images of
// them are read as they are; they share nothing with those of this rule.
//
// What the average costs, of A, A', B and C together (./dev bench, frames of 128 KiB), in MB of packs and of maps: 60 KiB 535 and
// 1.5, 32 KiB 514 and 2.7, 28 KiB 510 and 3.1, 24 KiB 507 and 3.6; a library's index grows like its maps.
//
// Fed in order, in pieces of any multiple of 4 KiB (the last piece any length): where pieces or holes begin changes
// nothing. One thread.
class Chunker {
public:
    explicit Chunker(qint64 position = 0) // of a cut, from which the disk is fed
        : m_position(position)
        , m_start(position) { }

    // Appends the cuts that `data` completes. A chunk that is still open goes on with the next call.
    void feed(std::span<const std::byte> data, std::vector<Cut>& cuts);
    // The next `length` bytes are zeros; a multiple of 4 KiB unless they are the disk's last.
    void feedZeros(qint64 length, std::vector<Cut>& cuts);
    // Gives out the zeros so far, when it is them that came last; those that follow are another cut.
    void cutZeros(std::vector<Cut>& cuts);
    void finish(std::vector<Cut>& cuts); // the disk ended

    qint64 position() const { return m_position; }
    qint64 openLength() const { return m_position - m_start; } // bytes of the chunk that is still open
    bool isOpen() const { return m_blocks > 0; }

private:
    void endChunk(std::vector<Cut>& cuts);
    void endZeros(std::vector<Cut>& cuts);

    qint64 m_position = 0;
    qint64 m_start = 0; // of the open chunk, or m_position
    int m_blocks = 0; // in the open chunk
    qint64 m_zeros = 0; // length of the run of zeros before m_position that is not yet given out
};

} // namespace platter
