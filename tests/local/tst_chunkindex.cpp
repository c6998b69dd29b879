// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/chunkindex.h"

#include "models/local/endian.h"
#include "models/files/file.h"
#include "tests/support/diskmaker.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <thread>
#include <xxhash.h>

using namespace platter;
using namespace platter::test;
using namespace Qt::StringLiterals;

namespace {

Digest digestOf(quint64 number) {
    return Blake3::of(std::as_bytes(std::span(&number, 1)));
}

IndexEntry entryOf(quint64 number) {
    return {digestOf(number),
        {static_cast<quint32>(number % 1000 + 1), static_cast<quint32>(number % 300'000 + 48),
            static_cast<qint64>(number) * 8, static_cast<quint16>(number % 256)}};
}

std::vector<IndexEntry> entriesOf(quint64 from, quint64 count) {
    std::vector<IndexEntry> entries;
    for (quint64 i = from; i < from + count; ++i)
        entries.push_back(entryOf(i));
    return entries;
}

struct Folder {
    Folder()
        : folder(directory.path()) {
        if (!folder.prepare())
            qFatal("no folder");
    }
    QStringList tables() const { return QDir(folder.index()).entryList({u"*.idx"_s}); }

    QTemporaryDir directory;
    LibraryFolder folder;
};

} // namespace

class TestChunkIndex : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyEntryIsFound_data();
    void everyEntryIsFound();
    void clusteredDigestsAreFound();
    void mergingKeepsEverything();
    void mergingLeavesLargeTablesAlone();
    void twoMergeAtOnce();
    void aSnapshotOutlivesMerging();
    void damagedTablesAreLeftOut_data();
    void damagedTablesAreLeftOut();
    void acceptedPlacesOnly();
};

