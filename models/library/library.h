// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/image.h"
#include "models/domain/server.h"
#include "models/domain/shrinking.h"
#include "models/library/upkeepjobs.h"
#include "models/media/media.h"
#include "models/trust/sourcecheck.h"

#include <QFlags>
#include <QFuture>
#include <QList>
#include <QObject>
#include <QUrl>

#include <functional>
#include <memory>
#include <stop_token>

namespace platter {

class Fetcher; // models/web/fetcher.h

enum class LibraryState { Opening, Ready, Failed };

// What a library can do beyond what all can. The window greys or hides the rest.
enum class Ability {
    Servers = 1 << 0, // servers() and what belongs to them means something
    Snapshot = 1 << 1, // snapshotJob()
    Build = 1 << 2, // buildJob(), serverTypes(), zones(), serverGroups(), cloudIps()
    RegisterUrl = 1 << 3, // registerJob(): fetches a disk from an address itself
    Share = 1 << 4, // shareLink()
    Star = 1 << 5, // ImageChanges::starred
    Refresh = 1 << 6, // what is shown may be old: heardAt(), refresh()
    PublishToAll = 1 << 7, // public means that every customer of the service sees it
    Export = 1 << 8, // exportJob()
    Upkeep = 1 << 9, // verifyJob(), repairJob(), backupJob()
    // Deleted images stay for a while: graceDays(), restore(), reclaimJob(); and frees(), statistics(),
    // repackJob()
    Reclaim = 1 << 10,
    // With Build: the servers run on this computer. A build takes an ssh key, a mode and a size of its own, and no zone,
    // groups, or cloud IP; restoreDiskJob().
    BuildHere = 1 << 11,
    Shrink = 1 << 12, // shrinkPreview(), shrinkJob()
};
Q_DECLARE_FLAGS(Abilities, Ability)
Q_DECLARE_OPERATORS_FOR_FLAGS(Abilities)

// How a disk is opened, which may take a while; for most it is enough to be able to stop it.
struct DiskOpening {
    using Report = std::function<void(const QString& phase, qint64 done, qint64 total)>; // bytes; total 0: not known

    DiskOpening(std::stop_token token = {}, Report reporter = {}) // not explicit
        : stop(std::move(token))
        , report(std::move(reporter)) { }
    operator const std::stop_token&() const { return stop; }

    std::stop_token stop;
    Report report; // called on the opening thread; may be empty
};

// Opens an image's disk for reading, on any worker thread, also after the library that gave it is gone.
using DiskOpener = std::function<Result<DiskSource>(const DiskOpening& opening)>;

// Where an import takes its bytes from when it is not a file: an image of another library.
struct CopySource {
    ImageKey image{};
    QString name{}; // of that image, for people
    QByteArray contentId{}; // equal ids, equal disks; empty where the library does not tell
    qint64 virtualSize = 0; // bytes; 0: not known
    qint64 dataSize = 0; // bytes that are not zeros; 0: not known
    DiskOpener open{};
    // Set: not an image, but the disk of a server, which was built from `ancestor`.
    ServerId server{};
    std::optional<Ancestor> ancestor{}; // with no server: the disk is a smaller one of this image of the same library
};

// What an import is told: what was found, and the fields that the person filled in. Name must not be empty.
struct ImportRequest {
    MediaInfo media{};
    QString name{};
    Architecture architecture{};
    ImageMode mode = ImageMode::Virtio;
    QString username{};
    std::optional<qint64> minRam{}; // bytes
    QString description{};
    QByteArray expectedSha256{}; // of the file (32 bytes); the import fails when it differs; empty: not checked
    std::optional<CopySource> copyOf{}; // set: the disk comes from there, and `media` means nothing
    // Set: the disk comes from there, once, and `media` tells what it is: standard input (only into this computer's library).
    DiskOpener once{};
    std::optional<qint64> largestDisk{}; // bytes; unset: as the library is set (this computer only)
    // What lies beside the file and must be kept to, where the person asked for nothing else (expectedSha256).
    std::optional<SourceCheck> check{};
};

// Finds how an image of some library is read; an empty opener where it cannot be.
using DiskFinder = std::function<DiskOpener(const ImageKey& key)>;

// An image made by the library from an address that it fetches itself.
struct RegisterRequest {
    QUrl url{}; // http or https
    QString name{};
    Architecture architecture{};
    ImageMode mode = ImageMode::Virtio;
    QString username{};
    std::optional<qint64> minRam{}; // bytes
    QString description{};
};

struct SnapshotRequest {
    ServerId server{};
    VolumeId volume{}; // set: this volume instead of the server's boot disk
    QString name{}; // empty: as the library names snapshots
    QString note{}; // becomes the description
    std::optional<bool> tracksChanges{}; // from now on (Server::tracksChanges); unset: as it was
};

struct BuildRequest {
    ImageId image{};
    ServerTypeId type{};
    std::optional<qint64> bootVolume{}; // bytes; types with network storage only
    ZoneId zone{}; // empty: wherever
    QString name{};
    QList<ServerGroupId> groups{}; // empty: the default one
    QByteArray userData{}; // as cloud-init reads it, not encoded
    CloudIpId moveCloudIp{}; // mapped to the new server once it is up; empty: none

