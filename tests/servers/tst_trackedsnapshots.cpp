// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/domain/sizes.h"
#include "models/servers/backup.h"
#include "models/servers/changetracker.h"
#include "tests/servers/homeserver.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <array>
#include <csignal>

#include <sys/wait.h>
#include <unistd.h>

using namespace platter;
using namespace platter::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kElsewhere = 39 * kMiB / 4; // where there is data that is not looked at whether it is what it was

} // namespace

// Servers whose disks keep note of what is written to them, in a real QEMU: the next snapshot reads only that, and is what the
// disk is all the same.
class TestTrackedSnapshots : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_home.reset(); }
    void cleanupTestCase() { m_virt.reset(); }
    void readsOnlyWhatWasWritten();
    void lastsWhileTheServerIsOff();
    void notAfterACrash();
    void cancelled();
    void switchedOff();
    void switchedOffWhileTheServerIs();
    void exchangedDisks();
    void refused();
    void oldFormat();
    void theEarlierImageIsGone();
    void severalDisks();
    void rawDisksAreReadAsEver();
    void platterDies();
    void twoAtOnce();
    void writtenToMeanwhile();
    void onAnotherFile();
    void committed();
    void otherSizes();

private:
    QString path(const QString& name) const { return m_virt->folder() + u'/' + name; }
    bool start(const QString& name = u"web"_s);
    bool write(const QString& command, int disk = 0); // what qemu-io says, to the disk of "web" while it runs
    // In the model of the disk, too.
    bool fill(qint64 at, qint64 length, char with);
    Job* snapshot(std::optional<bool> tracks = {}, const VolumeId& disk = {});
    std::array<const Job*, 2> snapshotBoth(); // of the two disks at one moment, tracked
    QByteArray exported(const Job* job);
    // Spoils bytes in the qcow2 that stand for these of the disk: who reads them gets others.
    bool spoil(qint64 at, qint64 length);
    QStringList bitmaps(const QString& file = u"web.qcow2"_s); // of a disk whose server runs, or is off
    bool isClean(const QString& name = u"web"_s); // libvirt knows of no checkpoint
    ChangeTracker::Server tracked() const;

    std::unique_ptr<VirtDaemon> m_virt;
    std::unique_ptr<HomeServer> m_home;
    QByteArray m_disk; // what should be on the disk of "web"
};

void TestTrackedSnapshots::initTestCase() {
    if (!VirtDaemon::isInstalled())
        QSKIP("libvirt and QEMU are not installed");
    m_virt = std::make_unique<VirtDaemon>();
    QVERIFY(m_virt->start());
    QVERIFY(makeExt4Disk(path(u"a.raw"_s), 24 * kMiB, 1));
}

void TestTrackedSnapshots::init() {
    m_disk = *readFile(path(u"a.raw"_s));
    for (const QString& name : {u"web.qcow2"_s, u"data.qcow2"_s})
        QVERIFY(VirtDaemon::run(u"qemu-img"_s, {u"convert"_s, u"-O"_s, u"qcow2"_s, path(u"a.raw"_s), path(name)}));
    QVERIFY(m_virt->define(u"web"_s, {u"web.qcow2"_s, u"data.qcow2"_s}));
    m_home = std::make_unique<HomeServer>(m_virt.get());
    QTRY_COMPARE(m_home->library->state(), LibraryState::Ready);
    QTRY_VERIFY(!m_home->server(u"web"_s).id.isEmpty());
    QCOMPARE(m_home->server(u"web"_s).tracksChanges, std::optional(false));
    QVERIFY(start());
}

bool TestTrackedSnapshots::start(const QString& name) {
    return m_virt->virsh({u"start"_s, name})
        && QTest::qWaitFor([&] { return m_home->server(name).status == ServerStatus::Active; });
}

bool TestTrackedSnapshots::write(const QString& command, int disk) {
    return m_virt->virsh({u"qemu-monitor-command"_s, u"web"_s, u"--hmp"_s,
        u"qemu-io -d /machine/peripheral/virtio-disk%1/virtio-backend \"%2\""_s.arg(disk).arg(command)});
}

