// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/media/formatdetect.h"
#include "models/media/layers.h"
#include "models/media/ovf.h"
#include "models/media/ovfmanifest.h"

#include <QCoreApplication>

#include <optional>
#include <stop_token>
#include <vector>

namespace platter {

// A disk in an archive, or what may be one.
struct FoundDisk {
    std::vector<Layer> layers; // the outermost first
    QString member; // "disk.raw"; of an archive in the archive "inner.tar//disk.raw"
    std::optional<qint64> size; // bytes, where it is told
    bool looked = false; // otherwise only its name speaks for it
    std::vector<std::byte> head{}; // its first bytes
    bool whole = false; // these are all
    std::optional<ManifestSum> sum{}; // of the file, by the manifest beside the OVF
    std::optional<qint64> claimed{}; // what an OVF says that the machine sees
};

// Finds the disks in an archive by their first bytes, going forward once. Archives and compressed files in it are looked
// into, once: what is wrapped more often is refused (tooDeep). An archive that has to be decompressed is not gone through to
// its end when a disk was found and much is still to come (`complete` is false then); nor is one after `wanted` was found.
class ArchiveScan {
    Q_DECLARE_TR_FUNCTIONS(ArchiveScan)

public:
    // `shown`, `place`: the file's, for sentences. `wanted`: a member, as FoundDisk names it; empty: all disks.
    ArchiveScan(const QString& shown, const QString& place, const QString& wanted, std::stop_token stop)
        : m_shown(shown)
        , m_place(place)
        , m_wanted(wanted)
        , m_stop(std::move(stop)) { }

    // An archive. `before`: the layers above it, `prefix` what its members' names begin with, `wrappers` what is around it.
    Result<void> lookInto(
        ArchiveReader& reader, Layer::Kind kind, const std::vector<Layer>& before, const QString& prefix, int wrappers);
    // A file in an archive, whose bytes begin with the content's next.
    Result<void> look(StreamSource& content, const FoundDisk& found, int wrappers);
    bool isWanted(const QString& member) const; // or something in it
    bool isDone() const { return m_done; }
    // After the last look: a single file counts whatever it is, so that what is wrong with it can be told.
    void settle();

    std::vector<FoundDisk> disks;
    bool complete = true;
    std::optional<OvfDescription> ovf;
    OvfManifest manifest; // beside the description; may be empty
    QStringList names; // all files in the archive that the description is in
    Signature packed = Signature::Nothing; // something in there was not looked into since it is packed in this way
    bool tooDeep = false;

private:
    static constexpr qint64 kBudget = 128LL << 20; // bytes to decompress only to find further disks
    static constexpr qint64 kMostScanned = 64LL << 30; // bytes to decompress to find one at all
    static constexpr int kMostWrappers = 2;
    static constexpr std::size_t kMostDisks = 1000;

    Result<void> lookAtEntry(
        ArchiveReader& reader, const ArchiveEntry& entry, const FoundDisk& found, bool seekable, int wrappers);
    Result<void> readOvf(StreamSource& content, std::vector<std::byte> head);
    Result<void> readManifest(StreamSource& content);
    Result<void> refuseKind(const ArchiveEntry& entry) const;

    QString m_shown;
    QString m_place;
    QString m_wanted;
    std::stop_token m_stop;
    std::optional<FoundDisk> m_only; // the first that is no disk
    qsizetype m_files = 0;
    qint64 m_scanned = 0; // bytes that had to be decompressed
    bool m_done = false;
};

} // namespace platter
