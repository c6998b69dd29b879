// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/sevenzipheader.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <ranges>

#include <lzma.h>

namespace platter {

namespace {

using Bytes = std::span<const std::byte>;

constexpr quint64 kMostHeader = 8 << 20;
constexpr quint64 kMostFolders = 100'000;
constexpr quint64 kMostCoders = 32; // of a folder: libarchive takes as many
constexpr qint64 kSignature = 32; // bytes of the signature header

enum Id : quint8 {
    End = 0,
    Header = 1,
    MainStreams = 4,
    Pack = 6,
    Unpack = 7,
    Sizes = 9,
    Crc = 10,
    FolderId = 11,
    UnpackSize = 12,
    Encoded = 23
};

struct Coder {
    quint64 id = 0;
    std::vector<std::byte> properties;
};

// What is known of a group of packed streams.
struct Streams {
    quint64 packPosition = 0;
    std::vector<quint64> packSizes;
    std::vector<Coder> coders; // of all folders
    std::vector<quint64> unpackSizes;
    quint64 folders = 0;
};

// The numbers of a header, one after another. Once something is missing all further ones are 0 and `good` is false.
class Numbers {
public:
    explicit Numbers(Bytes bytes)
        : m_bytes(bytes) { }
    bool good = true;

    quint8 byte() { return good && !m_bytes.empty() ? quint8(take(1)[0]) : quint8(fail()); }
    Bytes take(quint64 length) {
        if (length > m_bytes.size()) {
            fail();
            return {};
        }
        const Bytes taken = m_bytes.first(std::size_t(length));
        m_bytes = m_bytes.subspan(std::size_t(length));
        return taken;
    }
    // 7zFormat.txt, "Real UINT64": the leading ones of the first byte tell how many bytes follow.
    quint64 number() {
        const quint8 first = byte();
        quint64 value = 0;
        quint8 mask = 0x80;
        for (int i = 0; i < 8; ++i, mask >>= 1) {
            if ((first & mask) == 0)
                return value | (quint64(first & (mask - 1U)) << (8 * i));
            value |= quint64(byte()) << (8 * i);
        }
        return value;
    }
    // A count of things of which each has a byte of its own here at least.
    quint64 count() {
        const quint64 many = number();
        absurd = absurd || (good && many > m_bytes.size());
        return absurd ? fail() : many;
    }
    bool absurd = false;
    quint64 fail() {
        good = false;
        m_bytes = {};
        return 0;
    }

private:
    Bytes m_bytes;
};

void readDigests(Numbers& in, quint64 count) {
    quint64 defined = count;
    if (in.byte() == 0) { // a bit for each tells which are there
        defined = 0;
        for (const std::byte bits : in.take((count + 7) / 8))
            for (unsigned b = 0; b < 8; ++b)
                defined += (quint8(bits) >> b) & 1U;
    }
    in.take(defined * 4);
}

void readPack(Numbers& in, Streams& streams) {
    streams.packPosition = in.number();
    const quint64 count = in.number();
    if (count > kMostFolders * kMostCoders)
        in.fail();
    while (in.good) {
        switch (in.byte()) {
        case End:
            return;
        case Sizes:
            for (quint64 i = 0; in.good && i < count; ++i)
                streams.packSizes.push_back(in.number());
            break;
        case Crc:
            readDigests(in, count);
            break;
        default:
            in.fail();
        }
    }
}

quint64 readFolder(Numbers& in, Streams& streams) {
    const quint64 coders = in.number();
    if (coders == 0 || coders > kMostCoders)
        return in.fail();
    quint64 inputs = 0, outputs = 0;
    for (quint64 i = 0; in.good && i < coders; ++i) {
        const quint8 flags = in.byte();
        Coder coder;
        for (const std::byte b : in.take(flags & 0x0fU))
            coder.id = coder.id << 8 | quint64(b);
        const bool complex = (flags & 0x10U) != 0;
        inputs += complex ? in.number() : 1;
        outputs += complex ? in.number() : 1;
        if (inputs > 4 * kMostCoders || outputs > 4 * kMostCoders)
            return in.fail();
        if ((flags & 0x20U) != 0) {
            const Bytes properties = in.take(in.number());
            coder.properties.assign(properties.begin(), properties.end());
        }
        streams.coders.push_back(std::move(coder));
    }
    if (outputs == 0 || inputs + 1 < outputs)
        return in.fail();
    for (quint64 i = 0; in.good && i < 2 * (outputs - 1); ++i)
        in.number();
    const quint64 packed = inputs - (outputs - 1);
    for (quint64 i = 0; in.good && packed > 1 && i < packed; ++i)
        in.number();
    return outputs;
}

void readUnpack(Numbers& in, Streams& streams) {
    if (in.byte() != FolderId)
        in.fail();
    streams.folders = in.count();
    if (streams.folders > kMostFolders || in.byte() != 0) // 1: the folders are elsewhere, which nobody writes
        in.fail();
    quint64 outputs = 0;
    for (quint64 i = 0; in.good && i < streams.folders; ++i)
        outputs += readFolder(in, streams);
    while (in.good) {
        switch (in.byte()) {
        case End:
            return;
        case UnpackSize:
            for (quint64 i = 0; in.good && i < outputs; ++i)
                streams.unpackSizes.push_back(in.number());
            break;
        case Crc:
            readDigests(in, streams.folders);
            break;
        default:
            in.fail();
        }
    }
}

// Up to the coders; what follows tells only how files lie in what comes out.
bool readStreams(Numbers& in, Streams& streams) {
    while (in.good) {
        switch (in.byte()) {
        case End:
            return true;
        case Pack:
            readPack(in, streams);
            break;
        case Unpack:
            readUnpack(in, streams);
            return in.good;
        default:
            in.fail();
        }
    }
    return false;
}

quint64 memoryOf(const Coder& coder) {
    const auto& p = coder.properties;
    switch (coder.id) {
    case 0x030101: // LZMA: a byte of settings, then the dictionary
    case 0x030401: // PPMd: its order, then the model
        return p.size() >= 5 ? qFromLittleEndian<quint32>(p.data() + 1) : 0;
    case 0x21: { // LZMA2
        const unsigned bits = p.empty() ? 0U : unsigned(p[0]);
        return bits >= 40 ? 0xffffffffU : (2ULL | (bits & 1U)) << (bits / 2 + 11);
    }
    default:
        return 0;
    }
}

quint64 memoryOf(const Streams& streams) {
    quint64 most = 0;
    for (const Coder& coder : streams.coders)
        most = std::max(most, memoryOf(coder));
    return most;
}

// A header that is packed itself: by LZMA, as 7-Zip and libarchive write it.
std::optional<std::vector<std::byte>> unpackHeader(const Streams& streams, const SevenZipPart& part) {
    if (streams.coders.size() != 1 || streams.coders[0].id != 0x030101 || streams.packSizes.size() != 1
        || streams.unpackSizes.size() != 1 || streams.unpackSizes[0] > kMostHeader || streams.packSizes[0] > kMostHeader
        || streams.packPosition > quint64(1) << 62 || memoryOf(streams) > quint64(64) << 20)
        return {};
    const auto packed = part(kSignature + qint64(streams.packPosition), qint64(streams.packSizes[0]));
    lzma_filter filters[] = {{LZMA_FILTER_LZMA1, nullptr}, {LZMA_VLI_UNKNOWN, nullptr}};
    const auto& properties = streams.coders[0].properties;
    if (lzma_properties_decode(filters, nullptr, reinterpret_cast<const uint8_t*>(properties.data()), properties.size())
        != LZMA_OK)
        return {};
    std::vector<std::byte> header(static_cast<std::size_t>(streams.unpackSizes[0]));
    std::size_t from = 0, to = 0;
    const lzma_ret result = lzma_raw_buffer_decode(filters, nullptr, reinterpret_cast<const uint8_t*>(packed.data()),
        &from, packed.size(), reinterpret_cast<uint8_t*>(header.data()), &to, header.size());
    lzma_filters_free(filters, nullptr);
    if (to != header.size() || (result != LZMA_OK && result != LZMA_BUF_ERROR && result != LZMA_STREAM_END))
        return {};
    return header;
}

} // namespace

std::optional<quint64> sevenZipMemory(const SevenZipPart& part) {
    const auto signature = part(0, kSignature);
    if (qint64(signature.size()) < kSignature)
        return {};
    const auto offset = qFromLittleEndian<quint64>(signature.data() + 12);
    const auto length = qFromLittleEndian<quint64>(signature.data() + 20);
    if (offset > quint64(1) << 62 || length > kMostHeader)
        return {};
    auto header = part(kSignature + qint64(offset), qint64(length));
    quint64 most = 0;
    for (int times = 0; times < 4; ++times) { // a packed header may hold a packed header
        Numbers in(header);
        Streams streams;
        switch (in.byte()) {
        case Encoded: {
            if (!readStreams(in, streams))
                return in.absurd ? std::optional(kAbsurdSevenZip) : std::nullopt;
            most = std::max(most, memoryOf(streams));
            auto inner = unpackHeader(streams, part);
            if (!inner)
                return most > 0 ? std::optional(most) : std::nullopt;
            header = *std::move(inner);
            break;
        }
        case Header:
            if (in.byte() != MainStreams || !readStreams(in, streams))
                return in.absurd ? std::optional(kAbsurdSevenZip) : std::nullopt;
            return std::max(most, memoryOf(streams));
        default:
            return {};
        }
    }
    return {};
}

} // namespace platter
