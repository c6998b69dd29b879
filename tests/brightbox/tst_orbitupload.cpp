// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/orbitupload.h"

#include "tests/brightbox/orbithome.h"
#include "tests/support/diskmaker.h"
#include "tests/support/faultysource.h"

#include <QTemporaryDir>

using namespace platter;
using namespace platter::test;

namespace {

constexpr qint64 kMiB = 1024 * 1024;

DiskSource blocks(const QByteArray& disk, const Fault& fault = {}) {
    return std::make_unique<FaultyBlockSource>(disk, fault);
}

DiskSource stream(const QByteArray& disk, const Fault& fault = {}) {
    return std::make_unique<FaultyStreamSource>(disk, fault, false);
}

// Data in a sea of zeros: runs of all lengths, shorter and longer than what is worth an object of its own.
QByteArray sparseDisk(qint64 segment, qint64 segments) {
    QByteArray disk(segment * segments, 0);
    for (qint64 at = 1, step = 1; at < segments; at += ++step)
        disk.replace(at * segment + at * 13 % segment, 16, randomBytes(16, quint32(at)).constData(), 16);
    return disk;
}

} // namespace

// Against a real Swift.
class TestOrbitUpload : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void wholeWay();
    void manyForms_data();
    void manyForms();
    void zerosOnce();
    void nestedManifests();
    void goesOn_data();
    void goesOn();
    void connectionCut();
    void finishedBefore();
    void changedSource_data();
    void changedSource();
    void cancelLeavesNothing();
    void renewsAndEnds();
    void oldOnesAreRenewed();
    void emptyDisk();

private:
    QByteArray assembled(const QString& name);
    QByteArray unpacked(const QByteArray& lz4);
    QList<OrbitObject> listed(const QString& prefix) {
        return m_orbit.client->list(u"up"_s, prefix).value_or(QList<OrbitObject>());
    }
    UploadOptions small() const {
        UploadOptions options;
        options.sizes
            = {.segment = 16 * 1024, .object = 16 * 1024, .smallest = 2000}; // about sixteen segments of zeros
        return options;
    }

    OrbitHome m_orbit;
    QTemporaryDir m_dir;
    QHash<QString, QByteArray> m_bodies;
};

void TestOrbitUpload::initTestCase() {
    if (!OrbitServer::isInstalled())
        QSKIP("OpenStack Swift is not installed");
    VERIFY_OK(m_orbit.start());
    VERIFY_OK(m_orbit.client->makeContainer(u"up"_s));
}

// What a manifest is, by its parts: Swift gives out small segments at one a second.
QByteArray TestOrbitUpload::assembled(const QString& name) {
    QUrl url = m_orbit.server.url();
    url.setPath(u"/v1/acc-12345/up/"_s + name);
    url.setQuery(u"multipart-manifest=get"_s);
    const PlainReply reply = plainRequest("GET", url, {{"X-Auth-Token", m_orbit.token}});
    if (reply.header("X-Static-Large-Object").isEmpty())
        return reply.body;
    QByteArray bytes;
    for (const auto& value : reply.array()) {
        const QString part = value.toObject()[u"name"].toString().sliced(4); // "/up/"
        auto known = m_bodies.find(part);
        if (known == m_bodies.end())
            known = m_bodies.insert(part, assembled(part));
        bytes += *known;
    }
    return bytes;
}

QByteArray TestOrbitUpload::unpacked(const QByteArray& lz4) {
    const QString path = m_dir.filePath(u"packed.lz4"_s);
    if (!writeFile(path, lz4))
        return "not written";
    return runTool(u"lz4"_s, {u"-dc"_s, path}).value_or("not unpacked");
}

