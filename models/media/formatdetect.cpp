// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/formatdetect.h"

#include "models/media/headerbytes.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <string_view>

using namespace std::string_view_literals;

namespace platter {

namespace {

using Bytes = HeaderBytes;

struct Magic {
    std::string_view bytes;
    Signature signature;
    std::size_t at = 0;
};

// Four bytes or more at a fixed place: nothing else begins like this.
constexpr std::array kStrong{
    Magic{"QED\0"sv, Signature::Qed},
    Magic{"KDMV"sv, Signature::Vmdk}, // VMware Virtual Disk Format 5.0: sparse extent
    Magic{"COWD"sv, Signature::Vmdk}, // the same, ESX Server sparse extent
    Magic{"SESparse"sv, Signature::Vmdk},
    Magic{"\x7f\x10\xda\xbe"sv, Signature::Vdi, 64}, // QEMU block/vdi.c: VDI_SIGNATURE 0xbeda107f
    Magic{"conectix"sv, Signature::Vhd}, // dynamic and differencing: a copy of the footer comes first
    Magic{"vhdxfile"sv, Signature::Vhdx}, // [MS-VHDX] 2.2.1
    Magic{"WithoutFreeSpace"sv, Signature::Parallels}, // QEMU docs/interop/parallels.txt
    Magic{"WithouFreSpacExt"sv, Signature::Parallels},
    Magic{"MSWIM\0\0\0"sv, Signature::Wim},
    Magic{"#!/bin/sh\n#V2.0 Format\n"sv, Signature::Cloop},
    Magic{"\xfd"
          "7zXZ\0"sv,
        Signature::Xz},
    Magic{"\x28\xb5\x2f\xfd"sv, Signature::Zstd}, // RFC 8878 3.1.1
    Magic{"PK\3\4"sv, Signature::Zip},
    Magic{"PK\5\6"sv, Signature::Zip}, // with no entry
    Magic{"PK\7\x8PK\3\4"sv, Signature::SplitZip},
    Magic{"PK00PK\3\4"sv, Signature::SplitZip},
    Magic{"\x04\x22\x4d\x18"sv, Signature::Lz4},
    Magic{"\x02\x21\x4c\x18"sv, Signature::Lz4Legacy},
    Magic{"7z\xbc\xaf\x27\x1c"sv, Signature::SevenZip},
    Magic{"Rar!\x1a\x07"sv, Signature::Rar},
    Magic{"LZIP\1"sv, Signature::Lzip},
    Magic{"\x89LZO\0\r\n\x1a\n"sv, Signature::Lzop},
    Magic{"070701"sv, Signature::Cpio},
    Magic{"070702"sv, Signature::Cpio},
    Magic{"070707"sv, Signature::Cpio},
    Magic{"!<arch>\ndebian-binary"sv, Signature::Deb},
    Magic{"\xed\xab\xee\xdb"sv, Signature::Rpm},
    Magic{"%PDF-"sv, Signature::Pdf},
    Magic{"\x89PNG\r\n\x1a\n"sv, Signature::Png},
    Magic{"\xff\xd8\xff\xe0"sv, Signature::Jpeg},
    Magic{"\xff\xd8\xff\xe1"sv, Signature::Jpeg},
    Magic{"\xff\xd8\xff\xdb"sv, Signature::Jpeg},
    Magic{"\xff\xd8\xff\xee"sv, Signature::Jpeg},
    Magic{"GIF87a"sv, Signature::Gif},
    Magic{"GIF89a"sv, Signature::Gif},
    Magic{"II*\0"sv, Signature::Tiff},
    Magic{"MM\0*"sv, Signature::Tiff},
    Magic{"\x7f"
          "ELF"sv,
        Signature::Elf},
    Magic{"SQLite format 3\0"sv, Signature::Sqlite},
    Magic{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv, Signature::OfficeDocument},
    Magic{"OggS\0"sv, Signature::Audio},
    Magic{"fLaC"sv, Signature::Audio},
    Magic{"ID3\3"sv, Signature::Audio},
    Magic{"ID3\4"sv, Signature::Audio},
    Magic{"RIFF"sv, Signature::Video}, // refined below
    Magic{"ftyp"sv, Signature::Video, 4},
    Magic{"\x1a\x45\xdf\xa3"sv, Signature::Video},
    Magic{"\xca\xfe\xba\xbe"sv, Signature::JavaClass},
};

// Skippable frames are zstd's (RFC 8878 3.1.2; pzstd begins with one) and lz4's alike: what comes behind them tells.
Signature behindSkippable(const Bytes& head) {
    std::size_t at = 0;
    while (head.has(at, 8) && (head.le32(at) & 0xfffffff0U) == 0x184d2a50U)
        at += 8 + std::size_t(head.le32(at + 4));
    return head.is(at, "\x04\x22\x4d\x18"sv) ? Signature::Lz4 : Signature::Zstd;
}

std::optional<Signature> strong(const Bytes& head) {
    for (const Magic& magic : kStrong)
        if (head.is(magic.at, magic.bytes))
            return magic.signature == Signature::Video && head.is(8, "WAVE"sv) ? Signature::Audio : magic.signature;
    if (head.is(0, "QFI\xfb"sv)) // QEMU docs/interop/qcow2.txt; version 1 is the older qcow
        return head.be32(4) == 1 ? Signature::Qcow : Signature::Qcow2;
    if (head.is(0, "\x1f\x8b"sv) && (head.size() < 3 || head.u8(2) == 8)) // RFC 1952 2.3.1
        return Signature::Gzip;
    if (head.is(0, "BZh"sv) && head.u8(3) >= '1' && head.u8(3) <= '9'
        && (head.size() < 10 || head.is(4, "1AY&SY"sv) || head.is(4, "\x17\x72\x45\x38\x50\x90"sv)))
        return Signature::Bzip2;
    if ((head.le32(0) & 0xfffffff0U) == 0x184d2a50U)
        return behindSkippable(head);
    return {};
}

// POSIX ustar and the old form: the header's checksum makes this sure.
bool isTar(const Bytes& head) {
    if (!head.has(0, 512) || head.u8(0) == 0)
        return false;
    const std::string_view field = head.text(512).substr(148, 8);
    quint32 told = 0;
    bool digits = false;
    for (const char c : field) {
        if (c >= '0' && c <= '7') {
            told = told * 8 + quint32(c - '0');
            digits = true;
        } else if (digits) {
            break;
        } else if (c != ' ') {
            return false;
        }
    }
    quint32 sum = 0;
    for (std::size_t i = 0; i < 512; ++i)
        sum += i >= 148 && i < 156 ? quint32(' ') : quint32(head.u8(i));
    return digits && told == sum;
}

// ECMA-119 8.1 and ECMA-167 2/9.1: volume descriptors from sector 16 on. Hybrid ISOs carry an MBR or GPT as well.
bool isIso(const Bytes& head) {
    return head.is(0x8001, "CD001"sv) || head.is(0x8801, "CD001"sv) || head.is(0x8001, "BEA01"sv);
}

// UEFI 2.10, 5.3.2: the header stands in logical block 1; its field 32 names the block of the backup, the last one.
std::optional<Detection> gpt(const Bytes& head) {
    for (const std::size_t sector : {std::size_t(512), std::size_t(4096)}) {
        if (!head.is(sector, "EFI PART"sv))
            continue;
        Detection found{Signature::Gpt, {}};
        const quint64 last = head.le64(sector + 32);
        if (last > 1 && last < std::numeric_limits<quint64>::max())
            found.neededBytes = product(last + 1, sector);
        return found;
    }
    return {};
}

std::optional<Detection> ext(const Bytes& head) { // Linux: Documentation/filesystems/ext4/super.rst
    constexpr std::size_t super = 1024;
    const quint32 logBlock = head.le32(super + 24);
    if (head.le16(super + 56) != 0xef53 || logBlock > 6 || head.le32(super + 4) == 0)
        return {};
    const quint32 compat = head.le32(super + 92), incompat = head.le32(super + 96), ro = head.le32(super + 100);
    // ext4: extents, 64bit, flex_bg …; or huge_file, gdt_csum, dir_nlink, extra_isize, metadata_csum
    const bool four = (incompat & 0xffc0U & ~0x8U) != 0 || (ro & 0x478U) != 0;
    const bool journal = (compat & 0x4U) != 0;
    Detection found{four ? Signature::Ext4 : journal ? Signature::Ext3 : Signature::Ext2, {}};
    quint64 blocks = head.le32(super + 4);
    if ((incompat & 0x80U) != 0)
        blocks |= quint64(head.le32(super + 336)) << 32;
    found.neededBytes = product(blocks, quint64(1024) << logBlock);
    return found;
}

bool isSwap(const Bytes& head) { // the signature ends the first page, whose size is the machine's
    for (std::size_t page = 4096; page <= 65536; page *= 2)
        if (head.is(page - 10, "SWAPSPACE2"sv) || head.is(page - 10, "SWAP-SPACE"sv))
            return true;
    return false;
}

bool isLvm(const Bytes& head) { // the label may stand in any of the first four sectors
    for (std::size_t at = 0; at < 4 * 512; at += 512)
        if (head.is(at, "LABELONE"sv) && head.is(at + 24, "LVM2 001"sv))
            return true;
    return false;
}

bool isFat(const Bytes& head) { // Microsoft FAT specification 1.03: the words alone are not proof, the BPB is
    const quint16 sector = head.le16(11);
    const quint8 cluster = head.u8(13);
    if (head.le16(510) != 0xaa55 || (head.u8(0) != 0xeb && head.u8(0) != 0xe9) || !std::has_single_bit(sector)
        || sector < 512 || sector > 4096 || !std::has_single_bit(cluster) || head.le16(14) == 0)
        return false;
    return head.u8(16) >= 1 && head.u8(16) <= 2 && head.u8(21) >= 0xf0;
}

std::optional<Detection> mbr(const Bytes& head) {
    if (head.le16(510) != 0xaa55)
        return {};
    bool used = false;
    quint64 end = 0;
    for (std::size_t at = 446; at < 510; at += 16) {
        if ((head.u8(at) & 0x7fU) != 0) // active or not, nothing else
            return {};
        if (const quint8 type = head.u8(at + 4); type != 0 && head.le32(at + 12) != 0) {
            used = true;
            if (type != 0xee) // a protective entry covers more than there is
                end = std::max(end, quint64(head.le32(at + 8)) + head.le32(at + 12));
        }
    }
    if (!used)
        return {};
    return Detection{Signature::Mbr, end > 0 ? product(end, 512) : std::nullopt};
}

std::optional<Detection> rawDisk(const Bytes& head) {
    const auto plain = [](Signature signature) { return Detection{signature, {}}; };
    if (head.is(0, "LUKS\xba\xbe"sv))
        return plain(Signature::Luks);
    if (const auto found = gpt(head))
        return found;
    if (head.is(0, "XFSB"sv) && std::has_single_bit(head.be32(4)) && head.be32(4) >= 512)
        return Detection{Signature::Xfs, product(head.be64(8), head.be32(4))};
    if (head.is(0, "hsqs"sv) && head.le16(28) == 4)
        return Detection{Signature::Squashfs, product(head.le64(40), 1)};
    if (isLvm(head))
        return plain(Signature::LvmPv);
    if (head.is(3, "NTFS    "sv))
        return plain(Signature::Ntfs);
    if (head.is(3, "EXFAT   "sv))
        return plain(Signature::ExFat);
    if (isFat(head))
        return plain(Signature::Fat);
    if (const auto found = mbr(head))
        return found;
    if (const auto found = ext(head))
        return found;
    if (head.is(65536 + 64, "_BHRfS_M"sv))
        return Detection{Signature::Btrfs, {}};
    if (head.le32(1024) == 0xf2f52010U)
        return plain(Signature::F2fs);
    if (isSwap(head))
        return plain(Signature::Swap);
    return {};
}

// .lzma has no magic: 13 bytes of properties, of which these combinations are the ones that are written.
bool isLzma(const Bytes& head) {
    const quint32 dictionary = head.le32(1);
    const quint64 size = head.le64(5);
    return head.has(0, 13) && head.u8(0) == 0x5d && dictionary >= 4096 && std::popcount(dictionary) <= 2
        && (size == std::numeric_limits<quint64>::max() || (size > 0 && size < (quint64(1) << 40)));
}

bool startsWithFolded(std::string_view text, std::string_view word) {
    return text.size() >= word.size() && std::equal(word.begin(), word.end(), text.begin(), [](char w, char c) {
        return w == (c >= 'A' && c <= 'Z' ? char(c + ('a' - 'A')) : c);
    });
}

// No zero bytes and no control characters: text in any encoding that extends ASCII.
bool isText(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        const auto u = static_cast<unsigned char>(c);
        return u >= 0x20 ? u != 0x7f : (u >= 0x07 && u <= 0x0d) || u == 0x1b;
    });
}

