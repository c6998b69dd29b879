// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/localcore.h"

#include "models/local/begunimport.h"
#include "models/local/fetchedparts.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>
#include <QTimer>

#include <chrono>
#include <sys/stat.h>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace platter {

namespace {

constexpr auto kPollInterval = 500ms; // what others did shows within two seconds
constexpr std::chrono::seconds kQuiet = 10min;
constexpr qint64 kReserve = 1024 * 1024; // the catalogue's log and a table for a pack

} // namespace

LocalCore::LocalCore(const QString& folder, std::shared_ptr<Fetcher> fetcher)
    : m_folder(folder)
    , m_fetcher(std::move(fetcher))
    , m_store(m_folder)
    , m_records(m_folder)
    , m_opened(std::unexpected(Error{
          ErrorCode::Busy, QCoreApplication::translate("LocalCore", "The library is still being opened."), {}, true}))
    , m_worker(new QObject) {
    m_thread.setObjectName(QStringLiteral("catalogue"));
    m_worker->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
}

LocalCore::~LocalCore() {
    if (!m_thread.isRunning()) // never opened
        m_thread.start();
    // The records' connection belongs to the thread, so it is closed there.
    QMetaObject::invokeMethod(
        m_worker,
        [this] {
            qDeleteAll(m_worker->findChildren<QTimer*>());
            m_opened = std::unexpected(
                Error{ErrorCode::Cancelled, QCoreApplication::translate("LocalCore", "The library was closed.")});
            m_records.close();
        },
        Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

std::set<quint32> LocalCore::unrepackable() const {
    const std::lock_guard guard(m_unrepackableMutex);
    return m_unrepackable;
}

void LocalCore::leaveUnrepacked(const std::set<quint32>& packs) {
    const std::lock_guard guard(m_unrepackableMutex);
    m_unrepackable.insert(packs.begin(), packs.end());
}

QDateTime LocalCore::quietSince() {
    return QDateTime::currentDateTimeUtc().addSecs(-kQuiet.count());
}

QString LocalCore::readOnlyReason() const {
    const std::lock_guard guard(m_reasonMutex);
    return m_readOnlyReason;
}

void LocalCore::setReadOnlyReason(const QString& reason) {
    const std::lock_guard guard(m_reasonMutex);
    m_readOnlyReason = reason;
}

void LocalCore::open(Listener listener, std::function<void(const Result<void>&)> opened) {
    QMetaObject::invokeMethod(m_worker, [this, listener = std::move(listener), opened = std::move(opened)] {
        m_listener = listener;
        m_tellOpened = opened;
        m_opened = openNow();
        if (m_opened) {
            tellDifferences();
            auto* timer = new QTimer(m_worker);
            QObject::connect(timer, &QTimer::timeout, m_worker, [this] { poll(); });
            timer->start(kPollInterval);
        }
        opened(m_opened);
    });
    m_thread.start(); // after the first work was posted: so it sees all that was written before, also for the sanitizer
}

void LocalCore::stopListening() {
    QMetaObject::invokeMethod(m_worker, [this] { m_listener = {}, m_tellOpened = {}; }, Qt::BlockingQueuedConnection);
}

Result<void> LocalCore::openNow() {
    setReadOnlyReason(m_folder.readOnlyReason());
    auto opened = m_records.open(!readOnlyReason().isEmpty());
    m_fullDisk = !opened && opened.error().code == ErrorCode::DiskFull;
    if (m_fullDisk) { // what is there can be seen and exported all the same
        setReadOnlyReason(QCoreApplication::translate("LocalCore",
            "No space is left on the disk that holds the library. It is open for reading only: free some space, then "
            "start Platter again."));
        m_records.close();
        opened = m_records.open(true);
    }
    if (!opened)
        return opened;
    const bool readOnly = !readOnlyReason().isEmpty();
    if (!readOnly) {
        removeLeftovers();
        keepReserve();
    }
    if (opened = m_store.open(readOnly); !opened)
        return opened;
    // A full or busy disk must not keep the library closed: poll() tries again.
    if (const auto failed = failDeadImports(); !failed)
        qWarning("%s %s", qPrintable(failed.error().message), qPrintable(failed.error().detail));
    const auto version = m_records.dataVersion();
    if (!version)
        return std::unexpected(version.error());
    m_dataVersion = *version;
    return {};
}

// What killed writers left. Only while nobody writes: the shared lock is every writer's from its first file on.
void LocalCore::removeLeftovers() {
    auto lock = File::openOrCreate(m_folder.lockFile());
    if (!lock)
        return;
    if (const auto alone = lock->tryLock(File::Lock::Exclusive); !alone || !*alone)
        return;
    QStringList paths;
    for (const QString& folder : {m_folder.maps(), m_folder.index()}) {
        for (const QString& name : QDir(folder).entryList({u"*.part"_s, u"*.spill"_s}, QDir::Files | QDir::Hidden))
            paths += folder + u'/' + name;
    }
    paths += BegunImport::leftovers(m_folder.maps());
    QDirIterator packs(m_folder.packs(), {u"*.pack"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (packs.hasNext()) { // a pack of a header alone, or of a part of one
        const QFileInfo info = packs.nextFileInfo();
        if (info.size() <= kPackHeader && !info.isSymLink() && LibraryFolder::packNumber(info.fileName()) != 0)
            paths += info.filePath();
    }
    FetchedParts::removeOthers(m_folder, [this](const ImageId& id) {
        const auto image = m_records.image(id);
        return image && (image->status == ImageStatus::Creating || image->status == ImageStatus::Failed);
    });
    for (const QString& path : std::as_const(paths)) {
        if (const auto removed = removeFile(path); !removed)
            qWarning("%s", qPrintable(removed.error().detail));
    }
}

// And what they had downloaded goes, also while others write, unless the import can go on with it.
Result<QList<Image>> LocalCore::failDeadImports() {
    auto failed = m_records.failDeadImports();
    for (const Image& image : failed.value_or(QList<Image>{})) {
        if (!FetchedParts::of(m_folder, image.id))
            FetchedParts::remove(m_folder, image.id);
    }
    return failed;
}

void LocalCore::removeOldFetched() {
    FetchedParts::removeOld(m_folder, [this](const ImageId& id) {
        const auto image = m_records.image(id);
        return !image || image->status == ImageStatus::Creating;
    });
}

Result<void> LocalCore::makeRoom() {
    if (auto removed = removeFile(m_folder.reserveFile()); !removed)
        return removed;
    if (m_fullDisk) {
        m_records.close();
        m_opened = openNow();
        if (m_opened)
            tellDifferences();
        if (m_tellOpened)
            m_tellOpened(m_opened);
    }
    if (!m_opened)
        return m_opened;
    if (const QString reason = readOnlyReason(); !reason.isEmpty())
        return std::unexpected(Error{ErrorCode::ReadOnly, reason});
    return {};
}

void LocalCore::keepReserve() {
    const QString path = m_folder.reserveFile();
    struct stat info{};
    const bool whole = ::stat(QFile::encodeName(path).constData(), &info) == 0 && info.st_blocks * 512 >= kReserve;
    if (whole || QStorageInfo(m_folder.path()).bytesAvailable() < 2 * kReserve)
        return; // it would itself be what fills the disk
    auto file = File::openOrCreate(path);
    if (auto kept = file ? file->allocate(kReserve) : std::unexpected(file.error()); !kept)
        (void)removeFile(path);
}

void LocalCore::poll() {
    // Errors here pass by themselves or come back with the next thing that a person does.
    const auto version = m_records.dataVersion();
    if (version && *version != m_dataVersion) {
        m_dataVersion = *version;
        tellDifferences();
    }
    if (++m_polls % 2 == 0)
        m_store.forgetGone();
    if (m_polls % 2 == 0
        && std::ranges::any_of(m_told, [](const Image& image) { return image.status == ImageStatus::Creating; })) {
        if (const auto failed = failDeadImports()) {
            for (const Image& image : *failed)
                publish(image);
        }
    }
}

void LocalCore::tellDifferences() {
    const auto images = m_records.images();
    if (!images)
        return;
    QList<Image> changed;
    QHash<ImageId, Image> now;
    for (Image image : *images) {
        image.library = LibraryId(QStringLiteral("local"));
        const auto told = m_told.constFind(image.id);
        if (told == m_told.constEnd() || *told != image)
            changed.append(image);
        now.insert(image.id, image);
    }
    QList<ImageId> gone;
    for (auto told = m_told.keyBegin(); told != m_told.keyEnd(); ++told) {
        if (!now.contains(*told))
            gone.append(*told);
    }
    m_told = std::move(now);
    if (m_listener && (!changed.isEmpty() || !gone.isEmpty()))
        m_listener(changed, gone);
}

void LocalCore::publish(const Image& changed) {
    Image image = changed;
    image.library = LibraryId(QStringLiteral("local"));
    m_told.insert(image.id, image);
    if (m_listener)
        m_listener({image}, {});
}

void LocalCore::publishGone(const ImageId& id) {
    m_told.remove(id);
    if (m_listener)
        m_listener({}, {id});
}

} // namespace platter
