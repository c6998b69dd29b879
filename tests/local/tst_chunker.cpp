// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/chunker.h"

#include "models/local/digest.h"
#include "models/local/mapfile.h"
#include "models/media/zeros.h"
#include "tests/support/diskmaker.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <random>

using namespace platter;
using namespace platter::test;
using namespace Qt::StringLiterals;

namespace {

// Spelled out here, so that the test's disk cannot change with a helper: SplitMix64, eight bytes a step, little-endian.
QByteArray pseudoRandom(qsizetype length, quint64 seed) {
    QByteArray bytes(length, '\0');
    for (qsizetype at = 0; at < length; at += 8) {
        seed += 0x9e3779b97f4a7c15;
        quint64 z = seed;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        z ^= z >> 31;
        for (qsizetype i = 0; i < std::min<qsizetype>(8, length - at); ++i)
            bytes[at + i] = static_cast<char>(z >> (8 * i) & 0xff);
    }
    return bytes;
}

// Data, zeros, one byte repeated, a single block between zeros, a tail that fills no block.
QByteArray vectorDisk() {
    return pseudoRandom(600 * 1024, 1) + QByteArray(100 * 1024, '\0') + QByteArray(300 * 1024, 'a')
        + QByteArray(8 * 1024, '\0') + pseudoRandom(4096, 2) + QByteArray(4096, '\0') + pseudoRandom(20'001, 3);
}

std::vector<Cut> cutWhole(const QByteArray& disk) {
    Chunker chunker;
    std::vector<Cut> cuts;
    chunker.feed(std::as_bytes(std::span(disk.constData(), static_cast<size_t>(disk.size()))), cuts);
    chunker.finish(cuts);
    return cuts;
}

Digest contentId(const QByteArray& disk, const QString& path) {
    auto map = MapWriter::create(path);
    if (!map)
        qFatal("no map");
    for (const Cut& cut : cutWhole(disk)) {
        const auto bytes = std::as_bytes(std::span(disk.constData() + cut.offset, static_cast<size_t>(cut.length)));
        if (!map->add(cut.length, cut.zero ? Digest{} : Blake3::of(bytes)))
            qFatal("no map");
    }
    return map->commit()->contentId;
}

} // namespace

class TestChunker : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cutsNeverChange();
    void contentIdNeverChanges();
    void piecesAndHolesChangeNothing_data();
    void piecesAndHolesChangeNothing();
    void limitsHold_data();
    void limitsHold();
    void zerosAreSeen();
};

void TestChunker::cutsNeverChange() {
    // Changing these numbers means a new version of the cutting rule: disks that people have stored would share nothing
    // with the same disks imported tomorrow.
    const std::vector<Cut> expected{
        {0, 20480, false},
        {20480, 16384, false},
        {36864, 16384, false},
        {53248, 69632, false},
        {122880, 16384, false},
        {139264, 16384, false},
        {155648, 57344, false},
        {212992, 28672, false},
        {241664, 16384, false},
        {258048, 16384, false},
        {274432, 24576, false},
        {299008, 36864, false},
        {335872, 20480, false},
        {356352, 65536, false},
        {421888, 16384, false},
        {438272, 20480, false},
        {458752, 20480, false},
        {479232, 69632, false},
        {548864, 36864, false},
        {585728, 24576, false},
        {610304, 4096, false},
        {614400, 102400, true},
        {716800, 262144, false},
        {978944, 45056, false},
        {1024000, 8192, true},
        {1032192, 4096, false},
        {1036288, 4096, true},
        {1040384, 20001, false},
    };
    const auto cuts = cutWhole(vectorDisk());
    QCOMPARE(cuts.size(), expected.size());
    for (size_t i = 0; i < cuts.size(); ++i) {
        QCOMPARE(cuts[i].offset, expected[i].offset);
        QCOMPARE(cuts[i].length, expected[i].length);
        QCOMPARE(cuts[i].zero, expected[i].zero);
    }
}