std::optional<Signature> text(const Bytes& head) {
    std::string_view all = head.text(4096);
    if (all.starts_with("\xef\xbb\xbf"sv))
        all.remove_prefix(3);
    const auto start = all.find_first_not_of(" \t\r\n"sv);
    const std::string_view words = start == std::string_view::npos ? std::string_view() : all.substr(start);
    if (startsWithFolded(words, "# disk descriptorfile"sv))
        return Signature::VmdkDescriptor;
    if (!isText(all))
        return {};
    if (words.starts_with("#!"sv))
        return Signature::Script;
    if (startsWithFolded(words, "<!doctype html"sv) || startsWithFolded(words, "<html"sv))
        return Signature::Html;
    if (words.starts_with("<?xml"sv) || words.starts_with("<Envelope"sv))
        return words.find("<Envelope"sv) != std::string_view::npos ? Signature::Ovf : Signature::Xml;
    return Signature::Text;
}

} // namespace

Signature detectTail(std::span<const std::byte> tail) {
    const Bytes bytes(tail);
    // Virtual Hard Disk Image Format Specification 1.0: the footer is the last 512 bytes (511 in very old files), its
    // file format version is 1.0.
    for (const std::size_t length : {std::size_t(512), std::size_t(511)})
        if (bytes.size() >= length) {
            const std::size_t at = bytes.size() - length;
            if (bytes.is(at, "conectix"sv) && bytes.be32(at + 12) == 0x00010000U)
                return Signature::Vhd;
            if (bytes.is(at, "koly"sv) && bytes.be32(at + 8) == 512)
                return Signature::Dmg;
        }
    return Signature::Nothing;
}

