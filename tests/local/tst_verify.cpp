// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/endian.h"
#include "models/local/verifier.h"
#include "models/local/verifyjob.h"
#include "tests/local/home.h"

#include <QDir>
#include <QDirIterator>
#include <QTemporaryDir>

#include <algorithm>

using namespace platter;
using namespace platter::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kKiB = 1024;

// Changes bytes of a file where it is: who has it open or mapped sees it.
bool patch(const QString& path, qint64 at, const QByteArray& bytes) {
    QFile file(path);
    return file.open(QIODevice::ReadWrite) && file.seek(at) && file.write(bytes) == bytes.size() && file.flush();
}

bool flip(const QString& path, qint64 at) {
    const auto bytes = readFile(path);
    return bytes && at < bytes->size() && patch(path, at, QByteArray(1, char((*bytes)[at] ^ 0x10)));
}

} // namespace

class TestVerify : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void wholeLibrary();
    void damagedPackIsNamedAndHeals_data();
    void damagedPackIsNamedAndHeals();
    void oneImageReadsOnlyItsOwn();
    void deprecatedStaysSo();
    void damagedMap_data();
    void damagedMap();
    void damagedTableIsMadeAgain();
    void lyingIndexIsMadeAgain();
    void wrongBytesUnderARightHash();
    void garbageIsTakenOut();
    void reclaimedIsNoDamage();
    void lostPartsOfDeletedImagesAreTold();
    void missingImage();
    void cancelledChangesNothing();
    void whileAnotherImports();
    void repairWithoutCatalogueAndIndex();
    void repairOfAStaleCatalogue();
    void repairReadsAPackWithoutItsHeader();
    void speed();

private:
    QString file(const QString& pattern, qsizetype number = 0) const;
    const CheckReport& verify(const QList<ImageId>& ids = {}) { return run(m_home->library.verifyJob(ids)); }
    const CheckReport& run(std::unique_ptr<CheckJob> job);
    void reopen();
    QByteArray exported(const ImageId& id);

    QTemporaryDir m_disks;
    QString m_path[2];
    QByteArray m_sum[2];
    QString m_template;
    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_folder;
    std::unique_ptr<Home> m_home;
    ImageId m_id[2];
    Job* m_job = nullptr;
};

// Two disks that share a part; their own parts go to packs of their own.
void TestVerify::initTestCase() {
    m_template = m_disks.filePath(u"library"_s);
    Home home(m_template);
    QVERIFY(home.ready());
    for (quint32 i : {0U, 1U}) {
        m_path[i] = m_disks.filePath(u"disk-%1.raw"_s.arg(i));
        QVERIFY(writeFile(m_path[i],
            randomBytes(700 * kKiB, i + 1) + QByteArray(100 * kKiB, '\0') + QByteArray(300 * kKiB, 'a')
                + randomBytes(400 * kKiB, 99)));
        m_sum[i] = sha256OfFile(m_path[i]);
        const auto id = home.import(m_path[i], u"disk %1"_s.arg(i));
        QVERIFY(id);
        m_id[i] = *id;
    }
}

void TestVerify::init() {
    m_home.reset();
    m_directory = std::make_unique<QTemporaryDir>();
    m_folder = m_directory->filePath(u"library"_s);
    QVERIFY(runTool(u"cp"_s, {u"-a"_s, m_template, m_folder}));
    reopen();
}

void TestVerify::reopen() {
    m_home.reset();
    m_home = std::make_unique<Home>(m_folder);
    QVERIFY(m_home->ready());
}