void TestChunker::contentIdNeverChanges() {
    QTemporaryDir folder;
    QCOMPARE(contentId(vectorDisk(), folder.filePath(u"a.map"_s)).toByteArray().toHex(),
        QByteArray("4582434dba8710fe1b43cef436b79ba2e685191a34fee3412322140c142d1f05"));
    QCOMPARE(contentId(QByteArray(1'000'000, '\0'), folder.filePath(u"b.map"_s)).toByteArray().toHex(),
        QByteArray("1e42472bb1d58b186581a7223e3611a5c6f4f95b54ec177269cb97450cf35162"));
    QCOMPARE(kChunkRule, 3U);
}

void TestChunker::piecesAndHolesChangeNothing_data() {
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 20; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestChunker::piecesAndHolesChangeNothing() {
    QFETCH(quint32, seed);
    std::minstd_rand random(seed);
    QByteArray disk;
    while (disk.size() < 3'000'000) { // runs of data and zeros, most of whole blocks
        const auto length = static_cast<qsizetype>(random() % 90 + 1) * 4096;
        disk += random() % 3 == 0 ? QByteArray(length, '\0') : pseudoRandom(length, random());
    }
    disk += pseudoRandom(static_cast<qsizetype>(random() % 4097), 9);
    const auto expected = cutWhole(disk);
    Chunker chunker;
    std::vector<Cut> cuts;
    for (qsizetype at = 0; at < disk.size();) {
        const qsizetype length
            = std::min<qsizetype>(static_cast<qsizetype>(random() % 70 + 1) * 4096, disk.size() - at);
        const auto piece = std::as_bytes(std::span(disk.constData() + at, static_cast<size_t>(length)));
        if (isZero(piece)) // told as a hole or read as zeros
            random() % 2 ? chunker.feedZeros(length, cuts) : chunker.feed(piece, cuts);
        else
            chunker.feed(piece, cuts);
        at += length;
        QCOMPARE(chunker.position(), at);
    }
    chunker.finish(cuts);
    QVERIFY(cuts == expected);
}

void TestChunker::limitsHold_data() {
    QTest::addColumn<QByteArray>("disk");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("one byte") << QByteArray("x");
    QTest::newRow("one zero") << QByteArray(1, '\0');
    QTest::newRow("random") << pseudoRandom(8'000'003, 5);
    QTest::newRow("same block again and again") << QByteArray(3'000'000, 'k');
    QTest::newRow("mixed") << vectorDisk();
}

void TestChunker::limitsHold() {
    QFETCH(QByteArray, disk);
    const auto cuts = cutWhole(disk);
    qint64 at = 0;
    for (size_t i = 0; i < cuts.size(); ++i) {
        const Cut& cut = cuts[i];
        QCOMPARE(cut.offset, at);
        QVERIFY(cut.length > 0);
        at += cut.length;
        const auto bytes = std::as_bytes(std::span(disk.constData() + cut.offset, static_cast<size_t>(cut.length)));
        QCOMPARE(isZero(bytes), cut.zero);
        if (cut.zero) {
            QVERIFY(i == 0 || !cuts[i - 1].zero); // runs of zeros are whole
            continue;
        }
        QVERIFY(cut.length <= kMaxChunk);
        QCOMPARE(cut.offset % kBlockSize, 0);
        QVERIFY(cut.length % kBlockSize == 0 || at == disk.size());
        const bool followed = i + 1 < cuts.size() && !cuts[i + 1].zero;
        QVERIFY(!followed || cut.length >= 4 * kBlockSize); // shorter ones end at zeros or at the disk's end
    }
    QCOMPARE(at, disk.size());
}

void TestChunker::zerosAreSeen() {
    for (const qsizetype length : {0, 1, 15, 16, 17, 4095, 4096}) {
        QByteArray bytes(length, '\0');
        const auto span
            = [&] { return std::as_bytes(std::span(bytes.constData(), static_cast<size_t>(bytes.size()))); };
        QVERIFY(isZero(span()));
        for (const qsizetype at : {qsizetype{0}, length / 2, length - 1}) {
            if (at < 0 || at >= length)
                continue;
            bytes[at] = 1;
            QVERIFY(!isZero(span()));
            bytes[at] = 0;
        }
    }
}

QTEST_GUILESS_MAIN(TestChunker)
#include "tst_chunker.moc"
