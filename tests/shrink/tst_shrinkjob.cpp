// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/domain/sizes.h"
#include "tests/local/home.h"
#include "tests/shrink/shrinkdisks.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace platter;
using namespace platter::test;
using namespace Qt::StringLiterals;

namespace {

constexpr auto kKilled = "PLATTER_TEST_SHRINKS"; // this program again, which shrinks an image and is killed

} // namespace

// Images of a library become smaller ones beside them.
class TestShrinkJob : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void makesANewImage();
    void refusedLeavesNothing();
    void cancelledLeavesNothing_data();
    void cancelledLeavesNothing();
    void killedLeavesNothing();
    void notOfWhatIsNotThere();

private:
    bool filesAreGone() const { // but those of the library
        return !QFileInfo::exists(m_folder + u"/downloads"_s)
            || QDir(m_folder + u"/downloads"_s).isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot);
    }
    bool isWhole(Home& home, const ImageId& id) const { // the image is what it was made of
        const QString out = m_dir.filePath(u"again.raw"_s);
        return home.finish(home.queue.add(home.library.exportJob(id, {out, true}))) && isSame(out, m_disk.path);
    }
    QTemporaryDir m_dir;
    SpreadDisk m_disk;
    QString m_folder; // the library's, which has the disk as "golden"
};

void TestShrinkJob::initTestCase() {
    QVERIFY(linkLooker(QStringLiteral(PLATTER_LOOK)));
    const auto disk = makeSpreadDisk(m_dir.path(), u"disk"_s, Table::Gpt, kGiB);
    QVERIFY2(disk, disk ? "" : qPrintable(disk.error().message));
    m_disk = *disk;
    Home home(m_dir.filePath(u"template"_s));
    QVERIFY(home.ready());
    const auto id = home.import(m_disk.path, u"golden"_s);
    QVERIFY(id);
    ImageChanges fields;
    fields.architecture = Architecture::i686();
    fields.mode = ImageMode::Compatibility;
    fields.username = u"admin"_s;
    fields.minRam = 512 * kMiB;
    fields.description = u"what it is for"_s;
    fields.isPublic = true;
    fields.locked = true;
    QVERIFY(home.wait(home.library.update(*id, fields)));
}

void TestShrinkJob::init() {
    static int number = 0;
    m_folder = m_dir.filePath(u"library-%1"_s.arg(++number));
    QVERIFY(runTool(u"cp"_s, {u"-a"_s, m_dir.filePath(u"template"_s), m_folder}));
}

void TestShrinkJob::makesANewImage() {
    Home home(m_folder);
    QVERIFY(home.ready());
    QVERIFY(home.library.abilities().testFlag(Ability::Shrink));
    const Image golden = *home.byName(u"golden"_s);
    const auto preview = home.wait(home.library.shrinkPreview(golden.id));
    QVERIFY2(preview, preview ? "" : qPrintable(preview.error().message + preview.error().detail));
    QCOMPARE(preview->virtualSize, kGiB);
    const auto space = home.wait(home.library.space());
    QVERIFY(space);
    QStringList phases;
    Job* job = home.queue.add(home.library.shrinkJob({.image = golden.id}));
    QCOMPARE(job->title(), u"golden, made smaller"_s);
    connect(job, &Job::progressChanged, this, [&] {
        if (phases.isEmpty() || phases.constLast() != job->progress().phase)
            phases.append(job->progress().phase);
    });
    const auto made = home.finish(job);
    QVERIFY2(made, made ? "" : qPrintable(made.error().message + made.error().detail));
    QVERIFY(phases.contains(u"reading and storing"_s));
    QTRY_COMPARE(home.library.image(*made)->status, ImageStatus::Available);
    const Image small = *home.library.image(*made);
    QCOMPARE(small.name, u"golden shrunk"_s);
    QCOMPARE(small.virtualSize, preview->smallest);
    QCOMPARE(small.architecture, Architecture::i686());
    QCOMPARE(small.mode, ImageMode::Compatibility);
    QCOMPARE(small.username, u"admin"_s);
    QCOMPARE(small.minRam, std::optional<qint64>(512 * kMiB));
    QCOMPARE(small.description, u"what it is for"_s);
    QVERIFY(!small.isPublic);
    QVERIFY(!small.locked);
    QVERIFY(small.ancestor);
    QCOMPARE(small.ancestor->id, golden.id);
    QCOMPARE(small.source, u"golden"_s);
    QVERIFY(small.isShrunk());
    const QString out = m_dir.filePath(u"small.raw"_s);
    QVERIFY(home.finish(home.queue.add(home.library.exportJob(*made, {out, true}))));
    QCOMPARE(wrongWith(m_disk, out, small.virtualSize), QString());
    // The old one is what it was, and what both have in common is there once.
    QCOMPARE(*home.library.image(golden.id), golden);
    QVERIFY(isWhole(home, golden.id));
    const auto after = home.wait(home.library.space());
    QVERIFY(after);
    const qint64 added = after->stored - space->stored;
    QVERIFY2(added < small.diskSize / 2, qPrintable(u"%1 of %2"_s.arg(added).arg(small.diskSize)));
    QVERIFY(filesAreGone());

    const auto again = home.finish(
        home.queue.add(home.library.shrinkJob({.image = *made, .size = small.virtualSize, .name = u"again"_s})));
    QVERIFY(!again);
    QVERIFY2(again.error().message.contains(u"no smaller"_s), qPrintable(again.error().message));
}

