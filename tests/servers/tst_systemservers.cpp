// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/files/file.h"
#include "models/jobs/jobqueue.h"
#include "models/servers/heldserverdisk.h"
#include "models/servers/snapshotgroup.h"
#include "models/servers/unfinished.h"
#include "models/servers/virthost.h"
#include "tests/servers/virtdaemon.h"
#include "tests/support/diskmaker.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTest>

#include <csignal>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace platter;
using namespace platter::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMiB = 1024 * 1024;

// For what runs on the test's own thread.
class Context : public JobContext {
public:
    void report(const QString&, qint64, qint64) override { }
    std::stop_token stopToken() const override { return stop.get_token(); }
    void waitWhilePaused() override { }
    std::stop_source stop;
};

} // namespace

// Servers of the computer's own libvirt, whose QEMU runs as another user.
class TestSystemServers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_virt.reset(); }
    void cleanup() {
        if (std::exchange(m_hasPool, false))
            QVERIFY(m_virt->virsh({u"pool-destroy"_s, u"default"_s}));
        QDir(path(u"pool"_s)).removeRecursively();
        if (std::exchange(m_isDefined, false))
            QVERIFY(m_virt->virsh({u"undefine"_s, u"still"_s}));
    }
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
    void offOnABackingFile();
    void changedWhileItWasRead();
    void startedWhileItWasRead();
    void builtThroughLibvirt();
    void nothingStaysOfWhatIsNotBuilt_data();
    void nothingStaysOfWhatIsNotBuilt();
    void builderDies();
    void restoredThroughLibvirt();
    void theOldDiskStays_data();
    void theOldDiskStays();
    void whatAServerUsesIsNotLeftOver();

private:
    QString path(const QString& name) const { return m_virt->folder() + u'/' + name; }
    Backup::Request request() const {
        QByteArray uuid;
        m_virt->virsh({u"domuuid"_s, u"shop"_s}, &uuid);
        return {.address = m_virt->address(),
            .uuid = QString::fromLatin1(uuid.trimmed()),
            .name = u"shop"_s,
            .targets = {u"vda"_s},
            .folder = path(u"backups"_s)};
    }
    static QByteArray readAll(BlockSource& disk) {
        QByteArray read(disk.size(), 0);
        return disk.read(0, std::as_writable_bytes(std::span(read.data(), std::size_t(read.size())))) ? read
                                                                                                      : QByteArray();
    }
    static QString why(const auto& result) {
        return result ? QString() : result.error().message + u' ' + result.error().detail;
    }
    bool isClean() const { // no job, no copy, no record
        QByteArray job;
        return m_virt->virsh({u"domjobinfo"_s, u"shop"_s}, &job) && job.contains("None")
            && QDir(m_virt->folder()).entryList({u"platter-*"_s, u".platter-*"_s}, QDir::Files | QDir::Hidden).isEmpty()
            && QDir(path(u"backups"_s)).entryList(QDir::Files).isEmpty();
    }
    bool makePool(const QString& folder = {}) {
        m_hasPool = QDir().mkpath(path(folder))
            && m_virt->virsh(
                {u"pool-create-as"_s, u"default"_s, u"dir"_s, u"--target"_s, QDir::cleanPath(path(folder))});
        return m_hasPool;
    }
    bool makeTop() const { // top.qcow2, the difference to below.raw
        return VirtDaemon::run(u"qemu-img"_s,
            {u"create"_s, u"-q"_s, u"-f"_s, u"qcow2"_s, u"-b"_s, path(u"below.raw"_s), u"-F"_s, u"raw"_s,
                path(u"top.qcow2"_s)});
    }
    // A server that is off, with that file as its disk.
    Result<DiskSource> openOff(const QString& file, const QString& address);
    // Builds a server called "new" where paths are not looked at here.
    using Writer = std::function<Result<void>(DiskOutput& output, JobContext& context)>;
    const Job* build(JobQueue& queue, const Writer& writer);
    QStringList builtFiles() const { return QDir(path(u"pool"_s)).entryList(QDir::Files | QDir::Hidden, QDir::Name); }
    QStringList records() const { return QDir(path(u"records"_s)).entryList(QDir::Files); }
    // Gives "still", whose disk is pool/still.qcow2, another one.
    Result<void> replaceDisk(const Writer& writer);
    bool makeStill(); // that server
    QString diskOfStill() const {
        QByteArray xml;
        m_virt->virsh({u"dumpxml"_s, u"--inactive"_s, u"still"_s}, &xml);
        return DomainXml::read(xml).value_or(DomainDescription{}).disks.value(0).path;
    }
    QStringList places() const { return QDir(path(u"tmp"_s)).entryList(QDir::Dirs | QDir::NoDotAndDotDot); }
    // Temporary files go to that folder.
    void makeTemporary(const QString& name, mode_t mode) const {
        QDir().mkpath(path(name));
        QCOMPARE(::chmod(path(name).toLocal8Bit().constData(), mode), 0);
        qputenv("TMPDIR", path(name).toLocal8Bit());
    }

    std::unique_ptr<VirtDaemon> m_virt;
    std::shared_ptr<SnapshotGroup> m_group;
    bool m_hasPool = false;
    bool m_isDefined = false; // the server that is off
};

