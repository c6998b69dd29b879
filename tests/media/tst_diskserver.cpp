// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/diskserver.h"
#include "models/media/sandbox.h"
#include "tests/media/hostile.h"
#include "tests/media/mediatesting.h"
#include "tests/support/diskmaker.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <future>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace platter;
using namespace platter::test;
using namespace std::chrono_literals;

namespace {

// The process of that name among the children of this one and theirs; 0 when there is none.
pid_t descendant(const QByteArray& name) {
    const auto table = runTool(u"ps"_s, {u"-eo"_s, u"pid=,ppid=,comm="_s});
    QList<qint64> family{::getpid()};
    pid_t found = 0;
    for (bool grown = table.has_value(); grown;) {
        grown = false;
        for (const QByteArray& line : table->split('\n')) {
            const auto words = line.simplified().split(' ');
            if (words.size() < 3 || family.contains(words[0].toLongLong()) || !family.contains(words[1].toLongLong()))
                continue;
            family.append(words[0].toLongLong());
            grown = true;
            if (words[2] == name)
                found = pid_t(words[0].toInt());
        }
    }
    return found;
}

} // namespace

// Disks in formats that QEMU reads, through the sandbox: the same bytes as qemu-img's, and what it keeps in.
class TestDiskServer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void sameBytesAsQemuImg_data();
    void sameBytesAsQemuImg();
    void holesOfVhdx();
    void packedOnes_data();
    void packedOnes();
    void packedHostileOnes();
    void noRoomToUnpack();
    void backingFileStaysOutOfReach();
    void damagedInside();
    void cutShort_data() { sameBytesAsQemuImg_data(); }
    void cutShort();
    void crash();
    void cancelledWhileItHangs();
    void missingProgram_data();
    void missingProgram();
    void sandboxKeepsIn();
    void sandboxLimits();

private:
    QString at(const QString& name) const { return m_dir.filePath(name); }
    Result<std::shared_ptr<SourceFile>> source(const QString& name) const { return SourceFile::open(at(name)); }
    std::optional<Sandbox::End> inSandbox(const QStringList& command, const SandboxLimits& limits = {});
    QTemporaryDir m_dir;
    QString m_disk;
    QByteArray m_bytes;
};

void TestDiskServer::initTestCase() {
    m_disk = at(u"disk.raw"_s);
    VERIFY_OK(makeExt4Disk(m_disk, 12 << 20));
    m_bytes = *readFile(m_disk);
}

void TestDiskServer::cleanupTestCase() {
    QCOMPARE(descendant("qemu-nbd"), 0); // nothing stays behind
}

void TestDiskServer::sameBytesAsQemuImg_data() {
    QTest::addColumn<QString>("ending");
    QTest::addColumn<QString>("format");
    QTest::addColumn<QStringList>("options");
    const auto row = [](const char* name, const QString& ending, const QString& format,
                         const QStringList& options = {}) { QTest::newRow(name) << ending << format << options; };
    row("qcow2", u"qcow2"_s, u"qcow2"_s);
    row("qcow2 v2", u"qcow2"_s, u"qcow2"_s, {u"-o"_s, u"compat=0.10"_s});
    row("qcow2 zlib", u"qcow2"_s, u"qcow2"_s, {u"-c"_s});
    row("qcow2 zstd", u"qcow2"_s, u"qcow2"_s, {u"-c"_s, u"-o"_s, u"compression_type=zstd"_s});
    row("qcow2 wide entries", u"qcow2"_s, u"qcow2"_s, {u"-o"_s, u"extended_l2=on"_s});
    row("qcow2 small clusters", u"qcow2"_s, u"qcow2"_s, {u"-o"_s, u"cluster_size=4096"_s});
    row("vmdk", u"vmdk"_s, u"vmdk"_s);
    row("vmdk stream", u"vmdk"_s, u"vmdk"_s, {u"-o"_s, u"subformat=streamOptimized"_s});
    row("vdi", u"vdi"_s, u"vdi"_s);
    row("vdi static", u"vdi"_s, u"vdi"_s, {u"-o"_s, u"static=on"_s});
    row("vhd", u"vhd"_s, u"vpc"_s);
    row("vhd fixed", u"vhd"_s, u"vpc"_s, {u"-o"_s, u"subformat=fixed"_s});
    row("vhdx", u"vhdx"_s, u"vhdx"_s);
    row("vhdx fixed", u"vhdx"_s, u"vhdx"_s, {u"-o"_s, u"subformat=fixed"_s});
}

