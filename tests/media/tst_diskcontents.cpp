// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/diskcontents.h"
#include "models/media/nbdsource.h"
#include "models/media/sourcefile.h"
#include "tests/media/hostile.h"
#include "tests/media/mediatesting.h"
#include "tests/support/diskmaker.h"

#include <QDateTime>
#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <random>

#include <elf.h>

using namespace Qt::StringLiterals;
using namespace platter;
using namespace platter::test;
using namespace std::chrono_literals;

namespace {

QByteArray elfHeader(quint16 machine, quint8 elfClass = ELFCLASS64, quint8 order = ELFDATA2LSB) {
    QByteArray header(64, '\0');
    header.replace(0, 4, ELFMAG);
    header[EI_CLASS] = char(elfClass);
    header[EI_DATA] = char(order);
    return with(header, 18, order == ELFDATA2LSB ? le<quint16>(machine) : be<quint16>(machine));
}

// Endless data, and how much of it was read.
class EndlessSource : public BlockSource {
public:
    qint64 size() const override { return qint64(1) << 40; }
    Result<Extent> extentAt(qint64 offset) override { return Extent{offset, size() - offset, ExtentKind::Data}; }
    Result<void> read(qint64, std::span<std::byte> buffer) override {
        std::ranges::fill(buffer, std::byte{0xa5});
        asked += qint64(buffer.size());
        return {};
    }
    Result<void> finish() override { return {}; }
    qint64 asked = 0;
};

} // namespace

// What is on a disk: looked at by the real program in the real sandbox.
class TestDiskContents : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void machines_data();
    void machines();
    void tables_data();
    void tables();
    void aSystemInAnotherFormat();
    void virtioDrivers_data();
    void virtioDrivers();
    void usersOfCloudInit_data();
    void usersOfCloudInit();
    void rootPartitionTellsTheMachine();
    void otherFileSystems_data();
    void otherFileSystems();
    void encrypted();
    void nothingThere();
    void damagedOnes();
    void linksThatLeadOut();
    void lookerThatFails_data();
    void lookerThatFails();
    void lookerThatIsGreedy();
    void cancelled();
    void notInstalled();
    void anyText();
    void windowsIsGuessed();
    void tablesAreFollowedOnce();

private:
    QString at(const QString& name) const { return m_dir->filePath(name); }
    void put(const QString& name, const QByteArray& bytes) const {
        QVERIFY(QDir().mkpath(QFileInfo(at(u"tree/"_s + name)).path()));
        VERIFY_OK(writeFile(at(u"tree/"_s + name), bytes));
    }
    // The tree as an ext4 file system, so many bytes into a disk that may have a table of partitions.
    QString disk(qint64 offset = 0, const QByteArray& table = {}) const;
    Result<DiskContents> look(const QString& path, const ContentsOptions& options = {}) const;
    QString script(const QByteArray& text) const;
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestDiskContents::init() {
    m_dir = std::make_unique<QTemporaryDir>();
    put(u"usr/lib/os-release"_s,
        "NAME=\"Debian\"\nPRETTY_NAME=\"Debian GNU/Linux 13 (trixie)\"\nID=debian\nVERSION_ID='13'\n");
    QVERIFY(QDir().mkpath(at(u"tree/etc"_s)));
    QVERIFY(QFile::link(u"../usr/lib/os-release"_s, at(u"tree/etc/os-release"_s)));
    put(u"usr/bin/bash"_s, elfHeader(EM_X86_64) + QByteArray(1000, 'x'));
    QVERIFY(QFile::link(u"usr/bin"_s, at(u"tree/bin"_s)));
}

QString TestDiskContents::disk(qint64 offset, const QByteArray& table) const {
    const QString path = at(u"disk.raw"_s);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || !file.resize(64 << 20))
        return {};
    file.close();
    if (!table.isEmpty()) {
        if (!writeFile(at(u"table"_s), table)
            || !runTool(u"sh"_s, {u"-c"_s, u"sfdisk --quiet '%1' < '%2'"_s.arg(path, at(u"table"_s))}))
            return {};
    }
    const auto made = runTool(u"mke2fs"_s,
        {u"-q"_s, u"-t"_s, u"ext4"_s, u"-d"_s, at(u"tree"_s), u"-E"_s, u"offset=%1"_s.arg(offset), path, u"32M"_s});
    return made ? path : QString();
}

