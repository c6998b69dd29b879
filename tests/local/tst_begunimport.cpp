// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/begunimport.h"
#include "models/local/exporter.h"
#include "models/local/importer.h"
#include "models/local/livemarks.h"
#include "tests/local/faultyfiles.h"
#include "tests/local/oldrule.h"
#include "tests/support/diskmaker.h"

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

constexpr qint64 kMiB = 1024 * 1024;
constexpr qint64 kMarks = 300'001; // bytes from one place to read on at to the next
constexpr qint64 kOverlap = kMarks + kMaxChunk + kMiB / 2; // what was read and is not in the map: a chunk, a piece

// A disk that can be read on at every `marks` bytes, and whose connection is lost after `until`.
class LosingStream : public StreamSource {
public:
    LosingStream(QByteArray disk, qint64 marks, qint64 until, qint64* read)
        : m_disk(std::move(disk))
        , m_marks(marks)
        , m_until(until)
        , m_read(read) { }
    Result<qint64> read(std::span<std::byte> buffer) override {
        if (m_position >= m_until)
            return std::unexpected(Error{ErrorCode::Offline, u"The connection was lost."_s});
        const qint64 length = std::min({qint64(buffer.size()), qint64{70'001}, m_disk.size() - m_position});
        std::memcpy(buffer.data(), m_disk.constData() + m_position, size_t(length));
        m_position += length;
        *m_read += length;
        return length;
    }
    qint64 sourceSize() const override { return m_disk.size(); }
    qint64 sourcePosition() const override { return m_position; }
    std::optional<qint64> expandedSize() const override { return std::nullopt; }
    std::optional<StreamMark> mark() const override {
        const qint64 at = m_marks > 0 ? m_position / m_marks * m_marks : 0;
        return at > 0 ? std::optional(StreamMark{at, at, Codec::Lz4, "state"}) : std::nullopt;
    }
    QByteArray identity() const override { return "etag"; }
    bool beginAt(const StreamMark& mark) override {
        if (mark.state != "state")
            return false;
        m_position = mark.packed;
        return true;
    }
    QByteArray sourceSha256() const override { return {}; }

private:
    QByteArray m_disk;
    qint64 m_marks;
    qint64 m_until;
    qint64* m_read;
    qint64 m_position = 0;
};

QByteArray mixedDisk() {
    const QByteArray once = randomBytes(3 * kMiB + 4096 * 5, 7);
    return randomBytes(700'000 / 4096 * 4096, 1) + QByteArray(3 * kMiB, '\0') + once + QByteArray(8192, '\0') + once
        + QByteArray(kMiB, 'a') + randomBytes(4096 * 3 + 17, 3);
}

} // namespace

// An import that ended before its time goes on where it was, and makes the same image.
class TestBegunImport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { FileOperations::use(&m_files); }
    void cleanupTestCase();
    void init();
    void goesOnWhereItWas_data();
    void goesOnWhereItWas();
    void goesOnAgainAndAgain();
    void goesOnFromTheLastPlace();
    void aFaultLosesNothing_data();
    void aFaultLosesNothing();
    void beginsAnew_data();
    void beginsAnew();
    void keepsNothingWithoutAPlace();
    void keepsItsChunksFromReclaim();
    void leavesNothingBehind();

private:
    Result<ImportResult> import(qint64 until, qint64 marks = kMarks);
    MapSummary expected() const;
    BegunImport begun() const { return BegunImport(m_folder->map(m_id)); }
    QString maps(const QString& name) const { return m_folder->maps() + u'/' + name; }

    FaultyFiles m_files;
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<LibraryFolder> m_folder;
    std::unique_ptr<ChunkStore> m_store;
    quint32 m_packs = 0;
    qint64 m_read = 0; // by the last import
    const ImageId m_id{u"loc-00001"_s};
    const QByteArray m_disk = mixedDisk();
};

void TestBegunImport::cleanupTestCase() {
    m_store.reset();
    FileOperations::use(nullptr);
}

void TestBegunImport::init() {
    m_store.reset();
    m_packs = 0;
    m_directory = std::make_unique<QTemporaryDir>();
    m_folder = std::make_unique<LibraryFolder>(m_directory->path());
    m_store = std::make_unique<ChunkStore>(*m_folder);
    QVERIFY(m_folder->prepare());
    QVERIFY(m_store->open(false));
}

Result<ImportResult> TestBegunImport::import(qint64 until, qint64 marks) {
    m_read = 0;
    DiskSource source = std::make_unique<LosingStream>(m_disk, marks, until, &m_read);
    auto writer = StoreWriter::create(*m_store, ++m_packs, [this] { return Result<quint32>(++m_packs); });
    if (!writer)
        return std::unexpected(writer.error());
    ImportOptions options;
    options.goesOnAfter = [](const Error&) { return true; };
    options.keepEvery = std::chrono::milliseconds(0);
    auto result = importDisk(source, **writer, m_folder->map(m_id), options);
    if (!result && !(*writer)->publish()) // as the job does
        return std::unexpected(Error{ErrorCode::Internal, u"publish"_s});
    return result;
}

MapSummary TestBegunImport::expected() const {
    QTemporaryDir directory;
    const LibraryFolder folder(directory.path());
    ChunkStore store(folder);
    if (!folder.prepare() || !store.open(false))
        return {};
    qint64 read = 0;
    DiskSource source = std::make_unique<LosingStream>(m_disk, 0, m_disk.size() + 1, &read);
    auto writer = StoreWriter::create(store, 1, [] { return Result<quint32>(2); });
    const auto result = importDisk(source, **writer, folder.map(m_id), {});
    return result ? result->map : MapSummary{};
}

void TestBegunImport::goesOnWhereItWas_data() {
    QTest::addColumn<qint64>("until");
    for (const qint64 until :
        {kMiB, 2 * kMiB + 1, 3 * kMiB, 3 * kMiB + 700'000, 6 * kMiB + 77, 9 * kMiB, 10 * kMiB + 700'000})
        QTest::addRow("%lld", static_cast<long long>(until)) << until;
}

void TestBegunImport::goesOnWhereItWas() {
    QFETCH(const qint64, until);
    const auto lost = import(until);
    QVERIFY(!lost);
    QCOMPARE(lost.error().code, ErrorCode::Offline);
    const auto state = begun().read();
    QVERIFY(state);
    QCOMPARE_LE(until - state->mark.disk, kOverlap);
    m_store = std::make_unique<ChunkStore>(*m_folder);
    QVERIFY(m_store->open(false));
    const auto result = import(m_disk.size() + 1);
    QVERIFY2(result, result ? "" : qPrintable(result.error().message));
    QCOMPARE(result->map, expected());
    QCOMPARE(m_read, m_disk.size() - state->mark.disk); // only the rest was fetched
    QCOMPARE_GE(result->stored, state->stored);
    ExportOptions out;
    out.path = m_directory->filePath(u"out"_s);
    QVERIFY(exportDisk(*m_store, m_folder->map(m_id), out));
    QVERIFY(*readFile(out.path) == m_disk);
}

void TestBegunImport::goesOnAgainAndAgain() {
    int times = 0;
    qint64 all = 0;
    qint64 until = kMiB;
    for (auto result = import(until); !result; result = import(until)) {
        QCOMPARE(result.error().code, ErrorCode::Offline);
        ++times;
        all += m_read;
        until += 600'000 + times * 4321;
    }
    QVERIFY(times > 10);
    QCOMPARE_LE(all + m_read, m_disk.size() + times * (kOverlap));
    auto map = MapReader::openImage(m_folder->map(m_id), {});
    QVERIFY(map);
    QCOMPARE(map->summary(), expected());
}

// All was read, and the connection is lost before that is known: at the source's very end nothing begins.
void TestBegunImport::goesOnFromTheLastPlace() {
    QVERIFY(!import(m_disk.size(), 1)); // every byte is a place
    const auto state = begun().read();
    QVERIFY(state);
    QCOMPARE_LT(state->mark.packed, m_disk.size());
    m_store = std::make_unique<ChunkStore>(*m_folder);
    QVERIFY(m_store->open(false));
    const auto result = import(m_disk.size() + 1, 1);
    QVERIFY2(result, result ? "" : qPrintable(result.error().message));
    QCOMPARE(result->map, expected());
}

void TestBegunImport::aFaultLosesNothing_data() {
    QTest::addColumn<FaultyFiles::Fault>("fault");
    QTest::newRow("a full disk") << FaultyFiles::Fault::NoSpace;
    QTest::newRow("a broken disk") << FaultyFiles::Fault::Io;
}

// Wherever one step fails: the next import of the same makes the same image.
void TestBegunImport::aFaultLosesNothing() {
    QFETCH(const FaultyFiles::Fault, fault);
    const MapSummary whole = expected();
    int failed = 0;
    for (int at = 1;; at += 5) {
        init();
        m_files.failAt(at, fault);
        const auto first = import(m_disk.size() + 1);
        const bool came = m_files.hasFailed();
        m_files.failAt(0, fault);
        if (!came)
            break;
        failed += first ? 0 : 1;
        m_store = std::make_unique<ChunkStore>(*m_folder);
        QVERIFY(m_store->open(false));
        const auto result = import(m_disk.size() + 1);
        QVERIFY2(result, result ? "" : qPrintable(result.error().message + QString::number(at)));
        QVERIFY2(result->map == whole, qPrintable(QString::number(at)));
    }
    QCOMPARE_GE(failed, 10);
}

void TestBegunImport::beginsAnew_data() {
    QTest::addColumn<QString>("why");
    for (const auto& why : {u"another object"_s, u"a record that is cut"_s, u"a map that is damaged"_s, u"no map"_s,
             u"a pack that is gone"_s, u"a map of the first rule"_s, u"a place that another version kept"_s})
        QTest::newRow(qPrintable(why)) << why;
}

void TestBegunImport::beginsAnew() {
    QFETCH(const QString, why);
    QVERIFY(!import(9 * kMiB));
    const QString record = maps(u"loc-00001.begun"_s);
    const QStringList names = QDir(m_folder->maps()).entryList({u"*.begun-*"_s});
    QCOMPARE(names.size(), 1);
    QByteArray bytes = *readFile(why == u"a map that is damaged"_s ? maps(names.first()) : record);
    if (why == u"another object"_s)
        bytes.replace("ZXRhZw==", "b3RoZXI="); // Base64 of etag, other
    else if (why == u"a place that another version kept"_s)
        bytes.replace(QByteArray("state").toBase64(), QByteArray("other").toBase64());
    else if (why == u"a record that is cut"_s)
        bytes.chop(bytes.size() / 2);
    else if (why == u"a map that is damaged"_s)
        bytes[100] = char(~bytes.at(100));
    else if (why == u"a map of the first rule"_s) {
        QByteArray id;
        auto map = MapReader::open(maps(names.first()));
        QVERIFY(map);
        QVERIFY(writeFile(maps(names.first()), withOldRule(*readFile(maps(names.first())), &id)));
        bytes.replace(map->summary().contentId.toByteArray().toHex(), id.toHex());
    }
    if (why == u"no map"_s)
        QVERIFY(QFile::remove(maps(names.first())));
    else if (why == u"a pack that is gone"_s)
        QVERIFY(QFile::remove(m_folder->pack(1)));
    else
        QVERIFY(writeFile(why == u"a map that is damaged"_s ? maps(names.first()) : record, bytes));
    m_store = std::make_unique<ChunkStore>(*m_folder);
    QVERIFY(m_store->open(false));
    const auto result = import(m_disk.size() + 1);
    QVERIFY2(result, result ? "" : qPrintable(result.error().message));
    QCOMPARE(m_read, m_disk.size());
    QCOMPARE(result->map, expected());
}

void TestBegunImport::keepsNothingWithoutAPlace() {
    QVERIFY(!import(9 * kMiB, 0));
    QVERIFY(!begun().exists());
    QCOMPARE(QDir(m_folder->maps()).entryList(QDir::Files), QStringList());
}

void TestBegunImport::keepsItsChunksFromReclaim() {
    QVERIFY(!import(9 * kMiB));
    const auto go = [](qint64, qint64) { return true; };
    auto marks = LiveMarks::read(*m_folder, m_store->index().tables(), {}, go);
    QVERIFY(marks);
    QVERIFY(marks->uniqueBytes() > 3 * kMiB);
    QVERIFY(marks->missing().empty());
    marks = LiveMarks::read(*m_folder, m_store->index().tables(), {m_id.toString()}, go); // the image was deleted
    QVERIFY(marks);
    QCOMPARE(marks->uniqueBytes(), 0);
    QVERIFY(writeFile(maps(u"loc-00002.begun-1"_s), "no map")); // in nobody's way
    QVERIFY(LiveMarks::read(*m_folder, m_store->index().tables(), {}, go));
}

void TestBegunImport::leavesNothingBehind() {
    QVERIFY(!import(9 * kMiB));
    QCOMPARE(BegunImport::leftovers(m_folder->maps()).size(), 2); // nobody knows the image
    QVERIFY(writeFile(m_folder->log(m_id), "x"));
    QCOMPARE(BegunImport::leftovers(m_folder->maps()), QStringList());
    QVERIFY(import(m_disk.size() + 1));
    QCOMPARE(BegunImport::leftovers(m_folder->maps()).size(), 2); // it is whole
    QVERIFY(begun().remove());
    QCOMPARE(QDir(m_folder->maps()).entryList(QDir::Files).size(), 2); // map and log
}

QTEST_GUILESS_MAIN(TestBegunImport)
#include "tst_begunimport.moc"
