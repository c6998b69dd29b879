// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/rawsource.h"
#include "tests/media/mediatesting.h"
#include "tests/support/diskmaker.h"

#include <QDateTime>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace platter;
using namespace platter::test;

namespace {
constexpr qint64 kMiB = 1024 * 1024;
}

// Raw disks: bytes, holes, files that change under the reader, disks in use.
class TestRawSource : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wholeDisk_data();
    void wholeDisk();
    void extentsTellHoles();
    void oddLengths_data();
    void oddLengths();
    void changedMeanwhile_data();
    void changedMeanwhile();
    void shrunkIsNeverZeros();
    void qemuWritersAreFound();
    void lockBytes_data();
    void lockBytes();

private:
    QString sized(const QString& name, qint64 bytes);
    QTemporaryDir m_dir;
};

// A file that begins like a disk (an MBR with one partition), so that its name and length do not matter.
QString TestRawSource::sized(const QString& name, qint64 bytes) {
    QByteArray disk = randomBytes(bytes, 3);
    disk.replace(440, 72, QByteArray(QByteArray(70, 0) + QByteArray::fromHex("55aa")));
    disk.replace(446, 16, QByteArray::fromHex("80010100830000000100000001000000"));
    const QString path = m_dir.filePath(name);
    return writeFile(path, disk) ? path : QString();
}

void TestRawSource::wholeDisk_data() {
    QTest::addColumn<bool>("filled");
    QTest::newRow("holes") << false;
    QTest::newRow("no holes") << true;
}

void TestRawSource::wholeDisk() {
    QFETCH(const bool, filled);
    const QString path = m_dir.filePath(u"disk"_s);
    VERIFY_OK(makeExt4Disk(path, 32 * kMiB, 1, filled ? Holes::Fill : Holes::Keep));
    const auto info = Media::inspect(path);
    VERIFY_OK(info);
    QCOMPARE(info->contents, u"ext4 file system"_s);
    QCOMPARE(info->formatWord(), u"raw"_s);
    QCOMPARE(info->virtualSize, std::optional<qint64>(32 * kMiB));
    QVERIFY(info->dataSize);
    if (filled) {
        QCOMPARE(*info->dataSize, 32 * kMiB);
    } else {
        QCOMPARE_LT(*info->dataSize, 24 * kMiB);
        QCOMPARE_GT(*info->dataSize, 8 * kMiB);
    }
    for (const qint64 step : {kMiB, 4096LL, 65537LL}) {
        const auto bytes = readMedia(path, step);
        VERIFY_OK(bytes);
        QVERIFY(*bytes == *readFile(path));
    }
}

void TestRawSource::extentsTellHoles() {
    const QString path = m_dir.filePath(u"sparse"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.resize(16 * kMiB));
    QVERIFY(file.seek(4 * kMiB));
    QCOMPARE(file.write(randomBytes(kMiB)), kMiB);
    QVERIFY(file.flush());
    const auto opened = SourceFile::open(path);
    VERIFY_OK(opened);
    RawSource source(*opened);
    QCOMPARE(source.size(), 16 * kMiB);
    QCOMPARE(source.extentAt(0).value(), (Extent{0, 4 * kMiB, ExtentKind::Zero}));
    QCOMPARE(source.extentAt(kMiB + 1).value(), (Extent{kMiB + 1, 3 * kMiB - 1, ExtentKind::Zero}));
    QCOMPARE(source.extentAt(4 * kMiB).value(), (Extent{4 * kMiB, kMiB, ExtentKind::Data}));
    QCOMPARE(source.extentAt(5 * kMiB - 1).value(), (Extent{5 * kMiB - 1, 1, ExtentKind::Data}));
    QCOMPARE(source.extentAt(5 * kMiB).value(), (Extent{5 * kMiB, 11 * kMiB, ExtentKind::Zero}));
    QCOMPARE(source.countData({}), std::optional<qint64>(kMiB));
    VERIFY_OK(source.finish());
}

void TestRawSource::oddLengths_data() {
    QTest::addColumn<qint64>("bytes");
    for (const qint64 bytes : {512LL, 513LL, 4095LL, 4097LL, 1'000'003LL})
        QTest::newRow(qPrintable(QString::number(bytes))) << bytes;
}

void TestRawSource::oddLengths() {
    QFETCH(const qint64, bytes);
    const QString path = sized(u"odd"_s, bytes);
    const auto info = Media::inspect(path);
    VERIFY_OK(info);
    QCOMPARE(info->virtualSize, std::optional(bytes));
    QCOMPARE(info->warnings.filter(u"multiple of 512"_s).size(), bytes % 512 == 0 ? 0 : 1);
    const auto read = readMedia(path, 1000);
    VERIFY_OK(read);
    QVERIFY(*read == *readFile(path));
}

void TestRawSource::changedMeanwhile_data() {
    QTest::addColumn<QString>("change");
    for (const auto& change : {u"shrink"_s, u"grow"_s, u"overwrite"_s, u"touch"_s})
        QTest::newRow(qPrintable(change)) << change;
}

