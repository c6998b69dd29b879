// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/packedsize.h"

#include "models/media/sourcefile.h"

#include <QtEndian>

#include <cstring>
#include <limits>
#include <string_view>

#include <lz4frame.h>
#include <zlib.h>
#include <zstd.h>

using namespace std::string_view_literals;

namespace platter {

namespace {

using Bytes = std::span<const std::byte>;
constexpr auto kXzMagic = "\xfd"
                          "7zXZ\0"sv;

bool startsWith(Bytes bytes, std::string_view magic) {
    return bytes.size() >= magic.size() && std::memcmp(bytes.data(), magic.data(), magic.size()) == 0;
}

quint32 crc(Bytes bytes) {
    return quint32(crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

std::optional<qint64> sum(qint64 a, quint64 b) {
    if (b > quint64(std::numeric_limits<qint64>::max() - a))
        return {};
    return a + qint64(b);
}

// xz-file-format 1.2: a number of one to nine bytes, seven bits each, the lowest first.
std::optional<quint64> takeNumber(Bytes& bytes) {
    quint64 value = 0;
    for (unsigned i = 0; i < 9 && i < bytes.size(); ++i) {
        const auto byte = quint64(bytes[i]);
        value |= (byte & 0x7f) << (7 * i);
        if ((byte & 0x80) == 0) {
            bytes = bytes.subspan(i + 1);
            return value;
        }
    }
    return {};
}

// Index and footer of the stream that ends at `end`; told: its uncompressed bytes; begins where the stream does.
struct XzStream {
    qint64 begin = 0;
    qint64 uncompressed = 0;
};

std::optional<XzStream> xzStreamBefore(const SourceFile& file, qint64 end) {
    const auto footer = file.part(end - 12, 12);
    if (end < 32 || !footer || footer->size() != 12)
        return {};
    const Bytes foot(*footer);
    if (foot[10] != std::byte('Y') || foot[11] != std::byte('Z')
        || qFromLittleEndian<quint32>(foot.data()) != crc(foot.subspan(4, 6)))
        return {};
    const qint64 indexSize = (qint64(qFromLittleEndian<quint32>(foot.data() + 4)) + 1) * 4;
    constexpr qint64 mostIndex = 16 << 20; // a million blocks and more
    if (indexSize > mostIndex || indexSize > end - 24)
        return {};
    const auto index = file.part(end - 12 - indexSize, indexSize);
    if (!index || qint64(index->size()) != indexSize)
        return {};
    const Bytes whole(*index);
    if (whole[0] != std::byte(0)
        || crc(whole.first(whole.size() - 4)) != qFromLittleEndian<quint32>(whole.data() + whole.size() - 4))
        return {};
    Bytes rest = whole.subspan(1, whole.size() - 5);
    const auto records = takeNumber(rest);
    if (!records)
        return {};
    XzStream stream{end - 24 - indexSize, 0};
    for (quint64 i = 0; i < *records; ++i) {
        const auto packed = takeNumber(rest);
        const auto plain = packed ? takeNumber(rest) : std::nullopt;
        const auto total = plain ? sum(stream.uncompressed, *plain) : std::nullopt;
        if (!total || *packed > quint64(stream.begin))
            return {};
        stream.uncompressed = *total;
        stream.begin -= qint64((*packed + 3) / 4 * 4);
    }
    const auto head = file.part(stream.begin, 6);
    if (stream.begin < 0 || !head || !startsWith(*head, kXzMagic))
        return {};
    return stream;
}

// RFC 8878 3.1.1.1: sizes of the fields of a frame's header.
struct ZstdFrame {
    qint64 headerSize = 0;
    bool checksum = false;
};

std::optional<ZstdFrame> zstdFrame(Bytes head) {
    if (head.size() < 5 || qFromLittleEndian<quint32>(head.data()) != ZSTD_MAGICNUMBER)
        return {};
    const auto descriptor = unsigned(head[4]);
    const bool single = (descriptor & 0x20) != 0;
    constexpr qint64 dictionary[] = {0, 1, 2, 4}, content[] = {0, 2, 4, 8};
    const unsigned contentFlag = descriptor >> 6;
    const qint64 contentBytes = contentFlag == 0 && single ? 1 : content[contentFlag];
    return ZstdFrame{4 + 1 + (single ? 0 : 1) + dictionary[descriptor & 3] + contentBytes, (descriptor & 4) != 0};
}

// lz4_Frame_format.md 1.6, "Frame descriptor": its flags tell which fields follow.
struct Lz4Frame {
    qint64 headerSize = 0;
    bool blockChecksum = false;
    bool contentChecksum = false;
    std::optional<quint64> contentSize;
};

std::optional<Lz4Frame> lz4Frame(Bytes head) {
    if (head.size() < 7 || qFromLittleEndian<quint32>(head.data()) != LZ4F_MAGICNUMBER)
        return {};
    const auto flags = unsigned(head[4]);
    Lz4Frame frame{7, (flags & 0x10) != 0, (flags & 0x04) != 0, {}};
    if ((flags & 0x08) != 0) {
        if (head.size() < 15)
            return {};
        frame.headerSize += 8;
        frame.contentSize = qFromLittleEndian<quint64>(head.data() + 6);
    }
    frame.headerSize += (flags & 0x01) != 0 ? 4 : 0; // a dictionary's id
    return frame;
}

} // namespace

bool xzHasChecksum(Bytes head) {
    return head.size() < 8 || (unsigned(head[7]) & 0x0f) != 0;
}

bool zstdHasChecksum(Bytes head) {
    const auto frame = zstdFrame(head);
    return !frame || frame->checksum;
}

bool lz4HasChecksum(Bytes head) {
    const auto frame = lz4Frame(head);
    return !frame || frame->contentChecksum || frame->blockChecksum;
}

bool isXzSupported(Bytes head) {
    if (head.size() < 8 || !startsWith(head, kXzMagic))
        return true; // too short or damaged: decoding says so
    const unsigned check = unsigned(head[7]) & 0x0f; // none, CRC32, CRC64, SHA-256
    return check == 0 || check == 1 || check == 4 || check == 10;
}

std::optional<qint64> xzExpandedSize(const SourceFile& file, const std::stop_token& stop) {
    qint64 end = file.size(), total = 0;
    for (int streams = 0; end > 0; ++streams) {
        if (streams >= 10'000 || stop.stop_requested())
            return {};
        const auto padding = file.part(end - 4, 4);
        if (!padding || padding->size() != 4)
            return {};
        if (qFromLittleEndian<quint32>(padding->data()) == 0) {
            end -= 4;
            continue;
        }
        const auto stream = xzStreamBefore(file, end);
        const auto with = stream ? sum(total, quint64(stream->uncompressed)) : std::nullopt;
        if (!with)
            return {};
        total = *with;
        end = stream->begin;
    }
    return total;
}

std::optional<qint64> zstdExpandedSize(const SourceFile& file, const std::stop_token& stop) {
    qint64 at = 0, total = 0;
    int blocks = 0;
    while (at < file.size()) {
        const auto head = file.part(at, 18); // the longest frame header
        if (!head || head->size() < 8)
            return {};
        const quint32 magic = qFromLittleEndian<quint32>(head->data());
        if ((magic & ZSTD_MAGIC_SKIPPABLE_MASK) == ZSTD_MAGIC_SKIPPABLE_START) {
            at += 8 + qint64(qFromLittleEndian<quint32>(head->data() + 4));
            continue;
        }
        const auto frame = zstdFrame(*head);
        const unsigned long long content = ZSTD_getFrameContentSize(head->data(), head->size());
        if (!frame || content == ZSTD_CONTENTSIZE_ERROR || content == ZSTD_CONTENTSIZE_UNKNOWN)
            return {};
        const auto with = sum(total, content);
        if (!with)
            return {};
        total = *with;
        at += frame->headerSize;
        for (bool last = false; !last;) { // 3.1.1.2: a header of three bytes before each block of at most 128 KiB
            const auto block = file.part(at, 3);
            if (!block || block->size() != 3 || ++blocks > 100'000 || stop.stop_requested())
                return {};
            const auto word = unsigned((*block)[0]) | unsigned((*block)[1]) << 8 | unsigned((*block)[2]) << 16;
            last = (word & 1) != 0;
            at += 3 + ((word >> 1 & 3) == 1 ? 1 : qint64(word >> 3));
        }
        at += frame->checksum ? 4 : 0;
    }
    return at == file.size() ? std::optional<qint64>(total) : std::nullopt;
}

std::optional<qint64> lz4ExpandedSize(const SourceFile& file, const std::stop_token& stop) {
    qint64 at = 0, total = 0;
    int blocks = 0;
    while (at < file.size()) {
        const auto head = file.part(at, 15);
        if (!head || head->size() < 8 || ++blocks > 100'000 || stop.stop_requested())
            return {};
        if ((qFromLittleEndian<quint32>(head->data()) & 0xfffffff0U) == LZ4F_MAGIC_SKIPPABLE_START) {
            at += 8 + qint64(qFromLittleEndian<quint32>(head->data() + 4));
            continue;
        }
        const auto frame = lz4Frame(*head);
        const auto with = frame && frame->contentSize ? sum(total, *frame->contentSize) : std::nullopt;
        if (!with)
            return {};
        total = *with;
        at += frame->headerSize;
        for (bool last = false; !last;) { // "Data blocks": the length in 31 bits, 0 is the end
            const auto block = file.part(at, 4);
            if (!block || block->size() != 4 || ++blocks > 100'000 || stop.stop_requested())
                return {};
            const qint64 length = qFromLittleEndian<quint32>(block->data()) & 0x7fffffffU;
            last = length == 0;
            at += 4 + (last ? 0 : length + (frame->blockChecksum ? 4 : 0));
        }
        at += frame->contentChecksum ? 4 : 0;
    }
    return at == file.size() ? std::optional<qint64>(total) : std::nullopt;
}

} // namespace platter
