// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/error.h"
#include "models/local/digest.h"

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace platter {

// A frame is what is compressed together: chunks that were new side by side. On disk, little-endian:
//
//   0  u32  "PFR1"
//   4  u32  number of chunks (1 … 256)
//   8  u32  raw size: the chunks' lengths added up (at most 4 MiB)
//   12 u32  stored size of the payload
//   16 u8   codec: 0 as it is, 1 zstd;  u8 level that was tried;  u16 0
//   20 u32  0
//   24 u64  XXH3-64 of the payload
//   32 u64  XXH3-64 of bytes 0 … 31 and of the chunk table
//   40      chunk table: for each chunk its digest (32 bytes) and u32 length
//   …       payload, then zeros up to a multiple of 8
inline constexpr quint32 kFrameMagic = 0x31524650; // "PFR1"
inline constexpr qint64 kFrameTarget = 128 * 1024; // raw bytes; reads of single blocks pay for more
inline constexpr qint64 kFrameFixed = 40;
inline constexpr qint64 kFrameEntry = 36;
inline constexpr quint32 kMaxFrameChunks = 256;
inline constexpr quint32 kMaxFrameRaw = 4 * 1024 * 1024;
inline constexpr qint64 kMostFrame = kFrameFixed + kFrameEntry * qint64{kMaxFrameChunks} + kMaxFrameRaw + 8; // on disk
inline constexpr int kDefaultLevel = 1; // 3 takes a third more time for 5 % fewer bytes (./dev bench, import rows)

struct FrameChunk {
    Digest digest;
    quint32 length = 0;

    bool operator==(const FrameChunk&) const = default;
};

struct FrameHeader {
    std::vector<FrameChunk> chunks;
    quint32 rawSize = 0;
    quint32 storedSize = 0;
    quint8 codec = 0;
    quint8 level = 0; // that it was compressed with
    quint64 payloadHash = 0;

    qint64 headerSize() const { return kFrameFixed + kFrameEntry * static_cast<qint64>(chunks.size()); }
    qint64 frameSize() const { return (headerSize() + storedSize + 7) / 8 * 8; } // on disk
    qint64 offsetOf(size_t chunk) const; // of a chunk in the raw bytes
    quint32 shareOf(size_t chunk) const { return chunkShare(chunks[chunk].length, rawSize, frameSize()); }

    // What part of a frame's bytes on disk is a chunk's, by its part of the raw ones: a multiple of 8, at least 8.
    static quint32 chunkShare(quint32 length, qint64 rawSize, qint64 frameSize);
};

// Compresses and decompresses frames. Holds zstd's contexts: one thread at a time, keep one a thread.
class FrameCodec {
public:
    explicit FrameCodec(int level = kDefaultLevel);
    ~FrameCodec();

    int level() const { return m_level; }

    // The whole frame as it goes on disk. `raw` holds the chunks one after the other.
    std::vector<std::byte> encode(std::span<const FrameChunk> chunks, std::span<const std::byte> raw);
    // The raw bytes of a whole frame. Damaged when anything does not fit; the chunks' digests are not checked here.
    Result<std::vector<std::byte>> decode(const FrameHeader& header, std::span<const std::byte> payload);
    // The same in a buffer that is used again and again; the bytes are the buffer's or the payload's own.
    Result<std::span<const std::byte>> decode(
        const FrameHeader& header, std::span<const std::byte> payload, std::vector<std::byte>& buffer) {
        return decode(header, payload, buffer, header.rawSize);
    }
    // At least the first `until` raw bytes, which takes less time: the rest is not decompressed.
    Result<std::span<const std::byte>> decode(
        const FrameHeader& header, std::span<const std::byte> payload, std::vector<std::byte>& buffer, qint64 until);

private:
    Result<std::span<const std::byte>> decodeBeginning(std::span<const std::byte> payload, std::span<std::byte> buffer);

    struct Contexts;
    std::unique_ptr<Contexts> m_contexts;
    int m_level;
};

// Reads the fixed part: how many bytes header and frame take up. Damaged when it is no frame.
struct FrameSizes {
    qint64 header = 0;
    qint64 frame = 0;
};
Result<FrameSizes> frameSizes(std::span<const std::byte> fixedPart);
// Reads a header of frameSizes().header bytes and checks its hash and that everything is within bounds.
Result<FrameHeader> parseFrameHeader(std::span<const std::byte> header);
// Whether the payload's hash is the header's.
bool payloadIsWhole(const FrameHeader& header, std::span<const std::byte> payload);

} // namespace platter
