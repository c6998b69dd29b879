// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/mediainspection.h"

#include "models/web/fetcher.h"

#include <QDir>
#include <QFileInfo>
#include <QPointer>
#include <QSet>
#include <QThreadPool>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

QStringList onceEach(const QStringList& paths) {
    QSet<QString> seen;
    QStringList once;
    for (const QString& path : paths) {
        const QString canonical = QFileInfo(path).canonicalFilePath(); // empty for what does not exist
        const QString key = canonical.isEmpty() ? QDir::cleanPath(path) : canonical;
        if (!seen.contains(key)) {
            seen.insert(key);
            once.append(path);
        }
    }
    return once;
}

InspectedFile inspectedOf(FoundDisks found) {
    InspectedFile file{.media = found.disks.front().info, .members = {}, .beside = std::move(found.beside)};
    if (found.disks.size() > 1) {
        file.members = std::move(found.disks);
    }
    return file;
}

// Of a file or an archive. `lookBeside` is asked where it can be added.
InspectedFile ofFile(Result<std::vector<MediaMember>> disks, const std::stop_token& stop,
    const std::function<BesideFile()>& lookBeside) {
    InspectedFile file{
        .media = disks ? disks->front().info : std::unexpected(disks.error()), .members = {}, .beside = {}};
    if (disks && disks->size() > 1) {
        file.members = *std::move(disks);
    }
    if (file.media && file.members.empty() && !stop.stop_requested()) {
        (void)Media::lookInside(*file.media, {.stop = stop}); // it is more to tell, not a condition
    }
    if ((file.media || !file.members.empty()) && !stop.stop_requested()) {
        file.beside = lookBeside();
    }
    return file;
}

// Calls the function in the object's thread, unless the object is gone by then. `target` is only looked at there.
template <typename Function> void post(const QPointer<MediaInspection>& target, QObject* context, Function function) {
    QMetaObject::invokeMethod(
        context,
        [target, function] {
            if (target) {
                function(target.data());
            }
        },
        Qt::QueuedConnection);
}

} // namespace

MediaInspection::MediaInspection(Inspector inspector, QObject* parent)
    : QObject(parent)
    , m_inspector(std::move(inspector)) { }

MediaInspection::~MediaInspection() {
    m_stop.request_stop();
}

MediaInspection::Inspector MediaInspection::inspectorOf(const QList<Library*>& libraries) {
    for (const Library* library : libraries) {
        if (const auto fetcher = library->fetcher()) {
            return [fetcher](const QString& word, const std::stop_token& stop) {
                auto found = fetcher->lookAll(word, stop);
                return found ? inspectedOf(*std::move(found))
                             : InspectedFile{.media = std::unexpected(found.error()), .members = {}, .beside = {}};
            };
        }
    }
    return onlyFiles(&Media::inspectAll);
}

MediaInspection::Inspector MediaInspection::onlyFiles(const FileInspector& inspector) {
    return [inspector](const QString& path, const std::stop_token& stop) {
        return ofFile(inspector(path, stop), stop, [&path] { return lookBesideFile(path, VendorKeys()); });
    };
}

void MediaInspection::start(const QStringList& paths) {
    // The application outlives the worker's posts; this object may not, so it is looked at in its own thread only.
    QObject* context = QCoreApplication::instance();
    const QPointer<MediaInspection> self(this);
    QThreadPool::globalInstance()->start([self, context, paths, inspector = m_inspector, stop = m_stop.get_token()] {
        QStringList files = onceEach(Media::collectFiles(paths, kMostFiles + 1));
        const bool more = files.size() > kMostFiles;
        files = files.first(std::min(files.size(), kMostFiles));
        post(self, context, [files, more](MediaInspection* it) { Q_EMIT it->listed(files, more); });
        for (qsizetype i = 0; i < files.size() && !stop.stop_requested(); ++i) {
            const InspectedFile file = inspector(files.at(i), stop);
            post(self, context, [i, file](MediaInspection* it) { Q_EMIT it->inspected(i, file); });
        }
        post(self, context, [](MediaInspection* it) { Q_EMIT it->finished(); });
    });
}

} // namespace platter
