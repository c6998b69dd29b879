// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/backup.h"
#include "tests/local/home.h"

#include <QDir>
#include <QDirIterator>
#include <QTemporaryDir>

using namespace platter;
using namespace platter::test;
using namespace Qt::StringLiterals;

class TestBackup : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everythingIsThere();
    void onlyWhatIsNewIsCopied();
    void whileInUse();
    void interruptedAnywhere();
    void damageDoesNotReachIt();
    void whatIsGoneIsRemoved();
    void refusedFolders_data();
    void refusedFolders();
    void backupThatBecameALibrary();
    void busyFolder();

private:
    QString disk(quint32 seed, qsizetype bytes = 300 * 1024);
    const BackupReport& backUp();
    QStringList files(const QString& folder, const QString& pattern) const;
    void compare(); // the backup, opened as a library, with the library

    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_target;
    std::unique_ptr<Home> m_home;
    QHash<ImageId, QByteArray> m_sums;
    BackupJob* m_job = nullptr;
};

void TestBackup::init() {
    m_home.reset();
    m_sums.clear();
    m_directory = std::make_unique<QTemporaryDir>();
    m_target = m_directory->filePath(u"backup"_s);
    m_home = std::make_unique<Home>(m_directory->filePath(u"library"_s));
    QVERIFY(m_home->ready());
    for (const quint32 seed : {1U, 2U}) {
        const auto id = m_home->import(disk(seed), u"disk %1"_s.arg(seed));
        QVERIFY(id);
        m_sums.insert(*id, sha256OfFile(disk(seed)));
    }
}

QString TestBackup::disk(quint32 seed, qsizetype bytes) {
    const QString path = m_directory->filePath(u"disk-%1.raw"_s.arg(seed));
    return writeFile(path, randomBytes(bytes, seed) + QByteArray(64 * 1024, 's')) ? path : QString();
}

