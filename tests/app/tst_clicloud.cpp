// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "app/cli.h"

#include "tests/app/fakecloud.h"

#include <QBuffer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace platter;
using namespace Qt::StringLiterals;

namespace {

Server server(const QString& id, const QString& name) {
    Server server;
    server.id = ServerId(id);
    server.name = name;
    server.status = ServerStatus::Active;
    server.type = usualServerTypes().constFirst();
    server.image = Ancestor{.id = ImageId(u"img-aaaa1"_s), .name = u"web"_s, .status = ImageStatus::Available};
    server.address = u"203.0.113.7"_s;
    return server;
}

// An account with images and servers, a library of this computer, and buffers for what is printed.
struct Stage {
    FakeCloud cloud;
    FakeLibrary local;
    FakeCloud otherCloud{u"bbx-bbbbb"_s, u"other"_s};
    JobQueue queue{8};
    QBuffer out;
    QBuffer err;
    std::unique_ptr<Cli> cli;
    std::unique_ptr<QSignalSpy> finished;
    Library* library = &cloud;
    QList<Connection> connections;

    Stage() {
        Image small = fakeImage(u"img-aaaa1"_s, u"web"_s);
        small.username = u"ubuntu"_s;
        small.description = u"For the web."_s;
        cloud.add(small);
        Image old = fakeImage(u"img-aaaa2"_s, u"web-old"_s);
        old.createdAt = old.createdAt.addDays(-1);
        cloud.add(old);
        Image vendor = fakeImage(u"img-vend1"_s, u"debian"_s);
        vendor.owner = u"acc-vendr"_s;
        vendor.official = true;
        cloud.add(vendor);
        cloud.serverList = {server(u"srv-00002"_s, u"web-2"_s), server(u"srv-00001"_s, u"web-1"_s),
            server(u"srv-00003"_s, u"twin"_s), server(u"srv-00004"_s, u"twin"_s)};
        cloud.groups = {{.id = ServerGroupId(u"grp-00001"_s), .name = u"web"_s, .isDefault = false}};
        local.put(fakeImage(u"loc-aaaa1"_s, u"golden"_s));
        out.open(QIODevice::ReadWrite);
        err.open(QIODevice::ReadWrite);
    }

    void start(const QStringList& arguments) {
        const auto line = CommandLine::parse(arguments);
        QVERIFY2(line, qPrintable(line ? QString() : line.error().message));
        CliSurroundings surroundings{.out = &out,
            .err = &err,
            .inspect =
                [](const QString& path, const std::stop_token&, const QString&) {
                    MediaInfo info;
                    info.path = path;
                    info.fileName = path.section(u'/', -1);
                    info.suggestedName = info.fileName.section(u'.', 0, 0);
                    info.architecture = Architecture(path.contains(u"arm"_s) ? u"arm64"_s : QString());
                    return Result<MediaInfo>(info);
                },
            .open = [this](const QString& word) { return QtFuture::makeReadyValueFuture(open(word)); },
            .connections = connections};
        cli = std::make_unique<Cli>(*line, library, &queue, surroundings);
        finished = std::make_unique<QSignalSpy>(cli.get(), &Cli::finished);
        cli->start();
    }
    Result<Library*> open(const QString& word) {
        if (word == u"local"_s)
            return &local;
        if (word == u"work"_s)
            return &cloud;
        if (word == u"other"_s)
            return &otherCloud;
        return std::unexpected(Error{.code = ErrorCode::InvalidArgument, .message = u"There is no such library."_s});
    }
    // Answers the refreshes at once.
    void begin(const QStringList& arguments) {
        cloud.hear();
        otherCloud.hear();
        start(arguments);
    }
    int run(const QStringList& arguments) {
        begin(arguments);
        return finished && (hasFinished() || finished->wait()) ? status() : -2;
    }
    bool hasFinished() const { return !finished->isEmpty(); }
    int status() const { return finished->size() == 1 ? finished->constFirst().constFirst().toInt() : -1; }
    QString printed() const { return QString::fromUtf8(out.data()); }
    QString complained() const { return QString::fromUtf8(err.data()); }
    QJsonDocument json() const { return QJsonDocument::fromJson(out.data()); }
};

QStringList words(const QString& line) {
    return line.split(u' ', Qt::SkipEmptyParts);
}

} // namespace

