// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/media/formatdetect.h"
#include "models/media/layers.h"
#include "models/media/media.h"
#include "models/media/ovfmanifest.h"
#include "models/media/packedsource.h"
#include "models/media/sourcefile.h"

#include <QCoreApplication>

#include <algorithm>
#include <memory>
#include <optional>
#include <stop_token>

namespace platter {

class ArchiveScan;
struct FoundDisk;
struct ZipEntry;

// One look at one file: what Media::inspect() does, and the source for Media::open() from the same open file, so that
// nothing can be swapped in between.
class Inspector {
    Q_DECLARE_TR_FUNCTIONS(Inspector)

public:
    // `member`: of an archive, as MediaInfo names it; only this one is looked at then.
    Inspector(const QString& path, std::stop_token stop, const QString& member = {});
    // An archive, or something packed, that is open elsewhere; for inspectAll() alone.
    Inspector(std::shared_ptr<SourceFile> file, const QString& fileName, std::stop_token stop, const QString& member);
    Result<std::vector<MediaMember>> inspectAll();
    Result<MediaInfo> inspect();
    // After inspect() succeeded, once.
    Result<DiskSource> takeSource(const MediaOpening& opening);
    // Whether further disks in the archive are an error when they turn up while it is read.
    void setMustBeOnly(bool only) { m_info.mustBeOnly = only; }
    // Before inspect(): MediaInfo::followed, from an earlier look.
    void setFollowed(const std::optional<FileStamp>& followed) { m_known = followed; }
    // After takeSource(): the same, from this one.
    const std::optional<FileStamp>& followed() const { return m_info.followed; }

private:
    // The first bytes of a disk inside something else.
    struct Inside {
        std::vector<std::byte> head;
        bool whole = false; // these are all
        // The last ones of all, where they are there.
        std::span<const std::byte> tail() const {
            return whole ? std::span(head).last(std::min(head.size(), std::size_t(kTailBytes)))
                         : std::span<const std::byte>();
        }
    };

    Result<void> look();
    Result<void> lookAtRaw(const Detection& found);
    Result<void> lookAtDisk( // a format of its own: inspectordisks.cpp, as what follows
        const Detection& found, std::span<const std::byte> head, std::span<const std::byte> tail);
    void takeIso(std::span<const std::byte> head, std::optional<qint64> length);
    Result<void> judgeInside(const Inside& inside, std::optional<qint64> length, const QString& name);
    Result<void> checkOneFormat(
        Signature first, std::span<const std::byte> head, std::span<const std::byte> tail) const;
    std::unique_ptr<StreamSource> openInside(PackedSource::Use use);
    Result<DiskSource> takeServed(const MediaOpening& opening);
    Result<void> checkNotWritten() const;
    Result<void> lookAtPacked(Signature signature, std::span<const std::byte> head);
    // In inspectorarchive.cpp.
    Result<void> lookAtArchive(Layer::Kind kind, const std::vector<Layer>& outer);
    Result<void> lookAtZip();
    Result<void> lookAtZipEntry(const ZipEntry& entry, bool alone, ArchiveScan& scan);
    Result<void> takeFound(ArchiveScan& scan);
    Result<void> takeDisk(const FoundDisk& disk, const ArchiveScan& scan);
    Result<void> checkIsNoPart() const;
    Error descriptionAlone() const;
    Error nothingFound(const ArchiveScan& scan) const;
    Result<void> checkDescription(const ArchiveScan& scan) const;
    Result<Inside> readInside(const PackedPlan& plan);
    // Is it a disk that can be taken, by its first bytes, its length and its name? Fills the info or refuses it.
    Result<void> judge(const Detection& found, std::optional<qint64> length, const QString& name, bool inside);
    Error refusal(Signature signature, bool inside) const;
    Error unknown(bool inside, bool oddLength) const;
    void warn(const Detection& found, std::optional<qint64> length);
    Result<void> checkStop() const;
    QString shown() const { return m_file->shownName(); }

    std::stop_token m_stop;
    QString m_member;
    std::shared_ptr<SourceFile> m_file;
    std::vector<Layer> m_layers; // around the disk; none: it is raw
    std::optional<qint64> m_insideSize; // of the file beneath them, where it is told
    std::optional<FileStamp> m_known; // MediaInfo::followed, from before
    MediaInfo m_info; // where there is no archive, or what all its disks have in common
    bool m_isArchive = false;
    std::vector<MediaMember> m_members; // of the archive: its disks …
    std::vector<std::vector<Layer>> m_memberLayers; // … and what is around each …
    std::vector<std::optional<ManifestSum>> m_memberSums; // … and what it must hash to
    std::optional<ManifestSum> m_sum; // of what is beneath m_layers
};

} // namespace platter
