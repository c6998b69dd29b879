// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/cloudcache.h"
#include "models/brightbox/cloudrecord.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace platter;
using namespace Qt::StringLiterals;

namespace {

QDateTime at(int minute) {
    return {QDate(2026, 11, 24), QTime(14, minute), QTimeZone::UTC};
}

Image fullImage() {
    Image image;
    image.library = LibraryId(u"bbx-1"_s);
    image.id = ImageId(u"img-3ikco"_s);
    image.url = u"https://api.example/1.0/images/img-3ikco"_s;
    image.name = u"golden → web"_s;
    image.username = u"ubuntu"_s;
    image.status = ImageStatus::Deprecated;
    image.locked = true;
    image.description = u"two\nlines"_s;
    image.source = u"srv-lv426"_s;
    image.sourceType = SourceType::Snapshot;
    image.sourceTrigger = SourceTrigger::Schedule;
    image.architecture = Architecture::i686();
    image.createdAt = at(1);
    image.official = true;
    image.isPublic = true;
    image.owner = u"acc-43ks4"_s;
    image.mode = ImageMode::Compatibility;
    image.virtualSize = 20480LL * 1024 * 1024;
    image.diskSize = 421LL * 1024 * 1024;
    image.minRam = 512LL * 1024 * 1024;
    image.licenceName = u"Windows 2008"_s;
    image.ancestor = Ancestor{.id = ImageId(u"img-00001"_s), .name = u"old"_s, .status = ImageStatus::Deleted};
    image.listed = false;
    image.deletedAt = at(2);
    return image;
}

Server fullServer() {
    Server server;
    server.library = LibraryId(u"bbx-1"_s);
    server.id = ServerId(u"srv-lv426"_s);
    server.name = u"web-1"_s;
    server.status = ServerStatus::Active;
    server.type = ServerType{.id = ServerTypeId(u"typ-zx45f"_s), .handle = u"small"_s, .ram = 2, .cores = 2, .disk = 8};
    server.image = Ancestor{.id = ImageId(u"img-3ikco"_s), .name = u"golden"_s};
    server.address = u"109.107.50.0"_s;
    server.sshHost = u"public.srv-lv426"_s;
    server.lastSnapshotAt = at(3);
    server.snapshotSchedule = u"0 7 * * *"_s;
    server.snapshotRetention = 7;
    server.groups = {ServerGroupId(u"grp-1"_s)};
    server.cloudIps = {CloudIpId(u"cip-1"_s)};
    server.volumes = {Volume{.id = VolumeId(u"vol-1"_s), .boot = true, .size = 40}};
    return server;
}

CloudState fullState() {
    CloudState state;
    state.images.insert(fullImage().id, fullImage());
    state.servers.insert(fullServer().id, fullServer());
    state.types = {*fullServer().type};
    state.zones = {Zone{.id = ZoneId(u"zon-1"_s), .handle = u"gb1-a"_s}};
    state.groups = {ServerGroup{.id = ServerGroupId(u"grp-1"_s), .name = u"default"_s, .isDefault = true}};
    state.ips = {CloudIp{.id = CloudIpId(u"cip-1"_s), .address = u"109.107.50.0"_s}};
    state.heardAt = at(4);
    return state;
}

} // namespace

class TestCloudCache : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyFieldIsKept();
    void onlyDifferencesAreWritten();
    void brokenRecordsAreLeftOut();
    void userDataIsNotKept();
    void historyAndTransfersAreKept();
    void aDamagedFileIsMovedAside();
    void aNewerFileIsRefused();
    void aThousandImagesOpenAtOnce();

