// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/error.h"

#include <QCoreApplication>

#include <cstddef>
#include <memory>
#include <span>

namespace platter {

// What is written until a disk is whole, beside its place: a file that an earlier run may have begun.
struct DiskPart {
    QString path{}; // absolute; empty: one with a name of its own
    qint64 begun = 0; // bytes of the disk that it holds, synced
};

// Where an exported disk goes: a raw file or standard output. One thread at a time.
class DiskOutput {
    Q_DECLARE_TR_FUNCTIONS(DiskOutput)

public:
    static QString partFor(const QString& path); // a name for one, beside `path`; never "-"

    // `path`: absolute, or "-" for standard output, where zeros are written out. A file is sparse; it is written beside its
    // place under a temporary name, which goes when this object goes without finish() or keepPart().
    static Result<std::unique_ptr<DiskOutput>> open(const QString& path, bool overwrite, const DiskPart& part = {});
    virtual ~DiskOutput() = default;

    virtual qint64 begun() const {
        return 0;
    } // bytes that are there: part.begun, or 0 where the part was not what it was
    virtual Result<void> beginAnew() { return {}; } // nothing that is there is right
    virtual Result<void> sync() { return {}; } // what was written so far lasts
    virtual void keepPart() { } // from now on the part stays when this object goes

    // Whether write() may be called in any order, and by several threads at once.
    virtual bool takesAnyOrder() const { return false; }
    // Called in order of the disk, else. What is left out is zeros.
    virtual Result<void> write(qint64 offset, std::span<const std::byte> data) = 0;
    // `size`: of the whole disk, in bytes. Syncs the file and renames it into its place.
    virtual Result<void> finish(qint64 size) = 0;
};

} // namespace platter