class TestCliCloud : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void waitsForAFreshAnswer();
    void failsWithItsProblem();
    void failures_data();
    void failures();
    void fetchesWhatIsNotListed();
    void deletesAtOnce();
    void importsAFile();
    void registersAnAddress();
    void leavesWhatWasTaken();
    void stopsWhatWasNotTaken();
    void copiesIntoTheCloud();
    void copiesFromTheCloud();
    void copiesIntoNothingReadOnly();
    void copiesBetweenAccounts();
    void servers();
    void serversAreWaitedFor();
    void snapshots();
    void snapshotsOfVolumes();
    void builds();
    void buildsWithEverything();
    void buildsWithoutWaiting();
    void buildIsRefused_data();
    void buildIsRefused();
    void interruptedBuildSaysWhatGoesOn();
    void shares();
    void publishesAndRetires();
    void retiresNothingWhenRefused();
    void librariesListsConnections();
};

void TestCliCloud::waitsForAFreshAnswer() {
    Stage stage;
    stage.cloud.hear(QDateTime::currentDateTimeUtc().addSecs(-3600)); // from the cache
    stage.start({u"list"_s});
    QCOMPARE(stage.printed(), QString());
    QVERIFY(!stage.hasFinished());
    stage.cloud.add(fakeImage(u"img-fresh"_s, u"fresh"_s));
    QVERIFY(!stage.hasFinished());
    stage.cloud.hear();
    QCOMPARE(stage.status(), 0);
    QVERIFY2(stage.printed().contains(u"img-fresh"_s), qPrintable(stage.printed()));
}

void TestCliCloud::failsWithItsProblem() {
    Stage stage;
    stage.cloud.hear(QDateTime::currentDateTimeUtc().addSecs(-3600));
    stage.start({u"list"_s});
    stage.cloud.setState(
        LibraryState::Ready, Error{.code = ErrorCode::SignInNeeded, .message = u"The secret is not taken."_s});
    QCOMPARE(stage.status(), 1);
    QCOMPARE(stage.printed(), QString());
    QCOMPARE(stage.complained(), u"platter: The secret is not taken.\n"_s);
}

void TestCliCloud::failures_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<bool>("here"); // the library on this computer
    QTest::addColumn<QString>("says");
    QTest::newRow("this computer's image") << words(u"show loc-aaaa1"_s) << false << u"“work”"_s;
    QTest::newRow("servers of this computer") << words(u"servers"_s) << true << u"“This computer”"_s;
    QTest::newRow("snapshot here") << words(u"snapshot web-1"_s) << true << u"“This computer”"_s;
    QTest::newRow("build here") << words(u"build golden --type nano"_s) << true << u"“This computer”"_s;
    QTest::newRow("restore in the cloud") << words(u"restore web-1 web"_s) << false << u"“work”"_s;
    QTest::newRow("share here") << words(u"share golden"_s) << true << u"“This computer”"_s;
    QTest::newRow("address here") << words(u"import https://example.org/a.raw"_s) << true << u"download"_s;
    QTest::newRow("no waiting here") << words(u"import /x/a.raw --no-wait"_s) << true << u"“This computer”"_s;
    QTest::newRow("standard input") << words(u"import -"_s) << false << u"takes files, not standard input"_s;
    QTest::newRow("wrong processor") << words(u"import /x/arm.raw"_s) << false << u"arm64"_s;
    QTest::newRow("unknown processor") << words(u"import /x/web.raw"_s) << false << u"--arch"_s;
    QTest::newRow("wrong processor at an address")
        << words(u"import https://example.org/a.raw --arch arm64"_s) << false << u"arm64"_s;
    QTest::newRow("copy to itself") << words(u"copy web --to work"_s) << false << u"“work”"_s;
    QTest::newRow("copy to nowhere") << words(u"copy web --to nowhere"_s) << false << u"no such library"_s;
    QTest::newRow("copy without waiting") << words(u"copy web --to local --no-wait"_s) << false << u"--no-wait"_s;
    QTest::newRow("unknown server") << words(u"snapshot web-1 nope"_s) << false << u"“nope”"_s;
    QTest::newRow("two servers of a name") << words(u"snapshot twin"_s) << false << u"srv-00003, srv-00004"_s;
    QTest::newRow("others' image shared") << words(u"share debian"_s) << false << u"another account"_s;
}

