// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/brightboxcore.h"
#include "models/local/locallibrary.h"
#include "tests/brightbox/cloudhome.h"
#include "tests/standins/plainhttp.h"
#include "tests/support/diskmaker.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QTimer>

using namespace platter;
using namespace platter::test;

// Disks go up into the account's storage, become images there, and come back: against a real Swift.
class TestUploads : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void aDiskGoesUpAndComesBack_data();
    void aDiskGoesUpAndComesBack();
    void anImageOfThisComputerIsCopied();
    void aCloudImageIsCopiedHere();
    void aLostConnectionIsMadeAgain();
    void eachStepOutlivesWhatItNeeds_data();
    void eachStepOutlivesWhatItNeeds();
    void anUploadGoesOnAfterARestart_data();
    void anUploadGoesOnAfterARestart();
    void anUploadOfALivingProcessIsLeftToIt();
    void aCancelledUploadLeavesNothing();
    void whatTheServiceFetchesIsRenewed();
    void aCancelledUploadThatDoesNotGoOnLeavesNothing();
    void aRegistrationWhoseAnswerIsLostIsNotMadeTwice();
    void aRefusedRegistrationLeavesNothing();
    void whatTheServiceFailsToMakeIsAskedForOnceMore();
    void aSourceThatChangedIsNotMixed();
    void aShareLinkIsReadByAnybody();
    void secretsAreNowhere();

private:
    ImportRequest requestFor(const QString& path, const QString& name) const;
    QStringList staged() const;
    QByteArray rawDigest() const { return sha256OfFile(m_disk); }
    TakenIn takenIn(const ImageId& id) const { return m_home->cloud.taken(id.toString()); }
    bool waitForPhase(Job* job, qint64 atLeast) const;
    qsizetype imagesCalled(const QString& name) const; // that are not deleted; -1: the service does not answer

    std::unique_ptr<CloudHome> m_home;
    QString m_disk;
};

void TestUploads::initTestCase() {
    if (!OrbitServer::isInstalled())
        QSKIP("OpenStack Swift is not installed");
}

void TestUploads::init() {
    m_home = std::make_unique<CloudHome>();
    m_home->options.uploadSizes = {.segment = 1024 * 1024, .object = 1024 * 1024};
    const auto started = m_home->startOrbit();
    QVERIFY2(started, started ? "" : qPrintable(started.error().message));
    m_disk = m_home->folder.filePath(u"disk.raw"_s);
    QVERIFY(makeExt4Disk(m_disk, 24 * 1024 * 1024));
    QVERIFY(m_home->openAndRefresh());
}

void TestUploads::cleanup() {
    m_home.reset();
}

ImportRequest TestUploads::requestFor(const QString& path, const QString& name) const {
    const auto media = Media::inspect(path);
    return {.media = media.value_or(MediaInfo{}),
        .name = name,
        .architecture = Architecture::x86_64(),
        .username = u"ubuntu"_s,
        .minRam = 512LL * 1024 * 1024,
        .description = u"from a test"_s};
}

// Names of all objects that are staged.
QStringList TestUploads::staged() const {
    QUrl url = m_home->orbit.url();
    url.setPath(u"/v1"_s);
    const QByteArray token
        = plainRequest("GET", url, {{"X-Auth-User", "cli-12345"}, {"X-Auth-Key", "secret"}}).header("X-Auth-Token");
    url.setPath(u"/v1/acc-12345/platter-uploads"_s);
    url.setQuery(u"format=json"_s);
    QStringList names;
    for (const QJsonValue& each : plainRequest("GET", url, {{"X-Auth-Token", token}}).array())
        names.append(each.toObject().value("name"_L1).toString());
    return names;
}

