// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/servers/snapshotgroup.h"
#include "models/servers/virthost.h"
#include "tests/servers/systemhome.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <atomic>
#include <csignal>
#include <thread>

#include <sys/stat.h>
#include <sys/wait.h>

using namespace platter;
using namespace platter::test;
using namespace Qt::StringLiterals;

// Snapshots of servers of the computer's own libvirt, whose QEMU runs as another user.
class TestSystemServers : public SystemHome {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_virt.reset(); }
    void cleanup() { dropAll(); }
    void running();
    void notAllowed();
    void copiedByLibvirt();
    void copiedElsewhere();
    void aDiskInTwoFilesIsCopiedWhole();
    void platterDies_data();
    void platterDies();
    void off_data();
    void off();
    void offAndNoPool();
    void aRawDiskThatLooksLikeAnother();
    void offOnABackingFile();
    void changedWhileItWasRead();
    void startedWhileItWasRead();
    void lostWithoutAWord();
    void recordsStayUntilLibvirtAnswers();

private:
    Backup::Request request() const {
        return {.address = m_virt->address(),
            .uuid = uuidOf(u"shop"_s),
            .name = u"shop"_s,
            .targets = {u"vda"_s},
            .folder = path(u"backups"_s)};
    }
    static QByteArray readAll(BlockSource& disk) {
        QByteArray read(disk.size(), 0);
        return disk.read(0, std::as_writable_bytes(std::span(read.data(), std::size_t(read.size())))) ? read
                                                                                                      : QByteArray();
    }
    bool isClean() const { // no job, no copy, no record
        QByteArray job;
        return m_virt->virsh({u"domjobinfo"_s, u"shop"_s}, &job) && job.contains("None")
            && QDir(m_virt->folder()).entryList({u"platter-*"_s, u".platter-*"_s}, QDir::Files | QDir::Hidden).isEmpty()
            && QDir(path(u"backups"_s)).entryList(QDir::Files).isEmpty();
    }
    bool makeTop() const { // top.qcow2, the difference to below.raw
        return VirtDaemon::run(u"qemu-img"_s,
            {u"create"_s, u"-q"_s, u"-f"_s, u"qcow2"_s, u"-b"_s, path(u"below.raw"_s), u"-F"_s, u"raw"_s,
                path(u"top.qcow2"_s)});
    }
    // A server that is off, with that file as its disk.
    Result<DiskSource> openOff(const QString& file, const QString& address);
    QStringList places() const { return QDir(path(u"tmp"_s)).entryList(QDir::Dirs | QDir::NoDotAndDotDot); }
    // Temporary files go to that folder.
    void makeTemporary(const QString& name, mode_t mode) const {
        QDir().mkpath(path(name));
        QCOMPARE(::chmod(path(name).toLocal8Bit().constData(), mode), 0);
        qputenv("TMPDIR", path(name).toLocal8Bit());
    }

    std::shared_ptr<SnapshotGroup> m_group;
};

void TestSystemServers::initTestCase() {
    startVirt();
    QVERIFY(makeExt4Disk(path(u"a.raw"_s), 24 * kMiB, 1));
    QVERIFY(VirtDaemon::run(u"qemu-img"_s, {u"convert"_s, u"-O"_s, u"qcow2"_s, path(u"a.raw"_s), path(u"a.qcow2"_s)}));
    QVERIFY(m_virt->define(u"shop"_s, {u"a.qcow2"_s}));
    QVERIFY(m_virt->virsh({u"start"_s, u"shop"_s}));
}

