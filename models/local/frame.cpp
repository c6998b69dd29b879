// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/frame.h"

#include "models/local/chunker.h"
#include "models/local/endian.h"
#include "models/local/xxh3.h"

#include <QCoreApplication>

#include <numeric>
#include <zstd.h>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

constexpr size_t kHashAt = 32;
constexpr int kHashLog
    = 15; // of zstd's table at level 1, which takes 13 for so few bytes: 1 % less is stored, in no more time

enum Codec : quint8 { Stored = 0, Zstd = 1 };

std::unexpected<Error> damaged(const char* what) {
    return std::unexpected(Error{ErrorCode::Damaged,
        QCoreApplication::translate("Frame", "A part of the library is damaged."), QString::fromLatin1(what)});
}

quint64 headerHash(std::span<const std::byte> header) {
    Xxh3 hash;
    hash.add(header.first(kHashAt));
    hash.add(header.subspan(static_cast<size_t>(kFrameFixed)));
    return hash.result();
}

} // namespace

qint64 FrameHeader::offsetOf(size_t chunk) const {
    return std::accumulate(chunks.begin(), chunks.begin() + static_cast<std::ptrdiff_t>(chunk), qint64{0},
        [](qint64 sum, const FrameChunk& entry) { return sum + entry.length; });
}

quint32 FrameHeader::chunkShare(quint32 length, qint64 rawSize, qint64 frameSize) {
    return static_cast<quint32>((frameSize * length / std::max<qint64>(rawSize, 1) + 7) / 8 * 8);
}

struct FrameCodec::Contexts {
    ZSTD_CCtx* compress = ZSTD_createCCtx();
    ZSTD_DCtx* decompress = ZSTD_createDCtx();
    std::unique_ptr<std::byte[]> buffer; // what was just compressed
    size_t room = 0; // of it
    Contexts() = default;
    Contexts(const Contexts&) = delete;
    Contexts& operator=(const Contexts&) = delete;
    ~Contexts() {
        ZSTD_freeCCtx(compress);
        ZSTD_freeDCtx(decompress);
    }
};

FrameCodec::FrameCodec(int level)
    : m_contexts(std::make_unique<Contexts>())
    , m_level(level) {
    if (!m_contexts->compress || !m_contexts->decompress)
        throw std::bad_alloc();
    ZSTD_CCtx_setParameter(m_contexts->compress, ZSTD_c_compressionLevel, level);
    if (level == kDefaultLevel)
        ZSTD_CCtx_setParameter(m_contexts->compress, ZSTD_c_hashLog, kHashLog);
}

FrameCodec::~FrameCodec() = default;

std::vector<std::byte> FrameCodec::encode(std::span<const FrameChunk> chunks, std::span<const std::byte> raw) {
    Contexts& own = *m_contexts;
    if (const size_t most = ZSTD_compressBound(raw.size()); own.room < most) {
        own.buffer = std::make_unique_for_overwrite<std::byte[]>(most);
        own.room = most;
    }
    size_t stored = ZSTD_compress2(own.compress, own.buffer.get(), own.room, raw.data(), raw.size());
    quint8 codec = Zstd;
    const std::byte* payload = own.buffer.get();
    if (ZSTD_isError(stored) || stored > raw.size() - raw.size() / 64) { // not worth decompressing
        stored = raw.size();
        codec = Stored;
        payload = raw.data();
    }
    const size_t header = static_cast<size_t>(kFrameFixed + kFrameEntry * static_cast<qint64>(chunks.size()));
    std::vector<std::byte> frame;
    frame.reserve((header + stored + 7) / 8 * 8);
    frame.resize(header);
    frame.insert(frame.end(), payload, payload + stored);
    frame.resize((frame.size() + 7) / 8 * 8);
    putAt<quint32>(frame, 0, kFrameMagic);
    putAt<quint32>(frame, 4, static_cast<quint32>(chunks.size()));
    putAt<quint32>(frame, 8, static_cast<quint32>(raw.size()));
    putAt<quint32>(frame, 12, static_cast<quint32>(stored));
    putAt<quint8>(frame, 16, codec);
    putAt<quint8>(frame, 17, static_cast<quint8>(m_level));
    putAt<quint16>(frame, 18, 0);
    putAt<quint32>(frame, 20, 0);
    putAt<quint64>(frame, 24, XXH3_64bits(frame.data() + header, stored));
    size_t at = static_cast<size_t>(kFrameFixed);
    for (const FrameChunk& chunk : chunks) {
        std::memcpy(frame.data() + at, chunk.digest.bytes.data(), 32);
        putAt<quint32>(frame, at + 32, chunk.length);
        at += static_cast<size_t>(kFrameEntry);
    }
    putAt<quint64>(frame, kHashAt, headerHash(std::span(frame).first(header)));
    return frame;
}

