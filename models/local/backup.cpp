// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/backup.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cerrno>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

constexpr qint64 kPiece = 1024 * 1024;
constexpr qint64 kMapTrailer = 48; // the content id is in it
constexpr QStringView kMarker = u"backup.json"; // tells a folder that may be written to again

struct BackupText {
    Q_DECLARE_TR_FUNCTIONS(Backup)
};

std::unexpected<Error> refused(ErrorCode code, const QString& message, const QString& detail = {}) {
    return std::unexpected(Error{code, message, detail});
}

QString canonical(const QString& path) {
    const QString real = QFileInfo(path).canonicalFilePath();
    return real.isEmpty() ? QDir::cleanPath(path) : real;
}

bool sameEnding(const QString& a, const QString& b, qint64 size, qint64 length) {
    const auto one = File::openRead(a);
    const auto other = File::openRead(b);
    const qint64 count = std::min(length, size);
    std::vector<std::byte> left(static_cast<size_t>(count)), right(static_cast<size_t>(count));
    return one && other && one->read(size - count, left) && other->read(size - count, right) && left == right;
}

QStringList filesIn(const QString& folder, const QString& pattern) {
    QStringList paths;
    QDirIterator files(folder, {pattern}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        paths += files.next();
    return paths;
}

} // namespace

Backup::Backup(ChunkStore& store, const BackupOptions& options)
    : m_store(store)
    , m_from(store.folder())
    , m_to(options.folder)
    , m_options(options) { }

Result<void> Backup::checkPoint() const {
    if (m_options.waitWhilePaused)
        m_options.waitWhilePaused();
    if (m_options.stop.stop_requested())
        return refused(ErrorCode::Cancelled, BackupText::tr("The backup was cancelled."));
    return {};
}

Result<BackupReport> Backup::run() {
    if (auto ready = prepareTarget(); !ready)
        return std::unexpected(ready.error());
    if (!m_store.isReadOnly()) {
        for (auto [file, path, kind] : {std::tuple{&m_lock, m_from.lockFile(), File::Lock::Shared},
                 std::tuple{&m_mergeLock, QString(m_from.index() + u"/merge.lock"), File::Lock::Exclusive}}) {
            auto opened = File::openOrCreate(path);
            if (!opened)
                return std::unexpected(opened.error());
            *file = std::move(*opened);
            if (auto locked = file->lock(kind); !locked)
                return std::unexpected(locked.error());
        }
    }
    if (auto refreshed = m_store.index().refresh(); !refreshed)
        return std::unexpected(refreshed.error());
    m_tables = m_store.index().tables();
    if (auto same = checkLogs(); !same)
        return std::unexpected(same.error());
    planPacks();
    planTables();
    planImages();
    planExtras();
    auto done = copyAll();
    if (done)
        done = removeWhatIsGone();
    if (done)
        done = writeMarker();
    return done ? Result<BackupReport>(m_report) : std::unexpected(done.error());
}

// The folder is empty, or a backup that nobody uses now.
Result<void> Backup::prepareTarget() {
    const QString target = canonical(m_to.path());
    const QString source = canonical(m_from.path());
    if (target == source || target.startsWith(source + u'/') || source.startsWith(target + u'/')) {
        return refused(ErrorCode::InvalidArgument,
            BackupText::tr("The backup cannot be in the library's own folder. Choose another one."), target);
    }
    const bool isBackup = QFile::exists(m_to.path() + u'/' + kMarker);
    QStringList entries
        = QDir(m_to.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    for (const QString& begun : {QString(kMarker + u".part"), QFileInfo(m_to.lockFile()).fileName()})
        entries.removeAll(begun); // all that there is of a backup that was stopped at once
    if (!isBackup && !entries.isEmpty()) {
        return refused(ErrorCode::InvalidArgument,
            BackupText::tr("%1 is neither empty nor a backup. Choose another folder.").arg(m_to.path()));
    }
    if (auto made = makeFolder(m_to.path()); !made)
        return made;
    auto lock = File::openOrCreate(m_to.lockFile());
    if (!lock)
        return std::unexpected(lock.error());
    const auto alone = lock->tryLock(File::Lock::Exclusive);
    if (!alone)
        return std::unexpected(alone.error());
    if (!*alone) {
        return std::unexpected(Error{ErrorCode::Busy,
            BackupText::tr("Another Platter is working in %1. Try again when it is done.").arg(m_to.path()), {}, true});
    }
    m_targetLock = std::move(*lock);
    if (auto marked = isBackup ? Result<void>{} : writeMarker(); !marked)
        return marked;
    return m_to.prepare();
}

Result<void> Backup::writeMarker() const {
    const QString path = m_to.path() + u'/' + kMarker;
    const QByteArray text = QJsonDocument(QJsonObject{
                                              {u"backup_of"_s, m_from.path()},
                                              {u"at"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODate)},
                                          })
                                .toJson();
    if (auto removed = removeFile(path + u".part"); !removed)
        return removed;
    auto file = File::createNew(path + u".part");
    if (!file)
        return std::unexpected(file.error());
    auto done = file->write(0, bytesOf(text));
    if (done)
        done = file->sync();
    return done ? renameDurably(file->path(), path) : done;
}

