// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/shrink/extsuperblock.h"

#include "models/media/headerbytes.h"

namespace platter {

namespace {

// Places in the superblock: the kernel's documentation, filesystems/ext4, "Super Block".
constexpr std::size_t kBlocksLow = 0x04, kLogBlockSize = 0x18, kMagic = 0x38, kIncompatible = 0x60, kBlocksHigh = 0x150;
constexpr quint32 k64Bit = 0x80;
constexpr quint32 kMostLogBlockSize = 6; // 64 KiB

} // namespace

Result<ExtSuperblock> ExtSuperblock::read(std::span<const std::byte, kLength> bytes) {
    const HeaderBytes at(bytes);
    const quint32 shift = at.le32(kLogBlockSize);
    ExtSuperblock found;
    found.blocks = at.le32(kBlocksLow);
    if ((at.le32(kIncompatible) & k64Bit) != 0)
        found.blocks += qint64(at.le32(kBlocksHigh)) << 32;
    found.blockSize = shift <= kMostLogBlockSize ? qint64(1024) << shift : 0;
    if (at.le16(kMagic) != 0xef53 || found.blockSize == 0 || found.blocks <= 0
        || !product(quint64(found.blocks), quint64(found.blockSize)))
        return std::unexpected(
            Error{ErrorCode::Corrupt, tr("The file system is damaged: what it says of itself cannot be.")});
    return found;
}

} // namespace platter
