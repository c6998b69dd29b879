// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/brightbox/cloudhome.h"

#include <QSignalSpy>

using namespace platter;
using namespace platter::test;

class TestBrightboxLibrary : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void whatIsThereIsListed();
    void opensWithWhatWasLastHeard();
    void changesShowAtOnceAndAreSent();
    void refusedChangesAreRolledBack();
    void whatOthersChangedIsNotOverwritten();
    void clearingAFieldSendsNull();
    void lockedImagesAreNotDeleted();
    void deletingCanBeUndone();
    void deletedImagesStayForAnHour();
    void idsThatAreNotListedAreFetched();
    void registersFromAnAddress();
    void whatCannotBeFetchedFails();
    void snapshotsAServer();
    void snapshotsAVolume();
    void snapshotsNeedNoRegistering();
    void buildsAServerAndMovesItsAddress();
    void changesSchedules();
    void historySaysWhatWasDoneHereAndElsewhere();
    void tokensThatEndAreRenewed();
    void aRevokedSecretMakesItReadOnly();
    void troubleKeepsWhatIsShown_data();
    void troubleKeepsWhatIsShown();
    void starsStayHere();
    void pollsByItself();
    void endsWhileWorkIsUnderWay();

private:
    std::unique_ptr<CloudHome> m_home;
    ImageId m_golden;
    ServerId m_web;
};

void TestBrightboxLibrary::init() {
    m_home = std::make_unique<CloudHome>();
    m_golden = ImageId(m_home->cloud.addImage(
        {{u"name"_s, u"golden-web"_s}, {u"username"_s, u"deploy"_s}, {u"description"_s, u"the golden one"_s}}));
    const QString ip = m_home->cloud.addCloudIp({{u"name"_s, u"www"_s}});
    m_web = ServerId(m_home->cloud.addServer({{u"name"_s, u"web-1"_s}, {u"_image"_s, m_golden.toString()}}));
    QVERIFY(!ip.isEmpty());
}

void TestBrightboxLibrary::cleanup() {
    m_home.reset();
}

void TestBrightboxLibrary::whatIsThereIsListed() {
    QVERIFY(m_home->openAndRefresh());
    const BrightboxLibrary& library = *m_home->library;
    const auto image = library.image(m_golden);
    QVERIFY(image);
    QCOMPARE(image->name, u"golden-web"_s);
    QCOMPARE(image->library, library.id());
    QCOMPARE(image->owner, library.owner());
    QVERIFY(image->listed);
    QCOMPARE(library.servers().size(), 1);
    QCOMPARE(library.servers().first().image->id, m_golden);
    QVERIFY(!library.serverTypes().isEmpty());
    QVERIFY(!library.zones().isEmpty());
    QVERIFY(library.heardAt().secsTo(QDateTime::currentDateTimeUtc()) < 60);
    QVERIFY(!library.problem());
    QVERIFY(library.readOnlyReason().isEmpty());
}

void TestBrightboxLibrary::opensWithWhatWasLastHeard() {
    QVERIFY(m_home->openAndRefresh());
    const QDateTime heard = m_home->library->heardAt();
    m_home->library.reset();
    m_home->cloud.stopListening();
    m_home->open();
    QTRY_COMPARE(m_home->library->state(), LibraryState::Ready);
    QCOMPARE(m_home->library->image(m_golden)->name, u"golden-web"_s);
    QCOMPARE(m_home->library->servers().size(), 1);
    QCOMPARE(m_home->library->heardAt(), heard);
    QVERIFY(m_home->refresh());
    QCOMPARE(m_home->library->state(), LibraryState::Ready); // still shown …
    QCOMPARE(m_home->library->problem()->code, ErrorCode::Offline); // … and said how old it is
    QVERIFY(m_home->cloud.startListening());
    QVERIFY(m_home->refresh());
    QVERIFY(!m_home->library->problem());
}

void TestBrightboxLibrary::changesShowAtOnceAndAreSent() {
    QVERIFY(m_home->openAndRefresh());
    m_home->cloud.addFault({.method = "PUT", .answer = Fault::Answer::Real, .delay = std::chrono::milliseconds(300)});
    const auto future = m_home->library->update(m_golden, {.name = u"golden-web-2"_s, .isPublic = true});
    QCOMPARE(m_home->library->image(m_golden)->name, u"golden-web-2"_s); // before any answer
    QVERIFY(m_home->library->image(m_golden)->isPublic);
    const auto answer = CloudHome::wait(future);
    QVERIFY2(answer, answer ? "" : qPrintable(answer.error().message));
    const QJsonObject there = m_home->cloud.object(m_golden.toString());
    QCOMPARE(there.value(u"name"_s).toString(), u"golden-web-2"_s);
    QVERIFY(there.value(u"public"_s).toBool());
    QCOMPARE(there.value(u"description"_s).toString(), u"the golden one"_s); // a partial PUT
}

