// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/brightbox/connection.h"
#include "models/brightbox/uploadplan.h"
#include "models/library/library.h"
#include "models/web/httpclient.h"

#include <memory>

namespace platter {

class BrightboxCore;

// How an account's library works; the values are for people, tests set others.
struct BrightboxOptions {
    QString cachePath{}; // the account's file; empty: nothing is kept between runs
    HttpOptions http{};
    bool polls = true; // false: only refresh() asks the service
    std::chrono::milliseconds undoTime{8'000}; // how long a removeJob() waits
    std::chrono::milliseconds watchPause{2'000}; // between two looks at an image that is being made
    std::chrono::milliseconds renewal{
        std::chrono::hours(12)}; // between putting off the end of what the service fetches
    std::chrono::milliseconds patience{std::chrono::hours(24)}; // how long an upload waits for a lost connection
    std::chrono::milliseconds markPause{5'000}; // after which what was downloaded into a file is made to last again
    UploadSizes uploadSizes{}; // how disks are cut that are sent
};

// The images and servers of one Brightbox account. Shows what was last heard at once, asks again by itself, and shows
// changes before they are answered. Lives in the window's thread.
class BrightboxLibrary : public Library {
    Q_OBJECT

public:
    BrightboxLibrary(const Connection& connection, const Secrets& secrets, const BrightboxOptions& options = {},
        QObject* parent = nullptr);
    ~BrightboxLibrary() override;

    const Connection& connection() const;
    void setNameAndColor(const QString& name, const QString& color);
    void setSecrets(const Secrets& secrets); // signs in again and refreshes
    const std::shared_ptr<BrightboxCore>& core() const;

    LibraryId id() const override;
    QString name() const override;
    QString location() const override;
    QString color() const override;
    QString owner() const override;
    Abilities abilities() const override;
    LibraryState state() const override;
    std::optional<Error> problem() const override;
    QString readOnlyReason() const override;
    QList<Image> images() const override;
    std::optional<Image> image(const ImageId& id) const override;
    QFuture<Result<Image>> update(const ImageId& id, const ImageChanges& changes) override;
    QFuture<Result<Image>> remove(const ImageId& id) override;
    std::unique_ptr<Job> removeJob(const QList<ImageId>& ids) override;
    QFuture<Result<QList<HistoryEntry>>> history(const ImageId& id) override;
    QFuture<Result<LibrarySpace>> space() override; // nothing: an account has no limit of its own (api.md, section 7)
    std::unique_ptr<Job> importJob(const ImportRequest& request) override;
    std::unique_ptr<Job> retryJob(const ImageId& id) override; // null: the service keeps nothing to try again with
    std::unique_ptr<Job> exportJob(const ImageId& id, const ExportRequest& request) override;
    DiskOpener diskOpener(const ImageId& id) const override;
    // Uploads, and downloads into files; later also those of other processes that end before them.
    void restoreJobs(const JobTaker& take) override;
    std::unique_ptr<Job> registerJob(const RegisterRequest& request) override;
    QFuture<Result<QUrl>> shareLink(const ImageId& id, const QDateTime& expires) override;
    QList<Server> servers() const override;
    std::unique_ptr<Job> snapshotJob(const SnapshotRequest& request) override;
    std::unique_ptr<Job> buildJob(const BuildRequest& request) override;
    QFuture<Result<Server>> updateServer(const ServerId& id, const ServerChanges& changes) override;
    QList<ServerType> serverTypes() const override;
    QList<Zone> zones() const override;
    QList<ServerGroup> serverGroups() const override;
    QList<CloudIp> cloudIps() const override;
    QList<Volume> volumes() const override;
    QDateTime heardAt() const override;
    void refresh() override;
    void setWatched(bool watched) override;
    QFuture<Result<Image>> fetch(const ImageId& id) override;
    void aboutToQuit() override;

Q_SIGNALS:
    void refreshed(); // a refresh was answered or has failed

private:
    struct LeftTransfer;
    std::unique_ptr<Job> restored(const LeftTransfer& left) const;
    void takeOver(const JobTaker& take);

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace platter
