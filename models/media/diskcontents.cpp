// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/diskcontents.h"

#include "models/look/protocol.h"
#include "models/media/formatnames.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

// Of the Discoverable Partitions Specification: the root of a system for one machine.
struct RootType {
    QLatin1StringView guid;
    QLatin1StringView machine;
};
constexpr RootType kRootTypes[] = {
    {"4f68bce3-e8cd-4db1-96e7-fbcaf984b709"_L1, "x86_64"_L1},
    {"44479540-f297-41b2-9af7-d131d5f0458a"_L1, "i686"_L1},
    {"b921b045-1df0-41c3-af44-4c6f280d3fae"_L1, "aarch64"_L1},
    {"69dad710-2ce4-4e3c-b16c-21a1d49abed3"_L1, "armhf"_L1},
    {"72ec70a6-cf74-40e6-bd49-4bda08e8f224"_L1, "riscv64"_L1},
    {"c31c45e6-3f39-412e-80fb-4809c4980599"_L1, "ppc64le"_L1},
    {"5eead9a9-fe09-4a1e-a1d7-520d00531306"_L1, "s390x"_L1},
};
constexpr auto kMicrosoftReserved = "e3c9e316-0b5c-4db8-817d-f92df00215ae"_L1;
constexpr qsizetype kMostPartitions = 128;

std::optional<DiskContents::Partition> partitionOf(const QString& value, qint64 diskSize) {
    const QStringList words = value.split(u' ');
    bool first = false, second = false;
    DiskContents::Partition partition;
    partition.offset = words.value(0).toLongLong(&first);
    partition.size = words.value(1).toLongLong(&second);
    const bool inside = first && second && words.size() == 2 && partition.offset >= 0 && partition.size > 0
        && partition.offset < diskSize && partition.size <= diskSize - partition.offset;
    return inside ? std::optional(partition) : std::nullopt;
}

// As people write it.
QString fileSystemName(const QString& told) {
    static const QHash<QString, QString> names{{u"vfat"_s, u"FAT"_s}, {u"exfat"_s, u"exFAT"_s}, {u"ntfs"_s, u"NTFS"_s},
        {u"xfs"_s, u"XFS"_s}, {u"btrfs"_s, u"Btrfs"_s}, {u"f2fs"_s, u"F2FS"_s}, {u"squashfs"_s, u"SquashFS"_s},
        {u"iso9660"_s, u"ISO 9660"_s}, {u"udf"_s, u"UDF"_s}, {u"crypto_LUKS"_s, u"LUKS"_s},
        {u"LVM2_member"_s, u"LVM"_s}, {u"linux_raid_member"_s, u"RAID"_s}, {u"zfs_member"_s, u"ZFS"_s},
        {u"ufs"_s, u"UFS"_s}};
    return names.value(told, told);
}

// A system's files may be in it, and platter-look reads only ext.
bool mayHoldSystem(const QString& told) {
    static const QStringList known{u"xfs"_s, u"btrfs"_s, u"f2fs"_s, u"LVM2_member"_s, u"linux_raid_member"_s,
        u"zfs_member"_s, u"ufs"_s, u"crypto_LUKS"_s};
    return known.contains(told);
}

void takeFact(DiskContents& contents, QStringView word, const QString& value) {
    if (word == u"table")
        contents.table = value;
    else if (word == u"os")
        contents.osId = value;
    else if (word == u"version")
        contents.osVersion = value;
    else if (word == u"name")
        contents.osName = value;
    else if (word == u"machine")
        contents.architecture = architectureFromName(value);
    else if (word == u"machinefrom")
        contents.architectureFrom = value;
    else if (word == u"user")
        contents.username = value;
    else if (word == u"cloudinit")
        contents.hasCloudInit = value == u"yes";
    else if (word == u"virtio")
        contents.hasVirtio = value == u"yes";
}

} // namespace

