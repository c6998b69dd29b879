// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/jobs/jobqueue.h"
#include "models/library/upkeepjobs.h"
#include "models/local/locallibrary.h"
#include "tests/support/diskmaker.h"

#include <QFile>
#include <QTest>

namespace platter::test {

// A library with a queue, as the program has them, and waiting for what they do.
struct Home {
    explicit Home(const QString& folder, std::shared_ptr<Fetcher> fetcher = nullptr)
        : library(folder, std::move(fetcher)) { }
    ~Home() { queue.cancelAll(); }

    bool opened() { // Ready or Failed
        return QTest::qWaitFor([this] { return library.state() != LibraryState::Opening; }, 30'000);
    }
    bool ready() { return opened() && library.state() == LibraryState::Ready; }

    // Runs an import to its end; the image's id, or the error.
    Result<ImageId> import(const QString& path, const QString& name) {
        auto media = Media::inspect(path);
        if (!media)
            return std::unexpected(media.error());
        ImportRequest request;
        request.media = *media;
        request.name = name;
        return finish(queue.add(library.importJob(request)));
    }
    Result<ImageId> retry(const ImageId& id) { return finish(queue.add(library.retryJob(id))); }
    Result<ImageId> finish(Job* job) {
        if (!QTest::qWaitFor([job] { return job->isFinished(); }, 60'000))
            return std::unexpected(Error{ErrorCode::Internal, QStringLiteral("timeout")});
        if (job->state() == JobState::Failed)
            return std::unexpected(*job->error());
        if (job->state() == JobState::Cancelled)
            return std::unexpected(Error{ErrorCode::Cancelled, {}});
        if (!QTest::qWaitFor([job] { return !job->image().image.isEmpty(); }, 5000))
            return std::unexpected(Error{ErrorCode::Internal, QStringLiteral("no image")});
        return job->image().image;
    }
    // The same of a check; the queue keeps it.
    CheckJob& checked(std::unique_ptr<CheckJob> job) {
        CheckJob& check = *job;
        queue.add(std::move(job));
        if (!QTest::qWaitFor([&check] { return check.isFinished(); }, 60'000))
            qFatal("the check does not end");
        QCoreApplication::processEvents();
        return check;
    }
    // Exports the image beside `path`; the SHA-256 of its disk.
    Result<QByteArray> exportedSum(const ImageId& id, const QString& path) {
        auto done = finish(queue.add(library.exportJob(id, {path, true})));
        if (!done)
            return std::unexpected(done.error());
        const QByteArray sum = sha256OfFile(path);
        QFile::remove(path);
        return sum;
    }
    std::optional<Image> byName(const QString& name) const {
        for (const Image& image : library.images()) {
            if (image.name == name)
                return image;
        }
        return std::nullopt;
    }
    template <typename T> Result<T> wait(const QFuture<Result<T>>& future) {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 30'000))
            return std::unexpected(Error{ErrorCode::Internal, QStringLiteral("timeout")});
        return future.result();
    }

    LocalLibrary library;
    JobQueue queue{1};
};

} // namespace platter::test