void TestBrightboxLibrary::refusedChangesAreRolledBack() {
    QVERIFY(m_home->openAndRefresh());
    m_home->cloud.addFault({.method = "PUT",
        .status = 422,
        .body = R"({"error_name":"unprocessable_entity","errors":["Name is not nice"]})"});
    const auto future = m_home->library->update(m_golden, {.name = u"nasty"_s});
    QCOMPARE(m_home->library->image(m_golden)->name, u"nasty"_s);
    const auto answer = CloudHome::wait(future);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Refused);
    QVERIFY(answer.error().message.contains(u"Name is not nice"_s));
    QCOMPARE(m_home->library->image(m_golden)->name, u"golden-web"_s);
}

void TestBrightboxLibrary::whatOthersChangedIsNotOverwritten() {
    QVERIFY(m_home->openAndRefresh());
    m_home->cloud.change(m_golden.toString(), {{u"name"_s, u"by somebody else"_s}});
    const auto answer = CloudHome::wait(m_home->library->update(m_golden, {.name = u"mine"_s}));
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Conflict);
    QVERIFY(answer.error().message.contains(u"by somebody else"_s));
    QCOMPARE(m_home->library->image(m_golden)->name, u"by somebody else"_s); // shown
    QCOMPARE(m_home->cloud.object(m_golden.toString()).value(u"name"_s).toString(), u"by somebody else"_s);
    QCOMPARE(m_home->requests("PUT", u"/1.0/images"_s), 0);
    // Another field that nobody touched goes through.
    QVERIFY(CloudHome::wait(m_home->library->update(m_golden, {.username = u"root"_s})));
}

void TestBrightboxLibrary::clearingAFieldSendsNull() {
    m_home->cloud.change(m_golden.toString(), {{u"min_ram"_s, 2048}});
    QVERIFY(m_home->openAndRefresh());
    QCOMPARE(m_home->library->image(m_golden)->minRam, std::optional(qint64{2048} * 1024 * 1024));
    QVERIFY(CloudHome::wait(m_home->library->update(m_golden, {.minRam = std::optional<qint64>{}})));
    QVERIFY(m_home->cloud.object(m_golden.toString()).value(u"min_ram"_s).isNull());
}

void TestBrightboxLibrary::lockedImagesAreNotDeleted() {
    QVERIFY(m_home->openAndRefresh());
    QVERIFY(CloudHome::wait(m_home->library->update(m_golden, {.locked = true})));
    QVERIFY(m_home->library->image(m_golden)->locked);
    const auto answer = CloudHome::wait(m_home->library->remove(m_golden));
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Conflict);
    QVERIFY(CloudHome::wait(m_home->library->update(m_golden, {.locked = false})));
    QVERIFY(!m_home->cloud.object(m_golden.toString()).value(u"locked"_s).toBool());
}

void TestBrightboxLibrary::deletingCanBeUndone() {
    const QString other = m_home->cloud.addImage({{u"name"_s, u"old"_s}});
    QVERIFY(m_home->openAndRefresh());
    m_home->options.undoTime = std::chrono::seconds(30);
    m_home->open();
    QVERIFY(m_home->refresh());
    auto job = m_home->library->removeJob({ImageId(other)});
    QVERIFY(job->title().contains(u"Acme prod"_s)); // names the account
    Job* waiting = m_home->queue.add(std::move(job));
    QTRY_COMPARE(waiting->state(), JobState::Running);
    QTRY_VERIFY(!waiting->progress().phase.isEmpty());
    waiting->cancel();
    QTRY_COMPARE(waiting->state(), JobState::Cancelled);
    QCOMPARE(m_home->requests("DELETE", u"/1.0/images"_s), 0);
}

void TestBrightboxLibrary::deletedImagesStayForAnHour() {
    const ImageId other(m_home->cloud.addImage({{u"name"_s, u"old"_s}}));
    QVERIFY(m_home->openAndRefresh());
    QCOMPARE(m_home->run(m_home->library->removeJob({other})), JobState::Succeeded);
    QVERIFY(m_home->refresh());
    QCOMPARE(m_home->library->image(other)->status, ImageStatus::Deleted);
    QVERIFY(m_home->library->image(other)->deletedAt);
    m_home->cloud.advanceClock(std::chrono::hours(2));
    QVERIFY(m_home->refresh());
    QVERIFY(!m_home->library->image(other));
}