Result<DiskContents> TestDiskContents::look(const QString& path, const ContentsOptions& options) const {
    const auto info = Media::inspect(path);
    if (!info)
        return std::unexpected(info.error());
    auto source = Media::open(*info);
    if (!source)
        return std::unexpected(source.error());
    ContentsOptions with = options;
    if (with.program.isEmpty())
        with.program = QStringLiteral(PLATTER_LOOK);
    return readContents(*std::get<std::unique_ptr<BlockSource>>(*source), with);
}

QString TestDiskContents::script(const QByteArray& text) const {
    const QString path = at(u"looker"_s);
    const bool made = writeFile(path, text).has_value()
        && QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return made ? path : QString();
}

void TestDiskContents::machines_data() {
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("architecture");
    QTest::newRow("amd64") << elfHeader(EM_X86_64) << u"x86_64"_s;
    QTest::newRow("i386") << elfHeader(EM_386, ELFCLASS32) << u"i686"_s;
    QTest::newRow("arm64") << elfHeader(EM_AARCH64) << u"arm64"_s;
    QTest::newRow("armhf") << elfHeader(EM_ARM, ELFCLASS32) << u"armhf"_s;
    QTest::newRow("ppc64el") << elfHeader(EM_PPC64) << u"ppc64le"_s;
    QTest::newRow("s390x") << elfHeader(EM_S390, ELFCLASS64, ELFDATA2MSB) << u"s390x"_s;
    QTest::newRow("riscv64") << elfHeader(EM_RISCV) << u"riscv64"_s;
    QTest::newRow("x32") << elfHeader(EM_X86_64, ELFCLASS32) << QString();
    QTest::newRow("a script") << QByteArray("#!/usr/bin/perl\n") << QString();
    QTest::newRow("empty") << QByteArray() << QString();
}

void TestDiskContents::machines() {
    QFETCH(const QByteArray, header);
    QFETCH(const QString, architecture);
    put(u"usr/bin/bash"_s, header);
    const auto found = look(disk());
    VERIFY_OK(found);
    QCOMPARE(found->architecture.name(), architecture);
    QCOMPARE(found->architectureFrom, architecture.isEmpty() ? QString() : u"/usr/bin/bash"_s);
}

void TestDiskContents::tables_data() {
    QTest::addColumn<QByteArray>("table");
    QTest::addColumn<qint64>("offset");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("partitions");
    QTest::addColumn<int>("mine");
    QTest::newRow("none") << QByteArray() << 0LL << QString() << 1 << 0;
    QTest::newRow("gpt") << QByteArray("label: gpt\nstart=2048,size=2048\nstart=4096,size=100000\n") << (4096LL * 512)
                         << u"gpt"_s << 2 << 1;
    QTest::newRow("mbr") << QByteArray("label: dos\nstart=2048,size=100000\n") << (2048LL * 512) << u"dos"_s << 1 << 0;
    QTest::newRow("mbr, third logical") << QByteArray(
        "label: dos\nstart=2048,size=2048\nstart=8192,size=120000,type=5\n"
        "start=12288,size=4096\nstart=20480,size=4096\nstart=28672,size=80000\n")
                                        << (28672LL * 512) << u"dos"_s << 5 << 4;
}

