// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/error.h"

#include <QCoreApplication>

#include <cstddef>
#include <span>

namespace platter {

// How large an ext2, ext3 or ext4 file system says it is. A plain value.
struct ExtSuperblock {
    Q_DECLARE_TR_FUNCTIONS(ExtSuperblock)

public:
    static constexpr qint64 kPlace = 1024; // bytes from the file system's beginning
    static constexpr std::size_t kLength = 1024;

    qint64 blockSize = 0; // bytes
    qint64 blocks = 0;

    qint64 size() const { return blockSize * blocks; }
    // Any bytes. Corrupt where they are none, or tell sizes that cannot be.
    static Result<ExtSuperblock> read(std::span<const std::byte, kLength> bytes);
};

} // namespace platter
