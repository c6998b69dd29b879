// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/shrink/shrinker.h"

#include "models/domain/sizes.h"
#include "models/media/diskcontents.h"
#include "models/media/rawsource.h"
#include "models/shrink/extsuperblock.h"
#include "models/shrink/joineddisk.h"
#include "models/shrink/partoutput.h"
#include "models/shrink/tablescript.h"

#include <QDir>
#include <QTemporaryDir>

#include <algorithm>
#include <array>
#include <vector>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

constexpr qint64 kSector = 512;
constexpr qint64 kEnds = kMiB; // of a disk, where the partition table is
// The first sector: boot code, the disk's signature, then four entries of 16 bytes and 0x55 0xaa.
constexpr std::size_t kBootCode = 446;
constexpr std::size_t kEntry = 16;

Result<ExtSuperblock> superblock(const File& file, qint64 offset) {
    std::array<std::byte, ExtSuperblock::kLength> bytes{};
    if (const auto read = file.read(offset + ExtSuperblock::kPlace, bytes); !read)
        return std::unexpected(read.error());
    return ExtSuperblock::read(bytes);
}

struct Found {
    ShrinkPlan plan;
    ExtSuperblock fileSystem;
    qint64 fewest = 0; // bytes that it needs at least
};

// What there is and what it needs. `sketch`: an empty file, which then holds what tells it.
Result<Found> lookAt(BlockSource& disk, const File& sketch, const std::stop_token& stop) {
    const auto contents = readContents(disk, {.stop = stop, .sketch = sketch.descriptor()});
    if (!contents)
        return std::unexpected(contents.error());
    const auto plan = ShrinkPlan::of(*contents, disk.size());
    if (!plan)
        return std::unexpected(plan.error());
    const auto fileSystem = superblock(sketch, plan->offset());
    if (!fileSystem)
        return std::unexpected(fileSystem.error());
    const auto blocks = DiskTools(stop).fewestBlocks(sketch, plan->offset());
    if (!blocks)
        return std::unexpected(blocks.error());
    return Found{*plan, *fileSystem, std::min(*blocks, fileSystem->blocks) * fileSystem->blockSize};
}

ShrinkPreview previewOf(const ShrinkPlan& plan, qint64 fewest) {
    return {.virtualSize = plan.diskSize(),
        .smallest = plan.diskFor(fewest + ShrinkRules::headRoom(fewest)),
        .fileSystem = plan.fileSystem()};
}

} // namespace

Result<ShrinkPreview> previewShrink(BlockSource& disk, const std::stop_token& stop) {
    const QTemporaryDir folder; // 0700
    if (!folder.isValid())
        return std::unexpected(Error{ErrorCode::PermissionDenied,
            QCoreApplication::translate("Shrinker", "No folder could be made in %1 to work in.").arg(QDir::tempPath()),
            folder.errorString(), true});
    const auto sketch = File::createNew(folder.filePath(u"sketch"_s));
    if (!sketch)
        return std::unexpected(sketch.error());
    return lookAt(disk, *sketch, stop).transform([](const Found& found) {
        return previewOf(found.plan, found.fewest);
    });
}

Shrinker::Shrinker(Order order)
    : m_order(std::move(order))
    , m_tools(m_order.stop) { }

Result<std::unique_ptr<BlockSource>> Shrinker::run() {
    m_order.told(tr("looking at what is on the disk"));
    return look()
        .and_then([this] {
            m_order.told(tr("reading the file system"));
            return takeOut();
        })
        .and_then([this] { return makeSmaller(); })
        .and_then([this] {
            m_order.told(tr("making the partition table"));
            return m_plan->hasTable() ? makeTable() : Result<void>{};
        })
        .and_then([this] { return join(); });
}

// Before anything large is written: what cannot be is said at once.
Result<void> Shrinker::look() {
    auto sketch = File::createNew(m_order.folder + u"/sketch"_s);
    if (!sketch)
        return std::unexpected(sketch.error());
    const auto found = lookAt(*m_order.disk, *sketch, m_order.stop);
    if (!found)
        return std::unexpected(found.error());
    m_plan = found->plan;
    const auto size = ShrinkRules::size(previewOf(found->plan, found->fewest), m_order.size);
    if (!size)
        return std::unexpected(size.error());
    sketch->close();
    return removeFile(m_order.folder + u"/sketch"_s);
}

Result<void> Shrinker::takeOut() {
    auto file = File::createNew(m_order.folder + u"/filesystem"_s);
    if (!file)
        return std::unexpected(file.error());
    m_fileSystem = *std::move(file);
    return m_order.write(std::make_unique<PartOutput>(m_fileSystem, m_plan->offset(), m_plan->partitionSize()));
}