void TestDiskContents::tables() {
    QFETCH(const QByteArray, table);
    QFETCH(const qint64, offset);
    QFETCH(const QString, kind);
    QFETCH(const int, partitions);
    QFETCH(const int, mine);
    const auto found = look(disk(offset, table));
    VERIFY_OK(found);
    QCOMPARE(found->table, kind);
    QCOMPARE(found->partitions.size(), partitions);
    QCOMPARE(found->partitions[mine].offset, offset);
    QCOMPARE(found->partitions[mine].fileSystem, u"ext4"_s);
    QCOMPARE(found->osId, u"debian"_s);
    QCOMPARE(found->osVersion, u"13"_s);
    QCOMPARE(found->osName, u"Debian GNU/Linux 13 (trixie)"_s);
    QCOMPARE(found->architecture, Architecture::x86_64());
    QVERIFY(found->describe().endsWith(u"Debian GNU/Linux 13 (trixie)"_s));
}

void TestDiskContents::aSystemInAnotherFormat() {
    const QString path = at(u"disk.qcow2"_s);
    VERIFY_OK(runTool(u"qemu-img"_s, {u"convert"_s, u"-c"_s, u"-O"_s, u"qcow2"_s, disk(), path}));
    const auto found = look(path);
    VERIFY_OK(found);
    QCOMPARE(found->osId, u"debian"_s);
    QCOMPARE(found->architecture, Architecture::x86_64());
}

void TestDiskContents::virtioDrivers_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("has");
    QTest::newRow("no kernel") << QString() << QByteArray() << u"unknown"_s;
    QTest::newRow("module") << u"usr/lib/modules/6.12/modules.dep"_s
                            << QByteArray("kernel/drivers/block/virtio_blk.ko.xz: kernel/x.ko.xz\n") << u"yes"_s;
    QTest::newRow("built in") << u"usr/lib/modules/6.12/modules.builtin"_s
                              << QByteArray("kernel/drivers/block/virtio_blk.ko\n") << u"yes"_s;
    QTest::newRow("an old place") << u"lib/modules/2.6.18/modules.dep"_s << QByteArray("kernel/drivers/ide/ide.ko:\n")
                                  << u"no"_s;
    QTest::newRow("none") << u"usr/lib/modules/6.12/modules.dep"_s << QByteArray("kernel/fs/ext4.ko:\n") << u"no"_s;
}

void TestDiskContents::virtioDrivers() {
    QFETCH(const QString, file);
    QFETCH(const QByteArray, text);
    QFETCH(const QString, has);
    if (!file.isEmpty())
        put(file, text);
    const auto found = look(disk());
    VERIFY_OK(found);
    QCOMPARE(!found->hasVirtio ? u"unknown"_s : *found->hasVirtio ? u"yes"_s : u"no"_s, has);
    QCOMPARE(found->warnings(ImageMode::Virtio).size(), has == u"no"_s ? 1 : 0);
    QCOMPARE(found->warnings(ImageMode::Compatibility).size(), 0);
}

void TestDiskContents::usersOfCloudInit_data() {
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QString>("user");
    QTest::newRow("debian") << QByteArray(
        "users:\n   - default\nsystem_info:\n   # one\n   distro: debian\n   default_user:\n"
        "     name: debian\n     lock_passwd: True\n     gecos: Debian\n")
                            << u"debian"_s;
    QTest::newRow("quoted") << QByteArray("system_info:\n  default_user:\n    gecos: x\n    name: 'ec2-user'\n")
                            << u"ec2-user"_s;
    QTest::newRow("another's name") << QByteArray(
        "system_info:\n  default_user:\n    gecos: x\n  paths:\n    name: no\n")
                                    << QString();
    QTest::newRow("none") << QByteArray("users: []\n") << QString();
}

void TestDiskContents::usersOfCloudInit() {
    QFETCH(const QByteArray, config);
    QFETCH(const QString, user);
    put(u"etc/cloud/cloud.cfg"_s, config);
    const auto found = look(disk());
    VERIFY_OK(found);
    QVERIFY(found->hasCloudInit);
    QCOMPARE(found->username, user);
}

void TestDiskContents::rootPartitionTellsTheMachine() {
    QVERIFY(QFile::remove(at(u"tree/usr/bin/bash"_s)));
    const auto found
        = look(disk(2048LL * 512, "label: gpt\nstart=2048,size=100000,type=B921B045-1DF0-41C3-AF44-4C6F280D3FAE\n"));
    VERIFY_OK(found);
    QCOMPARE(found->architecture.name(), u"arm64"_s);
    QCOMPARE(found->architectureFrom, QString());
}