    // Ability::BuildHere
    std::optional<ServerType> size{}; // instead of a type
    QStringList sshKeys{}; // public ones, for the image's username
    std::optional<ImageMode> mode{}; // unset: the image's
    bool start = false; // at once
};

// A server's disk as an image has it. Ability::BuildHere.
struct RestoreDiskRequest {
    ServerId server{}; // off
    ImageId image{};
};

// A change of a server: what is unset stays as it is.
struct ServerChanges {
    std::optional<QString> name{};
    std::optional<QString> snapshotSchedule{}; // crontab; empty: none
    std::optional<std::optional<int>> snapshotRetention{}; // inner nullopt: all are kept
};

// Where an export goes. The file is written beside it under a temporary name and renamed when whole.
struct ExportRequest {
    QString path; // absolute, local; "-" is standard output
    bool overwrite = false; // otherwise an existing file is an error
    bool goesOn
        = false; // after a restart of the program: it is among restoreJobs() then, where the library can do that
    QString format{}; // one of ConvertedOutput::formats(), where the library can do that; empty: raw
};

// Room on the disk that holds a library, in bytes.
struct LibrarySpace {
    qint64 stored = 0; // what the library takes up
    qint64 free = 0; // what is left there for this user
};

// What adding a disk would take up, as far as parts of it tell: what it has several times may count each time.
struct ImportNeed {
    qint64 bytes = 0;
    double known = 0; // how much of its data is there already, 0 … 1
};

// What is to be given back beyond what deleted images took whose days are over.
struct ReclaimRequest {
    QList<ImageId> now{}; // deleted images whose days end with this: they cannot be restored any more
    bool background = false; // with the lowest priority, and only what is worth its work
};

struct RepackRequest {
    bool background = false; // with the lowest priority, and not what was just written
};

// A library as a whole. Sizes are bytes.
struct LibraryStatistics {
    qint64 images = 0; // deleted ones left out
    qint64 deleted = 0; // that can still be restored
    qint64 virtualSize = 0; // of the images
    qint64 data = 0; // of the images and of deleted ones: what is not zeros
    qint64 unique = 0; // the same, what they have in common counted once
    qint64 stored = 0; // what that takes up, compressed
    qint64 packs = 0; // what the library takes up
    qint64 garbage = 0; // of that: what giving back would free now
    qint64 repacked = 0; // of `packs`: what was compressed again, better
    qint64 repackSaved = 0; // by how much that became smaller
    qint64 fetched = 0; // what came from addresses of images that are not made yet, and is kept until they are

