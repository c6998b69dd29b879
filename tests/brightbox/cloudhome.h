// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/web/bandwidth.h"
#include "models/brightbox/brightboxlibrary.h"
#include "models/jobs/jobqueue.h"
#include "tests/standins/brightbox/standincloud.h"
#include "tests/standins/orbitserver.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace platter::test {

using namespace Qt::StringLiterals;

// A stand-in for the cloud and a library of an account in it. Nothing is polled: refresh() asks.
class CloudHome {
public:
    CloudHome() { options.cachePath = folder.filePath(u"account.sqlite"_s); }

    Connection connection() const { return connectionTo(cloud.url(), storage.isEmpty() ? orbit.url() : storage); }
    static Connection connectionTo(const QUrl& api, const QUrl& storage) {
        return {.id = LibraryId(u"bbx-test1"_s),
            .name = u"Acme prod"_s,
            .color = u"#c2566b"_s,
            .api = api,
            .storage = storage.isEmpty() ? QUrl(u"http://127.0.0.1:9"_s) : storage,
            .kind = SignInKind::ApiClient,
            .clientId = QString::fromLatin1(StandInCloud::clientId),
            .userName = {},
            .account = AccountId(QString::fromLatin1(StandInCloud::account)),
            .accountName = u"Acme"_s};
    }
    static Secrets secrets() { return {.clientSecret = QString::fromLatin1(StandInCloud::clientSecret)}; }

    // With Orbit: a real Swift that knows the stand-in's tokens.
    Result<void> startOrbit() {
        const auto started = orbit.start(cloud.url());
        if (started)
            cloud.setOrbit(orbit.url());
        return started;
    }

    void open(const Secrets& with = secrets()) {
        library.reset();
        library = std::make_unique<BrightboxLibrary>(connection(), with, options);
    }
    // Asks, and waits for the answer or the failure.
    bool refresh() {
        bool done = false;
        const auto connected
            = QObject::connect(library.get(), &BrightboxLibrary::refreshed, library.get(), [&done] { done = true; });
        library->refresh();
        const bool came = QTest::qWaitFor([&done] { return done; }, 20'000);
        QObject::disconnect(connected);
        return came;
    }
    bool openAndRefresh() {
        open();
        return refresh() && library->state() == LibraryState::Ready;
    }

    template <typename T> static Result<T> wait(const QFuture<Result<T>>& future) {
        if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 20'000) || future.resultCount() == 0)
            return std::unexpected(Error{.code = ErrorCode::TimedOut, .message = u"No answer."_s});
        return future.result();
    }
    // Runs the job to its end.
    JobState run(std::unique_ptr<Job> job, int milliseconds = 60'000) {
        (void)waitForEnd(queue.add(std::move(job)), milliseconds);
        return last->state();
    }
    bool waitForEnd(Job* job, int milliseconds = 60'000) {
        last = job;
        const bool ended = QTest::qWaitFor([this] { return last->isFinished(); }, milliseconds);
        if (!ended)
            qWarning("still %s", qPrintable(last->progress().phase));
        return ended;
    }
    // Why the last job failed, and what the service knows of it but does not tell.
    QString lastError() const {
        if (!last || !last->error())
            return {};
        return last->error()->message + last->error()->detail + u" | "_s
            + cloud.taken(last->image().image.toString()).error;
    }
    // What an earlier run left, put into the queue.
    static QList<Job*> restore(Library& from, JobQueue& into) {
        QList<Job*> jobs;
        from.restoreJobs([&](std::unique_ptr<Job> job) { jobs.append(into.add(std::move(job))); });
        QTest::qWait(0); // never at once
        (void)QTest::qWaitFor([&jobs] { return !jobs.isEmpty(); }, 1000); // or there is none
        return jobs;
    }
    // Another process at the same account: brightbox_transfer, with what it is to do. `program`: its path.
    void startTransfer(QProcess& process, const QString& program, qint64 rate, const QStringList& what) const {
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(program,
            QStringList{cloud.url().toString(), orbit.url().toString(), folder.path(), QString::number(rate)} + what);
    }
    bool waitForImage(const ImageId& id, ImageStatus status) {
        return QTest::qWaitFor(
            [&] {
                const auto image = library->image(id);
                return image && image->status == status;
            },
            20'000);
    }
    int requests(const QByteArray& method, const QString& path) const {
        int count = 0;
        for (const RecordedRequest& request : cloud.requests())
            count += request.method == method && request.path.startsWith(path) ? 1 : 0;
        return count;
    }

    QTemporaryDir folder;
    StandInCloud cloud;
    OrbitServer orbit;
    QUrl storage; // what stands before Orbit; empty: nothing
    Bandwidth bandwidth; // no limit
    BrightboxOptions options{
        .http = {.attempts = 2, .firstPause = std::chrono::milliseconds(10), .bandwidth = &bandwidth},
        .polls = false,
        .undoTime = std::chrono::milliseconds(200),
        .watchPause = std::chrono::milliseconds(50)};
    std::unique_ptr<BrightboxLibrary> library;
    JobQueue queue{2};
    Job* last = nullptr;
};

} // namespace platter::test
