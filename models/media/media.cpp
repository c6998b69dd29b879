// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/media.h"

#include "models/media/formatnames.h"
#include "models/media/inspector.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

// Names that programs give to any disk.
bool saysNothing(const QString& name) {
    static const QRegularExpression expression(
        u"^(?:disk|image|img|root|rootfs|boot|drive|output|packer|box|untitled|[hsv]da)?[-_ .]*[0-9]*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return expression.match(name).hasMatch();
}

// For what is in an archive.
QString wrappedIn(const QString& word, const QString& disk) {
    if (word == "tar"_L1)
        return Media::tr("%1, in a tar archive", "kind of disk").arg(disk);
    if (word == "7z"_L1)
        return Media::tr("%1, in a 7z archive", "kind of disk").arg(disk);
    if (word == "zip"_L1)
        return Media::tr("%1, in a zip archive", "kind of disk").arg(disk);
    return Media::tr("%1, compressed (%2)", "kind of disk, ending").arg(disk, word);
}

// The files below a folder in their order; stops when there are enough. Links are left out: they may lead anywhere.
void collect(const QString& folder, qsizetype limit, QStringList& files) {
    const auto entries
        = QDir(folder).entryInfoList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name);
    for (const QFileInfo& entry : entries) {
        if (files.size() >= limit)
            return;
        if (entry.isDir())
            collect(entry.filePath(), limit, files);
        else
            files.append(entry.filePath());
    }
}

} // namespace

QString diskFormatName(DiskFormat format) {
    switch (format) {
    case DiskFormat::Raw:
        return u"raw"_s;
    case DiskFormat::Qcow2:
        return u"qcow2"_s;
    case DiskFormat::Qcow:
        return u"qcow"_s;
    case DiskFormat::Qed:
        return u"qed"_s;
    case DiskFormat::Vmdk:
        return u"vmdk"_s;
    case DiskFormat::Vdi:
        return u"vdi"_s;
    case DiskFormat::Vhd:
        return u"vhd"_s;
    case DiskFormat::Vhdx:
        return u"vhdx"_s;
    case DiskFormat::Iso:
        return u"iso"_s;
    case DiskFormat::Luks:
        return u"luks"_s;
    }
    return {};
}

Compression compressionOf(Codec codec) {
    switch (codec) {
    case Codec::Gzip:
        return Compression::Gzip;
    case Codec::Bzip2:
        return Compression::Bzip2;
    case Codec::Xz:
        return Compression::Xz;
    case Codec::Zstd:
        return Compression::Zstd;
    case Codec::Lz4:
        return Compression::Lz4;
    case Codec::ZipDeflate:
        return Compression::Zip;
    case Codec::Stored:
        break;
    }
    return Compression::None;
}

QString MediaInfo::formatWord() const {
    if (!wrapping.isEmpty())
        return diskFormatName(format) + u'.' + wrapping.join(u'.');
    const QString word = FormatNames::word(compression);
    return word.isEmpty() ? diskFormatName(format) : diskFormatName(format) + u'.' + word;
}

QString MediaInfo::describe() const {
    QString disk = format == DiskFormat::Raw ? Media::tr("Raw disk")
        : format == DiskFormat::Iso          ? Media::tr("ISO image")
                                             : Media::tr("%1 disk").arg(diskFormatName(format));
    for (const QString& word : wrapping)
        disk = wrappedIn(word, disk);
    if (!wrapping.isEmpty())
        return disk;
    switch (compression) {
    case Compression::None:
        return disk;
    case Compression::Gzip:
        return Media::tr("%1, gzip-compressed", "kind of disk").arg(disk);
    case Compression::Bzip2:
        return Media::tr("%1, bzip2-compressed", "kind of disk").arg(disk);
    case Compression::Xz:
        return Media::tr("%1, xz-compressed", "kind of disk").arg(disk);
    case Compression::Zstd:
        return Media::tr("%1, zstd-compressed", "kind of disk").arg(disk);
    case Compression::Lz4:
        return Media::tr("%1, lz4-compressed", "kind of disk").arg(disk);
    case Compression::Zip:
        return Media::tr("%1, in a zip archive", "kind of disk").arg(disk);
    }
    return disk;
}

namespace {

// Of an image's source; paths are absolute.
bool isAddress(const QString& place) {
    return place.startsWith("http"_L1);
}

} // namespace

QString MediaInfo::sourcePlace() const {
    if (member.isEmpty() || path.isEmpty())
        return path;
    return path + (isAddress(path) ? u"#"_s : u"//"_s) + member;
}

std::pair<QString, QString> splitSourcePlace(const QString& place) {
    const QString between = isAddress(place) ? u"#"_s : u"//"_s;
    const qsizetype end = place.indexOf(between);
    return end < 0 ? std::pair(place, QString()) : std::pair(place.first(end), place.sliced(end + between.size()));
}

Result<std::vector<MediaMember>> Media::inspectAll(const QString& path, const std::stop_token& stop) {
    return Inspector(path, stop).inspectAll();
}