Result<std::vector<std::byte>> FrameCodec::decode(const FrameHeader& header, std::span<const std::byte> payload) {
    std::vector<std::byte> raw;
    const auto bytes = decode(header, payload, raw);
    if (!bytes)
        return std::unexpected(bytes.error());
    if (raw.empty()) // it was stored as it is
        raw.assign(bytes->begin(), bytes->end());
    return raw;
}

Result<std::span<const std::byte>> FrameCodec::decode(
    const FrameHeader& header, std::span<const std::byte> payload, std::vector<std::byte>& buffer, qint64 until) {
    if (!payloadIsWhole(header, payload))
        return damaged("frame payload hash differs");
    if (header.codec == Stored)
        return payload;
    if (buffer.size() < header.rawSize)
        buffer.resize(header.rawSize);
    if (until < header.rawSize)
        return decodeBeginning(payload, std::span(buffer).first(static_cast<size_t>(until)));
    const size_t size
        = ZSTD_decompressDCtx(m_contexts->decompress, buffer.data(), header.rawSize, payload.data(), payload.size());
    if (ZSTD_isError(size) || size != header.rawSize)
        return damaged("frame does not decompress to its size");
    return std::span<const std::byte>(buffer).first(header.rawSize);
}

// zstd gives its blocks out one after the other, up to 128 KiB each.
Result<std::span<const std::byte>> FrameCodec::decodeBeginning(
    std::span<const std::byte> payload, std::span<std::byte> buffer) {
    ZSTD_DCtx_reset(m_contexts->decompress, ZSTD_reset_session_only);
    ZSTD_inBuffer in{payload.data(), payload.size(), 0};
    ZSTD_outBuffer out{buffer.data(), buffer.size(), 0};
    while (out.pos < out.size) {
        const size_t before = in.pos + out.pos;
        if (ZSTD_isError(ZSTD_decompressStream(m_contexts->decompress, &out, &in)) || in.pos + out.pos == before)
            return damaged("frame does not decompress to its size");
    }
    return buffer;
}

Result<FrameSizes> frameSizes(std::span<const std::byte> fixedPart) {
    if (fixedPart.size() < static_cast<size_t>(kFrameFixed) || getAt<quint32>(fixedPart, 0) != kFrameMagic)
        return damaged("no frame here");
    const auto count = getAt<quint32>(fixedPart, 4);
    const auto raw = getAt<quint32>(fixedPart, 8);
    const auto stored = getAt<quint32>(fixedPart, 12);
    if (count == 0 || count > kMaxFrameChunks || raw == 0 || raw > kMaxFrameRaw || stored == 0 || stored > raw)
        return damaged("frame header out of bounds");
    const qint64 header = kFrameFixed + kFrameEntry * qint64{count};
    return FrameSizes{header, (header + stored + 7) / 8 * 8};
}

Result<FrameHeader> parseFrameHeader(std::span<const std::byte> bytes) {
    const auto sizes = frameSizes(bytes);
    if (!sizes)
        return std::unexpected(sizes.error());
    if (bytes.size() < static_cast<size_t>(sizes->header))
        return damaged("frame header ends early");
    bytes = bytes.first(static_cast<size_t>(sizes->header));
    if (getAt<quint64>(bytes, kHashAt) != headerHash(bytes))
        return damaged("frame header hash differs");
    FrameHeader header;
    header.rawSize = getAt<quint32>(bytes, 8);
    header.storedSize = getAt<quint32>(bytes, 12);
    header.codec = getAt<quint8>(bytes, 16);
    header.level = getAt<quint8>(bytes, 17);
    header.payloadHash = getAt<quint64>(bytes, 24);
    if (header.codec > Zstd || (header.codec == Stored && header.storedSize != header.rawSize))
        return damaged("frame codec unknown");
    header.chunks.resize(getAt<quint32>(bytes, 4));
    size_t at = static_cast<size_t>(kFrameFixed);
    quint64 total = 0;
    for (FrameChunk& chunk : header.chunks) {
        std::memcpy(chunk.digest.bytes.data(), bytes.data() + at, 32);
        chunk.length = getAt<quint32>(bytes, at + 32);
        if (chunk.length == 0 || chunk.length > static_cast<quint32>(kMaxChunk))
            return damaged("chunk length out of bounds");
        total += chunk.length;
        at += static_cast<size_t>(kFrameEntry);
    }
    if (total != header.rawSize)
        return damaged("chunks do not add up to the frame");
    return header;
}

bool payloadIsWhole(const FrameHeader& header, std::span<const std::byte> payload) {
    return payload.size() == header.storedSize && XXH3_64bits(payload.data(), payload.size()) == header.payloadHash;
}

} // namespace platter