const BackupReport& TestBackup::backUp() {
    auto job = m_home->library.backupJob(m_target, {m_directory->filePath(u"platter.conf"_s)});
    m_job = job.get();
    m_home->queue.add(std::move(job));
    if (!QTest::qWaitFor([&] { return m_job->isFinished(); }, 60'000))
        qFatal("the backup does not end");
    return m_job->report();
}

QStringList TestBackup::files(const QString& folder, const QString& pattern) const {
    QStringList paths;
    QDirIterator files(folder, {pattern}, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext())
        paths += files.next();
    return paths;
}

// On a copy: opening writes a catalogue.
void TestBackup::compare() {
    const QString copy = m_directory->filePath(u"copy"_s);
    QVERIFY(runTool(u"cp"_s, {u"-a"_s, m_target, copy}));
    {
        Home other(copy);
        QVERIFY2(other.ready(), other.library.problem() ? qPrintable(other.library.problem()->message) : "");
        QVERIFY(other.library.readOnlyReason().isEmpty());
        QList<Image> images = other.library.images(), wanted = m_home->library.images();
        wanted.removeIf([](const Image& image) { return image.status == ImageStatus::Creating; });
        const auto byId = [](const Image& a, const Image& b) { return a.id.toString() < b.id.toString(); };
        std::ranges::sort(images, byId);
        std::ranges::sort(wanted, byId);
        QCOMPARE(images, wanted);
        for (const Image& image : std::as_const(images)) {
            const auto history = other.wait(other.library.history(image.id));
            QCOMPARE(history->size(), m_home->wait(m_home->library.history(image.id))->size());
            if (image.status == ImageStatus::Available)
                QCOMPARE(*other.exportedSum(image.id, m_directory->filePath(u"out.raw"_s)), m_sums.value(image.id));
        }
        auto check = other.library.verifyJob({});
        Job* job = other.queue.add(std::move(check));
        QTRY_VERIFY(job->isFinished());
        QVERIFY2(job->state() == JobState::Succeeded, job->error() ? qPrintable(job->error()->message) : "");
    }
    QVERIFY(QDir(copy).removeRecursively());
}

void TestBackup::everythingIsThere() {
    QVERIFY(writeFile(m_directory->filePath(u"platter.conf"_s), "[window]\ncompact=true\n"));
    QVERIFY(m_home->wait(m_home->library.update(m_sums.keys().first(), {.description = u"golden"_s, .locked = true})));
    const auto doomed = m_home->import(disk(3), u"doomed"_s);
    QVERIFY(m_home->wait(m_home->library.remove(*doomed)));
    m_sums.insert(*doomed, {});
    const BackupReport& report = backUp();
    QVERIFY2(m_job->state() == JobState::Succeeded, m_job->error() ? qPrintable(m_job->error()->message) : "");
    QCOMPARE(report.copiedFiles, report.files);
    QCOMPARE(report.copiedBytes, report.bytes);
    QVERIFY(report.bytes > 900'000);
    QCOMPARE(*readFile(m_target + u"/settings/platter.conf"), QByteArray("[window]\ncompact=true\n"));
    QVERIFY(!(QFileInfo(m_target).permissions() & (QFile::ReadGroup | QFile::ReadOther)));
    QVERIFY(files(m_target, u"catalogue*"_s).isEmpty());
    compare();
}

void TestBackup::onlyWhatIsNewIsCopied() {
    backUp();
    const BackupReport& again = backUp();
    QCOMPARE(m_job->state(), JobState::Succeeded);
    QCOMPARE(again.copiedFiles, 0);
    QCOMPARE(again.copiedBytes, 0);
    const auto id = m_home->import(disk(4), u"later"_s);
    m_sums.insert(*id, sha256OfFile(disk(4)));
    QVERIFY(m_home->wait(m_home->library.update(m_sums.keys().first(), {.name = u"renamed"_s})));
    const BackupReport& more = backUp();
    QCOMPARE(more.copiedFiles, m_sums.keys().first() == *id ? 4 : 5); // pack, table, map, its log, the other's log
    QVERIFY(more.copiedBytes < more.bytes / 2);
    compare();
}

// An import that is being written does not show in it; changes between two backups do no harm.
void TestBackup::whileInUse() {
    ImportRequest request;
    request.media = *Media::inspect(disk(9, 8 * 1024 * 1024));
    request.name = u"large"_s;
    Home other(m_home->library.location());
    QVERIFY(other.ready());
    Job* import = other.queue.add(other.library.importJob(request));
    import->pause();
    QTRY_VERIFY(m_home->byName(u"large"_s));
    backUp();
    QVERIFY2(m_job->state() == JobState::Succeeded, m_job->error() ? qPrintable(m_job->error()->message) : "");
    compare();
    import->resume();
    const auto id = other.finish(import);
    QVERIFY(id);
    m_sums.insert(*id, sha256OfFile(m_directory->filePath(u"disk-9.raw"_s)));
    QTRY_COMPARE(m_home->byName(u"large"_s)->status, ImageStatus::Available);
    backUp();
    compare();
}

// Stopped after any piece, it can be opened, says nothing wrong, and goes on.
void TestBackup::interruptedAnywhere() {
    ChunkStore store{LibraryFolder(m_home->library.location())};
    QVERIFY(store.open(false));
    int pieces = 0;
    for (int most = 1;; ++most) {
        std::stop_source stop;
        BackupOptions options;
        options.folder = m_target;
        options.images = m_home->library.images();
        options.stop = stop.get_token();
        pieces = 0;
        options.waitWhilePaused = [&] {
            if (++pieces == most)
                stop.request_stop();
        };
        QVERIFY(!QFile::exists(m_target) || QDir(m_target).removeRecursively());
        const auto done = Backup(store, options).run();
        const QString copy = m_directory->filePath(u"copy"_s);
        QVERIFY(runTool(u"cp"_s, {u"-a"_s, m_target, copy}));
        {
            Home other(copy);
            QVERIFY(other.ready());
            for (const Image& image : other.library.images()) {
                QCOMPARE(image.status, ImageStatus::Available);
                QCOMPARE(*other.exportedSum(image.id, m_directory->filePath(u"out.raw"_s)), m_sums.value(image.id));
            }
        }
        QVERIFY(QDir(copy).removeRecursively());
        if (done)
            break;
        QCOMPARE(done.error().code, ErrorCode::Cancelled);
        QVERIFY(files(m_target, u"*.part"_s).isEmpty());
    }
    QVERIFY2(pieces >= 6, qPrintable(QString::number(pieces))); // two of packs, tables, maps, logs each
    compare();
}

void TestBackup::damageDoesNotReachIt() {
    backUp();
    const QStringList packs = files(m_home->library.location(), u"*.pack"_s);
    QCOMPARE(packs.size(), 2);
    QVERIFY(QFile::resize(packs.first(), 5000));
    QVERIFY(QFile::remove(packs.last()));
    for (const QString& map : files(m_home->library.location(), u"*.map"_s))
        QVERIFY(QFile::remove(map));
    backUp();
    QVERIFY2(m_job->state() == JobState::Succeeded, m_job->error() ? qPrintable(m_job->error()->message) : "");
    const auto images = m_home->library.images();
    compare();
}

void TestBackup::whatIsGoneIsRemoved() {
    backUp();
    const LibraryFolder folder(m_home->library.location());
    const ImageId id = m_sums.keys().first();
    QVERIFY(m_home->wait(m_home->library.remove(id)));
    m_sums.insert(id, {});
    QVERIFY(QFile::remove(folder.map(id))); // as reclaim does
    QVERIFY(writeFile(m_target + u"/index/0000000000000000.idx"_s, "old"));
    const BackupReport& report = backUp();
    QCOMPARE(report.removedFiles, 2);
    QVERIFY(!QFile::exists(LibraryFolder(m_target).map(id)));
    compare();
}

void TestBackup::refusedFolders_data() {
    QTest::addColumn<QString>("what");
    for (const auto& what :
        {u"itself"_s, u"inside"_s, u"around"_s, u"other files"_s, u"a file"_s, u"another library's"_s})
        QTest::newRow(qPrintable(what)) << what;
}

void TestBackup::refusedFolders() {
    QFETCH(QString, what);
    const QString library = m_home->library.location();
    if (what == u"itself")
        m_target = library;
    else if (what == u"inside")
        m_target = library + u"/packs/backup";
    else if (what == u"around")
        m_target = m_directory->path();
    else if (what == u"other files")
        QVERIFY(QDir().mkdir(m_target) && writeFile(m_target + u"/letter.txt", "dear"));
    else if (what == u"a file")
        QVERIFY(writeFile(m_target, "dear"));
    else {
        Home other(m_directory->filePath(u"other"_s));
        QVERIFY(other.ready());
        QVERIFY(other.import(disk(7), u"other"_s));
        auto job = other.library.backupJob(m_target, {});
        Job* first = other.queue.add(std::move(job));
        QTRY_COMPARE(first->state(), JobState::Succeeded);
    }
    const QStringList before = files(m_target, u"*"_s);
    backUp();
    QCOMPARE(m_job->state(), JobState::Failed);
    QVERIFY(!m_job->error()->message.isEmpty());
    QCOMPARE(files(m_target, u"*"_s), before);
    QVERIFY(!QFile::exists(m_home->library.location() + u"/backup.json"));
}

// What somebody did in the backup must not be lost.
void TestBackup::backupThatBecameALibrary() {
    backUp();
    {
        Home other(m_target);
        QVERIFY(other.ready());
        QVERIFY(other.import(disk(8), u"only here"_s));
    }
    backUp();
    QCOMPARE(m_job->state(), JobState::Failed);
    QCOMPARE(m_job->error()->code, ErrorCode::Conflict);
    Home other(m_target);
    QVERIFY(other.ready());
    QVERIFY(other.byName(u"only here"_s));
}

void TestBackup::busyFolder() {
    backUp();
    auto lock = File::openOrCreate(LibraryFolder(m_target).lockFile());
    QVERIFY(lock && *lock->tryLock(File::Lock::Shared));
    backUp();
    QCOMPARE(m_job->state(), JobState::Failed);
    QCOMPARE(m_job->error()->code, ErrorCode::Busy);
}

QTEST_GUILESS_MAIN(TestBackup)
#include "tst_backup.moc"
