// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/jobs/jobqueue.h"
#include "models/local/locallibrary.h"
#include "models/servers/backup.h"
#include "models/servers/virthost.h"
#include "tests/servers/virtdaemon.h"
#include "tests/support/diskmaker.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <csignal>
#include <future>

#include <sys/wait.h>
#include <unistd.h>

using namespace platter;
using namespace platter::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 kMiB = 1024 * 1024;

} // namespace

// Real servers of a real libvirt and QEMU, copied into a real library.
class TestSnapshots : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase() { m_virt.reset(); }
    void running();
    void off();
    void offAndHeld();
    void offOnABackingFile();
    void severalDisksAreOfOneMoment();
    void ofTheMoment();
    void theSecondCostsWhatChanged();
    void cancelled();
    void switchedOffMeanwhile();
    void libvirtDies();
    void platterDies();
    void anotherJobRuns();
    void cannotBeRetried();

private:
    bool makeDisk(const QString& name, qint64 bytes, quint32 seed);
    QByteArray raw(const QString& name); // what the server sees of it
    Server server(const QString& name) const;
    Image snapshot(const SnapshotRequest& request);
    Job* start(const SnapshotRequest& request) { return m_queue->add(m_library->snapshotJob(request)); }
    QByteArray exported(const Image& image);
    bool isClean(const QString& name); // no job runs, and nothing lies about

    std::unique_ptr<VirtDaemon> m_virt;
    std::unique_ptr<VirtHost> m_host;
    std::unique_ptr<LocalLibrary> m_library;
    std::unique_ptr<JobQueue> m_queue;
};

void TestSnapshots::initTestCase() {
    if (!VirtDaemon::isInstalled())
        QSKIP("libvirt and QEMU are not installed");
    m_virt = std::make_unique<VirtDaemon>();
    QVERIFY(m_virt->start());
}

void TestSnapshots::init() {
    QVERIFY(makeDisk(u"a"_s, 24 * kMiB, 1));
    QVERIFY(m_virt->define(u"web-1"_s, {u"a.qcow2"_s}));
    m_host = std::make_unique<VirtHost>(
        VirtHost::Options{.addresses = {m_virt->address()}, .folder = m_virt->folder() + u"/backups"_s, .pause = 50ms});
    m_library = std::make_unique<LocalLibrary>(m_virt->folder() + u"/library"_s);
    m_library->setServerHost(m_host.get());
    m_library->setWatched(true);
    m_queue = std::make_unique<JobQueue>();
    QTRY_COMPARE(m_library->state(), LibraryState::Ready);
    QTRY_VERIFY(!m_library->servers().isEmpty());
}

void TestSnapshots::cleanup() {
    m_queue.reset();
    m_library.reset();
    m_host.reset();
    m_virt->clear();
    QVERIFY(QDir(m_virt->folder() + u"/library"_s).removeRecursively());
}

bool TestSnapshots::makeDisk(const QString& name, qint64 bytes, quint32 seed) {
    const QString path = m_virt->folder() + u'/' + name;
    return makeExt4Disk(path + u".raw"_s, bytes, seed)
        && VirtDaemon::run(u"qemu-img"_s, {u"convert"_s, u"-O"_s, u"qcow2"_s, path + u".raw"_s, path + u".qcow2"_s});
}

QByteArray TestSnapshots::raw(const QString& name) {
    return readFile(m_virt->folder() + u'/' + name + u".raw"_s).value_or(QByteArray());
}

Server TestSnapshots::server(const QString& name) const {
    const QList<Server> servers = m_library->servers();
    const auto found = std::ranges::find(servers, name, &Server::name);
    return found == servers.end() ? Server{} : *found;
}

