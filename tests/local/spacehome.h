// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/local/libraryfolder.h"
#include "tests/local/home.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QTemporaryDir>

#include <sys/stat.h>

namespace platter::test {

// Where syncing costs nothing, when there is such a place: these tests do it thousands of times.
inline QString quickFolder() {
    const QString shared = QStringLiteral("/dev/shm");
    return (QFileInfo(shared).isWritable() ? shared : QDir::tempPath()) + u"/platter-space-XXXXXX";
}

// Disks that share parts in a library, so that deleting some leaves garbage of each kind: a pack with a tail that nobody
// needs any more, one that is mostly garbage, one that is all garbage.
struct SpaceHome {
    explicit SpaceHome(const QString& where)
        : folder(where)
        , library(where) { }

    static constexpr qsizetype kMiB = 1024 * 1024;

    static QByteArray disk(const QString& name) {
        const QByteArray first = randomBytes(3 * kMiB, 101);
        const QByteArray second = randomBytes(3 * kMiB, 102);
        if (name == u"tail")
            return first;
        if (name == u"keeps-head") // all but a tenth
            return first.first(3 * kMiB - 300 * 1024);
        if (name == u"mostly")
            return second;
        if (name == u"keeps-pieces") { // parts of frames, a quarter in all
            QByteArray pieces;
            for (qsizetype i = 0; i < 6; ++i)
                pieces += second.mid(i * 512 * 1024, 128 * 1024);
            return pieces;
        }
        if (name == u"alone")
            return randomBytes(kMiB, 103);
        return randomBytes(kMiB / 2, 104) + QByteArray(kMiB, '\0') + QByteArray(102'400, 'x'); // other
    }
    static QStringList kept() {
        return {QStringLiteral("keeps-head"), QStringLiteral("keeps-pieces"), QStringLiteral("other")};
    }
    static QStringList doomed() { return {QStringLiteral("tail"), QStringLiteral("mostly"), QStringLiteral("alone")}; }

    Result<ImageId> add(Home& home, const QString& name) {
        const QString path = scratch.filePath(name + u".raw");
        if (!writeFile(path, disk(name)))
            return std::unexpected(Error{ErrorCode::Internal, {}});
        return home.import(path, name);
    }
    // Everything imported, the doomed ones deleted.
    bool fill(Home& home) {
        for (const QString& name : doomed() + kept()) {
            if (!add(home, name))
                return false;
        }
        for (const QString& name : doomed()) {
            if (!home.wait(home.library.remove(home.byName(name)->id)))
                return false;
        }
        // The window's thread may hear of it a moment later.
        return QTest::qWaitFor([&home] {
            return std::ranges::count_if(home.library.images(), [](const Image& image) {
                return image.deletedAt.has_value();
            }) == doomed().size();
        });
    }
    QList<ImageId> doomedIds(const Home& home) const {
        QList<ImageId> ids;
        for (const QString& name : doomed())
            ids.append(home.byName(name)->id);
        return ids;
    }
    Result<void> reclaim(Home& home, const QList<ImageId>& now = {}) {
        Job* job = home.queue.add(home.library.reclaimJob({.now = now}));
        if (!QTest::qWaitFor([job] { return job->isFinished(); }, 60'000))
            return std::unexpected(Error{ErrorCode::Internal, QStringLiteral("timeout")});
        return job->state() == JobState::Succeeded
            ? Result<void>{}
            : std::unexpected(job->error().value_or(Error{ErrorCode::Cancelled, {}}));
    }
    // The name of the first image whose bytes are not what they were; empty when all are.
    QString wrong(Home& home, const QStringList& names) {
        for (const QString& name : names) {
            const auto image = home.byName(name);
            const auto sum = image ? home.exportedSum(image->id, scratch.filePath(QStringLiteral("out")))
                                   : std::unexpected(Error{ErrorCode::Internal, {}});
            if (!sum)
                return name + u": " + sum.error().message + sum.error().detail;
            if (*sum != sha256(disk(name)))
                return name;
        }
        return {};
    }
    static QByteArray sha256(const QByteArray& bytes) {
        return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    }
    QStringList packs() const {
        QStringList paths;
        QDirIterator files(folder + u"/packs", {QStringLiteral("*.pack")}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            paths += files.next();
        paths.sort();
        return paths;
    }
    static qint64 allocated(const QString& path) {
        struct stat info{};
        return ::stat(QFile::encodeName(path).constData(), &info) == 0 ? qint64{info.st_blocks} * 512 : -1;
    }
    qint64 allocated() const {
        qint64 sum = 0;
        for (const QString& path : packs())
            sum += allocated(path);
        return sum;
    }

    QString folder;
    LibraryFolder library;
    QTemporaryDir scratch{quickFolder()};
};

} // namespace platter::test