// One sentence on standard error, nothing on standard output, nothing done.
void TestCliCloud::failures() {
    QFETCH(QStringList, arguments);
    QFETCH(bool, here);
    QFETCH(QString, says);
    Stage stage;
    if (here)
        stage.library = &stage.local;
    QCOMPARE(stage.run(arguments), 1);
    QCOMPARE(stage.printed(), QString());
    QVERIFY2(stage.complained().contains(says), qPrintable(stage.complained()));
    QCOMPARE(stage.complained().count(u'\n'), 1);
    QVERIFY(!stage.cloud.lastJob() && !stage.local.lastJob());
    QVERIFY(stage.cloud.shares.isEmpty());
}

void TestCliCloud::fetchesWhatIsNotListed() {
    Stage stage;
    stage.cloud.hidden = fakeImage(u"img-hid01"_s, u"hidden"_s);
    QCOMPARE(stage.run(words(u"show img-hid01"_s)), 0);
    QVERIFY2(stage.printed().contains(u"hidden"_s), qPrintable(stage.printed()));

    Stage missing;
    QCOMPARE(missing.run(words(u"deprecate web-old --successor img-none1"_s)), 1);
    QCOMPARE(missing.cloud.fetched, QList{ImageId(u"img-none1"_s)});
    QVERIFY2(missing.complained().contains(u"“img-none1”"_s), qPrintable(missing.complained()));
}

void TestCliCloud::deletesAtOnce() {
    Stage stage;
    QCOMPARE(stage.run(words(u"delete web-old"_s)), 0);
    QCOMPARE(stage.cloud.removals(), QList{ImageId(u"img-aaaa2"_s)});
}

void TestCliCloud::importsAFile() {
    Stage stage;
    stage.begin(words(u"import /x/web.raw --username deploy --arch x86_64"_s));
    QTRY_VERIFY(stage.cloud.last());
    stage.cloud.last()->take();
    stage.cloud.last()->succeed();
    QTRY_COMPARE(stage.status(), 0);
    QCOMPARE(stage.printed(), u"img-new01\n"_s);
    QCOMPARE(stage.complained(), QString());
    QCOMPARE(stage.cloud.cloudImports.size(), 1);
    QCOMPARE(stage.cloud.cloudImports.first().architecture, Architecture::x86_64()); // the service wants to be told
    QCOMPARE(stage.cloud.cloudImports.first().username, u"deploy"_s);
    QVERIFY(!stage.cloud.quits);
}

void TestCliCloud::registersAnAddress() {
    Stage stage;
    stage.begin(words(u"import https://example.org/images/web-7.raw.xz?x=1 --arch i686 --json"_s));
    QTRY_VERIFY(stage.cloud.last());
    stage.cloud.last()->succeed();
    QTRY_COMPARE(stage.status(), 0);
    QCOMPARE(stage.json().array().at(0).toObject().value(u"id"_s).toString(), u"img-new01"_s);
    QCOMPARE(stage.cloud.registrations.size(), 1);
    const RegisterRequest request = stage.cloud.registrations.first();
    QCOMPARE(request.url, QUrl(u"https://example.org/images/web-7.raw.xz?x=1"_s));
    QCOMPARE(request.name, u"web-7"_s);
    QCOMPARE(request.architecture, Architecture::i686());
}

