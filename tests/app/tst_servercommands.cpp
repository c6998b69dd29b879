// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/app/programrun.h"
#include "tests/servers/virtdaemon.h"
#include "tests/support/diskmaker.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QJsonArray>
#include <QJsonObject>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>

using namespace platter::test;
using namespace Qt::StringLiterals;

// The real program with the servers of a real libvirt.
class TestServerCommands : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aSnapshot();
    void withoutLibvirt();
    void aBuild();
    void buildIsRefused_data();
    void buildIsRefused();
    void killedInTheMiddle();
    void aRestore();
    void aTrial();
    void aTrialThatIsKilled();

private:
    QString running(const QString& name) { // the server that is called so, and more
        QByteArray names;
        m_virt.virsh({u"list"_s, u"--name"_s}, &names);
        const QStringList found = QString::fromUtf8(names).split(u'\n').filter(name);
        return found.value(0);
    }
    // Begun, and its server runs; what was printed.
    QString beginTrial(QProcess& process) const {
        process.setProgram(QStringLiteral(PLATTER_PROGRAM));
        process.setArguments({u"try"_s, u"tried"_s});
        process.setProcessEnvironment(surroundings());
        process.start();
        while (!process.canReadLine() && process.waitForReadyRead(60'000)) { }
        return QString::fromUtf8(process.readLine());
    }

    QString person() const { return m_virt.folder() + u"/person"_s; }
    QString disks() const { return person() + u"/data/libvirt/images"_s; }
    QStringList diskFiles() const { return QDir(disks()).entryList(QDir::Files | QDir::Hidden); }
    bool has(const QString& name) {
        QByteArray names;
        return m_virt.virsh({u"list"_s, u"--all"_s, u"--name"_s}, &names) && names.split('\n').contains(name.toUtf8());
    }
    QProcessEnvironment surroundings() const {
        return environmentAt(person(),
            {u"LIBVIRT_DEFAULT_URI="_s + m_virt.address(), u"XDG_RUNTIME_DIR="_s + m_virt.folder() + u"/run"_s});
    }
    Run platter(const QStringList& arguments, const QString& address) const {
        QProcess process;
        process.setProgram(QStringLiteral(PLATTER_PROGRAM));
        process.setArguments(arguments);
        process.setProcessEnvironment(environmentAt(
            person(), {u"LIBVIRT_DEFAULT_URI="_s + address, u"XDG_RUNTIME_DIR="_s + m_virt.folder() + u"/run"_s}));
        return run(process);
    }
    Run platter(const QStringList& arguments) const { return platter(arguments, m_virt.address()); }

    VirtDaemon m_virt;
};

void TestServerCommands::initTestCase() {
    if (!VirtDaemon::isInstalled())
        QSKIP("libvirt and QEMU are not installed");
    QVERIFY(m_virt.start());
    QVERIFY(makeExt4Disk(m_virt.folder() + u"/a.raw"_s, 16 << 20));
    QVERIFY(VirtDaemon::run(u"qemu-img"_s,
        {u"convert"_s, u"-O"_s, u"qcow2"_s, m_virt.folder() + u"/a.raw"_s, m_virt.folder() + u"/a.qcow2"_s}));
    QVERIFY(m_virt.define(u"web-1"_s, {u"a.qcow2"_s}));
    QVERIFY(m_virt.virsh({u"start"_s, u"web-1"_s}));
}

void TestServerCommands::aSnapshot() {
    const Run servers = platter({u"servers"_s, u"--json"_s});
    QVERIFY2(servers.status == 0, qPrintable(servers.err));
    const QJsonObject web = servers.json().array().first().toObject();
    QCOMPARE(web["name"_L1].toString(), u"web-1"_s);
    QCOMPARE(web["status"_L1].toString(), u"active"_s);
    QCOMPARE(platter({u"servers"_s}).status, 0);
    const Run made = platter({u"snapshot"_s, u"web-1"_s, u"--name"_s, u"before the upgrade"_s});
    QVERIFY2(made.status == 0, qPrintable(made.err));
    const Run shown = platter({u"show"_s, made.word(), u"--json"_s});
    QCOMPARE(shown.json()["name"_L1].toString(), u"before the upgrade"_s);
    QCOMPARE(shown.json()["source_type"_L1].toString(), u"snapshot"_s);
    QCOMPARE(shown.json()["status"_L1].toString(), u"available"_s);
    const QString out = m_virt.folder() + u"/out.raw"_s;
    QCOMPARE(platter({u"export"_s, made.word(), out}).status, 0);
    QVERIFY(*readFile(out) == *readFile(m_virt.folder() + u"/a.raw"_s));
    const Run none = platter({u"snapshot"_s, u"web-9"_s});
    QCOMPARE(none.status, 1);
    QVERIFY2(none.err.contains(u"web-9"_s), qPrintable(none.err));
}

void TestServerCommands::withoutLibvirt() {
    const Run servers = platter({u"servers"_s}, u"qemu+unix:///session?socket=/no/such/socket"_s);
    QCOMPARE(servers.status, 1);
    QVERIFY2(servers.err.contains(u"libvirt-daemon-system"_s), qPrintable(servers.err));
    QCOMPARE(platter({u"list"_s}, u"qemu+unix:///session?socket=/no/such/socket"_s).status, 0);
}

void TestServerCommands::aBuild() {
    const QString key = m_virt.folder() + u"/id.pub"_s;
    QVERIFY(writeFile(key, "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJh8 anna@desk\n"));
    const Run image = platter({u"import"_s, m_virt.folder() + u"/a.raw"_s, u"--name"_s, u"golden"_s, u"--arch"_s,
        u"x86_64"_s, u"--username"_s, u"debian"_s});
    QVERIFY2(image.status == 0, qPrintable(image.err));
    QCOMPARE(platter({u"deprecate"_s, u"golden"_s}).status, 0);
    const Run built
        = platter({u"build"_s, u"golden"_s, u"--name"_s, u"built-1"_s, u"--ssh-key"_s, key, u"--start"_s, u"--json"_s});
    QVERIFY2(built.status == 0, qPrintable(built.err));
    QVERIFY2(built.err.contains(u"golden is deprecated"_s), qPrintable(built.err));
    const QJsonObject told = built.json().object();
    QCOMPARE(told["name"_L1].toString(), u"built-1"_s);
    // No network here tells an address: a port of this computer leads to it where passt is.
    const bool reached = !QStandardPaths::findExecutable(u"passt"_s).isEmpty();
    QVERIFY2(reached ? told["ssh"_L1].toString().endsWith(u" debian@127.0.0.1"_s) : told["ssh"_L1].isNull(),
        built.out.constData());
    QVERIFY2(reached ? told["console"_L1].isNull() : told["console"_L1].toString().endsWith(u" console built-1"_s),
        built.out.constData());
    QCOMPARE(diskFiles().size(), 2);
    const Run servers = platter({u"servers"_s, u"--json"_s});
    const QJsonArray list = servers.json().array();
    const auto found
        = std::ranges::find_if(list, [](const QJsonValue& each) { return each["name"_L1] == u"built-1"_s; });
    QVERIFY(found != list.end());
    QCOMPARE((*found)["id"_L1].toString(), told["id"_L1].toString());
    QCOMPARE((*found)["image"_L1]["id"_L1].toString(), image.word());
    QCOMPARE((*found)["image"_L1]["status"_L1].toString(), u"deprecated"_s);
    QCOMPARE((*found)["status"_L1].toString(), u"active"_s);
    QCOMPARE((*found)["disk_size_bytes"_L1].toInteger(), qint64(20) << 30); // the smallest type
    const Run plain = platter(
        {u"build"_s, u"golden"_s, u"--name"_s, u"built-2"_s, u"--disk"_s, u"1"_s, u"--ram"_s, u"256"_s, u"--quiet"_s});
    QVERIFY2(plain.status == 0, qPrintable(plain.err));
    QCOMPARE(plain.out, QByteArray());
    QCOMPARE(plain.err, QString());
    QVERIFY(has(u"built-2"_s));
}

void TestServerCommands::buildIsRefused_data() {
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("says");
    QTest::newRow("name taken") << QStringList{u"--name"_s, u"built-1"_s} << u"“built-1”"_s;
    QTest::newRow("no such type") << QStringList{u"--type"_s, u"huge"_s} << u"nano"_s;
    QTest::newRow("no such key") << QStringList{u"--ssh-key"_s, u"/nowhere/x.pub"_s} << u"/nowhere/x.pub"_s;
    QTest::newRow("the cloud's") << QStringList{u"--zone"_s, u"gb1-a"_s} << u"--zone"_s;
    QTest::newRow("too small") << QStringList{u"--ram"_s, u"64"_s} << u"needs 128 MiB of RAM"_s;
}

void TestServerCommands::buildIsRefused() {
    QFETCH(const QStringList, options);
    QFETCH(const QString, says);
    QCOMPARE(platter({u"update"_s, u"golden"_s, u"--min-ram"_s, u"128"_s}).status, 0);
    const QStringList before = diskFiles();
    const Run built = platter(QStringList{u"--quiet"_s, u"build"_s, u"golden"_s} + options);
    QCOMPARE(built.status, 1);
    QCOMPARE(built.out, QByteArray());
    QVERIFY2(built.err.contains(says), qPrintable(built.err));
    QCOMPARE(diskFiles(), before);
}

// No server and no disk of it is there after the next start.
void TestServerCommands::killedInTheMiddle() {
    QVERIFY(makeRandomFile(m_virt.folder() + u"/large.raw"_s, 256 << 20));
    QCOMPARE(
        platter({u"import"_s, m_virt.folder() + u"/large.raw"_s, u"--name"_s, u"large"_s, u"--arch"_s, u"x86_64"_s})
            .status,
        0);
    const QStringList before = diskFiles();
    QProcess process;
    process.setProgram(QStringLiteral(PLATTER_PROGRAM));
    process.setArguments({u"build"_s, u"large"_s, u"--name"_s, u"killed"_s});
    process.setProcessEnvironment(surroundings());
    process.start();
    QVERIFY(process.waitForStarted());
    const QDeadlineTimer deadline(60'000);
    while (QDir(disks()).entryList({u".killed-*.part"_s}, QDir::Files | QDir::Hidden).isEmpty()
        && !deadline.hasExpired()) { }
    process.kill();
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitStatus(), QProcess::CrashExit);
    QCOMPARE(diskFiles().size(), before.size() + 1);
    QVERIFY(!has(u"killed"_s));
    QCOMPARE(platter({u"list"_s}).status, 0);
    QCOMPARE(diskFiles(), before);
    QVERIFY(!has(u"killed"_s));
    QCOMPARE(QDir(person() + u"/state/platter/unfinished"_s).entryList(QDir::Files), QStringList());
}

void TestServerCommands::aRestore() {
    const Run running = platter({u"restore"_s, u"web-1"_s, u"large"_s});
    QCOMPARE(running.status, 1);
    QVERIFY2(running.err.contains(u"web-1 is running"_s), qPrintable(running.err));
    QVERIFY(m_virt.virsh({u"destroy"_s, u"web-1"_s}));
    const Run restored = platter({u"restore"_s, u"web-1"_s, u"large"_s});
    QVERIFY2(restored.status == 0, qPrintable(restored.err));
    const Run snapshot = platter({u"show"_s, restored.word(), u"--json"_s});
    QCOMPARE(snapshot.json()["source_type"_L1].toString(), u"snapshot"_s);
    QCOMPARE(snapshot.json()["status"_L1].toString(), u"available"_s);
    const Run back = platter({u"restore"_s, u"web-1"_s, restored.word(), u"--json"_s});
    QVERIFY2(back.status == 0, qPrintable(back.err));
    const QString second = back.json()["snapshot"_L1]["id"_L1].toString();
    const QString out = m_virt.folder() + u"/second.raw"_s;
    QCOMPARE(platter({u"export"_s, second, out}).status, 0);
    QVERIFY(*readFile(out) == *readFile(m_virt.folder() + u"/large.raw"_s));
    QVERIFY(m_virt.virsh({u"start"_s, u"web-1"_s}));
    const Run none = platter({u"restore"_s, u"web-9"_s, u"large"_s});
    QCOMPARE(none.status, 1);
    QVERIFY2(none.err.contains(u"web-9"_s), qPrintable(none.err));
}

void TestServerCommands::aTrial() {
    const Run image
        = platter({u"import"_s, m_virt.folder() + u"/a.raw"_s, u"--name"_s, u"tried"_s, u"--arch"_s, u"x86_64"_s});
    QVERIFY2(image.status == 0, qPrintable(image.err));
    QProcess process;
    const QString said = beginTrial(process);
    const QString name = running(u"try-tried"_s);
    QVERIFY(!name.isEmpty());
    QVERIFY2(said.contains(u"virt-viewer -c '"_s + m_virt.address() + u"' "_s + name), qPrintable(said));
    QVERIFY(m_virt.virsh({u"destroy"_s, name})); // as when it is shut down
    QVERIFY(process.waitForFinished(30'000));
    QCOMPARE(process.exitCode(), 0);
    QProcess another;
    beginTrial(another);
    another.terminate();
    QVERIFY(another.waitForFinished(30'000));
    QCOMPARE(another.exitCode(), 143);
    QCOMPARE(running(u"try-tried"_s), QString());
}

void TestServerCommands::aTrialThatIsKilled() {
    QProcess process;
    beginTrial(process);
    QVERIFY(!running(u"try-tried"_s).isEmpty());
    process.kill();
    QVERIFY(process.waitForFinished());
    QTRY_COMPARE_WITH_TIMEOUT(running(u"try-tried"_s), QString(), 30'000); // libvirt saw its end
}

QTEST_GUILESS_MAIN(TestServerCommands)
#include "tst_servercommands.moc"
