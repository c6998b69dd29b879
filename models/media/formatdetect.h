// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtTypes>

#include <cstddef>
#include <optional>
#include <span>

namespace platter {

// Everything that the header checks can name. The order within a group does not matter.
enum class Signature {
    Nothing, // no signature: perhaps a blank disk, perhaps anything
    // what stands at the beginning of a raw disk
    Gpt,
    Mbr,
    Ext2,
    Ext3,
    Ext4,
    Xfs,
    Btrfs,
    F2fs,
    Swap,
    LvmPv,
    Luks,
    Ntfs,
    ExFat,
    Fat,
    Squashfs,
    // disks in a format of their own
    Qcow,
    Qcow2,
    Qed,
    Vmdk,
    VmdkDescriptor,
    Vdi,
    Vhd,
    Vhdx,
    Parallels,
    Dmg,
    Wim,
    Cloop,
    Iso,
    // compressed, and read by Platter
    Gzip,
    Bzip2,
    Xz,
    Zstd,
    Lz4,
    Zip,
    // packed in a way that is not read (yet)
    SplitZip,
    Lz4Legacy,
    SevenZip,
    Tar,
    Rar,
    Lzma,
    Lzip,
    Lzop,
    Compress,
    Cpio,
    Deb,
    Rpm,
    // no disks at all
    Pdf,
    Png,
    Jpeg,
    Gif,
    Tiff,
    Elf,
    WindowsProgram,
    Script,
    Ovf,
    Html,
    Xml,
    Text,
    Sqlite,
    OfficeDocument,
    Audio,
    Video,
    JavaClass,
};

enum class SignatureGroup { Nothing, RawDisk, OtherDisk, Compressed, Packed, NoDisk };
SignatureGroup groupOf(Signature signature);

struct Detection {
    Signature signature = Signature::Nothing;
    // Where the partition table or file system tells it: the disk must be at least so long, else it was cut short.
    std::optional<qint64> neededBytes;

    bool operator==(const Detection&) const = default;
};

// As many of a file's (or of the disk's inside) first bytes as the checks can use; fewer are fine for shorter files.
inline constexpr qint64 kHeadBytes = 72 * 1024;
// As many of its last bytes, for formats that stand at the end (fixed VHD, DMG).
inline constexpr qint64 kTailBytes = 512;

// Names what the bytes are. Pure: looks at nothing else, allocates nothing, reads only inside the spans. `tail` may be
// empty (a stream, whose end is not known yet); when it is given it holds the last kTailBytes (or all) of the file.
Detection detectFormat(std::span<const std::byte> head, std::span<const std::byte> tail = {});

// What a raw disk begins with, Gpt to Squashfs, or Nothing: also where another format has the last word (a hybrid ISO).
Detection detectRawDisk(std::span<const std::byte> head);

// A second format that the file can be taken for beside the one that was detected (of the group OtherDisk); nothing when
// it is one thing only. An ISO may carry a partition table, and a fixed VHD begins like the raw disk that it holds.
std::optional<Signature> secondFormat(
    Signature first, std::span<const std::byte> head, std::span<const std::byte> tail);

// Only what stands at the end of a file: Vhd, Dmg or Nothing.
Signature detectTail(std::span<const std::byte> tail);

// For a fuzzer: any bytes, as head and as tail. Always returns 0.
int fuzzDetectFormat(const unsigned char* data, std::size_t size);

} // namespace platter
