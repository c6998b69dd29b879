// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/servers/virthost.h"

#include "models/servers/virt.h"
#include "tests/servers/virtdaemon.h"

#include <QFile>
#include <QLocalServer>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace platter;
using platter::test::VirtDaemon;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// libvirt's own imaginary host, and places where there is none. Real servers are in tst_snapshots.
class TestVirtHost : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asksNobodyAtFirst();
    void lists();
    void nobodyThere();
    void notForThisPerson();
    void oneOfTwoIsEnough();
    void noSuchServer();
    void endsQuickly();
};

void TestVirtHost::asksNobodyAtFirst() {
    VirtHost host({.addresses = {u"test:///default"_s}});
    const QSignalSpy changed(&host, &ServerHost::changed);
    QTest::qWait(100);
    QVERIFY(!host.hasAnswered());
    QVERIFY(host.servers().isEmpty());
    QVERIFY(changed.isEmpty());
}

// test:///default has one running domain, "test".
void TestVirtHost::lists() {
    VirtHost host({.addresses = {u"test:///default"_s}, .pause = 20ms});
    QSignalSpy changed(&host, &ServerHost::changed);
    host.setWatched(true);
    QTRY_VERIFY(host.hasAnswered());
    QCOMPARE(host.problem(), std::nullopt);
    const QList<Server> servers = host.servers();
    QCOMPARE(servers.size(), 1);
    QCOMPARE(servers.first().name, u"test"_s);
    QCOMPARE(servers.first().id, ServerId(u"6695eb01-f6a4-8304-79aa-97f2502e193f"_s));
    QCOMPARE(servers.first().status, ServerStatus::Active);
    QCOMPARE(servers.first().architecture, Architecture::i686());
    QCOMPARE(servers.first().type->cores, 2);
    QCOMPARE(servers.first().type->ram, qint64(8) << 30);
    QVERIFY2(servers.first().type->name.contains(u"8 GiB"_s), qPrintable(servers.first().type->name));
    QTest::qWait(200);
    QCOMPARE(changed.size(), 1); // the same again is no change
}

void TestVirtHost::nobodyThere() {
    VirtHost host({.addresses = {u"qemu+unix:///session?socket=/no/such/socket"_s}});
    host.refresh();
    QTRY_VERIFY(host.hasAnswered());
    QVERIFY(host.servers().isEmpty());
    QVERIFY(host.problem());
    QCOMPARE(host.problem()->code, ErrorCode::Unavailable);
    QVERIFY2(host.problem()->message.contains(u"libvirt-daemon-system"_s), qPrintable(host.problem()->message));
}

// A door that is closed to whoever is not in the group. Root needs no door, so then the test is run again as somebody else.
void TestVirtHost::notForThisPerson() {
    if (::geteuid() == 0) {
        QProcess again;
        again.setProcessChannelMode(QProcess::ForwardedChannels);
        again.start(u"bwrap"_s,
            {u"--die-with-parent"_s, u"--unshare-user"_s, u"--uid"_s, u"1000"_s, u"--gid"_s, u"1000"_s, u"--bind"_s,
                u"/"_s, u"/"_s, u"--dev-bind"_s, u"/dev"_s, u"/dev"_s, u"--"_s, QCoreApplication::applicationFilePath(),
                u"notForThisPerson"_s});
        if (!again.waitForStarted())
            QSKIP("bubblewrap is not installed");
        QVERIFY(again.waitForFinished(60'000));
        QCOMPARE(again.exitCode(), 0);
        return;
    }
    const QTemporaryDir folder(u"/tmp/platter-door-XXXXXX"_s); // sockets' paths must be short
    const QString door = folder.filePath(u"sock"_s);
    QLocalServer server;
    QVERIFY(server.listen(door));
    QVERIFY(QFile::setPermissions(door, {}));
    const QString address = u"qemu+unix:///system?socket="_s + door;
    VirtHost host({.addresses = {address}});
    host.refresh();
    QTRY_VERIFY(host.hasAnswered());
    QVERIFY(host.problem());
    QCOMPARE(host.problem()->code, ErrorCode::PermissionDenied);
    const QString looking = host.problem()->message;
    QVERIFY2(looking.contains(u"are not shown"_s) && looking.contains(u"Join the group"_s), qPrintable(looking));
    QVERIFY2(!looking.contains(u"install"_s), qPrintable(looking)); // it is there

    // To whom libvirt shows servers it may still refuse to copy them.
    const auto changing = Virt::open(address, Virt::Access::Change);
    QVERIFY(!changing);
    QCOMPARE(changing.error().code, ErrorCode::PermissionDenied);
    const QString message = changing.error().message;
    QVERIFY2(message.contains(u"copy or change"_s) && message.contains(u"Join the group"_s), qPrintable(message));
    QVERIFY2(!message.contains(u"shown"_s), qPrintable(message));
}

void TestVirtHost::oneOfTwoIsEnough() {
    VirtHost host({.addresses = {u"qemu+unix:///session?socket=/no/such/socket"_s, u"test:///default"_s}});
    host.refresh();
    QTRY_VERIFY(host.hasAnswered());
    QCOMPARE(host.problem(), std::nullopt);
    QCOMPARE(host.servers().size(), 1);
}

void TestVirtHost::noSuchServer() {
    VirtHost host({.addresses = {u"test:///default"_s}});
    host.refresh();
    QTRY_VERIFY(host.hasAnswered());
    QVERIFY(!host.snapshotOpener(ServerId(u"srv-none"_s), {}, {}));
    const ServerId there = host.servers().first().id;
    QVERIFY(!host.snapshotOpener(there, VolumeId(there.toString() + u":vdz"_s), {}));
    QVERIFY(host.snapshotOpener(there, VolumeId(there.toString() + u":vda"_s), {}));
}

void TestVirtHost::endsQuickly() {
    for (int i = 0; i < 20; ++i) {
        VirtHost host({.addresses = {u"test:///default"_s}, .pause = 1h});
        if (i % 2 == 0)
            host.setWatched(true);
        if (i % 3 == 0)
            QTRY_VERIFY(i % 2 != 0 || host.hasAnswered());
    }
}

QTEST_GUILESS_MAIN(TestVirtHost)
#include "tst_virthost.moc"