// --no-wait: ends once all are taken; what is being made stays.
void TestCliCloud::leavesWhatWasTaken() {
    Stage stage;
    stage.begin(words(u"import /x/a.raw /x/b.raw --no-wait --arch x86_64"_s));
    QTRY_COMPARE(stage.cloud.cloudImports.size(), 1);
    stage.cloud.last()->advance(u"uploading"_s, 1, 2);
    QTest::qWait(50);
    QCOMPARE(stage.cloud.cloudImports.size(), 1); // not taken yet
    stage.cloud.last()->take();
    QTRY_COMPARE(stage.cloud.cloudImports.size(), 2);
    QVERIFY(!stage.cloud.quits);
    QVERIFY(!stage.hasFinished());
    stage.cloud.last()->take();
    QTRY_COMPARE(stage.status(), 0);
    QVERIFY(stage.cloud.quits);
    QCOMPARE(stage.printed(), u"img-new01\nimg-new02\n"_s);
    QCOMPARE(stage.complained(), QString());
    QCOMPARE(stage.cloud.image(ImageId(u"img-new01"_s))->status, ImageStatus::Creating);
    QCOMPARE(stage.cloud.image(ImageId(u"img-new02"_s))->status, ImageStatus::Creating);
}

void TestCliCloud::stopsWhatWasNotTaken() {
    Stage stage;
    stage.begin(words(u"import /x/a.raw /x/b.raw --no-wait --arch x86_64"_s));
    QTRY_COMPARE(stage.cloud.cloudImports.size(), 1);
    stage.cloud.last()->take();
    QTRY_COMPARE(stage.cloud.cloudImports.size(), 2);
    stage.cli->interrupt(2);
    QTRY_COMPARE(stage.status(), 130);
    QCOMPARE(stage.printed(), u"img-new01\n"_s);
    QVERIFY(stage.cloud.image(ImageId(u"img-new01"_s)));
    QVERIFY(!stage.cloud.image(ImageId(u"img-new02"_s)));
}

void TestCliCloud::copiesIntoTheCloud() {
    Stage stage;
    // This computer's fake reads no disks: a cloud plays the source here, and its images look like any other's.
    FakeCloud source(u"local"_s, u"This computer"_s);
    Image image = fakeImage(u"loc-aaaa9"_s, u"golden"_s);
    image.owner = u"anna-too"_s; // not the account's: no link
    image.contentId = QByteArray(32, 'c');
    image.username = u"deploy"_s;
    image.architecture = Architecture::x86_64();
    source.add(image);
    source.hear();
    stage.library = &source;
    stage.begin(words(u"copy golden --to other --name copied"_s));
    QTRY_VERIFY(stage.otherCloud.last());
    stage.otherCloud.last()->succeed();
    QTRY_COMPARE(stage.status(), 0);
    QCOMPARE(stage.printed(), u"img-new01\n"_s);
    const ImportRequest request = stage.otherCloud.cloudImports.first();
    QCOMPARE(request.name, u"copied"_s);
    QCOMPARE(request.username, u"deploy"_s);
    QCOMPARE(request.architecture, Architecture::x86_64());
    QVERIFY(request.copyOf);
    QCOMPARE(request.copyOf->image.image, image.id);
    QCOMPARE(request.copyOf->contentId, image.contentId);
    QVERIFY(request.copyOf->open);
}

void TestCliCloud::copiesFromTheCloud() {
    Stage stage;
    stage.begin(words(u"copy web --to local --json"_s));
    QTRY_VERIFY(stage.local.lastJob());
    stage.local.lastJob()->succeed();
    QTRY_COMPARE(stage.status(), 0);
    QVERIFY(stage.json().isObject());
    QCOMPARE(stage.json().object().value(u"name"_s).toString(), u"web"_s);
    QCOMPARE(stage.local.imports().first().description, u"For the web."_s);
    QVERIFY(stage.cloud.shares.isEmpty());
}