Detection detectFormat(std::span<const std::byte> head, std::span<const std::byte> tail) {
    const Bytes bytes(head);
    if (const auto signature = strong(bytes))
        return {*signature, {}};
    if (const auto signature = text(bytes); signature == Signature::VmdkDescriptor)
        return {*signature, {}};
    // A fixed VHD begins like the raw disk that it holds; only its end tells.
    if (const Signature signature = detectTail(tail); signature != Signature::Nothing)
        return {signature, {}};
    if (isTar(bytes))
        return {Signature::Tar, {}};
    if (isIso(bytes))
        return {Signature::Iso, {}};
    if (const auto disk = rawDisk(bytes))
        return *disk;
    if (const auto signature = text(bytes))
        return {*signature, {}};
    // Signatures of two or three bytes count only where nothing else fits.
    if (bytes.is(0, "\x1f\x9d"sv) && (bytes.u8(2) & 0x60U) == 0 && (bytes.u8(2) & 0x1fU) >= 9)
        return {Signature::Compress, {}};
    if (isLzma(bytes))
        return {Signature::Lzma, {}};
    if (bytes.is(0, "MZ"sv))
        return {Signature::WindowsProgram, {}};
    if (bytes.is(0, "#!"sv))
        return {Signature::Script, {}};
    return {};
}