// QEMU makes its socket in a folder of ours, and this user's group may connect.
void TestSystemServers::running() {
    makeTemporary(u"tmp"_s, 01777);
    auto backup = Backup::begin(request(), {});
    QVERIFY2(backup, backup ? "" : qPrintable(backup.error().message + backup.error().detail));
    QCOMPARE(places().size(), 1);
    struct stat place{}, socket{};
    const QString folder = path(u"tmp/"_s) + places().constFirst();
    const QStringList sockets = QDir(folder).entryList(QDir::System);
    QCOMPARE(sockets.size(), 1);
    QCOMPARE(::stat(folder.toLocal8Bit().constData(), &place), 0);
    QCOMPARE(::stat((folder + u'/' + sockets.constFirst()).toLocal8Bit().constData(), &socket), 0);
    QCOMPARE(place.st_mode & 0777U, 0700U); // by now: QEMU has come in
    QCOMPARE(socket.st_uid, 64055U); // QEMU's, as VirtDaemon has it
    QCOMPARE(socket.st_gid, ::getegid());
    QCOMPARE(socket.st_mode & 0022U, 0020U); // the group may connect, others may not
    auto disk = Backup::open(*backup, u"vda"_s, {});
    QVERIFY2(disk, disk ? "" : qPrintable(disk.error().message));
    QByteArray read((*disk)->size(), 0);
    QVERIFY((*disk)->read(0, std::as_writable_bytes(std::span(read.data(), std::size_t(read.size())))));
    QVERIFY(read == readFile(path(u"a.raw"_s)).value_or(QByteArray()));
    disk = std::unexpected(Error{});
    backup = std::unexpected(Error{});
    QCOMPARE(places(), QStringList());
    QCOMPARE(QDir(path(u"backups"_s)).entryList(QDir::Files), QStringList());
}

// As where AppArmor or SELinux keeps QEMU to folders of libvirt's.
void TestSystemServers::notAllowed() {
    makeTemporary(u"closed"_s, 0700);
    const auto backup = Backup::begin(request(), {});
    QVERIFY(!backup);
    QCOMPARE(backup.error().code, ErrorCode::NotFound);
    QVERIFY2(backup.error().message.contains(u"pool-start default"_s), qPrintable(why(backup)));
    QVERIFY(QDir(path(u"closed"_s)).isEmpty());
    QVERIFY(isClean());
}

// libvirt, which may write there, copies the disk into a storage pool.
void TestSystemServers::copiedByLibvirt() {
    makeTemporary(u"closed"_s, 0700);
    QVERIFY(makePool());
    auto backup = Backup::begin(request(), {});
    QVERIFY2(backup, qPrintable(why(backup)));
    QVERIFY((*backup)->isCopied());
    auto disk = Backup::open(*backup, u"vda"_s, {});
    QVERIFY2(disk, qPrintable(why(disk)));
    backup = std::unexpected(Error{});
    QVERIFY(readAll(**disk) == readFile(path(u"a.raw"_s)).value_or(QByteArray()));
    QVERIFY((*disk)->finish());
    QVERIFY((*disk)->remark().contains(u"not frozen"_s));
    QVERIFY(QDir(path(u"closed"_s)).isEmpty());
    QVERIFY(!isClean());
    disk = std::unexpected(Error{});
    QVERIFY(isClean());
    std::stop_source stopped;
    stopped.request_stop();
    backup = Backup::begin(request(), stopped.get_token());
    QCOMPARE(backup.error().code, ErrorCode::Cancelled);
    QVERIFY(isClean());
}

void TestSystemServers::copiedElsewhere() {
    makeTemporary(u"tmp"_s, 01777);
    QVERIFY(makePool());
    Backup::Request wanted = request();
    wanted.address = m_virt->addressElsewhere();
    auto backup = Backup::begin(wanted, {});
    QVERIFY2(backup, qPrintable(why(backup)));
    QVERIFY((*backup)->isCopied());
    auto disk = Backup::open(*backup, u"vda"_s, {});
    QVERIFY2(disk, qPrintable(why(disk)));
    QVERIFY(readAll(**disk) == readFile(path(u"a.raw"_s)).value_or(QByteArray()));
    QCOMPARE(places(), QStringList()); // no socket is made here
    disk = std::unexpected(Error{});
    backup = std::unexpected(Error{});
    QVERIFY(isClean());
}

void TestSystemServers::aDiskInTwoFilesIsCopiedWhole() {
    makeTemporary(u"closed"_s, 0700);
    QVERIFY(makePool());
    QVERIFY(makeTop());
    QVERIFY(m_virt->define(u"two"_s, {u"top.qcow2"_s}));
    QVERIFY(m_virt->virsh({u"start"_s, u"two"_s}));
    const auto gone = qScopeGuard([this] {
        m_virt->virsh({u"destroy"_s, u"two"_s});
        m_virt->virsh({u"undefine"_s, u"two"_s});
    });
    Backup::Request wanted = request();
    wanted.uuid = uuidOf(u"two"_s);
    auto backup = Backup::begin(wanted, {});
    QVERIFY2(backup, qPrintable(why(backup)));
    auto disk = Backup::open(*backup, u"vda"_s, {});
    QVERIFY2(disk, qPrintable(why(disk)));
    QVERIFY(readAll(**disk) == readFile(path(u"below.raw"_s)).value_or(QByteArray()));
}