void TestShrinkJob::refusedLeavesNothing() {
    Home home(m_folder);
    QVERIFY(home.ready());
    const Image golden = *home.byName(u"golden"_s);
    const auto made = home.finish(
        home.queue.add(home.library.shrinkJob({.image = golden.id, .size = 80 * kMiB, .name = u"too small"_s})));
    QVERIFY(!made);
    QCOMPARE(made.error().code, ErrorCode::InvalidArgument);
    const auto preview = home.wait(home.library.shrinkPreview(golden.id));
    QVERIFY(preview);
    QVERIFY2(made.error().message.contains(exactSize(preview->smallest)), qPrintable(made.error().message));
    QTRY_VERIFY(!home.byName(u"too small"_s));
    QCOMPARE(home.library.images().size(), 1);
    QVERIFY(filesAreGone());
}

void TestShrinkJob::cancelledLeavesNothing_data() {
    QTest::addColumn<QString>("phase");
    for (const char* phase : {"reading the file system", "checking the file system", "making the file system smaller",
             "reading and storing"})
        QTest::newRow(phase) << QString::fromLatin1(phase);
}

void TestShrinkJob::cancelledLeavesNothing() {
    QFETCH(QString, phase);
    Home home(m_folder);
    QVERIFY(home.ready());
    const Image golden = *home.byName(u"golden"_s);
    Job* job = home.queue.add(home.library.shrinkJob({.image = golden.id, .name = u"small"_s}));
    QElapsedTimer timer;
    connect(job, &Job::progressChanged, this, [&] {
        if (job->progress().phase == phase && !timer.isValid()) {
            timer.start();
            job->cancel();
        }
    });
    QTRY_VERIFY_WITH_TIMEOUT(job->isFinished(), 60'000);
    const qint64 took = timer.isValid() ? timer.elapsed() : -1;
    if (!timer.isValid())
        QSKIP("it was too quick to be seen in this phase");
    if (phase == u"reading and storing"_s && job->state() == JobState::Succeeded)
        QSKIP("it had ended before it was told to stop");
    QCOMPARE(job->state(), JobState::Cancelled);
    QVERIFY2(took < 1000, qPrintable(QString::number(took)));
    QTRY_COMPARE(home.library.images().size(), 1);
    QVERIFY(filesAreGone());
    QVERIFY(isWhole(home, golden.id));
}

void TestShrinkJob::killedLeavesNothing() {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QString::fromLatin1(kKilled), m_folder);
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(), QStringList());
    QVERIFY(process.waitForStarted());
    const auto isThere = [this] {
        QDirIterator files(m_folder + u"/downloads"_s, {u"filesystem"_s}, QDir::Files, QDirIterator::Subdirectories);
        return files.hasNext();
    };
    QTRY_VERIFY_WITH_TIMEOUT(isThere() || process.state() == QProcess::NotRunning, 60'000);
    QCOMPARE(process.state(), QProcess::Running);
    QCOMPARE(::kill(pid_t(process.processId()), SIGKILL), 0);
    QVERIFY(process.waitForFinished());

    Home home(m_folder);
    QVERIFY(home.ready());
    QVERIFY(filesAreGone());
    QTRY_COMPARE(home.byName(u"killed"_s)->status, ImageStatus::Failed);
    const Image failed = *home.byName(u"killed"_s);
    QVERIFY2(failed.failure->message.contains(u"Shrink that image again"_s), qPrintable(failed.failure->message));
    QVERIFY(!home.retry(failed.id));
    QVERIFY(isWhole(home, home.byName(u"golden"_s)->id));
}

void TestShrinkJob::notOfWhatIsNotThere() {
    Home home(m_folder);
    QVERIFY(home.ready());
    QVERIFY(!home.library.shrinkJob({.image = ImageId(u"loc-zzzzz"_s)}));
    QVERIFY(!home.wait(home.library.shrinkPreview(ImageId(u"loc-zzzzz"_s))));
    const Image golden = *home.byName(u"golden"_s);
    QVERIFY(home.wait(home.library.update(golden.id, {.locked = false})));
    QVERIFY(home.wait(home.library.remove(golden.id)));
    const auto preview = home.wait(home.library.shrinkPreview(golden.id));
    QVERIFY(!preview);
    QCOMPARE(preview.error().code, ErrorCode::WrongState);
    QVERIFY(!home.finish(home.queue.add(home.library.shrinkJob({.image = golden.id}))));
}

namespace {

int shrinkUntilKilled(const QString& folder) {
    Home home(folder);
    if (!home.ready())
        return 3;
    home.queue.add(home.library.shrinkJob({.image = home.byName(u"golden"_s)->id, .name = u"killed"_s}));
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    if (qEnvironmentVariableIsSet(kKilled))
        return shrinkUntilKilled(qEnvironmentVariable(kKilled));
    TestShrinkJob test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_shrinkjob.moc"
