// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/local/home.h"
#include "tests/local/sandbox.h"

#include <QDirIterator>
#include <QStorageInfo>
#include <QTemporaryDir>

#include <fcntl.h>
#include <unistd.h>

using namespace platter;
using namespace platter::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kKiB = 1024;
constexpr const char* kVariable = "PLATTER_TEST_SMALL_DISK"; // a tmpfs of a few MiB is there

} // namespace

// A library on a small disk of its own that fills up at every point of an import.
class TestFullDisk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void fillsUp_data();
    void fillsUp();
    void smallerImportFitsAfterwards();
    void opensForReadingWhereNothingFits();
    void freesSpaceWithNothingLeft_data();
    void freesSpaceWithNothingLeft();

private:
    qint64 freeBytes() const;
    bool fillUntil(qint64 free);
    bool empty();

    QString m_disk; // the small one
    QTemporaryDir m_elsewhere;
    QString m_template; // a library with one image, elsewhere
    QString m_large;
    QString m_small;
    QByteArray m_smallSum;
};

qint64 TestFullDisk::freeBytes() const {
    QStorageInfo storage(m_disk);
    storage.refresh();
    return storage.bytesAvailable();
}

// Leaves so much room, by a file that takes the rest.
bool TestFullDisk::fillUntil(qint64 free) {
    const int fd = ::open(QFile::encodeName(m_disk + u"/filler").constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    const qint64 take = freeBytes() - free;
    const bool done = fd >= 0 && (take <= 0 || ::posix_fallocate(fd, 0, take) == 0);
    return ::close(fd) == 0 && done;
}

bool TestFullDisk::empty() {
    QDir disk(m_disk);
    for (const QString& name : disk.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)) {
        if (!(QFileInfo(disk.filePath(name)).isDir() ? QDir(disk.filePath(name)).removeRecursively()
                                                     : disk.remove(name)))
            return false;
    }
    return true;
}

void TestFullDisk::initTestCase() {
    if (!qEnvironmentVariableIsSet(kVariable))
        QSKIP("bubblewrap may not mount a small disk here");
    m_disk = qEnvironmentVariable(kVariable);
    m_template = m_elsewhere.filePath(u"library"_s);
    m_small = m_elsewhere.filePath(u"small.raw"_s);
    m_large = m_elsewhere.filePath(u"large.raw"_s);
    QVERIFY(writeFile(m_small, randomBytes(300 * kKiB, 1) + QByteArray(1024 * kKiB, 's')));
    QVERIFY(makeExt4Disk(m_large, 8 * 1024 * 1024, 2));
    m_smallSum = sha256OfFile(m_small);
    Home home(m_template);
    QVERIFY(home.ready());
    QVERIFY(home.import(m_small, u"earlier"_s));
}

void TestFullDisk::fillsUp_data() {
    QTest::addColumn<qint64>("room");
    for (qint64 room = 0; room < 500 * kKiB; room += 32 * kKiB)
        QTest::addRow("%lld KiB", room / kKiB) << room;
    for (qint64 room = 500 * kKiB; room < 3000 * kKiB; room += 250 * kKiB)
        QTest::addRow("%lld KiB", room / kKiB) << room;
}

