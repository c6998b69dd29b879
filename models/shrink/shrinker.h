// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/shrinking.h"
#include "models/files/diskoutput.h"
#include "models/files/file.h"
#include "models/media/source.h"
#include "models/shrink/disktools.h"
#include "models/shrink/shrinkplan.h"

#include <QCoreApplication>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace platter {

// What a disk can become, told from what libblkid, libext2fs and resize2fs find in a few MiB of it. Blocks, on any thread;
// errors as ShrinkPlan::of(), DiskTools and readContents() have them.
Result<ShrinkPreview> previewShrink(BlockSource& disk, const std::stop_token& stop);

// Makes a smaller disk of another one: its last file system is written to a file, checked and made smaller there, and joined
// with what was before it and a partition table of its own. The old disk is only read. Worker threads.
class Shrinker {
    Q_DECLARE_TR_FUNCTIONS(Shrinker)

public:
    struct Order {
        std::shared_ptr<BlockSource> disk{};
        // Writes the whole disk to an output, which it finishes. Stops by itself.
        std::function<Result<void>(std::unique_ptr<DiskOutput> output)> write{};
        qint64 size = 0; // of the new disk; 0: the smallest
        QString folder{}; // absolute, there, empty: for files as large as the file system; whoever gives it removes it
        std::stop_token stop{};
        std::function<void(const QString& phase)> told{};
    };
    explicit Shrinker(Order order);

    // The new disk, which reads the files in the folder and the old disk. Within a tenth of a second after the stop token was
    // told it is Cancelled (but for what `write` takes).
    Result<std::unique_ptr<BlockSource>> run();

private:
    Result<void> look();
    Result<void> takeOut();
    Result<void> makeSmaller();
    Result<void> makeTable();
    Result<void> copyEnds(File& file) const; // of the old disk, where partition tables are
    Result<void> keepBootSector(File& file) const;
    Result<std::unique_ptr<BlockSource>> join() const;

    const Order m_order;
    const DiskTools m_tools;
    std::optional<ShrinkPlan> m_plan;
    qint64 m_size = 0; // of the new disk
    qint64 m_partition = 0; // the new size of the partition
    qint64 m_fileSystemSize = 0; // the new one
    bool m_mended = false;
    File m_fileSystem;
    File m_table; // a disk of the new size, where nothing is but its partition table
};

} // namespace platter
