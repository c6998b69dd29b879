// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/domain/rules.h"
#include "models/local/locallibrary.h"
#include "tests/brightbox/cloudhome.h"
#include "tests/standins/plainhttp.h"
#include "tests/support/diskmaker.h"

#include <QDir>
#include <QFile>

using namespace platter;
using namespace platter::test;

namespace {

constexpr qint64 kMiB = 1024 * 1024;
constexpr qint64 kDisk = 8 * kMiB;
constexpr qint64 kRate = 4 * kMiB; // a second: a test has time to end the program in between

} // namespace

// Images of an account come here, and go on doing so after the program was ended: against a real Swift.
class TestDownloads : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_home.reset(); }
    void lostConnectionsAreMadeAgain();
    void aCopyGoesOnAfterARestart_data();
    void aCopyGoesOnAfterARestart();
    void queuedCopiesGoOnInTheirOrder();
    void aCopyOfALibraryThatIsGoneWaits();
    void whatGoesOnWaitsForTheSecret();
    void aCancelledCopyIsForgotten();
    void aFileGoesOnAfterARestart_data();
    void aFileGoesOnAfterARestart();
    void aFileOfAnotherObjectBeginsAnew();
    void aCancelledFileLeavesNothing();

private:
    std::unique_ptr<LocalLibrary> openLocal() const;
    ImportRequest copyRequest(const QString& name) const;
    bool interruptCopy(bool paused) const; // begins one and ends the program in the middle
    bool interruptFile(bool paused) const; // the same, into m_out
    bool replaceObject(const QByteArray& bytes) const;
    QByteArray packedInFrames(int frames) const;
    QStringList parts() const {
        return QDir(m_home->folder.path()).entryList({u".back.raw.*.part"_s}, QDir::Files | QDir::Hidden);
    }

    std::unique_ptr<CloudHome> m_home;
    QString m_disk;
    QString m_out;
    ImageId m_there;
};

void TestDownloads::initTestCase() {
    if (!OrbitServer::isInstalled())
        QSKIP("OpenStack Swift is not installed");
}

void TestDownloads::init() {
    m_home = std::make_unique<CloudHome>();
    m_home->options.uploadSizes = {.segment = kMiB, .object = kMiB};
    m_home->options.markPause = std::chrono::milliseconds(0);
    const auto started = m_home->startOrbit();
    QVERIFY2(started, started ? "" : qPrintable(started.error().message));
    m_disk = m_home->folder.filePath(u"disk.raw"_s);
    m_out = m_home->folder.filePath(u"back.raw"_s);
    QVERIFY(makeRandomFile(m_disk, kDisk));
    QVERIFY(m_home->openAndRefresh());
    const auto media = Media::inspect(m_disk);
    QVERIFY(media);
    const auto state = m_home->run(
        m_home->library->importJob({.media = *media, .name = u"nightly"_s, .architecture = Architecture::x86_64()}));
    QVERIFY2(state == JobState::Succeeded, qPrintable(m_home->lastError()));
    m_there = m_home->last->image().image;
    m_home->bandwidth.setLimit(kRate);
}

std::unique_ptr<LocalLibrary> TestDownloads::openLocal() const {
    auto local = std::make_unique<LocalLibrary>(m_home->folder.filePath(u"local"_s));
    local->setDiskFinder([home = m_home.get()](const ImageKey& key) {
        return key.library == home->library->id() ? home->library->diskOpener(key.image) : DiskOpener{};
    });
    return QTest::qWaitFor([&local] { return local->state() == LibraryState::Ready; }) ? std::move(local) : nullptr;
}

ImportRequest TestDownloads::copyRequest(const QString& name) const {
    return {.media = {},
        .name = name,
        .copyOf = CopySource{.image = {m_home->library->id(), m_there},
            .name = u"nightly"_s,
            .virtualSize = kDisk,
            .open = m_home->library->diskOpener(m_there)}};
}

