// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/diskheaderreader.h"

#include <bit>

using namespace Qt::StringLiterals;
using namespace std::string_view_literals;

// [MS-VHDX] 2.2: headers, region tables, metadata.
namespace platter {

namespace {

constexpr qint64 kRegions = 192 * 1024, kRegionBytes = 64 * 1024;
constexpr quint32 kMostRegions = 2047, kMostItems = 2047;
constexpr quint64 kMiB = 1024 * 1024;
constexpr std::size_t kMostHoles = 1 << 18; // 6 MiB

// As they stand in the file: the first three fields little-endian.
constexpr auto kTableOfBlocks = "\x66\x77\xC2\x2D\x23\xF6\x00\x42\x9D\x64\x11\x5E\x9B\xFD\x4A\x08"sv;
constexpr auto kMetadata = "\x06\xA2\x7C\x8B\x90\x47\x9A\x4B\xB8\xFE\x57\x5F\x05\x0F\x88\x6E"sv;
constexpr auto kFileParameters = "\x37\x67\xA1\xCA\x36\xFA\x43\x4D\xB3\xB6\x33\xF0\xAA\x44\xE7\x6B"sv;
constexpr auto kVirtualSize = "\x24\x42\xA5\x2F\x1B\xCD\x76\x48\xB2\x11\x5D\xBE\xD8\x3B\xF4\xB8"sv;
constexpr auto kSectorSize = "\x1D\xBF\x41\x81\x6F\xA9\x09\x47\xBA\x47\xF2\x33\xA8\xFA\xAB\x5F"sv;
constexpr auto kParentLocator = "\x2D\x5F\xD3\xA8\x0B\xB3\x4D\x45\xAB\xF7\xD3\xD8\x48\x34\xAB\x0C"sv;

void addHole(std::vector<Extent>& holes, const Extent& hole) {
    if (!holes.empty() && holes.back().offset + holes.back().length == hole.offset)
        holes.back().length += hole.length;
    else if (holes.size() < kMostHoles)
        holes.push_back(hole);
}

} // namespace

Result<DiskHeader> DiskHeaderReader::vhdx() {
    if (onlyBeginning())
        return DiskHeader{}; // all that could be asked stands behind it
    const auto bytes = part(kRegions, kRegionBytes);
    if (!bytes)
        return std::unexpected(bytes.error());
    const HeaderBytes at(*bytes);
    const quint32 count = at.le32(8);
    if (!at.is(0, "regi"sv) || count > kMostRegions)
        return std::unexpected(damaged(u"region table"_s));
    std::optional<VhdxHeader> found;
    std::pair<quint64, quint64> blocks; // where their table is, its length
    for (std::size_t i = 16; i < 16 + std::size_t(count) * 32; i += 32) {
        const quint64 offset = at.le64(i + 16), length = at.le32(i + 24);
        const bool metadata = at.is(i, kMetadata);
        if (!metadata && !at.is(i, kTableOfBlocks)) {
            if ((at.le32(i + 28) & 1U) != 0)
                return std::unexpected(unsupported(
                    tr("“%1” uses features of VHDX that are not known, and cannot be read safely without them.")
                        .arg(name()),
                    u"a region that is required"_s));
            continue;
        }
        if (offset < kMiB || offset % kMiB != 0 || !inFile(offset, length))
            return std::unexpected(damaged(u"region at %1"_s.arg(offset)));
        if (!metadata) {
            blocks = {offset, length};
            continue;
        }
        auto described = vhdxMetadata(qint64(offset), quint32(length));
        if (!described)
            return std::unexpected(described.error());
        found = std::move(*described);
    }
    if (!found || blocks.first == 0)
        return std::unexpected(damaged(u"no metadata or no table of blocks"_s));
    return vhdxBlocks(*found, blocks.first, blocks.second);
}

Result<DiskHeader> DiskHeaderReader::vhdxBlocks(const VhdxHeader& found, quint64 table, quint64 length) {
    constexpr unsigned kStateBits = 7, kPresent = 6;
    DiskHeader header = found.header;
    const quint64 size = quint64(*header.virtualSize), blockSize = found.blockSize;
    const quint64 ratio = (quint64(1) << 23) * found.sectorSize / blockSize; // behind so many blocks, one of bitmaps
    const quint64 blocks = size / blockSize + (size % blockSize != 0);
    const quint64 entries = blocks == 0 ? 0 : blocks + (blocks - 1) / ratio;
    if (length / 8 < entries)
        return std::unexpected(damaged(u"%1 blocks in a table of %2"_s.arg(blocks).arg(length)));
    if (!followsTables(entries * 8))
        return header;
    FilePlaces places(quint64(*m_input.size), kMiB);
    quint64 index = 0, from = 0;
    qint64 used = 0;
    const auto walked = eachPiece(table, entries * 8, [&](const HeaderBytes& map) -> Result<void> {
        for (std::size_t at = 0; at + 8 <= map.size() && from < size; at += 8) {
            if (++index % (ratio + 1) == 0) // bitmaps, which only differences use
                continue;
            const quint64 entry = map.le64(at), here = from;
            from += blockSize;
            if ((entry & kStateBits) != kPresent) {
                addHole(header.holes, {qint64(here), qint64(std::min(blockSize, size - here)), ExtentKind::Zero});
                continue;
            }
            ++used;
            if (const auto good = take(places, (entry >> 20) * kMiB, std::min(blockSize, size - here)); !good)
                return good;
        }
        return {};
    });
    if (!walked)
        return std::unexpected(walked.error());
    header.dataSize = std::min(used * qint64(blockSize), *header.virtualSize);
    return header;
}

Result<DiskHeaderReader::VhdxHeader> DiskHeaderReader::vhdxMetadata(qint64 offset, quint32 length) {
    const auto table = part(offset, kRegionBytes);
    if (!table)
        return std::unexpected(table.error());
    const HeaderBytes at(*table);
    const quint32 count = at.le16(10);
    if (!at.is(0, "metadata"sv) || count > kMostItems)
        return std::unexpected(damaged(u"metadata table"_s));
    VhdxHeader header;
    bool parent = false;
    for (std::size_t i = 32; i < 32 + std::size_t(count) * 32; i += 32) {
        const quint32 place = at.le32(i + 16);
        const auto value = [&]() -> Result<Bytes> {
            if (place < kRegionBytes || place > length || length - place < 8)
                return std::unexpected(damaged(u"metadata at %1"_s.arg(place)));
            return part(offset + place, 8);
        };
        if (at.is(i, kParentLocator)) {
            parent = true;
        } else if (at.is(i, kFileParameters)) {
            const auto found = value();
            if (!found)
                return std::unexpected(found.error());
            const quint32 block = HeaderBytes(*found).le32(0);
            parent = parent || (HeaderBytes(*found).le32(4) & 2U) != 0;
            if (!std::has_single_bit(block) || block < kMiB || block > 256 * kMiB)
                return std::unexpected(damaged(u"blocks of %1"_s.arg(block)));
            header.blockSize = block;
        } else if (at.is(i, kSectorSize)) {
            const auto found = value();
            if (!found)
                return std::unexpected(found.error());
            header.sectorSize = HeaderBytes(*found).le32(0);
            if (header.sectorSize != 512 && header.sectorSize != 4096)
                return std::unexpected(damaged(u"sectors of %1"_s.arg(header.sectorSize)));
        } else if (at.is(i, kVirtualSize)) {
            const auto found = value();
            if (!found)
                return std::unexpected(found.error());
            if (const auto good = setSize(header.header, product(HeaderBytes(*found).le64(0), 1)); !good)
                return std::unexpected(good.error());
        }
    }
    if (parent)
        return std::unexpected(unsafe(tr("“%1” is only the difference to another disk. It is refused: a disk image may "
                                         "not read other files. Merge "
                                         "both first (Merge-VHD), then add the result.")
                                          .arg(name()),
            u"has a parent"_s));
    if (header.blockSize == 0 || !header.header.virtualSize)
        return std::unexpected(damaged(u"metadata is missing"_s));
    return header;
}

} // namespace platter
