// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/mapfile.h"

#include "models/local/endian.h"
#include "tests/support/diskmaker.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace platter;
using namespace platter::test;
using namespace Qt::StringLiterals;

namespace {

Digest digestOf(int number) {
    return Blake3::of(bytesOf(QByteArray::number(number)));
}

// A map made by hand, with a right content id: what somebody who means harm would write.
QByteArray handMade(quint64 virtualSize, const QList<std::pair<quint64, Digest>>& entries, quint64 count,
    quint64 dataSize, quint32 rule = kChunkRule, quint32 entrySize = 40) {
    std::vector<std::byte> bytes;
    putBytes(bytes, bytesOf("PLTRMAP1"));
    put<quint32>(bytes, rule);
    put<quint32>(bytes, entrySize);
    put<quint64>(bytes, virtualSize);
    put<quint64>(bytes, 0);
    for (const auto& [offset, digest] : entries) {
        put<quint64>(bytes, offset);
        putBytes(bytes, digest.bytes);
    }
    put<quint64>(bytes, count);
    put<quint64>(bytes, dataSize);
    const Digest id = rule <= kLastSha256Rule ? Sha256::of(bytes) : Blake3::of(bytes);
    putBytes(bytes, id.bytes);
    return {reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size())};
}

} // namespace

class TestMapFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasWrittenIsRead();
    void manyEntriesInPieces();
    void nothingIsLeftWithoutCommit();
    void everyFlippedByteIsSeen();
    void everyLengthIsSeen();
    void mapsOfTheFirstRuleAreRead();
    void hostileMaps_data();
    void hostileMaps();

private:
    QTemporaryDir m_folder;
    QString m_path = m_folder.filePath(u"loc-00001.map"_s);
};

void TestMapFile::whatWasWrittenIsRead() {
    auto writer = MapWriter::create(m_path);
    QVERIFY(writer);
    QVERIFY(writer->add(4096, digestOf(1)));
    QVERIFY(writer->add(8192, {}));
    QVERIFY(writer->add(qint64{1} << 40, {})); // meets the run before
    QVERIFY(writer->add(17, digestOf(2)));
    const auto summary = writer->commit();
    QVERIFY(summary);
    QCOMPARE(summary->virtualSize, (qint64{1} << 40) + 4096 + 8192 + 17);
    QCOMPARE(summary->dataSize, 4096 + 17);
    QCOMPARE(summary->entries, 3U);
    auto reader = MapReader::open(m_path);
    QVERIFY(reader);
    QVERIFY(reader->summary() == *summary);
    QVERIFY(reader->verify());
    const auto entries = reader->entries(0, 100);
    QVERIFY(entries);
    QCOMPARE(entries->size(), 3U);
    QVERIFY((*entries)[0] == (MapEntry{0, 4096, digestOf(1)}));
    QVERIFY((*entries)[1] == (MapEntry{4096, (qint64{1} << 40) + 8192, {}}));
    QVERIFY((*entries)[2] == (MapEntry{(qint64{1} << 40) + 12288, 17, digestOf(2)}));
    QVERIFY(reader->entries(3, 100)->empty());
    QVERIFY(reader->entries(std::numeric_limits<quint64>::max(), 100)->empty());
}