Image TestSnapshots::snapshot(const SnapshotRequest& request) {
    Job* job = start(request);
    const bool ended = QTest::qWaitFor([job] { return job->isFinished(); }, 60'000);
    if (!ended || job->state() != JobState::Succeeded) {
        qWarning("%s", qPrintable(job->error() ? job->error()->message + job->error()->detail : u"unfinished"_s));
        return {};
    }
    const ImageId id = job->image().image;
    (void)QTest::qWaitFor([&] { return m_library->image(id)->status == ImageStatus::Available; });
    return m_library->image(id).value_or(Image{});
}

QByteArray TestSnapshots::exported(const Image& image) {
    const QString out = m_virt->folder() + u"/out.raw"_s;
    Job* job = m_queue->add(m_library->exportJob(image.id, {.path = out, .overwrite = true}));
    (void)QTest::qWaitFor([job] { return job->isFinished(); }, 60'000);
    return job->state() == JobState::Succeeded ? readFile(out).value_or(QByteArray()) : QByteArray();
}

bool TestSnapshots::isClean(const QString& name) {
    QByteArray state, job;
    const bool runs = m_virt->virsh({u"domstate"_s, name}, &state) && !state.contains("shut off");
    if (runs && (!m_virt->virsh({u"domjobinfo"_s, name}, &job) || !job.contains("None")))
        return false;
    const QDir folder(m_virt->folder());
    return folder.entryList({u".platter-*"_s}, QDir::Files | QDir::Hidden).isEmpty()
        && QDir(folder.filePath(u"backups"_s)).entryList(QDir::Files | QDir::System).isEmpty();
}

void TestSnapshots::running() {
    QVERIFY(m_virt->virsh({u"start"_s, u"web-1"_s}));
    QTRY_COMPARE(server(u"web-1"_s).status, ServerStatus::Active);
    QCOMPARE(server(u"web-1"_s).diskSize, 24 * kMiB);
    QCOMPARE(server(u"web-1"_s).mode, ImageMode::Virtio);
    const Image image = snapshot({.server = server(u"web-1"_s).id, .note = u"before the upgrade"_s});
    QCOMPARE(image.status, ImageStatus::Available);
    QCOMPARE(image.sourceType, SourceType::Snapshot);
    QCOMPARE(image.source, server(u"web-1"_s).id.toString());
    QCOMPARE(image.architecture, Architecture::x86_64());
    QVERIFY2(image.name.startsWith(u"Snapshot of web-1 "_s), qPrintable(image.name));
    QVERIFY(image.description.startsWith(u"before the upgrade\n"_s));
    QVERIFY2(image.description.contains(u"not frozen"_s), qPrintable(image.description)); // there is no agent
    QVERIFY(exported(image) == raw(u"a"_s));
    QTRY_VERIFY(isClean(u"web-1"_s));
    QVERIFY(server(u"web-1"_s).lastSnapshotAt);
}

void TestSnapshots::off() {
    QCOMPARE(server(u"web-1"_s).status, ServerStatus::Inactive);
    const Image image = snapshot({.server = server(u"web-1"_s).id, .name = u"golden"_s});
    QCOMPARE(image.name, u"golden"_s);
    QVERIFY(exported(image) == raw(u"a"_s));
    QVERIFY(isClean(u"web-1"_s));
    QVERIFY(m_virt->virsh({u"start"_s, u"web-1"_s})); // nothing holds its disk any more
}

// It is not written to while it is read.
void TestSnapshots::offAndHeld() {
    auto source = m_host->snapshotOpener(server(u"web-1"_s).id, {}, {})({});
    QVERIFY(source);
    QVERIFY(!m_virt->virsh({u"start"_s, u"web-1"_s}));
    auto another = m_host->snapshotOpener(server(u"web-1"_s).id, {}, {})({}); // whoever only reads is let in
    QVERIFY2(another.has_value(), another ? "" : qPrintable(another.error().message));
    source = std::unexpected(Error{});
    another = std::unexpected(Error{});
    QVERIFY(m_virt->virsh({u"start"_s, u"web-1"_s}));
}

void TestSnapshots::offOnABackingFile() {
    const QString folder = m_virt->folder();
    QVERIFY(VirtDaemon::run(u"qemu-img"_s,
        {u"create"_s, u"-q"_s, u"-f"_s, u"qcow2"_s, u"-b"_s, u"a.qcow2"_s, u"-F"_s, u"qcow2"_s,
            folder + u"/top.qcow2"_s}));
    QVERIFY(m_virt->define(u"web-2"_s, {u"top.qcow2"_s}));
    QTRY_VERIFY(!server(u"web-2"_s).id.isEmpty());
    QVERIFY(exported(snapshot({.server = server(u"web-2"_s).id})) == raw(u"a"_s));
}

void TestSnapshots::severalDisksAreOfOneMoment() {
    QVERIFY(makeDisk(u"b"_s, 16 * kMiB, 2));
    QVERIFY(m_virt->define(u"db-1"_s, {u"a.qcow2"_s, u"b.qcow2"_s}));
    QVERIFY(m_virt->virsh({u"start"_s, u"db-1"_s}));
    QTRY_COMPARE(server(u"db-1"_s).status, ServerStatus::Active);
    const Server db = server(u"db-1"_s);
    QCOMPARE(db.volumes.size(), 2);
    m_queue->setParallel(1); // the second begins when the first has ended, and is of the same moment all the same
    Job* first = start({.server = db.id});
    Job* second = start({.server = db.id, .volume = db.volumes.at(1).id});
    QTRY_VERIFY_WITH_TIMEOUT(first->isFinished(), 60'000);
    QCOMPARE(first->state(), JobState::Succeeded);
    QTRY_VERIFY_WITH_TIMEOUT(second->isFinished(), 60'000);
    QVERIFY2(second->state() == JobState::Succeeded, qPrintable(second->error() ? second->error()->message : u""_s));
    const Image image = m_library->image(second->image().image).value_or(Image{});
    QVERIFY2(image.name.startsWith(u"Snapshot of db-1 vdb "_s), qPrintable(image.name));
    QVERIFY(exported(image) == raw(u"b"_s));
    QTRY_VERIFY(isClean(u"db-1"_s));
}

// What the server writes after the moment is not in it.
void TestSnapshots::ofTheMoment() {
    QVERIFY(m_virt->virsh({u"start"_s, u"web-1"_s}));
    QTRY_COMPARE(server(u"web-1"_s).status, ServerStatus::Active);
    Job* job = start({.server = server(u"web-1"_s).id});
    job->pause();
    const auto opener = m_host->snapshotOpener(server(u"web-1"_s).id, {}, {});
    job->cancel();
    QVERIFY(opener);
    auto source = opener({});
    QVERIFY2(source.has_value(), source ? "" : qPrintable(source.error().message + source.error().detail));
    auto& blocks = std::get<std::unique_ptr<BlockSource>>(*source);
    QVERIFY(m_virt->virsh(
        {u"qemu-monitor-command"_s, u"web-1"_s, u"--hmp"_s, u"qemu-io libvirt-1-format \"write -P 9 1M 1M\""_s}));
    QByteArray read(2 * kMiB, 0);
    QVERIFY(blocks->read(0, std::as_writable_bytes(std::span(read.data(), std::size_t(read.size())))));
    QVERIFY(read == raw(u"a"_s).first(2 * kMiB));
    source = std::unexpected(Error{});
    QTRY_VERIFY(isClean(u"web-1"_s));
}

void TestSnapshots::theSecondCostsWhatChanged() {
    const Image first = snapshot({.server = server(u"web-1"_s).id});
    const Image second = snapshot({.server = server(u"web-1"_s).id});
    QCOMPARE_GT(*first.storedSize, 100'000);
    QCOMPARE(*second.storedSize, 0);
    QCOMPARE(second.contentId, first.contentId);
}

void TestSnapshots::cancelled() {
    QVERIFY(m_virt->virsh({u"start"_s, u"web-1"_s}));
    QTRY_COMPARE(server(u"web-1"_s).status, ServerStatus::Active);
    Job* job = start({.server = server(u"web-1"_s).id});
    QTRY_COMPARE(job->state(), JobState::Running);
    job->cancel();
    QTRY_VERIFY(job->isFinished());
    QCOMPARE(job->state(), JobState::Cancelled);
    QTRY_VERIFY(isClean(u"web-1"_s));
    QTRY_VERIFY(m_library->images().isEmpty());
    Job* never = start({.server = server(u"web-1"_s).id}); // cancelled before it began
    never->cancel();
    QTRY_VERIFY(never->isFinished());
    QCOMPARE(snapshot({.server = server(u"web-1"_s).id}).status, ImageStatus::Available);
}

void TestSnapshots::switchedOffMeanwhile() {
    QVERIFY(m_virt->virsh({u"start"_s, u"web-1"_s}));
    QTRY_COMPARE(server(u"web-1"_s).status, ServerStatus::Active);
    auto source = m_host->snapshotOpener(server(u"web-1"_s).id, {}, {})({});
    QVERIFY(source);
    QVERIFY(m_virt->virsh({u"destroy"_s, u"web-1"_s}));
    auto& blocks = std::get<std::unique_ptr<BlockSource>>(*source);
    std::vector<std::byte> piece(kMiB);
    Result<void> read;
    for (qint64 at = 0; at < blocks->size() && read; at += kMiB)
        read = blocks->read(at, piece);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::WrongState);
    QVERIFY2(read.error().message.contains(u"switched off"_s), qPrintable(read.error().message));
    source = std::unexpected(Error{});
    QTRY_VERIFY(isClean(u"web-1"_s));
}

void TestSnapshots::libvirtDies() {
    QVERIFY(m_virt->virsh({u"start"_s, u"web-1"_s}));
    QTRY_COMPARE(server(u"web-1"_s).status, ServerStatus::Active);
    auto source = m_host->snapshotOpener(server(u"web-1"_s).id, {}, {})({});
    QVERIFY(source);
    m_virt->kill();
    // QEMU goes on giving out the disk.
    auto& blocks = std::get<std::unique_ptr<BlockSource>>(*source);
    QByteArray all(blocks->size(), 0);
    QVERIFY(blocks->read(0, std::as_writable_bytes(std::span(all.data(), std::size_t(all.size())))));
    QVERIFY(all == raw(u"a"_s));
    QTRY_VERIFY(m_host->problem());
    QVERIFY(m_virt->start());
    source = std::unexpected(Error{}); // and libvirt, back again, ends it
    QTRY_VERIFY(isClean(u"web-1"_s));
    QTRY_VERIFY(!m_host->problem());
    QCOMPARE(server(u"web-1"_s).status, ServerStatus::Active);
}

// Killed in the middle: the next run of the program ends what was left.
void TestSnapshots::platterDies() {
    QVERIFY(m_virt->virsh({u"start"_s, u"web-1"_s}));
    QTRY_COMPARE(server(u"web-1"_s).status, ServerStatus::Active);
    const Backup::Request request{.address = m_virt->address(),
        .uuid = server(u"web-1"_s).id.toString(),
        .name = u"web-1"_s,
        .targets = {u"vda"_s},
        .folder = m_virt->folder() + u"/backups"_s};
    const pid_t child = fork();
    if (child == 0)
        _exit(Backup::begin(request, {}) ? [] {
            ::kill(::getpid(), SIGKILL);
            return 0;
        }()
                                         : 1);
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QVERIFY(WIFSIGNALED(status));
    QVERIFY(!isClean(u"web-1"_s));
    const VirtHost next({.addresses = {m_virt->address()}, .folder = request.folder});
    QTRY_VERIFY(isClean(u"web-1"_s));
}

void TestSnapshots::anotherJobRuns() {
    QVERIFY(m_virt->virsh({u"start"_s, u"web-1"_s}));
    QTRY_COMPARE(server(u"web-1"_s).status, ServerStatus::Active);
    auto mine = m_host->snapshotOpener(server(u"web-1"_s).id, {}, {})({});
    QVERIFY(mine);
    // Another program's, as far as this one can tell; what ends makes room for it.
    VirtHost other({.addresses = {m_virt->address()}, .folder = m_virt->folder() + u"/other"_s});
    other.refresh();
    QTRY_VERIFY(other.hasAnswered());
    const auto opener = other.snapshotOpener(server(u"web-1"_s).id, {}, {});
    auto waiting = std::async(std::launch::async, [&opener] { return opener({}); });
    QCOMPARE(waiting.wait_for(500ms), std::future_status::timeout);
    mine = std::unexpected(Error{});
    auto theirs = waiting.get();
    QVERIFY2(theirs.has_value(), theirs ? "" : qPrintable(theirs.error().message));
    theirs = std::unexpected(Error{});
    QTRY_VERIFY(isClean(u"web-1"_s));
}

void TestSnapshots::cannotBeRetried() {
    QVERIFY(QFile::remove(m_virt->folder() + u"/a.qcow2"_s));
    Job* job = start({.server = server(u"web-1"_s).id});
    QTRY_VERIFY(job->isFinished());
    QCOMPARE(job->state(), JobState::Failed);
    QTRY_COMPARE(m_library->image(job->image().image)->status, ImageStatus::Failed);
    Job* again = m_queue->add(m_library->retryJob(job->image().image));
    QTRY_VERIFY(again->isFinished());
    QVERIFY2(again->error() && again->error()->message.contains(u"new snapshot"_s),
        qPrintable(again->error() ? again->error()->message : u"no error"_s));
}

QTEST_GUILESS_MAIN(TestSnapshots)
#include "tst_snapshots.moc"
