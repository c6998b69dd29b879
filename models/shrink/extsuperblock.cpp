// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/shrink/extsuperblock.h"

#include <cstring>
#include <limits>

#include <endian.h>

namespace platter {

namespace {

// Places in the superblock: the kernel's documentation, filesystems/ext4, "Super Block".
constexpr std::size_t kBlocksLow = 0x04, kLogBlockSize = 0x18, kMagic = 0x38, kIncompatible = 0x60, kBlocksHigh = 0x150;
constexpr quint32 k64Bit = 0x80;
constexpr quint32 kMostLogBlockSize = 6; // 64 KiB

quint32 number(std::span<const std::byte, ExtSuperblock::kLength> bytes, std::size_t at) {
    quint32 value = 0;
    std::memcpy(&value, bytes.data() + at, sizeof value);
    return le32toh(value);
}

} // namespace

Result<ExtSuperblock> ExtSuperblock::read(std::span<const std::byte, kLength> bytes) {
    const quint32 shift = number(bytes, kLogBlockSize);
    ExtSuperblock found;
    found.blocks = number(bytes, kBlocksLow);
    if ((number(bytes, kIncompatible) & k64Bit) != 0)
        found.blocks += qint64(number(bytes, kBlocksHigh)) << 32;
    found.blockSize = shift <= kMostLogBlockSize ? qint64(1024) << shift : 0;
    if ((number(bytes, kMagic) & 0xffff) != 0xef53 || found.blockSize == 0 || found.blocks <= 0
        || found.blocks > std::numeric_limits<qint64>::max() / found.blockSize)
        return std::unexpected(
            Error{ErrorCode::Corrupt, tr("The file system is damaged: what it says of itself cannot be.")});
    return found;
}

} // namespace platter
