// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/mediainspection.h"

#include "ui/fieldtext.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QPointer>
#include <QRegularExpression>
#include <QSet>
#include <QThreadPool>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

// A list of checksums is small; what is larger is something else.
constexpr qint64 kMostChecksumBytes = 1024 * 1024;

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

// A list counts only where it names the file; what FILE.sha256 holds is that file's, even where it stands alone.
QString sumFor(const QString& fileName, const QString& text, const QString& listName) {
    const QString escaped = QRegularExpression::escape(fileName);
    const QRegularExpression line(
        u"^(?:([0-9a-fA-F]{64})[ \\t]+\\*?(?:[^\\n]*/)?%1|SHA256 ?\\(%1\\) ?= ?([0-9a-fA-F]{64}))[ \\t\\r]*$"_s.arg(
            escaped),
        QRegularExpression::MultilineOption);
    if (const auto match = line.match(text); match.hasMatch()) {
        return (match.captured(1) + match.captured(2)).toLower();
    }
    if (!listName.startsWith(fileName)) {
        return {};
    }
    const auto sum = FieldText::parseSha256(text, fileName);
    return sum ? QString::fromLatin1(sum->toHex()) : QString();
}

// The checksum that a publisher put beside the file, if one names it.
void lookBeside(const QString& path, InspectedFile* found) {
    const QFileInfo info(path);
    const QDir folder = info.dir();
    for (const QString& name : {QString(info.fileName() + u".sha256"), u"SHA256SUMS"_s, u"SHA256SUMS.txt"_s}) {
        const QFileInfo beside(folder.filePath(name));
        if (!beside.isFile() || beside.size() > kMostChecksumBytes) {
            continue;
        }
        QFile file(beside.filePath());
        if (!file.open(QIODevice::ReadOnly)) {
            continue; // an offer only: the person can still paste one
        }
        const auto sum = sumFor(info.fileName(), QString::fromUtf8(file.read(kMostChecksumBytes)), name);
        if (!sum.isEmpty()) {
            found->checksumText = sum;
            found->checksumFrom = name;
            return;
        }
    }
}

InspectedFile found(Result<std::vector<MediaMember>> disks) {
    InspectedFile file{.media = disks ? disks->front().info : std::unexpected(disks.error()),
        .members = {},
        .checksumText = {},
        .checksumFrom = {}};
    if (disks && disks->size() > 1) {
        file.members = *std::move(disks);
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
            InspectedFile file = found(inspector(files.at(i), stop));
            if ((file.media || !file.members.empty()) && !stop.stop_requested()) {
                lookBeside(files.at(i), &file);
            }
            post(self, context, [i, file](MediaInspection* it) { Q_EMIT it->inspected(i, file); });
        }
        post(self, context, [](MediaInspection* it) { Q_EMIT it->finished(); });
    });
}

} // namespace platter
