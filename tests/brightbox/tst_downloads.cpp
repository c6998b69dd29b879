// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/domain/rules.h"
#include "models/local/begunimport.h"
#include "models/local/locallibrary.h"
#include "tests/brightbox/cloudhome.h"
#include "tests/local/faultyfiles.h"
#include "tests/standins/bytegate.h"
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
constexpr qint64 kTalk = kMiB / 4; // bytes of headers, and of what packing adds to random bytes

} // namespace

// Images of an account come here, and go on doing so after the program was ended: against a real Swift.
class TestDownloads : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void lostConnectionsAreMadeAgain();
    void aCopyGoesOnAfterARestart_data();
    void aCopyGoesOnAfterARestart();
    void aKilledCopyFetchesOnlyTheRest_data();
    void aKilledCopyFetchesOnlyTheRest();
    void aKilledFileFetchesOnlyTheRest_data();
    void aKilledFileFetchesOnlyTheRest();
    void whatIsReplacedMeanwhileIsNotMixed_data();
    void whatIsReplacedMeanwhileIsNotMixed();
    void aFullDiskHalfWay_data();
    void aFullDiskHalfWay();
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
    QByteArray packedWhole(const QString& how) const;
    bool standBefore(); // m_gate before Orbit, for the account that is opened anew
    // Where in the object the job is when it tells it first, once it has; lives as long as the test.
    std::shared_ptr<const qint64> firstPlaceOf(const Job* job);
    QStringList begunCopies() const {
        return QDir(m_home->folder.filePath(u"local/maps"_s)).entryList({u"*.begun"_s, u"*.begun-*"_s}, QDir::Files);
    }
    qint64 keptOfTheCopy() const; // bytes of the object that are not fetched again; there is one copy
    QString partPath() const { return m_home->folder.filePath(parts().constFirst()); }
    QStringList parts() const {
        return QDir(m_home->folder.path()).entryList({u".back.raw.*.part"_s}, QDir::Files | QDir::Hidden);
    }

    FaultyFiles m_files; // in place of the kernel, where a test says so
    std::unique_ptr<CloudHome> m_home;
    std::unique_ptr<ByteGate> m_gate;
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

void TestDownloads::cleanup() {
    m_home.reset();
    m_gate.reset();
    FileOperations::use(nullptr);
}

