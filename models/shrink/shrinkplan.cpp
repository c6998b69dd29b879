// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/shrink/shrinkplan.h"

#include "models/domain/shrinking.h"
#include "models/domain/sizes.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

constexpr qint64 kSector = 512;
constexpr auto kGpt = "gpt"_L1;
constexpr auto kMbr = "dos"_L1;
// What a GPT needs at the disk's end is 33 sectors for 128 entries. A MiB leaves room for a larger table, and is what
// partitioning tools leave.
constexpr qint64 kGptTail = kMiB;
constexpr std::array kExtendedTypes{"0x05"_L1, "0x0f"_L1, "0x85"_L1};

bool isExt(const QString& fileSystem) {
    return fileSystem == "ext4"_L1 || fileSystem == "ext3"_L1 || fileSystem == "ext2"_L1;
}

std::unexpected<Error> refused(const QString& sentence, const QString& detail) {
    return std::unexpected(Error{ErrorCode::Unsupported, sentence, detail});
}

} // namespace

bool ShrinkPlan::isGpt() const {
    return m_table == kGpt;
}

Result<ShrinkPlan> ShrinkPlan::of(const DiskContents& contents, qint64 diskSize) {
    using Partition = DiskContents::Partition;
    const auto isExtended
        = [](const Partition& each) { return std::ranges::find(kExtendedTypes, each.type) != kExtendedTypes.end(); };
    if (!contents.table.isEmpty() && contents.table != kGpt && contents.table != kMbr)
        return refused(tr("The disk has a partition table that is not made smaller (%1): only GPT and MBR ones are.")
                           .arg(contents.table),
            contents.table);
    QList<Partition> all = contents.partitions;
    if (all.isEmpty())
        return refused(tr("No file system was found on the disk, so it cannot become smaller."), {});
    if (contents.table == kMbr && std::ranges::any_of(all, isExtended))
        return refused(
            tr("The disk has an extended partition, with others inside. Such disks are not made smaller."), {});
    std::ranges::sort(all, {}, &Partition::offset);
    const auto overlap = std::ranges::adjacent_find(
        all, [](const Partition& a, const Partition& b) { return b.offset < a.offset + a.size; });
    if (overlap != all.end())
        return refused(tr("Partitions of the disk lie over each other, so it is not made smaller."),
            u"at %1"_s.arg(overlap->offset));
    const Partition& last = all.constLast();
    if (!isExt(last.fileSystem)) {
        const bool behind = std::ranges::any_of(all, [](const Partition& each) { return isExt(each.fileSystem); });
        const QString what
            = last.fileSystem.isEmpty() ? tr("nothing that is known", "what is in a partition") : last.fileSystem;
        if (behind)
            return refused(
                tr("The last partition of the disk holds %1 and lies behind the file system. Only a disk that ends "
                   "with ext4, ext3 or ext2 can become smaller.")
                    .arg(what),
                last.fileSystem);
        return refused(
            tr("The disk ends with %1. Only ext4, ext3 and ext2 file systems can be made smaller.").arg(what),
            last.fileSystem);
    }
    ShrinkPlan plan;
    plan.m_diskSize = diskSize;
    plan.m_table = contents.table;
    plan.m_partition = last;
    plan.m_headSize = contents.table.isEmpty() ? 0 : std::min(all.constFirst().offset, kMiB);
    return plan;
}

qint64 ShrinkPlan::tail() const {
    return isGpt() ? kGptTail : 0;
}

qint64 ShrinkPlan::diskFor(qint64 fileSystemSize) const {
    return ShrinkRules::wholeMiB(offset() + fileSystemSize + tail());
}

qint64 ShrinkPlan::partitionOn(qint64 diskSize) const {
    const qint64 room = (diskSize - offset() - tail()) / kSector * kSector;
    return std::clamp<qint64>(room, 0, partitionSize());
}

} // namespace platter