void TestDiskServer::sameBytesAsQemuImg() {
    QFETCH(const QString, ending);
    QFETCH(const QString, format);
    QFETCH(const QStringList, options);
    const QString path = at(u"a disk."_s + ending), raw = at(u"again.raw"_s);
    VERIFY_OK(runTool(u"qemu-img"_s,
        QStringList{u"convert"_s, u"-f"_s, u"raw"_s, u"-O"_s, format} + options + QStringList{m_disk, path}));
    VERIFY_OK(runTool(u"qemu-img"_s, {u"convert"_s, u"-f"_s, format, u"-O"_s, u"raw"_s, path, raw}));
    const auto info = Media::inspect(path);
    VERIFY_OK(info);
    QCOMPARE(info->formatWord(), ending);
    QCOMPARE(info->suggestedName, u"a disk"_s);
    QCOMPARE(info->warnings, QStringList());
    const QByteArray expected = *readFile(raw);
    QCOMPARE(info->virtualSize, std::optional<qint64>(expected.size()));
    QVERIFY(expected.startsWith(m_bytes)); // VHDs grow to whole cylinders
    const auto bytes = readMedia(path, 512 * 1024);
    VERIFY_OK(bytes);
    QVERIFY(*bytes == expected);
    if (info->dataSize)
        QVERIFY(*info->dataSize > 1 << 20 && *info->dataSize <= *info->virtualSize);
    QFile::remove(path);
}

// QEMU gives a VHDX's holes out as zeros that have to be read; the table of its blocks tells them.
void TestDiskServer::holesOfVhdx() {
    const QString raw = at(u"holes.raw"_s), path = at(u"holes.vhdx"_s);
    QFile file(raw);
    QVERIFY(
        file.open(QIODevice::WriteOnly) && file.resize(200 << 20) && file.seek(65 << 20) && file.write("here") == 4);
    QVERIFY(file.seek((200 << 20) - 4) && file.write("last") == 4);
    file.close();
    VERIFY_OK(runTool(
        u"qemu-img"_s, {u"convert"_s, u"-f"_s, u"raw"_s, u"-O"_s, u"vhdx"_s, u"-o"_s, u"block_size=8M"_s, raw, path}));
    const auto served = [&](const DiskServerOptions& options) {
        return openDiskFormat(DiskFormat::Vhdx, *source(u"holes.vhdx"_s), options);
    };
    for (const bool followed : {false, true}) { // also where they were looked at before
        auto disk = served({.followed = followed});
        VERIFY_OK(disk);
        std::vector<Extent> extents;
        for (qint64 at = 0; at < (*disk)->size(); at = extents.back().offset + extents.back().length) {
            const auto extent = (*disk)->extentAt(at);
            VERIFY_OK(extent);
            extents.push_back(*extent);
        }
        const std::vector<Extent> expected{{0, 64 << 20, ExtentKind::Zero}, {64 << 20, 8 << 20, ExtentKind::Data},
            {72 << 20, 120 << 20, ExtentKind::Zero}, {192 << 20, 8 << 20, ExtentKind::Data}};
        QCOMPARE(extents, expected);
        DiskSource whole = std::move(*disk);
        const auto bytes = readAll(whole);
        VERIFY_OK(bytes);
        QVERIFY(*bytes == *readFile(raw));
    }
    QFile::remove(raw);
}

void TestDiskServer::packedOnes_data() {
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("packing");
    QTest::addColumn<QStringList>("options");
    QTest::newRow("vmdk.gz") << u"vmdk"_s << u"gz"_s << QStringList();
    QTest::newRow("qcow2.xz") << u"qcow2"_s << u"xz"_s << QStringList();
    QTest::newRow("vhdx.zst") << u"vhdx"_s << u"zst"_s << QStringList();
    QTest::newRow("vdi.zip") << u"vdi"_s << u"zip"_s << QStringList();
    QTest::newRow("fixed vhd.gz") << u"vpc"_s << u"gz"_s << QStringList{u"-o"_s, u"subformat=fixed,force_size"_s};
}

