// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/media/diskheader.h"
#include "models/media/sourcefile.h"

#include <chrono>
#include <memory>
#include <stop_token>

namespace platter {

struct DiskServerOptions {
    QString name{}; // of the disk, for sentences; empty: the file's
    qint64 largest = kLargestDisk; // bytes of disk that are taken
    bool followed = false; // HeaderInput::followed
    std::vector<Extent> holes{}; // DiskHeader::holes: what need not be asked for
    std::shared_ptr<SourceFile> original{}; // what the file was unpacked from; null: it is itself what a person has
    std::stop_token stop{}; // ends every wait with Cancelled, also later
    std::chrono::milliseconds patience = std::chrono::minutes(2); // without any answer, then it hangs
};

// The disk in a file of a format that QEMU reads: Qcow2, Vmdk, Vdi, Vhd or Vhdx. Its header is checked first; then qemu-nbd
// gives it out, read-only and told the format, in a sandbox where it sees that file alone; most of Qcow2 is read here
// (Qcow2Source). A file that makes it crash, hang
// or take more than its share is an error, and the file's alone. Blocks; on any thread. Errors: those of readDiskHeader(),
// Unsupported (qemu-nbd or bubblewrap is not installed: names the package), Corrupt (QEMU cannot open it), TimedOut, Cancelled.
Result<std::unique_ptr<BlockSource>> openDiskFormat(
    DiskFormat format, std::shared_ptr<SourceFile> file, const DiskServerOptions& options = {});

// The same without a look at the header. For tests of what holds then.
Result<std::unique_ptr<BlockSource>> serveUnchecked(
    DiskFormat format, std::shared_ptr<SourceFile> file, const DiskServerOptions& options = {});

// What readDiskHeader() tells about an open file.
Result<DiskHeader> readDiskHeader(
    DiskFormat format, const SourceFile& file, const DiskServerOptions& options = {}, bool wholeTables = false);

// Is it one of those?
bool isServedFormat(DiskFormat format);

} // namespace platter
