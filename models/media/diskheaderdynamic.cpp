// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/diskheaderreader.h"

#include <array>
#include <bit>

using namespace Qt::StringLiterals;
using namespace std::string_view_literals;

// VirtualBox's and Microsoft's older format: a table of blocks, and blocks.
namespace platter {

namespace {
constexpr qint64 kSector = 512;
} // namespace

// QEMU block/vdi.c, which follows VirtualBox's VDICore.h.
Result<DiskHeader> DiskHeaderReader::vdi() {
    const auto bytes = part(0, kSector);
    if (!bytes)
        return std::unexpected(bytes.error());
    const HeaderBytes at(*bytes);
    if (at.le32(0x44) != 0x00010001U)
        return std::unexpected(
            unsupported(tr("“%1” is a VDI of version %2, which is not known. Convert it with VirtualBox first.")
                    .arg(name(), u"%1.%2"_s.arg(at.le32(0x44) >> 16).arg(at.le32(0x44) & 0xffffU))));
    const quint32 kind = at.le32(0x4c);
    bool parent = false;
    for (std::size_t i = 0x1a8; i < 0x1c8; ++i) // the ids of the disk before it
        parent = parent || at.u8(i) != 0;
    if (kind == 4 || kind == 3 || parent)
        return std::unexpected(unsafe(tr("“%1” is only the difference to another disk. It is refused: a disk image may "
                                         "not read other files. Merge "
                                         "both first (VBoxManage clonemedium), then add the result.")
                                          .arg(name()),
            u"kind %1"_s.arg(kind)));
    const quint64 size = at.le64(0x170), blockSize = at.le32(0x178), blocks = at.le32(0x180), used = at.le32(0x184);
    if ((kind != 1 && kind != 2) || blockSize != 1U << 20 || at.le32(0x168) != kSector || blocks > 0x3fffffffU
        || used > blocks || size > blocks * blockSize || at.le32(0x154) % kSector != 0 || at.le32(0x158) % kSector != 0
        || !inFile(at.le32(0x154), blocks * 4) || !inFile(at.le32(0x158), 0))
        return std::unexpected(damaged(u"%1 blocks of %2"_s.arg(blocks).arg(blockSize)));
    DiskHeader header;
    // QEMU rounds up to whole sectors.
    if (const auto good = setSize(header, product((size + kSector - 1) / kSector, kSector)); !good)
        return std::unexpected(good.error());
    header.dataSize = std::min(qint64(used * blockSize), *header.virtualSize);
    return followsTables(blocks * 4) ? vdiBlocks(at, header) : header;
}

Result<DiskHeader> DiskHeaderReader::vdiBlocks(const HeaderBytes& head, DiskHeader header) {
    constexpr quint32 kHole = 0xffffffffU, kZeros = 0xfffffffeU;
    const quint64 blockSize = head.le32(0x178), size = quint64(*header.virtualSize);
    FilePlaces places(quint64(*m_input.size), quint64(kSector));
    quint64 from = 0;
    const auto walked = eachPiece(
        head.le32(0x154), quint64(head.le32(0x180)) * 4, [&](const HeaderBytes& map) -> Result<void> {
            for (std::size_t at = 0; at + 4 <= map.size() && from < size; at += 4, from += blockSize) {
                const quint32 block = map.le32(at);
                if (block == kHole || block == kZeros)
                    continue;
                const auto good = take(places, head.le32(0x158) + block * blockSize, std::min(blockSize, size - from));
                if (!good)
                    return good;
            }
            return {};
        });
    if (!walked)
        return std::unexpected(walked.error());
    return header;
}

// Virtual Hard Disk Image Format Specification 1.0.
Result<DiskHeader> DiskHeaderReader::vhd() {
    auto bytes = part(0, kSector);
    if (!bytes)
        return std::unexpected(bytes.error());
    if (!HeaderBytes(*bytes).is(0, "conectix"sv)) { // fixed: the footer alone
        if (onlyBeginning())
            return DiskHeader{};
        if (*m_input.size < kSector)
            return std::unexpected(truncated());
        bytes = part(*m_input.size - kSector, kSector);
        if (!bytes)
            return std::unexpected(bytes.error());
    }
    const HeaderBytes at(*bytes);
    if (!at.is(0, "conectix"sv))
        return std::unexpected(truncated());
    // QEMU's block/vpc.c: those programs' geometry is only nearly their size, all others' geometry is their size.
    constexpr std::array kBySize{"win "sv, "qem2"sv, "d2v "sv, "tap\0"sv, "CTXS"sv, "wa\0\0"sv};
    const quint64 sectors = quint64(at.be16(56)) * at.u8(58) * at.u8(59);
    const bool bySize = sectors == 65535ULL * 16 * 255
        || std::ranges::any_of(kBySize, [&](std::string_view program) { return at.is(28, program); });
    DiskHeader header;
    if (const auto good = setSize(header, product(bySize ? at.be64(48) / kSector : sectors, kSector)); !good)
        return std::unexpected(good.error());
    switch (at.be32(60)) {
    case 2: // fixed
        if (onlyBeginning() || *m_input.size - kSector < *header.virtualSize)
            return std::unexpected(truncated());
        header.dataSize = *header.virtualSize;
        return header;
    case 3: // dynamic
    case 4: // differencing
        return vhdDynamic(at, header);
    default:
        return std::unexpected(damaged(u"kind %1"_s.arg(at.be32(60))));
    }
}

Result<DiskHeader> DiskHeaderReader::vhdDynamic(const HeaderBytes& footer, DiskHeader header) {
    const quint64 place = footer.be64(16);
    if (!inFile(place, 1024))
        return std::unexpected(damaged(u"dynamic header"_s));
    const auto bytes = part(qint64(place), 1024);
    if (!bytes)
        return std::unexpected(bytes.error());
    const HeaderBytes at(*bytes);
    bool parent = footer.be32(60) == 4;
    for (std::size_t i = 40; i < 56; ++i)
        parent = parent || at.u8(i) != 0;
    if (parent) {
        QString file;
        for (std::size_t i = 64; i + 1 < 64 + 512 && at.be16(i) != 0; i += 2)
            file += QChar(at.be16(i));
        return std::unexpected(unsafe(tr("“%1” is only the difference to another disk, and asks for the file “%2”. It "
                                         "is refused: a disk image may "
                                         "not read other files. Merge both first, then add the result.")
                                          .arg(name(), shownText(file)),
            u"parent: "_s + shownText(file)));
    }
    if (bytes->empty())
        return header; // only the beginning is there, and the rest stands further on
    if (!at.is(0, "cxsparse"sv))
        return std::unexpected(damaged(u"dynamic header"_s));
    const quint64 table = at.be64(16);
    const quint32 entries = at.be32(28), blockSize = at.be32(32);
    if (!std::has_single_bit(blockSize) || blockSize < kSector
        || quint64(entries) * blockSize < quint64(*header.virtualSize) || !inFile(table, quint64(entries) * 4))
        return std::unexpected(damaged(u"%1 blocks of %2"_s.arg(entries).arg(blockSize)));
    return followsTables(quint64(entries) * 4) ? vhdBlocks(table, entries, blockSize, header) : header;
}

Result<DiskHeader> DiskHeaderReader::vhdBlocks(quint64 table, quint32 entries, quint32 blockSize, DiskHeader header) {
    const quint64 size = quint64(*header.virtualSize);
    const auto bitmap = quint64((blockSize / kSector / 8 + kSector - 1) / kSector * kSector); // in front of each block
    FilePlaces places(quint64(*m_input.size), quint64(kSector));
    quint64 from = 0;
    qint64 used = 0;
    const auto walked = eachPiece(table, quint64(entries) * 4, [&](const HeaderBytes& map) -> Result<void> {
        for (std::size_t at = 0; at + 4 <= map.size() && from < size; at += 4, from += blockSize) {
            const quint64 sector = map.be32(at);
            if (sector == 0xffffffffU)
                continue;
            ++used;
            const quint64 length = bitmap + std::min<quint64>(blockSize, size - from);
            if (const auto good = take(places, sector * quint64(kSector), length); !good)
                return good;
        }
        return {};
    });
    if (!walked)
        return std::unexpected(walked.error());
    header.dataSize = std::min(used * qint64(blockSize), *header.virtualSize);
    return header;
}

} // namespace platter
