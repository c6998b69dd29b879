// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/local/memorystore.h"
#include "tests/support/faultysource.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace platter;
using namespace platter::test;
using namespace Qt::StringLiterals;

namespace {

// The same bytes as a stream that gives few at a time.
class MemoryStream : public StreamSource {
public:
    MemoryStream(QByteArray bytes, qsizetype step)
        : m_bytes(std::move(bytes))
        , m_step(step) { }
    Result<qint64> read(std::span<std::byte> buffer) override {
        const qsizetype length = std::min({static_cast<qsizetype>(buffer.size()), m_step, m_bytes.size() - m_position});
        std::memcpy(buffer.data(), m_bytes.constData() + m_position, static_cast<size_t>(length));
        m_position += length;
        return qint64{length};
    }
    qint64 sourceSize() const override { return m_bytes.size(); }
    qint64 sourcePosition() const override { return m_position; }
    std::optional<qint64> expandedSize() const override { return std::nullopt; }
    QByteArray sourceSha256() const override { return QByteArray(32, 's'); }

private:
    QByteArray m_bytes;
    qsizetype m_step;
    qsizetype m_position = 0;
};

} // namespace

class TestStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameBytesComeBack_data();
    void sameBytesComeBack();
    void contentIdDependsOnBytesAlone();
    void equalDisksStoreNothingTwice();
    void largeRepeatsAreStoredOnce();
    void packsRotateAndSpill();
    void readErrorsLeaveNothing_data();
    void readErrorsLeaveNothing();
    void cancelLeavesNothing();
    void wrongChecksumIsRefused();
    void bombsAreStopped();
    void lostIndexIsMadeAgain();
    void deadWritersChunksAreFound();
    void livingWritersPacksAreLeftAlone();
    void flippedBitsAreNeverGivenOut();
    void exportLeavesNothingBehind();
    void exportRefusesToReplace();
    void sparseTerabyteCostsNothing();
};

void TestStore::sameBytesComeBack_data() {
    QTest::addColumn<QByteArray>("disk");
    QTest::newRow("one byte") << QByteArray("x");
    QTest::newRow("one zero") << QByteArray(1, '\0');
    QTest::newRow("all zeros") << QByteArray(10'000'000, '\0');
    QTest::newRow("one block") << randomBytes(4096, 1);
    QTest::newRow("a block and a byte") << randomBytes(4097, 1);
    QTest::newRow("zeros, then a byte") << QByteArray(1'000'000, '\0') + 'x';
    QTest::newRow("a byte, then zeros") << 'x' + QByteArray(1'000'000, '\0');
    QTest::newRow("no holes") << randomBytes(9'000'000, 2);
    QTest::newRow("compresses well") << QByteArray(9'000'001, 'z');
    QTest::newRow("mixed") << mixedDisk();
}

void TestStore::sameBytesComeBack() {
    QFETCH(QByteArray, disk);
    Store store;
    const auto result = store.import(disk, u"loc-00001"_s);
    QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    QCOMPARE(result->map.virtualSize, disk.size());
    const auto back = store.exported(u"loc-00001"_s);
    QVERIFY2(back, back ? "" : qPrintable(back.error().message));
    QVERIFY(*back == disk);
    QVERIFY(store.files(u"*.part"_s).isEmpty());
    QVERIFY(store.files(u"*.spill"_s).isEmpty());
}