void TestCliCloud::copiesIntoNothingReadOnly() {
    Stage stage;
    stage.local.setReadOnlyReason(u"It lies on a network's disk."_s);
    QCOMPARE(stage.run(words(u"copy web --to local"_s)), 1);
    QCOMPARE(stage.complained(), u"platter: It lies on a network's disk.\n"_s);
    QVERIFY(stage.local.imports().isEmpty());
}

void TestCliCloud::copiesBetweenAccounts() {
    Stage stage;
    stage.begin(words(u"copy web --to other"_s));
    QTRY_VERIFY(stage.otherCloud.last());
    stage.otherCloud.last()->succeed();
    QTRY_COMPARE(stage.status(), 0);
    QCOMPARE(stage.cloud.shares.size(), 1);
    QCOMPARE(stage.otherCloud.registrations.size(), 1);
    QVERIFY(stage.otherCloud.registrations.first().url.toString().contains(u"img-aaaa1"_s));
    QCOMPARE(stage.otherCloud.registrations.first().username, u"ubuntu"_s);
    QCOMPARE(stage.printed(), u"img-new01\n"_s);
}

// Those of this computer are asked for only when they are wanted.
void TestCliCloud::serversAreWaitedFor() {
    Stage stage;
    stage.library = &stage.local;
    stage.local.setAbilities(Ability::Servers | Ability::Snapshot);
    stage.local.setServersKnown(false);
    stage.start(words(u"servers"_s));
    QTest::qWait(50);
    QVERIFY(stage.finished->isEmpty());
    stage.local.setServers({server(u"srv-00009"_s, u"here"_s)});
    QVERIFY(stage.finished->isEmpty());
    stage.local.setServersKnown(true);
    QTRY_COMPARE(stage.finished->size(), 1);
    QVERIFY(QString::fromUtf8(stage.out.data()).contains(u"srv-00009"_s));
    for (const QString& line : {u"servers"_s, u"snapshot web"_s}) {
        Stage none;
        none.library = &none.local;
        none.local.setAbilities(Ability::Servers | Ability::Snapshot);
        none.local.setServersKnown(true, Error{ErrorCode::Unavailable, u"Nobody is there."_s});
        QCOMPARE(none.run(words(line)), 1);
        QVERIFY2(QString::fromUtf8(none.err.data()).contains(u"Nobody is there."_s), none.err.data());
    }
}

void TestCliCloud::servers() {
    Stage stage;
    QCOMPARE(stage.run(words(u"servers"_s)), 0);
    const QStringList lines = stage.printed().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 5);
    QVERIFY(lines.at(0).startsWith(u"ID "_s));
    QVERIFY2(lines.at(3).startsWith(u"srv-00001"_s) && lines.at(3).contains(u"203.0.113.7"_s), qPrintable(lines.at(3)));

    Stage json;
    QCOMPARE(json.run(words(u"servers --json"_s)), 0);
    QCOMPARE(json.json().array().size(), 4);
    const QJsonObject first = json.json().array().at(2).toObject();
    QCOMPARE(first.value(u"id"_s).toString(), u"srv-00001"_s);
    QCOMPARE(first.value(u"status"_s).toString(), u"active"_s);
    QCOMPARE(first.value(u"image"_s).toObject().value(u"name"_s).toString(), u"web"_s);
    QCOMPARE(first.value(u"server_type"_s).toObject().value(u"handle"_s).toString(), u"nano"_s);
    QCOMPARE(first.value(u"server_type"_s).toObject().value(u"ram"_s).toInt(), 512);
    QVERIFY(first.value(u"zone"_s).isNull());
}

