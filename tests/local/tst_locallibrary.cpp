// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/locallibrary.h"

#include "models/jobs/jobqueue.h"
#include "models/library/imagejson.h"
#include "tests/support/diskmaker.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace platter;
using namespace platter::test;
using namespace Qt::StringLiterals;

namespace {

// A library with a queue, as the program has them.
struct Home {
    explicit Home(const QString& folder)
        : library(folder) { }
    ~Home() { queue.cancelAll(); }

    bool ready() {
        return QTest::qWaitFor([this] { return library.state() != LibraryState::Opening; }, 30'000)
            && library.state() == LibraryState::Ready;
    }
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
    Result<ImageId> finish(Job* job) {
        if (!QTest::qWaitFor([job] { return job->isFinished(); }, 60'000))
            return std::unexpected(Error{ErrorCode::Internal, u"timeout"_s});
        if (job->state() == JobState::Failed)
            return std::unexpected(*job->error());
        if (job->state() == JobState::Cancelled)
            return std::unexpected(Error{ErrorCode::Cancelled, {}});
        if (!QTest::qWaitFor([job] { return !job->image().image.isEmpty(); }, 5000))
            return std::unexpected(Error{ErrorCode::Internal, u"no image"_s});
        return job->image().image;
    }
    Result<ImageId> retry(const ImageId& id) { return finish(queue.add(library.retryJob(id))); }
    std::optional<Image> byName(const QString& name) const {
        for (const Image& image : library.images()) {
            if (image.name == name)
                return image;
        }
        return std::nullopt;
    }
    Result<void> exportTo(const ImageId& id, const QString& path) {
        auto done = finish(queue.add(library.exportJob(id, {path, false})));
        return done ? Result<void>{} : std::unexpected(done.error());
    }
    template <typename T> Result<T> wait(const QFuture<Result<T>>& future) {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 10'000))
            return std::unexpected(Error{ErrorCode::Internal, u"timeout"_s});
        return future.result();
    }

    LocalLibrary library;
    JobQueue queue{1};
};

constexpr qint64 kDisk = 48 * 1024 * 1024;

} // namespace

class TestLocalLibrary : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void importsAndExportsEveryForm_data();
    void importsAndExportsEveryForm();
    void showsTheRowAtOnceAndItsSizeGrow();
    void everythingIsThereAfterReopening();
    void readyMeansThatImagesAreThere();
    void catalogueIsMadeAgain_data();
    void catalogueIsMadeAgain();
    void newerCatalogueIsRefused();
    void failedImportKeepsItsReasonAndRetries();
    void retryKeepsTheChecksum();
    void cancelLeavesNoRow();
    void quittingKeepsWhatWasUnderWay();
    void twoProcessesSeeEachOther();
    void twoWritersAtOnce();
    void whatIsQueuedTogetherSharesWhatItHasInCommon();
    void rulesAreKept();
    void starsAreKept();
    void historyTellsWhoDidWhat();
    void foldersAndFilesAreOnesOwn();
    void idsAreNeverGivenAgain();

private:
    QTemporaryDir m_disks;
    QString m_raw;
    QByteArray m_sum;
    std::unique_ptr<QTemporaryDir> m_home;
};

void TestLocalLibrary::initTestCase() {
    m_raw = m_disks.filePath(u"debian-13-amd64.raw"_s);
    const auto made = makeExt4Disk(m_raw, kDisk);
    QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
    m_sum = sha256OfFile(m_raw);
}

void TestLocalLibrary::init() {
    m_home = std::make_unique<QTemporaryDir>();
}

void TestLocalLibrary::importsAndExportsEveryForm_data() {
    QTest::addColumn<QString>("ending");
    for (const char* ending : {"", "gz", "bz2", "xz", "zst", "lz4", "zip"})
        QTest::newRow(*ending ? ending : "raw") << QString::fromLatin1(ending);
}

void TestLocalLibrary::importsAndExportsEveryForm() {
    QFETCH(QString, ending);
    QString path = m_raw;
    if (!ending.isEmpty()) {
        const auto packed = compressed(m_raw, ending);
        QVERIFY(packed);
        path = *packed;
    }
    Home home(m_home->filePath(u"library"_s));
    QVERIFY(home.ready());
    const auto id = home.import(path, u"golden"_s);
    QVERIFY2(id, id ? "" : qPrintable(id.error().message + id.error().detail));
    const auto image = home.library.image(*id);
    QVERIFY(image);
    QCOMPARE(image->status, ImageStatus::Available);
    QCOMPARE(image->virtualSize, kDisk);
    QVERIFY(image->diskSize > 0 && image->diskSize < kDisk);
    QVERIFY(*image->storedSize > 0 && *image->storedSize < image->diskSize);
    QCOMPARE(image->contentId.size(), 32);
    QVERIFY(isLocalImageId(id->toString()));
    if (!ending.isEmpty())
        QCOMPARE(image->sourceSha256, sha256OfFile(path));
    const QString out = m_home->filePath(u"out.raw"_s);
    const auto exported = home.exportTo(*id, out);
    QVERIFY2(exported, exported ? "" : qPrintable(exported.error().message));
    QCOMPARE(sha256OfFile(out), m_sum);

    const auto again = home.import(m_raw, u"the same"_s);
    QVERIFY(again);
    QCOMPARE(home.library.image(*again)->contentId, image->contentId);
    QCOMPARE(*home.library.image(*again)->storedSize, 0);
}

void TestLocalLibrary::showsTheRowAtOnceAndItsSizeGrow() {
    Home home(m_home->filePath(u"library"_s));
    QVERIFY(home.ready());
    QList<Image> seen;
    QObject::connect(
        &home.library, &Library::imagesChanged, &home.library, [&](const QList<Image>& changed) { seen += changed; });
    QVERIFY(home.import(m_raw, u"golden"_s));
    QVERIFY(seen.size() >= 2);
    QCOMPARE(seen.front().status, ImageStatus::Creating);
    QCOMPARE(seen.front().diskSize, 0);
    QCOMPARE(seen.front().expectedSize, kDisk);
    QVERIFY(!seen.front().isPublic && !seen.front().locked);
    QCOMPARE(seen.back().status, ImageStatus::Available);
}

void TestLocalLibrary::everythingIsThereAfterReopening() {
    const QString folder = m_home->filePath(u"library"_s);
    Image before;
    {
        Home home(folder);
        QVERIFY(home.ready());
        const auto id = home.import(m_raw, u"golden"_s);
        QVERIFY(id);
        ImageChanges changes;
        changes.description = u"a description with “quotes” and\na new line"_s;
        changes.username = u"debian"_s;
        changes.minRam = std::optional(qint64{512} * 1024 * 1024);
        changes.architecture = Architecture::x86_64();
        changes.mode = ImageMode::Compatibility;
        changes.starred = true;
        QVERIFY(home.wait(home.library.update(*id, changes)));
        QTRY_COMPARE(home.library.image(*id)->username, u"debian"_s);
        before = *home.library.image(*id);
    }
    Home home(folder);
    QVERIFY(home.ready());
    QTRY_COMPARE(home.library.images().size(), 1);
    QCOMPARE(home.library.images().front(), before);
}

void TestLocalLibrary::readyMeansThatImagesAreThere() {
    const QString folder = m_home->filePath(u"library"_s);
    {
        Home home(folder);
        QVERIFY(home.ready());
        QVERIFY(home.import(m_raw, u"golden"_s));
    }
    for (int i = 0; i < 30; ++i) { // opening was sometimes faster than the constructor, and Ready then came first
        LocalLibrary library(folder);
        QTest::qSleep(i % 3 * 5);
        while (library.state() == LibraryState::Opening)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
        QCOMPARE(library.images().size(), 1);
    }
}

void TestLocalLibrary::catalogueIsMadeAgain_data() {
    QTest::addColumn<QByteArray>("instead"); // of the catalogue's bytes; null: removed
    QTest::newRow("deleted") << QByteArray();
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("garbage") << QByteArray(100'000, 'g');
    QTest::newRow("cut") << QByteArray("cut");
}

void TestLocalLibrary::catalogueIsMadeAgain() {
    QFETCH(QByteArray, instead);
    const QString folder = m_home->filePath(u"library"_s);
    QHash<ImageId, Image> before;
    QHash<ImageId, QList<HistoryEntry>> histories;
    ImageId kept;
    {
        Home home(folder);
        QVERIFY(home.ready());
        kept = *home.import(m_raw, u"golden"_s);
        const auto gone = home.import(m_raw, u"deleted since"_s);
        ImageChanges changes;
        changes.name = u"golden-web"_s;
        QVERIFY(home.wait(home.library.update(kept, changes)));
        changes = {};
        changes.status = ImageStatus::Deprecated;
        changes.isPublic = true;
        QVERIFY(home.wait(home.library.update(kept, changes)));
        QVERIFY(home.wait(home.library.remove(*gone)));
        QTRY_COMPARE(home.library.image(*gone)->status, ImageStatus::Deleted);
        for (const Image& image : home.library.images()) {
            before.insert(image.id, image);
            histories.insert(image.id, *home.wait(home.library.history(image.id)));
        }
        QCOMPARE(histories.value(kept).size(), 4);
    }
    for (const QString& name : QDir(folder).entryList({u"catalogue.sqlite-*"_s}))
        QVERIFY(QFile::remove(folder + u'/' + name));
    const QString catalogue = folder + u"/catalogue.sqlite";
    if (instead.isNull())
        QVERIFY(QFile::remove(catalogue));
    else if (instead == "cut")
        QVERIFY(QFile::resize(catalogue, QFileInfo(catalogue).size() / 2 + 100));
    else
        QVERIFY(writeFile(catalogue, instead));

    Home home(folder);
    QVERIFY2(home.ready(), home.library.problem() ? qPrintable(home.library.problem()->detail) : "");
    QTRY_COMPARE(home.library.images().size(), before.size());
    for (const Image& image : home.library.images()) {
        QCOMPARE(image, before.value(image.id));
        QCOMPARE(*home.wait(home.library.history(image.id)), histories.value(image.id));
    }
    const QString out = m_home->filePath(u"out.raw"_s);
    QVERIFY(home.exportTo(kept, out));
    QCOMPARE(sha256OfFile(out), m_sum);
    QVERIFY(home.import(m_raw, u"another"_s)); // numbers of packs and ids do not collide
}

void TestLocalLibrary::newerCatalogueIsRefused() {
    const QString folder = m_home->filePath(u"library"_s);
    {
        Home home(folder);
        QVERIFY(home.ready());
    }
    QVERIFY(runTool(u"sqlite3"_s, {folder + u"/catalogue.sqlite", u"PRAGMA user_version = 99"_s}));
    Home home(folder);
    QVERIFY(!home.ready());
    QCOMPARE(home.library.problem()->code, ErrorCode::NewerVersion);
}

void TestLocalLibrary::failedImportKeepsItsReasonAndRetries() {
    const auto whole = compressed(m_raw, u"gz"_s);
    QVERIFY(whole);
    const QByteArray bytes = *readFile(*whole);
    const QString path = m_home->filePath(u"disk.raw.gz"_s);
    QVERIFY(writeFile(path, bytes.first(bytes.size() - 100'000)));
    Home home(m_home->filePath(u"library"_s));
    QVERIFY(home.ready());
    const auto failed = home.import(path, u"nightly"_s);
    QVERIFY(!failed);
    QCOMPARE(failed.error().code, ErrorCode::Truncated);
    QTRY_COMPARE(home.library.images().size(), 1);
    QTRY_COMPARE(home.library.images().front().status, ImageStatus::Failed);
    const Image image = home.library.images().front();
    QCOMPARE(image.failure->code, ErrorCode::Truncated);
    QVERIFY(QDir(home.library.location() + u"/packs").entryList({u"*.pack"_s}).isEmpty());
    QVERIFY(!home.exportTo(image.id, m_home->filePath(u"out.raw"_s)));

    QVERIFY(writeFile(path, bytes));
    const auto again = home.finish(home.queue.add(home.library.retryJob(image.id)));
    QVERIFY2(again, again ? "" : qPrintable(again.error().message));
    QCOMPARE(*again, image.id);
    QTRY_COMPARE(home.library.image(image.id)->status, ImageStatus::Available);
    QCOMPARE(home.library.image(image.id)->name, u"nightly"_s);
    QVERIFY(home.exportTo(image.id, m_home->filePath(u"out.raw"_s)));
    QCOMPARE(sha256OfFile(m_home->filePath(u"out.raw"_s)), m_sum);
    QVERIFY(!home.finish(home.queue.add(home.library.retryJob(image.id)))); // it is not failed any more
    QCOMPARE(home.library.image(image.id)->status, ImageStatus::Available);
}

// Who gave a checksum does not get another disk by pressing Retry.
void TestLocalLibrary::retryKeepsTheChecksum() {
    const QString path = m_home->filePath(u"disk.raw"_s);
    QVERIFY(writeFile(path, randomBytes(1024 * 1024, 5)));
    ImageId id;
    {
        Home home(m_home->filePath(u"library"_s));
        QVERIFY(home.ready());
        ImportRequest request;
        request.media = *Media::inspect(path);
        request.name = u"vendor"_s;
        request.expectedSha256 = m_sum;
        QVERIFY(!home.finish(home.queue.add(home.library.importJob(request))));
        QTRY_VERIFY(home.byName(u"vendor"_s) && home.byName(u"vendor"_s)->status == ImageStatus::Failed);
        id = home.byName(u"vendor"_s)->id;
    }
    Home home(m_home->filePath(u"library"_s));
    QVERIFY(home.ready());
    const auto again = home.retry(id);
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::Corrupt);
    QTRY_COMPARE(home.library.image(id)->status, ImageStatus::Failed);
    QVERIFY(toJson(*home.library.image(id)).value(u"source_sha256"_s).isNull()); // nothing came from it

    QVERIFY(QFile::remove(path) && QFile::copy(m_raw, path)); // the right one this time
    QVERIFY(home.retry(id));
    QTRY_COMPARE(home.library.image(id)->status, ImageStatus::Available);
    QCOMPARE(home.library.image(id)->sourceSha256, m_sum);
    QVERIFY(home.library.image(id)->sourceVerified);
}

void TestLocalLibrary::cancelLeavesNoRow() {
    Home home(m_home->filePath(u"library"_s));
    QVERIFY(home.ready());
    ImportRequest request;
    request.media = *Media::inspect(m_raw);
    request.name = u"golden"_s;
    Job* running = home.queue.add(home.library.importJob(request));
    Job* queued = home.queue.add(home.library.importJob(request));
    QTRY_VERIFY(!home.library.images().isEmpty());
    queued->cancel();
    running->cancel();
    QTRY_VERIFY(running->isFinished() && queued->isFinished());
    QCOMPARE(queued->state(), JobState::Cancelled);
    if (running->state() == JobState::Cancelled) { // it may have been faster
        QTRY_VERIFY(home.library.images().isEmpty());
        QVERIFY(QDir(home.library.location() + u"/maps").isEmpty());
    }
    { // never given to a queue at all
        auto job = home.library.importJob(request);
        QTRY_COMPARE(home.library.images().size(), running->state() == JobState::Cancelled ? 1 : 2);
    }
    QTRY_COMPARE(home.library.images().size(), running->state() == JobState::Cancelled ? 0 : 1);
}

void TestLocalLibrary::quittingKeepsWhatWasUnderWay() {
    const QString folder = m_home->filePath(u"library"_s);
    {
        LocalLibrary library(folder);
        auto queue = std::make_unique<JobQueue>(1);
        QTRY_COMPARE(library.state(), LibraryState::Ready);
        ImportRequest request;
        request.media = *Media::inspect(m_raw);
        for (const auto& name : {u"a"_s, u"b"_s, u"c"_s}) {
            request.name = name;
            queue->add(library.importJob(request));
        }
        QTRY_COMPARE(library.images().size(), 3);
        library.aboutToQuit();
        queue.reset();
    }
    Home home(folder);
    QVERIFY(home.ready());
    QTRY_COMPARE(home.library.images().size(), 3);
    int failed = 0;
    for (const Image& image : home.library.images()) {
        if (image.status == ImageStatus::Available)
            continue;
        QCOMPARE(image.status, ImageStatus::Failed);
        QCOMPARE(image.failure->code, ErrorCode::Interrupted);
        QVERIFY(home.finish(home.queue.add(home.library.retryJob(image.id))));
        ++failed;
    }
    QVERIFY(failed >= 2);
}

void TestLocalLibrary::twoProcessesSeeEachOther() {
    const QString folder = m_home->filePath(u"library"_s);
    Home one(folder);
    Home two(folder); // a connection and locks of its own, like another process
    QVERIFY(one.ready() && two.ready());
    const auto id = one.import(m_raw, u"golden"_s);
    QVERIFY(id);
    QTRY_VERIFY_WITH_TIMEOUT(two.library.image(*id) && two.library.image(*id)->status == ImageStatus::Available, 2000);
    QVERIFY(two.exportTo(*id, m_home->filePath(u"out.raw"_s)));
    QCOMPARE(sha256OfFile(m_home->filePath(u"out.raw"_s)), m_sum);
    QVERIFY(two.wait(two.library.remove(*id)));
    QTRY_COMPARE_WITH_TIMEOUT(one.library.image(*id)->status, ImageStatus::Deleted, 2000);
}

void TestLocalLibrary::twoWritersAtOnce() {
    const QString folder = m_home->filePath(u"library"_s);
    Home one(folder);
    Home two(folder);
    QVERIFY(one.ready() && two.ready());
    ImportRequest request;
    request.media = *Media::inspect(m_raw);
    request.name = u"same"_s;
    Job* a = one.queue.add(one.library.importJob(request));
    Job* b = two.queue.add(two.library.importJob(request));
    const auto first = one.finish(a);
    const auto second = two.finish(b);
    QVERIFY(first && second);
    for (const auto& [home, id] : {std::pair(&one, *second), std::pair(&two, *first)}) {
        QTRY_VERIFY(home->library.image(id));
        const QString out = m_home->filePath(id.toString());
        QVERIFY(home->exportTo(id, out));
        QCOMPARE(sha256OfFile(out), m_sum);
    }
}

// Each is asked for before the one before it was stored.
void TestLocalLibrary::whatIsQueuedTogetherSharesWhatItHasInCommon() {
    QTemporaryDir folder;
    Home home(folder.filePath(u"library"_s));
    QVERIFY(home.ready());
    home.queue.setParallel(1);
    const auto media = Media::inspect(m_raw);
    QVERIFY(media);
    Job* jobs[]{home.queue.add(home.library.importJob({.media = *media, .name = u"first"_s})),
        home.queue.add(home.library.importJob({.media = *media, .name = u"second"_s}))};
    for (Job* job : jobs)
        QVERIFY(home.finish(job));
    QTRY_COMPARE(home.byName(u"second"_s)->status, ImageStatus::Available);
    QVERIFY(*home.byName(u"first"_s)->storedSize > 0);
    QCOMPARE(*home.byName(u"second"_s)->storedSize, 0);
}

void TestLocalLibrary::rulesAreKept() {
    Home home(m_home->filePath(u"library"_s));
    QVERIFY(home.ready());
    const auto id = home.import(m_raw, u"golden"_s);
    QVERIFY(id);
    ImageChanges lock;
    lock.locked = true;
    QVERIFY(home.wait(home.library.update(*id, lock)));
    const auto refused = home.wait(home.library.remove(*id));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Locked);
    lock.locked = false;
    QVERIFY(home.wait(home.library.update(*id, lock)));
    ImageChanges empty;
    empty.name = u"  "_s;
    QVERIFY(!home.wait(home.library.update(*id, empty)));
    QVERIFY(home.wait(home.library.remove(*id)));
    QVERIFY(!home.wait(home.library.remove(*id)));
    QVERIFY(!home.exportTo(*id, m_home->filePath(u"out.raw"_s)));
    QVERIFY(!home.wait(home.library.remove(ImageId(u"loc-nope0"_s))));
}

void TestLocalLibrary::starsAreKept() {
    Home home(m_home->filePath(u"library"_s));
    QVERIFY(home.ready());
    QVERIFY(home.library.abilities().testFlag(Ability::Star)); // or the window greys it
    const auto id = home.import(m_raw, u"golden"_s);
    QVERIFY(id);
    QVERIFY(home.wait(home.library.update(*id, {.starred = true})));
    QVERIFY(home.library.image(*id)->starred);
}

void TestLocalLibrary::historyTellsWhoDidWhat() {
    Home home(m_home->filePath(u"library"_s));
    QVERIFY(home.ready());
    const auto id = home.import(m_raw, u"golden"_s);
    QVERIFY(id);
    ImageChanges rename;
    rename.name = u"golden-web"_s;
    QVERIFY(home.wait(home.library.update(*id, rename)));
    QVERIFY(home.wait(home.library.update(*id, rename))); // no change, no line
    QVERIFY(home.exportTo(*id, m_home->filePath(u"out.raw"_s)));
    const auto history = home.wait(home.library.history(*id));
    QVERIFY(history);
    QStringList actions;
    for (const HistoryEntry& entry : *history) {
        actions += entry.action;
        QVERIFY(!entry.who.isEmpty());
        QVERIFY(qAbs(entry.at.secsTo(QDateTime::currentDateTimeUtc())) < 600);
    }
    QCOMPARE(actions, QStringList({u"created"_s, u"imported"_s, u"renamed"_s, u"exported"_s}));
    QCOMPARE(history->at(2).detail, u"name: \"golden\" → \"golden-web\""_s);
}

void TestLocalLibrary::foldersAndFilesAreOnesOwn() {
    Home home(m_home->filePath(u"deep/down/library"_s));
    QVERIFY(home.ready());
    QVERIFY(home.import(m_raw, u"golden"_s));
    const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QDirIterator files(home.library.location(), QDir::AllEntries | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    int seen = 0;
    while (files.hasNext()) {
        QVERIFY2(!(QFile::permissions(files.next()) & others), qPrintable(files.filePath()));
        ++seen;
    }
    QVERIFY(seen >= 8);
    QVERIFY(!(QFile::permissions(home.library.location()) & others));
}

void TestLocalLibrary::idsAreNeverGivenAgain() {
    Home home(m_home->filePath(u"library"_s));
    QVERIFY(home.ready());
    const auto id = home.import(m_raw, u"golden"_s);
    QVERIFY(id);
    QVERIFY(home.wait(home.library.remove(*id)));
    QTRY_COMPARE(home.library.image(*id)->status, ImageStatus::Deleted);
    const auto row = runTool(u"sqlite3"_s,
        {home.library.location() + u"/catalogue.sqlite",
            u"INSERT OR IGNORE INTO ids VALUES ('%1'); SELECT changes()"_s.arg(id->toString())});
    QVERIFY(row);
    QCOMPARE(row->trimmed(), QByteArray("0"));
}

QTEST_GUILESS_MAIN(TestLocalLibrary)
#include "tst_locallibrary.moc"
