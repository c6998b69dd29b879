// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/diskheaderreader.h"
#include "models/media/qcow2entry.h"

#include <algorithm>
#include <bit>

using namespace Qt::StringLiterals;

// Facts: QEMU docs/interop/qcow2.txt.
namespace platter {

namespace {
constexpr quint64 kDirty = 1, kCorrupt = 2, kExternalData = 4, kCompressionType = 8, kExtendedL2 = 16;
constexpr quint64 kMostL1Bytes = 32U << 20; // QEMU's QCOW_MAX_L1_SIZE
constexpr quint64 kSector = Qcow2Entry::kSector;
constexpr std::size_t kMostCompressed = std::size_t(8)
    << 20; // are remembered, 64 MiB: more than 500 GiB of 64 KiB clusters
} // namespace

Result<DiskHeader> DiskHeaderReader::qcow2() {
    const auto bytes = part(0, 104);
    if (!bytes)
        return std::unexpected(bytes.error());
    const HeaderBytes at(*bytes);
    const quint32 version = at.be32(4), clusterBits = at.be32(20);
    if (version != 2 && version != 3)
        return std::unexpected(unsupported(
            tr("“%1” is a qcow2 disk of version %2, which is not known. Convert it with the program that made it.")
                .arg(name())
                .arg(version)));
    if (clusterBits < 9 || clusterBits > 21)
        return std::unexpected(damaged(u"cluster bits %1"_s.arg(clusterBits)));
    const quint64 cluster = quint64(1) << clusterBits;
    DiskHeader header;
    if (at.be64(8) != 0) {
        const quint32 length = std::min(at.be32(16), 1023U);
        const auto text = at.be64(8) < cluster ? atMost(qint64(at.be64(8)), length) : Result<Bytes>(Bytes{});
        const QString file = text
            ? shownText(QString::fromUtf8(reinterpret_cast<const char*>(text->data()), qsizetype(text->size())))
            : QString();
        return std::unexpected(unsafe(
            tr("“%1” is only the difference to another disk, and asks for the file “%2”. It is refused: a disk image "
               "may not read other files. Merge both first (qemu-img convert), then add the result.")
                .arg(name(), file),
            u"backing file: "_s + file));
    }
    if (at.be32(32) != 0)
        return std::unexpected(unsupported(tr("“%1” is encrypted inside, so its disk cannot be read. Decrypt it first "
                                              "(qemu-img convert), then add the "
                                              "result.")
                                               .arg(name()),
            u"crypt method %1"_s.arg(at.be32(32))));
    quint64 headerLength = 72;
    if (version == 3) {
        if (const auto good = qcow2Features(at); !good)
            return std::unexpected(good.error());
        headerLength = at.be32(100);
        if (headerLength < 104 || headerLength > cluster)
            return std::unexpected(damaged(u"header length %1"_s.arg(headerLength)));
        if ((at.be64(72) & kDirty) != 0)
            header.notes.append(
                tr("The disk was not closed properly by the program that wrote it last. What it had not "
                   "written out by then is missing."));
        if ((at.be64(72) & kExtendedL2) != 0 && clusterBits < 14)
            return std::unexpected(damaged(u"extended entries in small clusters"_s));
    }
    if (const auto good = qcow2Extensions(headerLength, cluster); !good)
        return std::unexpected(good.error());
    if (at.be64(24) > quint64(std::numeric_limits<qint64>::max()))
        return std::unexpected(damaged(u"virtual size"_s));
    if (const auto good = setSize(header, qint64(at.be64(24))); !good)
        return std::unexpected(good.error());
    const bool wide = version == 3 && (at.be64(72) & kExtendedL2) != 0;
    const quint64 covered = (cluster / (wide ? 16 : 8)) << clusterBits; // by one level 2 table
    const quint64 needed = quint64(*header.virtualSize) / covered + (quint64(*header.virtualSize) % covered != 0);
    const quint64 l1Entries = at.be32(36), l1Offset = at.be64(40);
    if (l1Entries < needed || l1Entries * 8 > kMostL1Bytes || (l1Offset & (cluster - 1)) != 0
        || (needed > 0 && (l1Offset == 0 || !inFile(l1Offset, needed * 8))))
        return std::unexpected(damaged(u"level 1 table: %1 entries at %2"_s.arg(l1Entries).arg(l1Offset)));
    if ((at.be64(48) & (cluster - 1)) != 0 || !inFile(at.be64(48), 0))
        return std::unexpected(damaged(u"reference counts"_s));
    if (const quint32 snapshots = at.be32(60); snapshots > 0) {
        if (snapshots > 65536 || (at.be64(64) & 7) != 0 || !inFile(at.be64(64), quint64(snapshots) * 40))
            return std::unexpected(damaged(u"snapshots: %1"_s.arg(snapshots)));
        header.notes.append(
            tr("%n internal snapshot(s) are left out: the disk is taken as it is now.", nullptr, int(snapshots)));
    }
    if (!followsTables(needed * cluster))
        return header;
    return qcow2Clusters(at, header, wide ? 16 : 8);
}

Result<void> DiskHeaderReader::qcow2Features(const HeaderBytes& header) {
    const quint64 features = header.be64(72);
    if ((features & kExternalData) != 0)
        return std::unexpected(unsafe(
            tr("“%1” holds only a map: its disk's bytes are in another file that it asks for. It is refused: a disk "
               "image may not read other files. Convert it where both files are (qemu-img convert), then add the "
               "result.")
                .arg(name()),
            u"external data file"_s));
    if ((features & kCorrupt) != 0)
        return std::unexpected(Error{ErrorCode::Corrupt,
            tr("“%1” is marked as damaged by the program that wrote it. Repair it first (qemu-img check -r all), or "
               "take another copy.")
                .arg(name()),
            u"corrupt bit"_s});
    if (const quint64 unknown = features & ~(kDirty | kCorrupt | kExternalData | kCompressionType | kExtendedL2);
        unknown)
        return std::unexpected(unsupported(
            tr("“%1” uses features of qcow2 that are not known, and cannot be read safely without them.").arg(name()),
            u"incompatible features %1"_s.arg(unknown, 0, 16)));
    if (header.be32(96) > 6)
        return std::unexpected(damaged(u"reference count order"_s));
    if ((features & kCompressionType) != 0 && header.be32(100) > 104) {
        const auto type = part(104, 1);
        if (!type)
            return std::unexpected(type.error());
        if (!type->empty() && quint8(type->front()) > 1) // 0 zlib, 1 zstd
            return std::unexpected(unsupported(tr("“%1” is compressed in a way that is not known.").arg(name()),
                u"compression type %1"_s.arg(quint8(type->front()))));
    }
    return {};
}

// The extensions behind the header: a data file may be named without its bit, and encryption as well.
Result<void> DiskHeaderReader::qcow2Extensions(quint64 from, quint64 clusterSize) {
    const auto bytes = atMost(0, qint64(std::min<quint64>(clusterSize, 64 * 1024)));
    if (!bytes)
        return std::unexpected(bytes.error());
    const HeaderBytes all(*bytes);
    for (quint64 at = from; all.has(at, 8);) {
        const quint32 type = all.be32(at), length = all.be32(at + 4);
        if (type == 0)
            break;
        if (length > clusterSize - std::min(clusterSize, at + 8))
            return std::unexpected(damaged(u"header extension %1"_s.arg(type, 0, 16)));
        if (type == 0x44415441U) // "DATA"
            return std::unexpected(unsafe(
                tr("“%1” names another file that would hold its disk's bytes. It is refused: a disk image may not read "
                   "other files. Convert it where both files are (qemu-img convert), then add the result.")
                    .arg(name()),
                u"external data file"_s));
        at += 8 + ((quint64(length) + 7) & ~quint64(7));
    }
    return {};
}

// Follows the tables to each cluster of the disk: QEMU reads zeros where a file ends too early, and says nothing.
Result<DiskHeader> DiskHeaderReader::qcow2Clusters(
    const HeaderBytes& head, DiskHeader header, quint64 entrySize) const {
    const quint64 cluster = quint64(1) << head.be32(20), covered = cluster / entrySize * cluster;
    const quint64 size = quint64(*header.virtualSize), l1Offset = head.be64(40);
    Qcow2Places places{.whole = FilePlaces(quint64(*m_input.size), cluster)};
    const auto inTurn = [&](quint64 offset, quint64 bytes) { return take(places.whole, offset, bytes); };
    if (const auto good = inTurn(0, 1); !good)
        return std::unexpected(good.error());
    const quint64 l1Bytes = (size / covered + (size % covered != 0)) * 8;
    if (const auto good = inTurn(l1Offset, l1Bytes); !good)
        return std::unexpected(good.error());
    if (const auto good = inTurn(head.be64(48), quint64(head.be32(56)) << head.be32(20)); !good)
        return std::unexpected(good.error());
    quint64 from = 0; // of the disk
    qint64 data = 0;
    const auto walked = eachPiece(l1Offset, l1Bytes, [&](const HeaderBytes& l1) -> Result<void> {
        for (std::size_t at = 0; at + 8 <= l1.size(); at += 8, from += covered) {
            const quint64 table = Qcow2Entry(l1.be64(at)).offset();
            if (table == 0)
                continue;
            if ((table & (cluster - 1)) != 0)
                return std::unexpected(damaged(u"level 2 table at %1"_s.arg(table)));
            if (const auto good = inTurn(table, cluster); !good)
                return good;
            const auto entries = part(qint64(table), qint64(cluster));
            if (!entries)
                return std::unexpected(entries.error());
            const auto found = qcow2Table(HeaderBytes(*entries), head, places, std::pair(from, size), entrySize);
            if (!found)
                return std::unexpected(found.error());
            data += *found;
        }
        return {};
    });
    if (!walked)
        return std::unexpected(walked.error());
    if (const auto good = qcow2Compressed(places, head.be32(20)); !good)
        return std::unexpected(good.error());
    header.dataSize = std::min(data, *header.virtualSize);
    return header;
}

// Compressed clusters lie one behind the other, at any byte; a descriptor tells where one begins and in which sector it
// ends, and the next may begin in that sector. So each has for itself what is before the sector in which it ends, and one
// byte of that (docs/interop/qcow2.txt, "Compressed Clusters Descriptor"). No cluster of the file holds other things as well.
Result<void> DiskHeaderReader::qcow2Compressed(Qcow2Places& places, quint64 clusterBits) const {
    const auto begin = [&](quint64 entry) { return Qcow2Entry(entry).compressedOffset(clusterBits); };
    std::ranges::sort(places.compressed, {}, begin);
    quint64 free = 0,
            untaken = 0; // of the file: behind what those before have, and behind the clusters that were taken
    for (const quint64 entry : places.compressed) {
        const quint64 offset = begin(entry), end = Qcow2Entry(entry).compressedEnd(clusterBits);
        if (offset < free)
            return std::unexpected(samePlace(offset, end - offset));
        free = std::max(offset, end - kSector) + 1;
        const quint64 from = std::max(offset, untaken), to = std::min(end, quint64(*m_input.size));
        if (from >= to)
            continue;
        if (const auto good = take(places.whole, from, to - from); !good)
            return good;
        untaken = ((to - 1) >> clusterBits << clusterBits) + (quint64(1) << clusterBits);
    }
    return {};
}

// One level 2 table: bytes of its clusters that are neither holes nor zeros. `span`: where on the disk it begins, and the
// disk's size.
Result<qint64> DiskHeaderReader::qcow2Table(const HeaderBytes& entries, const HeaderBytes& head, Qcow2Places& places,
    std::pair<quint64, quint64> span, quint64 entrySize) const {
    const quint32 clusterBits = head.be32(20);
    const quint64 cluster = quint64(1) << clusterBits;
    auto [from, size] = span;
    qint64 data = 0;
    for (std::size_t at = 0; at + entrySize <= entries.size() && from < size; at += entrySize, from += cluster) {
        const quint64 entry = entries.be64(at);
        if (Qcow2Entry(entry).isCompressed()) { // the last one's sector may end with the file
            const quint64 offset = Qcow2Entry(entry).compressedOffset(clusterBits);
            const quint64 last = std::max(offset, Qcow2Entry(entry).compressedEnd(clusterBits) - kSector);
            for (const quint64 byte : {offset, last})
                if (!places.whole.isInside(byte, 1))
                    return std::unexpected(behindEnd(byte, 1));
            if (places.compressed.size() < kMostCompressed)
                places.compressed.push_back(entry);
            data += qint64(cluster);
            continue;
        }
        const quint64 offset = Qcow2Entry(entry).offset();
        if (offset == 0)
            continue;
        const bool wide = entrySize == 16; // with a bit for each 32nd of a cluster
        const quint32 parts = wide ? entries.be32(at + 12) : 1;
        if (!wide && (entry & 1) != 0 && head.be32(4) < 3)
            return std::unexpected(damaged(u"zeros in version 2"_s));
        if (parts == 0 || (!wide && (entry & 1) != 0)) // zeros, which may keep their place
            continue;
        if ((offset & (cluster - 1)) != 0)
            return std::unexpected(damaged(u"cluster at %1"_s.arg(offset)));
        const quint64 used = wide ? cluster / 32 * quint64(std::bit_width(parts)) : cluster; // the file may end there
        if (const auto good = take(places.whole, offset, std::min(used, size - from)); !good)
            return std::unexpected(good.error());
        data += qint64(wide ? cluster / 32 * quint64(std::popcount(parts)) : cluster);
    }
    return data;
}

} // namespace platter
