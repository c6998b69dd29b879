// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/zipdirectory.h"
#include "tests/media/mediatesting.h"
#include "tests/support/diskmaker.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace platter;
using namespace platter::test;

namespace {
constexpr qint64 kMiB = 1024 * 1024;
}

// Disks in zip archives, and what is refused.
class TestZip : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void oneDisk_data();
    void oneDisk();
    void refused_data();
    void refused();
    void wrongNumbers_data();
    void wrongNumbers();
    void unsafeNames_data();
    void unsafeNames();
    void fiveGiB();

private:
    QString path(const QString& name) const { return m_dir.filePath(name); }
    Result<QByteArray> zip(const QStringList& arguments) {
        return runTool(u"zip"_s, QStringList{u"-q"_s} + arguments, m_dir.path());
    }
    QTemporaryDir m_dir;
    QString m_disk;
};

// The files to pack.
void TestZip::initTestCase() {
    m_disk = path(u"disk.raw"_s);
    VERIFY_OK(makeExt4Disk(m_disk, 8 * kMiB));
    QVERIFY(QFile::copy(m_disk, path(u"other-arm64.raw"_s)));
    VERIFY_OK(writeFile(path(u"README.txt"_s), "Read me first.\n"));
    VERIFY_OK(writeFile(path(u"blank.img"_s), QByteArray(64 * 1024, 0)));
    VERIFY_OK(writeFile(path(u"odd.img"_s), QByteArray(1000, 0)));
    VERIFY_OK(writeFile(path(u"unknown"_s), QByteArray(64 * 1024, 0)));
    QVERIFY(QDir().mkpath(path(u"folder/deep"_s)) && QDir().mkpath(path(u"__MACOSX"_s)));
    QVERIFY(QFile::copy(m_disk, path(u"folder/deep/disk-i386.img"_s)));
    VERIFY_OK(writeFile(path(u"__MACOSX/._disk.raw"_s), QByteArray(512, 1)));
    QVERIFY(QFile::link(u"disk.raw"_s, path(u"link.raw"_s)));
    VERIFY_OK(runTool(u"qemu-img"_s, {u"convert"_s, u"-O"_s, u"qed"_s, path(u"disk.raw"_s), path(u"disk.qed"_s)}));
    VERIFY_OK(compressed(path(u"disk.raw"_s), u"gz"_s, {u"-1"_s}));
    VERIFY_OK(compressed(path(u"disk.raw.gz"_s), u"xz"_s, {u"-0"_s}));
    VERIFY_OK(zip({u"inner.zip"_s, u"disk.raw"_s}));
}

void TestZip::init() {
    for (const auto& name : {u"a.zip"_s, u"b.zip"_s})
        QVERIFY(!QFile::exists(path(name)) || QFile::remove(path(name)));
}

void TestZip::oneDisk_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("architecture");
    const QString disk = u"disk.raw"_s;
    QTest::newRow("alone") << QStringList{u"a.zip"_s, disk} << disk << QString();
    QTest::newRow("stored") << QStringList{u"-0"_s, u"a.zip"_s, disk} << disk << QString();
    QTest::newRow("zip64") << QStringList{u"-fz"_s, u"a.zip"_s, disk} << disk << QString();
    QTest::newRow("with a text") << QStringList{u"a.zip"_s, u"README.txt"_s, disk} << disk << QString();
    QTest::newRow("behind others") << QStringList{u"a.zip"_s, u"odd.img"_s, u"unknown"_s, u"README.txt"_s, disk}
                                   << QString() << QString();
    QTest::newRow("in folders") << QStringList{u"-r"_s, u"a.zip"_s, u"folder"_s} << u"folder/deep/disk-i386.img"_s
                                << u"i686"_s;
    QTest::newRow("from macOS") << QStringList{u"a.zip"_s, u"__MACOSX/._disk.raw"_s, disk} << disk << QString();
    QTest::newRow("blank disk") << QStringList{u"a.zip"_s, u"blank.img"_s} << u"blank.img"_s << QString();
    QTest::newRow("architecture") << QStringList{u"a.zip"_s, u"other-arm64.raw"_s} << u"other-arm64.raw"_s
                                  << u"arm64"_s;
    QTest::newRow("a link beside it") << QStringList{u"-y"_s, u"a.zip"_s, disk, u"README.txt"_s} << disk << QString();
    QTest::newRow("with a comment") << QStringList{u"-z"_s, u"a.zip"_s, disk} << disk << QString();
}

