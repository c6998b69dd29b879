// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/image.h"
#include "models/media/source.h"

#include <QCoreApplication>
#include <QList>

#include <chrono>
#include <memory>
#include <optional>
#include <stop_token>

namespace platter {

// What is on a disk, as far as it can be told without mounting it. Everything is what the disk says of itself: unset where it
// says nothing or nothing that is known. A plain value.
struct DiskContents {
    Q_DECLARE_TR_FUNCTIONS(DiskContents)

public:
    struct Partition {
        qint64 offset = 0, size = 0; // bytes
        QString type; // GPT: a GUID; MBR: "0x83"; empty on a disk without a table
        QString fileSystem; // as libblkid calls it: "ext4", "vfat", "crypto_LUKS"; empty: none known
        QString label;

        bool operator==(const Partition&) const = default;
    };
    QString table; // "gpt", "dos"; empty: none, and the one partition is the whole disk
    QList<Partition> partitions;
    QString osId, osVersion, osName; // of os-release: "debian", "13", "Debian GNU/Linux 13 (trixie)"
    Architecture architecture;
    QString architectureFrom; // the file on the disk whose header says so; empty: a partition's type does
    QString username; // whom cloud-init makes at first boot
    bool hasCloudInit = false;
    std::optional<bool> hasVirtio; // are drivers for virtio disks there? unset: no kernel was found

    bool isEncrypted() const; // a part of it
    bool isWindows() const; // likely: by its partitions
    // Compatibility where no virtio driver is there, or probably none.
    ImageMode likelyMode() const;
    // "GPT, ext4, Debian GNU/Linux 13 (trixie)"; empty where nothing was found.
    QString describe() const;
    // Sentences to show before the work: what will not work as it may be expected.
    QStringList warnings(ImageMode mode) const;

    bool operator==(const DiskContents&) const = default;
};

struct ContentsOptions {
    QString program{}; // platter-look; empty: the one that is installed
    std::stop_token stop{}; // ends every wait with Cancelled
    std::chrono::milliseconds patience = std::chrono::seconds(20); // for all of it
    // An empty file open for writing, which stays the caller's: in the end it is as long as the disk and holds, at their
    // places, what was looked at: partition tables, and of an ext file system its superblock and group descriptors. -1: none.
    int sketch = -1;
};

// Looks at what is on a disk, in a sandbox: partitions and file systems through libblkid, files through libext2fs. Reads at
// most 256 MiB, and keeps them in memory meanwhile. Blocks; on any thread. Errors: Unsupported (a program is not
// installed: names the package), Corrupt (the looker crashed or took more than its share), TimedOut, Cancelled, and those of
// reading the disk.
Result<DiskContents> readContents(BlockSource& disk, const ContentsOptions& options = {});

// The looker's text taken apart: lines that are not known are left out, numbers outside the disk as well. Any bytes.
DiskContents parseContents(const QByteArray& text, qint64 diskSize);

} // namespace platter