Detection detectRawDisk(std::span<const std::byte> head) {
    return rawDisk(Bytes(head)).value_or(Detection{});
}

std::optional<Signature> secondFormat(
    Signature first, std::span<const std::byte> head, std::span<const std::byte> tail) {
    const Bytes bytes(head);
    for (const Magic& magic : kStrong)
        if (magic.signature != first && groupOf(magic.signature) == SignatureGroup::OtherDisk
            && bytes.is(magic.at, magic.bytes))
            return magic.signature;
    if (first != Signature::Qcow && first != Signature::Qcow2 && bytes.is(0, "QFI\xfb"sv))
        return Signature::Qcow2;
    if (const Signature end = detectTail(tail); end != Signature::Nothing && end != first)
        return end;
    if (first != Signature::Iso && isIso(bytes))
        return Signature::Iso;
    const Signature raw = detectRawDisk(head).signature;
    const bool table = raw == Signature::Gpt || raw == Signature::Mbr;
    const bool begins = first == Signature::Vhd && !bytes.is(0, "conectix"sv); // fixed: the disk itself
    if (raw == Signature::Nothing || begins || (first == Signature::Iso && table))
        return {};
    return raw;
}

SignatureGroup groupOf(Signature signature) {
    if (signature == Signature::Nothing)
        return SignatureGroup::Nothing;
    if (signature <= Signature::Squashfs)
        return SignatureGroup::RawDisk;
    if (signature <= Signature::Iso)
        return SignatureGroup::OtherDisk;
    if (signature <= Signature::Zip)
        return SignatureGroup::Compressed;
    if (signature <= Signature::Rpm)
        return SignatureGroup::Packed;
    return SignatureGroup::NoDisk;
}

int fuzzDetectFormat(const unsigned char* data, std::size_t size) {
    const auto bytes = std::as_bytes(std::span(data, size));
    const std::size_t head = std::min(size, std::size_t(kHeadBytes)), tail = std::min(size, std::size_t(kTailBytes));
    detectFormat(bytes.first(head), bytes.last(tail));
    return 0;
}

} // namespace platter
