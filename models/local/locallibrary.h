// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/jobs/priority.h"
#include "models/library/library.h"
#include "models/library/serverhost.h"

namespace platter {

// The library on this computer: a folder with a catalogue, packs, maps and logs (design.md, "The store on this computer").
// Opens in the background; state() tells when it is ready. Several processes may have the same folder open; what others do
// shows within two seconds.
class LocalLibrary : public Library {
    Q_OBJECT

public:
    // `folder` is made if it is missing (mode 0700). `fetcher`: what addresses are read with; null: none are.
    explicit LocalLibrary(const QString& folder, std::shared_ptr<Fetcher> fetcher = nullptr, QObject* parent = nullptr);
    ~LocalLibrary() override; // waits for the catalogue's thread; jobs must be gone

    // The servers of this computer; null (and at first): none. Outlives the library, or is taken away before it goes.
    void setServerHost(ServerHost* host);

    static QString defaultFolder(); // the user's data folder, platter/

    LibraryId id() const override;
    QString name() const override;
    QString location() const override;
    Abilities abilities() const override;
    LibraryState state() const override;
    std::optional<Error> problem() const override;
    QString readOnlyReason() const override;
    QList<Image> images() const override;
    std::optional<Image> image(const ImageId& id) const override;
    QFuture<Result<Image>> update(const ImageId& id, const ImageChanges& changes) override;
    QFuture<Result<Image>> remove(const ImageId& id) override;
    int graceDays() const override;
    void setGraceDays(int days); // 7 unless set
    void setPriority(Priority priority); // of imports and exports that begin from now on
    void setLargestDisk(qint64 bytes); // of imports that begin from now on; kLargestDisk unless set
    QFuture<Result<Image>> restore(const ImageId& id) override;
    bool isReclaimDue() const override;
    std::unique_ptr<Job> reclaimJob(const ReclaimRequest& request) override;
    QFuture<Result<qint64>> repackable() override;
    std::unique_ptr<Job> repackJob(const RepackRequest& request) override;
    QFuture<Result<qint64>> frees(const QList<ImageId>& ids) override;
    QFuture<Result<LibraryStatistics>> statistics() override;
    QFuture<Result<std::optional<ImportNeed>>> importNeed(const MediaInfo& media) override;
    // True: also Image::freesBytes is kept up to date, in the background.
    void setWatched(bool watched) override;
    QFuture<Result<QList<HistoryEntry>>> history(const ImageId& id) override;
    QFuture<Result<LibrarySpace>> space() override;
    std::unique_ptr<Job> importJob(const ImportRequest& request) override;
    std::unique_ptr<Job> retryJob(const ImageId& id) override;
    QFuture<Result<ShrinkPreview>> shrinkPreview(const ImageId& id) override;
    std::unique_ptr<Job> shrinkJob(const ShrinkRequest& request) override;
    std::unique_ptr<Job> serveJob(const ImageId& id, const QString& socket) override;
    std::unique_ptr<Job> exportJob(const ImageId& id, const ExportRequest& request) override;
    std::unique_ptr<CheckJob> verifyJob(const QList<ImageId>& ids) override;
    std::unique_ptr<CheckJob> repairJob() override;
    std::unique_ptr<BackupJob> backupJob(const QString& folder, const QStringList& extras) override;
    std::shared_ptr<Fetcher> fetcher() const override;
    DiskOpener diskOpener(const ImageId& id) const override;
    QList<Server> servers() const override;
    std::optional<Error> serversProblem() const override;
    bool areServersKnown() const override;
    void refresh() override; // the servers; images are always as they are
    std::unique_ptr<Job> snapshotJob(const SnapshotRequest& request) override;
    std::unique_ptr<Job> buildJob(const BuildRequest& request) override;
    std::unique_ptr<Job> trialJob(const ImageId& id) override;
    std::unique_ptr<Job> restoreDiskJob(const RestoreDiskRequest& request) override;
    QList<ServerType>
    serverTypes() const override; // those that Brightbox offers: what is built here can be built there
    void restoreJobs(const JobTaker& take) override; // copies from accounts; imports of files wait for Retry
    void aboutToQuit() override;

private:
    DiskOpener openerFor(const Image& copy) const;
    std::optional<Server> server(const ServerId& id) const;
    std::optional<ImportRequest> snapshotImport(const SnapshotRequest& request) const;

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace platter
