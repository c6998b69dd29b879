// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/storewriter.h"
#include "models/local/verifier.h"
#include "tests/local/home.h"

#include <QDir>
#include <QDirIterator>
#include <QTemporaryDir>

using namespace platter;
using namespace platter::test;
using namespace Qt::StringLiterals;

// What is met after a crash, or when two work at once, made by hand: each was a way to lose an image or to lock one out.
class TestRecovery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void shortPacksDoNotLockOut_data();
    void shortPacksDoNotLockOut();
    void leftoversAreRemovedWhenNobodyWrites();
    void writerOfNothingNewLives();
    void writersDoNotWaitForARepair();
    void openWindowSeesWhatALogSays();
    void emptyLogIsForgotten();
    void openingWhileOneImports();
    void smallTablesAreMerged();

private:
    QString disk(qsizetype bytes, quint32 seed);
    qsizetype count(const QString& pattern) const;

    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_folder;
};

void TestRecovery::init() {
    m_directory = std::make_unique<QTemporaryDir>();
    m_folder = m_directory->filePath(u"library"_s);
}

QString TestRecovery::disk(qsizetype bytes, quint32 seed) {
    const QString path = m_directory->filePath(u"disk-%1.raw"_s.arg(seed));
    return writeFile(path, randomBytes(bytes, seed)) ? path : QString();
}

qsizetype TestRecovery::count(const QString& pattern) const {
    qsizetype files = 0;
    for (QDirIterator all(m_folder, {pattern}, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); all.hasNext();
        all.next())
        ++files;
    return files;
}

void TestRecovery::shortPacksDoNotLockOut_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("part of a header") << QByteArray("PLTRPAK1\1\0\0\0", 12);
    QTest::newRow("zeros") << QByteArray(64, '\0');
    QTest::newRow("garbage") << QByteArray(5000, 'g');
}

void TestRecovery::shortPacksDoNotLockOut() {
    QFETCH(QByteArray, bytes);
    const QString path = disk(65536, 1);
    ImageId id;
    {
        Home home(m_folder);
        QVERIFY(home.ready());
        id = *home.import(path, u"golden"_s);
    }
    const LibraryFolder folder(m_folder);
    const QString pack = folder.pack(0xabcdef);
    QVERIFY(QDir().mkpath(QFileInfo(pack).absolutePath()));
    QVERIFY(writeFile(pack, bytes));
    Home home(m_folder);
    QVERIFY2(home.ready(), home.library.problem() ? qPrintable(home.library.problem()->message) : "");
    QCOMPARE(*home.exportedSum(id, m_directory->filePath(u"out.raw"_s)), sha256OfFile(path));
    QCOMPARE(QFile::exists(pack), bytes.size() > 64); // what is too short to hold anything is removed
}

void TestRecovery::leftoversAreRemovedWhenNobodyWrites() {
    {
        Home home(m_folder);
        QVERIFY(home.ready());
        QVERIFY(home.import(disk(65536, 1), u"golden"_s));
    }
    const QStringList left{u"maps/loc-00000.map.part"_s, u"index/0123456789abcdef.idx.part"_s,
        u"index/0123456789abcdef.idx.spill"_s, u"index/0123456789abcdef.idx.reserve.part"_s};
    for (const QString& name : left)
        QVERIFY(writeFile(m_folder + u'/' + name, "left"));
    {
        auto lock = File::openOrCreate(LibraryFolder(m_folder).lockFile()); // someone writes
        QVERIFY(lock && *lock->tryLock(File::Lock::Shared));
        Home home(m_folder);
        QVERIFY(home.ready());
        QCOMPARE(count(u"*.part"_s) + count(u"*.spill"_s), left.size());
    }
    Home home(m_folder);
    QVERIFY(home.ready());
    QCOMPARE(count(u"*.part"_s) + count(u"*.spill"_s), 0);
    QCOMPARE(count(u"*.map"_s), 1);
    QCOMPARE(count(u"*.idx"_s), 1);
    QCOMPARE(count(u"*.pack"_s), 1);
}

// All chunks were known, so its pack stays empty: still others must see that it lives until its row is written.
void TestRecovery::writerOfNothingNewLives() {
    const LibraryFolder folder(m_folder);
    QVERIFY(folder.prepare());
    ChunkStore store(folder);
    QVERIFY(store.open(false));
    auto writer = StoreWriter::create(store, 5, [] { return Result<quint32>(6); });
    QVERIFY(writer);
    QVERIFY((*writer)->publish());
    {
        const auto pack = File::openRead(folder.pack(5));
        QVERIFY(pack);
        QVERIFY(*pack->isLockedByOther());
    }
    writer->reset();
    QVERIFY(!QFile::exists(folder.pack(5)));
    QCOMPARE(count(u"*.part"_s), 0);
}

