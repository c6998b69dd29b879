// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/storewriter.h"
#include "tests/local/faultyfiles.h"
#include "tests/local/home.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>

#include <csignal>
#include <random>

using namespace platter;
using namespace platter::test;
using namespace Qt::StringLiterals;

namespace {

QString fastFolder() {
    return QFileInfo(u"/dev/shm"_s).isWritable() ? u"/dev/shm/platter-XXXXXX"_s : QDir::tempPath() + u"/platter-XXXXXX";
}

} // namespace

// Each file operation of an import, a check, a repair, a backup fails once, in turn; and the ways in which others' stores
// are known to have failed.
class TestFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { FileOperations::use(nullptr); }
    void everyOperationFails_data();
    void everyOperationFails();
    void fullDiskHalfWay();
    void emptyFilesAfterPowerLoss_data();
    void emptyFilesAfterPowerLoss();
    void killedWithLocks();

private:
    void work(Home& home, const QString& what);
    void checkAll(const QString& folder, const QString& context);

    QTemporaryDir m_directory{fastFolder()};
    QString m_template;
    QString m_folder;
    QString m_disks[2];
    QHash<QString, QByteArray> m_sums; // by the image's name
    std::unique_ptr<QTemporaryDir> m_copy;
};

void TestFaults::initTestCase() {
    m_template = m_directory.filePath(u"library"_s);
    Home home(m_template);
    QVERIFY(home.ready());
    for (const quint32 i : {0U, 1U}) {
        m_disks[i] = m_directory.filePath(u"disk-%1.raw"_s.arg(i));
        QVERIFY(writeFile(m_disks[i], randomBytes(286'720, i + 1) + QByteArray(81'920, '\0') + randomBytes(81'920, 9)));
        m_sums.insert(u"disk %1"_s.arg(i), sha256OfFile(m_disks[i]));
    }
    m_sums.insert(u"renamed"_s, m_sums.value(u"disk 1"_s));
    QVERIFY(home.import(m_disks[0], u"disk 0"_s));
}

void TestFaults::init() {
    m_copy = std::make_unique<QTemporaryDir>(fastFolder());
    m_folder = m_copy->filePath(u"library"_s);
    QVERIFY(runTool(u"cp"_s, {u"-a"_s, m_template, m_folder}));
}

// What a person does; it may fail, but not hang.
void TestFaults::work(Home& home, const QString& what) {
    if (what == u"import") {
        const auto id = home.import(m_disks[1], u"disk 1"_s);
        if (id)
            (void)home.wait(home.library.update(*id, {.name = u"renamed"_s}));
        return;
    }
    std::unique_ptr<Job> job;
    if (what == u"backup")
        job = home.library.backupJob(m_copy->filePath(u"backup"_s), {});
    else if (what == u"repair")
        job = home.library.repairJob();
    else
        job = home.library.verifyJob({});
    Job* running = home.queue.add(std::move(job));
    QTRY_VERIFY_WITH_TIMEOUT(running->isFinished(), 20'000);
}

void TestFaults::checkAll(const QString& folder, const QString& context) {
    Home home(folder);
    QVERIFY2(home.ready(),
        qPrintable(QString(context + (home.library.problem() ? home.library.problem()->message : QString()))));
    for (const Image& image : home.library.images()) {
        QVERIFY2(
            image.status != ImageStatus::Unavailable && image.status != ImageStatus::Creating, qPrintable(context));
        if (image.status != ImageStatus::Available)
            continue;
        const auto sum = home.exportedSum(image.id, m_copy->filePath(u"out.raw"_s));
        QVERIFY2(sum, qPrintable(QString(context + (sum ? QString() : sum.error().detail))));
        QVERIFY2(*sum == m_sums.value(image.name), qPrintable(QString(context + image.name)));
    }
    QVERIFY2(home.byName(u"disk 0"_s), qPrintable(context));
}

void TestFaults::everyOperationFails_data() {
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("fault");
    QTest::addColumn<bool>("goesOn");
    for (const auto& what : {u"import"_s, u"repair"_s, u"backup"_s, u"verify damage"_s}) {
        QTest::addRow("%s, no space", qPrintable(what)) << what << int(FaultyFiles::Fault::NoSpace) << false;
        QTest::addRow("%s, disk stays full", qPrintable(what)) << what << int(FaultyFiles::Fault::NoSpace) << true;
        QTest::addRow("%s, input/output error", qPrintable(what)) << what << int(FaultyFiles::Fault::Io) << false;
        QTest::addRow("%s, short write", qPrintable(what)) << what << int(FaultyFiles::Fault::ShortWrite) << false;
    }
}

void TestFaults::everyOperationFails() {
    QFETCH(QString, what);
    QFETCH(int, fault);
    QFETCH(bool, goesOn);
    FaultyFiles files;
    // Over many runs each; by hand all in one: PLATTER_TEST_FAULTS=1. A failure says which it was.
    const int step = qEnvironmentVariableIsSet("PLATTER_TEST_FAULTS") ? 1 : 12;
    int number = 1 + int(std::random_device()() % unsigned(step));
    for (;; number += step) {
        init();
        if (what == u"verify damage") { // garbage, which a check takes out of the index
            LibraryFolder folder(m_folder);
            ChunkStore store(folder);
            QVERIFY(store.open(false));
            const FrameChunk liar{Blake3::of(std::as_bytes(std::span("not these", 9))), 4096};
            auto writer = StoreWriter::create(store, 0x77, [] { return Result<quint32>(0x78); });
            QVERIFY(writer);
            QVERIFY((*writer)->append(
                std::span(&liar, 1), FrameCodec().encode(std::span(&liar, 1), bytesOf(QByteArray(4096, 'w')))));
            QVERIFY((*writer)->publish());
        }
        {
            Home home(m_folder);
            QVERIFY(home.ready());
            files.failAt(number, FaultyFiles::Fault(fault), goesOn);
            FileOperations::use(&files);
            work(home, what);
            const auto earlier = home.byName(u"disk 0"_s); // still there while the disk is as it is
            QVERIFY(earlier && earlier->status == ImageStatus::Available);
            FileOperations::use(nullptr);
            QCOMPARE(*home.exportedSum(earlier->id, m_copy->filePath(u"out.raw"_s)), m_sums.value(u"disk 0"_s));
        }
        const QString context = u"%1 at %2: "_s.arg(what).arg(number);
        checkAll(m_folder, context);
        if (QTest::currentTestFailed())
            return;
        if (what == u"backup" && QFile::exists(m_copy->filePath(u"backup"_s))) { // goes on where it stopped
            Home home(m_folder);
            QVERIFY(home.ready());
            Job* again = home.queue.add(home.library.backupJob(m_copy->filePath(u"backup"_s), {}));
            QTRY_VERIFY(again->isFinished());
            QVERIFY2(again->state() == JobState::Succeeded, again->error() ? qPrintable(again->error()->message) : "");
            checkAll(m_copy->filePath(u"backup"_s), context);
        }
        if (QTest::currentTestFailed())
            return;
        if (!files.hasFailed())
            break;
    }
    QVERIFY2(number > 8, qPrintable(QString::number(number)));
}

// rustic 1731: a file was made at its full length and filled afterwards; on a full disk that left one that nothing could be
// read with. Ours are written under another name, or are left out when they are torn.
void TestFaults::fullDiskHalfWay() {
    FaultyFiles files;
    for (int number = 1; number < 60; number += 3) {
        {
            Home home(m_folder);
            QVERIFY(home.ready());
            files.failAt(number, FaultyFiles::Fault::NoSpace, true);
            FileOperations::use(&files);
            work(home, u"import"_s);
        } // closed with the disk full
        {
            Home home(m_folder); // and opened
            QVERIFY2(home.ready(), home.library.problem() ? qPrintable(home.library.problem()->message) : "");
            QVERIFY(home.byName(u"disk 0"_s));
        }
        FileOperations::use(nullptr);
        checkAll(m_folder, QString::number(number));
        if (QTest::currentTestFailed())
            return;
    }
}

void TestFaults::emptyFilesAfterPowerLoss_data() {
    QTest::addColumn<QString>("pattern");
    QTest::newRow("index (borg 1195)") << u"*.idx"_s;
    QTest::newRow("catalogue") << u"catalogue.sqlite"_s;
    QTest::newRow("log of an image") << u"*.log"_s;
    QTest::newRow("lock") << u"library.lock"_s;
    QTest::newRow("merge lock") << u"merge.lock"_s;
}

// borg 1195: an index of length zero was taken for an empty one.
void TestFaults::emptyFilesAfterPowerLoss() {
    QFETCH(QString, pattern);
    QDirIterator found(m_folder, {pattern}, QDir::Files, QDirIterator::Subdirectories);
    while (found.hasNext()) {
        const QString path = found.next();
        QVERIFY(QFile::resize(path, 0));
        (void)QFile::remove(path + u"-wal");
        (void)QFile::remove(path + u"-shm");
    }
    Home home(m_folder);
    QVERIFY(home.ready());
    QCOMPARE(home.library.images().size(), 1);
    const Image image = home.library.images().first();
    QCOMPARE(image.status, ImageStatus::Available);
    QCOMPARE(*home.exportedSum(image.id, m_copy->filePath(u"out.raw"_s)), m_sums.value(u"disk 0"_s));
    QVERIFY(home.import(m_disks[1], u"disk 1"_s));
}

// borg 955: a lock file of a process that was killed had to be removed by hand. Ours go with the process.
void TestFaults::killedWithLocks() {
    const QString large = m_copy->filePath(u"large.raw"_s);
    QVERIFY(writeFile(large, randomBytes(48 * 1024 * 1024, 5)));
    QProcess process;
    process.start(QCoreApplication::applicationDirPath() + u"/local_importer", {m_folder, large, u"killed"_s});
    QVERIFY(process.waitForStarted());
    auto lock = File::openOrCreate(LibraryFolder(m_folder).lockFile());
    QVERIFY(lock);
    QVERIFY(QTest::qWaitFor([&] { return *lock->isLockedByOther(); }, 20'000));
    ::kill(pid_t(process.processId()), SIGKILL);
    QVERIFY(process.waitForFinished());
    QVERIFY(QFile::exists(LibraryFolder(m_folder).lockFile()));
    QVERIFY(*lock->tryLock(File::Lock::Exclusive));
    lock->close();
    QElapsedTimer timer;
    timer.start();
    Home home(m_folder);
    QVERIFY(home.ready());
    QTRY_VERIFY(!home.byName(u"killed"_s) || home.byName(u"killed"_s)->status == ImageStatus::Failed);
    QVERIFY(home.import(m_disks[1], u"disk 1"_s));
}

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