void TestSystemServers::platterDies_data() {
    QTest::addColumn<bool>("copied");
    QTest::newRow("while it reads from QEMU") << false;
    QTest::newRow("while libvirt copies") << true;
}

void TestSystemServers::platterDies() {
    QFETCH(const bool, copied);
    if (copied)
        makeTemporary(u"closed"_s, 0700);
    else
        makeTemporary(u"tmp"_s, 01777);
    QVERIFY(makePool());
    const Backup::Request wanted = request();
    const pid_t child = fork();
    if (child == 0) {
        const auto backup = Backup::begin(wanted, {});
        if (backup)
            ::kill(::getpid(), SIGKILL);
        _exit(1);
    }
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QVERIFY(WIFSIGNALED(status));
    QCOMPARE(places().size(), copied ? 0 : 1);
    QVERIFY(!isClean());
    const VirtHost next({.addresses = {m_virt->address()}, .folder = wanted.folder});
    QTRY_COMPARE(places(), QStringList());
    QTRY_VERIFY(isClean());
    QVERIFY(Backup::begin(wanted, {})); // no job is left
}

Result<DiskSource> TestSystemServers::openOff(const QString& file, const QString& address) {
    if (!defineStill(file))
        return std::unexpected(Error{});
    m_group = std::make_shared<SnapshotGroup>(Backup::Request{.address = address,
        .uuid = uuidOf(u"still"_s),
        .name = u"still"_s,
        .targets = {},
        .folder = path(u"backups"_s)});
    return m_group->add(u"vda"_s)({});
}

void TestSystemServers::off_data() {
    QTest::addColumn<QString>("file");
    QTest::newRow("raw, with holes") << u"below.raw"_s;
    QTest::newRow("qcow2") << u"still.qcow2"_s;
}

// Through libvirt: where a file is that only it may open, or that is elsewhere.
void TestSystemServers::off() {
    QFETCH(const QString, file);
    QVERIFY(VirtDaemon::run(
        u"qemu-img"_s, {u"convert"_s, u"-O"_s, u"qcow2"_s, path(u"below.raw"_s), path(u"still.qcow2"_s)}));
    QVERIFY(makePool());
    auto source = openOff(file, m_virt->addressElsewhere());
    QVERIFY2(source, qPrintable(why(source)));
    auto& disk = *std::get<std::unique_ptr<BlockSource>>(*source);
    const QByteArray expected = readFile(path(u"below.raw"_s)).value_or(QByteArray());
    qint64 zeros = 0, at = 0;
    while (at < disk.size()) { // in order, as an import does
        const auto extent = disk.extentAt(at);
        QVERIFY2(extent, qPrintable(why(extent)));
        QCOMPARE(extent->offset, at);
        QByteArray piece(extent->length, 'x');
        if (extent->kind == ExtentKind::Zero)
            zeros += std::exchange(piece, QByteArray(extent->length, 0)).size();
        else
            QVERIFY(disk.read(at, std::as_writable_bytes(std::span(piece.data(), std::size_t(piece.size())))));
        QVERIFY(piece == expected.sliced(at, extent->length));
        at += extent->length;
    }
    QVERIFY2(zeros >= 8 * kMiB, qPrintable(QString::number(zeros)));
    for (const qint64 place : {qint64{5} * kMiB - 3, qint64{0}, disk.size() - 1000}) { // and anywhere
        std::vector<std::byte> some(1000);
        QVERIFY(disk.read(place, some));
        QVERIFY(QByteArrayView(reinterpret_cast<const char*>(some.data()), 1000) == expected.sliced(place, 1000));
    }
    QVERIFY(disk.finish());
    QVERIFY(disk.remark().contains(u"off"_s));
}