// A repair of a large library takes minutes: whoever wants to add an image is told, and the catalogue answers meanwhile.
void TestRecovery::writersDoNotWaitForARepair() {
    const LibraryFolder folder(m_folder);
    QVERIFY(folder.prepare());
    ChunkStore store(folder);
    QVERIFY(store.open(false));
    const auto create = [&] {
        return StoreWriter::create(store, 5, [] { return Result<quint32>(6); }, std::chrono::milliseconds(30));
    };
    auto repairs = lockLibrary(folder, {});
    QVERIFY(repairs);
    const auto refused = create();
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Busy);
    QVERIFY(refused.error().message.contains(u"being repaired"));
    QVERIFY(!QFile::exists(folder.pack(5)));
    repairs->close();
    QVERIFY(create());
}

// Killed between the log's last line and the catalogue's commit, seen by a window that is open.
void TestRecovery::openWindowSeesWhatALogSays() {
    Home home(m_folder);
    QVERIFY(home.ready());
    const auto id = home.import(disk(65536, 1), u"golden"_s);
    QVERIFY(id);
    const Image before = *home.library.image(*id);
    const QByteArray log = *readFile(LibraryFolder(m_folder).log(*id));
    const qsizetype first = log.indexOf('\n') + 1;
    QVERIFY(runTool(u"sqlite3"_s,
        {m_folder + u"/catalogue.sqlite",
            u"UPDATE images SET status = 'creating', writer_pack = 999, disk_size = 0, log_size = %1; DELETE FROM "
            "history WHERE action = 'imported'"_s.arg(first)}));
    int creating = 0;
    QObject::connect(&home.library, &Library::imagesChanged, &home.library,
        [&](const QList<Image>& changed) { creating += changed.front().status == ImageStatus::Creating; });
    QTRY_COMPARE_WITH_TIMEOUT(creating, 1, 10'000);
    QTRY_COMPARE_WITH_TIMEOUT(home.library.image(*id)->status, ImageStatus::Available, 10'000);
    QCOMPARE(*home.library.image(*id), before);
    QCOMPARE(home.wait(home.library.history(*id))->size(), 2);
    QCOMPARE(*readFile(LibraryFolder(m_folder).log(*id)), log);
}

void TestRecovery::emptyLogIsForgotten() {
    {
        Home home(m_folder);
        QVERIFY(home.ready());
    }
    const QString log = LibraryFolder(m_folder).log(ImageId(u"loc-00000"_s));
    QVERIFY(writeFile(log, {}));
    Home home(m_folder);
    QVERIFY(home.ready());
    QVERIFY(home.library.images().isEmpty());
    QVERIFY(!QFile::exists(log));
}

void TestRecovery::openingWhileOneImports() {
    const QString path = disk(24 * 1024 * 1024, 1);
    Home one(m_folder);
    QVERIFY(one.ready());
    ImportRequest request;
    request.media = *Media::inspect(path);
    request.name = u"golden"_s;
    Job* job = one.queue.add(one.library.importJob(request));
    job->pause();
    QCOMPARE(job->state(), JobState::Paused);
    QTRY_VERIFY(one.byName(u"golden"_s));
    Home two(m_folder);
    QVERIFY(two.ready());
    QVERIFY(two.byName(u"golden"_s));
    QCOMPARE(two.byName(u"golden"_s)->status, ImageStatus::Creating);
    QVERIFY(!two.retry(two.byName(u"golden"_s)->id)); // only failed ones
    job->resume();
    const auto id = one.finish(job);
    QVERIFY2(id, id ? "" : qPrintable(id.error().message));
    QTRY_COMPARE_WITH_TIMEOUT(two.library.image(*id)->status, ImageStatus::Available, 10'000);
    QCOMPARE(*two.exportedSum(*id, m_directory->filePath(u"out.raw"_s)), sha256OfFile(path));
}

void TestRecovery::smallTablesAreMerged() {
    Home home(m_folder);
    QVERIFY(home.ready());
    QHash<ImageId, QByteArray> sums;
    for (quint32 i = 0; i < 13; ++i) {
        const QString path = disk(16384, i);
        const auto id = home.import(path, u"disk"_s);
        QVERIFY(id);
        sums.insert(*id, sha256OfFile(path));
    }
    QVERIFY2(count(u"*.idx"_s) < 12, qPrintable(QString::number(count(u"*.idx"_s))));
    Home other(m_folder);
    QVERIFY(other.ready());
    for (const auto& [id, sum] : std::as_const(sums).asKeyValueRange())
        QCOMPARE(*other.exportedSum(id, m_directory->filePath(u"out.raw"_s)), sum);
}

QTEST_GUILESS_MAIN(TestRecovery)
#include "tst_recovery.moc"
