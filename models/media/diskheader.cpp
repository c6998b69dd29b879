// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/diskheader.h"

#include "models/domain/sizes.h"
#include "models/media/diskheaderreader.h"

using namespace Qt::StringLiterals;
using namespace std::string_view_literals;

namespace platter {

Result<DiskHeader> readDiskHeader(DiskFormat format, const HeaderInput& input) {
    DiskHeaderReader reader(input);
    switch (format) {
    case DiskFormat::Qcow2:
        return reader.qcow2();
    case DiskFormat::Vmdk:
        return reader.vmdk();
    case DiskFormat::Vdi:
        return reader.vdi();
    case DiskFormat::Vhd:
        return reader.vhd();
    case DiskFormat::Vhdx:
        return reader.vhdx();
    case DiskFormat::Raw:
    case DiskFormat::Qcow:
    case DiskFormat::Qed:
    case DiskFormat::Iso:
    case DiskFormat::Luks:
        break;
    }
    return std::unexpected(Error{ErrorCode::Internal, DiskHeaderReader::tr("This format has no header to read."), {}});
}

Error vmdkDescriptionRefusal(std::span<const std::byte> text, const QString& name) {
    const HeaderInput input{.name = name};
    return DiskHeaderReader(input).vmdkDescription({reinterpret_cast<const char*>(text.data()), text.size()});
}

Result<DiskHeaderReader::Bytes> DiskHeaderReader::part(qint64 offset, qint64 length) const {
    auto bytes = m_input.part(offset, length);
    if (!bytes || std::ssize(*bytes) == length)
        return bytes;
    if (onlyBeginning())
        return Bytes{};
    return std::unexpected(truncated());
}

bool DiskHeaderReader::inFile(quint64 offset, quint64 length) const {
    const auto size = quint64(m_input.size.value_or(std::numeric_limits<qint64>::max()));
    return offset <= size && length <= size - offset;
}

Result<void> DiskHeaderReader::setSize(DiskHeader& header, std::optional<qint64> bytes) const {
    if (!bytes || *bytes < 0)
        return std::unexpected(damaged(u"virtual size"_s));
    if (*bytes > m_input.largest)
        return std::unexpected(Error{ErrorCode::Unsupported,
            tr("“%1” says that its disk is %2 long, and nothing over %3 is taken.")
                .arg(name(), formatSize(*bytes), formatSize(m_input.largest)),
            u"virtual size %1"_s.arg(*bytes)});
    header.virtualSize = *bytes;
    return {};
}

Error DiskHeaderReader::damaged(const QString& detail) const {
    return {ErrorCode::Corrupt,
        tr("“%1” is damaged: its header holds numbers that cannot be. Download or copy it again.").arg(name()), detail};
}

Error DiskHeaderReader::truncated() const {
    return {ErrorCode::Truncated, tr("“%1” ends too early: it is not complete. Download or copy it again.").arg(name()),
        u"header"_s};
}

Error DiskHeaderReader::unsafe(const QString& sentence, const QString& detail) const {
    return {ErrorCode::Unsafe, sentence, detail};
}

Error DiskHeaderReader::unsupported(const QString& sentence, const QString& detail) const {
    return {ErrorCode::Unsupported, sentence, detail};
}

QString DiskHeaderReader::shownText(const QString& text) {
    QString shown = text.left(text.indexOf(QChar(0)) >= 0 ? text.indexOf(QChar(0)) : text.size()).simplified();
    if (shown.size() > 80)
        shown = shown.first(50) + u"…"_s + shown.last(25);
    return shown;
}

// ---- qcow2: QEMU docs/interop/qcow2.txt

namespace {
constexpr quint64 kDirty = 1, kCorrupt = 2, kExternalData = 4, kCompressionType = 8, kExtendedL2 = 16;
constexpr quint64 kMostL1Bytes = 32U << 20; // QEMU's QCOW_MAX_L1_SIZE
constexpr quint64 kMostTables = 256; // level 2 tables that are read to count data
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
    if (!wide && !onlyBeginning() && needed <= kMostTables)
        header.dataSize = qcow2Data(l1Offset, needed, cluster);
    return header;
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
               "take "
               "another copy.")
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

// Counts the clusters that are neither holes nor zeros.
std::optional<qint64> DiskHeaderReader::qcow2Data(quint64 l1Offset, quint64 l1Entries, quint64 clusterSize) const {
    const auto l1 = atMost(qint64(l1Offset), qint64(l1Entries * 8));
    if (!l1)
        return {};
    qint64 data = 0;
    for (quint64 i = 0; i < l1Entries; ++i) {
        const quint64 table = HeaderBytes(*l1).be64(i * 8) & 0x00fffffffffffe00ULL;
        if (table == 0)
            continue;
        if (!inFile(table, clusterSize))
            return {};
        const auto l2 = atMost(qint64(table), qint64(clusterSize));
        if (!l2 || l2->size() != clusterSize)
            return {};
        const HeaderBytes entries(*l2);
        for (quint64 at = 0; at < clusterSize; at += 8) {
            const quint64 entry = entries.be64(at);
            const bool compressed = (entry >> 62 & 1) != 0;
            if (compressed || ((entry & 1) == 0 && (entry & 0x00fffffffffffe00ULL) != 0))
                data += qint64(clusterSize);
        }
    }
    return data;
}

} // namespace platter