void TestSystemServers::offAndNoPool() {
    const auto source = openOff(u"below.raw"_s, m_virt->addressElsewhere());
    QVERIFY(!source);
    QCOMPARE(source.error().code, ErrorCode::NotFound);
    QVERIFY2(
        source.error().message.contains(u" dir --target "_s + m_virt->folder()), qPrintable(source.error().message));
}

// libvirt guesses what is in a file; a server's owner can write anything there.
void TestSystemServers::aRawDiskThatLooksLikeAnother() {
    QVERIFY(VirtDaemon::run(u"qemu-img"_s, {u"create"_s, u"-q"_s, u"-f"_s, u"qcow2"_s, path(u"guess.raw"_s), u"1M"_s}));
    QVERIFY(QFile::resize(path(u"guess.raw"_s), 4 * kMiB));
    QVERIFY(makePool());
    const auto source = openOff(u"guess.raw"_s, m_virt->addressElsewhere());
    QVERIFY2(source, qPrintable(why(source)));
    auto& disk = *std::get<std::unique_ptr<BlockSource>>(*source);
    QCOMPARE(disk.size(), 4 * kMiB);
    QVERIFY(readAll(disk) == readFile(path(u"guess.raw"_s)));
}

void TestSystemServers::offOnABackingFile() {
    QVERIFY(makePool());
    QVERIFY(makeTop());
    const auto source = openOff(u"top.qcow2"_s, m_virt->addressElsewhere());
    QVERIFY(!source);
    QCOMPARE(source.error().code, ErrorCode::Unsupported);
    QVERIFY2(source.error().message.contains(u"take the snapshot while it runs"_s), qPrintable(why(source)));
}

void TestSystemServers::changedWhileItWasRead() {
    QVERIFY(makePool());
    const auto source = openOff(u"below.raw"_s, m_virt->addressElsewhere());
    QVERIFY2(source, qPrintable(why(source)));
    QFile file(path(u"below.raw"_s));
    QVERIFY(file.open(QIODevice::ReadWrite));
    const QByteArray first = file.read(1);
    QVERIFY(file.seek(0) && file.write(first) == 1); // the same, and yet
    file.close();
    const auto done = std::get<std::unique_ptr<BlockSource>>(*source)->finish();
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::SourceChanged);
}

void TestSystemServers::startedWhileItWasRead() {
    QVERIFY(makePool());
    const auto source = openOff(u"below.raw"_s, m_virt->addressElsewhere());
    QVERIFY2(source, qPrintable(why(source)));
    QVERIFY(m_virt->virsh({u"start"_s, u"still"_s}));
    const auto done = std::get<std::unique_ptr<BlockSource>>(*source)->finish();
    m_virt->virsh({u"destroy"_s, u"still"_s});
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::WrongState);
}
// As when a cable is pulled.
void TestSystemServers::lostWithoutAWord() {
    QVERIFY(makePool());
    const auto source = openOff(u"below.raw"_s, m_virt->addressElsewhere());
    QVERIFY2(source, qPrintable(why(source)));
    QVERIFY(
        VirtDaemon::run(u"pkill"_s, {u"-STOP"_s, u"-P"_s, QString::number(::getpid()), u"-f"_s, u"virt-ssh-helper"_s}));
    std::atomic<bool> ended = false, good = true;
    const std::jthread reader([&] {
        std::vector<std::byte> bytes(4096);
        good = std::get<std::unique_ptr<BlockSource>>(*source)->read(0, bytes).has_value();
        ended = true;
    });
    QTRY_VERIFY_WITH_TIMEOUT(ended.load(), 60'000);
    QVERIFY(!good.load());
}

void TestSystemServers::recordsStayUntilLibvirtAnswers() {
    const QString nowhere = u"qemu+unix:///system?socket="_s + path(u"none"_s);
    QVERIFY(QDir().mkpath(path(u"backups"_s)));
    const QString record = path(u"backups/1.json"_s);
    QVERIFY(writeFile(record,
        QJsonDocument(QJsonObject{{u"address"_s, nowhere}, {u"uuid"_s, u"x"_s}, {u"copies"_s, QJsonArray{u"/a"_s}}})
            .toJson()));
    Backup::endStale(path(u"backups"_s), nowhere);
    QVERIFY(QFile::exists(record));
    QVERIFY(QFile::remove(record));
}

QTEST_GUILESS_MAIN(TestSystemServers)
#include "tst_systemservers.moc"
