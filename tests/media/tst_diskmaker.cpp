// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/support/diskmaker.h"
#include "tests/support/faultysource.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <vector>

using namespace Qt::StringLiterals;
using namespace platter;
using namespace platter::test;

// The makers of test disks are trusted by all other tests, so they have one of their own.
class TestDiskMaker : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalArgumentsGiveEqualDisks();
    void holesAreKeptOrFilled();
    void theFileSystemIsSound();
    void compressionKeepsTheOriginal_data();
    void compressionKeepsTheOriginal();
    void aToolThatFailsIsAnError();
    void faultySourceFailsAtItsByte();

private:
    QTemporaryDir m_dir;
};

void TestDiskMaker::equalArgumentsGiveEqualDisks() {
    const QString a = m_dir.filePath(u"a"_s), b = m_dir.filePath(u"b"_s), c = m_dir.filePath(u"c"_s);
    for (const auto& [path, seed] : {std::pair{a, 3U}, {b, 3U}, {c, 4U}}) {
        const auto made = makeExt4Disk(path, 16 * 1024 * 1024, seed);
        QVERIFY2(made, made ? "" : qPrintable(made.error().message));
        QCOMPARE(QFileInfo(path).size(), 16 * 1024 * 1024);
    }
    QCOMPARE(sha256OfFile(a).size(), 32);
    QCOMPARE(sha256OfFile(a), sha256OfFile(b));
    QVERIFY(sha256OfFile(a) != sha256OfFile(c));
}

void TestDiskMaker::holesAreKeptOrFilled() {
    const QString kept = m_dir.filePath(u"kept"_s), filled = m_dir.filePath(u"filled"_s);
    QVERIFY(makeExt4Disk(kept, 32 * 1024 * 1024, 1, Holes::Keep));
    QVERIFY(makeExt4Disk(filled, 32 * 1024 * 1024, 1, Holes::Fill));
    QCOMPARE(sha256OfFile(kept), sha256OfFile(filled));
    QCOMPARE_LT(allocatedBytes(kept), 24 * 1024 * 1024);
    QCOMPARE_GT(allocatedBytes(kept), 8 * 1024 * 1024);
    QCOMPARE_GE(allocatedBytes(filled), 32 * 1024 * 1024);
}

void TestDiskMaker::theFileSystemIsSound() {
    const QString path = m_dir.filePath(u"sound"_s);
    QVERIFY(makeExt4Disk(path, 16 * 1024 * 1024));
    const auto checked = runTool(u"e2fsck"_s, {u"-f"_s, u"-n"_s, path});
    QVERIFY2(checked, checked ? "" : qPrintable(checked.error().message));
}

void TestDiskMaker::compressionKeepsTheOriginal_data() {
    QTest::addColumn<QString>("ending");
    QTest::addColumn<QStringList>("unpack");
    QTest::newRow("gz") << u"gz"_s << QStringList{u"gzip"_s, u"-dc"_s};
    QTest::newRow("bz2") << u"bz2"_s << QStringList{u"bzip2"_s, u"-dc"_s};
    QTest::newRow("xz") << u"xz"_s << QStringList{u"xz"_s, u"-dc"_s};
    QTest::newRow("lz4") << u"lz4"_s << QStringList{u"lz4"_s, u"-qdc"_s};
    QTest::newRow("zst") << u"zst"_s << QStringList{u"zstd"_s, u"-qdc"_s};
    QTest::newRow("zip") << u"zip"_s << QStringList{u"unzip"_s, u"-p"_s};
}

void TestDiskMaker::compressionKeepsTheOriginal() {
    QFETCH(const QString, ending);
    QFETCH(const QStringList, unpack);
    const QString path = m_dir.filePath(u"to pack "_s + ending);
    const QByteArray bytes = randomBytes(100'003, 5) + QByteArray(50'000, 'x');
    QVERIFY(writeFile(path, bytes));
    const auto packed = compressed(path, ending);
    QVERIFY2(packed, packed ? "" : qPrintable(packed.error().message));
    QCOMPARE(*packed, path + u'.' + ending);
    QVERIFY(QFileInfo::exists(path));
    QCOMPARE_LT(QFileInfo(*packed).size(), bytes.size());
    const auto back = runTool(unpack.first(), unpack.mid(1) + QStringList{*packed});
    QVERIFY2(back, back ? "" : qPrintable(back.error().message));
    QVERIFY(*back == bytes);
}

void TestDiskMaker::aToolThatFailsIsAnError() {
    QVERIFY(!runTool(u"false"_s, {}));
    QVERIFY(!runTool(u"/no/such/tool"_s, {}));
    QVERIFY(!compressed(m_dir.filePath(u"missing"_s), u"gz"_s));
    QVERIFY(sha256OfFile(m_dir.filePath(u"missing"_s)).isEmpty());
}

void TestDiskMaker::faultySourceFailsAtItsByte() {
    const QByteArray disk = randomBytes(10'000, 2) + QByteArray(10'000, 0);
    FaultyBlockSource source(disk, {.kind = Fault::Kind::Fail, .after = 8192});
    std::vector<std::byte> buffer(4096);
    QVERIFY(source.read(4096, buffer));
    QVERIFY(std::memcmp(buffer.data(), disk.constData() + 4096, 4096) == 0);
    const auto failed = source.read(4097, buffer);
    QVERIFY(!failed);
    QCOMPARE(failed.error().code, ErrorCode::Unreadable);
    QCOMPARE(source.extentAt(0).value(), (Extent{0, 12288, ExtentKind::Data}));
    QCOMPARE(source.extentAt(12288).value(), (Extent{12288, 7712, ExtentKind::Zero}));

    FaultyStreamSource stream(disk, {.kind = Fault::Kind::ChangeAtFinish});
    qint64 total = 0;
    Result<qint64> got = 0;
    while ((got = stream.read(buffer)) && *got > 0)
        total += *got;
    QCOMPARE(total, disk.size());
    QVERIFY(!got);
    QCOMPARE(got.error().code, ErrorCode::SourceChanged);
}

QTEST_GUILESS_MAIN(TestDiskMaker)
#include "tst_diskmaker.moc"
