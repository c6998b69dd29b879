// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/files/file.h"
#include "models/jobs/jobqueue.h"
#include "models/local/locallibrary.h"
#include "models/servers/heldserverdisk.h"
#include "models/servers/unfinished.h"
#include "models/servers/virthost.h"
#include "tests/servers/quietcontext.h"
#include "tests/servers/systemhome.h"

#include <QRegularExpression>

#include <csignal>

#include <sys/wait.h>

using namespace platter;
using namespace platter::test;
using namespace Qt::StringLiterals;

// Building servers, and restoring their disks, where only libvirt may write, or on another computer.
class TestSystemDisks : public SystemHome {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startVirt(); }
    void cleanupTestCase() { m_virt.reset(); }
    void cleanup() { dropAll(); }
    void builtThroughLibvirt();
    void nothingStaysOfWhatIsNotBuilt_data();
    void nothingStaysOfWhatIsNotBuilt();
    void builderDies();
    void restoredThroughLibvirt();
    void theOldDiskStays_data();
    void theOldDiskStays();
    void aDiskThatOthersUseIsNotRestored();
    void theOldDiskStaysWhereNotAllIsKnown();
    void whatAServerUsesIsNotLeftOver();

private:
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
};

const Job* TestSystemDisks::build(JobQueue& queue, const Writer& writer) {
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

void TestSystemDisks::builtThroughLibvirt() {
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

void TestSystemDisks::nothingStaysOfWhatIsNotBuilt_data() {
    QTest::addColumn<bool>("wrote");
    QTest::newRow("before anything was written") << false;
    QTest::newRow("in the middle") << true;
}

void TestSystemDisks::nothingStaysOfWhatIsNotBuilt() {
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

void TestSystemDisks::builderDies() {
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

bool TestSystemDisks::makeStill() {
    return makePool(u"pool"_s)
        && VirtDaemon::run(
            u"qemu-img"_s, {u"convert"_s, u"-O"_s, u"qcow2"_s, path(u"below.raw"_s), path(u"pool/still.qcow2"_s)})
        && defineStill(u"pool/still.qcow2"_s);
}

Result<void> TestSystemDisks::replaceDisk(const Writer& writer) {
    auto held = HeldServerDisk::hold({.address = m_virt->addressElsewhere(),
                                         .uuid = uuidOf(u"still"_s),
                                         .name = u"still"_s,
                                         .records = path(u"records"_s)},
        {});
    if (!held)
        return std::unexpected(held.error());
    Image image;
    image.id = ImageId(u"loc-abcde"_s);
    image.name = u"trixie"_s;
    image.virtualSize = 16 * kMiB;
    QuietContext context;
    const auto write
        = [&writer](std::unique_ptr<DiskOutput> output, JobContext& given) { return writer(*output, given); };
    return (*held)->replace({.image = image, .write = write, .note = [](const QString&, const QString&) { }}, context);
}

void TestSystemDisks::restoredThroughLibvirt() {
    QVERIFY(makeStill());
    const QByteArray bytes = randomBytes(2 * kMiB, 8);
    const auto done = replaceDisk([&bytes](DiskOutput& output, JobContext&) {
        return output.write(4 * kMiB, bytesOf(bytes + QByteArray(kMiB, 0))).and_then([&] {
            return output.finish(16 * kMiB);
        });
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

void TestSystemDisks::theOldDiskStays_data() {
    QTest::addColumn<QString>("what");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("when writing fails") << u"fails"_s << ErrorCode::Damaged;
    QTest::newRow("when the server is started meanwhile") << u"starts"_s << ErrorCode::WrongState;
    QTest::newRow("when it was written to meanwhile") << u"writes"_s << ErrorCode::SourceChanged;
}

void TestSystemDisks::theOldDiskStays() {
    QFETCH(const QString, what);
    QFETCH(const ErrorCode, code);
    QVERIFY(makeStill());
    const auto done = replaceDisk([&](DiskOutput& output, JobContext&) -> Result<void> {
        if (what == u"fails")
            return std::unexpected(Error{ErrorCode::Damaged, u"The image is damaged."_s});
        QFile file(path(u"pool/still.qcow2"_s));
        if (what == u"starts")
            m_virt->virsh({u"start"_s, u"still"_s});
        else if (file.open(QIODevice::ReadWrite))
            file.write("Q"); // as it was, and yet
        file.close();
        return output.finish(16 * kMiB);
    });
    if (what == u"starts")
        QVERIFY(m_virt->virsh({u"destroy"_s, u"still"_s}));
    QVERIFY(!done);
    QCOMPARE(done.error().code, code);
    QCOMPARE(builtFiles(), QStringList(u"still.qcow2"_s));
    QCOMPARE(diskOfStill(), path(u"pool/still.qcow2"_s));
    QCOMPARE(records(), QStringList());
}

void TestSystemDisks::aDiskThatOthersUseIsNotRestored() {
    QVERIFY(makeStill());
    const auto write = [](DiskOutput& output, JobContext&) { return output.finish(16 * kMiB); };
    QVERIFY(VirtDaemon::run(u"qemu-img"_s,
        {u"create"_s, u"-q"_s, u"-f"_s, u"qcow2"_s, u"-b"_s, path(u"pool/still.qcow2"_s), u"-F"_s, u"qcow2"_s,
            path(u"pool/clone.qcow2"_s)}));
    QVERIFY(m_virt->virsh({u"pool-refresh"_s, u"default"_s}));
    auto done = replaceDisk(write);
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Conflict);
    QVERIFY2(done.error().message.contains(u"clone.qcow2"_s), qPrintable(why(done)));
    QVERIFY(QFile::remove(path(u"pool/clone.qcow2"_s)));
    QVERIFY(m_virt->virsh({u"pool-refresh"_s, u"default"_s}));
    QVERIFY(m_virt->define(u"twin"_s, {u"pool/still.qcow2"_s}));
    done = replaceDisk(write);
    QVERIFY(m_virt->virsh({u"undefine"_s, u"twin"_s}));
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Conflict);
    QVERIFY2(done.error().message.contains(u"used by twin"_s), qPrintable(why(done)));
    QCOMPARE(builtFiles(), QStringList(u"still.qcow2"_s));
}
// Another server's qcow2 is in no pool, so that libvirt does not tell what it stands on.
void TestSystemDisks::theOldDiskStaysWhereNotAllIsKnown() {
    QVERIFY(makeStill());
    QVERIFY(QDir().mkpath(path(u"apart"_s)));
    QVERIFY(VirtDaemon::run(u"qemu-img"_s,
        {u"create"_s, u"-q"_s, u"-f"_s, u"qcow2"_s, u"-b"_s, path(u"pool/still.qcow2"_s), u"-F"_s, u"qcow2"_s,
            path(u"apart/clone.qcow2"_s)}));
    QVERIFY(m_virt->define(u"twin"_s, {u"apart/clone.qcow2"_s}));
    VirtHost host({.addresses = {m_virt->addressElsewhere()},
        .folder = path(u"backups"_s),
        .records = path(u"records"_s),
        .pause = std::chrono::milliseconds(50)});
    LocalLibrary library(path(u"library"_s));
    library.setServerHost(&host);
    library.setWatched(true);
    JobQueue queue;
    QTRY_COMPARE(library.state(), LibraryState::Ready);
    QTRY_VERIFY(!library.servers().isEmpty());
    QVERIFY(writeFile(path(u"small.raw"_s), randomBytes(kMiB, 5)));
    const Job* import = queue.add(library.importJob({.media = *Media::inspect(path(u"small.raw"_s))}));
    QTRY_COMPARE(import->state(), JobState::Succeeded);
    QTRY_COMPARE(library.images().constFirst().status, ImageStatus::Available);
    const Job* job = queue.add(
        library.restoreDiskJob({.server = ServerId(uuidOf(u"still"_s)), .image = library.images().constFirst().id}));
    QVERIFY(QTest::qWaitFor([job] { return job->isFinished(); }, 60'000));
    QVERIFY(m_virt->virsh({u"undefine"_s, u"twin"_s}));
    QVERIFY2(job->state() == JobState::Succeeded, qPrintable(job->error() ? job->error()->message : QString()));
    QVERIFY(QFile::exists(path(u"pool/still.qcow2"_s)));
    QVERIFY(diskOfStill() != path(u"pool/still.qcow2"_s));
    QCOMPARE(builtFiles().size(), 2);
    // The snapshot of that disk says so.
    const auto snapshot = [&] { return library.image(job->image().image).value_or(Image{}).description; };
    QTRY_VERIFY2(snapshot().contains(path(u"pool/still.qcow2"_s)), qPrintable(snapshot()));
}

// A process that dies when the server has its new disk already, or that does not hear that it has.
void TestSystemDisks::whatAServerUsesIsNotLeftOver() {
    QVERIFY(makeStill());
    QVERIFY(m_virt->virsh({u"vol-create-as"_s, u"default"_s, u"half.raw"_s, u"1M"_s}));
    for (const QString& file : {u"pool/still.qcow2"_s, u"pool/half.raw"_s}) {
        const pid_t child = fork();
        if (child == 0) {
            const auto unfinished = Unfinished::begin(
                path(u"records"_s), {m_virt->addressElsewhere(), uuidOf(u"still"_s), {path(file)}, true});
            ::kill(::getpid(), SIGKILL);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
    }
    QCOMPARE(records().size(), 2);
    QVERIFY(Unfinished::begin(
        path(u"records"_s), {m_virt->addressElsewhere(), uuidOf(u"still"_s), {path(u"pool/still.qcow2"_s)}, true}));
    QCOMPARE(records().size(), 2);
    Unfinished::clean(path(u"records"_s), m_virt->addressElsewhere());
    QCOMPARE(records(), QStringList());
    QCOMPARE(builtFiles(), QStringList(u"still.qcow2"_s));
}

QTEST_GUILESS_MAIN(TestSystemDisks)
#include "tst_systemdisks.moc"