void TestCliCloud::snapshots() {
    Stage stage;
    stage.begin(words(u"snapshot web-1 srv-00003 web-1 --note before"_s));
    QTRY_COMPARE(stage.cloud.snapshots.size(), 2); // at once, each server once
    QCOMPARE(stage.cloud.snapshots.at(0).server, ServerId(u"srv-00001"_s));
    QCOMPARE(stage.cloud.snapshots.at(1).server, ServerId(u"srv-00003"_s));
    QCOMPARE(stage.cloud.snapshots.at(1).note, u"before"_s);
    QVERIFY(stage.cloud.snapshots.at(1).name.isEmpty()); // as the library names them
    QList<Job*> jobs = stage.queue.jobs();
    static_cast<FakeCloudJob*>(jobs.at(0))->fail(Error{.code = ErrorCode::Refused, .message = u"It is full."_s});
    QTRY_COMPARE(stage.complained(), u"platter: web-1: It is full.\n"_s);
    static_cast<FakeCloudJob*>(jobs.at(1))->succeed();
    QTRY_COMPARE(stage.status(), 1);
    QCOMPARE(stage.printed(), u"img-new02\n"_s);
}

void TestCliCloud::snapshotsOfVolumes() {
    Stage stage;
    const auto volume = [](const QString& id, const QString& name, bool boot) {
        return Volume{.id = VolumeId(id), .name = name, .boot = boot};
    };
    stage.cloud.serverList[0].volumes
        = {volume(u"vol-boot1"_s, u"web-1"_s, true), volume(u"vol-data1"_s, u"tables"_s, false)};
    stage.begin(words(u"snapshot web-1 tables vol-data1 vol-boot1 vol-loose"_s));
    QTRY_COMPARE(stage.cloud.snapshots.size(), 4); // each once
    const auto& asked = stage.cloud.snapshots;
    QCOMPARE(asked.at(0).volume, VolumeId()); // the server, although its boot volume is called as it is
    QCOMPARE(asked.at(0).server, ServerId(u"srv-00001"_s));
    QCOMPARE(asked.at(1).volume, VolumeId(u"vol-data1"_s));
    QCOMPARE(asked.at(1).server, stage.cloud.serverList[0].id);
    QCOMPARE(asked.at(2).volume, VolumeId(u"vol-boot1"_s));
    QCOMPARE(asked.at(3).volume, VolumeId(u"vol-loose"_s)); // no server has it
    QCOMPARE(asked.at(3).server, ServerId());
    Stage other;
    other.cloud.serverList[0].volumes = {volume(u"vol-data1"_s, u"tables"_s, false)};
    other.cloud.serverList[1].volumes = {volume(u"vol-data2"_s, u"tables"_s, false)};
    other.begin(words(u"snapshot tables"_s));
    QTRY_COMPARE(other.status(), 1);
    QVERIFY2(other.complained().contains(u"vol-data1, vol-data2"_s), qPrintable(other.complained()));
    QVERIFY(other.cloud.snapshots.isEmpty());
}

void TestCliCloud::builds() {
    for (const bool json : {false, true}) {
        Stage stage;
        stage.begin(words(u"build web --type nano"_s) + (json ? QStringList{u"--json"_s} : QStringList()));
        QTRY_VERIFY(stage.cloud.last());
        stage.cloud.last()->take();
        stage.cloud.last()->succeed();
        QTRY_COMPARE(stage.status(), 0);
        QCOMPARE(stage.complained(), QString());
        QCOMPARE(stage.cloud.builds.first().image, ImageId(u"img-aaaa1"_s));
        QCOMPARE(stage.cloud.builds.first().type, usualServerTypes().constFirst().id);
        if (json)
            QCOMPARE(stage.json().object().value(u"id"_s).toString(), u"srv-new01"_s);
        else
            QCOMPARE(stage.printed(), u"ssh ubuntu@203.0.113.7\n"_s);
    }
}

