// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "app/sleepinhibitor.h"

#include "tests/support/fakelibrary.h"

#include <QDBusContext>
#include <QProcess>
#include <QTest>

#include <fcntl.h>
#include <unistd.h>

using namespace platter;
using namespace Qt::StringLiterals;

// What answers in logind's place, on a bus of the test's own.
class StandInLogind : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")

public:
    bool isHeld() {
        char byte = 0;
        return m_end >= 0 && ::read(m_end, &byte, 1) != 0; // 0: the other end was closed
    }
    QStringList asked;

public Q_SLOTS:
    QDBusUnixFileDescriptor Inhibit(const QString& what, const QString&, const QString&, const QString& mode) {
        asked.append(what + u' ' + mode);
        int ends[2] = {-1, -1};
        if (::pipe2(ends, O_NONBLOCK | O_CLOEXEC) != 0)
            return {};
        m_end = ends[0];
        QDBusUnixFileDescriptor given;
        given.giveFileDescriptor(ends[1]);
        return given;
    }

private:
    int m_end = -1;
};

class TestSleepInhibitor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void workKeepsTheComputerAwake();
    void withoutLogindNothingHappens();

private:
    QProcess m_daemon;
    QString m_address;
};

void TestSleepInhibitor::initTestCase() {
    m_daemon.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
    if (!m_daemon.waitForStarted())
        QSKIP("dbus-daemon is not installed");
    QVERIFY(m_daemon.waitForReadyRead());
    m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
}

void TestSleepInhibitor::cleanupTestCase() {
    m_daemon.kill();
    m_daemon.waitForFinished();
}

void TestSleepInhibitor::workKeepsTheComputerAwake() {
    auto server = QDBusConnection::connectToBus(m_address, u"logind"_s);
    StandInLogind logind;
    QVERIFY(server.registerObject(u"/org/freedesktop/login1"_s, &logind, QDBusConnection::ExportAllSlots));
    QVERIFY(server.registerService(u"org.freedesktop.login1"_s));
    FakeLibrary library;
    library.put(fakeImage(u"loc-00001"_s, u"one"_s));
    JobQueue queue;
    SleepInhibitor inhibitor(&queue, QDBusConnection::connectToBus(m_address, u"platter"_s));
    QVERIFY(!inhibitor.isHeld());
    queue.add(library.exportJob(ImageId(u"loc-00001"_s), {.path = u"/tmp/x"_s}));
    QTRY_VERIFY(inhibitor.isHeld());
    QCOMPARE(logind.asked, QStringList{u"idle block"_s});
    QVERIFY(logind.isHeld());
    library.lastJob()->succeed();
    QTRY_VERIFY(queue.isIdle());
    QTRY_VERIFY(!inhibitor.isHeld());
    QTRY_VERIFY(!logind.isHeld());
}

void TestSleepInhibitor::withoutLogindNothingHappens() {
    FakeLibrary library;
    library.put(fakeImage(u"loc-00001"_s, u"one"_s));
    JobQueue queue;
    SleepInhibitor inhibitor(&queue, QDBusConnection(u"no such bus"_s));
    queue.add(library.exportJob(ImageId(u"loc-00001"_s), {.path = u"/tmp/x"_s}));
    library.lastJob()->succeed();
    QTRY_VERIFY(queue.isIdle());
    QVERIFY(!inhibitor.isHeld());
}

QTEST_GUILESS_MAIN(TestSleepInhibitor)
#include "tst_sleepinhibitor.moc"