private:
    QString path() const { return m_folder->filePath(u"account.sqlite"_s); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCloudCache::init() {
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestCloudCache::everyFieldIsKept() {
    {
        CloudCache cache;
        QVERIFY(cache.open(path()));
        QCOMPARE(*cache.load(), CloudState{});
        QVERIFY(cache.save({}, fullState()));
        QVERIFY(cache.setStarred(fullImage().id, true));
    }
    CloudCache cache;
    QVERIFY(cache.open(path()));
    CloudState expected = fullState();
    expected.images[fullImage().id].starred = true;
    QCOMPARE(*cache.load(), expected);
    QCOMPARE(QFile::permissions(path()) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions{});
}

void TestCloudCache::onlyDifferencesAreWritten() {
    CloudCache cache;
    QVERIFY(cache.open(path()));
    QVERIFY(cache.save({}, fullState()));
    CloudState now = fullState();
    now.images.clear();
    now.zones.clear();
    QVERIFY(cache.save(fullState(), now));
    QCOMPARE(*cache.load(), now);
    QVERIFY(cache.save(now, now));
    QCOMPARE(*cache.load(), now);
}

void TestCloudCache::brokenRecordsAreLeftOut() {
    const QByteArray whole = toRecord(fullImage());
    Image image;
    QVERIFY(fromRecord(whole, image));
    QCOMPARE(image, fullImage());
    for (qsizetype length = 0; length < whole.size(); ++length) {
        Image untouched;
        QVERIFY(!fromRecord(whole.first(length), untouched));
        QCOMPARE(untouched, Image{});
    }
    QVERIFY(!fromRecord(whole + 'x', image));
    QByteArray other = whole;
    other[1] = char(other[1] + 1); // the version
    QVERIFY(!fromRecord(other, image));
}

void TestCloudCache::userDataIsNotKept() {
    Server server = fullServer();
    server.userData = u"cGFzc3dvcmQ="_s;
    QVERIFY(toRecord(server).contains(QByteArray("\0w\0e\0b", 6))); // this is how texts look …
    QVERIFY(!toRecord(server).contains(QByteArray("\0c\0G\0F", 6))); // … and it is not there
    Server read;
    QVERIFY(fromRecord(toRecord(server), read));
    QVERIFY(read.userData.isEmpty());
}

void TestCloudCache::historyAndTransfersAreKept() {
    const ImageId id(u"img-1"_s);
    const HistoryEntry done{.at = at(5), .who = u"cli-1"_s, .action = u"renamed"_s, .detail = u"name: x"_s};
    const HistoryEntry seen{.at = at(4), .who = {}, .action = u"updated"_s, .detail = u"status: x"_s, .since = at(1)};
    {
        CloudCache cache;
        QVERIFY(cache.open(path()));
        QVERIFY(cache.addHistory(id, done));
        QVERIFY(cache.addHistory(id, seen));
        QVERIFY(cache.putTransfer(u"b"_s, {{u"n"_s, 1}}));
        QVERIFY(cache.putTransfer(u"a"_s, {{u"n"_s, 2}}));
        QVERIFY(cache.putTransfer(u"b"_s, {{u"n"_s, 3}}));
    }
    CloudCache cache;
    QVERIFY(cache.open(path()));
    QCOMPARE(*cache.history(id), (QList{seen, done})); // oldest first
    const auto transfers = *cache.transfers();
    QCOMPARE(transfers.size(), 2);
    QCOMPARE(transfers.first(), (CloudCache::Transfer{u"b"_s, QJsonObject{{u"n"_s, 3}}, false}));
    QVERIFY(cache.setTransferPaused(u"b"_s, true));
    QVERIFY(cache.putTransfer(u"b"_s, {{u"n"_s, 4}}));
    QCOMPARE(cache.transfers()->first(), (CloudCache::Transfer{u"b"_s, QJsonObject{{u"n"_s, 4}}, true}));
    QVERIFY(cache.setTransferPaused(u"b"_s, false));
    QVERIFY(!cache.transfers()->first().paused);
    QVERIFY(cache.removeTransfer(u"b"_s));
    QCOMPARE(cache.transfers()->size(), 1);
}

void TestCloudCache::aDamagedFileIsMovedAside() {
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(8192, 'x'));
    file.close();
    CloudCache cache;
    QVERIFY(cache.open(path()));
    QCOMPARE(*cache.load(), CloudState{});
    QVERIFY(QFile::exists(path() + u".damaged"_s));
}

void TestCloudCache::aNewerFileIsRefused() {
    {
        Database database(u":/sql-cloud"_s);
        QVERIFY(database.open(path()));
        QVERIFY(database.run(u"PRAGMA user_version = 99"_s));
    }
    CloudCache cache;
    const auto opened = cache.open(path());
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::NewerVersion);
}

void TestCloudCache::aThousandImagesOpenAtOnce() {
    CloudState many = fullState();
    for (int i = 0; i < 1000; ++i) {
        Image image = fullImage();
        image.id = ImageId(u"img-%1"_s.arg(i));
        many.images.insert(image.id, image);
    }
    for (int i = 0; i < 500; ++i) {
        Server server = fullServer();
        server.id = ServerId(u"srv-%1"_s.arg(i));
        many.servers.insert(server.id, server);
    }
    {
        CloudCache cache;
        QVERIFY(cache.open(path()));
        QVERIFY(cache.save({}, many));
    }
    QElapsedTimer timer;
    timer.start();
    CloudCache cache;
    QVERIFY(cache.open(path()));
    QCOMPARE(cache.load()->images.size(), 1001);
    qInfo("1,001 images and 501 servers read in %lld ms", timer.elapsed()); // told, not judged: machines are noisy
}

QTEST_GUILESS_MAIN(TestCloudCache)
#include "tst_cloudcache.moc"
