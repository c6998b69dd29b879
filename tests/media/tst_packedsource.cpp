// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/media/mediatesting.h"
#include "tests/support/diskmaker.h"

#include <QFileInfo>
#include <QLoggingCategory>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace platter;
using namespace platter::test;

namespace {

constexpr qint64 kMiB = 1024 * 1024;

QByteArray le32(quint32 value) {
    QByteArray bytes(4, 0);
    for (int i = 0; i < 4; ++i)
        bytes[i] = char(value >> (8 * i));
    return bytes;
}

} // namespace

// Compressed disks: the right bytes or an error, never a short success and never other bytes.
class TestPackedSource : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void wholeDisks_data();
    void wholeDisks();
    void anyBufferSize_data() { small_data(); }
    void anyBufferSize();
    void truncatedAnywhere_data() { small_data(); }
    void truncatedAnywhere();
    void truncatedLarge_data();
    void truncatedLarge();
    void everyByteFlipped_data() { small_data(); }
    void everyByteFlipped();
    void severalMembers_data();
    void severalMembers();
    void somethingBehind_data();
    void somethingBehind();
    void bigDictionaries_data();
    void bigDictionaries();
    void tooBigDictionaries_data();
    void tooBigDictionaries();
    void farMatches_data();
    void farMatches();
    void sizesToldBeforehand_data();
    void sizesToldBeforehand();
    void noChecksumIsSaid_data();
    void noChecksumIsSaid();
    void oldLz4();
    void lz4Dictionary();
    void emptyInside_data();
    void emptyInside();
    void changedMeanwhile_data();
    void changedMeanwhile();
    void errorsStay();

private:
    void small_data();
    QString made(const QString& name, const QByteArray& bytes);
    QByteArray packed(const QByteArray& bytes, const QString& ending, const QStringList& options = {});

    QTemporaryDir m_dir;
    int m_count = 0;
    QString m_disk; // a real one
    QByteArray m_diskBytes;
    QByteArray m_small; // 4 KiB that end in ".img": nothing is recognised in them
};

void TestPackedSource::initTestCase() {
    // KArchive's bzip2 filter writes a line for each damaged file; here that is thousands.
    QLoggingCategory::setFilterRules(u"kf.archive=false"_s);
    m_disk = m_dir.filePath(u"disk.raw"_s);
    VERIFY_OK(makeExt4Disk(m_disk, 12 * kMiB));
    const auto bytes = readFile(m_disk);
    VERIFY_OK(bytes);
    m_diskBytes = *bytes;
    m_small = randomBytes(150) + QByteArray(3000, 'x') + randomBytes(50, 2) + QByteArray(896, 0);
    QCOMPARE(m_small.size(), 4096);
}

QString TestPackedSource::made(const QString& name, const QByteArray& bytes) {
    const QString folder = m_dir.filePath(QString::number(++m_count));
    const QString path = folder + u'/' + name;
    return QDir().mkpath(folder) && writeFile(path, bytes) ? path : QString();
}

QByteArray TestPackedSource::packed(const QByteArray& bytes, const QString& ending, const QStringList& options) {
    const QString plain = made(u"plain.img"_s, bytes);
    const auto path = compressed(plain, ending, options);
    return path ? readFile(*path).value_or(QByteArray()) : QByteArray();
}

void TestPackedSource::small_data() {
    QTest::addColumn<QString>("ending");
    for (const auto& ending : {u"gz"_s, u"bz2"_s, u"xz"_s, u"zst"_s, u"lz4"_s, u"zip"_s})
        QTest::newRow(qPrintable(ending)) << ending;
}