    // How often data is shared, and how much smaller the rest was made; 1 where there is nothing.
    double dedupRatio() const { return unique > 0 ? double(data) / double(unique) : 1; }
    double compressionRatio() const { return stored > 0 ? double(unique) / double(stored) : 1; }
};

// A place that holds images: this computer or a Brightbox account. Lives in the window's thread; nothing here blocks, the
// work is done on threads of its own and comes back as futures and signals.
class Library : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    virtual LibraryId id() const = 0; // "local" for this computer
    virtual QString name() const = 0; // for people: "This computer"
    virtual QString location() const = 0; // folder or address
    virtual QString color() const { return {}; } // "#rrggbb", which people tell it by; empty: none
    virtual QString owner() const { return {}; } // Image::owner of one's own images; empty: all are
    virtual Abilities abilities() const { return {}; }
    virtual LibraryState state() const = 0;
    // Set when Failed; and when Ready, why what is shown could not be refreshed (SignInNeeded, Offline, …).
    virtual std::optional<Error> problem() const = 0;
    virtual QString readOnlyReason() const = 0; // empty when it can be written to

    // Everything known now, deleted ones included. Order means nothing.
    virtual QList<Image> images() const = 0;
    virtual std::optional<Image> image(const ImageId& id) const = 0;

    virtual QFuture<Result<Image>> update(const ImageId& id, const ImageChanges& changes) = 0;
    virtual QFuture<Result<Image>> remove(const ImageId& id) = 0; // Locked, WrongState; leaves a tombstone
    // Deleting that cannot be undone once it was done: a job that waits some seconds first, in which cancelling it undoes
    // it. Null where remove() is as good.
    virtual std::unique_ptr<Job> removeJob(const QList<ImageId>& ids);
    virtual QFuture<Result<QList<HistoryEntry>>> history(const ImageId& id) = 0; // oldest first
    virtual QFuture<Result<LibrarySpace>> space() = 0;

    // Ability::Reclaim. How many days a deleted image can be restored; 0: until space is given back the next time.
    virtual int graceDays() const { return 0; }
    virtual QFuture<Result<Image>> restore(const ImageId& id); // WrongState; NotFound when its space was given back
    virtual bool isReclaimDue() const { return false; } // images whose days are over, or a job that was stopped
    virtual std::unique_ptr<Job> reclaimJob(const ReclaimRequest& request);
    // How many bytes of the library could be compressed again now, in the background.
    virtual QFuture<Result<qint64>> repackable();
    virtual std::unique_ptr<Job> repackJob(const RepackRequest& request);
    // What deleting all of these would give back, in bytes: parts that other images have too stay.
    virtual QFuture<Result<qint64>> frees(const QList<ImageId>& ids);
    virtual QFuture<Result<LibraryStatistics>> statistics();

    // What adding this disk would take up here, told from parts of it within seconds. Nothing where all of it would have to be
    // read: what is compressed, or at an address.
    virtual QFuture<Result<std::optional<ImportNeed>>> importNeed(const MediaInfo& media);

    // Jobs for the queue. Making an import job makes its row, which shows as creating at once. Job::image() is empty until
    // the row is made. Cancelling removes the row; failing leaves it Failed with its reason.
    virtual std::unique_ptr<Job> importJob(const ImportRequest& request) = 0;
    virtual std::unique_ptr<Job> retryJob(const ImageId& id) = 0; // a failed import again: same id, source and fields
    virtual std::unique_ptr<Job> exportJob(const ImageId& id, const ExportRequest& request) = 0; // Ability::Export

    // Gives out the disk over NBD, read-only, at a socket (absolute path), until the job is cancelled. JobProgress::total is 1
    // from when clients can connect. Null where that is not done.
    virtual std::unique_ptr<Job> serveJob(const ImageId& id, const QString& socket);

    // Looks at files, and at addresses, which importJob() then takes: MediaInfo::path is one. Null where it takes none.
    virtual std::shared_ptr<Fetcher> fetcher() const { return {}; }

    // How another library reads this image's disk. Null where it cannot be read.
    virtual DiskOpener diskOpener(const ImageId& id) const;
    // How images of other libraries are read: for copies that go on or are tried again. Whoever holds the libraries tells.
    void setDiskFinder(const DiskFinder& finder) { m_diskFinder = finder; }
    // Jobs that an earlier run of the program left unfinished and that can go on, in their order. `take` is called with each
    // in this thread, once it is known that it is there, and never after the library is gone; each job is given once. One
    // that was paused is paused. Other processes' jobs are left to them; given, later, are those that they leave.
    using JobTaker = std::function<void(std::unique_ptr<Job> job)>;
    virtual void restoreJobs(const JobTaker& take);