void TestBrightboxLibrary::idsThatAreNotListedAreFetched() {
    // Deprecated by another account: not listed, usable by its id.
    const ImageId theirs(
        m_home->cloud.addImage({{u"name"_s, u"theirs"_s}, {u"owner"_s, QString::fromLatin1(StandInCloud::otherAccount)},
            {u"public"_s, true}, {u"status"_s, u"deprecated"_s}}));
    QVERIFY(m_home->openAndRefresh());
    QVERIFY(!m_home->library->image(theirs));
    const auto fetched = CloudHome::wait(m_home->library->fetch(theirs));
    QVERIFY2(fetched, fetched ? "" : qPrintable(fetched.error().message));
    QVERIFY(!fetched->listed);
    QVERIFY(m_home->refresh());
    QVERIFY(m_home->library->image(theirs)); // a refresh keeps it
    QVERIFY(!m_home->library->image(theirs)->listed);
    const auto missing = CloudHome::wait(m_home->library->fetch(ImageId(u"img-00000"_s)));
    QCOMPARE(missing.error().code, ErrorCode::NotFound);
}

void TestBrightboxLibrary::registersFromAnAddress() {
    QVERIFY(m_home->openAndRefresh());
    QSignalSpy changes(m_home->library.get(), &Library::imagesChanged);
    QUrl url = m_home->cloud.url(); // any address that answers
    url.setPath(u"/standin/requests"_s);
    QCOMPARE(m_home->run(m_home->library->registerJob(
                 {.url = url, .name = u"fetched"_s, .architecture = Architecture::x86_64()})),
        JobState::Succeeded);
    const ImageId id = m_home->last->image().image;
    QVERIFY(m_home->waitForImage(id, ImageStatus::Available));
    QCOMPARE(m_home->library->image(id)->name, u"fetched"_s);
    const bool seenCreating = std::ranges::any_of(changes, [&id](const QList<QVariant>& arguments) {
        return std::ranges::any_of(arguments.first().value<QList<Image>>(),
            [&id](const Image& image) { return image.id == id && image.status == ImageStatus::Creating; });
    });
    QVERIFY(seenCreating);
}

void TestBrightboxLibrary::whatCannotBeFetchedFails() {
    QVERIFY(m_home->openAndRefresh());
    QCOMPARE(m_home->run(m_home->library->registerJob({.url = QUrl(u"http://127.0.0.1:9/disk.raw"_s),
                 .name = u"nothing"_s,
                 .architecture = Architecture::x86_64()})),
        JobState::Failed);
    QVERIFY2(m_home->lastError().contains(u"no reason"_s), qPrintable(m_home->lastError()));
    QVERIFY(m_home->waitForImage(m_home->last->image().image, ImageStatus::Failed));
    QVERIFY(m_home->library->image(m_home->last->image().image)->failure);
}

void TestBrightboxLibrary::snapshotsAServer() {
    QVERIFY(m_home->openAndRefresh());
    QCOMPARE(m_home->run(m_home->library->snapshotJob({.server = m_web, .note = u"before the upgrade"_s})),
        JobState::Succeeded);
    const ImageId id = m_home->last->image().image;
    QVERIFY(m_home->waitForImage(id, ImageStatus::Available));
    const auto image = m_home->library->image(id);
    QVERIFY2(image->name.startsWith(u"Snapshot of web-1 "_s), qPrintable(image->name));
    QCOMPARE(image->description, u"before the upgrade"_s);
    QCOMPARE(image->sourceType, SourceType::Snapshot);
    QCOMPARE(image->ancestor->id, m_golden);
}

