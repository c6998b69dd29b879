// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/media/diskcontents.h"

#include <QCoreApplication>

namespace platter {

// Where on a disk the file system is that can become smaller, and how a smaller disk is laid out: everything before it stays
// where it is, and behind it there is nothing but what the partition table needs. A plain value; bytes.
class ShrinkPlan {
    Q_DECLARE_TR_FUNCTIONS(ShrinkPlan)

public:
    // Unsupported where the disk cannot become smaller: the sentence says what is in the way.
    static Result<ShrinkPlan> of(const DiskContents& contents, qint64 diskSize);

    qint64 diskSize() const { return m_diskSize; }
    qint64 offset() const { return m_partition.offset; } // of the file system and its partition
    qint64 partitionSize() const { return m_partition.size; }
    QString fileSystem() const { return m_partition.fileSystem; }
    bool hasTable() const { return !m_table.isEmpty(); }
    bool isGpt() const;
    qint64 headSize() const { return m_headSize; } // what the table may take up before the first partition

    // The smallest disk, in whole MiB, with a file system of so many bytes.
    qint64 diskFor(qint64 fileSystemSize) const;
    // The partition's size on a disk of that size: whole sectors, never more than it is.
    qint64 partitionOn(qint64 diskSize) const;

private:
    ShrinkPlan() = default;
    qint64 tail() const; // kept free behind the partition

    qint64 m_diskSize = 0;
    QString m_table;
    DiskContents::Partition m_partition;
    qint64 m_headSize = 0;
};

} // namespace platter