    // Ability::Upkeep. Reads and hashes what these images are made of, or the whole library when there are none. Images that
    // are damaged become unavailable with the reason, those that are whole again available.
    virtual std::unique_ptr<CheckJob> verifyJob(const QList<ImageId>& ids);
    // Makes what can be made again from the rest (catalogue, index), then verifies everything.
    virtual std::unique_ptr<CheckJob> repairJob();
    // `folder`: absolute; missing, empty or an earlier backup of this library. `extras`: files that go with it.
    virtual std::unique_ptr<BackupJob> backupJob(const QString& folder, const QStringList& extras);

    // Ability::Shrink. What shrinkJob() could do with the image's disk, told from little of it, within seconds. Errors say why
    // it can do nothing: Unsupported (what is on the disk, or a program that is not installed), WrongState, Corrupt, ….
    virtual QFuture<Result<ShrinkPreview>> shrinkPreview(const ImageId& id);
    // Makes a new image whose disk is smaller, with the same files; the other one stays as it is. Job::image() is the new one;
    // what fails or is cancelled leaves none.
    virtual std::unique_ptr<Job> shrinkJob(const ShrinkRequest& request);

    // Ability::RegisterUrl, Share.
    virtual std::unique_ptr<Job> registerJob(const RegisterRequest& request);
    // An address from which anybody can read the image's disk until `expires` (UTC).
    virtual QFuture<Result<QUrl>> shareLink(const ImageId& id, const QDateTime& expires);

    // Ability::Servers, Snapshot, Build. Everything known now.
    virtual QList<Server> servers() const { return {}; }
    // Why some or all servers may be missing, where nothing is wrong with the library itself.
    virtual std::optional<Error> serversProblem() const { return {}; }
    virtual bool areServersKnown() const { return true; } // false: it will be told soon
    virtual std::unique_ptr<Job> snapshotJob(const SnapshotRequest& request);
    virtual std::unique_ptr<Job> buildJob(const BuildRequest& request);
    virtual QFuture<Result<Server>> updateServer(const ServerId& id, const ServerChanges& changes);
    // ServerHost::trialJob() of the image. Null: there is no such image, or nothing to run it.
    virtual std::unique_ptr<Job> trialJob(const ImageId& id);
    // Takes a snapshot of the server's disk, then gives it the image's instead. Job::image() is the snapshot. Null: there is
    // no such server or image.
    virtual std::unique_ptr<Job> restoreDiskJob(const RestoreDiskRequest& request);
    virtual QList<ServerType> serverTypes() const { return {}; } // smallest first
    virtual QList<Zone> zones() const { return {}; }
    virtual QList<ServerGroup> serverGroups() const { return {}; }
    virtual QList<CloudIp> cloudIps() const { return {}; }
    virtual QList<Volume> volumes() const { return {}; } // that no server has

    // Ability::Refresh.
    virtual QDateTime heardAt() const { return {}; } // UTC: when what is shown was last true; invalid: never, or always
    virtual void refresh() { } // soon; where there are servers, they too, with or without Ability::Refresh
    virtual void setWatched(bool watched) { Q_UNUSED(watched) } // false while no one can see it: refreshes less often
    // An image that is not listed, by its id: from now on it is among images(). NotFound.
    virtual QFuture<Result<Image>> fetch(const ImageId& id);

    // The program is ending: from now on a cancelled import stays as failed, to be made again with Retry.
    virtual void aboutToQuit() { }

Q_SIGNALS:
    void stateChanged(); // state(), problem(), readOnlyReason(), heardAt(), name() or color()
    void serversChanged(); // servers(), serverTypes(), zones(), serverGroups(), cloudIps() or volumes()
    // Images that are new or differ, and those that are gone without a tombstone (a cancelled import).
    void imagesChanged(const QList<platter::Image>& changed, const QList<platter::ImageId>& gone);

protected:
    const DiskFinder& diskFinder() const { return m_diskFinder; } // may be empty

private:
    DiskFinder m_diskFinder;
};

} // namespace platter