void TestBrightboxLibrary::snapshotsAVolume() {
    const QString data = m_home->cloud.addVolume({{u"name"_s, u"tables"_s}, {u"_server"_s, m_web.toString()},
        {u"status"_s, u"attached"_s}, {u"size"_s, 102400}});
    const QString loose = m_home->cloud.addVolume({{u"status"_s, u"detached"_s}, {u"size"_s, 40960}});
    QVERIFY(m_home->openAndRefresh());
    const auto servers = m_home->library->servers();
    const auto web = std::ranges::find(servers, m_web, &Server::id);
    QVERIFY(web != servers.end());
    QVERIFY(std::ranges::contains(web->volumes, VolumeId(data), &Volume::id)); // listed with its server
    for (const auto& [volume, server, name] :
        {std::tuple(data, m_web, u"tables"_s), std::tuple(loose, ServerId(), loose)}) {
        QCOMPARE(m_home->run(m_home->library->snapshotJob({.server = server, .volume = VolumeId(volume)})),
            JobState::Succeeded);
        const ImageId id = m_home->last->image().image;
        QVERIFY(m_home->waitForImage(id, ImageStatus::Available));
        QCOMPARE(
            m_home->cloud.object(id.toString()).value("source"_L1).toString(), volume); // and not the server's disk
        const QString called = m_home->library->image(id)->name;
        QVERIFY2(called.startsWith(u"Snapshot of %1 "_s.arg(name)), qPrintable(called));
    }
    QCOMPARE(m_home->run(m_home->library->snapshotJob({.volume = VolumeId(u"vol-nope0"_s)})), JobState::Failed);
}

void TestBrightboxLibrary::snapshotsNeedNoRegistering() {
    QVERIFY(m_home->openAndRefresh());
    m_home->cloud.addFault({.method = "POST", .path = u"/1.0/images"_s, .status = 422});
    QCOMPARE(m_home->run(m_home->library->snapshotJob({.server = m_web, .name = u"by the Link header"_s})),
        JobState::Succeeded);
    QVERIFY(m_home->waitForImage(m_home->last->image().image, ImageStatus::Available));
    QCOMPARE(m_home->library->image(m_home->last->image().image)->name, u"by the Link header"_s);
}

void TestBrightboxLibrary::buildsAServerAndMovesItsAddress() {
    QVERIFY(m_home->openAndRefresh());
    QVERIFY(!m_home->library->cloudIps().isEmpty());
    const auto types = m_home->library->serverTypes();
    const auto type = std::ranges::find_if(types, [](const ServerType& each) { return !each.networkStorage; });
    QVERIFY(type != types.end());
    const auto state = m_home->run(m_home->library->buildJob({.image = m_golden,
        .type = type->id,
        .name = u"web-2"_s,
        .userData = "#cloud-config\n",
        .moveCloudIp = m_home->library->cloudIps().first().id}));
    QVERIFY2(state == JobState::Succeeded, qPrintable(m_home->lastError()));
    QVERIFY2(m_home->last->outcome().startsWith(u"ssh deploy@"_s), qPrintable(m_home->last->outcome()));
    QTRY_COMPARE(m_home->library->servers().size(), 2);
    QVERIFY(m_home->refresh());
    const auto servers = m_home->library->servers();
    const auto built = std::ranges::find(servers, u"web-2"_s, &Server::name);
    QVERIFY(built != servers.end());
    QCOMPARE(built->cloudIps.size(), 1);
}

void TestBrightboxLibrary::changesSchedules() {
    QVERIFY(m_home->openAndRefresh());
    const auto answer = CloudHome::wait(m_home->library->updateServer(
        m_web, {.snapshotSchedule = u"0 7 * * *"_s, .snapshotRetention = std::optional<int>(5)}));
    QVERIFY2(answer, answer ? "" : qPrintable(answer.error().message));
    QCOMPARE(m_home->library->servers().first().snapshotSchedule, u"0 7 * * *"_s);
    QCOMPARE(m_home->library->servers().first().snapshotRetention, std::optional(5));
}

void TestBrightboxLibrary::historySaysWhatWasDoneHereAndElsewhere() {
    QVERIFY(m_home->openAndRefresh());
    QVERIFY(CloudHome::wait(m_home->library->update(m_golden, {.name = u"mine"_s})));
    m_home->cloud.change(m_golden.toString(), {{u"description"_s, u"theirs"_s}});
    QVERIFY(m_home->refresh());
    const auto history = CloudHome::wait(m_home->library->history(m_golden));
    QVERIFY(history);
    const auto done = std::ranges::find(*history, u"renamed"_s, &HistoryEntry::action);
    QVERIFY(done != history->end());
    QCOMPARE(done->who, QString::fromLatin1(StandInCloud::clientId));
    const auto seen = std::ranges::find_if(*history, [](const HistoryEntry& entry) { return entry.since.isValid(); });
    QVERIFY(seen != history->end());
    QVERIFY2(seen->detail.contains(u"theirs"_s), qPrintable(seen->detail));
    QVERIFY(seen->since <= seen->at);
}