bool TestDownloads::interruptCopy(bool paused) const {
    const auto local = openLocal();
    JobQueue queue;
    Job* job = queue.add(local->importJob(copyRequest(u"here"_s)));
    const bool began = QTest::qWaitFor([job] { return job->progress().done > kMiB; }, 20'000);
    if (paused)
        job->pause();
    local->aboutToQuit();
    return began && !job->isFinished();
}

bool TestDownloads::interruptFile(bool paused) const {
    m_home->open();
    JobQueue queue;
    Job* job = queue.add(m_home->library->exportJob(m_there, {.path = m_out, .goesOn = true}));
    const bool began = QTest::qWaitFor([job] { return job->progress().done >= kDisk / 2; }, 20'000);
    if (paused)
        job->pause();
    m_home->library->aboutToQuit();
    return began && !job->isFinished();
}

bool TestDownloads::replaceObject(const QByteArray& bytes) const {
    QUrl url = m_home->orbit.url();
    url.setPath(u"/v1"_s);
    const QByteArray token
        = plainRequest("GET", url, {{"X-Auth-User", "cli-12345"}, {"X-Auth-Key", "secret"}}).header("X-Auth-Token");
    url.setPath(u"/v1/acc-12345/images/"_s + m_there.toString());
    return plainRequest("PUT", url, {{"X-Auth-Token", token}}, bytes).status == 201;
}

QByteArray TestDownloads::packedInFrames(int frames) const {
    const QByteArray disk = readFile(m_disk).value_or(QByteArray());
    QByteArray packed;
    for (int i = 0; i < frames; ++i) {
        const QString piece = m_home->folder.filePath(u"piece-%1"_s.arg(i));
        if (!writeFile(piece, disk.mid(i * disk.size() / frames, disk.size() / frames)))
            return {};
        packed += readFile(compressed(piece, u"lz4"_s).value_or(QString())).value_or(QByteArray());
    }
    return packed;
}

void TestDownloads::lostConnectionsAreMadeAgain() {
    QVERIFY(makeRandomFile(m_disk, 32 * kMiB)); // more than fits into buffers on the way
    QVERIFY(replaceObject(readFile(m_disk).value_or(QByteArray())));
    const auto local = openLocal();
    Job* copy = m_home->queue.add(local->importJob(copyRequest(u"here"_s)));
    Job* file = m_home->queue.add(m_home->library->exportJob(m_there, {.path = m_out}));
    for (const Job* job : {copy, file})
        QTRY_VERIFY_WITH_TIMEOUT(job->progress().done > kMiB, 20'000);
    m_home->bandwidth.setLimit(kMiB); // the kernel may hold all of it
    m_home->orbit.stop();
    QTest::qWait(9000); // longer than what had arrived lasts, and than a handful of tries
    for (const Job* job : {copy, file})
        QVERIFY2(job->state() == JobState::Running, qPrintable(job->error() ? job->error()->message : QString()));
    m_home->bandwidth.setLimit(0);
    QVERIFY(m_home->startOrbit());
    for (Job* job : {copy, file}) {
        QVERIFY(m_home->waitForEnd(job));
        QVERIFY2(job->state() == JobState::Succeeded, qPrintable(m_home->lastError()));
    }
    QCOMPARE(sha256OfFile(m_out), sha256OfFile(m_disk));
}

void TestDownloads::aCopyGoesOnAfterARestart_data() {
    QTest::addColumn<bool>("paused");
    QTest::newRow("running") << false;
    QTest::newRow("paused") << true;
}

void TestDownloads::aCopyGoesOnAfterARestart() {
    QFETCH(const bool, paused);
    QVERIFY(interruptCopy(paused));
    auto local = openLocal();
    QVERIFY(local);
    QCOMPARE(local->images().size(), 1);
    const Image left = local->images().constFirst();
    QCOMPARE(left.status, ImageStatus::Failed);
    QCOMPARE(left.failure->code, ErrorCode::Interrupted);
    const auto jobs = CloudHome::restore(*local, m_home->queue);
    QCOMPARE(jobs.size(), 1);
    if (paused) {
        QTest::qWait(200);
        QCOMPARE(jobs.first()->state(), JobState::Paused); // it waits for a person
        jobs.first()->resume();
    }
    QVERIFY(m_home->waitForEnd(jobs.first()));
    QVERIFY2(jobs.first()->state() == JobState::Succeeded, qPrintable(m_home->lastError()));
    QCOMPARE(jobs.first()->image().image, left.id); // the same row
    QTRY_COMPARE(local->image(left.id)->status, ImageStatus::Available);
    QCOMPARE(local->images().size(), 1);
    QCOMPARE(m_home->run(local->exportJob(left.id, {.path = m_out})), JobState::Succeeded);
    QCOMPARE(sha256OfFile(m_out), sha256OfFile(m_disk));
    local.reset();
    local = openLocal();
    QVERIFY(CloudHome::restore(*local, m_home->queue).isEmpty()); // it is done
}

void TestDownloads::queuedCopiesGoOnInTheirOrder() {
    {
        const auto local = openLocal();
        JobQueue queue(1);
        queue.add(local->importJob(copyRequest(u"first"_s)));
        Job* second = queue.add(local->importJob(copyRequest(u"second"_s)));
        QTRY_COMPARE(local->images().size(), 2);
        QCOMPARE(second->state(), JobState::Queued);
        local->aboutToQuit();
    }
    const auto local = openLocal();
    QCOMPARE(local->images().size(), 2);
    JobQueue queue(1);
    QStringList names;
    local->restoreJobs([&](std::unique_ptr<Job> job) {
        names.append(local->image(job->image().image)->name);
        queue.add(std::move(job));
    });
    QTRY_COMPARE(names, (QStringList{u"first"_s, u"second"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(queue.isIdle(), 60'000);
    for (const Job* job : queue.jobs())
        QCOMPARE(job->state(), JobState::Succeeded);
}

void TestDownloads::aCopyOfALibraryThatIsGoneWaits() {
    QVERIFY(interruptCopy(false));
    auto local = openLocal();
    local->setDiskFinder([](const ImageKey&) { return DiskOpener{}; });
    QVERIFY(CloudHome::restore(*local, m_home->queue).isEmpty());
    const Image left = local->images().constFirst();
    QCOMPARE(left.status, ImageStatus::Failed);
    QVERIFY(ImageRules::canRetry(left));
    QCOMPARE(m_home->run(local->retryJob(left.id)), JobState::Failed);
    QCOMPARE(m_home->last->error()->code, ErrorCode::NotFound);
    local = openLocal(); // it is connected again
    QCOMPARE(m_home->run(local->retryJob(left.id)), JobState::Succeeded);
    QTRY_COMPARE(local->image(left.id)->status, ImageStatus::Available);
}

// At the program's start the keyring has not answered yet.
void TestDownloads::whatGoesOnWaitsForTheSecret() {
    QVERIFY(interruptCopy(false));
    QVERIFY(interruptFile(false));
    m_home->open({});
    const auto local = openLocal();
    const auto copies = CloudHome::restore(*local, m_home->queue);
    const auto files = CloudHome::restore(*m_home->library, m_home->queue);
    QCOMPARE(copies.size(), 1);
    QCOMPARE(files.size(), 1);
    for (const Job* job : {copies.first(), files.first()})
        QTRY_VERIFY_WITH_TIMEOUT(job->progress().phase.contains(u"sign-in"_s), 20'000);
    m_home->library->setSecrets(CloudHome::secrets());
    for (Job* job : {copies.first(), files.first()}) {
        QVERIFY(m_home->waitForEnd(job));
        QVERIFY2(job->state() == JobState::Succeeded, qPrintable(m_home->lastError()));
    }
    QCOMPARE(sha256OfFile(m_out), sha256OfFile(m_disk));
}

void TestDownloads::aCancelledCopyIsForgotten() {
    QVERIFY(interruptCopy(false));
    auto local = openLocal();
    const auto jobs = CloudHome::restore(*local, m_home->queue);
    QCOMPARE(jobs.size(), 1);
    QTRY_VERIFY(jobs.first()->progress().done > 0);
    jobs.first()->cancel();
    QVERIFY(m_home->waitForEnd(jobs.first()));
    QCOMPARE(jobs.first()->state(), JobState::Cancelled);
    QTRY_VERIFY(local->images().isEmpty());
    local = openLocal();
    QVERIFY(local->images().isEmpty());
    QVERIFY(CloudHome::restore(*local, m_home->queue).isEmpty());
}

// A file goes on where a member or a block of the object began.
void TestDownloads::aFileGoesOnAfterARestart_data() {
    QTest::addColumn<QString>("stored");
    QTest::addColumn<bool>("goesOn");
    QTest::addColumn<bool>("paused");
    QTest::newRow("in frames") << u"frames"_s << true << false;
    QTest::newRow("in frames, paused") << u"frames"_s << true << true;
    QTest::newRow("as it is") << u"raw"_s << true << false;
    QTest::newRow("in one frame") << u"one"_s << true << false;
}

void TestDownloads::aFileGoesOnAfterARestart() {
    QFETCH(const QString, stored);
    QFETCH(const bool, goesOn);
    QFETCH(const bool, paused);
    if (stored == u"raw")
        QVERIFY(replaceObject(readFile(m_disk).value_or(QByteArray())));
    else if (stored == u"frames")
        QVERIFY(replaceObject(packedInFrames(8)));
    QVERIFY(interruptFile(paused));
    QCOMPARE(parts().size(), 1);
    QVERIFY(!QFile::exists(m_out));
    m_home->open();
    const auto jobs = CloudHome::restore(*m_home->library, m_home->queue);
    QCOMPARE(jobs.size(), 1);
    qint64 first = 0; // where it began
    connect(jobs.first(), &Job::progressChanged, this,
        [&first, job = jobs.first()] { first = first == 0 ? job->progress().done : first; });
    if (paused) {
        QCOMPARE(jobs.first()->state(), JobState::Paused);
        jobs.first()->resume();
    }
    QVERIFY(m_home->waitForEnd(jobs.first()));
    QVERIFY2(jobs.first()->state() == JobState::Succeeded, qPrintable(m_home->lastError()));
    QCOMPARE(sha256OfFile(m_out), sha256OfFile(m_disk));
    QVERIFY2((first >= 3 * kMiB) == goesOn, qPrintable(QString::number(first)));
    QCOMPARE(parts(), QStringList());
    m_home->open();
    QVERIFY(CloudHome::restore(*m_home->library, m_home->queue).isEmpty());
}

void TestDownloads::aFileOfAnotherObjectBeginsAnew() {
    QVERIFY(replaceObject(packedInFrames(8)));
    QVERIFY(interruptFile(false));
    QVERIFY(writeFile(m_disk, QByteArray(kDisk, 0) + "another one")); // zeros where something was
    QVERIFY(replaceObject(packedInFrames(8)));
    m_home->open();
    const auto jobs = CloudHome::restore(*m_home->library, m_home->queue);
    QCOMPARE(jobs.size(), 1);
    QVERIFY(m_home->waitForEnd(jobs.first()));
    QVERIFY2(jobs.first()->state() == JobState::Succeeded, qPrintable(m_home->lastError()));
    QCOMPARE(sha256OfFile(m_out), sha256OfFile(m_disk));
}

void TestDownloads::aCancelledFileLeavesNothing() {
    for (const bool begun : {false, true}) {
        QVERIFY(interruptFile(false));
        QCOMPARE(parts().size(), 1);
        m_home->open();
        JobQueue queue;
        QList<Job*> jobs;
        m_home->library->restoreJobs([&](std::unique_ptr<Job> job) {
            if (!begun)
                job->pause(); // it never has its turn
            jobs.append(queue.add(std::move(job)));
        });
        QTRY_COMPARE(jobs.size(), 1);
        if (begun)
            QTRY_VERIFY(jobs.first()->progress().done > 0);
        jobs.first()->cancel();
        QTRY_COMPARE(jobs.first()->state(), JobState::Cancelled);
        QTRY_COMPARE(parts(), QStringList());
        QVERIFY(!QFile::exists(m_out));
        m_home->open();
        QVERIFY(CloudHome::restore(*m_home->library, m_home->queue).isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestDownloads)
#include "tst_downloads.moc"