void TestZip::oneDisk() {
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, member);
    QFETCH(const QString, architecture);
    VERIFY_OK(zip(arguments));
    const auto info = Media::inspect(path(u"a.zip"_s));
    if (member.isEmpty()) { // odd.img is named like a disk, so there are two that might be meant
        VERIFY_ERROR(info, ErrorCode::Ambiguous);
        return;
    }
    VERIFY_OK(info);
    QCOMPARE(info->member, member);
    QCOMPARE(info->formatWord(), u"raw.zip"_s);
    QCOMPARE(info->compression, Compression::Zip);
    QCOMPARE(info->architecture.name(), architecture);
    QCOMPARE(info->virtualSize, std::optional(QFileInfo(path(member)).size()));
    auto source = Media::open(*info);
    VERIFY_OK(source);
    const auto bytes = readAll(*source, 100'001);
    VERIFY_OK(bytes);
    QVERIFY(*bytes == *readFile(path(member)));
    const auto& stream = *std::get<std::unique_ptr<StreamSource>>(*source);
    QCOMPARE(stream.sourceSha256(), sha256OfFile(path(u"a.zip"_s)));
    QCOMPARE(stream.sourcePosition(), stream.sourceSize());
}

void TestZip::refused_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("says");
    const QString disk = u"disk.raw"_s;
    QTest::newRow("two disks") << QStringList{u"a.zip"_s, disk, u"other-arm64.raw"_s} << ErrorCode::Ambiguous
                               << u"other-arm64.raw"_s;
    QTest::newRow("a text") << QStringList{u"a.zip"_s, u"README.txt"_s} << ErrorCode::NotADiskImage << u"is text"_s;
    QTest::newRow("no disk") << QStringList{u"a.zip"_s, u"README.txt"_s, u"unknown"_s} << ErrorCode::NotADiskImage
                             << u"holds no disk"_s;
    QTest::newRow("odd length") << QStringList{u"a.zip"_s, u"odd.img"_s} << ErrorCode::NotADiskImage
                                << u"multiple of 512"_s;
    QTest::newRow("unknown") << QStringList{u"a.zip"_s, u"unknown"_s} << ErrorCode::NotADiskImage << u"no disk"_s;
    QTest::newRow("encrypted") << QStringList{u"-P"_s, u"secret"_s, u"a.zip"_s, disk} << ErrorCode::Unsupported
                               << u"encrypted"_s;
    QTest::newRow("encrypted among others") << QStringList{u"-P"_s, u"secret"_s, u"a.zip"_s, disk, u"README.txt"_s}
                                            << ErrorCode::Unsupported << u"encrypted"_s;
    QTest::newRow("bzip2 method") << QStringList{u"-Z"_s, u"bzip2"_s, u"a.zip"_s, disk} << ErrorCode::Unsupported
                                  << u"12"_s;
    QTest::newRow("qed") << QStringList{u"a.zip"_s, u"disk.qed"_s} << ErrorCode::Unsupported << u"QED"_s;
    QTest::newRow("qed and a text") << QStringList{u"a.zip"_s, u"disk.qed"_s, u"README.txt"_s} << ErrorCode::Unsupported
                                    << u"QED"_s;
    QTest::newRow("compressed twice again")
        << QStringList{u"a.zip"_s, u"disk.raw.gz.xz"_s} << ErrorCode::Unsupported << u"once more"_s;
    QTest::newRow("a zip in it") << QStringList{u"a.zip"_s, u"inner.zip"_s} << ErrorCode::Unsupported
                                 << u"a zip archive itself"_s;
    QTest::newRow("a link") << QStringList{u"-y"_s, u"a.zip"_s, u"link.raw"_s} << ErrorCode::Unsupported << u"link"_s;
}

void TestZip::refused() {
    QFETCH(const QStringList, arguments);
    QFETCH(const ErrorCode, code);
    QFETCH(const QString, says);
    VERIFY_OK(zip(arguments));
    const auto info = Media::inspect(path(u"a.zip"_s));
    VERIFY_ERROR(info, code);
    QVERIFY2(info.error().message.contains(says), why(info).constData());
}

