// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/media/media.h"

namespace platter {

// Guards against files that are made to fill the disk or to keep the computer busy for days ("decompression bombs").
//
// Zeros, and whatever else repeats, are no sign of one: a blank 8 GiB disk is 8 MiB as .gz and 250 KiB as .zst, and takes up
// nothing here. What harms is what has to be stored, after zeros were left out and equal parts were found. Real disks take up
// one to two times what their packed file does, since both are compressed. So an import is stopped
//  - when the disk is, or says that it is, larger than `largestDisk`;
//  - when more than 16 times the packed bytes that were read so far had to be stored, and 1 GiB beyond that (or half of the
//    space that was free, if that is less: a small disk shall not be full first).
struct ExpansionRule {
    qint64 largestDisk = kLargestDisk; // bytes
    qint64 freeSpace = -1; // bytes, when the import began; negative: not known

    // `disk`: bytes of the disk so far, or as many as are announced. `name` is for the sentence.
    Result<void> checkDisk(qint64 disk, const QString& name) const;
    // `packed`: bytes of the source's file that were read; `stored`: bytes that were written for them.
    Result<void> checkStored(qint64 packed, qint64 stored, const QString& name) const;
};

} // namespace platter