bool TestDownloads::standBefore() {
    m_gate = std::make_unique<ByteGate>(m_home->orbit.url());
    m_home->storage = m_gate->url();
    return m_home->openAndRefresh();
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
    const bool began = QTest::qWaitFor([job] { return job->progress().done >= kDisk / 2; }, 20'000);
    if (paused)
        job->pause();
    local->aboutToQuit();
    return began && !job->isFinished();
}

qint64 TestDownloads::keptOfTheCopy() const {
    const QDir maps(m_home->folder.filePath(u"local/maps"_s));
    const QStringList records = maps.entryList({u"*.begun"_s}, QDir::Files);
    if (records.isEmpty())
        return 0;
    const auto state = BegunImport(maps.filePath(records.first().chopped(6) + u".map")).read();
    return state ? state->mark.packed : 0;
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

QByteArray TestDownloads::packedWhole(const QString& how) const {
    const auto packed = how == u"gz" ? compressed(m_disk, u"gz"_s)
                                     : compressed(m_disk, u"lz4"_s, {how == u"linked" ? u"-BD"_s : u"-BI"_s, u"-B4"_s});
    return readFile(packed.value_or(QString())).value_or(QByteArray());
}

std::shared_ptr<const qint64> TestDownloads::firstPlaceOf(const Job* job) {
    auto place = std::make_shared<qint64>(0);
    connect(job, &Job::progressChanged, this, [place, job] {
        if (*place == 0)
            *place = job->progress().done;
    });
    return place;
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
    const auto first = firstPlaceOf(jobs.first());
    if (paused) {
        QTest::qWait(200);
        QCOMPARE(jobs.first()->state(), JobState::Paused); // it waits for a person
        jobs.first()->resume();
    }
    QVERIFY(m_home->waitForEnd(jobs.first()));
    QVERIFY2(jobs.first()->state() == JobState::Succeeded, qPrintable(m_home->lastError()));
    QCOMPARE(jobs.first()->image().image, left.id); // the same row
    QVERIFY2(*first >= 3 * kMiB, qPrintable(QString::number(*first)));
    QTRY_COMPARE(local->image(left.id)->status, ImageStatus::Available);
    QCOMPARE(local->images().size(), 1);
    QCOMPARE(begunCopies(), QStringList());
    QCOMPARE(m_home->run(local->exportJob(left.id, {.path = m_out})), JobState::Succeeded);
    QCOMPARE(sha256OfFile(m_out), sha256OfFile(m_disk));
    local.reset();
    local = openLocal();
    QVERIFY(CloudHome::restore(*local, m_home->queue).isEmpty()); // it is done
}

void TestDownloads::aKilledCopyFetchesOnlyTheRest_data() {
    QTest::addColumn<QString>("stored");
    QTest::addColumn<bool>("reclaimed");
    QTest::newRow("as Platter uploads") << QString() << false;
    QTest::newRow("in one frame") << u"lz4"_s << false;
    QTest::newRow("in one frame of linked blocks") << u"linked"_s << false;
    QTest::newRow("and space given back in between") << u"lz4"_s << true;
}

// kill -9 of another process: what it had made to last until then is not fetched again.
void TestDownloads::aKilledCopyFetchesOnlyTheRest() {
    QFETCH(const QString, stored);
    QFETCH(const bool, reclaimed);
    if (!stored.isEmpty())
        QVERIFY(replaceObject(packedWhole(stored)));
    QProcess other;
    m_home->startTransfer(other, QStringLiteral(BRIGHTBOX_TRANSFER), 3 * kMiB / 2, {u"copy"_s, m_there.toString()});
    QTRY_VERIFY_WITH_TIMEOUT(keptOfTheCopy() >= 3 * kMiB / 2, 60'000);
    QCOMPARE(other.state(), QProcess::Running);
    other.kill();
    QVERIFY(other.waitForFinished(30'000));
    QCOMPARE(other.exitStatus(), QProcess::CrashExit);
    const qint64 kept = keptOfTheCopy();
    QVERIFY(standBefore());
    auto local = openLocal();
    QVERIFY(local);
    QCOMPARE(local->images().size(), 1);
    QCOMPARE(local->images().constFirst().failure->code, ErrorCode::Interrupted);
    if (reclaimed)
        QCOMPARE(m_home->run(local->reclaimJob({})), JobState::Succeeded);
    m_gate->restart();
    const auto jobs = CloudHome::restore(*local, m_home->queue);
    QCOMPARE(jobs.size(), 1);
    const auto first = firstPlaceOf(jobs.first());
    QVERIFY(m_home->waitForEnd(jobs.first()));
    QVERIFY2(jobs.first()->state() == JobState::Succeeded, qPrintable(m_home->lastError()));
    QVERIFY2(*first >= 3 * kMiB / 2, qPrintable(QString::number(*first)));
    QCOMPARE_LE(m_gate->sent(), kDisk - kept + kTalk);
    const ImageId id = jobs.first()->image().image;
    QTRY_COMPARE(local->image(id)->status, ImageStatus::Available);
    QCOMPARE(m_home->run(local->exportJob(id, {.path = m_out})), JobState::Succeeded);
    QCOMPARE(sha256OfFile(m_out), sha256OfFile(m_disk));
    QCOMPARE(begunCopies(), QStringList());
}

void TestDownloads::aKilledFileFetchesOnlyTheRest_data() {
    QTest::addColumn<QString>("stored");
    QTest::newRow("as Platter uploads") << QString();
    QTest::newRow("in one frame") << u"lz4"_s;
    QTest::newRow("in one frame of linked blocks") << u"linked"_s;
}

void TestDownloads::aKilledFileFetchesOnlyTheRest() {
    QFETCH(const QString, stored);
    if (!stored.isEmpty())
        QVERIFY(replaceObject(packedWhole(stored)));
    m_home->library.reset();
    QProcess other;
    m_home->startTransfer(other, QStringLiteral(BRIGHTBOX_TRANSFER), 3 * kMiB / 2, {u"file"_s, m_there.toString()});
    const auto written = [this] { return parts().isEmpty() ? 0 : QFileInfo(partPath()).size(); };
    QTRY_VERIFY_WITH_TIMEOUT(written() >= 4 * kMiB, 60'000);
    QCOMPARE(other.state(), QProcess::Running);
    other.kill();
    QVERIFY(other.waitForFinished(30'000));
    QCOMPARE(other.exitStatus(), QProcess::CrashExit);
    QVERIFY(standBefore());
    m_gate->restart();
    const auto jobs = CloudHome::restore(*m_home->library, m_home->queue);
    QCOMPARE(jobs.size(), 1);
    const auto first = firstPlaceOf(jobs.first());
    QVERIFY(m_home->waitForEnd(jobs.first()));
    QVERIFY2(jobs.first()->state() == JobState::Succeeded, qPrintable(m_home->lastError()));
    QVERIFY2(*first >= 3 * kMiB / 2, qPrintable(QString::number(*first)));
    QCOMPARE_LE(m_gate->sent(), kDisk - *first + kMiB + kTalk); // told after a piece was read
    QCOMPARE_LE(m_gate->sent(), kDisk - 3 * kMiB / 2);
    QCOMPARE(sha256OfFile(m_out), sha256OfFile(m_disk));
    QCOMPARE(parts(), QStringList());
}

void TestDownloads::whatIsReplacedMeanwhileIsNotMixed_data() {
    QTest::addColumn<bool>("file");
    QTest::newRow("a file begins anew") << true;
    QTest::newRow("a copy says so and begins anew when told") << false;
}

// The connection is lost, and when it is back another object has the name.
void TestDownloads::whatIsReplacedMeanwhileIsNotMixed() {
    QFETCH(const bool, file);
    QVERIFY(makeRandomFile(m_disk, 32 * kMiB)); // more than fits into buffers on the way
    QVERIFY(replaceObject(readFile(m_disk).value_or(QByteArray())));
    QVERIFY(standBefore());
    const auto local = openLocal();
    Job* job = m_home->queue.add(file ? m_home->library->exportJob(m_there, {.path = m_out, .goesOn = true})
                                      : local->importJob(copyRequest(u"here"_s)));
    QTRY_VERIFY_WITH_TIMEOUT(job->progress().done > kMiB, 20'000);
    m_gate->setShut(true);
    QVERIFY(writeFile(m_disk, randomBytes(kMiB, 5) + QByteArray(31 * kMiB, 0))); // zeros where something was
    QVERIFY(replaceObject(readFile(m_disk).value_or(QByteArray())));
    m_home->bandwidth.setLimit(0);
    m_gate->setShut(false);
    QVERIFY(m_home->waitForEnd(job));
    const ImageId id = job->image().image;
    if (!file) {
        QCOMPARE(job->state(), JobState::Failed);
        QCOMPARE(job->error()->code, ErrorCode::SourceChanged);
        QCOMPARE(begunCopies(), QStringList());
        QCOMPARE(m_home->run(local->retryJob(id)), JobState::Succeeded);
        QCOMPARE(m_home->run(local->exportJob(id, {.path = m_out})), JobState::Succeeded);
    }
    QVERIFY2(m_home->last->state() == JobState::Succeeded, qPrintable(m_home->lastError()));
    QCOMPARE(sha256OfFile(m_out), sha256OfFile(m_disk));
    QCOMPARE(parts(), QStringList());
}

void TestDownloads::aFullDiskHalfWay_data() {
    QTest::addColumn<bool>("file");
    QTest::newRow("a file") << true;
    QTest::newRow("a copy") << false;
}

// What was taken is given back, and with room again it works.
void TestDownloads::aFullDiskHalfWay() {
    QFETCH(const bool, file);
    m_home->library.reset();
    FileOperations::use(&m_files);
    m_home->open();
    const auto local = openLocal();
    Job* job = m_home->queue.add(file ? m_home->library->exportJob(m_there, {.path = m_out, .goesOn = true})
                                      : local->importJob(copyRequest(u"here"_s)));
    QTRY_VERIFY_WITH_TIMEOUT(job->progress().done >= kDisk / 2, 20'000);
    m_files.failAt(1, FaultyFiles::Fault::NoSpace, file); // the reason why a copy failed finds room
    QVERIFY(m_home->waitForEnd(job));
    QCOMPARE(job->state(), JobState::Failed);
    QCOMPARE(job->error()->code, ErrorCode::DiskFull);
    m_files.failAt(0, FaultyFiles::Fault::NoSpace);
    QCOMPARE(parts(), QStringList());
    QCOMPARE(begunCopies(), QStringList());
    QVERIFY(!QFile::exists(m_out));
    m_home->bandwidth.setLimit(0);
    const ImageId id = job->image().image;
    const auto again = m_home->run(file ? m_home->library->exportJob(m_there, {.path = m_out}) : local->retryJob(id));
    QCOMPARE(again, JobState::Succeeded);
    if (!file)
        QCOMPARE(m_home->run(local->exportJob(id, {.path = m_out})), JobState::Succeeded);
    QCOMPARE(sha256OfFile(m_out), sha256OfFile(m_disk));
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
    QCOMPARE(begunCopies(), QStringList());
    local = openLocal();
    QVERIFY(local->images().isEmpty());
    QVERIFY(CloudHome::restore(*local, m_home->queue).isEmpty());
}

// A file goes on where a member or a block of the object began: what gzip packed in one piece begins anew.
void TestDownloads::aFileGoesOnAfterARestart_data() {
    QTest::addColumn<QString>("stored");
    QTest::addColumn<bool>("goesOn");
    QTest::addColumn<bool>("paused");
    QTest::newRow("in frames") << u"frames"_s << true << false;
    QTest::newRow("in frames, paused") << u"frames"_s << true << true;
    QTest::newRow("as it is") << u"raw"_s << true << false;
    QTest::newRow("in one frame") << u"lz4"_s << true << false;
    QTest::newRow("in one frame of linked blocks") << u"linked"_s << true << false;
    QTest::newRow("in one gzip member") << u"gz"_s << false << false;
}

void TestDownloads::aFileGoesOnAfterARestart() {
    QFETCH(const QString, stored);
    QFETCH(const bool, goesOn);
    QFETCH(const bool, paused);
    if (stored == u"raw")
        QVERIFY(replaceObject(readFile(m_disk).value_or(QByteArray())));
    else if (stored == u"frames")
        QVERIFY(replaceObject(packedInFrames(8)));
    else
        QVERIFY(replaceObject(packedWhole(stored)));
    QVERIFY(interruptFile(paused));
    QCOMPARE(parts().size(), 1);
    QVERIFY(!QFile::exists(m_out));
    m_home->open();
    const auto jobs = CloudHome::restore(*m_home->library, m_home->queue);
    QCOMPARE(jobs.size(), 1);
    const auto first = firstPlaceOf(jobs.first());
    if (paused) {
        QCOMPARE(jobs.first()->state(), JobState::Paused);
        jobs.first()->resume();
    }
    QVERIFY(m_home->waitForEnd(jobs.first()));
    QVERIFY2(jobs.first()->state() == JobState::Succeeded, qPrintable(m_home->lastError()));
    QCOMPARE(sha256OfFile(m_out), sha256OfFile(m_disk));
    QVERIFY2((*first >= 3 * kMiB) == goesOn, qPrintable(QString::number(*first)));
    QCOMPARE(parts(), QStringList());
    m_home->open();
    QVERIFY(CloudHome::restore(*m_home->library, m_home->queue).isEmpty());
}

void TestDownloads::aFileOfAnotherObjectBeginsAnew() {
    QVERIFY(replaceObject(packedInFrames(8)));
    QVERIFY(interruptFile(false));
    QVERIFY(writeFile(m_disk, QByteArray(kDisk - 11, 0) + "another one")); // zeros where something was
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
