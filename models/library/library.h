// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/image.h"
#include "models/jobs/job.h"
#include "models/media/media.h"

#include <QFuture>
#include <QList>
#include <QObject>

#include <memory>

namespace platter {

enum class LibraryState { Opening, Ready, Failed };

// What an import is told: what was found, and the fields that the person filled in. Name must not be empty.
struct ImportRequest {
    MediaInfo media;
    QString name;
    Architecture architecture;
    ImageMode mode = ImageMode::Virtio;
    QString username;
    std::optional<qint64> minRam; // bytes
    QString description;
    QByteArray expectedSha256; // of the file (32 bytes); the import fails when it differs; empty: not checked
};

// Where an export goes. The file is written beside it under a temporary name and renamed when whole.
struct ExportRequest {
    QString path; // absolute, local; "-" is standard output
    bool overwrite = false; // otherwise an existing file is an error
};

// Room on the disk that holds a library, in bytes.
struct LibrarySpace {
    qint64 stored = 0; // what the library takes up
    qint64 free = 0; // what is left there for this user
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
    virtual LibraryState state() const = 0;
    virtual std::optional<Error> problem() const = 0; // set when Failed
    virtual QString readOnlyReason() const = 0; // empty when it can be written to

    // Everything known now, deleted ones included. Order means nothing.
    virtual QList<Image> images() const = 0;
    virtual std::optional<Image> image(const ImageId& id) const = 0;

    virtual QFuture<Result<Image>> update(const ImageId& id, const ImageChanges& changes) = 0;
    virtual QFuture<Result<Image>> remove(const ImageId& id) = 0; // Locked, WrongState; leaves a tombstone
    virtual QFuture<Result<QList<HistoryEntry>>> history(const ImageId& id) = 0; // oldest first
    virtual QFuture<Result<LibrarySpace>> space() = 0;

    // Jobs for the queue. Making an import job makes its row, which shows as creating at once. Job::image() is empty until
    // the row is made. Cancelling removes the row; failing leaves it Failed with its reason.
    virtual std::unique_ptr<Job> importJob(const ImportRequest& request) = 0;
    virtual std::unique_ptr<Job> retryJob(const ImageId& id) = 0; // a failed import again: same id, source and fields
    virtual std::unique_ptr<Job> exportJob(const ImageId& id, const ExportRequest& request) = 0;

    // The program is ending: from now on a cancelled import stays as failed, to be made again with Retry.
    virtual void aboutToQuit() { }

Q_SIGNALS:
    void stateChanged();
    // Images that are new or differ, and those that are gone without a tombstone (a cancelled import).
    void imagesChanged(const QList<platter::Image>& changed, const QList<platter::ImageId>& gone);
};

} // namespace platter