void TestDiskContents::otherFileSystems_data() {
    QTest::addColumn<QStringList>("command");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("holdsSystem");
    QTest::newRow("xfs") << QStringList{u"mkfs.xfs"_s, u"-q"_s, u"-L"_s, u"golden"_s} << u"xfs"_s << u"XFS"_s << true;
    QTest::newRow("btrfs") << QStringList{u"mkfs.btrfs"_s, u"-q"_s, u"-L"_s, u"golden"_s} << u"btrfs"_s << u"Btrfs"_s
                           << true;
    QTest::newRow("ntfs") << QStringList{u"mkfs.ntfs"_s, u"-q"_s, u"-F"_s, u"-f"_s, u"-L"_s, u"golden"_s} << u"ntfs"_s
                          << u"NTFS"_s << false;
}

// What libblkid knows is told; which system it is stays open, and that is said where one may be.
void TestDiskContents::otherFileSystems() {
    QFETCH(const QStringList, command);
    QFETCH(const QString, kind);
    QFETCH(const QString, name);
    QFETCH(const bool, holdsSystem);
    const QString unknown = holdsSystem ? u" · which system it is cannot be told from "_s + name : QString();
    for (const bool table : {false, true}) {
        constexpr qint64 size = 320LL << 20, begin = 1 << 20;
        QFile file(at(u"part.raw"_s));
        QVERIFY(file.open(QIODevice::ReadWrite | QIODevice::Truncate) && file.resize(size));
        file.close();
        VERIFY_OK(runTool(command.constFirst(), command.sliced(1) + QStringList{file.fileName()}));
        QString path = file.fileName();
        if (table) {
            path = at(u"disk.raw"_s);
            QFile whole(path);
            QVERIFY(whole.open(QIODevice::ReadWrite | QIODevice::Truncate) && whole.resize(size + 2 * begin));
            whole.close();
            VERIFY_OK(writeFile(at(u"table"_s), "label: gpt\nstart=2048,size=655360\n"));
            VERIFY_OK(runTool(u"sh"_s, {u"-c"_s, u"sfdisk -q %1 < %2"_s.arg(path, at(u"table"_s))}));
            VERIFY_OK(runTool(u"dd"_s,
                {u"if="_s + file.fileName(), u"of="_s + path, u"bs=1M"_s, u"seek=1"_s, u"conv=notrunc,sparse"_s}));
        }
        auto info = Media::inspect(path);
        VERIFY_OK(info);
        QVERIFY(info->recognised);
        VERIFY_OK(Media::lookInside(*info, {.program = QStringLiteral(PLATTER_LOOK)}));
        const DiskContents& found = *info->inside;
        QCOMPARE(found.partitions.size(), 1);
        QCOMPARE(found.partitions.constFirst().fileSystem, kind);
        QCOMPARE(found.partitions.constFirst().label, u"golden"_s);
        QCOMPARE(found.describe(), QString((table ? u"GPT partition table · "_s : QString()) + name + unknown));
        QVERIFY(found.osName.isEmpty() && found.username.isEmpty() && !found.architecture.isSet() && !found.hasVirtio);
        QCOMPARE(found.likelyMode(), ImageMode::Virtio);
        QCOMPARE(found.warnings(ImageMode::Virtio), QStringList());
        QCOMPARE(info->warnings, QStringList());
    }
}

void TestDiskContents::encrypted() {
    const QString path = disk(2048LL * 512, "label: gpt\nstart=2048,size=80000\nstart=90000,size=20000\n");
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(90000LL * 512));
    QVERIFY(file.write(QByteArray("LUKS\xba\xbe\0\1", 8) + "aes" + QByteArray(4096, '\0')) > 0);
    file.close();
    const auto found = look(path);
    VERIFY_OK(found);
    QVERIFY(found->isEncrypted());
    QCOMPARE(found->warnings(ImageMode::Virtio).size(), 1);
    QVERIFY(isSentence(found->warnings(ImageMode::Virtio).constFirst()));
}