// As it is: large segments, a real disk, read by the address that the service gets.
void TestOrbitUpload::wholeWay() {
    const QString path = m_dir.filePath(u"disk.raw"_s);
    VERIFY_OK(makeExt4Disk(path, 64 * kMiB + 512));
    const QByteArray disk = *readFile(path);
    const auto media = Media::inspect(path);
    VERIFY_OK(media);
    auto source = Media::open(*media);
    VERIFY_OK(source);
    OrbitUpload upload(m_orbit.client.get(), u"up"_s, u"whole/way"_s);
    UploadOptions options;
    options.sizes = {.segment = 4 * kMiB, .object = 4 * kMiB};
    QList<UploadProgress> seen;
    options.progress = [&](const UploadProgress& progress) { seen.append(progress); };
    const auto sent = upload.send(*source, options);
    VERIFY_OK(sent);
    QCOMPARE(sent->virtualSize, disk.size());
    QVERIFY(sent->object.isManifest);
    QCOMPARE(m_orbit.client->head(u"up"_s, sent->object.name), sent->object);
    const auto url
        = m_orbit.client->temporaryUrl(u"up"_s, sent->object.name, QDateTime::currentDateTimeUtc().addSecs(600));
    VERIFY_OK(url);
    const PlainReply got = plainRequest("GET", *url);
    QCOMPARE(got.body.size(), sent->object.size);
    QVERIFY(unpacked(got.body) == disk);
    QCOMPARE(seen.first().phase, UploadProgress::Phase::Looking);
    QCOMPARE(seen.last().phase, UploadProgress::Phase::Finishing);
    QCOMPARE(seen.last().done, disk.size());
    QCOMPARE(seen.last().total, disk.size());
    QCOMPARE(seen.last().sent, sent->sentBytes);
    QCOMPARE(seen.last().compressed, sent->object.size);
    QVERIFY(std::ranges::is_sorted(seen, {}, &UploadProgress::done));
    for (const OrbitObject& object : listed(u"whole/way/"_s))
        QVERIFY(!m_orbit.plain("HEAD", u"/up/"_s + object.name).header("X-Delete-At").isEmpty());
    VERIFY_OK(upload.remove());
    QTRY_COMPARE(listed(u"whole/way/"_s).size(), 0);
}

void TestOrbitUpload::manyForms_data() {
    QTest::addColumn<QByteArray>("disk");
    const qint64 segment = 16 * 1024;
    QTest::newRow("one byte") << QByteArray("x");
    QTest::newRow("a zero") << QByteArray(1, 0);
    QTest::newRow("one segment") << randomBytes(segment);
    QTest::newRow("one segment of zeros") << QByteArray(segment, 0);
    QTest::newRow("a byte more") << randomBytes(segment + 1);
    QTest::newRow("zeros, short end") << QByteArray(segment * 40 + 17, 0);
    QTest::newRow("zeros") << QByteArray(segment * 100, 0);
    QTest::newRow("data behind zeros") << QByteArray(segment * 37, 0) + randomBytes(100);
    QTest::newRow("data before zeros") << randomBytes(100) + QByteArray(segment * 37, 0);
    QTest::newRow("sparse") << sparseDisk(segment, 300);
    QTest::newRow("random") << randomBytes(segment * 20 + 5);
}

void TestOrbitUpload::manyForms() {
    QFETCH(const QByteArray, disk);
    OrbitUpload asBlocks(m_orbit.client.get(), u"up"_s, u"form/b"_s),
        asStream(m_orbit.client.get(), u"up"_s, u"form/s"_s);
    auto block = blocks(disk);
    const auto first = asBlocks.send(block, small());
    VERIFY_OK(first);
    m_bodies.clear();
    QVERIFY(unpacked(assembled(first->object.name)) == disk);
    auto whole = stream(disk);
    const auto second = asStream.send(whole, small());
    VERIFY_OK(second);
    QCOMPARE(second->object.etag, first->object.etag); // the same objects
    QCOMPARE(second->virtualSize, disk.size());
    QCOMPARE(second->sourceSha256, QCryptographicHash::hash(disk, QCryptographicHash::Sha256));
    QTRY_COMPARE(listed(u"form/b/"_s).size(), listed(u"form/s/"_s).size());
    VERIFY_OK(asBlocks.remove());
    VERIFY_OK(asStream.remove());
    QTRY_COMPARE(listed(u"form/"_s).size(), 0);
}