void TestChunkIndex::everyEntryIsFound_data() {
    QTest::addColumn<quint64>("count");
    for (const quint64 count : {0U, 1U, 2U, 255U, 256U, 257U, 258U, 1000U, 200'000U})
        QTest::addRow("%llu", qulonglong{count}) << count;
}

void TestChunkIndex::everyEntryIsFound() {
    QFETCH(quint64, count);
    Folder folder;
    ChunkIndex index(folder.folder);
    QVERIFY(index.publish(entriesOf(0, count), {7, 3, 5}));
    QCOMPARE(index.coveredPacks(), (std::set<quint32>{3, 5, 7}));
    ChunkIndex again(folder.folder);
    QVERIFY(again.refresh());
    for (quint64 i = 0; i < count; ++i)
        QVERIFY(again.find(digestOf(i)) == std::optional(entryOf(i).place));
    for (quint64 i = 0; i < std::min<quint64>(count + 10, 20'000); ++i)
        QVERIFY(!again.find(digestOf(1'000'000'000 + i)));
}

void TestChunkIndex::clusteredDigestsAreFound() {
    // Not uniform, as nobody's digests are but an attacker's: the guess of the place must cost time only.
    Folder folder;
    std::vector<IndexEntry> entries;
    for (quint32 i = 0; i < 5000; ++i) {
        IndexEntry entry = entryOf(i);
        entry.digest = {};
        putAt<quint32>(entry.digest.bytes, i % 2 ? 0 : 28, qToBigEndian(i + 1));
        entries.push_back(entry);
    }
    for (int i = 0; i < 3; ++i) {
        IndexEntry entry = entryOf(9);
        entry.digest.bytes.fill(std::byte{0xff});
        entry.digest.bytes[31] = static_cast<std::byte>(i);
        entries.push_back(entry);
    }
    ChunkIndex index(folder.folder);
    QVERIFY(index.publish(entries, {}));
    for (const IndexEntry& entry : entries)
        QVERIFY(index.find(entry.digest) == std::optional(entry.place));
    Digest missing;
    QVERIFY(!index.find(missing));
    missing.bytes.fill(std::byte{0xff});
    QVERIFY(!index.find(missing));
}

void TestChunkIndex::mergingKeepsEverything() {
    Folder folder;
    ChunkIndex index(folder.folder);
    for (quint32 i = 0; i < 11; ++i)
        QVERIFY(index.publish(entriesOf(i * 90, 100), {i + 1})); // ten of each are in the one before, too
    QVERIFY(index.mergeSmall());
    QCOMPARE(folder.tables().size(), 11); // not many enough
    QVERIFY(index.publish(entriesOf(11 * 90, 100), {12}));
    QVERIFY(index.mergeSmall());
    QVERIFY(folder.tables().size() < 6);
    std::set<quint32> packs;
    for (quint32 i = 1; i <= 12; ++i)
        packs.insert(i);
    ChunkIndex again(folder.folder);
    QVERIFY(again.refresh());
    for (const ChunkIndex* looked : {&index, &again}) {
        QCOMPARE(looked->coveredPacks(), packs);
        for (quint64 i = 0; i < 11 * 90 + 100; ++i)
            QVERIFY(looked->find(digestOf(i)) == std::optional(entryOf(i).place));
    }
    quint64 total = 0;
    for (const auto& table : *again.tables())
        total += table->count();
    QVERIFY(total <= 11 * 90 + 100 + 6 * 10);
}

void TestChunkIndex::mergingLeavesLargeTablesAlone() {
    Folder folder;
    ChunkIndex index(folder.folder);
    QVERIFY(index.publish(entriesOf(0, 50'000), {1}));
    const QStringList large = folder.tables();
    for (quint32 i = 0; i < 12; ++i)
        QVERIFY(index.publish(entriesOf(100'000 + i, 1), {i + 2}));
    QVERIFY(index.mergeSmall());
    QVERIFY(folder.tables().contains(large.front())); // copying it for twelve entries would be a waste
    QCOMPARE(folder.tables().size(), 2);
}

void TestChunkIndex::twoMergeAtOnce() {
    Folder folder;
    ChunkIndex one(folder.folder);
    ChunkIndex two(folder.folder); // tables and locks of its own, like another process
    std::atomic<int> failures = 0;
    const auto work = [&](ChunkIndex& index, quint64 from) {
        for (quint64 i = 0; i < 40; ++i) {
            if (!index.publish(entriesOf(from + i * 50, 50), {static_cast<quint32>(from + i + 1)}))
                ++failures;
            if (!index.mergeSmall())
                ++failures;
        }
    };
    std::thread thread([&] { work(two, 100'000); });
    work(one, 0);
    thread.join();
    QCOMPARE(failures.load(), 0);
    for (ChunkIndex* index : {&one, &two}) {
        QVERIFY(index->refresh());
        QCOMPARE(index->coveredPacks().size(), 80U);
        for (quint64 i = 0; i < 40 * 50; ++i)
            QVERIFY(index->find(digestOf(i)) && index->find(digestOf(100'000 + i)));
    }
    QVERIFY(folder.tables().size() < 30);
    QVERIFY(QDir(folder.folder.index()).entryList({u"*.part"_s}).isEmpty());
}

void TestChunkIndex::aSnapshotOutlivesMerging() {
    Folder folder;
    ChunkIndex index(folder.folder);
    for (quint32 i = 0; i < 12; ++i)
        QVERIFY(index.publish(entriesOf(i * 10, 10), {i + 1}));
    const auto before = index.tables();
    QVERIFY(index.mergeSmall());
    QVERIFY(index.tables()->size() < before->size());
    for (quint64 i = 0; i < 120; ++i)
        QVERIFY(ChunkIndex::find(*before, digestOf(i)) == std::optional(entryOf(i).place));
}

void TestChunkIndex::damagedTablesAreLeftOut_data() {
    QTest::addColumn<int>("at"); // of a changed 64-bit field; -1: cut off at `value`
    QTest::addColumn<quint64>("value");
    QTest::addColumn<bool>("sign"); // with a right header's hash
    QTest::newRow("magic") << 0 << quint64{1} << true;
    QTest::newRow("version") << 8 << quint64{0x3000000002} << true;
    QTest::newRow("count too large") << 16 << quint64{1001} << true;
    QTest::newRow("count overflows") << 16 << (quint64{1} << 60) + 1000 << true;
    QTest::newRow("count is the most") << 16 << ~quint64{0} << true;
    QTest::newRow("packs overflow") << 24 << (quint64{1} << 62) + 1 << true;
    QTest::newRow("hash of entries") << 32 << quint64{1} << true;
    QTest::newRow("hash of header") << 56 << quint64{1} << false;
    QTest::newRow("an entry") << 640 << quint64{1} << false;
    QTest::newRow("the list of packs") << 64 + 48'000 - 4 << quint64{1} << false;
    QTest::newRow("nothing left") << -1 << quint64{0} << false;
    QTest::newRow("half a header") << -1 << quint64{30} << false;
    QTest::newRow("a header") << -1 << quint64{64} << false;
    QTest::newRow("one byte less") << -1 << quint64{64 + 48'000 + 3} << false;
}

void TestChunkIndex::damagedTablesAreLeftOut() {
    QFETCH(int, at);
    QFETCH(quint64, value);
    QFETCH(bool, sign);
    Folder folder;
    ChunkIndex index(folder.folder);
    QVERIFY(index.publish(entriesOf(0, 1000), {1}));
    const QString path = folder.folder.index() + u'/' + folder.tables().front();
    QByteArray bytes = *readFile(path);
    if (at < 0) {
        bytes.truncate(static_cast<qsizetype>(value));
    } else {
        const std::span span(reinterpret_cast<std::byte*>(bytes.data()), static_cast<size_t>(bytes.size()));
        putAt<quint64>(span, static_cast<size_t>(at), value);
        if (sign)
            putAt<quint64>(span, 56, XXH3_64bits(span.data(), 56));
    }
    QVERIFY(writeFile(path, bytes));
    ChunkIndex again(folder.folder);
    QVERIFY(again.refresh());
    QVERIFY(again.coveredPacks().empty());
    for (quint64 i = 0; i < 1000; ++i)
        QVERIFY(!again.find(digestOf(i)));
    QVERIFY(again.publish(entriesOf(0, 1000), {1})); // made again
    QVERIFY(again.removeDamaged());
    QCOMPARE(folder.tables().size(), 1);
    QVERIFY(again.find(digestOf(5)));
}

void TestChunkIndex::acceptedPlacesOnly() {
    Folder folder;
    ChunkIndex index(folder.folder);
    IndexEntry old = entryOf(1);
    IndexEntry fresh = old;
    fresh.place.pack = 4242;
    QVERIFY(index.publish({old}, {1}));
    QVERIFY(index.publish({fresh}, {4242}));
    IndexEntry other = old;
    other.place.pack = 4243;
    QVERIFY(index.publish({other, fresh, entryOf(2)}, {4243})); // made from packs, one table names both
    for (const quint32 pack : {old.place.pack, fresh.place.pack, other.place.pack}) {
        const auto place = ChunkIndex::find(
            *index.tables(), old.digest, [pack](const ChunkPlace& candidate) { return candidate.pack == pack; });
        QVERIFY(place);
        QCOMPARE(place->pack, pack);
    }
    QVERIFY(!ChunkIndex::find(*index.tables(), old.digest, [](const ChunkPlace&) { return false; }));
}

QTEST_GUILESS_MAIN(TestChunkIndex)
#include "tst_chunkindex.moc"
