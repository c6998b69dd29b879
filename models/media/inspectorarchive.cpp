// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT

// Inspector, as far as it looks into archives.
#include "models/media/inspector.h"

#include "models/media/archivescan.h"
#include "models/media/diskserver.h"
#include "models/media/filestream.h"
#include "models/media/formatnames.h"
#include "models/media/membername.h"
#include "models/media/zipdirectory.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

constexpr qsizetype kMostProbes = 200; // entries of a zip that are looked into

QString wordOf(const Layer& layer) {
    switch (layer.kind) {
    case Layer::Kind::Tar:
        return u"tar"_s;
    case Layer::Kind::SevenZip:
        return u"7z"_s;
    case Layer::Kind::Packed:
        break;
    }
    const bool zip = layer.plan.oneMember || layer.plan.codec == Codec::Stored;
    return FormatNames::word(zip ? Compression::Zip : compressionOf(layer.plan.codec));
}

// Without what says that it is an archive: "web.tar" (of "web.tar.gz"), "web.tgz", "web.ova" → "web".
QString withoutArchiveEnding(const QString& name) {
    for (const auto& ending : {u".tar"_s, u".tgz"_s, u".txz"_s, u".tbz2"_s, u".tzst"_s, u".7z"_s, u".ova"_s})
        if (name.size() > ending.size() && name.endsWith(ending, Qt::CaseInsensitive))
            return name.chopped(ending.size());
    return name;
}

DiskFormat formatByName(const QString& name) {
    for (const auto format :
        {DiskFormat::Qcow2, DiskFormat::Vmdk, DiskFormat::Vdi, DiskFormat::Vhd, DiskFormat::Vhdx, DiskFormat::Iso})
        if (name.endsWith(u'.' + diskFormatName(format), Qt::CaseInsensitive))
            return format;
    return DiskFormat::Raw;
}

} // namespace

Result<void> Inspector::lookAtArchive(Layer::Kind kind, const std::vector<Layer>& outer) {
    std::unique_ptr<ArchiveInput> input;
    if (outer.empty()) {
        input = std::make_unique<ArchiveFileInput>(m_file, false, m_stop);
    } else {
        auto decoder = std::make_unique<PackedSource>(
            std::make_unique<FileStream>(m_file), outer.front().plan, PackedSource::Use::Probe);
        input = std::make_unique<ArchiveStreamInput>(std::move(decoder), shown(), m_info.path, m_stop);
    }
    ArchiveReader reader(
        std::move(input), kind == Layer::Kind::SevenZip ? ArchiveFormat::SevenZip : ArchiveFormat::Tar);
    ArchiveScan scan(shown(), m_info.path, m_member, m_stop);
    if (const auto done = scan.lookInto(reader, kind, outer, {}, 1); !done)
        return done;
    return takeFound(scan);
}

Result<void> Inspector::lookAtZip() {
    m_info.compression = Compression::Zip;
    const auto entries = ZipDirectory::read(*m_file);
    if (!entries)
        return std::unexpected(entries.error());
    std::vector<const ZipEntry*> files;
    for (const ZipEntry& entry : *entries)
        if (!entry.folder && !isByTheWay(entry.name) && (entry.size > 0 || entry.encrypted))
            files.push_back(&entry);
    if (std::ssize(files) > kMostProbes)
        return std::unexpected(Error{ErrorCode::Unsupported,
            tr("“%1” holds too many files. Unpack it, then add the disk.").arg(shown()), m_info.path});
    ArchiveScan scan(shown(), m_info.path, m_member, m_stop);
    for (const ZipEntry* entry : files) {
        if (const auto go = checkStop(); !go)
            return go;
        if (entry->unsafeName || (entry->link && isNamedLikeDisk(entry->name)))
            return std::unexpected(Error{ErrorCode::Unsupported,
                tr("“%1” holds “%2”, which is a link or leads out of the archive. It is refused to be safe: unpack it "
                   "yourself, then add the disk.")
                    .arg(shown(), entry->name.simplified()),
                m_info.path});
        if (entry->link || !scan.isWanted(entry->name))
            continue;
        if (const auto looked = lookAtZipEntry(*entry, files.size() == 1, scan); !looked)
            return looked;
        if (scan.isDone())
            break;
    }
    return takeFound(scan);
}

// `alone`: it is the only file, so whatever is wrong with it is told.
Result<void> Inspector::lookAtZipEntry(const ZipEntry& entry, bool alone, ArchiveScan& scan) {
    const auto plan = ZipDirectory::plan(*m_file, entry);
    if (!plan) {
        if (alone || plan.error().code != ErrorCode::Unsupported)
            return std::unexpected(plan.error());
        if (isNamedLikeDisk(entry.name)) { // encrypted, unknown method: only its name is known
            m_members.push_back({entry.name, std::unexpected(plan.error())});
            m_memberLayers.emplace_back();
            m_memberSums.emplace_back();
        }
        return {};
    }
    PackedSource content(std::make_unique<FileStream>(m_file, plan->begin), *plan, PackedSource::Use::Probe);
    const Layer layer{.kind = Layer::Kind::Packed, .plan = *plan, .member = {}};
    return scan.look(content, {.layers = {layer}, .member = entry.name, .size = entry.size}, 1);
}