void TestFullDisk::fillsUp() {
    QFETCH(qint64, room);
    QVERIFY(empty());
    const QString folder = m_disk + u"/library";
    QVERIFY(runTool(u"cp"_s, {u"-a"_s, m_template, folder}));
    const QString out = m_elsewhere.filePath(u"out.raw"_s);
    {
        Home home(folder);
        QVERIFY(home.ready());
        QVERIFY(fillUntil(room));
        const auto id = home.import(m_large, u"large"_s);
        QCOMPARE(
            QTest::qWaitFor(
                [&] { return !home.byName(u"large"_s) || home.byName(u"large"_s)->status != ImageStatus::Creating; },
                10'000),
            true);
        const auto row = home.byName(u"large"_s);
        if (id) {
            QVERIFY(row && row->status == ImageStatus::Available);
            QCOMPARE(*home.exportedSum(*id, out), sha256OfFile(m_large));
        } else {
            QVERIFY2(id.error().code == ErrorCode::DiskFull, qPrintable(id.error().message + id.error().detail));
            if (row) { // with no room at all there is not even a row
                QCOMPARE(row->status, ImageStatus::Failed);
                QCOMPARE(row->failure->code, ErrorCode::DiskFull);
            }
            // Given back, but for the records of what happened.
            QVERIFY2(freeBytes() >= room - 128 * kKiB, qPrintable(QString::number(freeBytes())));
        }
        QCOMPARE(*home.exportedSum(home.byName(u"earlier"_s)->id, out), m_smallSum);
    }
    { // the disk is still full
        Home home(folder);
        QVERIFY2(home.ready(), home.library.problem() ? qPrintable(home.library.problem()->detail) : "");
        QVERIFY(home.byName(u"earlier"_s));
        QCOMPARE(*home.exportedSum(home.byName(u"earlier"_s)->id, out), m_smallSum);
    }
    QVERIFY(QFile::remove(m_disk + u"/filler"));
    Home home(folder);
    QVERIFY(home.ready());
    const auto row = home.byName(u"large"_s);
    if (row && row->status == ImageStatus::Failed) {
        QVERIFY(home.retry(row->id));
        QCOMPARE(*home.exportedSum(row->id, out), sha256OfFile(m_large));
    }
}

void TestFullDisk::smallerImportFitsAfterwards() {
    QVERIFY(empty());
    const QString folder = m_disk + u"/library";
    QVERIFY(runTool(u"cp"_s, {u"-a"_s, m_template, folder}));
    Home home(folder);
    QVERIFY(home.ready());
    QVERIFY(fillUntil(1500 * kKiB));
    QVERIFY(!home.import(m_large, u"large"_s));
    const QString other = m_elsewhere.filePath(u"other.raw"_s);
    QVERIFY(writeFile(other, randomBytes(200 * kKiB, 77)));
    const auto id = home.import(other, u"other"_s);
    QVERIFY2(id, id ? "" : qPrintable(id.error().message));
    QCOMPARE(*home.exportedSum(*id, m_elsewhere.filePath(u"out.raw"_s)), sha256OfFile(other));
}

// SQLite wants room for its log before it reads. What is there must be seen all the same, and got out.
void TestFullDisk::opensForReadingWhereNothingFits() {
    QVERIFY(empty());
    const QString folder = m_disk + u"/library";
    QVERIFY(runTool(u"cp"_s, {u"-a"_s, m_template, folder}));
    QVERIFY(fillUntil(0));
    {
        Home home(folder);
        QVERIFY2(home.ready(), home.library.problem() ? qPrintable(home.library.problem()->detail) : "");
        QVERIFY2(home.library.readOnlyReason().contains(u"space"), qPrintable(home.library.readOnlyReason()));
        const auto earlier = home.byName(u"earlier"_s);
        QVERIFY(earlier);
        QCOMPARE(*home.exportedSum(earlier->id, m_elsewhere.filePath(u"out.raw"_s)), m_smallSum);
        QVERIFY(!home.wait(home.library.update(earlier->id, {.name = u"other"_s})));
    }
    QVERIFY(QFile::remove(m_disk + u"/filler"));
    Home home(folder);
    QVERIFY(home.ready());
    QCOMPARE(home.library.readOnlyReason(), QString());
    QVERIFY(home.wait(home.library.update(home.byName(u"earlier"_s)->id, {.name = u"other"_s})));
}

void TestFullDisk::freesSpaceWithNothingLeft_data() {
    QTest::addColumn<bool>("openBefore");
    QTest::newRow("full before it is opened") << false;
    QTest::newRow("full while it is open") << true;
}

// No byte is free, and of the two images that share a pack one goes: what is left to do is punching holes.
void TestFullDisk::freesSpaceWithNothingLeft() {
    QFETCH(bool, openBefore);
    QVERIFY(empty());
    const QString folder = m_disk + u"/library";
    const QString large = m_elsewhere.filePath(u"six.raw"_s);
    const QByteArray bytes = randomBytes(6 * 1024 * kKiB, 5);
    QVERIFY(writeFile(large, bytes));
    const QString part = m_elsewhere.filePath(u"part.raw"_s);
    QVERIFY(writeFile(part, bytes.first(4 * 1024 * kKiB)));
    std::unique_ptr<Home> home = std::make_unique<Home>(folder);
    QVERIFY(home->ready());
    const auto doomed = home->import(large, u"six"_s);
    const auto kept = home->import(part, u"part"_s);
    QVERIFY(doomed && kept);
    QVERIFY(home->wait(home->library.remove(*doomed)));
    if (!openBefore)
        home.reset();
    QVERIFY(fillUntil(0));
    QCOMPARE(freeBytes(), 0);
    if (!openBefore) {
        home = std::make_unique<Home>(folder);
        QVERIFY(home->ready());
        QVERIFY(!home->library.readOnlyReason().isEmpty());
    }
    Job* job = home->queue.add(home->library.reclaimJob({.now = {*doomed}}));
    QTRY_VERIFY_WITH_TIMEOUT(job->isFinished(), 20'000);
    QVERIFY2(job->state() == JobState::Succeeded, job->error() ? qPrintable(job->error()->detail) : "");
    QVERIFY2(freeBytes() > 1536 * kKiB, qPrintable(QString::number(freeBytes())));
    QCOMPARE(home->library.readOnlyReason(), QString());
    const QString out = m_elsewhere.filePath(u"out.raw"_s);
    QCOMPARE(*home->exportedSum(*kept, out), sha256OfFile(part));
    QVERIFY(home->import(m_small, u"fits again"_s));
    home.reset();
    Home again(folder);
    QVERIFY(again.ready());
    QCOMPARE(*again.exportedSum(*kept, out), sha256OfFile(part));
    QVERIFY(again.library.image(*doomed)->reclaimed);
    QVERIFY(QFileInfo(folder + u"/library.reserve").size() >= 1024 * kKiB); // for the next time
}

int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    QTemporaryDir folder;
    if (const auto code
        = runInside(kVariable, folder.path(), {u"--size"_s, u"16777216"_s, u"--tmpfs"_s, folder.path()}))
        return *code;
    TestFullDisk test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_fulldisk.moc"