void TestZip::wrongNumbers_data() {
    QTest::addColumn<int>("field"); // in the central directory's header
    QTest::addColumn<int>("length");
    QTest::addColumn<bool>("stored");
    for (const bool stored : {false, true}) {
        const auto row = [&](const char* name, int field, int length) {
            QTest::addRow("%s%s", name, stored ? " stored" : "") << field << length << stored;
        };
        row("crc", 16, 1);
        row("packed size", 20, 1);
        row("packed size, far", 23, 1);
        row("size", 24, 1);
        row("size, far", 27, 1);
        row("header's place", 42, 1);
        row("name's length", 28, 1);
        row("extra's length", 30, 1);
        row("method", 10, 1);
    }
}

void TestZip::wrongNumbers() {
    QFETCH(const int, field);
    QFETCH(const int, length);
    QFETCH(const bool, stored);
    VERIFY_OK(zip({stored ? u"-0"_s : u"-6"_s, u"a.zip"_s, u"disk.raw"_s}));
    QByteArray bytes = *readFile(path(u"a.zip"_s));
    const qsizetype header = bytes.lastIndexOf(QByteArray("PK\1\2", 4));
    QVERIFY(header > 0);
    for (int i = 0; i < length; ++i)
        bytes[header + field + i] = char(bytes[header + field + i] ^ 0x05);
    VERIFY_OK(writeFile(path(u"b.zip"_s), bytes));
    const auto read = readMedia(path(u"b.zip"_s));
    QVERIFY(!read);
    QVERIFY2(
        read.error().code == ErrorCode::Corrupt || read.error().code == ErrorCode::Unsupported, why(read).constData());
}

void TestZip::unsafeNames_data() {
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("parent") << QByteArray("xx/disk.raw") << QByteArray("../disk.raw");
    QTest::newRow("parent inside") << QByteArray("x/xx/disk.raw") << QByteArray("x/../disk.raw");
    QTest::newRow("absolute") << QByteArray("x/disk.raw") << QByteArray("//disk.raw");
    QTest::newRow("drive") << QByteArray("xx/disk.raw") << QByteArray("C:/disk.raw");
    QTest::newRow("backslashes") << QByteArray("xx/disk.raw") << QByteArray("..\\disk.raw");
}

void TestZip::unsafeNames() {
    QFETCH(const QByteArray, from);
    QFETCH(const QByteArray, to);
    const QString name = QString::fromLatin1(from);
    QVERIFY(QDir().mkpath(QFileInfo(path(name)).path()));
    QVERIFY(QFile::exists(path(name)) || QFile::copy(m_disk, path(name)));
    VERIFY_OK(zip({u"a.zip"_s, name}));
    const auto good = Media::inspect(path(u"a.zip"_s));
    VERIFY_OK(good);
    QByteArray bytes = *readFile(path(u"a.zip"_s));
    QCOMPARE(bytes.count(from), 2);
    VERIFY_OK(writeFile(path(u"b.zip"_s), bytes.replace(from, to)));
    const auto info = Media::inspect(path(u"b.zip"_s));
    VERIFY_ERROR(info, ErrorCode::Unsupported);
}

// Entries beyond 4 GiB: takes a minute, so it runs only when asked for.
void TestZip::fiveGiB() {
    if (!qEnvironmentVariableIsSet("PLATTER_SLOW_TESTS"))
        QSKIP("PLATTER_SLOW_TESTS is not set");
    constexpr qint64 size = 5 * 1024 * kMiB;
    QVERIFY(QFile::copy(m_disk, path(u"large.raw"_s)) && QFile::resize(path(u"large.raw"_s), size));
    VERIFY_OK(zip({u"-1"_s, u"a.zip"_s, u"large.raw"_s}));
    const auto info = Media::inspect(path(u"a.zip"_s));
    VERIFY_OK(info);
    QCOMPARE(info->virtualSize, std::optional(size));
    auto source = Media::open(*info);
    VERIFY_OK(source);
    const QByteArray disk = *readFile(m_disk);
    QByteArray buffer(int(4 * kMiB), Qt::Uninitialized);
    qint64 total = 0;
    while (true) {
        const auto got = std::get<std::unique_ptr<StreamSource>>(*source)->read(
            std::as_writable_bytes(std::span(buffer.data(), size_t(buffer.size()))));
        VERIFY_OK(got);
        if (*got == 0)
            break;
        const QByteArray expected = total < disk.size() ? disk.sliced(total, *got) : QByteArray(*got, 0);
        QVERIFY(buffer.first(*got) == expected);
        total += *got;
    }
    QCOMPARE(total, size);
}

QTEST_GUILESS_MAIN(TestZip)
#include "tst_zip.moc"
