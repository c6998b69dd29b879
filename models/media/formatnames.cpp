// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/formatnames.h"

#include "models/media/media.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

constexpr qsizetype kLongestName = 200; // bytes; file systems take 255

// "a.b.Img" and the endings {"img"} → "img"; what remains stays in `name`. A name is never taken wholly.
QString takeEnding(QString& name, const QStringList& endings) {
    const qsizetype dot = name.lastIndexOf(u'.');
    if (dot <= 0)
        return {};
    const QString ending = name.sliced(dot + 1).toLower();
    if (!endings.contains(ending))
        return {};
    name.truncate(dot);
    return ending;
}

} // namespace

QString FormatNames::phrase(Signature signature) {
    switch (signature) {
    case Signature::Nothing:
        return {};
    case Signature::Gpt:
    case Signature::Mbr:
    case Signature::Ext2:
    case Signature::Ext3:
    case Signature::Ext4:
    case Signature::Xfs:
    case Signature::Btrfs:
    case Signature::F2fs:
    case Signature::Swap:
    case Signature::LvmPv:
    case Signature::Luks:
    case Signature::Ntfs:
    case Signature::ExFat:
    case Signature::Fat:
    case Signature::Squashfs:
        return tr("a raw disk");
    case Signature::Qcow:
        return tr("a qcow disk");
    case Signature::Qcow2:
        return tr("a qcow2 disk");
    case Signature::Qed:
        return tr("a QED disk");
    case Signature::Vmdk:
        return tr("a VMDK disk (VMware)");
    case Signature::VmdkDescriptor:
        return tr("the description of a VMDK disk (VMware), whose data is in other files");
    case Signature::Vdi:
        return tr("a VDI disk (VirtualBox)");
    case Signature::Vhd:
        return tr("a VHD disk (Virtual PC, Hyper-V, Azure)");
    case Signature::Vhdx:
        return tr("a VHDX disk (Hyper-V)");
    case Signature::Parallels:
        return tr("a Parallels disk");
    case Signature::Dmg:
        return tr("an Apple disk image (DMG)");
    case Signature::Wim:
        return tr("a Windows imaging file (WIM)");
    case Signature::Cloop:
        return tr("a cloop disk");
    case Signature::Iso:
        return tr("an ISO image (a CD or DVD)");
    case Signature::Gzip:
        return tr("a gzip file");
    case Signature::Bzip2:
        return tr("a bzip2 file");
    case Signature::Xz:
        return tr("an xz file");
    case Signature::Zstd:
        return tr("a zstd file");
    case Signature::Lz4:
        return tr("an lz4 file");
    case Signature::Zip:
        return tr("a zip archive");
    case Signature::SplitZip:
        return tr("a part of a zip archive that was split");
    case Signature::Lz4Legacy:
        return tr("an lz4 file of the old form (made by “lz4 -l”)");
    case Signature::SevenZip:
        return tr("a 7z archive");
    case Signature::Tar:
        return tr("a tar archive");
    case Signature::Rar:
        return tr("a RAR archive");
    case Signature::Lzma:
        return tr("an lzma file");
    case Signature::Lzip:
        return tr("an lzip file");
    case Signature::Lzop:
        return tr("an lzop file");
    case Signature::Compress:
        return tr("a file compressed by “compress”");
    case Signature::Cpio:
        return tr("a cpio archive");
    case Signature::Deb:
        return tr("a Debian package");
    case Signature::Rpm:
        return tr("an RPM package");
    case Signature::Pdf:
        return tr("a PDF document");
    case Signature::Png:
        return tr("a PNG picture");
    case Signature::Jpeg:
        return tr("a JPEG picture");
    case Signature::Gif:
        return tr("a GIF picture");
    case Signature::Tiff:
        return tr("a TIFF picture");
    case Signature::Elf:
        return tr("a program or library (ELF)");
    case Signature::WindowsProgram:
        return tr("a Windows program");
    case Signature::Script:
        return tr("a script");
    case Signature::Ovf:
        return tr("the description of a virtual machine (OVF), whose disk is in another file");
    case Signature::Html:
        return tr("a web page, perhaps an error page that was saved in place of the image");
    case Signature::Xml:
        return tr("an XML document");
    case Signature::Text:
        return tr("text");
    case Signature::Sqlite:
        return tr("an SQLite database");
    case Signature::OfficeDocument:
        return tr("an office document");
    case Signature::Audio:
        return tr("an audio file");
    case Signature::Video:
        return tr("a video or another media file");
    case Signature::JavaClass:
        return tr("a program (Java or macOS)");
    }
    return {};
}