void TestStore::contentIdDependsOnBytesAlone() {
    const QByteArray disk = mixedDisk();
    const qint64 hole = 700'000 / 4096 * 4096;
    const QList<QList<Extent>> holes{{}, {{hole, 5 * 1024 * 1024, ExtentKind::Zero}},
        {{hole + 100, 4096 * 3, ExtentKind::Zero}, {hole + 1024 * 1024 + 1, 70'001, ExtentKind::Zero}},
        {{hole, 512, ExtentKind::Zero}, {hole + 512, 512, ExtentKind::Zero}}};
    Store first;
    const auto expected = first.import(disk, u"loc-00001"_s);
    QVERIFY(expected);
    for (const auto& zeros : holes) {
        Store store;
        const auto result = store.import(DiskSource(std::make_unique<MemorySource>(disk, zeros)), u"loc-00001"_s);
        QVERIFY(result);
        QCOMPARE(result->map, expected->map);
    }
    for (const qsizetype step : {1000, 4096, 65'537, 50'000'000}) {
        Store store;
        const auto result = store.import(DiskSource(std::make_unique<MemoryStream>(disk, step)), u"loc-00001"_s);
        QVERIFY(result);
        QCOMPARE(result->map, expected->map);
        QVERIFY(*store.exported(u"loc-00001"_s) == disk);
        QCOMPARE(result->sourceSha256, QByteArray(32, 's'));
    }
}

void TestStore::equalDisksStoreNothingTwice() {
    Store store;
    const auto first = store.import(mixedDisk(), u"loc-00001"_s);
    QVERIFY(first);
    QVERIFY(first->stored > 0);
    const auto packs = store.files(u"*.pack"_s);
    const auto second = store.import(mixedDisk(), u"loc-00002"_s);
    QVERIFY(second);
    QCOMPARE(second->stored, 0);
    QCOMPARE(second->map.contentId, first->map.contentId);
    QCOMPARE(store.files(u"*.pack"_s), packs);
    QVERIFY(*store.exported(u"loc-00002"_s) == mixedDisk());
    const auto other = store.import(mixedDisk(1), u"loc-00003"_s);
    QVERIFY(other);
    QVERIFY(other->map.contentId != first->map.contentId);
    QVERIFY2(other->stored < 100'000, qPrintable(QString::number(other->stored)));
}

void TestStore::largeRepeatsAreStoredOnce() {
    Store store;
    const QByteArray once = randomBytes(4 * 1024 * 1024, 1);
    const auto result = store.import(once + once + once + once, u"loc-00001"_s);
    QVERIFY(result);
    // Cuts meet again soon after each repeat begins; at most one chunk's worth is not shared at each seam.
    QVERIFY2(result->stored < once.size() + 3 * kMaxChunk + 200'000, qPrintable(QString::number(result->stored)));
}

void TestStore::packsRotateAndSpill() {
    // The limits are constants for real disks; here a writer is driven by hand beyond what one table holds in memory.
    Store store;
    quint32 next = 1;
    auto writer = StoreWriter::create(store.store(), next, [&] { return Result<quint32>(++next); });
    QVERIFY(writer);
    FrameCodec codec;
    std::vector<Digest> digests;
    for (int i = 0; i < 2100; ++i) {
        std::vector<FrameChunk> chunks;
        std::vector<std::byte> raw;
        for (int j = 0; j < 256; ++j) {
            const QByteArray bytes = QByteArray::number(i * 1000 + j);
            const Digest digest = Blake3::of(bytesOf(bytes));
            QVERIFY((*writer)->claim(digest));
            QVERIFY(!(*writer)->claim(digest));
            chunks.push_back({digest, static_cast<quint32>(bytes.size())});
            const auto span = bytesOf(bytes);
            raw.insert(raw.end(), span.begin(), span.end());
            digests.push_back(digest);
        }
        QVERIFY((*writer)->append(chunks, codec.encode(chunks, raw)));
    }
    QCOMPARE(store.files(u"*.spill"_s).size(), 1);
    QVERIFY(!(*writer)->claim(digests.front())); // also when it is in a private table
    QVERIFY(!store.store().index().find(digests.front()));
    QVERIFY((*writer)->publish());
    writer->reset();
    QVERIFY(store.files(u"*.spill"_s).isEmpty());
    for (const Digest& digest : digests)
        QVERIFY(store.store().locate(digest));
}

void TestStore::readErrorsLeaveNothing_data() {
    QTest::addColumn<qint64>("after");
    QTest::newRow("at once") << qint64{0};
    QTest::newRow("in the first batch") << qint64{600'000};
    QTest::newRow("late") << qint64{11'000'000};
}

void TestStore::readErrorsLeaveNothing() {
    QFETCH(qint64, after);
    Store store;
    const auto before = store.import(randomBytes(1'000'000, 9), u"loc-00001"_s);
    QVERIFY(before);
    const auto packs = store.files(u"*"_s);
    Fault fault;
    fault.kind = Fault::Kind::Fail;
    fault.after = after;
    const auto result
        = store.import(DiskSource(std::make_unique<FaultyBlockSource>(mixedDisk(), fault)), u"loc-00002"_s);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Unreadable);
    QCOMPARE(store.files(u"*"_s), packs);
    QVERIFY(*store.exported(u"loc-00001"_s) == randomBytes(1'000'000, 9));
}

void TestStore::cancelLeavesNothing() {
    Store store;
    const auto empty = store.files(u"*"_s);
    std::stop_source stop;
    ImportOptions options;
    options.stop = stop.get_token();
    options.progress = [&](const ImportProgress& progress) {
        if (progress.done > 6'000'000)
            stop.request_stop();
    };
    const auto result = store.import(DiskSource(std::make_unique<MemorySource>(mixedDisk())), u"loc-00001"_s, options);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Cancelled);
    QCOMPARE(store.files(u"*.pack"_s).size() + store.files(u"*.idx"_s).size() + store.files(u"*.map*"_s).size(), 0);
}

void TestStore::wrongChecksumIsRefused() {
    Store store;
    ImportOptions options;
    options.expectedSha256 = QByteArray(32, 'x');
    const auto result = store.import(DiskSource(std::make_unique<MemorySource>(mixedDisk())), u"loc-00001"_s, options);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Corrupt);
    QVERIFY(store.files(u"*.pack"_s).isEmpty());
    options.expectedSha256 = Sha256::of(bytesOf(mixedDisk())).toByteArray();
    QVERIFY(store.import(DiskSource(std::make_unique<MemorySource>(mixedDisk())), u"loc-00001"_s, options));
}

// Little that was packed, much that would have to be stored. What repeats or is zero needs no room, however much it is.
void TestStore::bombsAreStopped() {
    class Bomb : public MemoryStream {
    public:
        using MemoryStream::MemoryStream;
        qint64 sourcePosition() const override { return 1000; }
    };
    Store store;
    ImportOptions options;
    options.rule.freeSpace = 4 << 20; // half of it may be stored before anyone asks
    const auto stopped
        = store.import(DiskSource(std::make_unique<Bomb>(randomBytes(8 << 20, 9), 1 << 20)), u"loc-00001"_s, options);
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().code, ErrorCode::Unsafe);
    const QByteArray calm
        = randomBytes(1 << 20, 9).repeated(8) + QByteArray(64 << 20, '\xff') + QByteArray(64 << 20, 0);
    const auto passed = store.import(DiskSource(std::make_unique<Bomb>(calm, 1 << 20)), u"loc-00002"_s, options);
    QVERIFY2(passed, passed ? "" : qPrintable(passed.error().message));
    const auto real = store.import(
        DiskSource(std::make_unique<MemoryStream>(randomBytes(8 << 20, 10), 1 << 20)), u"loc-00003"_s, options);
    QVERIFY(real);
}

void TestStore::lostIndexIsMadeAgain() {
    Store store;
    QVERIFY(store.import(mixedDisk(), u"loc-00001"_s));
    for (const QString& path : store.files(u"*.idx"_s))
        QVERIFY(QFile::remove(path));
    store.reopen();
    QVERIFY(*store.exported(u"loc-00001"_s) == mixedDisk());
    // Cut to nothing, as after a power loss on a careless file system; flipped bits in the header.
    for (const QString& path : store.files(u"*.idx"_s))
        QVERIFY(QFile::resize(path, 0));
    store.reopen();
    QVERIFY(*store.exported(u"loc-00001"_s) == mixedDisk());
    QCOMPARE(store.import(mixedDisk(), u"loc-00002"_s)->stored, 0);
}

void TestStore::deadWritersChunksAreFound() {
    Store store;
    FrameCodec codec;
    const QByteArray bytes("left by a writer that died");
    const FrameChunk chunk{Blake3::of(bytesOf(bytes)), static_cast<quint32>(bytes.size())};
    {
        auto pack = PackWriter::create(store.folder(), 77, 77);
        QVERIFY(pack);
        const auto frame = codec.encode(std::span(&chunk, 1), bytesOf(bytes));
        QVERIFY(pack->append(frame));
        QVERIFY(pack->append(std::span(frame).first(frame.size() / 2))); // torn
    }
    QVERIFY(!store.store().index().find(chunk.digest));
    store.reopen();
    const auto place = store.store().locate(chunk.digest);
    QVERIFY(place);
    QCOMPARE(place->pack, 77U);
}

void TestStore::livingWritersPacksAreLeftAlone() {
    Store store;
    FrameCodec codec;
    const QByteArray bytes("of a writer that lives");
    const FrameChunk chunk{Blake3::of(bytesOf(bytes)), static_cast<quint32>(bytes.size())};
    auto first = PackWriter::create(store.folder(), 77, 77);
    auto second = PackWriter::create(store.folder(), 78, 77);
    QVERIFY(second->append(codec.encode(std::span(&chunk, 1), bytesOf(bytes))));
    second = std::unexpected(Error{}); // closed: only the first one's lock says that the writer lives
    store.reopen();
    QVERIFY(!store.store().locate(chunk.digest));
    first = std::unexpected(Error{});
    store.reopen();
    QVERIFY(store.store().locate(chunk.digest));
}

void TestStore::flippedBitsAreNeverGivenOut() {
    const QByteArray disk = randomBytes(300'000, 4) + QByteArray(300'000, 'q');
    Store store;
    QVERIFY(store.import(disk, u"loc-00001"_s));
    QStringList files = store.files(u"*.pack"_s) + store.files(u"*.map"_s) + store.files(u"*.idx"_s);
    int refused = 0;
    for (const QString& path : files) {
        const QByteArray whole = *readFile(path);
        for (qsizetype at = 0; at < whole.size(); at += std::max<qsizetype>(1, whole.size() / 150)) {
            QByteArray flipped = whole;
            flipped[at] = static_cast<char>(flipped[at] ^ 0x10);
            QVERIFY(writeFile(path, flipped));
            store.reopen();
            const auto back = store.exported(u"loc-00001"_s);
            QVERIFY2(!back || *back == disk, qPrintable(path + QString::number(at)));
            refused += !back;
            if (path.endsWith(u".idx"))
                QVERIFY(back); // a damaged table is made again
            QVERIFY(writeFile(path, whole));
        }
    }
    QVERIFY(refused > 100);
}

void TestStore::exportLeavesNothingBehind() {
    Store store;
    QVERIFY(store.import(mixedDisk(), u"loc-00001"_s));
    QTemporaryDir out;
    ExportOptions options;
    options.path = out.filePath(u"disk.raw"_s);
    std::stop_source stop;
    options.stop = stop.get_token();
    options.progress = [&](qint64, qint64) { stop.request_stop(); };
    const auto done = exportDisk(store.store(), store.folder().map(ImageId(u"loc-00001"_s)), options);
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Cancelled);
    QVERIFY(QDir(out.path()).entryList(QDir::Files | QDir::Hidden).isEmpty());
}

void TestStore::exportRefusesToReplace() {
    Store store;
    QVERIFY(store.import(mixedDisk(), u"loc-00001"_s));
    QTemporaryDir out;
    ExportOptions options;
    options.path = out.filePath(u"disk.raw"_s);
    QVERIFY(writeFile(options.path, "precious"));
    const QString map = store.folder().map(ImageId(u"loc-00001"_s));
    QVERIFY(!exportDisk(store.store(), map, options));
    QCOMPARE(*readFile(options.path), QByteArray("precious"));
    options.overwrite = true;
    QVERIFY(exportDisk(store.store(), map, options));
    QVERIFY(*readFile(options.path) == mixedDisk());
    QVERIFY(allocatedBytes(options.path) < mixedDisk().size() - 4 * 1024 * 1024); // zeros are holes
    QVERIFY(QFile::permissions(options.path) & QFile::ReadGroup || QFile::permissions(options.path) & QFile::ReadOwner);
    options.path = out.path();
    QVERIFY(!exportDisk(store.store(), map, options));
    options.path = out.filePath(u"missing/disk.raw"_s);
    const auto nowhere = exportDisk(store.store(), map, options);
    QVERIFY(!nowhere);
    QCOMPARE(nowhere.error().code, ErrorCode::NotFound);
    QVERIFY2(nowhere.error().message.contains(out.filePath(u"missing"_s)), qPrintable(nowhere.error().message));
}

void TestStore::sparseTerabyteCostsNothing() {
    class Void : public BlockSource {
        qint64 size() const override { return qint64{1} << 40; }
        Result<Extent> extentAt(qint64 offset) override { return Extent{offset, size() - offset, ExtentKind::Zero}; }
        Result<void> read(qint64, std::span<std::byte>) override { return std::unexpected(Error{}); }
        Result<void> finish() override { return {}; }
    };
    Store store;
    const auto result = store.import(DiskSource(std::make_unique<Void>()), u"loc-00001"_s);
    QVERIFY(result);
    QCOMPARE(result->map.virtualSize, qint64{1} << 40);
    QCOMPARE(result->stored, 0);
    QCOMPARE(result->map.entries, 1U);
    QVERIFY(QFileInfo(store.folder().map(ImageId(u"loc-00001"_s))).size() < 200);
}

QTEST_GUILESS_MAIN(TestStore)
#include "tst_store.moc"