void TestBrightboxLibrary::tokensThatEndAreRenewed() {
    QVERIFY(m_home->openAndRefresh());
    m_home->cloud.revokeTokens();
    QVERIFY(m_home->refresh());
    QVERIFY(!m_home->library->problem());
    m_home->cloud.advanceClock(std::chrono::hours(3)); // the laptop slept: ours has not moved, theirs has
    QVERIFY(m_home->refresh());
    QVERIFY(!m_home->library->problem());
}

void TestBrightboxLibrary::aRevokedSecretMakesItReadOnly() {
    QVERIFY(m_home->openAndRefresh());
    m_home->cloud.setClientSecret(u"another"_s);
    m_home->cloud.revokeTokens();
    QVERIFY(m_home->refresh());
    QCOMPARE(m_home->library->problem()->code, ErrorCode::SignInNeeded);
    QVERIFY(!m_home->library->readOnlyReason().isEmpty());
    QVERIFY(m_home->library->image(m_golden)); // still shown
    m_home->library->setSecrets({.clientSecret = u"another"_s});
    QTRY_VERIFY(!m_home->library->problem());
    QVERIFY(m_home->library->readOnlyReason().isEmpty());
}

void TestBrightboxLibrary::troubleKeepsWhatIsShown_data() {
    QTest::addColumn<Fault>("fault");
    QTest::newRow("503") << Fault{.path = u"/1.0/images"_s, .times = -1, .status = 503};
    QTest::newRow("cut in the middle") << Fault{.path = u"/1.0/images"_s, .times = -1, .answer = Fault::Answer::Cut};
    QTest::newRow("no JSON") << Fault{.path = u"/1.0/images"_s, .times = -1, .answer = Fault::Answer::Malformed};
    QTest::newRow("nothing") << Fault{.path = u"/1.0/images"_s, .times = -1, .answer = Fault::Answer::Empty};
    QTest::newRow("dropped") << Fault{.path = u"/1.0/images"_s, .times = -1, .answer = Fault::Answer::Drop};
    QTest::newRow("servers 500") << Fault{.path = u"/1.0/servers"_s, .times = -1, .status = 500};
}

void TestBrightboxLibrary::troubleKeepsWhatIsShown() {
    QFETCH(Fault, fault);
    QVERIFY(m_home->openAndRefresh());
    m_home->cloud.addFault(fault);
    QVERIFY(m_home->refresh());
    QVERIFY(m_home->library->problem());
    QVERIFY(!m_home->library->problem()->message.isEmpty());
    QCOMPARE(m_home->library->state(), LibraryState::Ready);
    QVERIFY(m_home->library->image(m_golden));
    QVERIFY(m_home->library->readOnlyReason().isEmpty()); // it passes by itself
    m_home->cloud.clearFaults();
    QVERIFY(m_home->refresh());
    QVERIFY(!m_home->library->problem());
}

void TestBrightboxLibrary::starsStayHere() {
    QVERIFY(m_home->openAndRefresh());
    QVERIFY(CloudHome::wait(m_home->library->update(m_golden, {.starred = true})));
    QVERIFY(m_home->library->image(m_golden)->starred);
    QCOMPARE(m_home->requests("PUT", u"/1.0/images"_s), 0);
    m_home->open();
    QTRY_COMPARE(m_home->library->state(), LibraryState::Ready);
    QVERIFY(m_home->library->image(m_golden)->starred);
}

void TestBrightboxLibrary::pollsByItself() {
    m_home->options.polls = true;
    const ImageId creating(m_home->cloud.addImage({{u"name"_s, u"slow"_s}, {u"status"_s, u"creating"_s}}));
    m_home->open();
    QTRY_COMPARE(m_home->library->state(), LibraryState::Ready);
    const QDateTime first = m_home->library->heardAt();
    // Something is under way: two seconds later it asks again without being told to.
    QTRY_VERIFY_WITH_TIMEOUT(m_home->library->heardAt() > first, 10'000);
}

void TestBrightboxLibrary::endsWhileWorkIsUnderWay() {
    QVERIFY(m_home->openAndRefresh());
    m_home->cloud.addFault({.times = -1, .answer = Fault::Answer::Hang});
    (void)m_home->library->update(m_golden, {.name = u"x"_s});
    m_home->library->refresh();
    m_home->queue.add(m_home->library->snapshotJob({.server = m_web}));
    QElapsedTimer timer;
    timer.start();
    m_home->queue.cancelAll();
    m_home->library.reset();
    QTRY_VERIFY(m_home->queue.isIdle());
    QVERIFY(timer.elapsed() < 10'000);
}

QTEST_GUILESS_MAIN(TestBrightboxLibrary)
#include "tst_brightboxlibrary.moc"
