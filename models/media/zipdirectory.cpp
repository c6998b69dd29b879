// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/zipdirectory.h"

#include "models/media/membername.h"
#include "models/media/packedsource.h"
#include "models/media/sourcefile.h"

#include <QtEndian>

#include <algorithm>
#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

using Bytes = std::span<const std::byte>;

constexpr qint64 kMostDirectory = 64LL << 20;
constexpr std::size_t kMostEntries = 100'000;

// All offsets below were checked against the span's size by their callers.
quint16 u16(Bytes bytes, std::size_t at) {
    return qFromLittleEndian<quint16>(bytes.data() + at);
}
quint32 u32(Bytes bytes, std::size_t at) {
    return qFromLittleEndian<quint32>(bytes.data() + at);
}
quint64 u64(Bytes bytes, std::size_t at) {
    return qFromLittleEndian<quint64>(bytes.data() + at);
}

struct Place {
    quint64 offset = 0;
    quint64 size = 0;
    quint64 entries = 0;
    qint64 end = 0; // where the directory must end
    bool split = false;
};

// 4.3.16: the last record, with a comment of up to 65,535 bytes behind it.
std::optional<std::size_t> findEnd(Bytes tail) {
    for (std::size_t at = tail.size() >= 22 ? tail.size() - 22 + 1 : 0; at-- > 0;)
        if (u32(tail, at) == 0x06054b50 && at + 22 + u16(tail, at + 20) == tail.size())
            return at;
    return {};
}

enum class Found { Yes, No, Bad };

Found findPlace(const SourceFile& file, Place& place) {
    const qint64 length = std::min<qint64>(file.size(), 22 + 65535);
    const qint64 begin = file.size() - length;
    const auto tail = file.part(begin, length);
    const auto at = tail ? findEnd(*tail) : std::nullopt;
    if (!at)
        return Found::No;
    const Bytes end = Bytes(*tail).subspan(*at);
    place = {u32(end, 16), u32(end, 12), u16(end, 10), begin + qint64(*at), u16(end, 4) != 0 || u16(end, 6) != 0};
    const auto locator = file.part(place.end - 20, 20); // 4.3.15: zip64
    if (!locator || locator->size() != 20 || u32(*locator, 0) != 0x07064b50)
        return Found::Yes;
    const quint64 where = u64(*locator, 8);
    if (where > quint64(place.end))
        return Found::Bad;
    const auto record = file.part(qint64(where), 56); // 4.3.14
    if (!record || record->size() != 56 || u32(*record, 0) != 0x06064b50)
        return Found::Bad;
    place = {u64(*record, 48), u64(*record, 40), u64(*record, 32), qint64(where),
        u32(*record, 16) != 0 || u32(*record, 20) != 0};
    return Found::Yes;
}

QString decodeName(Bytes raw) {
    return decodeMemberName({reinterpret_cast<const char*>(raw.data()), qsizetype(raw.size())});
}

// 4.5.3: the sizes that do not fit into 32 bits, only those, in this order. False when one is missing.
bool readZip64(Bytes extra, ZipEntry& entry, quint64& size, quint64& packed, quint64& offset) {
    constexpr quint64 elsewhere = 0xffffffffU;
    Bytes field;
    while (extra.size() >= 4) {
        const std::size_t length = u16(extra, 2);
        if (length > extra.size() - 4)
            return false;
        if (u16(extra, 0) == 0x0001)
            field = extra.subspan(4, length);
        extra = extra.subspan(4 + length);
    }
    for (quint64* value : {&size, &packed, &offset}) {
        if (*value != elsewhere)
            continue;
        if (field.size() < 8)
            return false;
        *value = u64(field, 0);
        field = field.subspan(8);
    }
    if (!std::in_range<qint64>(size) || !std::in_range<qint64>(packed) || !std::in_range<qint64>(offset))
        return false;
    entry.size = qint64(size);
    entry.packedSize = qint64(packed);
    entry.headerOffset = qint64(offset);
    return true;
}