bool TestUploads::waitForPhase(Job* job, qint64 atLeast) const {
    return QTest::qWaitFor([&] { return job->progress().done >= atLeast && job->progress().total > 0; }, 30'000);
}

qsizetype TestUploads::imagesCalled(const QString& name) const {
    if (!m_home->refresh())
        return -1;
    return std::ranges::count_if(m_home->library->images(),
        [&](const Image& image) { return image.name == name && image.status != ImageStatus::Deleted; });
}

void TestUploads::aDiskGoesUpAndComesBack_data() {
    QTest::addColumn<QString>("ending");
    QTest::newRow("raw") << QString();
    QTest::newRow("xz") << u"xz"_s;
    QTest::newRow("lz4") << u"lz4"_s;
}

void TestUploads::aDiskGoesUpAndComesBack() {
    QFETCH(QString, ending);
    const QString path = ending.isEmpty() ? m_disk : compressed(m_disk, ending).value_or(QString());
    const auto state = m_home->run(m_home->library->importJob(requestFor(path, u"nightly"_s)));
    QVERIFY2(state == JobState::Succeeded, qPrintable(m_home->lastError()));
    const ImageId id = m_home->last->image().image;
    QVERIFY(m_home->waitForImage(id, ImageStatus::Available));
    const auto image = m_home->library->image(id);
    QCOMPARE(image->name, u"nightly"_s);
    QCOMPARE(image->username, u"ubuntu"_s);
    QCOMPARE(image->minRam, std::optional(qint64{512} * 1024 * 1024));
    QCOMPARE(image->virtualSize, qint64{24} * 1024 * 1024);
    QCOMPARE(QByteArray::fromHex(takenIn(id).sha256), rawDigest()); // what the service fetched is the disk
    QCOMPARE(staged(), QStringList()); // nothing is left to pay for
    const QString back = m_home->folder.filePath(u"back.raw"_s);
    const auto down = m_home->run(m_home->library->exportJob(id, {.path = back}));
    QVERIFY2(down == JobState::Succeeded, qPrintable(m_home->lastError()));
    QCOMPARE(sha256OfFile(back), rawDigest());
    QVERIFY(allocatedBytes(back) < QFileInfo(back).size()); // sparse
}

void TestUploads::anImageOfThisComputerIsCopied() {
    LocalLibrary local(m_home->folder.filePath(u"local"_s));
    QTRY_COMPARE(local.state(), LibraryState::Ready);
    QCOMPARE(m_home->run(local.importJob(requestFor(m_disk, u"golden"_s))), JobState::Succeeded);
    const ImageId here = m_home->last->image().image;
    QTRY_COMPARE(local.image(here)->status, ImageStatus::Available);
    ImportRequest copy{.media = {}, .name = u"golden"_s, .architecture = Architecture::x86_64()};
    copy.copyOf = CopySource{.image = local.image(here)->key(),
        .name = u"golden"_s,
        .contentId = local.image(here)->contentId,
        .open = local.diskOpener(here)};
    const auto state = m_home->run(m_home->library->importJob(copy));
    QVERIFY2(state == JobState::Succeeded, qPrintable(m_home->lastError()));
    QCOMPARE(QByteArray::fromHex(takenIn(m_home->last->image().image).sha256), rawDigest());
}

void TestUploads::aCloudImageIsCopiedHere() {
    QCOMPARE(m_home->run(m_home->library->importJob(requestFor(m_disk, u"nightly"_s))), JobState::Succeeded);
    const ImageId there = m_home->last->image().image;
    LocalLibrary local(m_home->folder.filePath(u"local"_s));
    QTRY_COMPARE(local.state(), LibraryState::Ready);
    QCOMPARE(m_home->run(local.importJob(requestFor(m_disk, u"direct"_s))), JobState::Succeeded);
    const ImageId direct = m_home->last->image().image;
    ImportRequest copy{.media = {}, .name = u"nightly"_s};
    copy.copyOf = CopySource{
        .image = {m_home->library->id(), there}, .name = u"nightly"_s, .open = m_home->library->diskOpener(there)};
    const auto state = m_home->run(local.importJob(copy));
    QVERIFY2(state == JobState::Succeeded, qPrintable(m_home->lastError()));
    QVERIFY(m_home->last->uses(m_home->library->id())); // it would be cancelled before signing out
    QVERIFY(m_home->last->uses(local.id()));
    const ImageId copied = m_home->last->image().image;
    QTRY_COMPARE(local.image(copied)->status, ImageStatus::Available);
    QTRY_COMPARE(local.image(direct)->status, ImageStatus::Available);
    QCOMPARE(local.image(copied)->contentId, local.image(direct)->contentId); // equal disks
}

void TestUploads::aLostConnectionIsMadeAgain() {
    QVERIFY(makeRandomFile(m_disk, 24 * 1024 * 1024));
    Job* job = m_home->queue.add(m_home->library->importJob(requestFor(m_disk, u"nightly"_s)));
    QVERIFY(waitForPhase(job, 4 * 1024 * 1024));
    m_home->orbit.stop();
    QTRY_VERIFY_WITH_TIMEOUT(job->progress().phase.contains(u"waiting"_s), 30'000);
    QVERIFY(!job->isFinished());
    const qsizetype before = staged().size();
    QCOMPARE(before, 0); // it is down
    QVERIFY(m_home->startOrbit());
    QVERIFY(!staged().isEmpty()); // what was sent is still there
    QTRY_VERIFY_WITH_TIMEOUT(job->isFinished(), 60'000);
    QVERIFY2(job->state() == JobState::Succeeded, qPrintable(job->error() ? job->error()->message : QString()));
    QCOMPARE(QByteArray::fromHex(takenIn(job->image().image).sha256), rawDigest());
    QCOMPARE(staged(), QStringList());
}

// The API or Swift dies in the middle of a step, or answers nothing, for longer than a request is repeated.
void TestUploads::eachStepOutlivesWhatItNeeds_data() {
    QTest::addColumn<QString>("step"); // what its progress says; "made": the service knows the image, and fetches
    QTest::addColumn<QString>("what");
    QTest::newRow("API, while it opens") << u"opening"_s << u"api"_s;
    QTest::newRow("API, while it sends") << u"uploading"_s << u"api"_s;
    QTest::newRow("API, while it registers") << u"registering"_s << u"api"_s;
    QTest::newRow("API, while it is made") << u"made"_s << u"api"_s;
    QTest::newRow("Swift, while it opens") << u"opening"_s << u"swift"_s;
    QTest::newRow("Swift, while it registers") << u"registering"_s << u"swift"_s;
    QTest::newRow("Swift, while it is made") << u"made"_s << u"swift"_s;
    QTest::newRow("a Swift that hangs") << u"uploading"_s << u"hang"_s;
}

void TestUploads::eachStepOutlivesWhatItNeeds() {
    QFETCH(const QString, step);
    QFETCH(const QString, what);
    m_home->cloud.setImportTime(std::chrono::seconds(what == u"swift" ? 5 : 1)); // also where all was fetched before
    if (what == u"swift" && step == u"registering") // that it dies before
        m_home->cloud.addFault({.method = "POST", .path = u"/1.0/images"_s, .times = -1});
    QVERIFY(makeRandomFile(m_disk, 24 * 1024 * 1024));
    m_home->bandwidth.setLimit(step == u"uploading" ? 8 * 1024 * 1024 : 0);
    Job* job = m_home->queue.add(m_home->library->importJob(requestFor(m_disk, u"nightly"_s)));
    bool dead = false;
    const auto look = [&] {
        if (dead || (step == u"made" ? job->image().image.isEmpty() : !job->progress().phase.contains(step)))
            return;
        dead = true;
        what == u"api"        ? m_home->cloud.stopListening()
            : what == u"hang" ? m_home->orbit.freeze()
                              : m_home->orbit.stop();
        m_home->cloud.clearFaults();
    };
    connect(job, &Job::progressChanged, this, look);
    QTimer often; // an image that is known says nothing
    connect(&often, &QTimer::timeout, this, look);
    often.start(10);
    look();
    QTRY_VERIFY_WITH_TIMEOUT(dead, 30'000);
    QTest::qWait(1500);
    QVERIFY(!job->isFinished());
    if (what == u"api")
        QVERIFY(m_home->cloud.startListening());
    else if (what == u"hang")
        m_home->orbit.thaw();
    else
        QVERIFY(m_home->startOrbit());
    m_home->bandwidth.setLimit(0);
    QVERIFY(m_home->waitForEnd(job));
    QVERIFY2(job->state() == JobState::Succeeded, qPrintable(m_home->lastError()));
    QCOMPARE(QByteArray::fromHex(takenIn(job->image().image).sha256), rawDigest());
    QCOMPARE(staged(), QStringList());
    QCOMPARE(imagesCalled(u"nightly"_s), 1);
}

void TestUploads::anUploadGoesOnAfterARestart_data() {
    QTest::addColumn<bool>("pauses");
    QTest::newRow("running") << false;
    QTest::newRow("paused") << true;
}

void TestUploads::anUploadGoesOnAfterARestart() {
    QFETCH(const bool, pauses);
    QVERIFY(makeRandomFile(m_disk, 24 * 1024 * 1024));
    {
        JobQueue queue;
        Job* job = queue.add(m_home->library->importJob(requestFor(m_disk, u"nightly"_s)));
        QVERIFY(waitForPhase(job, 4 * 1024 * 1024));
        if (pauses)
            job->pause();
        m_home->library->aboutToQuit(); // the program ends
    }
    m_home->library.reset();
    const QStringList sent = staged();
    QVERIFY(sent.size() >= 3);
    m_home->open();
    const auto saved = CloudHome::restore(*m_home->library, m_home->queue);
    QCOMPARE(saved.size(), 1);
    if (pauses) {
        QCOMPARE(saved.first()->state(), JobState::Paused);
        saved.first()->resume();
    }
    QVERIFY(m_home->waitForEnd(saved.first()));
    QCOMPARE(saved.first()->state(), JobState::Succeeded);
    QCOMPARE(QByteArray::fromHex(takenIn(saved.first()->image().image).sha256), rawDigest());
    QCOMPARE(staged(), QStringList());
    m_home->open();
    QVERIFY(CloudHome::restore(*m_home->library, m_home->queue).isEmpty()); // it is done
}

// Until that is killed: then it goes on here.
void TestUploads::anUploadOfALivingProcessIsLeftToIt() {
    QVERIFY(makeRandomFile(m_disk, 24 * 1024 * 1024));
    m_home->library.reset();
    QProcess other;
    m_home->startTransfer(other, QStringLiteral(BRIGHTBOX_TRANSFER), 2 * 1024 * 1024, {u"upload"_s, m_disk});
    QTRY_VERIFY_WITH_TIMEOUT(staged().size() >= 2, 60'000);
    m_home->open();
    BrightboxLibrary second(m_home->connection(), CloudHome::secrets(), m_home->options); // another window
    QList<Job*> jobs;
    const auto look = [&] {
        for (BrightboxLibrary* library : {m_home->library.get(), &second}) {
            library->restoreJobs([&](std::unique_ptr<Job> job) { jobs.append(m_home->queue.add(std::move(job))); });
            if (!CloudHome::wait(library->core()->onCache([](CloudCache&) -> Result<bool> { return true; })))
                return false;
        }
        QCoreApplication::processEvents();
        return true;
    };
    QVERIFY(look());
    const qsizetype before = staged().size();
    QTRY_VERIFY_WITH_TIMEOUT(staged().size() >= before + 5, 60'000); // 2.5 s: it was looked for more than once
    QCOMPARE(jobs.size(), 0);
    QCOMPARE(other.state(), QProcess::Running);
    other.kill();
    QVERIFY(other.waitForFinished(30'000));
    m_home->bandwidth.setLimit(2 * 1024 * 1024);
    QTRY_COMPARE_WITH_TIMEOUT(jobs.size(), 1, 30'000);
    QVERIFY(look()); // it runs, and nobody else takes it
    QCOMPARE(jobs.size(), 1);
    m_home->bandwidth.setLimit(0);
    QVERIFY(m_home->waitForEnd(jobs.first()));
    QVERIFY2(jobs.first()->state() == JobState::Succeeded, qPrintable(m_home->lastError()));
    QCOMPARE(QByteArray::fromHex(takenIn(jobs.first()->image().image).sha256), rawDigest());
    QCOMPARE(m_home->requests("POST", u"/1.0/images"_s), 1);
    QCOMPARE(staged(), QStringList());
}

void TestUploads::aCancelledUploadLeavesNothing() {
    QVERIFY(makeRandomFile(m_disk, 24 * 1024 * 1024));
    Job* job = m_home->queue.add(m_home->library->importJob(requestFor(m_disk, u"nightly"_s)));
    QVERIFY(waitForPhase(job, 4 * 1024 * 1024));
    job->cancel();
    QTRY_COMPARE_WITH_TIMEOUT(job->state(), JobState::Cancelled, 30'000);
    QCOMPARE(staged(), QStringList());
    QCOMPARE(m_home->requests("POST", u"/1.0/images"_s), 0);
    m_home->open();
    QVERIFY(CloudHome::restore(*m_home->library, m_home->queue).isEmpty());
}

void TestUploads::whatTheServiceFetchesIsRenewed() {
    m_home->options.renewal = std::chrono::milliseconds(300);
    QVERIFY(m_home->openAndRefresh());
    m_home->cloud.setImportTime(std::chrono::seconds(60));
    Job* job = m_home->queue.add(m_home->library->importJob(requestFor(m_disk, u"nightly"_s)));
    QTRY_VERIFY_WITH_TIMEOUT(!job->image().image.isEmpty(), 30'000);
    OrbitClient& orbit = m_home->library->core()->orbit();
    const QStringList names = staged();
    QVERIFY(!names.isEmpty());
    for (const QString& name : names) // soon over
        QVERIFY(orbit.renew(u"platter-uploads"_s, name, std::chrono::seconds(600)));
    const auto end = [&](const QString& name) {
        QUrl url = m_home->orbit.url();
        url.setPath(u"/v1"_s);
        const QByteArray token
            = plainRequest("GET", url, {{"X-Auth-User", "cli-12345"}, {"X-Auth-Key", "secret"}}).header("X-Auth-Token");
        url.setPath(u"/v1/acc-12345/platter-uploads/"_s + name);
        return plainRequest("HEAD", url, {{"X-Auth-Token", token}}).header("X-Delete-At").toLongLong();
    };
    for (const QString& name : names)
        QTRY_VERIFY_WITH_TIMEOUT(end(name) > QDateTime::currentSecsSinceEpoch() + 24 * 3600, 30'000);
    job->cancel();
    QTRY_COMPARE_WITH_TIMEOUT(job->state(), JobState::Cancelled, 30'000);
    QCOMPARE(staged(), QStringList());
}

void TestUploads::aCancelledUploadThatDoesNotGoOnLeavesNothing() {
    QVERIFY(makeRandomFile(m_disk, 24 * 1024 * 1024));
    {
        JobQueue queue;
        Job* job = queue.add(m_home->library->importJob(requestFor(m_disk, u"nightly"_s)));
        QVERIFY(waitForPhase(job, 4 * 1024 * 1024));
        m_home->library->aboutToQuit();
    }
    m_home->open();
    QVERIFY(!staged().isEmpty());
    std::vector<std::unique_ptr<Job>> saved;
    m_home->library->restoreJobs([&](std::unique_ptr<Job> job) { saved.push_back(std::move(job)); });
    QTRY_COMPARE(saved.size(), size_t{1});
    QVERIFY(saved.front()->uses(m_home->library->id())); // though it has no image
    saved.front()->cancel(); // before its turn came
    saved.clear();
    QTRY_VERIFY_WITH_TIMEOUT(m_home->library->core()->tidied().isFinished(), 30'000);
    QCOMPARE(staged(), QStringList());
}

void TestUploads::aRegistrationWhoseAnswerIsLostIsNotMadeTwice() {
    // The service makes the image; the answer is cut.
    m_home->cloud.addFault({.method = "POST", .path = u"/1.0/images"_s, .answer = Fault::Answer::Cut});
    const auto state = m_home->run(m_home->library->importJob(requestFor(m_disk, u"only once"_s)));
    QVERIFY2(state == JobState::Succeeded, qPrintable(m_home->lastError()));
    QCOMPARE(imagesCalled(u"only once"_s), 1);
}

void TestUploads::aRefusedRegistrationLeavesNothing() {
    m_home->cloud.addFault({.method = "POST",
        .path = u"/1.0/images"_s,
        .status = 403,
        .body = R"({"error_name":"Forbidden","errors":["Account limit reached"]})"});
    QCOMPARE(m_home->run(m_home->library->importJob(requestFor(m_disk, u"too many"_s))), JobState::Failed);
    QVERIFY2(m_home->lastError().contains(u"Account limit reached"_s), qPrintable(m_home->lastError()));
    QCOMPARE(staged(), QStringList());
}

void TestUploads::whatTheServiceFailsToMakeIsAskedForOnceMore() {
    m_home->cloud.failNextImage(u"a bad day"_s);
    const auto state = m_home->run(m_home->library->importJob(requestFor(m_disk, u"second try"_s)));
    QVERIFY2(state == JobState::Succeeded, qPrintable(m_home->lastError()));
    QCOMPARE(QByteArray::fromHex(takenIn(m_home->last->image().image).sha256), rawDigest());
    QCOMPARE(imagesCalled(u"second try"_s), 1); // the one that failed is not left behind

    // The service makes it, fails, and nobody hears of either.
    m_home->cloud.failNextImage(u"a bad day"_s);
    m_home->cloud.addFault({.method = "POST", .path = u"/1.0/images"_s, .answer = Fault::Answer::Cut});
    m_home->cloud.addFault({.method = "GET", .path = u"/1.0/images"_s, .times = 3});
    QCOMPARE(m_home->run(m_home->library->importJob(requestFor(m_disk, u"unheard"_s))), JobState::Succeeded);
    QCOMPARE(imagesCalled(u"unheard"_s), 1);

    m_home->cloud.clearRequests();
    m_home->cloud.setSizeLimit(1000);
    QCOMPARE(m_home->run(m_home->library->importJob(requestFor(m_disk, u"too large"_s))), JobState::Failed);
    m_home->cloud.setSizeLimit(50'000'000'000);
    QCOMPARE(m_home->requests("POST", u"/1.0/images"_s), 2); // not for ever
    QCOMPARE(staged(), QStringList());
}

void TestUploads::aSourceThatChangedIsNotMixed() {
    QVERIFY(makeRandomFile(m_disk, 24 * 1024 * 1024));
    {
        JobQueue queue;
        Job* job = queue.add(m_home->library->importJob(requestFor(m_disk, u"nightly"_s)));
        QVERIFY(waitForPhase(job, 4 * 1024 * 1024));
        m_home->library->aboutToQuit();
    }
    QVERIFY(makeRandomFile(m_disk, 24 * 1024 * 1024, 2));
    m_home->open();
    const auto saved = CloudHome::restore(*m_home->library, m_home->queue);
    QCOMPARE(saved.size(), 1);
    QVERIFY(m_home->waitForEnd(saved.first()));
    QCOMPARE(saved.first()->state(), JobState::Failed);
    QCOMPARE(saved.first()->error()->code, ErrorCode::SourceChanged);
    QCOMPARE(staged(), QStringList());
    QCOMPARE(m_home->requests("POST", u"/1.0/images"_s), 0);
}

void TestUploads::aShareLinkIsReadByAnybody() {
    QCOMPARE(m_home->run(m_home->library->importJob(requestFor(m_disk, u"shared"_s))), JobState::Succeeded);
    const ImageId id = m_home->last->image().image;
    const auto link = CloudHome::wait(m_home->library->shareLink(id, QDateTime::currentDateTimeUtc().addSecs(3600)));
    QVERIFY2(link, link ? "" : qPrintable(link.error().message));
    QCOMPARE(plainRequest("GET", *link).status, 200);
    const auto over = CloudHome::wait(m_home->library->shareLink(id, QDateTime::currentDateTimeUtc().addSecs(-10)));
    QVERIFY(over);
    QCOMPARE(plainRequest("GET", *over).status, 401);
}

void TestUploads::secretsAreNowhere() {
    m_home->cloud.addFault({.method = "PUT", .status = 500, .body = "no"});
    (void)CloudHome::wait(m_home->library->update(ImageId(m_home->cloud.addImage()), {.name = u"x"_s}));
    QCOMPARE(m_home->run(m_home->library->importJob(requestFor(m_disk, u"x"_s))), JobState::Succeeded);
    const auto token = m_home->library->core()->signIn().token();
    QVERIFY(token);
    m_home->library.reset();
    QDirIterator files(m_home->folder.path(), {u"account*"_s}, QDir::Files);
    int looked = 0;
    while (files.hasNext()) {
        const auto bytes = readFile(files.next());
        QVERIFY(bytes);
        QVERIFY(!bytes->contains(StandInCloud::clientSecret));
        QVERIFY(!bytes->contains(token->toUtf8()));
        QVERIFY(!bytes->contains("temp_url_sig"));
        ++looked;
    }
    QVERIFY(looked > 0);
}

QTEST_GUILESS_MAIN(TestUploads)
#include "tst_uploads.moc"