void TestDiskContents::nothingThere() {
    QFile file(at(u"blank.raw"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(8 << 20));
    const auto found = look(file.fileName());
    VERIFY_OK(found);
    QCOMPARE(found->describe(), QString());
    QVERIFY(!found->architecture.isSet());
    QVERIFY(!found->hasVirtio);
}

// Whatever the file system says: facts or an error, and this program lives.
void TestDiskContents::damagedOnes() {
    put(u"usr/lib/modules/6.12/modules.dep"_s, QByteArray(200000, 'm'));
    const QString path = disk();
    const QByteArray whole = *readFile(path);
    std::mt19937 random(7);
    int answered = 0;
    for (int round = 0; round < 40; ++round) {
        QByteArray bytes = whole;
        for (int i = 0; i < 200; ++i) // superblock, descriptors, inodes, folders
            bytes[qsizetype(1024 + random() % (round % 2 == 0 ? 8192 : 3 << 20))] = char(random());
        VERIFY_OK(writeFile(at(u"damaged.raw"_s), bytes));
        const auto found = look(at(u"damaged.raw"_s), {.patience = 10s});
        if (found)
            ++answered;
        else
            QVERIFY2(isSentence(found.error().message), why(found).constData());
    }
    QVERIFY(answered > 10);
}

// A link on the disk leads nowhere but on the disk.
void TestDiskContents::linksThatLeadOut() {
    QVERIFY(QFile::remove(at(u"tree/etc/os-release"_s)));
    QVERIFY(QFile::remove(at(u"tree/usr/lib/os-release"_s)));
    QVERIFY(QFile::link(u"/../../../../../etc/os-release"_s, at(u"tree/usr/lib/os-release"_s)));
    QVERIFY(QFile::link(u"loop"_s, at(u"tree/usr/lib/loop"_s)));
    QVERIFY(QFile::link(u"../usr/lib/loop"_s, at(u"tree/etc/os-release"_s)));
    const auto found = look(disk());
    VERIFY_OK(found);
    QCOMPARE(found->osName, QString());
}

void TestDiskContents::lookerThatFails_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("ends at once") << QByteArray("#!/bin/sh\nexit 3\n") << ErrorCode::Corrupt;
    QTest::newRow("crashes") << QByteArray("#!/bin/sh\nkill -SEGV $$\n") << ErrorCode::Corrupt;
    QTest::newRow("hangs") << QByteArray("#!/bin/sh\nwhile read x; do :; done <&3; sleep 1000\n")
                           << ErrorCode::TimedOut;
    QTest::newRow("says nonsense") << QByteArray("#!/usr/bin/python3\nimport socket\n"
                                                 "socket.socket(fileno=3).send(b'hello')\n")
                                   << ErrorCode::Corrupt;
}

void TestDiskContents::lookerThatFails() {
    QFETCH(const QByteArray, text);
    QFETCH(const ErrorCode, code);
    const auto found
        = look(disk(), {.program = script(text), .patience = code == ErrorCode::TimedOut ? 300ms : 20000ms});
    VERIFY_ERROR(found, code);
}

void TestDiskContents::lookerThatIsGreedy() {
    EndlessSource endless;
    const QString program = script(R"(#!/usr/bin/python3
import socket, struct
s = socket.socket(fileno=3)
s.recv(64)
at = 0
while True:
    s.send(struct.pack('<QQ', at, 4 << 20))
    if s.recv(1) != b'y':
        break
    at += 4 << 20
s.send(struct.pack('<QQ', 1 << 60, 1))
outside = s.recv(1)
s.send(b'LOOK1\nname\t' + str(at).encode() + outside + b'\n')
)");
    const auto found = readContents(endless, {.program = program, .patience = 60s});
    VERIFY_OK(found);
    QCOMPARE(found->osName, QString::number(256 << 20) + u'n');
    QCOMPARE(endless.asked, 256 << 20);
}