void TestMapFile::manyEntriesInPieces() {
    auto writer = MapWriter::create(m_path);
    for (int i = 0; i < 20'000; ++i)
        QVERIFY(writer->add(4096 * (i % 5 + 1), i % 7 == 0 ? Digest{} : digestOf(i)));
    const auto summary = writer->commit();
    QVERIFY(summary);
    auto reader = MapReader::open(m_path);
    QVERIFY(reader && reader->verify());
    qint64 at = 0;
    quint64 next = 0;
    for (const size_t step : {size_t{1}, size_t{4096}, size_t{100}, size_t{100'000}}) {
        const auto entries = reader->entries(next, step);
        QVERIFY(entries);
        for (const MapEntry& entry : *entries) {
            QCOMPARE(entry.offset, at);
            QVERIFY(entry.digest == (next % 7 == 0 ? Digest{} : digestOf(int(next))));
            at += entry.length;
            ++next;
        }
    }
    QCOMPARE(at, summary->virtualSize);
    QCOMPARE(next, 20'000U);
}

void TestMapFile::nothingIsLeftWithoutCommit() {
    QTemporaryDir folder;
    {
        auto writer = MapWriter::create(folder.filePath(u"loc-00001.map"_s));
        for (int i = 0; i < 10'000; ++i)
            QVERIFY(writer->add(4096, digestOf(i)));
    }
    QVERIFY(QDir(folder.path()).isEmpty());
    QVERIFY(!MapWriter::create(folder.filePath(u"not/there.map"_s)));
}

void TestMapFile::everyFlippedByteIsSeen() {
    auto writer = MapWriter::create(m_path);
    for (int i = 0; i < 20; ++i)
        QVERIFY(writer->add(4096, i % 3 ? digestOf(i) : Digest{}));
    QVERIFY(writer->commit());
    const QByteArray whole = *readFile(m_path);
    for (qsizetype at = 0; at < whole.size(); ++at) {
        QByteArray flipped = whole;
        flipped[at] = char(flipped[at] ^ 0x01);
        QVERIFY(writeFile(m_path, flipped));
        auto reader = MapReader::open(m_path);
        QVERIFY2(!reader || !reader->verify(), qPrintable(QString::number(at)));
        if (reader)
            (void)reader->entries(0, 1000); // must not crash
    }
}

void TestMapFile::everyLengthIsSeen() {
    auto writer = MapWriter::create(m_path);
    for (int i = 0; i < 5; ++i)
        QVERIFY(writer->add(4096, digestOf(i)));
    QVERIFY(writer->commit());
    const QByteArray whole = *readFile(m_path);
    for (qsizetype length = 0; length < whole.size() + 90; ++length) {
        if (length == whole.size())
            continue;
        QVERIFY(writeFile(m_path,
            whole.first(std::min(length, whole.size()))
                + QByteArray(std::max<qsizetype>(0, length - whole.size()), '\0')));
        auto reader = MapReader::open(m_path);
        QVERIFY(!reader || !reader->verify());
    }
}

void TestMapFile::mapsOfTheFirstRuleAreRead() {
    QVERIFY(writeFile(m_path, handMade(12288, {{0, digestOf(1)}, {4096, {}}, {8192, digestOf(2)}}, 3, 8192, 1)));
    auto old = MapReader::openImage(m_path, {});
    QVERIFY(old);
    QVERIFY(!old->isOfThisRule());
    QCOMPARE(old->entries(0, 100)->size(), 3U);
    QVERIFY(writeFile(m_path, handMade(4096, {{0, digestOf(1)}}, 1, 4096)));
    QVERIFY(MapReader::open(m_path)->isOfThisRule());
}

void TestMapFile::hostileMaps_data() {
    QTest::addColumn<QByteArray>("bytes");
    constexpr quint64 most = std::numeric_limits<quint64>::max();
    const Digest d = digestOf(1);
    QTest::newRow("points behind the disk") << handMade(8192, {{0, d}, {16384, d}}, 2, 8192);
    QTest::newRow("begins behind the start") << handMade(8192, {{4096, d}}, 1, 4096);
    QTest::newRow("goes back") << handMade(12288, {{0, d}, {8192, d}, {4096, d}}, 3, 12288);
    QTest::newRow("stays") << handMade(8192, {{0, d}, {0, d}}, 2, 8192);
    QTest::newRow("offset overflows") << handMade(8192, {{0, d}, {most, d}}, 2, 8192);
    QTest::newRow("offset negative") << handMade(8192, {{0, d}, {most - 4095, d}}, 2, 8192);
    QTest::newRow("chunk too long") << handMade(1024 * 1024, {{0, d}}, 1, 1024 * 1024);
    QTest::newRow("virtual size negative") << handMade(most, {{0, {}}}, 1, 0);
    QTest::newRow("more data than disk") << handMade(4096, {{0, d}}, 1, 8192);
    QTest::newRow("huge count") << handMade(4096, {{0, d}}, most, 4096);
    QTest::newRow("count times 40 overflows") << handMade(4096, {{0, d}}, (quint64{1} << 62) + 1, 4096);
    QTest::newRow("no entries") << handMade(4096, {}, 0, 0);
    QTest::newRow("entries of no disk") << handMade(0, {{0, d}}, 1, 0);
    QTest::newRow("rule from the future") << handMade(4096, {{0, d}}, 1, 4096, kChunkRule + 1);
    QTest::newRow("entry of another size") << handMade(4096, {{0, d}}, 1, 4096, kChunkRule, 48);
}

void TestMapFile::hostileMaps() {
    QFETCH(QByteArray, bytes);
    QVERIFY(writeFile(m_path, handMade(4096, {{0, digestOf(1)}}, 1, 4096))); // the maker itself is right
    auto fine = MapReader::open(m_path);
    QVERIFY(fine && fine->verify() && fine->entries(0, 10));
    QVERIFY(writeFile(m_path, bytes));
    auto reader = MapReader::open(m_path);
    if (!reader)
        return;
    QVERIFY(reader->verify()); // the sum is right; the entries are looked at one by one
    const auto entries = reader->entries(0, 10);
    QVERIFY(!entries);
    QCOMPARE(entries.error().code, ErrorCode::Damaged);
}

QTEST_GUILESS_MAIN(TestMapFile)
#include "tst_mapfile.moc"