DiskContents parseContents(const QByteArray& text, qint64 diskSize) {
    DiskContents contents;
    bool skipped = false; // what follows belongs to a partition that was left out
    for (const QString& line : QString::fromUtf8(text).split(u'\n')) {
        const qsizetype tab = line.indexOf(u'\t');
        if (tab <= 0)
            continue;
        const QStringView word = QStringView(line).first(tab);
        const QString value = line.sliced(tab + 1).simplified().left(200);
        if (word == u"partition") {
            const auto partition = partitionOf(value, diskSize);
            skipped = !partition || contents.partitions.size() >= kMostPartitions;
            if (!skipped)
                contents.partitions.append(*partition);
        } else if (word == u"type" || word == u"filesystem" || word == u"label") {
            if (skipped || contents.partitions.isEmpty())
                continue;
            auto& partition = contents.partitions.last();
            (word == u"type" ? partition.type : word == u"label" ? partition.label : partition.fileSystem) = value;
        } else {
            takeFact(contents, word, value);
        }
    }
    if (!contents.architecture.isSet()) {
        contents.architectureFrom.clear();
        for (const auto& partition : std::as_const(contents.partitions))
            for (const RootType& root : kRootTypes)
                if (partition.type.compare(root.guid, Qt::CaseInsensitive) == 0)
                    contents.architecture = architectureFromName(root.machine);
    }
    return contents;
}

bool DiskContents::isEncrypted() const {
    return std::ranges::any_of(partitions,
        [](const Partition& each) { return each.fileSystem == u"crypto_LUKS"_s || each.fileSystem == u"BitLocker"_s; });
}

bool DiskContents::isWindows() const {
    const auto isNtfs = [](const Partition& each) { return each.fileSystem == u"ntfs"_s; };
    const auto isReserved
        = [](const Partition& each) { return each.type.compare(kMicrosoftReserved, Qt::CaseInsensitive) == 0; };
    return osName.isEmpty() && std::ranges::any_of(partitions, isNtfs)
        && (table == u"dos"_s || std::ranges::any_of(partitions, isReserved));
}

ImageMode DiskContents::likelyMode() const {
    return hasVirtio == false || isWindows() ? ImageMode::Compatibility : ImageMode::Virtio;
}

QString DiskContents::describe() const {
    QStringList parts;
    if (table == u"gpt"_s)
        parts.append(FormatNames::contents(Signature::Gpt));
    else if (table == u"dos"_s)
        parts.append(FormatNames::contents(Signature::Mbr));
    else if (!table.isEmpty())
        parts.append(tr("%1 partition table").arg(table));
    QStringList systems, closed;
    for (const Partition& partition : partitions) {
        const QString name = fileSystemName(partition.fileSystem);
        if (!name.isEmpty() && !systems.contains(name))
            systems.append(name);
        if (mayHoldSystem(partition.fileSystem) && !closed.contains(name))
            closed.append(name);
    }
    if (!systems.isEmpty())
        parts.append(systems.join(u", "_s));
    if (!osName.isEmpty())
        parts.append(osName);
    else if (isWindows())
        parts.append(tr("probably Windows"));
    else if (!closed.isEmpty())
        parts.append(
            tr("which system it is cannot be told from %1", "file systems: XFS, Btrfs").arg(closed.join(u", "_s)));
    return parts.join(tr(" · ", "between facts"));
}

QStringList DiskContents::warnings(ImageMode mode) const {
    QStringList lines;
    const bool whole = partitions.size() == 1 && table.isEmpty(); // told elsewhere
    if (isEncrypted() && !whole)
        lines.append(
            tr("A partition is encrypted: it will not get smaller by compression, its data cannot be shared, and "
               "a server that starts from it asks for its key."));
    if (mode == ImageMode::Virtio && hasVirtio == false)
        lines.append(tr("No virtio driver was found in its kernel: in virtio mode the system may not see its disk or "
                        "network. Compatibility mode works without."));
    else if (mode == ImageMode::Virtio && isWindows())
        lines.append(tr("Windows sees its disk and network in virtio mode only with the virtio drivers "
                        "(https://github.com/virtio-win/virtio-win-pkg-scripts). Compatibility mode works without."));
    return lines;
}

} // namespace platter