void TestDiskContents::cancelled() {
    std::stop_source stop;
    stop.request_stop();
    const auto found = look(disk(), {.stop = stop.get_token()});
    VERIFY_ERROR(found, ErrorCode::Cancelled);
}

void TestDiskContents::notInstalled() {
    const auto found = look(disk(), {.program = at(u"no-such-program"_s)});
    VERIFY_ERROR(found, ErrorCode::Unsupported);
    QVERIFY(found.error().message.contains(u"platter-look"_s));
}

// What the looker says is what a disk made it say.
void TestDiskContents::anyText() {
    std::mt19937 random(3);
    const QByteArrayList words{"partition", "type", "label", "name", "machine", "virtio", "\t", "\n", "-1", "0 1",
        "99999999999999999999", "1 9223372036854775807", "\xff\xfe", "512 512"};
    for (int round = 0; round < 2000; ++round) {
        QByteArray text;
        for (int i = 0; i < 30; ++i)
            text += words[qsizetype(random() % size_t(words.size()))];
        const DiskContents found = parseContents(text, 1 << 20);
        for (const auto& partition : found.partitions)
            QVERIFY(partition.offset >= 0 && partition.size > 0 && partition.offset + partition.size <= 1 << 20);
    }
    QCOMPARE(parseContents("partition\t0 99\ntype\t0x83\n", 50).partitions.size(), 0);
    QCOMPARE(parseContents(QByteArray("partition\t0 1\n").repeated(1000), 50).partitions.size(), 128);
    QCOMPARE(parseContents("name\ta\x01b\n", 50).osName, u"a\x01b"_s.simplified());
}

void TestDiskContents::windowsIsGuessed() {
    const DiskContents found = parseContents("table\tgpt\npartition\t1048576 1048576\n"
                                             "type\te3c9e316-0b5c-4db8-817d-f92df00215ae\n"
                                             "partition\t2097152 1048576\nfilesystem\tntfs\n",
        64 << 20);
    QVERIFY(found.isWindows());
    QCOMPARE(found.warnings(ImageMode::Virtio).size(), 1);
    QVERIFY(found.warnings(ImageMode::Compatibility).isEmpty());
}

// By whoever looks first, as long as the file stays as it is.
void TestDiskContents::tablesAreFollowedOnce() {
    const QString path = at(u"large.qcow2"_s);
    VERIFY_OK(runTool(
        u"qemu-img"_s, {u"create"_s, u"-f"_s, u"qcow2"_s, u"-o"_s, u"preallocation=metadata"_s, path, u"160G"_s}));
    constexpr qint64 tables = qint64(160) * 2 * 65536; // one for 512 MiB each
    const auto bytesRead = [] { // by this process, as the kernel counts them
        const QByteArray io = *readFile(u"/proc/self/io"_s);
        return io.mid(7, io.indexOf('\n') - 7).toLongLong();
    };
    QTRY_VERIFY((*SourceFile::open(path))->stamp()); // one that was written to just now may be written to again
    auto info = Media::inspect(path);
    VERIFY_OK(info);
    QVERIFY(!info->followed); // that would take long
    qint64 before = bytesRead();
    VERIFY_OK(Media::lookInside(*info, {.program = QStringLiteral(PLATTER_LOOK)}));
    QCOMPARE_GT(bytesRead() - before, tables);
    QVERIFY(info->followed);
    before = bytesRead();
    VERIFY_OK(Media::open(*info));
    QCOMPARE_LT(bytesRead() - before, tables / 4);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite)
        && file.setFileTime(QDateTime::currentDateTime().addDays(-1), QFileDevice::FileModificationTime));
    file.close();
    before = bytesRead();
    VERIFY_OK(Media::open(*info));
    QCOMPARE_GT(bytesRead() - before, tables);
}

QTEST_GUILESS_MAIN(TestDiskContents)
#include "tst_diskcontents.moc"