void TestSystemServers::initTestCase() {
    if (::geteuid() != 0)
        QSKIP("only root can run such a libvirt");
    if (!VirtDaemon::isInstalled())
        QSKIP("libvirt and QEMU are not installed");
    m_virt = std::make_unique<VirtDaemon>();
    QVERIFY2(m_virt->startAsSystem(), readFile(path(u"libvirtd.log"_s)).value_or(QByteArray()).constData());
    QVERIFY(makeExt4Disk(path(u"a.raw"_s), 24 * kMiB, 1));
    QVERIFY(VirtDaemon::run(u"qemu-img"_s, {u"convert"_s, u"-O"_s, u"qcow2"_s, path(u"a.raw"_s), path(u"a.qcow2"_s)}));
    QVERIFY(makeExt4Disk(path(u"below.raw"_s), 32 * kMiB, 2));
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
    QByteArray uuid;
    QVERIFY(m_virt->virsh({u"domuuid"_s, u"two"_s}, &uuid));
    Backup::Request wanted = request();
    wanted.uuid = QString::fromLatin1(uuid.trimmed());
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
    QByteArray uuid;
    m_isDefined = m_virt->define(u"still"_s, {file});
    if (!m_isDefined || !m_virt->virsh({u"domuuid"_s, u"still"_s}, &uuid))
        return std::unexpected(Error{});
    m_group = std::make_shared<SnapshotGroup>(Backup::Request{.address = address,
        .uuid = QString::fromLatin1(uuid.trimmed()),
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
    QVERIFY2(source.error().message.contains(u"pool-create-as platter dir --target "_s + m_virt->folder()),
        qPrintable(source.error().message));
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

const Job* TestSystemServers::build(JobQueue& queue, const Writer& writer) {
    const VirtHost::Options options{
        .addresses = {m_virt->addressElsewhere()}, .records = path(u"records"_s), .disks = path(u"disks"_s)};
    VirtHost host(options);
    BuildRequest request;
    request.name = u"new"_s;
    request.size = ServerType{.name = u"own"_s, .ram = 64 * kMiB, .cores = 1, .disk = 40 * kMiB};
    request.sshKeys = {u"ssh-ed25519 AAAAC3Nza somebody@here"_s};
    Image image;
    image.id = ImageId(u"loc-abcde"_s);
    image.name = u"trixie"_s;
    image.status = ImageStatus::Available;
    image.architecture = Architecture::x86_64();
    image.virtualSize = 16 * kMiB;
    const auto write
        = [&writer](std::unique_ptr<DiskOutput> output, JobContext& context) { return writer(*output, context); };
    Job* job = queue.add(
        host.buildJob(request, {.image = image, .write = write, .note = [](const QString&, const QString&) { }}));
    (void)QTest::qWaitFor([job] { return job->isFinished(); }, 60'000);
    return job;
}

// Where only libvirt may write, or on another computer.
void TestSystemServers::builtThroughLibvirt() {
    QVERIFY(makePool(u"pool"_s));
    const QByteArray bytes = randomBytes(3 * kMiB, 7);
    JobQueue queue;
    const Job* job = build(queue, [&bytes](DiskOutput& output, JobContext&) {
        return output.write(kMiB, bytesOf(bytes.first(kMiB)))
            .and_then([&] { return output.write(9 * kMiB, bytesOf(bytes.sliced(kMiB))); })
            .and_then([&] { return output.finish(16 * kMiB); });
    });
    QVERIFY2(job->state() == JobState::Succeeded,
        qPrintable(job->error() ? job->error()->message + job->error()->detail : QString()));
    const auto gone = qScopeGuard([this] { m_virt->virsh({u"undefine"_s, u"new"_s}); });
    QCOMPARE(job->outcome(), u"virsh -c '%1' start --console new"_s.arg(m_virt->addressElsewhere()));
    const QStringList files = builtFiles();
    QCOMPARE(files.size(), 2);
    const QString disk = path(u"pool/"_s) + files.filter(u".raw"_s).value(0);
    QByteArray expected(40 * kMiB, 0);
    expected.replace(kMiB, kMiB, bytes.first(kMiB));
    expected.replace(9 * kMiB, 2 * kMiB, bytes.sliced(kMiB));
    QVERIFY(readFile(disk).value_or(QByteArray()) == expected);
    QVERIFY(allocatedBytes(disk) < 4 * kMiB);
    QVERIFY(readFile(path(u"pool/"_s) + files.filter(u".iso"_s).value(0))->contains("ssh-ed25519 AAAAC3Nza"));
    QCOMPARE(records(), QStringList());
    QVERIFY(m_virt->virsh({u"start"_s, u"new"_s}));
    QVERIFY(m_virt->virsh({u"destroy"_s, u"new"_s}));
}

void TestSystemServers::nothingStaysOfWhatIsNotBuilt_data() {
    QTest::addColumn<bool>("wrote");
    QTest::newRow("before anything was written") << false;
    QTest::newRow("in the middle") << true;
}

void TestSystemServers::nothingStaysOfWhatIsNotBuilt() {
    QFETCH(const bool, wrote);
    QVERIFY(makePool(u"pool"_s));
    JobQueue queue;
    QStringList meanwhile;
    const Job* job = build(queue, [&](DiskOutput& output, JobContext&) -> Result<void> {
        if (wrote && !output.write(0, bytesOf(QByteArray(2 * kMiB, 'x'))))
            return {};
        meanwhile = builtFiles();
        return std::unexpected(Error{ErrorCode::Damaged, u"The image is damaged."_s});
    });
    QCOMPARE(job->state(), JobState::Failed);
    QCOMPARE(job->error()->message, u"The image is damaged."_s);
    QCOMPARE(meanwhile.size(), 2);
    QCOMPARE(builtFiles(), QStringList());
    QCOMPARE(records(), QStringList());
}

void TestSystemServers::builderDies() {
    QVERIFY(makePool(u"pool"_s));
    QVERIFY(m_virt->virsh({u"vol-create-as"_s, u"default"_s, u"half.raw"_s, u"1M"_s}));
    const Unfinished::Work work{
        m_virt->addressElsewhere(), u"5f0f8d8b-3a63-4bd5-9f68-0e3c1c6c5e22"_s, {path(u"pool/half.raw"_s)}, true};
    const pid_t child = fork();
    if (child == 0) {
        const auto unfinished = Unfinished::begin(path(u"records"_s), work);
        ::kill(::getpid(), SIGKILL);
    }
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QCOMPARE(records().size(), 1);
    Unfinished::clean(path(u"records"_s), work.address);
    QCOMPARE(records(), QStringList());
    QCOMPARE(builtFiles(), QStringList());
}

bool TestSystemServers::makeStill() {
    m_isDefined = makePool(u"pool"_s)
        && VirtDaemon::run(
            u"qemu-img"_s, {u"convert"_s, u"-O"_s, u"qcow2"_s, path(u"below.raw"_s), path(u"pool/still.qcow2"_s)})
        && m_virt->define(u"still"_s, {u"pool/still.qcow2"_s});
    return m_isDefined;
}

Result<void> TestSystemServers::replaceDisk(const Writer& writer) {
    QByteArray uuid;
    m_virt->virsh({u"domuuid"_s, u"still"_s}, &uuid);
    auto held = HeldServerDisk::hold({.address = m_virt->addressElsewhere(),
                                         .uuid = QString::fromLatin1(uuid.trimmed()),
                                         .name = u"still"_s,
                                         .records = path(u"records"_s)},
        {});
    if (!held)
        return std::unexpected(held.error());
    Image image;
    image.id = ImageId(u"loc-abcde"_s);
    image.name = u"trixie"_s;
    image.virtualSize = 16 * kMiB;
    Context context;
    const auto write
        = [&writer](std::unique_ptr<DiskOutput> output, JobContext& given) { return writer(*output, given); };
    return (*held)->replace({.image = image, .write = write, .note = [](const QString&, const QString&) { }}, context);
}

void TestSystemServers::restoredThroughLibvirt() {
    QVERIFY(makeStill());
    const QByteArray bytes = randomBytes(2 * kMiB, 8);
    const auto done = replaceDisk([&bytes](DiskOutput& output, JobContext&) {
        return output.write(4 * kMiB, bytesOf(bytes)).and_then([&] { return output.finish(16 * kMiB); });
    });
    QVERIFY2(done, qPrintable(why(done)));
    QCOMPARE(builtFiles().size(), 1);
    static const QRegularExpression named(u"^still-[0-9a-f]{8}[.]raw$"_s);
    QVERIFY2(named.match(builtFiles().constFirst()).hasMatch(), qPrintable(builtFiles().constFirst()));
    QCOMPARE(diskOfStill(), path(u"pool/"_s) + builtFiles().constFirst());
    QByteArray expected(32 * kMiB, 0); // not smaller than it was
    expected.replace(4 * kMiB, 2 * kMiB, bytes);
    QVERIFY(readFile(diskOfStill()).value_or(QByteArray()) == expected);
    QCOMPARE(records(), QStringList());
    QByteArray xml;
    QVERIFY(m_virt->virsh({u"dumpxml"_s, u"still"_s}, &xml));
    QCOMPARE(DomainXml::read(xml)->disks.constFirst().format, u"raw"_s);
    QCOMPARE(DomainXml::read(xml)->origin.image, u"loc-abcde"_s);
    const auto again = replaceDisk([](DiskOutput& output, JobContext&) { return output.finish(16 * kMiB); });
    QVERIFY2(again, qPrintable(why(again)));
    QVERIFY2(
        named.match(builtFiles().join(u' ')).hasMatch(), qPrintable(builtFiles().join(u' '))); // one, no longer name
    QVERIFY(m_virt->virsh({u"start"_s, u"still"_s}));
    QVERIFY(m_virt->virsh({u"destroy"_s, u"still"_s}));
}

void TestSystemServers::theOldDiskStays_data() {
    QTest::addColumn<bool>("started");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("when writing fails") << false << ErrorCode::Damaged;
    QTest::newRow("when the server is started meanwhile") << true << ErrorCode::WrongState;
}

void TestSystemServers::theOldDiskStays() {
    QFETCH(const bool, started);
    QFETCH(const ErrorCode, code);
    QVERIFY(makeStill());
    const auto done = replaceDisk([&](DiskOutput& output, JobContext&) -> Result<void> {
        if (!started)
            return std::unexpected(Error{ErrorCode::Damaged, u"The image is damaged."_s});
        m_virt->virsh({u"start"_s, u"still"_s});
        return output.finish(16 * kMiB);
    });
    if (started)
        QVERIFY(m_virt->virsh({u"destroy"_s, u"still"_s}));
    QVERIFY(!done);
    QCOMPARE(done.error().code, code);
    QCOMPARE(builtFiles(), QStringList(u"still.qcow2"_s));
    QCOMPARE(diskOfStill(), path(u"pool/still.qcow2"_s));
    QCOMPARE(records(), QStringList());
}

// A process that dies when the server has its new disk already.
void TestSystemServers::whatAServerUsesIsNotLeftOver() {
    QVERIFY(makeStill());
    QByteArray uuid;
    QVERIFY(m_virt->virsh({u"domuuid"_s, u"still"_s}, &uuid));
    QVERIFY(m_virt->virsh({u"vol-create-as"_s, u"default"_s, u"half.raw"_s, u"1M"_s}));
    for (const QString& file : {u"pool/still.qcow2"_s, u"pool/half.raw"_s}) {
        const pid_t child = fork();
        if (child == 0) {
            const auto unfinished = Unfinished::begin(path(u"records"_s),
                {m_virt->addressElsewhere(), QString::fromLatin1(uuid.trimmed()), {path(file)}, true});
            ::kill(::getpid(), SIGKILL);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
    }
    QCOMPARE(records().size(), 2);
    Unfinished::clean(path(u"records"_s), m_virt->addressElsewhere());
    QCOMPARE(records(), QStringList());
    QCOMPARE(builtFiles(), QStringList(u"still.qcow2"_s));
}

QTEST_GUILESS_MAIN(TestSystemServers)
#include "tst_systemservers.moc"