// "disk.7z.001", "disk.raw.gz.001": what is in it ends where the next part begins.
Result<void> Inspector::checkIsNoPart() const {
    static const QRegularExpression part(
        u"\\A(.*\\.(?:7z|zip|tar|tgz|gz|bz2|xz|zst|lz4|ova|raw|img|vmdk|qcow2)\\.)([0-9]{3})\\z"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto match = part.match(m_info.fileName);
    if (!match.hasMatch())
        return {};
    const QString next = match.captured(1) + u"%1"_s.arg(match.captured(2).toInt() + 1, 3, 10, QChar(u'0'));
    return std::unexpected(Error{ErrorCode::Unsupported,
        tr("“%1” is named like one part of a file that was split. Put all parts together first (cat, or 7-Zip), "
           "beginning with 001 and going on with “%2”, or rename it if it is whole.")
            .arg(shown(), next.simplified()),
        m_info.path});
}

// An OVF without its disks: which file to take instead.
Error Inspector::descriptionAlone() const {
    const auto bytes = m_file->part(0, OvfDescription::kMostBytes + 1);
    const auto read = bytes.and_then([&](const std::vector<std::byte>& xml) {
        return OvfDescription::read({reinterpret_cast<const char*>(xml.data()), qsizetype(xml.size())}, shown());
    });
    if (!read)
        return read.error();
    for (const OvfDescription::Disk& disk : read->disks)
        if (!disk.file.isEmpty())
            return {ErrorCode::NotADiskImage,
                tr("“%1” only describes a virtual machine. Its disk is in “%2”, which should lie beside it: add that "
                   "file.")
                    .arg(shown(), disk.file.simplified()),
                m_info.path};
    return refusal(Signature::Ovf, false);
}

Error Inspector::nothingFound(const ArchiveScan& scan) const {
    if (!m_member.isEmpty())
        return {ErrorCode::NotFound, tr("“%1” holds no file “%2”.").arg(shown(), m_member.simplified()), m_info.path};
    if (scan.tooDeep)
        return {ErrorCode::Unsupported,
            tr("What is in “%1” is packed once more, and in that once more. Platter looks into one archive or "
               "compressed file inside another, not deeper: unpack it, then add the disk.")
                .arg(shown()),
            m_info.path};
    if (scan.packed != Signature::Nothing)
        return refusal(scan.packed, true);
    return {ErrorCode::NotADiskImage, tr("The archive “%1” holds no disk image.").arg(shown()), m_info.path};
}

// Every file that the description of the virtual machine names must be there, as long as it says.
Result<void> Inspector::checkDescription(const ArchiveScan& scan) const {
    if (!scan.ovf || !scan.complete || !m_member.isEmpty())
        return {};
    for (const OvfDescription::File& file : scan.ovf->files)
        if (!scan.names.contains(file.name))
            return std::unexpected(Error{ErrorCode::Truncated,
                tr("“%1” is not complete: “%2”, which the description of its virtual machine names, is missing. "
                   "Download or copy it again.")
                    .arg(shown(), file.name.simplified()),
                m_info.path});
    return {};
}

Result<void> Inspector::takeFound(ArchiveScan& scan) {
    m_isArchive = true;
    scan.settle();
    if (const auto whole = checkDescription(scan); !whole)
        return whole;
    QSet<QString> names;
    for (const FoundDisk& disk : scan.disks) {
        if (names.contains(disk.member))
            return std::unexpected(Error{ErrorCode::Unsupported,
                tr("“%1” holds two files that are called “%2”, of which one may be meant. Unpack it, then add the "
                   "disk.")
                    .arg(shown(), disk.member.simplified()),
                m_info.path});
        names.insert(disk.member);
    }
    const MediaInfo common = m_info;
    const bool several = scan.disks.size() + m_members.size() > 1 || !m_member.isEmpty(); // as far as names go
    for (const FoundDisk& disk : scan.disks) {
        m_info = common;
        if (several)
            m_info.suggestedName = splitName(disk.member.section(u'/', -1)).base;
        else
            m_info.suggestedName = withoutArchiveEnding(m_info.suggestedName);
        const auto taken = takeDisk(disk, scan);
        m_members.push_back({disk.member, taken ? Result<MediaInfo>(m_info) : std::unexpected(taken.error())});
        m_memberLayers.push_back(disk.layers);
        m_memberSums.push_back(disk.sum);
    }
    m_info = common;
    if (m_members.empty())
        return std::unexpected(nothingFound(scan));
    return {};
}

// Fills the info for a disk, or refuses it.
Result<void> Inspector::takeDisk(const FoundDisk& disk, const ArchiveScan& scan) {
    m_info.member = disk.member;
    m_info.mustBeOnly = !scan.complete && m_member.isEmpty();
    for (auto layer = disk.layers.rbegin(); layer != disk.layers.rend(); ++layer)
        m_info.wrapping.append(wordOf(*layer));
    if (scan.ovf) {
        if (!scan.ovf->name.isEmpty() && m_members.empty())
            m_info.suggestedName = scan.ovf->name;
        m_info.architecture = scan.ovf->architecture;
    }
    if (!m_info.architecture.isSet())
        m_info.architecture = architectureFromName(m_info.fileName);
    if (!m_info.architecture.isSet())
        m_info.architecture = architectureFromName(disk.member);
    m_info.virtualSize = disk.size;
    if (disk.looked)
        return judgeInside({.head = disk.head, .whole = disk.whole}, disk.size, disk.member.section(u'/', -1));
    m_info.format = formatByName(disk.member); // its name speaks for it until it is opened
    if (isServedFormat(m_info.format))
        m_info.virtualSize.reset();
    return {};
}

} // namespace platter