void TestPackedSource::wholeDisks_data() {
    QTest::addColumn<QString>("ending");
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("word");
    QTest::newRow("gz") << u"gz"_s << QStringList{} << u"raw.gz"_s;
    QTest::newRow("gz, stored blocks") << u"gz"_s << QStringList{u"-1"_s} << u"raw.gz"_s;
    QTest::newRow("bz2") << u"bz2"_s << QStringList{} << u"raw.bz2"_s;
    QTest::newRow("bz2, small blocks") << u"bz2"_s << QStringList{u"-1"_s} << u"raw.bz2"_s;
    QTest::newRow("xz") << u"xz"_s << QStringList{u"-1"_s} << u"raw.xz"_s;
    QTest::newRow("xz, blocks") << u"xz"_s << QStringList{u"-1"_s, u"--block-size=1MiB"_s, u"-T2"_s} << u"raw.xz"_s;
    QTest::newRow("xz, SHA-256") << u"xz"_s << QStringList{u"-0"_s, u"--check=sha256"_s} << u"raw.xz"_s;
    QTest::newRow("xz, CRC32, x86") << u"xz"_s << QStringList{u"--check=crc32"_s, u"--x86"_s, u"--lzma2=preset=0"_s}
                                    << u"raw.xz"_s;
    QTest::newRow("zst") << u"zst"_s << QStringList{} << u"raw.zst"_s;
    QTest::newRow("zst, threads") << u"zst"_s << QStringList{u"-T2"_s, u"-9"_s} << u"raw.zst"_s;
    QTest::newRow("lz4") << u"lz4"_s << QStringList{} << u"raw.lz4"_s;
    QTest::newRow("lz4, linked blocks") << u"lz4"_s << QStringList{u"-BD"_s, u"-B4"_s} << u"raw.lz4"_s;
    QTest::newRow("lz4, block checksums, best") << u"lz4"_s << QStringList{u"-BX"_s, u"-9"_s} << u"raw.lz4"_s;
    QTest::newRow("lz4, length") << u"lz4"_s << QStringList{u"--content-size"_s, u"-B7"_s, u"--fast"_s} << u"raw.lz4"_s;
    QTest::newRow("zip") << u"zip"_s << QStringList{} << u"raw.zip"_s;
    QTest::newRow("zip, stored") << u"zip"_s << QStringList{u"-0"_s} << u"raw.zip"_s;
    QTest::newRow("zip, zip64") << u"zip"_s << QStringList{u"-fz"_s} << u"raw.zip"_s;
}