void TestOrbitUpload::zerosOnce() {
    OrbitUpload upload(m_orbit.client.get(), u"up"_s, u"zeros"_s);
    const qint64 segment = 16 * 1024;
    auto source = blocks(QByteArray(segment * 300, 0) + randomBytes(1000) + QByteArray(segment * 300, 0));
    const auto sent = upload.send(source, small());
    VERIFY_OK(sent);
    QCOMPARE_LE(sent->sentObjects, 4); // zeros in one or two lengths, the data, the end
    QCOMPARE_LE(sent->sentBytes, 10'000);
    QCOMPARE_GT(sent->object.size, 600 * 64);
    VERIFY_OK(upload.remove());
}

void TestOrbitUpload::nestedManifests() {
    OrbitUpload upload(m_orbit.client.get(), u"up"_s, u"nested"_s);
    UploadOptions options = small();
    options.sizes
        = {.segment = 512, .object = 512, .smallest = 1}; // each segment of data is an object, each two of zeros
    QByteArray disk(512 * 5000, 0);
    disk.replace(512 * 100, 1000, randomBytes(1000));
    disk.replace(512 * 4500, 700, randomBytes(700));
    auto source = blocks(disk);
    const auto sent = upload.send(source, options);
    VERIFY_OK(sent);
    m_bodies.clear();
    QVERIFY(unpacked(assembled(sent->object.name)) == disk);
    QCOMPARE_LT(sent->sentObjects, 10);
    QTRY_COMPARE_GT(listed(u"nested/"_s).size(), sent->sentObjects + 1); // manifests of manifests
    QCOMPARE_LT(listed(u"nested/"_s).size(), sent->sentObjects + 1 + 4); // equal ones once
    VERIFY_OK(upload.remove());
    QTRY_COMPARE(listed(u"nested/"_s).size(), 0);
}

void TestOrbitUpload::goesOn_data() {
    QTest::addColumn<bool>("asStream");
    QTest::newRow("blocks") << false;
    QTest::newRow("stream") << true;
}

// Stopped somewhere, then sent again: only what is missing, and the same in the end.
void TestOrbitUpload::goesOn() {
    QFETCH(const bool, asStream);
    const QByteArray disk
        = randomBytes(100'000) + sparseDisk(16 * 1024, 250) + randomBytes(400'000) + QByteArray(16 * 1024 * 50, 0);
    const auto source = [&](const Fault& fault) { return asStream ? stream(disk, fault) : blocks(disk, fault); };
    OrbitUpload once(m_orbit.client.get(), u"up"_s, u"on/once"_s);
    auto whole = source({});
    const auto all = once.send(whole, small());
    VERIFY_OK(all);
    for (int i = 1; i < 7; i += 2) {
        OrbitUpload upload(m_orbit.client.get(), u"up"_s, u"on/%1"_s.arg(i));
        auto broken = source(Fault{Fault::Kind::Fail, disk.size() * i / 8});
        const auto failed = upload.send(broken, small());
        VERIFY_ERROR(failed, ErrorCode::Unreadable);
        qsizetype there = 0;
        QTRY_VERIFY((there = listed(u"on/%1/"_s.arg(i)).size()) > 0);
        auto again = source({});
        const auto sent = upload.send(again, small());
        VERIFY_OK(sent);
        QCOMPARE(sent->object.etag, all->object.etag);
        QCOMPARE(sent->sentObjects + there, all->sentObjects);
        VERIFY_OK(upload.remove());
    }
    VERIFY_OK(once.remove());
}

void TestOrbitUpload::connectionCut() {
    // Of half of it three objects may have been sent, but are not stored yet.
    const QByteArray disk = randomBytes(12 * kMiB);
    OrbitUpload upload(m_orbit.client.get(), u"up"_s, u"cut"_s);
    UploadOptions options;
    options.sizes = {.segment = 256 * 1024, .object = 256 * 1024};
    bool cut = false;
    options.progress = [&](const UploadProgress& progress) {
        if (!std::exchange(cut, cut || progress.done > disk.size() / 2) && cut)
            m_orbit.server.stop();
    };
    auto source = blocks(disk);
    const auto failed = upload.send(source, options);
    VERIFY_ERROR(failed, ErrorCode::Offline);
    QVERIFY(failed.error().retryable);
    VERIFY_OK(m_orbit.server.start());
    VERIFY_OK(m_orbit.signIn());
    const qsizetype there = listed(u"cut/"_s).size();
    QCOMPARE_GE(there, 2);
    options.progress = {};
    auto again = blocks(disk);
    const auto sent = upload.send(again, options);
    VERIFY_OK(sent);
    QCOMPARE(sent->sentObjects, 12 - there); // four segments are an object
    m_bodies.clear();
    QVERIFY(unpacked(assembled(sent->object.name)) == disk);
    VERIFY_OK(upload.remove());
}

void TestOrbitUpload::finishedBefore() {
    const QByteArray disk = randomBytes(100'000);
    OrbitUpload upload(m_orbit.client.get(), u"up"_s, u"before"_s);
    auto source = blocks(disk);
    const auto first = upload.send(source, small());
    VERIFY_OK(first);
    auto unreadable = blocks(disk, Fault{Fault::Kind::Fail, 0}); // is not read at all
    const auto second = upload.send(unreadable, small());
    VERIFY_OK(second);
    QCOMPARE(second->object, first->object);
    QCOMPARE(second->virtualSize, disk.size());
    QCOMPARE(second->sentObjects, 0);
    auto stale = blocks(disk, Fault{Fault::Kind::ChangeAtFinish});
    VERIFY_ERROR(upload.send(stale, small()), ErrorCode::SourceChanged);
    VERIFY_OK(upload.remove());
}

void TestOrbitUpload::changedSource_data() {
    QTest::addColumn<bool>("asStream");
    QTest::addColumn<Fault::Kind>("kind");
    QTest::newRow("blocks shrink") << false << Fault::Kind::Shrink;
    QTest::newRow("blocks change") << false << Fault::Kind::ChangeAtFinish;
    QTest::newRow("stream shrinks") << true << Fault::Kind::Shrink;
    QTest::newRow("stream changes") << true << Fault::Kind::ChangeAtFinish;
}

void TestOrbitUpload::changedSource() {
    QFETCH(const bool, asStream);
    QFETCH(const Fault::Kind, kind);
    const QByteArray disk = randomBytes(500'000);
    const Fault fault{kind, kind == Fault::Kind::Shrink ? 300'000 : 0};
    OrbitUpload upload(m_orbit.client.get(), u"up"_s, u"changed"_s);
    auto source = asStream ? stream(disk, fault) : blocks(disk, fault);
    VERIFY_ERROR(upload.send(source, small()), ErrorCode::SourceChanged);
    VERIFY_ERROR(
        m_orbit.client->head(u"up"_s, UploadPlan(u"changed"_s, small().sizes).diskName()), ErrorCode::NotFound);
    VERIFY_OK(upload.remove());
    QTRY_COMPARE(listed(u"changed/"_s).size(), 0);
}

void TestOrbitUpload::cancelLeavesNothing() {
    const QByteArray disk = randomBytes(8 * kMiB);
    OrbitUpload upload(m_orbit.client.get(), u"up"_s, u"cancel"_s);
    UploadOptions options;
    options.sizes = {.segment = kMiB, .object = kMiB};
    std::stop_source stop;
    options.stop = stop.get_token();
    qint64 most = 0;
    options.progress = [&](const UploadProgress& progress) {
        most = progress.done;
        if (progress.done > disk.size() / 4)
            stop.request_stop();
    };
    auto source = blocks(disk);
    VERIFY_ERROR(upload.send(source, options), ErrorCode::Cancelled);
    QCOMPARE_LT(most, disk.size());
    VERIFY_OK(upload.remove({}, OrbitUpload::kAfterStop));
    QTRY_COMPARE(listed(u"cancel/"_s).size(), 0);
    VERIFY_OK(upload.remove()); // there is nothing
    VERIFY_OK(OrbitUpload(m_orbit.client.get(), u"no such container"_s, u"x"_s).remove());
    auto other = blocks(disk);
    QVERIFY(!upload.send(other, options)); // stopped before it begins
    QCOMPARE(listed(u"cancel/"_s).size(), 0);
}

void TestOrbitUpload::renewsAndEnds() {
    OrbitUpload upload(m_orbit.client.get(), u"up"_s, u"renew"_s);
    UploadOptions options = small();
    options.deleteAfter = std::chrono::seconds(500);
    auto source = blocks(randomBytes(50'000));
    VERIFY_OK(upload.send(source, options));
    VERIFY_OK(upload.renew(std::chrono::hours(2)));
    const auto objects = listed(u"renew/"_s);
    QCOMPARE_GE(objects.size(), 3);
    for (const OrbitObject& object : objects)
        QCOMPARE_GT(m_orbit.plain("HEAD", u"/up/"_s + object.name).header("X-Delete-At").toLongLong(),
            QDateTime::currentSecsSinceEpoch() + 6000);
    VERIFY_OK(upload.remove());
}

// Objects that were sent long ago are renewed before anything else; one that has run out is sent again.
void TestOrbitUpload::oldOnesAreRenewed() {
    const QByteArray disk = randomBytes(100'000);
    OrbitUpload upload(m_orbit.client.get(), u"up"_s, u"old"_s);
    UploadOptions options = small();
    auto broken = blocks(disk, Fault{Fault::Kind::Fail, 90'000});
    VERIFY_ERROR(upload.send(broken, options), ErrorCode::Unreadable);
    const auto objects = listed(u"old/"_s);
    QCOMPARE_GE(objects.size(), 4);
    VERIFY_OK(m_orbit.client->renew(u"up"_s, objects[1].name, std::chrono::seconds(1)));
    QTRY_VERIFY(!m_orbit.client->head(u"up"_s, objects[1].name)); // listed, but gone
    options.deleteAfter = std::chrono::seconds(20);
    // A quarter of it; the one that was renewed counts from then on.
    QTRY_VERIFY_WITH_TIMEOUT(std::ranges::all_of(listed(u"old/"_s),
                                 [](const OrbitObject& object) { return object.age > std::chrono::seconds(5); }),
        20'000);
    auto source = blocks(disk);
    const auto sent = upload.send(source, options);
    VERIFY_OK(sent);
    m_bodies.clear();
    QVERIFY(unpacked(assembled(sent->object.name)) == disk);
    QCOMPARE_GE(sent->sentObjects, 2); // the one that was gone, and the end
    const qint64 end = m_orbit.plain("HEAD", u"/up/"_s + objects[0].name).header("X-Delete-At").toLongLong();
    QCOMPARE_LT(end, QDateTime::currentSecsSinceEpoch() + 100); // not the two days any more that it had
    VERIFY_OK(upload.remove());
}

void TestOrbitUpload::emptyDisk() {
    OrbitUpload upload(m_orbit.client.get(), u"up"_s, u"empty"_s);
    auto block = blocks({});
    VERIFY_ERROR(upload.send(block, small()), ErrorCode::InvalidArgument);
    auto whole = stream({});
    VERIFY_ERROR(upload.send(whole, small()), ErrorCode::InvalidArgument);
    auto source = blocks("x");
    VERIFY_ERROR(
        OrbitUpload(m_orbit.client.get(), u"no such container"_s, u"x"_s).send(source, small()), ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(TestOrbitUpload)
#include "tst_orbitupload.moc"