void TestRawSource::changedMeanwhile() {
    QFETCH(const QString, change);
    const QString path = sized(u"changing"_s, 3 * kMiB);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime::currentDateTimeUtc().addDays(-1), QFileDevice::FileModificationTime));
    const auto info = Media::inspect(path);
    VERIFY_OK(info);
    auto source = Media::open(*info);
    VERIFY_OK(source);
    QByteArray buffer(4096, 0);
    auto& disk = *std::get<std::unique_ptr<BlockSource>>(*source);
    VERIFY_OK(disk.read(0, std::as_writable_bytes(std::span(buffer.data(), size_t(buffer.size())))));
    if (change == u"shrink")
        QVERIFY(file.resize(kMiB));
    else if (change == u"grow")
        QVERIFY(file.resize(4 * kMiB));
    else if (change == u"overwrite")
        QVERIFY(file.seek(2 * kMiB) && file.write(QByteArray(2000, 'z')) == 2000 && file.flush());
    else
        QVERIFY(file.setFileTime(QDateTime::currentDateTimeUtc(), QFileDevice::FileModificationTime));
    const auto rest = readAll(*source);
    VERIFY_ERROR(rest, ErrorCode::SourceChanged);
    QVERIFY(rest.error().retryable);
}

void TestRawSource::shrunkIsNeverZeros() {
    const QString path = sized(u"shrinking"_s, 3 * kMiB);
    const auto opened = SourceFile::open(path);
    VERIFY_OK(opened);
    RawSource source(*opened);
    QVERIFY(QFile::resize(path, kMiB));
    QByteArray buffer(int(2 * kMiB), 0);
    const auto bytes = std::as_writable_bytes(std::span(buffer.data(), size_t(buffer.size())));
    const auto behind = source.read(kMiB, bytes);
    VERIFY_ERROR(behind, ErrorCode::SourceChanged);
    const auto across = source.read(kMiB / 2, bytes);
    VERIFY_ERROR(across, ErrorCode::SourceChanged);
    const auto extent = source.extentAt(2 * kMiB); // what is gone is no hole
    VERIFY_ERROR(extent, ErrorCode::SourceChanged);
}

void TestRawSource::qemuWritersAreFound() {
    const QString path = sized(u"in use.raw"_s, kMiB);
    const auto begin = [&](QProcess& qemu, const QStringList& options) {
        qemu.start(u"qemu-io"_s, options + QStringList{u"-f"_s, u"raw"_s, path});
        QByteArray said;
        if (!qemu.waitForStarted() || qemu.write("read 0 512\n") < 0)
            return false;
        while (!said.contains("read 512/512")) { // then it holds its locks
            if (!qemu.waitForReadyRead(60'000))
                return false;
            said += qemu.readAll();
        }
        return true;
    };
    const auto end = [](QProcess& qemu) {
        qemu.write("quit\n");
        return qemu.waitForFinished(60'000);
    };
    QProcess reader, writer;
    QVERIFY(begin(reader, {u"-r"_s}));
    VERIFY_OK(Media::inspect(path)); // others may read
    QVERIFY(end(reader));

    const auto before = Media::inspect(path);
    VERIFY_OK(before);
    QVERIFY(begin(writer, {}));
    const auto inUse = Media::inspect(path);
    VERIFY_ERROR(inUse, ErrorCode::SourceInUse);
    QVERIFY(inUse.error().retryable);
    const auto opened = Media::open(*before);
    VERIFY_ERROR(opened, ErrorCode::SourceInUse);
    QVERIFY(end(writer));
    VERIFY_OK(Media::inspect(path));
}

void TestRawSource::lockBytes_data() {
    QTest::addColumn<int>("byte");
    QTest::addColumn<bool>("inUse");
    QTest::newRow("libvirt") << 0 << false;
    QTest::newRow("consistent read") << 100 << false;
    QTest::newRow("write") << 101 << true;
    QTest::newRow("write unchanged") << 102 << false;
    QTest::newRow("resize") << 103 << true;
    QTest::newRow("shared write") << 201 << false;
}

void TestRawSource::lockBytes() {
    QFETCH(const int, byte);
    QFETCH(const bool, inUse);
    const QString path = sized(u"locked"_s, kMiB);
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CLOEXEC);
    QVERIFY(descriptor >= 0);
    struct flock lock{};
    lock.l_type = F_RDLCK; // shared, as QEMU takes it; an open file of its own counts as another process
    lock.l_whence = SEEK_SET;
    lock.l_start = byte;
    lock.l_len = 1;
    QCOMPARE(::fcntl(descriptor, F_OFD_SETLK, &lock), 0);
    const auto info = Media::inspect(path);
    ::close(descriptor);
    QCOMPARE(!info, inUse);
    if (inUse)
        VERIFY_ERROR(info, ErrorCode::SourceInUse);
}

QTEST_GUILESS_MAIN(TestRawSource)
#include "tst_rawsource.moc"
