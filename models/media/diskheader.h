// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/media/media.h"

#include <functional>
#include <vector>

namespace platter {

// Where a header is read from. `part` gives at most `length` bytes from `offset`, fewer at the end; it may be called with
// any offset that is not negative.
struct HeaderInput {
    std::function<Result<std::vector<std::byte>>(qint64 offset, qint64 length)> part{};
    std::optional<qint64>
        size{}; // of the file; unset: only its beginning is there (a compressed file), the rest is unknown
    QString name{}; // for sentences
    qint64 largest = kLargestDisk; // bytes of disk that are taken
    bool wholeTables = false; // follow tables of any length to what they point at; otherwise those of 16 MiB at most
    bool followed = false; // they were followed before, and the file is still the same: not again
};

struct DiskHeader {
    std::optional<qint64> virtualSize{}; // bytes, as QEMU will tell it; unset where the beginning alone does not say
    std::optional<qint64> dataSize{}; // bytes that are not holes, where cheap
    QStringList notes{}; // translated sentences to show before the work
    bool followed = false; // the tables were followed to what they point at, now or before
    // VHDX only, whose holes QEMU does not tell (block/vhdx.c has no block status): what reads as zeros, in order, each as
    // long as possible; not all where they are very many.
    std::vector<Extent> holes{};
};

// Looks at the header of a disk in a format of its own, before anything else touches the file: does it reach for other
// files, is it encrypted, does it use what is not known, do its numbers fit together and into the file, and does all that its
// tables point at? (Programs that read such files, QEMU among them, give zeros for what lies behind a file's end.) Reads a
// bounded number of bytes, or the tables. Facts: QEMU docs/interop/qcow2.txt; VMware Virtual Disk Format 5.0; QEMU block/vdi.c; Virtual Hard Disk
// Image Format Specification 1.0; [MS-VHDX]. Errors: Unsafe (what the image tried), Unsupported, Corrupt, Truncated, and
// those of `part`. Any thread; `format` is one of Qcow2, Vmdk, Vdi, Vhd, Vhdx.
Result<DiskHeader> readDiskHeader(DiskFormat format, const HeaderInput& input);

// What the text of a VMDK's description names: the refusal of a file that is only the description.
Error vmdkDescriptionRefusal(std::span<const std::byte> text, const QString& name);

} // namespace platter
