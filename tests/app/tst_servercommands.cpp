// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/app/programrun.h"
#include "tests/servers/virtdaemon.h"
#include "tests/support/diskmaker.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace platter::test;
using namespace Qt::StringLiterals;

// The real program with the servers of a real libvirt.
class TestServerCommands : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aSnapshot();
    void withoutLibvirt();

private:
    Run platter(const QStringList& arguments, const QString& address) const {
        QProcess process;
        process.setProgram(QStringLiteral(PLATTER_PROGRAM));
        process.setArguments(arguments);
        process.setProcessEnvironment(environmentAt(m_virt.folder() + u"/person"_s,
            {u"LIBVIRT_DEFAULT_URI="_s + address, u"XDG_RUNTIME_DIR="_s + m_virt.folder() + u"/run"_s}));
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

QTEST_GUILESS_MAIN(TestServerCommands)
#include "tst_servercommands.moc"