bool TestTrackedSnapshots::fill(qint64 at, qint64 length, char with) {
    m_disk.replace(at, length, QByteArray(length, with));
    return write(u"write -P %1 %2 %3"_s.arg(int(with)).arg(at).arg(length));
}

Job* TestTrackedSnapshots::snapshot(std::optional<bool> tracks, const VolumeId& disk) {
    return m_home->run(
        m_home->library->snapshotJob({.server = m_home->server(u"web"_s).id, .volume = disk, .tracksChanges = tracks}));
}

std::array<const Job*, 2> TestTrackedSnapshots::snapshotBoth() {
    const Server web = m_home->server(u"web"_s);
    const auto begin = [&](const VolumeId& disk) {
        return m_home->queue->add(
            m_home->library->snapshotJob({.server = web.id, .volume = disk, .tracksChanges = true}));
    };
    const std::array<const Job*, 2> both{begin({}), begin(web.volumes.at(1).id)};
    (void)QTest::qWaitFor([&] { return both[0]->isFinished() && both[1]->isFinished(); }, 60'000);
    return both;
}

QByteArray TestTrackedSnapshots::exported(const Job* job) {
    if (job->state() != JobState::Succeeded)
        qWarning("%s", qPrintable(whyOf(job)));
    const QString out = path(u"out.raw"_s);
    const Job* done = m_home->run(m_home->library->exportJob(job->image().image, {.path = out, .overwrite = true}));
    return done->state() == JobState::Succeeded ? readFile(out).value_or(QByteArray()) : QByteArray();
}

bool TestTrackedSnapshots::spoil(qint64 at, qint64 length) {
    const QByteArray bytes = m_disk.mid(at, length);
    const qsizetype found = readFile(path(u"web.qcow2"_s)).value_or(QByteArray()).indexOf(bytes);
    QFile file(path(u"web.qcow2"_s));
    return found > 0 && file.open(QIODevice::ReadWrite) && file.seek(found)
        && file.write(QByteArray(length, 's')) == length;
}

QStringList TestTrackedSnapshots::bitmaps(const QString& file) {
    QByteArray text;
    QStringList names;
    if (m_home->server(u"web"_s).status != ServerStatus::Active) {
        VirtDaemon::run(u"qemu-img"_s, {u"info"_s, u"--output=json"_s, path(file)}, &text);
        const QJsonObject data = QJsonDocument::fromJson(text)["format-specific"_L1]["data"_L1].toObject();
        for (const QJsonValue& bitmap : data["bitmaps"_L1].toArray())
            names.append(bitmap["name"_L1].toString());
        return names;
    }
    m_virt->virsh({u"qemu-monitor-command"_s, u"web"_s, uR"({"execute":"query-named-block-nodes"})"_s}, &text);
    for (const QJsonValue& node : QJsonDocument::fromJson(text)["return"_L1].toArray())
        if (node["drv"_L1] == "qcow2"_L1 && node["file"_L1].toString().endsWith(file))
            for (const QJsonValue& bitmap : node["dirty-bitmaps"_L1].toArray())
                names.append(bitmap["name"_L1].toString());
    return names;
}

bool TestTrackedSnapshots::isClean(const QString& name) {
    QByteArray checkpoints;
    return m_virt->virsh({u"checkpoint-list"_s, name, u"--name"_s}, &checkpoints) && checkpoints.trimmed().isEmpty();
}

ChangeTracker::Server TestTrackedSnapshots::tracked() const {
    return {.folder = m_home->records() + u"/changes"_s,
        .address = m_virt->address(),
        .uuid = m_home->server(u"web"_s).id.toString(),
        .name = u"web"_s};
}

void TestTrackedSnapshots::readsOnlyWhatWasWritten() {
    const Job* first = snapshot(true);
    QVERIFY(exported(first) == m_disk);
    QTRY_COMPARE(m_home->server(u"web"_s).tracksChanges, std::optional(true));
    const QStringList one = bitmaps();
    QCOMPARE(one.size(), 1);
    QVERIFY2(one.first().startsWith(u"platter-"_s), qPrintable(one.first()));
    QVERIFY(isClean());
    QVERIFY(bitmaps(u"data.qcow2"_s).isEmpty());

    QVERIFY(fill(5 * kMiB + 8192, 100 * 1024, 7));
    QVERIFY(fill(20 * kMiB, 4096, 8));
    QVERIFY(write(u"write -z 6M 64k"_s));
    m_disk.replace(6 * kMiB, 64 * 1024, QByteArray(64 * 1024, '\0'));
    QVERIFY(spoil(kElsewhere, 64 * 1024)); // what is not read cannot be wrong
    const Job* second = snapshot();
    QVERIFY(exported(second) == m_disk);
    QVERIFY(m_home->library->image(first->image().image)->contentId
        != m_home->library->image(second->image().image)->contentId);
    const QStringList next = bitmaps();
    QCOMPARE(next.size(), 1);
    QVERIFY(next != one);
    QVERIFY(isClean());
    // The third counts from the second.
    QVERIFY(fill(12 * kMiB, 200'000, 9));
    QVERIFY(exported(snapshot()) == m_disk);
    QCOMPARE(bitmaps().size(), 1);
    // Nothing was written: nothing is stored, and it is the same image.
    const Job* same = snapshot();
    QVERIFY(exported(same) == m_disk);
    QCOMPARE(*m_home->library->image(same->image().image)->storedSize, 0);
    QVERIFY(m_virt->virsh({u"destroy"_s, u"web"_s}));
    QVERIFY(m_virt->virsh({u"undefine"_s, u"web"_s})); // libvirt sees nothing that it would have to keep
}

void TestTrackedSnapshots::lastsWhileTheServerIsOff() {
    QVERIFY(exported(snapshot(true)) == m_disk);
    QVERIFY(fill(5 * kMiB, 4096, 7));
    QVERIFY(m_virt->virsh({u"destroy"_s, u"web"_s})); // QEMU is asked to end, and writes the bitmap
    QTRY_COMPARE(m_home->server(u"web"_s).status, ServerStatus::Inactive);
    QVERIFY(exported(snapshot()) == m_disk); // of a server that is off all is read
    QCOMPARE(bitmaps().size(), 1);
    // What writes to it meanwhile and knows of bitmaps keeps them.
    QVERIFY(VirtDaemon::run(u"qemu-io"_s, {u"-c"_s, u"write -P 6 7M 4k"_s, path(u"web.qcow2"_s)}));
    m_disk.replace(7 * kMiB, 4096, QByteArray(4096, 6));
    QVERIFY(start());
    QVERIFY(spoil(kElsewhere, 64 * 1024));
    QVERIFY(exported(snapshot()) == m_disk);
}

// The bitmap is not whole then, and all is read.
void TestTrackedSnapshots::notAfterACrash() {
    for (const bool isStored : {false, true}) {
        QVERIFY(exported(snapshot(true)) == m_disk);
        if (isStored) { // before, so that QEMU finds it there, in use
            QVERIFY(m_virt->virsh({u"destroy"_s, u"web"_s}) && start());
            QCOMPARE(bitmaps().size(), 1);
        }
        QVERIFY(fill(5 * kMiB, 4096, isStored ? 7 : 8));
        QVERIFY(write(u"flush"_s));
        QFile pid(path(u"run/libvirt/qemu/run/web.pid"_s));
        QVERIFY(pid.open(QIODevice::ReadOnly));
        QVERIFY(VirtDaemon::run(u"kill"_s, {u"-9"_s, QString::fromLatin1(pid.readAll().trimmed())}));
        QTRY_VERIFY(m_home->server(u"web"_s).status != ServerStatus::Active);
        QVERIFY(start());
        QVERIFY(exported(snapshot()) == m_disk);
        QCOMPARE(bitmaps().size(), 1); // a new one, and the broken one is gone
        QVERIFY(isClean());
        QVERIFY(spoil(kElsewhere, 64 * 1024));
        QVERIFY(exported(snapshot()) == m_disk);
        QVERIFY(fill(kElsewhere, 64 * 1024, 4)); // mends it
    }
}

// It is as if it had not been begun.
void TestTrackedSnapshots::cancelled() {
    QVERIFY(exported(snapshot(true)) == m_disk);
    const QStringList kept = bitmaps();
    QVERIFY(fill(5 * kMiB, 4096, 7));
    {
        auto source = m_home->host->snapshotOpener(m_home->server(u"web"_s).id, {}, {})({});
        QVERIFY(source);
        QCOMPARE(bitmaps().size(), 2);
    }
    QTRY_COMPARE(bitmaps(), kept);
    QVERIFY(isClean());
    QVERIFY(spoil(kElsewhere, 64 * 1024));
    QVERIFY(exported(snapshot()) == m_disk);
}

void TestTrackedSnapshots::switchedOff() {
    QVERIFY(exported(snapshot(true)) == m_disk);
    QVERIFY(exported(snapshot(false)) == m_disk);
    QVERIFY(bitmaps().isEmpty());
    QVERIFY(isClean());
    QTRY_COMPARE(m_home->server(u"web"_s).tracksChanges, std::optional(false));
    QVERIFY(QDir(tracked().folder).entryList({u"*.json"_s}).isEmpty());
    // QEMU goes back to internal snapshots again.
    QVERIFY(m_virt->virsh({u"snapshot-create-as"_s, u"web"_s, u"before"_s}));
    QVERIFY(m_virt->virsh({u"snapshot-revert"_s, u"web"_s, u"before"_s}));
    QVERIFY(m_virt->virsh({u"snapshot-delete"_s, u"web"_s, u"before"_s}));
}

// Its bitmap goes at once, or when the file can be had again.
void TestTrackedSnapshots::switchedOffWhileTheServerIs() {
    for (const QString& how : {u"at once"_s, u"tidied"_s, u"with the next snapshot"_s, u"asked again"_s}) {
        QVERIFY(exported(snapshot(true)) == m_disk);
        QCOMPARE(bitmaps().size(), 1);
        QVERIFY(m_virt->virsh({u"destroy"_s, u"web"_s}));
        QTRY_COMPARE(m_home->server(u"web"_s).status, ServerStatus::Inactive);
        const QString elsewhere = path(u"elsewhere"_s);
        const bool isAway = how != u"at once";
        QVERIFY(!isAway || QFile::rename(path(u"web.qcow2"_s), elsewhere));
        QVERIFY(ChangeTracker::choose(tracked(), false));
        QVERIFY(!isAway || QFile::rename(elsewhere, path(u"web.qcow2"_s)));
        QCOMPARE(bitmaps().size(), isAway ? 1 : 0);
        QVERIFY(start());
        if (how == u"tidied")
            ChangeTracker::tidy(tracked().folder, tracked().address, {});
        if (how == u"with the next snapshot")
            QVERIFY(exported(snapshot()) == m_disk);
        if (how == u"asked again")
            QVERIFY(ChangeTracker::choose(tracked(), false));
        QVERIFY2(bitmaps().isEmpty(), qPrintable(how));
        QVERIFY(isClean());
        QVERIFY(QDir(tracked().folder).entryList({u"*.json"_s}).isEmpty());
    }
}

// A disk that has other contents under the same name, and whose bitmap has the same name too.
void TestTrackedSnapshots::exchangedDisks() {
    const VolumeId second = m_home->server(u"web"_s).volumes.at(1).id;
    QVERIFY(write(u"write -P 3 6M 4M"_s, 1));
    QByteArray data = m_disk;
    data.replace(6 * kMiB, 4 * kMiB, QByteArray(4 * kMiB, 3));
    for (const bool isRenamed : {false, true}) {
        const auto both = snapshotBoth();
        QVERIFY(exported(both[0]) == m_disk && exported(both[1]) == data);
        QTRY_COMPARE(bitmaps(u"data.qcow2"_s), bitmaps());
        QVERIFY(m_virt->virsh({u"destroy"_s, u"web"_s}));
        QTRY_COMPARE(m_home->server(u"web"_s).status, ServerStatus::Inactive);
        if (isRenamed) {
            QVERIFY(QFile::rename(path(u"web.qcow2"_s), path(u"x.qcow2"_s)));
            QVERIFY(QFile::rename(path(u"data.qcow2"_s), path(u"web.qcow2"_s)));
            QVERIFY(QFile::rename(path(u"x.qcow2"_s), path(u"data.qcow2"_s)));
            std::swap(m_disk, data);
        } else {
            QVERIFY(VirtDaemon::run(u"cp"_s, {path(u"data.qcow2"_s), path(u"web.qcow2"_s)}));
            m_disk = data;
        }
        QVERIFY(start());
        QVERIFY(exported(snapshot()) == m_disk);
        QVERIFY(exported(snapshot({}, second)) == data);
    }
}

// The backup does not begin: nothing that libvirt was told stays, and what was kept before can be used another time.
void TestTrackedSnapshots::refused() {
    QVERIFY(exported(snapshot(true)) == m_disk);
    const QStringList kept = bitmaps();
    QVERIFY(fill(5 * kMiB, 4096, 7));
    VirtHost other({.addresses = {m_virt->address()},
        .folder = path(QString(100, u'x')), // too long for a socket
        .records = m_home->records()});
    other.refresh();
    QTRY_VERIFY(other.hasAnswered());
    const auto source = other.snapshotOpener(m_home->server(u"web"_s).id, {}, {})({});
    QVERIFY(!source);
    QVERIFY(isClean());
    QCOMPARE(bitmaps(), kept);
    QVERIFY(spoil(kElsewhere, 64 * 1024));
    QVERIFY(exported(snapshot()) == m_disk);
}

// A qcow2 of an old version keeps no bitmaps: the image says that all was read.
void TestTrackedSnapshots::oldFormat() {
    QVERIFY(VirtDaemon::run(u"qemu-img"_s,
        {u"convert"_s, u"-O"_s, u"qcow2"_s, u"-o"_s, u"compat=0.10"_s, path(u"a.raw"_s), path(u"old.qcow2"_s)}));
    QVERIFY(m_virt->define(u"old"_s, {u"old.qcow2"_s}));
    QTRY_VERIFY(!m_home->server(u"old"_s).id.isEmpty());
    QVERIFY(start(u"old"_s));
    const Job* job
        = m_home->run(m_home->library->snapshotJob({.server = m_home->server(u"old"_s).id, .tracksChanges = true}));
    QVERIFY(exported(job) == *readFile(path(u"a.raw"_s)));
    const Image image = m_home->library->image(job->image().image).value_or(Image{});
    QVERIFY2(image.description.contains(u"could not be tracked"_s), qPrintable(image.description));
    QVERIFY(isClean(u"old"_s));
}

void TestTrackedSnapshots::theEarlierImageIsGone() {
    const Job* first = snapshot(true);
    QVERIFY(exported(first) == m_disk);
    QVERIFY(fill(5 * kMiB, 4096, 7));
    const ImageId id = first->image().image;
    QTRY_VERIFY(m_home->library->image(id)->status == ImageStatus::Available);
    (void)m_home->library->remove(id);
    QTRY_VERIFY(m_home->library->image(id)->deletedAt);
    QCOMPARE(m_home->run(m_home->library->reclaimJob({.now = {id}}))->state(), JobState::Succeeded);
    QVERIFY(exported(snapshot()) == m_disk);
    QVERIFY(spoil(kElsewhere, 64 * 1024));
    QVERIFY(exported(snapshot()) == m_disk);
}

// Each counts from its own image, also when one of them is left out.
void TestTrackedSnapshots::severalDisks() {
    const VolumeId second = m_home->server(u"web"_s).volumes.at(1).id;
    QByteArray data = m_disk;
    const auto both = snapshotBoth();
    QVERIFY(exported(both[0]) == m_disk && exported(both[1]) == m_disk);
    QCOMPARE(bitmaps().size(), 1);
    QTRY_COMPARE(bitmaps(u"data.qcow2"_s), bitmaps());
    QVERIFY(fill(5 * kMiB, 4096, 7));
    QVERIFY(write(u"write -P 3 6M 4k"_s, 1));
    data.replace(6 * kMiB, 4096, QByteArray(4096, 3));
    QVERIFY(exported(snapshot()) == m_disk);
    QCOMPARE(bitmaps(u"data.qcow2"_s).size(), 1);
    QVERIFY(bitmaps(u"data.qcow2"_s) != bitmaps());
    QVERIFY(exported(snapshot({}, second)) == data);
    QVERIFY(exported(snapshot()) == m_disk);
    QCOMPARE(bitmaps().size(), 1);
    QCOMPARE(bitmaps(u"data.qcow2"_s).size(), 1);
}

void TestTrackedSnapshots::rawDisksAreReadAsEver() {
    QVERIFY(VirtDaemon::run(u"cp"_s, {path(u"a.raw"_s), path(u"plain.raw"_s)}));
    QVERIFY(m_virt->define(u"plain"_s, {u"plain.raw"_s}));
    QTRY_VERIFY(!m_home->server(u"plain"_s).id.isEmpty());
    QVERIFY(!m_home->server(u"plain"_s).tracksChanges);
    QVERIFY(start(u"plain"_s));
    const Job* job
        = m_home->run(m_home->library->snapshotJob({.server = m_home->server(u"plain"_s).id, .tracksChanges = true}));
    QVERIFY(exported(job) == m_disk);
    QVERIFY(isClean(u"plain"_s));
}

// Killed while it reads: the next run of the program takes away what it had begun, and the earlier one counts.
void TestTrackedSnapshots::platterDies() {
    QVERIFY(exported(snapshot(true)) == m_disk);
    const QStringList kept = bitmaps();
    QVERIFY(fill(5 * kMiB, 4096, 7));
    const Backup::Request request{.address = m_virt->address(),
        .uuid = tracked().uuid,
        .name = u"web"_s,
        .targets = {u"vda"_s},
        .folder = m_virt->folder() + u"/backups"_s,
        .changes = tracked().folder};
    const pid_t child = fork();
    if (child == 0) {
        const auto backup = Backup::begin(request, {});
        ::kill(::getpid(), backup ? SIGKILL : SIGTERM);
        _exit(1);
    }
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QVERIFY(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    QCOMPARE(bitmaps().size(), 2);
    const VirtHost next({.addresses = {m_virt->address()}, .folder = request.folder, .records = m_home->records()});
    QTRY_COMPARE(bitmaps(), kept);
    QVERIFY(isClean());
    QVERIFY(spoil(kElsewhere, 64 * 1024));
    QVERIFY(exported(snapshot()) == m_disk);
}

// libvirt makes one backup of a server at a time; whoever has the file of changes keeps it to the image's end.
void TestTrackedSnapshots::twoAtOnce() {
    QVERIFY(exported(snapshot(true)) == m_disk);
    QVERIFY(fill(5 * kMiB, 4096, 7));
    VirtHost other(
        {.addresses = {m_virt->address()}, .folder = m_virt->folder() + u"/backups"_s, .records = m_home->records()});
    other.refresh();
    QTRY_VERIFY(other.hasAnswered());
    std::shared_ptr<ChangeTracking> held;
    {
        auto source = other.snapshotOpener(m_home->server(u"web"_s).id, {}, {})({});
        QVERIFY(source);
        held = std::get<std::unique_ptr<BlockSource>>(*source)->tracking();
        QVERIFY(held && !held->earlier().isEmpty());
    }
    QVERIFY(exported(snapshot()) == m_disk); // reads everything
    const Job* refused = snapshot(false);
    QCOMPARE(refused->error()->code, ErrorCode::Busy);
    held.reset();
    QTRY_COMPARE(bitmaps().size(), 1);
    QVERIFY(spoil(kElsewhere, 64 * 1024));
    QVERIFY(exported(snapshot()) == m_disk);
}

// What is written after the moment counts for the next one.
void TestTrackedSnapshots::writtenToMeanwhile() {
    QVERIFY(exported(snapshot(true)) == m_disk);
    auto source = m_home->host->snapshotOpener(m_home->server(u"web"_s).id, {}, {})({});
    QVERIFY(source);
    auto& blocks = std::get<std::unique_ptr<BlockSource>>(*source);
    const QByteArray before = m_disk;
    blocks->useEarlier(true);
    QVERIFY(fill(5 * kMiB, 4096, 7));
    const auto extent = blocks->extentAt(5 * kMiB);
    QVERIFY(extent && extent->kind == ExtentKind::Unchanged);
    QByteArray read(4096, 0);
    QVERIFY(blocks->read(5 * kMiB, std::as_writable_bytes(std::span(read.data(), std::size_t(read.size())))));
    QVERIFY(read == before.mid(5 * kMiB, 4096));
    source = std::unexpected(Error{});
    QVERIFY(exported(snapshot()) == m_disk);
}

// The disk stands on what it was, and only that has the bitmap.
void TestTrackedSnapshots::onAnotherFile() {
    QVERIFY(exported(snapshot(true)) == m_disk);
    QVERIFY(fill(4 * kMiB, 4096, 5));
    QVERIFY(m_virt->virsh({u"snapshot-create-as"_s, u"web"_s, u"over"_s, u"--disk-only"_s, u"--diskspec"_s,
        u"vda,file="_s + path(u"over.qcow2"_s), u"--diskspec"_s, u"vdb,snapshot=no"_s, u"--no-metadata"_s}));
    QVERIFY(fill(5 * kMiB, 4096, 7));
    QVERIFY(exported(snapshot()) == m_disk);
    QVERIFY(isClean());
    QVERIFY(fill(6 * kMiB, 4096, 8));
    QVERIFY(exported(snapshot()) == m_disk);
}

// The same, and back: what was written meanwhile is noted where it goes.
void TestTrackedSnapshots::committed() {
    for (const bool running : {true, false}) {
        QVERIFY(exported(snapshot(true)) == m_disk);
        const QString over = path(running ? u"over-1.qcow2"_s : u"over-2.qcow2"_s);
        QVERIFY(m_virt->virsh({u"snapshot-create-as"_s, u"web"_s, u"over"_s, u"--disk-only"_s, u"--diskspec"_s,
            u"vda,file="_s + over, u"--diskspec"_s, u"vdb,snapshot=no"_s, u"--no-metadata"_s}));
        QVERIFY(fill(5 * kMiB, 4096, running ? 7 : 8));
        if (running) {
            QVERIFY(m_virt->virsh({u"blockcommit"_s, u"web"_s, u"vda"_s, u"--active"_s, u"--pivot"_s, u"--wait"_s}));
        } else {
            QVERIFY(m_virt->virsh({u"destroy"_s, u"web"_s}));
            QTRY_COMPARE(m_home->server(u"web"_s).status, ServerStatus::Inactive);
            QVERIFY(VirtDaemon::run(u"qemu-img"_s, {u"commit"_s, u"-q"_s, over}));
            static const QRegularExpression below(
                u"<backingStore type.*?</backingStore>"_s, QRegularExpression::DotMatchesEverythingOption);
            QString xml = m_home->described(u"web"_s);
            QVERIFY(writeFile(path(u"again.xml"_s), xml.remove(below).replace(over, path(u"web.qcow2"_s)).toUtf8()));
            QVERIFY(m_virt->virsh({u"define"_s, path(u"again.xml"_s)}));
            QVERIFY(start());
        }
        QVERIFY(m_home->server(u"web"_s).status == ServerStatus::Active);
        QVERIFY(exported(snapshot()) == m_disk);
        QVERIFY(isClean());
        QVERIFY(fill(6 * kMiB, 4096, running ? 9 : 10));
        QVERIFY(exported(snapshot()) == m_disk);
    }
}

void TestTrackedSnapshots::otherSizes() {
    QVERIFY(exported(snapshot(true)) == m_disk);
    QVERIFY(m_virt->virsh({u"blockresize"_s, u"web"_s, u"vda"_s, u"32M"_s}));
    m_disk.append(QByteArray(8 * kMiB, '\0'));
    QVERIFY(fill(30 * kMiB, 4096, 7));
    QVERIFY(exported(snapshot()) == m_disk);
    // Smaller, and as large as it was: what was cut off is zeros.
    QVERIFY(fill(26 * kMiB, 65536, 3));
    QVERIFY(exported(snapshot()) == m_disk);
    QVERIFY(m_virt->virsh({u"blockresize"_s, u"web"_s, u"vda"_s, u"25M"_s}));
    QVERIFY(m_virt->virsh({u"blockresize"_s, u"web"_s, u"vda"_s, u"32M"_s}));
    m_disk.replace(25 * kMiB, 7 * kMiB, QByteArray(7 * kMiB, '\0'));
    QVERIFY(exported(snapshot()) == m_disk);
}

QTEST_GUILESS_MAIN(TestTrackedSnapshots)
#include "tst_trackedsnapshots.moc"