void TestCliCloud::buildsWithEverything() {
    QTemporaryDir folder;
    QFile data(folder.filePath(u"data.yml"_s));
    QVERIFY(data.open(QIODevice::WriteOnly) && data.write("#cloud-config\n") == 14);
    data.close();
    Stage stage;
    stage.cloud.types = {{.id = ServerTypeId(u"typ-net01"_s),
        .handle = u"2gb.nbs"_s,
        .name = {},
        .ram = 2LL << 30,
        .cores = 2,
        .disk = 0,
        .networkStorage = true}};
    Image old = *stage.cloud.image(ImageId(u"img-aaaa2"_s));
    old.status = ImageStatus::Deprecated;
    stage.cloud.put(old);
    stage.begin({u"build"_s, u"web-old"_s, u"--type"_s, u"2gb.nbs"_s, u"--name"_s, u"web 3"_s, u"--zone"_s, u"gb1-a"_s,
        u"--group"_s, u"web"_s, u"--group"_s, u"grp-00001"_s, u"--user-data"_s, data.fileName(), u"--volume-size"_s,
        u"50"_s});
    QTRY_VERIFY(stage.cloud.last());
    stage.cloud.last()->succeed();
    QTRY_COMPARE(stage.status(), 0);
    QVERIFY2(stage.complained().contains(u"deprecated"_s), qPrintable(stage.complained()));
    const BuildRequest request = stage.cloud.builds.first();
    QCOMPARE(request.bootVolume, std::optional<qint64>(50LL << 30));
    QCOMPARE(request.zone, ZoneId(u"zon-00001"_s));
    QCOMPARE(request.groups, QList{ServerGroupId(u"grp-00001"_s)});
    QCOMPARE(request.userData, QByteArray("#cloud-config\n"));
    QCOMPARE(request.name, u"web 3"_s);
}

void TestCliCloud::buildsWithoutWaiting() {
    Stage stage;
    stage.begin(words(u"build web --type nano --no-wait"_s));
    QTRY_VERIFY(stage.cloud.last());
    stage.cloud.last()->take();
    QTRY_COMPARE(stage.status(), 0);
    QVERIFY(stage.cloud.quits);
    QCOMPARE(stage.complained(), QString());
    QVERIFY2(!stage.printed().isEmpty(), "how it is reached, or its id");
}

void TestCliCloud::buildIsRefused_data() {
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("says");
    QTest::newRow("no type") << QStringList() << u"--type"_s;
    QTest::newRow("started here") << words(u"--type nano --start"_s) << u"--start"_s;
    QTest::newRow("no such type") << words(u"--type huge"_s) << u"nano"_s; // tells those that there are
    QTest::newRow("no such zone") << words(u"--type nano --zone mars"_s) << u"gb1-a"_s;
    QTest::newRow("no such group") << words(u"--type nano --group db"_s) << u"“db”"_s;
    QTest::newRow("disk of its own") << words(u"--type nano --volume-size 50"_s) << u"--volume-size"_s;
    QTest::newRow("no size") << words(u"--type 2gb.nbs"_s) << u"--volume-size"_s;
    QTest::newRow("too small") << words(u"--type 2gb.nbs --volume-size 5"_s) << u"boot volume"_s;
    QTest::newRow("no such file") << words(u"--type nano --user-data /nowhere/x"_s) << u"/nowhere/x"_s;
}

void TestCliCloud::buildIsRefused() {
    QFETCH(QStringList, options);
    QFETCH(QString, says);
    Stage stage;
    ServerType net = usualServerTypes().constFirst();
    net.id = ServerTypeId(u"typ-net01"_s);
    net.handle = u"2gb.nbs"_s;
    net.networkStorage = true;
    stage.cloud.types.append(net);
    QCOMPARE(stage.run(words(u"build web"_s) + options), 1);
    QVERIFY2(stage.complained().contains(says), qPrintable(stage.complained()));
    QCOMPARE(stage.complained().count(u'\n'), 1);
    QVERIFY(stage.cloud.builds.isEmpty());
}

