// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/library/library.h"

#include <QCoreApplication>

namespace platter {

namespace {

struct LibraryText {
    Q_DECLARE_TR_FUNCTIONS(Library)
};

// What every call for something that a library cannot do answers.
template <typename T> QFuture<Result<T>> notOffered(const Library& library) {
    return QtFuture::makeReadyValueFuture(Result<T>(std::unexpected(
        Error{.code = ErrorCode::Unsupported, .message = LibraryText::tr("%1 cannot do that.").arg(library.name())})));
}

} // namespace

std::unique_ptr<Job> Library::removeJob(const QList<ImageId>&) {
    return {};
}

std::unique_ptr<Job> Library::trialJob(const ImageId& id) {
    Q_UNUSED(id)
    return {};
}

std::unique_ptr<Job> Library::serveJob(const ImageId& id, const QString& socket) {
    Q_UNUSED(id)
    Q_UNUSED(socket)
    return {};
}

DiskOpener Library::diskOpener(const ImageId&) const {
    return {};
}

void Library::restoreJobs(const JobTaker&) { }

std::unique_ptr<CheckJob> Library::verifyJob(const QList<ImageId>&) {
    return {};
}

std::unique_ptr<CheckJob> Library::repairJob() {
    return {};
}

std::unique_ptr<BackupJob> Library::backupJob(const QString&, const QStringList&) {
    return {};
}

std::unique_ptr<Job> Library::registerJob(const RegisterRequest&) {
    return {};
}

QFuture<Result<QUrl>> Library::shareLink(const ImageId&, const QDateTime&) {
    return notOffered<QUrl>(*this);
}

QFuture<Result<Image>> Library::restore(const ImageId&) {
    return notOffered<Image>(*this);
}

std::unique_ptr<Job> Library::reclaimJob(const ReclaimRequest&) {
    return {};
}

QFuture<Result<qint64>> Library::repackable() {
    return notOffered<qint64>(*this);
}

std::unique_ptr<Job> Library::repackJob(const RepackRequest&) {
    return {};
}

QFuture<Result<qint64>> Library::frees(const QList<ImageId>&) {
    return notOffered<qint64>(*this);
}

QFuture<Result<std::optional<ImportNeed>>> Library::importNeed(const MediaInfo&) {
    return notOffered<std::optional<ImportNeed>>(*this);
}

QFuture<Result<LibraryStatistics>> Library::statistics() {
    return notOffered<LibraryStatistics>(*this);
}

QFuture<Result<ShrinkPreview>> Library::shrinkPreview(const ImageId&) {
    return notOffered<ShrinkPreview>(*this);
}

std::unique_ptr<Job> Library::shrinkJob(const ShrinkRequest&) {
    return {};
}

std::unique_ptr<Job> Library::snapshotJob(const SnapshotRequest&) {
    return {};
}

std::unique_ptr<Job> Library::buildJob(const BuildRequest&) {
    return {};
}

std::unique_ptr<Job> Library::restoreDiskJob(const RestoreDiskRequest&) {
    return {};
}

QFuture<Result<Server>> Library::updateServer(const ServerId&, const ServerChanges&) {
    return notOffered<Server>(*this);
}

QFuture<Result<Image>> Library::fetch(const ImageId&) {
    return notOffered<Image>(*this);
}

} // namespace platter