QString FormatNames::contents(Signature signature) {
    const auto fileSystem = [](const QString& name) { return tr("%1 file system").arg(name); };
    if (groupOf(signature) != SignatureGroup::RawDisk)
        return {};
    switch (signature) {
    case Signature::Gpt:
        return tr("GPT partition table");
    case Signature::Mbr:
        return tr("MBR partition table");
    case Signature::Ext2:
        return fileSystem(u"ext2"_s);
    case Signature::Ext3:
        return fileSystem(u"ext3"_s);
    case Signature::Ext4:
        return fileSystem(u"ext4"_s);
    case Signature::Xfs:
        return fileSystem(u"XFS"_s);
    case Signature::Btrfs:
        return fileSystem(u"Btrfs"_s);
    case Signature::F2fs:
        return fileSystem(u"F2FS"_s);
    case Signature::Ntfs:
        return fileSystem(u"NTFS"_s);
    case Signature::ExFat:
        return fileSystem(u"exFAT"_s);
    case Signature::Fat:
        return fileSystem(u"FAT"_s);
    case Signature::Squashfs:
        return fileSystem(u"SquashFS"_s);
    case Signature::Swap:
        return tr("Linux swap space");
    case Signature::LvmPv:
        return tr("LVM physical volume");
    case Signature::Luks:
        return tr("LUKS-encrypted data");
    default: // the group's other members cannot come here
        return {};
    }
}

NameParts splitName(const QString& fileName) {
    NameParts parts;
    parts.base = fileName;
    parts.compressionEnding = takeEnding(parts.base, compressionEndings());
    parts.diskEnding = takeEnding(parts.base, diskEndings());
    if (parts.diskEnding.isEmpty())
        takeEnding(parts.base, otherDiskEndings());
    return parts;
}

QStringList diskEndings() {
    return {u"raw"_s, u"img"_s, u"disk"_s, u"dd"_s, u"bin"_s, u"hdd"_s, u"image"_s, u"rootfs"_s, u"wic"_s, u"sdimg"_s,
        u"hddimg"_s, u"ext2"_s, u"ext3"_s, u"ext4"_s, u"xfs"_s, u"btrfs"_s};
}

std::optional<DiskFormat> diskFormatOf(Signature signature) {
    switch (signature) {
    case Signature::Qcow2:
        return DiskFormat::Qcow2;
    case Signature::Vmdk:
        return DiskFormat::Vmdk;
    case Signature::Vdi:
        return DiskFormat::Vdi;
    case Signature::Vhd:
        return DiskFormat::Vhd;
    case Signature::Vhdx:
        return DiskFormat::Vhdx;
    case Signature::Iso:
        return DiskFormat::Iso;
    default:
        return {};
    }
}

QStringList otherDiskEndings() {
    return {u"qcow2"_s, u"vmdk"_s, u"vdi"_s, u"vhd"_s, u"vhdx"_s, u"iso"_s};
}

QStringList compressionEndings() {
    return {u"gz"_s, u"xz"_s, u"zst"_s, u"lz4"_s, u"bz2"_s, u"zip"_s, u"gzip"_s, u"zstd"_s, u"bzip2"_s};
}

// A file's name may hold anything.
QString suggestedName(const QString& fileName) {
    QString name = splitName(fileName).base;
    for (QChar& c : name) {
        const QChar::Category category = c.category();
        if (category == QChar::Other_Control || category == QChar::Separator_Line
            || category == QChar::Separator_Paragraph)
            c = u' ';
    }
    name = name.simplified();
    return name.isEmpty() ? u"disk"_s : name;
}

QString nameOfCopy(const QString& fileName) {
    QString name = fileName;
    name.replace(u'/', u'_');
    while (name.toUtf8().size() > kLongestName)
        name = name.sliced(1);
    return name;
}

QString FormatNames::word(Compression compression) {
    switch (compression) {
    case Compression::None:
        break;
    case Compression::Gzip:
        return u"gz"_s;
    case Compression::Bzip2:
        return u"bz2"_s;
    case Compression::Xz:
        return u"xz"_s;
    case Compression::Zstd:
        return u"zst"_s;
    case Compression::Lz4:
        return u"lz4"_s;
    case Compression::Zip:
        return u"zip"_s;
    }
    return {};
}

Architecture architectureFromName(const QString& fileName) {
    struct Word {
        QLatin1StringView pattern;
        QLatin1StringView name;
    };
    // How vendors write it. "x86" and "32" or "64 bit" are used for both and stay out.
    static constexpr Word words[] = {
        {"x86[_-]64|amd64|x64"_L1, "x86_64"_L1},
        {"i[3-6]86|ia32"_L1, "i686"_L1},
        {"arm64(?:v8)?|aarch64"_L1, "arm64"_L1},
        {"armhf|armhfp|armv7l?|armv7hl"_L1, "armhf"_L1},
        {"armel|armv[56]l?"_L1, "armel"_L1},
        {"riscv64"_L1, "riscv64"_L1},
        {"ppc64(?:le|el)"_L1, "ppc64le"_L1},
        {"s390x"_L1, "s390x"_L1},
        {"loong(?:arch)?64"_L1, "loong64"_L1},
    };
    Architecture found;
    for (const Word& word : words) {
        // A whole word: neither letters nor digits beside it.
        const QRegularExpression expression(
            u"(?<![a-z0-9])(?:"_s + word.pattern + u")(?![a-z0-9])"_s, QRegularExpression::CaseInsensitiveOption);
        if (!expression.match(fileName).hasMatch())
            continue;
        if (found.isSet())
            return {};
        found = Architecture(QString(word.name));
    }
    return found;
}

} // namespace platter
