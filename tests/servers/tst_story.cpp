// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/domain/sizes.h"
#include "tests/servers/console.h"
#include "tests/servers/homeserver.h"
#include "tests/shrink/shrinkdisks.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

using namespace platter;
using namespace platter::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kBoot = 900'000; // milliseconds: in software, on a machine that does other things
// Else Qt Test ends a function after five minutes.
const bool kPatient = qputenv("QTEST_FUNCTION_TIMEOUT", "2400000");
constexpr int kNoMirror = 77; // as tests/servers/guest says it
constexpr qint64 kOffset = kMiB; // of the guest's one partition

struct Said {
    int status = -1;
    QByteArray out;
    QByteArray err;
};

Said run(const QString& program, const QStringList& arguments, int patience = 60'000) {
    QProcess process;
    process.start(program, arguments);
    const bool ended = process.waitForFinished(patience) && process.exitStatus() == QProcess::NormalExit;
    return {ended ? process.exitCode() : -1, process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace

// The whole story of a server of this computer, with a real Debian: an image that was made smaller becomes a server that a
// person gets into, and what they did there is in the server that is built from its snapshot.
class TestStory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void story();
    void cleanupTestCase();

private:
    QString path(const QString& name) const { return m_virt->folder() + u'/' + name; }
    void spread();
    void shrink();
    Job* build(const Image& image, const QString& name);
    // What the person does with the line that they copied.
    Said ssh(const Job* built, const QString& command) const;
    bool boots(Console& console) const;
    bool agentAnswers(const QString& server) const;
    void thawsWhatWasLeft();
    QByteArray checked(const QString& disk) const;

    std::unique_ptr<VirtDaemon> m_virt;
    std::unique_ptr<HomeServer> m_home;
    QString m_guest; // path of a disk
    SpreadDisk m_disk; // what is imported
    qint64 m_moved = 0; // bytes; nothing that was put at its end lies before
    Image m_small; // what is built from
    QString m_key; // the public one
};

void TestStory::initTestCase() {
    QVERIFY(kPatient);
    QVERIFY(linkLooker(QStringLiteral(PLATTER_LOOK)));
    if (!VirtDaemon::isInstalled())
        QSKIP("libvirt and QEMU are not installed");
    for (const QString& program : {u"passt"_s, u"ssh"_s, u"ssh-keygen"_s, u"python3"_s})
        if (QStandardPaths::findExecutable(program).isEmpty())
            QSKIP("one of passt, ssh and python3 is not installed");
    const Said made = run(QStringLiteral(PLATTER_GUEST), {}, 900'000);
    if (made.status == kNoMirror)
        QSKIP(made.err.constData());
    QVERIFY2(made.status == 0, made.err.constData());
    m_guest = QString::fromLocal8Bit(made.out).trimmed();
    m_virt = std::make_unique<VirtDaemon>();
    QVERIFY(m_virt->start(VirtDaemon::Speed::Boots));
    QCOMPARE(
        run(u"ssh-keygen"_s, {u"-q"_s, u"-t"_s, u"ed25519"_s, u"-N"_s, QString(), u"-f"_s, path(u"key"_s)}).status, 0);
    m_key = QString::fromUtf8(*readFile(path(u"key.pub"_s))).trimmed();
    m_home = std::make_unique<HomeServer>(m_virt.get(), std::chrono::milliseconds(kBoot));
    QTRY_COMPARE(m_home->library->state(), LibraryState::Ready);
}

void TestStory::cleanupTestCase() {
    m_home.reset();
    m_virt.reset();
}

// The guest's disk as one that was used has it: what the boot loader reads, and what every program needs, lies at its end.
void TestStory::spread() {
    m_disk = {.path = path(u"guest.raw"_s), .table = Table::Mbr, .size = QFileInfo(m_guest).size(), .offset = kOffset};
    QVERIFY(VirtDaemon::run(u"cp"_s, {u"--sparse=always"_s, m_guest, m_disk.path}));
    const Said boot = run(u"debugfs"_s, {u"-R"_s, u"ls -p /boot"_s, m_disk.path + u"?offset=1048576"_s});
    static const QRegularExpression kernel(u"/(vmlinuz-[^/]+)/"_s);
    const QString name = kernel.match(QString::fromUtf8(boot.out)).captured(1);
    QVERIFY2(!name.isEmpty(), QByteArray(boot.out + boot.err).constData());
    const auto moved = putAtEnd(m_disk.path, kOffset,
        {u"/boot/"_s + name, u"/boot/initrd.img"_s, u"/usr/lib/x86_64-linux-gnu/libc.so.6"_s, u"/usr/bin/bash"_s});
    QVERIFY2(moved, moved ? "" : qPrintable(moved.error().message + moved.error().detail));
    m_moved = *moved;
    QVERIFY(!checked(m_disk.path).isEmpty());
}

// Made smaller, it has the same files, and they are where the large one ended before.
void TestStory::shrink() {
    const Image large = m_home->import(m_disk.path, u"trixie"_s);
    QCOMPARE(large.status, ImageStatus::Available);
    const Job* job = m_home->run(m_home->library->shrinkJob({.image = large.id}), kBoot);
    QVERIFY2(job->state() == JobState::Succeeded, qPrintable(whyOf(job)));
    QTRY_COMPARE(m_home->library->image(job->image().image)->status, ImageStatus::Available);
    m_small = *m_home->library->image(job->image().image);
    QVERIFY2(m_small.virtualSize < m_disk.size / 4, qPrintable(exactSize(m_small.virtualSize)));
    QVERIFY2(m_moved > 3 * m_small.virtualSize, qPrintable(exactSize(m_moved)));
    QCOMPARE(m_small.username, u"debian"_s);
    const QString disk = path(u"small.raw"_s);
    const Job* exported = m_home->run(m_home->library->exportJob(m_small.id, {.path = disk}), kBoot);
    QVERIFY2(exported->state() == JobState::Succeeded, qPrintable(whyOf(exported)));
    QCOMPARE(wrongWith(m_disk, disk, m_small.virtualSize), QString());
    QVERIFY(QFile::remove(disk) && QFile::remove(m_disk.path));
}

Job* TestStory::build(const Image& image, const QString& name) {
    BuildRequest wanted;
    wanted.image = image.id;
    // Two cores that are emulated wait for each other where there is little time for either.
    wanted.size = ServerType{.name = u"own"_s, .ram = 512 * kMiB, .cores = 1, .disk = 20 * kGiB};
    wanted.name = name;
    wanted.sshKeys = {m_key};
    wanted.start = true;
    return m_home->run(m_home->library->buildJob(wanted), kBoot);
}

Said TestStory::ssh(const Job* built, const QString& command) const {
    QStringList words = built->outcome().split(u' ');
    const QString program = words.takeFirst();
    const QStringList options{u"-i"_s, path(u"key"_s), u"-F"_s, u"none"_s, u"-o"_s, u"BatchMode=yes"_s, u"-o"_s,
        u"IdentitiesOnly=yes"_s, u"-o"_s, u"StrictHostKeyChecking=no"_s, u"-o"_s, u"UserKnownHostsFile=/dev/null"_s,
        u"-o"_s, u"LogLevel=ERROR"_s};
    return run(program, options + words + QStringList{command}, 180'000);
}

// To the login prompt, which whoever was not there at the time gets again.
bool TestStory::boots(Console& console) const {
    console.type("\n");
    return QTest::qWaitFor([&] { return console.said().contains(" login:"); }, kBoot);
}

bool TestStory::agentAnswers(const QString& server) const {
    return QTest::qWaitFor(
        [&] {
            return run(u"virsh"_s,
                       {u"-q"_s, u"-c"_s, m_virt->address(), u"qemu-agent-command"_s, server,
                           u"{\"execute\":\"guest-ping\"}"_s})
                       .status
                == 0;
        },
        120'000);
}

// A snapshot whose process was killed while the server's file systems were frozen.
void TestStory::thawsWhatWasLeft() {
    const auto status = [this] {
        QByteArray said;
        m_virt->virsh({u"qemu-agent-command"_s, u"web-1"_s, u"{\"execute\":\"guest-fsfreeze-status\"}"_s}, &said);
        return said.simplified();
    };
    QVERIFY(m_virt->virsh({u"domfsfreeze"_s, u"web-1"_s}));
    QCOMPARE(status(), "{\"return\":\"frozen\"}");
    const QString folder = path(u"killed"_s);
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(writeFile(folder + u"/1.json"_s,
        u"{\"address\":\"%1\",\"uuid\":\"%2\",\"socket\":\"%3/1.sock\",\"scratches\":[]}"_s
            .arg(m_virt->address(), m_home->server(u"web-1"_s).id.toString(), folder)
            .toUtf8()));
    const VirtHost next({.addresses = {m_virt->address()}, .folder = folder});
    QTRY_COMPARE_WITH_TIMEOUT(status(), "{\"return\":\"thawed\"}", 60'000);
}

// Of its first partition, which begins at 1 MiB: what e2fsck says of it, when nothing is wrong.
QByteArray TestStory::checked(const QString& disk) const {
    const QString place = disk + u"?offset=1048576"_s;
    const Said said = run(u"e2fsck"_s, {u"-f"_s, u"-n"_s, place}, 180'000);
    const QByteArray all = said.out + said.err;
    if (said.status != 0)
        qWarning("e2fsck: %d %s", said.status, all.constData());
    return said.status == 0 ? all : QByteArray();
}

void TestStory::story() {
    spread();
    if (!QTest::currentTestFailed())
        shrink();
    QVERIFY(!QTest::currentTestFailed());

    // Built, it boots to the login prompt, with the key in place.
    Console console(m_virt->address(), u"web-1"_s);
    const Job* first = build(m_small, u"web-1"_s);
    QVERIFY2(first->state() == JobState::Succeeded, qPrintable(whyOf(first)));
    QVERIFY2(first->outcome().startsWith(u"ssh -p "_s) && first->outcome().endsWith(u" debian@127.0.0.1"_s),
        qPrintable(first->outcome()));
    QVERIFY2(boots(console), console.said().right(2000).constData());
    const Said written
        = ssh(first, u"hostname; df --output=size -B1 / | tail -n 1; echo 'of the first server' >kept"_s);
    QVERIFY2(written.status == 0, QByteArray(written.err + console.said().right(2000)).constData());
    const QByteArrayList told = written.out.split('\n');
    QCOMPARE(told.value(0), "web-1");
    QVERIFY2(told.value(1).trimmed().toLongLong() > 15 * kGiB, written.out.constData()); // the disk's, not the image's
    QTRY_COMPARE(m_home->server(u"web-1"_s).sshHost, first->outcome().section(u' ', 2, 2).prepend(u"127.0.0.1:"_s));

    // A snapshot of it as it runs: frozen, so that its file systems are whole without their journals.
    QVERIFY(agentAnswers(u"web-1"_s));
    const Job* taken = m_home->run(m_home->library->snapshotJob({.server = m_home->server(u"web-1"_s).id}), kBoot);
    QVERIFY2(taken->state() == JobState::Succeeded, qPrintable(whyOf(taken)));
    const Image snapshot = m_home->library->image(taken->image().image).value_or(Image{});
    QVERIFY2(snapshot.description.contains(u"with its file systems frozen"_s), qPrintable(snapshot.description));
    QCOMPARE(snapshot.username, u"debian"_s);
    const Said after = ssh(first, u"echo 'after the snapshot' >later && sync"_s); // thawed
    QVERIFY2(after.status == 0, after.err.constData());
    thawsWhatWasLeft();
    QVERIFY(m_virt->virsh({u"destroy"_s, u"web-1"_s}));
    const QString disk = path(u"snapshot.raw"_s);
    const Job* exported = m_home->run(m_home->library->exportJob(snapshot.id, {.path = disk}), kBoot);
    QVERIFY2(exported->state() == JobState::Succeeded, qPrintable(whyOf(exported)));
    const QByteArray fileSystem = checked(disk);
    QVERIFY2(fileSystem.contains("root: "), fileSystem.constData()); // its label
    QVERIFY2(!fileSystem.contains("journal recovery"), fileSystem.constData()); // which it would have skipped
    QVERIFY(QFile::remove(disk));

    // And the file is there in what is built from it.
    Console another(m_virt->address(), u"web-2"_s);
    const Job* second = build(snapshot, u"web-2"_s);
    QVERIFY2(second->state() == JobState::Succeeded, qPrintable(whyOf(second)));
    QVERIFY2(boots(another), another.said().right(2000).constData());
    const Said read = ssh(second, u"hostname; cat kept; ls; sudo dmesg"_s);
    QVERIFY2(read.status == 0, QByteArray(read.err + another.said().right(2000)).constData());
    QVERIFY2(read.out.startsWith("web-2\nof the first server\nkept\n"), read.out.left(200).constData());
    QVERIFY(read.out.contains("EXT4-fs (vda1): mounted"));
    QVERIFY(!read.out.contains("recovery complete")); // of the journal
    QVERIFY(m_home->server(u"web-2"_s).image->id == snapshot.id);
}

QTEST_GUILESS_MAIN(TestStory)
#include "tst_story.moc"