Result<MediaInfo> Media::theOne(const std::vector<MediaMember>& disks, const QString& shownName, const QString& place) {
    if (disks.size() == 1)
        return disks.front().info;
    constexpr qsizetype most = 5;
    QStringList names;
    for (const MediaMember& disk : disks)
        if (names.size() < most)
            names.append(u'“' + disk.member.simplified() + u'”');
    return std::unexpected(Error{ErrorCode::Ambiguous,
        tr("“%1” holds %n disks: %2. Choose one (--member on the command line), or unpack it and add those that you "
           "want.",
            nullptr, int(disks.size()))
            .arg(shownName, names.join(u", "_s) + (disks.size() > most ? u", …"_s : QString())),
        place});
}

Result<MediaInfo> Media::inspect(const QString& path, const std::stop_token& stop, const QString& member) {
    return Inspector(path, stop, member).inspect();
}

Result<void> Media::lookInside(MediaInfo& info, const ContentsOptions& options) {
    if (info.compression != Compression::None || !info.wrapping.isEmpty() || !info.member.isEmpty())
        return std::unexpected(
            Error{ErrorCode::Unsupported, tr("What is on a packed disk can be told once it is unpacked."), info.path});
    auto source = openAgain(info, {.folder = {}, .stop = options.stop, .unpacking = {}}, &info.followed);
    if (!source)
        return std::unexpected(source.error());
    auto* disk = std::get_if<std::unique_ptr<BlockSource>>(&*source);
    if (!disk)
        return std::unexpected(Error{ErrorCode::Internal, tr("The disk cannot be read anywhere."), info.path});
    auto found = readContents(**disk, options);
    if (!found)
        return std::unexpected(found.error());
    if (found->architecture.isSet()) {
        if (info.architecture.isSet() && info.architecture != found->architecture)
            info.warnings.append(tr("The file's name says %1, but the system on the disk is for %2.")
                    .arg(info.architecture.name(), found->architecture.name()));
        info.architecture = found->architecture;
    }
    if (saysNothing(info.suggestedName) && !found->osName.isEmpty())
        info.suggestedName = found->osName;
    info.inside = std::move(*found);
    return {};
}

Result<DiskSource> Media::open(const MediaInfo& info, const MediaOpening& opening) {
    return openAgain(info, opening, nullptr);
}

// `followed`: gets MediaInfo::followed; may be null, or the info's own.
Result<DiskSource> Media::openAgain(
    const MediaInfo& info, const MediaOpening& opening, std::optional<FileStamp>* followed) {
    Inspector inspector(info.path, opening.stop, info.member);
    inspector.setFollowed(info.followed);
    auto now = inspector.inspect();
    if (!now)
        return std::unexpected(now.error());
    // Where the data lies inside the file may differ from time to time (holes are filled); what it is may not.
    MediaInfo before = info;
    before.dataSize = now->dataSize;
    before.suggestedName = now->suggestedName;
    before.architecture = now->architecture;
    before.warnings = now->warnings;
    before.inside = now->inside;
    before.followed = now->followed;
    before.contents = now->contents; // a translated word: the language may have changed
    if (!info.member.isEmpty()) { // an archive's list may tell less than a look at the one file
        before.recognised = now->recognised;
        before.format = now->format;
        if (!info.recognised && now->recognised)
            before.virtualSize = now->virtualSize;
        before.mustBeOnly = false;
        inspector.setMustBeOnly(info.mustBeOnly);
    }
    if (before != *now)
        return std::unexpected(Error{ErrorCode::SourceChanged,
            tr("“%1” is not the file any more that was looked at before. Add it again.")
                .arg(SourceFile::shownName(info.path)),
            info.path});
    auto source = inspector.takeSource(opening);
    if (source && followed)
        *followed = inspector.followed();
    return source;
}

QStringList Media::collectFiles(const QStringList& paths, qsizetype limit) {
    QStringList files;
    for (const QString& path : paths) {
        if (files.size() >= limit)
            break;
        if (QFileInfo(path).isDir())
            collect(QDir::cleanPath(path), limit, files);
        else
            files.append(path);
    }
    QStringList once; // what was dropped twice, or with its folder, is one file
    QSet<QString> seen;
    for (const QString& file : std::as_const(files)) {
        if (const qsizetype before = seen.size(); seen.insert(QDir::cleanPath(file)), seen.size() > before)
            once.append(file);
    }
    return once;
}

QStringList Media::namePatterns() {
    QStringList patterns;
    const QStringList packed{u".gz"_s, u".xz"_s, u".zst"_s, u".lz4"_s, u".bz2"_s, u".zip"_s, u".tar"_s, u".7z"_s};
    const QStringList disks = diskEndings() + otherDiskEndings(), endings = QStringList{QString()} + packed;
    for (const QString& ending : endings)
        for (const QString& disk : disks)
            patterns.append(u"*."_s + disk + ending);
    for (const QString& ending : packed)
        patterns.append(u'*' + ending);
    for (const auto& ending : {u"*.ova"_s, u"*.tgz"_s, u"*.txz"_s, u"*.tbz2"_s, u"*.tzst"_s})
        patterns.append(ending);
    return patterns;
}

} // namespace platter
