// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/inspector.h"

#include "models/domain/sizes.h"
#include "models/media/diskserver.h"
#include "models/media/filestream.h"
#include "models/media/formatnames.h"
#include "models/media/membername.h"
#include "models/media/rawsource.h"
#include "models/media/unpacker.h"

using namespace Qt::StringLiterals;

// The part of the inspector that knows disks in formats of their own.
namespace platter {

Result<void> Inspector::checkOneFormat(
    Signature first, std::span<const std::byte> head, std::span<const std::byte> tail) const {
    const auto second = secondFormat(first, head, tail);
    if (!second)
        return {};
    return std::unexpected(Error{ErrorCode::Unsafe,
        tr("“%1” is %2 and %3 at once: programs would not agree on what is in it. It is refused, since such files are "
           "made to deceive.")
            .arg(shown(), FormatNames::phrase(first), FormatNames::phrase(*second)),
        m_info.path});
}

Result<void> Inspector::lookAtDisk(
    const Detection& found, std::span<const std::byte> head, std::span<const std::byte> tail) {
    if (found.signature == Signature::VmdkDescriptor)
        return std::unexpected(vmdkDescriptionRefusal(head, shown()));
    const auto format = diskFormatOf(found.signature);
    if (!format)
        return std::unexpected(refusal(found.signature, false));
    if (const auto one = checkOneFormat(found.signature, head, tail); !one)
        return one;
    if (const auto free = checkNotWritten(); !free)
        return free;
    m_info.format = *format;
    m_info.recognised = true;
    if (*format == DiskFormat::Iso) {
        takeIso(head, m_file->size());
        m_info.dataSize = RawSource(m_file).countData(m_stop);
        return {};
    }
    const auto stamp = m_file->stamp();
    const auto header = readDiskHeader(*format, *m_file, {.followed = stamp && m_known == stamp});
    if (!header)
        return std::unexpected(header.error());
    if (header->followed)
        m_info.followed = stamp;
    m_info.virtualSize = header->virtualSize;
    m_info.dataSize = header->dataSize;
    m_info.warnings += header->notes;
    return {};
}

// An ISO is taken byte for byte.
void Inspector::takeIso(std::span<const std::byte> head, std::optional<qint64> length) {
    m_info.virtualSize = length;
    const Detection table = detectRawDisk(head);
    m_info.contents = FormatNames::contents(table.signature);
    if (table.signature == Signature::Nothing)
        m_info.warnings.append(
            tr("The ISO image has no partition table: it is made for a CD drive, and a server cannot start from it as "
               "from a disk."));
}

Result<void> Inspector::judgeInside(const Inside& inside, std::optional<qint64> length, const QString& name) {
    m_insideSize = length;
    const auto tail = inside.tail();
    const Detection found = detectFormat(inside.head, tail);
    auto format = diskFormatOf(found.signature);
    if (format) {
        if (const auto one = checkOneFormat(found.signature, inside.head, tail); !one)
            return one;
    } else if (groupOf(found.signature) != SignatureGroup::OtherDisk
        && unpackedName(name).endsWith(u".vhd"_s, Qt::CaseInsensitive)) {
        format = DiskFormat::Vhd; // a fixed one, which only its end tells
    } else {
        return judge(found, length, name, true);
    }
    m_info.format = *format;
    m_info.recognised = true;
    if (*format == DiskFormat::Iso) {
        takeIso(inside.head, length);
        return {};
    }
    const auto part = [&](qint64 offset, qint64 bytes) -> Result<std::vector<std::byte>> {
        const std::span<const std::byte> all(inside.head);
        const auto begin = std::min(all.size(), std::size_t(offset));
        const auto piece = all.subspan(begin, std::min(all.size() - begin, std::size_t(bytes)));
        return std::vector<std::byte>(piece.begin(), piece.end());
    };
    const auto header = readDiskHeader(*format,
        {.part = part, .size = inside.whole ? std::optional(std::ssize(inside.head)) : std::nullopt, .name = shown()});
    if (!header)
        return std::unexpected(header.error());
    m_info.virtualSize = header->virtualSize;
    m_info.warnings += header->notes;
    m_info.warnings.append(length
            ? tr("The %1 disk has to be unpacked before it can be read: that takes %2 for a while.")
                  .arg(diskFormatName(*format), formatSize(*length))
            : tr("The %1 disk has to be unpacked before it can be read: that takes space for a while.")
                  .arg(diskFormatName(*format)));
    return {};
}

Result<DiskSource> Inspector::takeServed(const MediaOpening& opening) {
    DiskServerOptions options{.name = shown(), .stop = opening.stop};
    const auto asDisk = [](std::unique_ptr<BlockSource> disk) { return DiskSource(std::move(disk)); };
    if (m_layers.empty()) {
        options.followed = m_info.followed.has_value();
        auto disk = openDiskFormat(m_info.format, m_file, options).transform(asDisk);
        if (disk)
            m_info.followed = m_file->stamp();
        return disk;
    }
    auto unpacked = UnpackedFile::make(openInside(PackedSource::Use::Anything), m_insideSize, opening);
    if (!unpacked)
        return std::unexpected(unpacked.error());
    options.original = m_file;
    return (*unpacked)->open(m_info.format, options).transform(asDisk);
}

} // namespace platter
