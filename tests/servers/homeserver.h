// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/jobs/jobqueue.h"
#include "models/local/locallibrary.h"
#include "models/servers/virthost.h"
#include "tests/servers/virtdaemon.h"
#include "tests/support/diskmaker.h"

#include <QTest>

#include <algorithm>

namespace platter::test {

// A library with the servers of a libvirt of the test's own, for one test function.
struct HomeServer {
    // `patience`: for new servers to answer.
    explicit HomeServer(VirtDaemon* daemon, std::chrono::milliseconds patience = std::chrono::milliseconds(300))
        : virt(daemon)
        , host(std::make_unique<VirtHost>(VirtHost::Options{.addresses = {daemon->address()},
              .folder = daemon->folder() + QStringLiteral("/backups"),
              .records = records(),
              .disks = disks(),
              .patience = patience,
              .pause = std::chrono::milliseconds(50)}))
        , library(std::make_unique<LocalLibrary>(daemon->folder() + QStringLiteral("/library"))) {
        library->setServerHost(host.get());
        library->setWatched(true);
    }
    ~HomeServer() {
        queue.reset();
        library.reset();
        host.reset();
        virt->clear();
        for (const QString& folder : {QStringLiteral("/library"), QStringLiteral("/disks"), QStringLiteral("/records")})
            QDir(virt->folder() + folder).removeRecursively();
    }
    Q_DISABLE_COPY_MOVE(HomeServer)

    QString records() const { return virt->folder() + QStringLiteral("/records"); }
    QString disks() const { return virt->folder() + QStringLiteral("/disks"); }

    // Takes a raw file in as an image of an x86_64 system.
    Image import(const QString& path, const QString& name) {
        ImportRequest request;
        request.media = Media::inspect(path).value_or(MediaInfo{});
        request.name = name;
        request.architecture = Architecture::x86_64();
        request.username = QStringLiteral("debian");
        const Job* job = run(library->importJob(request));
        const ImageId id = job->image().image;
        (void)QTest::qWaitFor(
            [&] { return library->image(id) && library->image(id)->status == ImageStatus::Available; });
        return library->image(id).value_or(Image{});
    }
    // To its end. `patience`: milliseconds.
    Job* run(std::unique_ptr<Job> made, int patience = 120'000) {
        Job* job = queue->add(std::move(made));
        (void)QTest::qWaitFor([job] { return job->isFinished(); }, patience);
        return job;
    }
    Server server(const QString& name) const {
        const QList<Server> servers = library->servers();
        const auto found = std::ranges::find(servers, name, &Server::name);
        return found == servers.end() ? Server{} : *found;
    }
    bool isDefined(const QString& name) const {
        QByteArray names;
        return virt->virsh({QStringLiteral("list"), QStringLiteral("--all"), QStringLiteral("--name")}, &names)
            && names.split('\n').contains(name.toUtf8());
    }
    QString described(const QString& name) const {
        QByteArray xml;
        virt->virsh({QStringLiteral("dumpxml"), QStringLiteral("--inactive"), name}, &xml);
        return QString::fromUtf8(xml);
    }
    static QStringList filesIn(const QString& folder) {
        return QDir(folder).entryList(QDir::Files | QDir::Hidden | QDir::System, QDir::Name);
    }

    VirtDaemon* virt;
    std::unique_ptr<VirtHost> host;
    std::unique_ptr<LocalLibrary> library;
    std::unique_ptr<JobQueue> queue = std::make_unique<JobQueue>();
};

inline QString whyOf(const Job* job) {
    return job->error() ? job->error()->message + u' ' + job->error()->detail : QStringLiteral("no error");
}

} // namespace platter::test