void TestCliCloud::interruptedBuildSaysWhatGoesOn() {
    Stage stage;
    stage.begin(words(u"build web --type nano"_s));
    QTRY_VERIFY(stage.cloud.last());
    stage.cloud.last()->take();
    stage.cli->interrupt(2);
    QTRY_COMPARE(stage.status(), 130);
    QVERIFY2(stage.complained().contains(u"srv-new01"_s), qPrintable(stage.complained()));
}

void TestCliCloud::shares() {
    Stage stage;
    const QDateTime before = QDateTime::currentDateTimeUtc();
    QCOMPARE(stage.run(words(u"share web --expires 48"_s)), 0);
    QCOMPARE(stage.printed(), u"https://orbit.example/images/img-aaaa1?temp_url_sig=1\n"_s);
    const qint64 seconds = before.secsTo(stage.cloud.shares.first().second);
    QVERIFY2(seconds >= 48 * 3600 && seconds < 48 * 3600 + 60, qPrintable(QString::number(seconds)));

    Stage json;
    QCOMPARE(json.run(words(u"share web --json"_s)), 0);
    QVERIFY(json.json().object().value(u"url"_s).toString().startsWith(u"https://"_s));
    QVERIFY(json.json().object().contains(u"expires_at"_s));
}

void TestCliCloud::publishesAndRetires() {
    Stage stage;
    QCOMPARE(stage.run(words(u"publish web --retire web-old"_s)), 0);
    QCOMPARE(stage.printed() + stage.complained(), QString());
    QVERIFY(stage.cloud.image(ImageId(u"img-aaaa1"_s))->isPublic);
    const Image old = *stage.cloud.image(ImageId(u"img-aaaa2"_s));
    QCOMPARE(old.status, ImageStatus::Deprecated);
    QCOMPARE(old.description, u"Use web (img-aaaa1) instead."_s);

    Stage alone;
    QCOMPARE(alone.run(words(u"publish web --json"_s)), 0);
    QCOMPARE(alone.cloud.updates().size(), 1);
    QCOMPARE(alone.json().array().at(0).toObject().value(u"public"_s), QJsonValue(true));
}

void TestCliCloud::retiresNothingWhenRefused() {
    Stage stage;
    stage.cloud.failNext(Error{.code = ErrorCode::Conflict, .message = u"Somebody else changed it."_s});
    QCOMPARE(stage.run(words(u"publish web --retire web-old"_s)), 1);
    QCOMPARE(stage.cloud.updates().size(), 1);
    QCOMPARE(stage.complained(), u"platter: Somebody else changed it.\n"_s);

    Stage itself;
    QCOMPARE(itself.run(words(u"publish web --retire web"_s)), 1);
    QVERIFY(itself.cloud.updates().isEmpty());
}

void TestCliCloud::librariesListsConnections() {
    Stage stage;
    stage.library = &stage.local;
    stage.connections = {{.id = LibraryId(u"bbx-aaaaa"_s),
        .name = u"work"_s,
        .api = QUrl(u"https://api.gb1.brightbox.com"_s),
        .clientId = u"cli-12345"_s,
        .account = AccountId(u"acc-12345"_s)}};
    QCOMPARE(stage.run(words(u"libraries"_s)), 0);
    QVERIFY2(
        stage.printed().contains(u"work"_s) && stage.printed().contains(u"acc-12345"_s), qPrintable(stage.printed()));

    stage.out.buffer().clear();
    stage.out.seek(0);
    QCOMPARE(stage.run(words(u"libraries --json"_s)), 0);
    QCOMPARE(stage.json().array().size(), 2);
    QCOMPARE(stage.json().array().at(1).toObject().value(u"name"_s).toString(), u"work"_s);
}

QTEST_GUILESS_MAIN(TestCliCloud)
#include "tst_clicloud.moc"
