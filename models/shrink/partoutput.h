// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/files/diskoutput.h"
#include "models/files/file.h"

namespace platter {

// Of a disk that is written out only this part stays, in a sparse file of its own.
class PartOutput : public DiskOutput {
public:
    // `file`: empty; outlives this. Bytes of the disk.
    PartOutput(File& file, qint64 offset, qint64 length)
        : m_file(file)
        , m_offset(offset)
        , m_length(length) { }

    bool takesAnyOrder() const override { return true; }
    Result<void> write(qint64 offset, std::span<const std::byte> data) override;
    Result<void> finish(qint64 size) override;

private:
    File& m_file;
    const qint64 m_offset;
    const qint64 m_length;
};

} // namespace platter