// 4.3.12: takes one file header from the front. False when it is none.
bool takeEntry(Bytes& bytes, ZipEntry& entry) {
    if (bytes.size() < 46 || u32(bytes, 0) != 0x02014b50)
        return false;
    const std::size_t name = u16(bytes, 28), extra = u16(bytes, 30), comment = u16(bytes, 32);
    if (name == 0 || bytes.size() < 46 + name + extra + comment)
        return false;
    const quint16 flags = u16(bytes, 8);
    entry.name = decodeName(bytes.subspan(46, name));
    entry.method = u16(bytes, 10);
    entry.encrypted = (flags & 0x2041U) != 0; // bits 0, 6 and 13
    entry.crc32 = u32(bytes, 16);
    const bool unixMade = (u16(bytes, 4) >> 8) == 3;
    entry.link = unixMade && (u32(bytes, 38) >> 16 & 0170000U) == 0120000U;
    entry.folder = entry.name.endsWith(u'/') || entry.name.endsWith(u'\\');
    entry.unsafeName = isUnsafeMemberName(entry.name);
    quint64 size = u32(bytes, 24), packed = u32(bytes, 20), offset = u32(bytes, 42);
    const bool good = readZip64(bytes.subspan(46 + name, extra), entry, size, packed, offset);
    bytes = bytes.subspan(46 + name + extra + comment);
    return good;
}

} // namespace

Result<std::vector<ZipEntry>> ZipDirectory::read(const SourceFile& file) {
    const auto corrupt = [&](const QString& detail) {
        return std::unexpected(Error{ErrorCode::Corrupt,
            tr("“%1” is damaged. Download or copy it again.").arg(file.shownName()), file.path() + u": "_s + detail});
    };
    Place place;
    switch (findPlace(file, place)) {
    case Found::Yes:
        break;
    case Found::No:
        return std::unexpected(Error{ErrorCode::Truncated,
            tr("“%1” ends too early: it is not complete. Download or copy it again.").arg(file.shownName()),
            file.path() + u": no end of central directory"_s});
    case Found::Bad:
        return corrupt(u"zip64 end of central directory"_s);
    }
    if (place.split)
        return std::unexpected(Error{ErrorCode::Unsupported,
            tr("“%1” is one part of a zip archive that was split. Put the parts together first.").arg(file.shownName()),
            file.path()});
    if (place.entries > kMostEntries || place.size > quint64(kMostDirectory))
        return std::unexpected(Error{ErrorCode::Unsupported,
            tr("“%1” holds too many files. Unpack it, then add the disk.").arg(file.shownName()), file.path()});
    if (place.offset > quint64(place.end) || place.size != quint64(place.end) - place.offset)
        return corrupt(u"place of the central directory"_s);
    const auto bytes = file.part(qint64(place.offset), qint64(place.size));
    if (!bytes)
        return std::unexpected(bytes.error());
    std::vector<ZipEntry> entries;
    Bytes rest(*bytes);
    for (quint64 i = 0; i < place.entries; ++i) {
        ZipEntry entry;
        if (!takeEntry(rest, entry) || entry.headerOffset >= qint64(place.offset))
            return corrupt(u"entry %1 of the central directory"_s.arg(i));
        entries.push_back(std::move(entry));
    }
    if (!rest.empty())
        return corrupt(u"bytes behind the central directory's entries"_s);
    return entries;
}

Result<PackedPlan> ZipDirectory::plan(const SourceFile& file, const ZipEntry& entry) {
    if (entry.encrypted)
        return std::unexpected(Error{ErrorCode::Unsupported,
            tr("“%1” in “%2” is encrypted. Unpack it with its password, then add the disk.")
                .arg(entry.name.simplified(), file.shownName()),
            file.path()});
    if (entry.method != 0 && entry.method != 8)
        return std::unexpected(Error{ErrorCode::Unsupported,
            tr("“%1” in “%2” is packed by a method that Platter cannot read (number %3). Unpack it, then add the disk.")
                .arg(entry.name.simplified(), file.shownName(), QString::number(entry.method)),
            file.path()});
    const auto corrupt = std::unexpected(
        Error{ErrorCode::Corrupt, tr("“%1” is damaged. Download or copy it again.").arg(file.shownName()),
            file.path() + u": local header at %1"_s.arg(entry.headerOffset)});
    const auto header = file.part(entry.headerOffset, 30); // 4.3.7
    if (!header)
        return std::unexpected(header.error());
    if (header->size() != 30 || u32(*header, 0) != 0x04034b50 || u16(*header, 8) != entry.method
        || (u16(*header, 6) & 0x2041U) != 0)
        return corrupt;
    PackedPlan plan;
    plan.codec = entry.method == 0 ? Codec::Stored : Codec::ZipDeflate;
    plan.begin = entry.headerOffset + 30 + u16(*header, 26) + u16(*header, 28);
    if (plan.begin > file.size() || entry.packedSize > file.size() - plan.begin)
        return corrupt;
    plan.end = plan.begin + entry.packedSize;
    plan.oneMember = true;
    plan.expandedSize = entry.size;
    plan.crc32 = entry.crc32;
    return plan;
}

} // namespace platter