QString TestVerify::file(const QString& pattern, qsizetype number) const {
    QStringList paths;
    QDirIterator files(m_folder, {pattern}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        paths += files.next();
    paths.sort();
    return paths.value(number);
}

const CheckReport& TestVerify::run(std::unique_ptr<CheckJob> job) {
    CheckJob& check = m_home->checked(std::move(job));
    m_job = &check;
    return check.report();
}

QByteArray TestVerify::exported(const ImageId& id) {
    const auto sum = m_home->exportedSum(id, m_directory->filePath(u"out.raw"_s));
    return sum ? *sum : QByteArray();
}

void TestVerify::wholeLibrary() {
    const CheckReport& report = verify();
    QCOMPARE(m_job->state(), JobState::Succeeded);
    QCOMPARE(report.images, 2);
    QCOMPARE(report.damagedChunks, 0);
    QVERIFY(report.damagedImages.isEmpty() && report.mended.isEmpty() && report.notes.isEmpty());
    // Each chunk once: the shared parts and the run of one letter count once for both.
    QVERIFY2(report.dataBytes >= 1800 * kKiB && report.dataBytes < 2300 * kKiB,
        qPrintable(QString::number(report.dataBytes)));
    QVERIFY(report.chunks > 10);
    QVERIFY(report.readBytes > 1700 * kKiB);
    QVERIFY(m_job->progress().done > 0 || m_job->progress().total == 0);
}

void TestVerify::damagedPackIsNamedAndHeals_data() {
    QTest::addColumn<int>("how");
    const char* names[] = {"a byte of the payload", "a byte of the chunk table", "a frame's magic", "a sector of zeros",
        "cut in the middle", "empty", "gone", "garbage"};
    for (int i = 0; i < 8; ++i)
        QTest::newRow(names[i]) << i;
}

void TestVerify::damagedPackIsNamedAndHeals() {
    QFETCH(int, how);
    const QString pack = file(u"*.pack"_s); // the first disk's, with what both share
    const qint64 size = QFileInfo(pack).size();
    m_home.reset();
    switch (how) {
    case 0:
        QVERIFY(flip(pack, size / 2));
        break;
    case 1:
        QVERIFY(flip(pack, kPackHeader + kFrameFixed + 5));
        break;
    case 2:
        QVERIFY(flip(pack, kPackHeader));
        break;
    case 3:
        QVERIFY(patch(pack, size / 8192 * 4096, QByteArray(512, '\0')));
        break;
    case 4:
        QVERIFY(QFile::resize(pack, size / 2));
        break;
    case 5:
        QVERIFY(QFile::resize(pack, 0));
        break;
    case 6:
        QVERIFY(QFile::remove(pack));
        break;
    case 7:
        QVERIFY(patch(pack, 0, randomBytes(size, 7)));
        break;
    default:
        QFAIL("unknown");
    }
    reopen();
    {
        const CheckReport& report = verify();
        QCOMPARE(m_job->state(), JobState::Failed);
        QCOMPARE(m_job->error()->code, ErrorCode::Damaged);
        QVERIFY(report.damagedChunks > 0);
        QVERIFY(!report.damagedImages.isEmpty());
        QCOMPARE(report.damagedImages.first().image, m_id[0]);
        QVERIFY(report.damagedImages.first().isNew);
        QVERIFY(report.damagedImages.first().lostChunks > 0);
        QVERIFY(std::ranges::any_of(
            report.damaged, [&](const CheckReport::Chunk& chunk) { return chunk.images.contains(m_id[0]); }));
    }
    const Image damaged = *m_home->library.image(m_id[0]);
    QCOMPARE(damaged.status, ImageStatus::Unavailable);
    QVERIFY(damaged.failure && damaged.failure->code == ErrorCode::Damaged && !damaged.failure->message.isEmpty());
    QVERIFY(exported(m_id[0]).isEmpty());
    // The one that is not hurt can be read.
    const Image other = *m_home->library.image(m_id[1]);
    if (other.status == ImageStatus::Available)
        QCOMPARE(exported(m_id[1]), m_sum[1]);

    { // what is known is found again, also by another process and without the catalogue
        reopen();
        const CheckReport& report = verify();
        QCOMPARE(m_job->state(), JobState::Failed);
        QVERIFY(!report.damagedImages.first().isNew);
        QCOMPARE(m_home->library.image(m_id[0])->status, ImageStatus::Unavailable);
    }
    for (const quint32 i : {0U, 1U}) { // the same disks again: nothing relies on what is lost
        const auto id = m_home->import(m_path[i], u"again"_s);
        QVERIFY(id);
        QCOMPARE(exported(*id), m_sum[i]);
    }
    QTRY_COMPARE(m_home->library.image(m_id[0])->status, ImageStatus::Available);
    QTRY_COMPARE(m_home->library.image(m_id[1])->status, ImageStatus::Available);
    QCOMPARE(exported(m_id[0]), m_sum[0]);
    QCOMPARE(exported(m_id[1]), m_sum[1]);
    const CheckReport& report = verify();
    QVERIFY2(m_job->state() == JobState::Succeeded, m_job->error() ? qPrintable(m_job->error()->message) : "");
    QCOMPARE(report.images, 4);
    QCOMPARE(report.damagedChunks, 0);
}

void TestVerify::oneImageReadsOnlyItsOwn() {
    const qint64 all = verify().readBytes;
    QVERIFY(flip(file(u"*.pack"_s, 1), QFileInfo(file(u"*.pack"_s, 1)).size() / 2)); // the second disk's own
    const CheckReport& first = verify({m_id[0]});
    QCOMPARE(m_job->state(), JobState::Succeeded);
    QCOMPARE(first.images, 1);
    QVERIFY(first.readBytes < all);
    QCOMPARE(m_home->library.image(m_id[1])->status, ImageStatus::Available);
    const CheckReport& second = verify({m_id[1]});
    QCOMPARE(m_job->state(), JobState::Failed);
    QCOMPARE(second.damagedImages.size(), 1);
    QCOMPARE(second.damagedImages.first().image, m_id[1]);
    QVERIFY(m_job->error()->message.contains(u"disk 1"));
    QTRY_COMPARE(m_home->library.image(m_id[1])->status, ImageStatus::Unavailable);
}

void TestVerify::deprecatedStaysSo() {
    ImageChanges changes;
    changes.status = ImageStatus::Deprecated;
    QVERIFY(m_home->wait(m_home->library.update(m_id[0], changes)));
    const QString pack = file(u"*.pack"_s);
    QVERIFY(flip(pack, QFileInfo(pack).size() / 2));
    verify();
    QTRY_COMPARE(m_home->library.image(m_id[0])->status, ImageStatus::Unavailable);
    QVERIFY(m_home->import(m_path[0], u"again"_s));
    QTRY_COMPARE(m_home->library.image(m_id[0])->status, ImageStatus::Deprecated);
    QVERIFY(!m_home->library.image(m_id[0])->failure);
    const auto history = m_home->wait(m_home->library.history(m_id[0]));
    QVERIFY(history);
    QCOMPARE(history->at(history->size() - 2).action, u"damaged"_s);
    QCOMPARE(history->last().action, u"mended"_s);
}

void TestVerify::damagedMap_data() {
    QTest::addColumn<QString>("tag");
    for (const auto& tag : {u"flipped"_s, u"gone"_s, u"another image's"_s, u"outside"_s})
        QTest::newRow(qPrintable(tag)) << tag;
}

void TestVerify::damagedMap() {
    QFETCH(QString, tag);
    const LibraryFolder folder(m_folder);
    const QString path = folder.map(m_id[0]);
    const QByteArray before = *readFile(path);
    if (tag == u"flipped")
        QVERIFY(flip(path, 100));
    else if (tag == u"gone")
        QVERIFY(QFile::remove(path));
    else if (tag == u"another image's")
        QVERIFY(writeFile(path, *readFile(folder.map(m_id[1]))));
    else { // entries that lead outside the disk, with a content id that fits
        QByteArray bytes = before;
        const std::span span(reinterpret_cast<std::byte*>(bytes.data()), static_cast<size_t>(bytes.size()));
        putAt<quint64>(span, 32 + 40, quint64{1} << 60);
        const Digest id = Blake3::of(span.first(span.size() - 32));
        std::memcpy(bytes.data() + bytes.size() - 32, id.bytes.data(), 32);
        QVERIFY(writeFile(path, bytes));
    }
    const CheckReport& report = verify();
    QCOMPARE(m_job->state(), JobState::Failed);
    QCOMPARE(report.damagedImages.size(), 1);
    QCOMPARE(report.damagedImages.first().image, m_id[0]);
    QCOMPARE(report.damagedImages.first().lostChunks, 0);
    QCOMPARE(report.damagedChunks, 0);
    QTRY_COMPARE(m_home->library.image(m_id[0])->status, ImageStatus::Unavailable);
    QVERIFY(writeFile(path, before));
    QCOMPARE(verify().mended, QList{m_id[0]});
    QCOMPARE(m_job->state(), JobState::Succeeded);
    QCOMPARE(exported(m_id[0]), m_sum[0]);
}

void TestVerify::damagedTableIsMadeAgain() {
    QVERIFY(flip(file(u"*.idx"_s), 64 + 3)); // mapped and trusted; those above 64 MiB are not even hashed when opened
    const QString bad = file(u"*.idx"_s);
    const CheckReport& report = verify();
    QVERIFY2(m_job->state() == JobState::Succeeded, m_job->error() ? qPrintable(m_job->error()->message) : "");
    QCOMPARE(report.notes.size(), 1);
    QVERIFY(!QFile::exists(bad));
    QVERIFY(verify().notes.isEmpty());
    QCOMPARE(exported(m_id[0]), m_sum[0]);
}

void TestVerify::lyingIndexIsMadeAgain() {
    const QString path = file(u"*.idx"_s);
    m_home.reset();
    std::vector<IndexEntry> entries;
    std::vector<quint32> packs;
    {
        const auto table = IndexTable::open(path);
        QVERIFY(table);
        for (quint64 i = 0; i < (*table)->count(); ++i)
            entries.push_back((*table)->entry(i));
        packs = (*table)->packs();
    }
    for (IndexEntry& entry : entries)
        entry.place.frameOffset += 8;
    QVERIFY(QFile::remove(path));
    QVERIFY(IndexTable::write(path, entries, packs));
    reopen();
    const CheckReport& report = verify();
    QVERIFY(report.damagedImages.isEmpty());
    QVERIFY(report.damagedChunks > 0);
    QCOMPARE(exported(m_id[0]), m_sum[0]);
    QCOMPARE(verify().damagedChunks, 0);
    QCOMPARE(m_job->state(), JobState::Succeeded);
}

// Written with a right frame hash over wrong bytes: bad memory of the writer, or intent.
void TestVerify::wrongBytesUnderARightHash() {
    const LibraryFolder folder(m_folder);
    const QByteArray bytes(4096, 'w');
    const FrameChunk liar{Blake3::of(std::as_bytes(std::span("not these", 9))), 4096};
    {
        ChunkStore store(folder);
        QVERIFY(store.open(false));
        auto writer = StoreWriter::create(store, 0x77, [] { return Result<quint32>(0x78); });
        QVERIFY(writer);
        FrameCodec codec;
        QVERIFY((*writer)->append(std::span(&liar, 1), codec.encode(std::span(&liar, 1), bytesOf(bytes))));
        QVERIFY((*writer)->publish());
    }
    const CheckReport& report = verify();
    QCOMPARE(report.damagedChunks, 1);
    QCOMPARE(report.damaged.first().digest, liar.digest.toByteArray());
    QVERIFY(report.damagedImages.isEmpty());
    ChunkStore store(folder);
    QVERIFY(store.open(false));
    QVERIFY(!store.index().find(liar.digest)); // the next import of such a chunk stores it
    verify();
    QCOMPARE(m_job->state(), JobState::Succeeded);
}

void TestVerify::garbageIsTakenOut() {
    QVERIFY(m_home->wait(m_home->library.remove(m_id[0])));
    QVERIFY(m_home->wait(m_home->library.remove(m_id[1])));
    const QString pack = file(u"*.pack"_s, 1);
    QVERIFY(flip(pack, QFileInfo(pack).size() / 2));
    QCOMPARE(verify().images, 0);
    QCOMPARE(m_job->state(), JobState::Failed);
    verify();
    QCOMPARE(m_job->state(), JobState::Succeeded);
}

// The index keeps entries of packs that are gone until they are many.
void TestVerify::reclaimedIsNoDamage() {
    const QString path = m_directory->filePath(u"small.raw"_s);
    QVERIFY(writeFile(path, randomBytes(200 * kKiB, 77)));
    const auto id = m_home->import(path, u"small"_s);
    QVERIFY(id);
    ChunkStore store(LibraryFolder{m_folder});
    QVERIFY(store.open(false));
    const Digest gone = MapReader::open(LibraryFolder(m_folder).map(*id))->entries(0, 1)->front().digest;
    QVERIFY(m_home->wait(m_home->library.remove(*id)));
    Job* job = m_home->queue.add(m_home->library.reclaimJob({.now = {*id}}));
    QTRY_COMPARE_WITH_TIMEOUT(job->state(), JobState::Succeeded, 30'000);
    QVERIFY(store.index().refresh());
    QVERIFY(store.index().find(gone)); // the case in question
    const CheckReport& report = verify();
    QVERIFY2(m_job->state() == JobState::Succeeded, m_job->error() ? qPrintable(m_job->error()->message) : "");
    QCOMPARE(report.damagedChunks, 0);
    QVERIFY(report.damaged.isEmpty());
}

// They can be restored still.
void TestVerify::lostPartsOfDeletedImagesAreTold() {
    QVERIFY(m_home->wait(m_home->library.remove(m_id[1])));
    QVERIFY(QFile::remove(file(u"*.pack"_s, 1))); // the second disk's own
    QCOMPARE(verify().images, 1);
    QCOMPARE(m_job->state(), JobState::Failed);
    QVERIFY(m_job->error()->message.contains(u"no image needs them"_s));
}

void TestVerify::missingImage() {
    verify({ImageId(u"loc-zzzzz"_s)});
    QCOMPARE(m_job->state(), JobState::Failed);
    QCOMPARE(m_job->error()->code, ErrorCode::NotFound);
    QVERIFY(m_home->wait(m_home->library.remove(m_id[0])));
    verify({m_id[0]});
    QCOMPARE(m_job->error()->code, ErrorCode::WrongState);
}

void TestVerify::cancelledChangesNothing() {
    const QString pack = file(u"*.pack"_s);
    QVERIFY(flip(pack, QFileInfo(pack).size() / 2));
    ChunkStore store{LibraryFolder(m_folder)};
    QVERIFY(store.open(false));
    std::stop_source stop;
    VerifyOptions options;
    options.stop = stop.get_token();
    int pieces = 0;
    options.waitWhilePaused = [&] {
        if (++pieces == 2)
            stop.request_stop();
    };
    Verifier verifier(store, options);
    const auto checked = verifier.checkChunks();
    QVERIFY(!checked);
    QCOMPARE(checked.error().code, ErrorCode::Cancelled);
    QCOMPARE(pieces, 2); // at once
    QCOMPARE(m_home->library.image(m_id[0])->status, ImageStatus::Available);
}

// An import that looked chunks up before they were found damaged must not end with them: the index is changed only when
// nobody writes.
void TestVerify::whileAnotherImports() {
    Home other(m_folder);
    QVERIFY(other.ready());
    const QString large = m_directory->filePath(u"large.raw"_s);
    QVERIFY(writeFile(large, randomBytes(8 * 1024 * kKiB, 5)));
    ImportRequest request;
    request.media = *Media::inspect(large);
    request.name = u"large"_s;
    Job* import = other.queue.add(other.library.importJob(request));
    import->pause();
    QTRY_VERIFY(other.byName(u"large"_s));
    const QString pack = file(u"*.pack"_s);
    QVERIFY(flip(pack, QFileInfo(pack).size() / 2));
    auto job = m_home->library.verifyJob({});
    CheckJob* check = job.get();
    m_home->queue.add(std::move(job));
    QTRY_VERIFY(!check->progress().phase.isEmpty());
    QVERIFY(!QTest::qWaitFor([&] { return check->isFinished(); }, 500));
    import->resume();
    QVERIFY(other.finish(import));
    QTRY_VERIFY_WITH_TIMEOUT(check->isFinished(), 20'000);
    QCOMPARE(check->state(), JobState::Failed);
    QCOMPARE(
        *other.exportedSum(other.byName(u"large"_s)->id, m_directory->filePath(u"out.raw"_s)), sha256OfFile(large));
}

void TestVerify::repairWithoutCatalogueAndIndex() {
    QHash<ImageId, Image> before;
    for (const Image& image : m_home->library.images())
        before.insert(image.id, image);
    m_home.reset();
    for (const auto& pattern : {u"catalogue.sqlite*"_s, u"*.idx"_s}) {
        while (!file(pattern).isEmpty())
            QVERIFY(QFile::remove(file(pattern)));
    }
    reopen();
    const CheckReport& report = run(m_home->library.repairJob());
    QVERIFY2(m_job->state() == JobState::Succeeded, m_job->error() ? qPrintable(m_job->error()->message) : "");
    QCOMPARE(report.images, 2);
    for (const Image& image : m_home->library.images())
        QCOMPARE(image, before.value(image.id));
    QCOMPARE(exported(m_id[0]), m_sum[0]);
    QCOMPARE(exported(m_id[1]), m_sum[1]);
}

// Someone put an old copy of the catalogue back, with the sizes of the logs of today; and a log is gone.
void TestVerify::repairOfAStaleCatalogue() {
    QVERIFY(m_home->wait(m_home->library.update(m_id[0], {.name = u"new name"_s})));
    QVERIFY(m_home->wait(m_home->library.update(m_id[1], {.name = u"kept in the row"_s})));
    m_home.reset();
    QVERIFY(runTool(u"sqlite3"_s,
        {m_folder + u"/catalogue.sqlite",
            u"UPDATE images SET name = 'old name' WHERE id = '%1'; DELETE FROM history WHERE image = '%1'"_s.arg(
                m_id[0].toString())}));
    QVERIFY(QFile::remove(LibraryFolder(m_folder).log(m_id[1])));
    reopen();
    QCOMPARE(m_home->library.image(m_id[0])->name, u"old name"_s);
    run(m_home->library.repairJob());
    QVERIFY2(m_job->state() == JobState::Succeeded, m_job->error() ? qPrintable(m_job->error()->message) : "");
    QTRY_COMPARE(m_home->library.image(m_id[0])->name, u"new name"_s);
    QVERIFY(m_home->wait(m_home->library.history(m_id[0]))->size() >= 3);
    QVERIFY(QFile::exists(LibraryFolder(m_folder).log(m_id[1])));
    m_home.reset();
    QVERIFY(QFile::remove(file(u"catalogue.sqlite"_s))); // the log is enough again
    reopen();
    QCOMPARE(m_home->library.image(m_id[1])->name, u"kept in the row"_s);
    QCOMPARE(exported(m_id[1]), m_sum[1]);
}

void TestVerify::repairReadsAPackWithoutItsHeader() {
    m_home.reset();
    QVERIFY(patch(file(u"*.pack"_s), 0, QByteArray(64, 'x')));
    while (!file(u"*.idx"_s).isEmpty())
        QVERIFY(QFile::remove(file(u"*.idx"_s)));
    reopen();
    QVERIFY(exported(m_id[0]).isEmpty());
    run(m_home->library.repairJob());
    QVERIFY2(m_job->state() == JobState::Succeeded, m_job->error() ? qPrintable(m_job->error()->message) : "");
    QCOMPARE(exported(m_id[0]), m_sum[0]);
    reopen();
    QCOMPARE(exported(m_id[0]), m_sum[0]);
}

// Not a limit, which would fail on a busy machine; the figure is for those who look.
void TestVerify::speed() {
    if (!qEnvironmentVariableIsSet("PLATTER_TEST_SPEED"))
        QSKIP("PLATTER_TEST_SPEED names a library to be read");
    ChunkStore store{LibraryFolder(qEnvironmentVariable("PLATTER_TEST_SPEED"))};
    QVERIFY(store.open(false));
    for (int i = 0; i < 3; ++i) {
        VerifyOptions options;
        Verifier verifier(store, options);
        QElapsedTimer timer;
        timer.start();
        QVERIFY(verifier.checkChunks());
        const double seconds = double(timer.nsecsElapsed()) / 1e9;
        qInfo("%.2f s, %.2f GB/s of data, %.2f GB/s read", seconds, double(verifier.dataBytes()) / seconds / 1e9,
            double(verifier.readBytes()) / seconds / 1e9);
    }
}

QTEST_GUILESS_MAIN(TestVerify)
#include "tst_verify.moc"