void TestDiskServer::packedOnes() {
    QFETCH(const QString, format);
    QFETCH(const QString, packing);
    QFETCH(const QStringList, options);
    const QString ending = format == u"vpc"_s ? u"vhd"_s : format, path = at(u"packed."_s + ending);
    VERIFY_OK(runTool(u"qemu-img"_s,
        QStringList{u"convert"_s, u"-f"_s, u"raw"_s, u"-O"_s, format} + options + QStringList{m_disk, path}));
    const auto packed = compressed(path, packing);
    VERIFY_OK(packed);
    const auto info = Media::inspect(*packed);
    VERIFY_OK(info);
    QCOMPARE(info->formatWord(), ending + u'.' + packing);
    QCOMPARE(info->warnings.size(), 1); // that it takes room
    const QTemporaryDir folder;
    qint64 told = 0;
    {
        auto disk
            = Media::open(*info, {.folder = folder.path(), .unpacking = [&](qint64 done, qint64) { told = done; }});
        VERIFY_OK(disk);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList()); // it has no name
        const auto whole = std::get<std::unique_ptr<BlockSource>>(*disk)->fileAsItIs();
        QCOMPARE(whole->size(), info->fileSize); // a checksum is over what the person has
        const auto bytes = readAll(*disk);
        VERIFY_OK(bytes);
        QVERIFY(bytes->first(m_bytes.size()) == m_bytes);
    }
    QCOMPARE(told, info->fileSize);
}

void TestDiskServer::packedHostileOnes() {
    const QByteArray backed = with(with(qcow2Header(), 8, be<quint64>(1024) + be<quint32>(11)), 1024, "/etc/passwd");
    VERIFY_OK(writeFile(at(u"backed.qcow2"_s), backed));
    const auto packed = compressed(at(u"backed.qcow2"_s), u"gz"_s);
    VERIFY_OK(packed);
    const auto info = Media::inspect(*packed);
    VERIFY_ERROR(info, ErrorCode::Unsafe);
}

void TestDiskServer::noRoomToUnpack() {
    QFile large(at(u"large.qcow2"_s)); // a table far away, and nothing between
    QVERIFY(large.open(QIODevice::WriteOnly));
    large.write(with(qcow2Header(), 24, be<quint64>(0)));
    QVERIFY(large.resize(256 << 20));
    large.close();
    const auto packed = compressed(large.fileName(), u"xz"_s); // its length is known beforehand
    VERIFY_OK(packed);
    const auto info = Media::inspect(*packed);
    VERIFY_OK(info);
    const auto nowhere = Media::open(*info, {.folder = at(u"nowhere"_s)});
    QVERIFY(!nowhere);
    QCOMPARE(nowhere.error().code, ErrorCode::NotFound);
    // A file system that has no files without a name: it is unpacked elsewhere.
    const auto elsewhere = Media::open(*info, {.folder = u"/proc"_s});
    VERIFY_OK(elsewhere);
}

// Past our own check, on purpose: the sandbox alone has to hold.
void TestDiskServer::backingFileStaysOutOfReach() {
    const QString secret = at(u"secret"_s);
    VERIFY_OK(writeFile(secret, QByteArray(65536, 's')));
    for (const QString& file : {u"/etc/passwd"_s, secret}) {
        VERIFY_OK(runTool(u"qemu-img"_s,
            {u"create"_s, u"-f"_s, u"qcow2"_s, u"-F"_s, u"raw"_s, u"-b"_s, file, at(u"trojan.qcow2"_s)}));
        const auto file2 = source(u"trojan.qcow2"_s);
        VERIFY_OK(file2);
        const auto checked = openDiskFormat(DiskFormat::Qcow2, *file2);
        VERIFY_ERROR(checked, ErrorCode::Unsafe);
        const auto forced = serveUnchecked(DiskFormat::Qcow2, *file2);
        VERIFY_ERROR(forced, ErrorCode::Corrupt);
        QVERIFY2(forced.error().detail.contains(u"No such file"_s), qPrintable(forced.error().detail));
    }
    // And without the sandbox it would have been read.
    const auto outside
        = runTool(u"qemu-img"_s, {u"convert"_s, u"-O"_s, u"raw"_s, at(u"trojan.qcow2"_s), at(u"leak.raw"_s)});
    VERIFY_OK(outside);
    QVERIFY(readFile(at(u"leak.raw"_s))->startsWith("ssss"));
}