void TestPackedSource::wholeDisks() {
    QFETCH(const QString, ending);
    QFETCH(const QStringList, options);
    QFETCH(const QString, word);
    const auto path = compressed(m_disk, ending, options);
    VERIFY_OK(path);
    const auto info = Media::inspect(*path);
    VERIFY_OK(info);
    QVERIFY(info->recognised);
    QCOMPARE(info->contents, u"ext4 file system"_s);
    QCOMPARE(info->formatWord(), word);
    QCOMPARE(info->fileSize, QFileInfo(*path).size());
    QCOMPARE(info->suggestedName, u"disk"_s);
    QVERIFY2(info->warnings.isEmpty(), qPrintable(info->warnings.join(u' ')));

    auto source = Media::open(*info);
    VERIFY_OK(source);
    auto& stream = *std::get<std::unique_ptr<StreamSource>>(*source);
    QCOMPARE(stream.sourceSize(), info->fileSize);
    qint64 before = stream.sourcePosition();
    QByteArray bytes, buffer(777'777, Qt::Uninitialized);
    while (true) {
        const auto got = stream.read(std::as_writable_bytes(std::span(buffer.data(), size_t(buffer.size()))));
        VERIFY_OK(got);
        QCOMPARE_GE(stream.sourcePosition(), before);
        before = stream.sourcePosition();
        if (*got == 0)
            break;
        bytes.append(buffer.constData(), *got);
    }
    QVERIFY(bytes == m_diskBytes);
    QCOMPARE(stream.sourcePosition(), info->fileSize);
    QCOMPARE(stream.sourceSha256(), sha256OfFile(*path));
}

void TestPackedSource::anyBufferSize() {
    QFETCH(const QString, ending);
    const QString path = made(u"small.img."_s + ending, packed(m_small, ending));
    for (const qint64 step : {1, 7, 511, 4095, 4096, 4097, 1 << 20}) {
        const auto bytes = readMedia(path, step);
        VERIFY_OK(bytes);
        QVERIFY(*bytes == m_small);
    }
}

void TestPackedSource::truncatedAnywhere() {
    QFETCH(const QString, ending);
    const QByteArray whole = packed(m_small, ending);
    QCOMPARE_GT(whole.size(), 100);
    for (qsizetype length = 0; length < whole.size(); ++length) {
        const auto bytes = readMedia(made(u"cut.img."_s + ending, whole.first(length)));
        QVERIFY2(!bytes, qPrintable(QString::number(length)));
        QVERIFY(isSentence(bytes.error().message));
        if (length >= 16) // long enough to be told by its first bytes
            QVERIFY2(bytes.error().code == ErrorCode::Truncated,
                QByteArray(why(bytes) + QByteArray::number(length)).constData());
    }
}

void TestPackedSource::truncatedLarge_data() {
    QTest::addColumn<QString>("ending");
    QTest::addColumn<QStringList>("options");
    QTest::newRow("gz") << u"gz"_s << QStringList{u"-1"_s};
    QTest::newRow("bz2") << u"bz2"_s << QStringList{};
    QTest::newRow("xz") << u"xz"_s << QStringList{u"-0"_s};
    QTest::newRow("xz, blocks") << u"xz"_s << QStringList{u"-0"_s, u"--block-size=1MiB"_s};
    QTest::newRow("zst") << u"zst"_s << QStringList{};
    QTest::newRow("lz4") << u"lz4"_s << QStringList{};
    QTest::newRow("lz4, linked blocks") << u"lz4"_s << QStringList{u"-BD"_s, u"-B5"_s};
    QTest::newRow("zip") << u"zip"_s << QStringList{u"-1"_s};
}

void TestPackedSource::truncatedLarge() {
    QFETCH(const QString, ending);
    QFETCH(const QStringList, options);
    const QByteArray plain = m_diskBytes.first(3 * kMiB);
    const QByteArray whole = packed(plain, ending, options);
    QVERIFY(!whole.isEmpty());
    const auto good = readMedia(made(u"whole.img."_s + ending, whole));
    VERIFY_OK(good);
    QVERIFY(*good == plain);
    QList<qsizetype> lengths{whole.size() - 1, whole.size() - 4, whole.size() - 8, whole.size() - 12};
    for (int i = 1; i < 8; ++i)
        lengths.append(whole.size() * i / 8);
    for (const qsizetype length : std::as_const(lengths)) {
        const auto bytes = readMedia(made(u"cut.img."_s + ending, whole.first(length)));
        VERIFY_ERROR(bytes, ErrorCode::Truncated);
    }
}

void TestPackedSource::everyByteFlipped() {
    QFETCH(const QString, ending);
    const QByteArray whole = packed(m_small, ending);
    const QString path = made(u"flipped.img."_s + ending, whole);
    int errors = 0;
    for (qsizetype at = 0; at < whole.size(); ++at)
        for (const int mask : {1 << (at % 8), 0xff}) {
            QByteArray damaged = whole;
            damaged[at] = char(damaged[at] ^ mask);
            VERIFY_OK(writeFile(path, damaged));
            const auto bytes = readMedia(path);
            if (bytes)
                QVERIFY2(*bytes == m_small, qPrintable(u"byte %1 mask %2"_s.arg(at).arg(mask)));
            else
                ++errors;
        }
    // Names, times and unused bits may change; most bytes are the disk's.
    QCOMPARE_GT(errors, whole.size());
}

void TestPackedSource::severalMembers_data() {
    QTest::addColumn<QString>("ending");
    QTest::addColumn<QByteArray>("between"); // the members
    QTest::newRow("gz") << u"gz"_s << QByteArray();
    QTest::newRow("bz2") << u"bz2"_s << QByteArray();
    QTest::newRow("xz") << u"xz"_s << QByteArray();
    QTest::newRow("xz, padded") << u"xz"_s << QByteArray(8, 0);
    QTest::newRow("zst") << u"zst"_s << QByteArray();
    QTest::newRow("zst, skippable") << u"zst"_s << le32(0x184d2a53) + le32(5) + QByteArray("hello");
    QTest::newRow("zst, empty skippable") << u"zst"_s << le32(0x184d2a5f) + le32(0);
    QTest::newRow("lz4") << u"lz4"_s << QByteArray();
    QTest::newRow("lz4, skippable") << u"lz4"_s << le32(0x184d2a53) + le32(5) + QByteArray("hello");
    QTest::newRow("lz4, empty skippable") << u"lz4"_s << le32(0x184d2a5f) + le32(0);
}

void TestPackedSource::severalMembers() {
    QFETCH(const QString, ending);
    QFETCH(const QByteArray, between);
    const QByteArray a = packed(m_diskBytes.first(kMiB + 1), ending), b = packed(m_diskBytes.sliced(kMiB + 1), ending),
                     none = packed({}, ending);
    QVERIFY(!a.isEmpty() && !b.isEmpty() && !none.isEmpty());
    const QString name = u"two.raw."_s + ending;
    const QString path = made(name, a + between + none + between + b + between);
    const auto bytes = readMedia(path);
    VERIFY_OK(bytes);
    QVERIFY(*bytes == m_diskBytes);
    // Members that are as small as one byte, borders everywhere in the input buffer.
    QByteArray many;
    for (int i = 0; i < 64; ++i)
        many += packed(m_small.sliced(i * 64, 64), ending) + between;
    const auto parts = readMedia(made(u"many.img."_s + ending, many));
    VERIFY_OK(parts);
    QVERIFY(*parts == m_small);
    // The second member is cut.
    const auto cut = readMedia(made(name, a + between + b.first(b.size() - 1)));
    VERIFY_ERROR(cut, ErrorCode::Truncated);
    const auto early = readMedia(made(name, a + between + b.first(b.size() / 3)));
    VERIFY_ERROR(early, ErrorCode::Truncated);
}

void TestPackedSource::somethingBehind_data() {
    QTest::addColumn<QString>("ending");
    QTest::addColumn<QByteArray>("behind");
    for (const auto& ending : {u"gz"_s, u"bz2"_s, u"xz"_s, u"zst"_s, u"lz4"_s}) {
        QTest::newRow(qPrintable(ending + u" text"_s)) << ending << QByteArray("garbage");
        QTest::newRow(qPrintable(ending + u" a byte"_s)) << ending << QByteArray("g");
        QTest::newRow(qPrintable(ending + u" a line feed"_s)) << ending << QByteArray("\n");
        QTest::newRow(qPrintable(ending + u" three zeros"_s)) << ending << QByteArray(3, 0);
        QTest::newRow(qPrintable(ending + u" much"_s)) << ending << QByteArray(600'000, 'y');
    }
    QTest::newRow("gz zeros") << u"gz"_s << QByteArray(512, 0);
    QByteArray zlib = qCompress(m_small).sliced(4); // behind qCompress's own length: a zlib stream
    QTest::newRow("gz zlib stream") << u"gz"_s << zlib;
    QTest::newRow("gz xz") << u"gz"_s << packed(m_small, u"xz"_s);
    QTest::newRow("xz lzma") << u"xz"_s << QByteArray::fromHex("5d00008000ffffffffffffffff0083fffbffffc00000000000");
    QTest::newRow("xz gz") << u"xz"_s << packed(m_small, u"gz"_s);
    QTest::newRow("bz2 bad level") << u"bz2"_s << QByteArray("BZhx1AY&SY");
}

void TestPackedSource::somethingBehind() {
    QFETCH(const QString, ending);
    QFETCH(const QByteArray, behind);
    const auto bytes = readMedia(made(u"tail.img."_s + ending, packed(m_small, ending) + behind));
    VERIFY_ERROR(bytes, ErrorCode::Corrupt);
    QVERIFY2(bytes.error().message.contains(u"behind"), qPrintable(bytes.error().message)); // "damaged" would not help
    const auto large = readMedia(made(u"tail.raw."_s + ending, packed(m_diskBytes.first(4 * kMiB), ending) + behind));
    VERIFY_ERROR(large, ErrorCode::Corrupt);
}

void TestPackedSource::bigDictionaries_data() {
    QTest::addColumn<QString>("command"); // reads "plain.img" from its standard input: the size is not known to it
    QTest::addColumn<QString>("ending");
    QTest::newRow("xz -9e") << u"xz -9e"_s << u"xz"_s;
    QTest::newRow("xz 96 MiB") << u"xz --lzma2=preset=0,dict=96MiB"_s << u"xz"_s;
    QTest::newRow("zstd --long=27") << u"zstd -q --long=27"_s << u"zst"_s;
    QTest::newRow("zstd --ultra -22") << u"zstd -q --ultra -22"_s << u"zst"_s;
    QTest::newRow("zstd -19 --long") << u"zstd -q -19 --long"_s << u"zst"_s;
}

void TestPackedSource::bigDictionaries() {
    QFETCH(const QString, command);
    QFETCH(const QString, ending);
    const QByteArray plain = m_diskBytes.first(kMiB);
    const QString path = made(u"plain.img"_s, plain);
    const auto done
        = runTool(u"sh"_s, {u"-c"_s, command + u" < plain.img > big.img."_s + ending}, QFileInfo(path).absolutePath());
    VERIFY_OK(done);
    const auto bytes = readMedia(QFileInfo(path).absolutePath() + u"/big.img."_s + ending);
    VERIFY_OK(bytes);
    QVERIFY(*bytes == plain);
}

void TestPackedSource::tooBigDictionaries_data() {
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("ending");
    QTest::newRow("xz 128 MiB") << u"xz --lzma2=preset=0,dict=128MiB"_s << u"xz"_s;
    QTest::newRow("xz 1.5 GiB, x86") << u"xz --x86 --lzma2=preset=0,mf=hc3,dict=1536MiB"_s << u"xz"_s;
    QTest::newRow("zstd --long=28") << u"zstd -q --long=28"_s << u"zst"_s;
    QTest::newRow("zstd --long=31") << u"zstd -q --long=31"_s << u"zst"_s;
}

void TestPackedSource::tooBigDictionaries() {
    QFETCH(const QString, command);
    QFETCH(const QString, ending);
    const QString path = made(u"plain.img"_s, m_small);
    const QString folder = QFileInfo(path).absolutePath();
    VERIFY_OK(runTool(u"sh"_s, {u"-c"_s, command + u" < plain.img > big.img."_s + ending}, folder));
    const auto bytes = readMedia(folder + u"/big.img."_s + ending);
    VERIFY_ERROR(bytes, ErrorCode::Unsupported);
}

void TestPackedSource::farMatches_data() {
    QTest::addColumn<int>("distance");
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("ending");
    QTest::newRow("xz") << 60 << u"xz -T1 --lzma2=preset=0,dict=64MiB"_s << u"xz"_s;
    QTest::newRow("zstd") << 120 << u"zstd -q -1 --long=27"_s << u"zst"_s;
}

// The same random MiB at both ends: the dictionary is really used over its whole length.
void TestPackedSource::farMatches() {
    QFETCH(const int, distance);
    QFETCH(const QString, command);
    QFETCH(const QString, ending);
    const QByteArray plain
        = m_diskBytes.first(64 * 1024) + randomBytes(kMiB, 9) + QByteArray(distance * kMiB, 0) + randomBytes(kMiB, 9);
    const QString path = made(u"plain.img"_s, plain);
    const QString folder = QFileInfo(path).absolutePath();
    VERIFY_OK(runTool(u"sh"_s, {u"-c"_s, command + u" < plain.img > far.img."_s + ending}, folder));
    QCOMPARE_LT(QFileInfo(folder + u"/far.img."_s + ending).size(), 2 * kMiB); // the match was found
    const auto bytes = readMedia(folder + u"/far.img."_s + ending);
    VERIFY_OK(bytes);
    QVERIFY(*bytes == plain);
    QVERIFY(QFile::remove(path));
}

void TestPackedSource::sizesToldBeforehand_data() {
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("ending");
    QTest::addColumn<qint64>("expected"); // -1: unset
    const qint64 half = m_diskBytes.size() / 2;
    const QByteArray a = m_diskBytes.first(half), b = m_diskBytes.sliced(half);
    const qint64 all = m_diskBytes.size();
    const QStringList fast{u"-1"_s};
    QTest::newRow("gz") << packed(m_diskBytes, u"gz"_s, fast) << u"gz"_s << qint64(-1);
    QTest::newRow("bz2") << packed(m_diskBytes, u"bz2"_s, fast) << u"bz2"_s << qint64(-1);
    QTest::newRow("zip") << packed(m_diskBytes, u"zip"_s, fast) << u"zip"_s << all;
    QTest::newRow("xz") << packed(m_diskBytes, u"xz"_s, fast) << u"xz"_s << all;
    QTest::newRow("xz blocks") << packed(m_diskBytes, u"xz"_s, {u"-0"_s, u"--block-size=100000"_s}) << u"xz"_s << all;
    QTest::newRow("xz members") << packed(a, u"xz"_s, fast) + QByteArray(12, 0) + packed(b, u"xz"_s, fast)
            + QByteArray(4, 0) << u"xz"_s
                                << all;
    QTest::newRow("zst") << packed(m_diskBytes, u"zst"_s, fast) << u"zst"_s << all;
    QTest::newRow("zst members") << packed(a, u"zst"_s, fast) + le32(0x184d2a50) + le32(3) + QByteArray("abc")
            + packed(b, u"zst"_s, fast)
                                 << u"zst"_s << all;
    QTest::newRow("zst unknown") << packed(m_diskBytes, u"zst"_s, {u"-1"_s, u"--no-content-size"_s}) << u"zst"_s
                                 << qint64(-1);
    QTest::newRow("lz4") << packed(m_diskBytes, u"lz4"_s, {u"-1"_s, u"--content-size"_s}) << u"lz4"_s << all;
    QTest::newRow("lz4 members") << le32(0x184d2a51) + le32(0)
            + packed(a, u"lz4"_s, {u"--content-size"_s, u"-BX"_s, u"-B4"_s}) + le32(0x184d2a50) + le32(3)
            + QByteArray("abc") + packed(b, u"lz4"_s, {u"--content-size"_s, u"--no-frame-crc"_s})
                                 << u"lz4"_s << all;
    QTest::newRow("lz4 unknown") << packed(a, u"lz4"_s, {u"--content-size"_s}) + packed(b, u"lz4"_s) << u"lz4"_s
                                 << qint64(-1);
    QTest::newRow("small gz") << packed(m_small, u"gz"_s) << u"gz"_s << qint64(4096); // read to its end by inspect()
}

void TestPackedSource::sizesToldBeforehand() {
    QFETCH(const QByteArray, file);
    QFETCH(const QString, ending);
    QFETCH(const qint64, expected);
    QVERIFY(!file.isEmpty());
    const auto info = Media::inspect(made(u"sized.img."_s + ending, file));
    VERIFY_OK(info);
    QCOMPARE(info->virtualSize, expected < 0 ? std::nullopt : std::optional(expected));
    const auto source = Media::open(*info);
    VERIFY_OK(source);
    QCOMPARE(std::get<std::unique_ptr<StreamSource>>(*source)->expandedSize(), info->virtualSize);
}

void TestPackedSource::noChecksumIsSaid_data() {
    QTest::addColumn<QString>("ending");
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<int>("warnings");
    QTest::newRow("xz") << u"xz"_s << QStringList{} << 0;
    QTest::newRow("xz none") << u"xz"_s << QStringList{u"--check=none"_s} << 1;
    QTest::newRow("zst") << u"zst"_s << QStringList{} << 0;
    QTest::newRow("lz4") << u"lz4"_s << QStringList{} << 0;
    QTest::newRow("lz4 none") << u"lz4"_s << QStringList{u"--no-frame-crc"_s} << 1;
    QTest::newRow("lz4 blocks") << u"lz4"_s << QStringList{u"--no-frame-crc"_s, u"-BX"_s} << 0;
    QTest::newRow("zst none") << u"zst"_s << QStringList{u"--no-check"_s} << 1;
}

void TestPackedSource::noChecksumIsSaid() {
    QFETCH(const QString, ending);
    QFETCH(const QStringList, options);
    QFETCH(const int, warnings);
    const QString path = made(u"sum.img."_s + ending, packed(m_diskBytes.first(kMiB), ending, options));
    const auto info = Media::inspect(path);
    VERIFY_OK(info);
    // Cut to one MiB, the file system says that it was longer; where the length is known that is one warning more.
    const qsizetype others = info->warnings.filter(u"cut short"_s).size();
    QCOMPARE(info->warnings.size() - others, warnings);
    const auto bytes = readMedia(path);
    VERIFY_OK(bytes);
    QVERIFY(*bytes == m_diskBytes.first(kMiB));
}

// It has no end and no checksum: a cut one would pass for whole.
void TestPackedSource::oldLz4() {
    const QString path = made(u"plain.img"_s, m_small);
    const QString old = QFileInfo(path).absolutePath() + u"/old.img.lz4"_s;
    VERIFY_OK(runTool(u"lz4"_s, {u"-q"_s, u"-l"_s, path, old}));
    const auto info = Media::inspect(old);
    VERIFY_ERROR(info, ErrorCode::Unsupported);
    QVERIFY2(info.error().message.contains(u"old form"_s), why(info).constData());
    const auto behind = readMedia(made(u"mixed.img.lz4"_s, packed(m_small, u"lz4"_s) + *readFile(old)));
    VERIFY_ERROR(behind, ErrorCode::Unsupported);
}

void TestPackedSource::lz4Dictionary() {
    const QString dictionary = made(u"dictionary"_s, m_small);
    const QByteArray bytes = packed(m_small, u"lz4"_s, {u"-D"_s, dictionary});
    QVERIFY(!bytes.isEmpty());
    const auto info = Media::inspect(made(u"dictionary.img.lz4"_s, bytes));
    QVERIFY(!info); // the lz4 program does not note the dictionary's id: its checksum finds it out
    QByteArray noted = bytes; // with an id it is known beforehand
    noted[4] = char(noted[4] | 1);
    VERIFY_ERROR(Media::inspect(made(u"dictionary.img.lz4"_s, noted)), ErrorCode::Unsupported);
}

void TestPackedSource::emptyInside_data() {
    small_data();
}

void TestPackedSource::emptyInside() {
    QFETCH(const QString, ending);
    const auto bytes = readMedia(made(u"empty.img."_s + ending, packed({}, ending)));
    VERIFY_ERROR(bytes, ErrorCode::NotADiskImage);
}

void TestPackedSource::changedMeanwhile_data() {
    QTest::addColumn<QString>("ending");
    QTest::addColumn<QString>("change");
    for (const auto& ending : {u"gz"_s, u"bz2"_s, u"xz"_s, u"zst"_s, u"lz4"_s, u"zip"_s})
        for (const auto& change : {u"shrink"_s, u"grow"_s, u"overwrite"_s, u"touch"_s})
            QTest::newRow(qPrintable(ending + u' ' + change)) << ending << change;
}

void TestPackedSource::changedMeanwhile() {
    QFETCH(const QString, ending);
    QFETCH(const QString, change);
    const QString path = made(u"changing.img."_s + ending, packed(m_diskBytes.first(8 * kMiB), ending, {u"-1"_s}));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    // In the past, so that the clock's steps cannot hide what comes.
    QVERIFY(file.setFileTime(QDateTime::currentDateTimeUtc().addDays(-1), QFileDevice::FileModificationTime));
    const auto info = Media::inspect(path);
    VERIFY_OK(info);
    auto source = Media::open(*info);
    VERIFY_OK(source);
    QByteArray buffer(100'000, 0);
    auto& stream = *std::get<std::unique_ptr<StreamSource>>(*source);
    VERIFY_OK(stream.read(std::as_writable_bytes(std::span(buffer.data(), size_t(buffer.size())))));
    if (change == u"shrink")
        QVERIFY(file.resize(file.size() / 2));
    else if (change == u"grow")
        QVERIFY(file.resize(file.size() + 1000));
    else if (change == u"overwrite")
        QVERIFY(file.seek(file.size() / 2) && file.write(QByteArray(2000, 'z')) == 2000 && file.flush());
    else
        QVERIFY(file.setFileTime(QDateTime::currentDateTimeUtc(), QFileDevice::FileModificationTime));
    const auto rest = readAll(*source);
    VERIFY_ERROR(rest, ErrorCode::SourceChanged);
    QVERIFY(stream.sourceSha256().isEmpty());
}

void TestPackedSource::errorsStay() {
    const QByteArray whole = packed(m_diskBytes.first(kMiB), u"gz"_s);
    const auto info = Media::inspect(made(u"cut.img.gz"_s, whole.first(whole.size() / 2)));
    VERIFY_OK(info);
    auto source = Media::open(*info);
    VERIFY_OK(source);
    const auto first = readAll(*source);
    VERIFY_ERROR(first, ErrorCode::Truncated);
    const auto again = readAll(*source);
    VERIFY_ERROR(again, ErrorCode::Truncated);
}

QTEST_GUILESS_MAIN(TestPackedSource)
#include "tst_packedsource.moc"