// Logs only grow. One in the backup that says something else was written by whoever opened the backup as a library: what
// was done there must not be lost.
Result<void> Backup::checkLogs() const {
    for (const QString& path : filesIn(m_to.maps(), u"*.log"_s)) {
        const QString source = m_from.maps() + u'/' + QFileInfo(path).fileName();
        QFile kept(path), now(source);
        bool same = kept.open(QIODevice::ReadOnly) && now.open(QIODevice::ReadOnly) && kept.size() <= now.size();
        while (same && !kept.atEnd()) {
            const QByteArray piece = kept.read(kPiece);
            same = !piece.isEmpty() && now.read(piece.size()) == piece;
        }
        if (!same) {
            return refused(ErrorCode::Conflict,
                BackupText::tr("%1 holds another library, or was changed as one since the last backup. Choose another "
                               "folder.")
                    .arg(m_to.path()),
                path);
        }
    }
    return {};
}

// `ending`: so many bytes at the end must be the same for a file of the same size to be the same.
void Backup::plan(const QString& from, const QString& to, qint64 ending) {
    const QFileInfo source(from), target(to);
    if (!source.isFile() || source.isSymLink())
        return;
    ++m_report.files;
    m_report.bytes += source.size();
    if (target.isFile() && target.size() == source.size() && sameEnding(from, to, source.size(), ending))
        return;
    m_copies.push_back({from, to, source.size()});
    m_total += source.size();
}

void Backup::planPacks() {
    for (const auto& table : *m_tables) {
        for (quint64 i = 0; i < table->count(); ++i)
            m_packs.insert(table->entry(i).place.pack);
        const auto covered = table->packs();
        m_packs.insert(covered.begin(), covered.end());
    }
    for (const quint32 number : m_packs) {
        const QFileInfo kept(m_to.pack(number));
        const bool longer = kept.isFile() && kept.size() > QFileInfo(m_from.pack(number)).size();
        if (longer) // packs do not shrink: the one in the library was damaged
            continue;
        plan(m_from.pack(number), m_to.pack(number), 0);
    }
}

void Backup::planTables() {
    for (const auto& table : *m_tables)
        plan(table->path(), m_to.index() + u'/' + QFileInfo(table->path()).fileName(), 0);
}

void Backup::planImages() {
    QStringList logs; // after all maps
    for (const Image& image : m_options.images) {
        if (image.status == ImageStatus::Creating)
            continue;
        plan(m_from.map(image.id), m_to.map(image.id), kMapTrailer);
        logs += image.id.toString();
    }
    for (const QString& id : std::as_const(logs))
        plan(m_from.log(ImageId(id)), m_to.log(ImageId(id)), 0);
}

void Backup::planExtras() {
    for (const QString& path : m_options.extras)
        plan(path, m_to.path() + u"/settings/" + QFileInfo(path).fileName(), kPiece);
}

Result<void> Backup::copyAll() {
    for (const Copy& one : m_copies) {
        if (auto copied = copy(one); !copied)
            return copied;
        ++m_report.copiedFiles;
    }
    return {};
}

Result<void> Backup::copy(const Copy& one) {
    const QString folder = QFileInfo(one.to).absolutePath();
    if (auto made = makeFolder(folder); !made)
        return made;
    const auto from = File::openRead(one.from);
    if (!from)
        return std::unexpected(from.error());
    const QString temporary = one.to + u".part";
    if (auto removed = removeFile(temporary); !removed)
        return removed;
    auto to = File::createNew(temporary);
    if (!to)
        return std::unexpected(to.error());
    auto done = copyBytes(*from, *to, one.size);
    if (done)
        done = to->sync();
    if (done)
        done = renameDurably(temporary, one.to);
    if (!done)
        (void)removeFile(temporary);
    return done;
}

// Holes stay holes, where the file system tells them.
Result<void> Backup::copyBytes(const File& from, File& to, qint64 size) {
    std::vector<std::byte> buffer(static_cast<size_t>(std::min(kPiece, std::max<qint64>(size, 1))));
    for (qint64 at = 0; at < size;) {
        if (auto go = checkPoint(); !go)
            return go;
        const off_t data = ::lseek(from.descriptor(), at, SEEK_DATA);
        const bool onlyHole = data < 0 && errno == ENXIO;
        const qint64 begin = onlyHole ? size : data < 0 ? at : std::min<qint64>(data, size);
        const auto piece = std::span(buffer).first(static_cast<size_t>(std::min(kPiece, size - begin)));
        if (!piece.empty()) {
            if (auto got = from.read(begin, piece); !got)
                return got;
            if (auto put = to.write(begin, piece); !put)
                return put;
        }
        const qint64 end = begin + static_cast<qint64>(piece.size());
        m_report.copiedBytes += end - at;
        at = end;
        if (m_options.progress)
            m_options.progress(m_report.copiedBytes, m_total);
    }
    return to.truncate(size);
}

// Once everything that is needed is there.
Result<void> Backup::removeWhatIsGone() {
    std::set<QString> tables;
    for (const auto& table : *m_tables)
        tables.insert(QFileInfo(table->path()).fileName());
    QStringList doomed;
    for (const QString& path : filesIn(m_to.index(), u"*.idx"_s)) {
        if (!tables.contains(QFileInfo(path).fileName()))
            doomed += path;
    }
    for (const QString& path : filesIn(m_to.packs(), u"*.pack"_s)) {
        const quint32 number = LibraryFolder::packNumber(QFileInfo(path).fileName());
        if (number != 0 && !m_packs.contains(number) && !QFile::exists(m_from.pack(number)))
            doomed += path;
    }
    for (const Image& image : m_options.images) { // its space was given back
        if (image.status == ImageStatus::Deleted && !QFile::exists(m_from.map(image.id))
            && QFile::exists(m_to.map(image.id)))
            doomed += m_to.map(image.id);
    }
    for (const QString& path : std::as_const(doomed)) {
        if (auto removed = removeFile(path); !removed)
            return removed;
        ++m_report.removedFiles;
    }
    return {};
}

} // namespace platter