void TestDiskServer::damagedInside() {
    const QString path = at(u"damaged.qcow2"_s);
    VERIFY_OK(runTool(u"qemu-img"_s, {u"convert"_s, u"-O"_s, u"qcow2"_s, m_disk, path}));
    QByteArray bytes = *readFile(path);
    const auto l1 = qsizetype(qFromBigEndian<quint64>(bytes.constData() + 40));
    bytes = with(bytes, l1, be<quint64>((1ULL << 63) | (1ULL << 45))); // its first table is far behind the file's end
    VERIFY_OK(writeFile(path, bytes));
    VERIFY_ERROR(Media::inspect(path), ErrorCode::Truncated);
    const auto opened = openDiskFormat(DiskFormat::Qcow2, *source(u"damaged.qcow2"_s));
    VERIFY_ERROR(opened, ErrorCode::Truncated);
}

// What is missing is never taken for zeros, as QEMU takes it.
void TestDiskServer::cutShort() {
    QFETCH(const QString, ending);
    QFETCH(const QString, format);
    QFETCH(const QStringList, options);
    const QString path = at(QString::fromLatin1(QTest::currentDataTag()) + u" cut."_s + ending), raw = at(u"cut.raw"_s);
    VERIFY_OK(runTool(u"qemu-img"_s,
        QStringList{u"convert"_s, u"-f"_s, u"raw"_s, u"-O"_s, format} + options + QStringList{m_disk, path}));
    VERIFY_OK(runTool(u"qemu-img"_s, {u"convert"_s, u"-f"_s, format, u"-O"_s, u"raw"_s, path, raw}));
    const QByteArray expected = *readFile(raw);
    const qint64 whole = QFileInfo(path).size();
    for (const qint64 length :
        {whole - 1, whole - 512, whole - 4096, whole - 70000, whole * 3 / 4, whole / 2, whole / 3}) {
        QVERIFY(QFile::resize(path, length));
        const auto info = Media::inspect(path);
        if (info && info->format == DiskFormat::Raw) { // a fixed VHD without its end is nothing else, but said
            QVERIFY2(info->warnings.join(u' ').contains(u"named like a vhd"_s), qPrintable(info->warnings.join(u' ')));
            continue;
        }
        const auto bytes = readMedia(path, 512 * 1024);
        if (bytes) // what was cut off held nothing of the disk
            QVERIFY2(*bytes == expected, qPrintable(QString::number(whole - length)));
        else
            QVERIFY2(isSentence(bytes.error().message), why(bytes).constData());
        QVERIFY2(!bytes || length > whole / 2, qPrintable(QString::number(length)));
    }
}

void TestDiskServer::crash() {
    VERIFY_OK(runTool(u"qemu-img"_s, {u"convert"_s, u"-O"_s, u"vdi"_s, m_disk, at(u"crash.vdi"_s)}));
    auto disk = openDiskFormat(DiskFormat::Vdi, *source(u"crash.vdi"_s));
    VERIFY_OK(disk);
    const pid_t server = descendant("qemu-nbd");
    QVERIFY(server > 0);
    ::kill(server, SIGSEGV);
    std::vector<std::byte> piece(4096);
    const auto read = (*disk)->read(10 << 20, piece);
    VERIFY_ERROR(read, ErrorCode::Corrupt);
    QVERIFY2(read.error().message.contains(u"crash"_s), why(read));
}

