// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/error.h"

#include <QCoreApplication>

#include <cstddef>
#include <memory>
#include <span>

namespace platter {

// Where an exported disk goes: a raw file or standard output. One thread at a time.
class DiskOutput {
    Q_DECLARE_TR_FUNCTIONS(DiskOutput)

public:
    // `path`: absolute, or "-" for standard output, where zeros are written out. A file is sparse; it is written beside its
    // place under a temporary name, which goes when this object goes without finish().
    static Result<std::unique_ptr<DiskOutput>> open(const QString& path, bool overwrite);
    virtual ~DiskOutput() = default;

    // Called in order of the disk. What is left out is zeros.
    virtual Result<void> write(qint64 offset, std::span<const std::byte> data) = 0;
    // `size`: of the whole disk, in bytes. Syncs the file and renames it into its place.
    virtual Result<void> finish(qint64 size) = 0;
};

} // namespace platter