// What it needs is told anew: a journal may have been replayed.
Result<void> Shrinker::makeSmaller() {
    m_order.told(tr("checking the file system"));
    const auto mended = m_tools.check(m_fileSystem);
    if (!mended)
        return std::unexpected(mended.error());
    m_mended = *mended;
    const auto before = superblock(m_fileSystem, 0);
    if (!before)
        return std::unexpected(before.error());
    const auto fewest = m_tools.fewestBlocks(m_fileSystem, 0);
    if (!fewest)
        return std::unexpected(fewest.error());
    ShrinkPreview now = previewOf(*m_plan, std::min(*fewest, before->blocks) * before->blockSize);
    // What was promised is kept where it can be: head-room is not what fails it.
    if (m_order.size > 0 && m_plan->partitionOn(m_order.size) >= *fewest * before->blockSize)
        now.smallest = std::min(now.smallest, m_order.size);
    const auto size = ShrinkRules::size(now, m_order.size);
    if (!size)
        return std::unexpected(size.error());
    m_size = *size;
    m_partition = m_plan->partitionOn(m_size);
    const qint64 blocks = m_partition / before->blockSize;
    if (before->blocks > blocks) {
        m_order.told(tr("making the file system smaller"));
        if (const auto resized = m_tools.resize(m_fileSystem, blocks); !resized)
            return resized;
    }
    const auto after = superblock(m_fileSystem, 0);
    if (!after)
        return std::unexpected(after.error());
    if (after->blockSize != before->blockSize || after->size() > m_partition)
        return std::unexpected(
            Error{ErrorCode::Internal, tr("The file system did not become as small as was asked for."),
                u"%1 of %2"_s.arg(after->size()).arg(m_partition)});
    m_fileSystemSize = after->size();
    return m_fileSystem.truncate(m_fileSystemSize);
}

Result<void> Shrinker::copyEnds(File& file) const {
    const qint64 size = m_order.disk->size();
    if (const auto sized = file.truncate(size); !sized)
        return sized;
    std::vector<std::byte> bytes(std::size_t(std::min(kEnds, size)));
    for (const qint64 at : {qint64(0), size - qint64(bytes.size())}) {
        if (const auto read = m_order.disk->read(at, bytes); !read)
            return read;
        if (const auto written = file.write(at, bytes); !written)
            return written;
    }
    return {};
}

// All that sfdisk does not know of: it makes the protective entry of a GPT anew, and others beside it would be lost.
Result<void> Shrinker::keepBootSector(File& file) const {
    std::array<std::byte, kSector> old{}, made{};
    if (const auto read = m_order.disk->read(0, old); !read)
        return read;
    if (const auto read = file.read(0, made); !read)
        return read;
    const auto others = std::span(old).subspan(kBootCode + kEntry, 3 * kEntry);
    if (m_plan->isGpt() && std::ranges::any_of(others, [](std::byte byte) { return byte != std::byte{0}; }))
        return std::unexpected(Error{ErrorCode::Unsupported,
            tr("The disk has a GPT and an MBR with partitions of its own. Such disks are not made smaller.")});
    std::copy_n(old.begin(), kBootCode, made.begin());
    if (m_plan->isGpt())
        made[kBootCode] = old[kBootCode]; // whether the protective entry is marked as one that starts
    return file.write(0, made);
}

Result<void> Shrinker::makeTable() {
    auto file = File::createNew(m_order.folder + u"/table"_s);
    if (!file)
        return std::unexpected(file.error());
    m_table = *std::move(file);
    if (const auto copied = copyEnds(m_table); !copied)
        return copied;
    const qint64 first = m_plan->offset() / kSector;
    const auto read = [this, first](qint64 bytes) {
        return m_tools.dumpTable(m_table).and_then(
            [&](const QByteArray& dump) { return TableScript::read(dump, first, bytes / kSector); });
    };
    const auto before = read(m_plan->partitionSize());
    if (!before)
        return std::unexpected(before.error());
    const auto made = m_table.truncate(m_plan->headSize())
                          .and_then([&] { return m_table.truncate(m_size); })
                          .and_then([&] { return m_tools.writeTable(m_table, before->resized(m_partition / kSector)); })
                          .and_then([&] { return keepBootSector(m_table); });
    if (!made)
        return made;
    const auto after = read(m_partition);
    if (!after)
        return std::unexpected(after.error());
    if (after->lasting() == before->lasting())
        return {};
    return std::unexpected(Error{ErrorCode::Unsupported,
        tr("The partition table holds something that would be lost if it were made again for a smaller disk."),
        QString::fromUtf8(before->lasting() + "≠\n" + after->lasting())});
}

Result<std::unique_ptr<BlockSource>> Shrinker::join() const {
    const auto open = [](const File& file) -> Result<std::shared_ptr<BlockSource>> {
        return SourceFile::open(file.path()).transform([](std::shared_ptr<SourceFile> opened) {
            return std::make_shared<RawSource>(std::move(opened));
        });
    };
    const auto fileSystem = open(m_fileSystem);
    if (!fileSystem)
        return std::unexpected(fileSystem.error());
    auto disk = std::make_unique<JoinedDisk>();
    std::shared_ptr<BlockSource> table;
    if (m_plan->hasTable()) {
        const auto opened = open(m_table);
        if (!opened)
            return std::unexpected(opened.error());
        table = *opened;
        disk->add(table, 0, m_plan->headSize());
        disk->add(m_order.disk, m_plan->headSize(), m_plan->offset() - m_plan->headSize());
    }
    disk->add(*fileSystem, 0, m_fileSystemSize);
    disk->add(table, disk->size(), m_size - disk->size());
    if (m_mended)
        disk->setRemark(tr("Its file system was not in order, and was mended before it was made smaller."));
    return disk;
}

} // namespace platter