void TestDiskServer::cancelledWhileItHangs() {
    VERIFY_OK(runTool(u"qemu-img"_s, {u"convert"_s, u"-O"_s, u"vdi"_s, m_disk, at(u"hang.vdi"_s)}));
    std::stop_source stop;
    auto disk = openDiskFormat(DiskFormat::Vdi, *source(u"hang.vdi"_s), {.stop = stop.get_token()});
    VERIFY_OK(disk);
    ::kill(descendant("qemu-nbd"), SIGSTOP);
    auto reading = std::async(std::launch::async, [&] {
        std::vector<std::byte> piece(4096);
        return (*disk)->read(10 << 20, piece);
    });
    stop.request_stop();
    const auto read = reading.get();
    VERIFY_ERROR(read, ErrorCode::Cancelled);
}

void TestDiskServer::missingProgram_data() {
    QTest::addColumn<QStringList>("present");
    QTest::addColumn<QString>("package");
    QTest::newRow("qemu-nbd") << QStringList{u"bwrap"_s, u"prlimit"_s} << u"qemu-utils"_s;
    QTest::newRow("bwrap") << QStringList{u"qemu-nbd"_s, u"prlimit"_s} << u"bubblewrap"_s;
}

void TestDiskServer::missingProgram() {
    QFETCH(const QStringList, present);
    QFETCH(const QString, package);
    VERIFY_OK(runTool(u"qemu-img"_s, {u"create"_s, u"-f"_s, u"vdi"_s, at(u"new.vdi"_s), u"1M"_s}));
    const QTemporaryDir programs;
    for (const QString& program : present)
        QVERIFY(QFile::link(u"/usr/bin/"_s + program, programs.filePath(program)));
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", programs.path().toUtf8());
    const auto info = Media::inspect(at(u"new.vdi"_s)); // the file can be told all the same
    const auto disk = openDiskFormat(DiskFormat::Vdi, *source(u"new.vdi"_s));
    qputenv("PATH", path);
    VERIFY_OK(info);
    VERIFY_ERROR(disk, ErrorCode::Unsupported);
    QVERIFY2(disk.error().message.contains(package), qPrintable(disk.error().message));
}

std::optional<Sandbox::End> TestDiskServer::inSandbox(const QStringList& command, const SandboxLimits& limits) {
    const auto file = source(u"disk.raw"_s);
    if (!file)
        return {};
    const auto sandbox = Sandbox::start({.command = command, .file = (*file)->descriptor(), .limits = limits});
    return sandbox ? (*sandbox)->waitForEnd(30s) : std::nullopt;
}

void TestDiskServer::sandboxKeepsIn() {
    const auto shell = [&](const QString& words) { return inSandbox({u"/bin/sh"_s, u"-c"_s, words}); };
    auto end = shell(u"head -c 0 /image && exit 7"_s);
    QVERIFY(end);
    QCOMPARE(end->status, 7); // the one file is there
    for (const QString& words : {u"cat /etc/passwd"_s, u"cat '%1'"_s.arg(m_disk), u"ls /home"_s, u"ls /tmp"_s,
             u"ls /root"_s, u"ls /proc/1"_s, u"true >> /image"_s, u"true > /usr/x"_s, u"chmod 777 /image"_s,
             u"true < /dev/sda"_s, u"test -n \"$HOME$DISPLAY$DBUS_SESSION_BUS_ADDRESS\""_s}) {
        end = shell(words);
        QVERIFY2(end && end->status != 0, qPrintable(words));
        QVERIFY2(!end->isSandboxes(), end->said.constData());
    }
    // No network: not even loopback answers.
    end = inSandbox({u"/usr/bin/python3"_s, u"-c"_s, u"import socket; socket.socket().bind(('10.0.0.1', 0))"_s});
    QVERIFY(end && end->status != 0);
}

void TestDiskServer::sandboxLimits() {
    auto end = inSandbox({u"/usr/bin/python3"_s, u"-c"_s, u"x = b'x' * (1 << 30)"_s}, {.memory = 256 << 20});
    QVERIFY(end);
    QVERIFY2(end->said.contains("MemoryError"), end->said.constData());
    end = inSandbox({u"/bin/sh"_s, u"-c"_s, u"while :; do :; done"_s}, {.cpuSeconds = 1});
    QVERIFY(end);
    QVERIFY2(end->usedUpTime(), qPrintable(QString::number(end->status)));
}

QTEST_GUILESS_MAIN(TestDiskServer)
#include "tst_diskserver.moc"
