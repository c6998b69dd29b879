// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/diskheaderreader.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace std::string_view_literals;

// VMware Virtual Disk Format 5.0, and what QEMU's block/vmdk.c makes of it.
namespace platter {

namespace {

constexpr qint64 kSector = 512;
constexpr quint64 kSectorBytes = 512; // the same, for numbers from the file
constexpr quint64 kMostDescription = 2 * 1024 * 1024 / kSector;

// A line that names where a part of the disk is: access, sectors, kind, and a file in quotation marks (none for ZERO).
struct VmdkExtent {
    QString kind;
    QString file;
};

QString textOf(std::string_view text) {
    const auto end = text.find('\0');
    return QString::fromUtf8(text.data(), qsizetype(end == std::string_view::npos ? text.size() : end));
}

QList<VmdkExtent> extentsOf(const QString& text) {
    static const QRegularExpression line(
        uR"re(^[ \t]*(?:RW|RDONLY|NOACCESS)[ \t]+\d+[ \t]+(\w+)(?:[ \t]+"([^"\n]*)")?)re"_s,
        QRegularExpression::MultilineOption | QRegularExpression::CaseInsensitiveOption);
    QList<VmdkExtent> extents;
    for (auto found = line.globalMatch(text); found.hasNext() && extents.size() < 1000;) {
        const auto match = found.next();
        extents.append({match.captured(1).toUpper(), match.captured(2)});
    }
    return extents;
}

QString valueOf(const QString& text, const QString& key) {
    const QRegularExpression line(u"^[ \\t]*%1[ \\t]*=[ \\t]*\"?([^\"\\r\\n]*)"_s.arg(key),
        QRegularExpression::MultilineOption | QRegularExpression::CaseInsensitiveOption);
    return line.match(text).captured(1).trimmed();
}

} // namespace

Result<DiskHeader> DiskHeaderReader::vmdk() {
    const auto bytes = part(0, kSector);
    if (!bytes)
        return std::unexpected(bytes.error());
    HeaderBytes at(*bytes);
    if (!at.is(0, "KDMV"sv))
        return std::unexpected(unsupported(tr(
            "“%1” is one part of a VMware ESX disk that lies in several files. Convert the whole disk with the program "
            "that made it, then add the result.")
                .arg(name())));
    Bytes footer;
    if (at.le64(56)
        == std::numeric_limits<quint64>::max()) { // stream-optimised: what was known at the end is told there
        if (onlyBeginning())
            footer = *bytes;
        else if (*m_input.size < 4 * kSector)
            return std::unexpected(truncated());
        else if (auto end = part(*m_input.size - 2 * kSector, kSector); end)
            footer = std::move(*end);
        else
            return std::unexpected(end.error());
        if (!HeaderBytes(footer).is(0, "KDMV"sv))
            return std::unexpected(truncated());
    }
    const HeaderBytes last = footer.empty() ? at : HeaderBytes(footer);
    const quint32 version = at.le32(4), flags = last.le32(8);
    if (version < 1 || version > 3)
        return std::unexpected(
            unsupported(tr("“%1” is a VMDK of version %2, which is not known.").arg(name()).arg(version)));
    const quint64 capacity = last.le64(12), grain = last.le64(20), perTable = last.le32(44);
    if (at.le64(12) == 0 || capacity == 0)
        return std::unexpected(unsafe(tr("“%1” says nothing of its own disk and sends its reader to other files "
                                         "instead. It is refused: a disk image "
                                         "may not read other files.")
                                          .arg(name()),
            u"capacity 0"_s));
    DiskHeader header;
    if (const auto good = setSize(header, product(capacity, kSector)); !good)
        return std::unexpected(good.error());
    const auto perEntry = product(grain, perTable);
    if (grain == 0 || grain > 128 * 1024 || perTable == 0 || perTable > 512 || !perEntry
        || capacity / quint64(*perEntry) >= 512ULL * 1024 * 1024 / 4 || last.le16(77) > 1)
        return std::unexpected(damaged(u"grains of %1, %2 in a table"_s.arg(grain).arg(perTable)));
    const bool wholeFooter = !(onlyBeginning() && !footer.empty());
    for (const std::size_t field : {std::size_t(56), std::size_t(48)}) {
        const bool used = field == 56 || (flags & 2U) != 0;
        const auto place = product(last.le64(field), kSector);
        if (used && wholeFooter && (!place || !inFile(quint64(*place), 4)))
            return std::unexpected(damaged(u"grain directory"_s));
    }
    const quint64 description = at.le64(28), length = at.le64(36);
    if (description != 0) {
        const auto place = product(description, kSector);
        if (!place || length > kMostDescription || !inFile(quint64(*place), length * kSector))
            return std::unexpected(damaged(u"description"_s));
        const auto text = atMost(*place, qint64(length) * kSector);
        if (!text)
            return std::unexpected(text.error());
        if (const auto good = vmdkEmbedded({reinterpret_cast<const char*>(text->data()), text->size()}); !good)
            return std::unexpected(good.error());
    }
    const quint64 entries = capacity / grain + 1;
    return followsTables(entries * 4) ? vmdkGrains(last, header) : header;
}

// `last`: the header that holds, which in a stream-optimised file is at its end.
Result<DiskHeader> DiskHeaderReader::vmdkGrains(const HeaderBytes& last, DiskHeader header) const {
    const quint64 grain = last.le64(20) * kSectorBytes, covered = grain * last.le32(44);
    const quint64 size = quint64(*header.virtualSize);
    const quint64 tables = size / covered + (size % covered != 0);
    FilePlaces places(quint64(*m_input.size), kSectorBytes);
    quint64 from = 0;
    qint64 data = 0;
    if (!inFile(last.le64(56) * kSectorBytes, tables * 4))
        return std::unexpected(damaged(u"grain directory"_s));
    const auto walked
        = eachPiece(last.le64(56) * kSectorBytes, tables * 4, [&](const HeaderBytes& directory) -> Result<void> {
              for (std::size_t at = 0; at + 4 <= directory.size(); at += 4, from += covered) {
                  const quint64 table = directory.le32(at) * kSectorBytes;
                  if (table == 0)
                      continue;
                  const auto found = vmdkTable(table, last, places, from);
                  if (!found)
                      return std::unexpected(found.error());
                  data += *found;
              }
              return {};
          });
    if (!walked)
        return std::unexpected(walked.error());
    header.dataSize = std::min(data, *header.virtualSize);
    return header;
}

// One table of grains: bytes of those that are neither holes nor zeros.
Result<qint64> DiskHeaderReader::vmdkTable(
    quint64 table, const HeaderBytes& last, FilePlaces& places, quint64 from) const {
    const quint32 flags = last.le32(8), perTable = last.le32(44);
    const quint64 grain = last.le64(20) * kSectorBytes, size = last.le64(12) * kSectorBytes;
    const bool compressed = (flags & 0x10000U) != 0, knowsZeros = (flags & 4U) != 0;
    if (const auto good = take(places, table, perTable * 4); !good)
        return std::unexpected(good.error());
    const auto bytes = part(qint64(table), perTable * 4);
    if (!bytes)
        return std::unexpected(bytes.error());
    const HeaderBytes entries(*bytes);
    qint64 data = 0;
    for (std::size_t at = 0; at + 4 <= entries.size() && from < size; at += 4, from += grain) {
        const quint32 sector = entries.le32(at);
        if (sector == 0 || (sector == 1 && knowsZeros))
            continue;
        data += qint64(grain);
        const auto needed = compressed ? vmdkPacked(sector * kSectorBytes, last) : std::min(grain, size - from);
        if (!needed)
            return std::unexpected(needed.error());
        if (const auto good = take(places, sector * kSectorBytes, *needed); !good)
            return std::unexpected(good.error());
    }
    return data;
}

// Bytes of the file that a compressed grain takes up: it begins with its place on the disk and its length. (QEMU: at most as
// much as two grains. Where the header promises no such beginning only the decompressor knows; then what it begins with counts.)
Result<quint64> DiskHeaderReader::vmdkPacked(quint64 offset, const HeaderBytes& last) const {
    constexpr quint64 marker = 12;
    if ((last.le32(8) & 0x20000U) == 0)
        return marker;
    if (!inFile(offset, marker))
        return std::unexpected(behindEnd(offset, marker));
    const auto bytes = part(qint64(offset), qint64(marker));
    if (!bytes)
        return std::unexpected(bytes.error());
    const quint64 length = HeaderBytes(*bytes).le32(8);
    if (length == 0 || length > 2 * last.le64(20) * kSectorBytes)
        return std::unexpected(damaged(u"a grain of %1 bytes at %2"_s.arg(length).arg(offset)));
    return marker + length;
}

// The description inside a disk in one file: it may name that file alone, under whatever name it had.
Result<void> DiskHeaderReader::vmdkEmbedded(std::string_view bytes) const {
    const QString text = textOf(bytes);
    const QString parent = valueOf(text, u"parentCID"_s), hint = valueOf(text, u"parentFileNameHint"_s);
    if ((!parent.isEmpty() && parent.compare(u"ffffffff"_s, Qt::CaseInsensitive) != 0) || !hint.isEmpty())
        return std::unexpected(unsafe(tr("“%1” is only the difference to another disk, and asks for the file “%2”. It "
                                         "is refused: a disk image may "
                                         "not read other files. Merge both first, then add the result.")
                                          .arg(name(), shownText(hint)),
            u"parent CID %1, %2"_s.arg(shownText(parent), shownText(hint))));
    const QList<VmdkExtent> extents = extentsOf(text);
    for (const VmdkExtent& extent : extents) {
        const bool own = extent.kind == u"SPARSE"_s && extents.size() == 1 && !extent.file.contains(u'/')
            && !extent.file.contains(u'\\');
        if (!own)
            return std::unexpected(
                unsafe(tr("“%1” asks for the file “%2” to find its disk's bytes. It is refused: a disk image may not "
                          "read other files. Convert it to one file with the program that made it, then add the "
                          "result.")
                           .arg(name(), shownText(extent.file)),
                    u"extent %1 %2"_s.arg(shownText(extent.kind), shownText(extent.file))));
    }
    const QString type = valueOf(text, u"createType"_s);
    if (!type.isEmpty() && type.compare(u"monolithicSparse"_s, Qt::CaseInsensitive) != 0
        && type.compare(u"streamOptimized"_s, Qt::CaseInsensitive) != 0)
        return std::unexpected(unsupported(tr(
            "“%1” is a VMDK of the kind “%2”, whose disk lies in other files as well. Convert it to one file with the "
            "program that made it, then add the result.")
                .arg(name(), shownText(type))));
    return {};
}

Error DiskHeaderReader::vmdkDescription(std::string_view bytes) const {
    const QString text = textOf(bytes);
    QStringList files;
    for (const VmdkExtent& extent : extentsOf(text))
        if (const QString file = shownText(extent.file); !file.isEmpty() && !files.contains(file) && files.size() < 3)
            files.append(file);
    if (files.isEmpty())
        return unsupported(
            tr("“%1” is only the description of a disk. The disk itself is in other files.").arg(name()));
    return unsupported(tr("“%1” is only the description of a disk whose bytes are in “%2”. A disk image may not read "
                          "other files. If that file's name ends in -flat.vmdk, it is the raw disk: add it under a "
                          "name that ends in .raw. Otherwise convert the disk to one file first.")
                           .arg(name(), files.join(u"”, “"_s)),
        files.join(u", "_s));
}

} // namespace platter
