// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/domain/sizes.h"
#include "tests/app/programrun.h"
#include "tests/support/diskmaker.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace platter;
using platter::test::Run;
using platter::test::runTool;
using namespace Qt::StringLiterals;

// platter serve: the real program, nbdkit with the real plug-in, and the clients that people have.
class TestServe : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sameBytes();
    void holesAreTold();
    void nothingIsWritten();
    void severalClients();
    void interrupted();
    void killed();
    void somethingIsThere();
    void placesThatDoNotWork_data();
    void placesThatDoNotWork();
    void missingProgram();
    void deletedImage();

private:
    QString at(const QString& name) const { return m_dir.filePath(name); }
    void prepare(QProcess& process, const QStringList& arguments, const QStringList& environment = {}) const;
    Run platter(const QStringList& arguments, const QStringList& environment = {}) const;
    // Serves until the process ends; the address, or empty.
    QString serve(QProcess& process, const QString& socket) const;
    QTemporaryDir m_dir;
    QString m_disk;
};

void TestServe::prepare(QProcess& process, const QStringList& arguments, const QStringList& environment) const {
    process.setProcessEnvironment(test::environmentAt(m_dir.path(), environment));
    process.setWorkingDirectory(m_dir.path());
    process.setProgram(QStringLiteral(PLATTER_PROGRAM));
    process.setArguments(arguments);
}

Run TestServe::platter(const QStringList& arguments, const QStringList& environment) const {
    QProcess process;
    prepare(process, arguments, environment);
    return test::run(process);
}

QString TestServe::serve(QProcess& process, const QString& socket) const {
    prepare(process, {u"serve"_s, u"web"_s, u"--socket"_s, socket});
    process.start();
    while (!process.canReadLine() && process.waitForReadyRead(20000)) { }
    return QString::fromUtf8(process.readLine()).trimmed();
}

void TestServe::initTestCase() {
    m_disk = at(u"web.raw"_s);
    QVERIFY(test::makeExt4Disk(m_disk, 64 * kMiB));
    const Run run = platter({u"import"_s, m_disk, u"--name"_s, u"web"_s});
    QVERIFY2(run.status == 0, qPrintable(run.err));
}

void TestServe::sameBytes() {
    QProcess process;
    const QString address = serve(process, u"disk 1.sock"_s); // beside the caller, with a space
    QCOMPARE(address, u"nbd+unix:///?socket="_s + at(u"disk%201.sock"_s));
    const auto same = runTool(u"qemu-img"_s, {u"compare"_s, u"-f"_s, u"raw"_s, u"-F"_s, u"raw"_s, m_disk, address});
    QVERIFY2(same && same->contains("identical"), qPrintable(same ? QString() : same.error().detail));
    const QString copy = at(u"copy.raw"_s);
    const auto copied = runTool(u"nbdcopy"_s, {u"--requests=16"_s, address, copy});
    QVERIFY2(copied, qPrintable(copied ? QString() : copied.error().detail));
    QCOMPARE(test::sha256OfFile(copy), test::sha256OfFile(m_disk));
    process.terminate();
    QVERIFY(process.waitForFinished());
}

void TestServe::holesAreTold() {
    QProcess process;
    const QString address = serve(process, at(u"s"_s));
    const auto map = runTool(u"nbdinfo"_s, {u"--map=base:allocation"_s, u"--totals"_s, address});
    QVERIFY2(map, qPrintable(map ? QString() : map.error().detail));
    QVERIFY2(map->contains("hole,zero") && map->contains("data"), map->constData());
    process.terminate();
    QVERIFY(process.waitForFinished());
}

void TestServe::nothingIsWritten() {
    QProcess process;
    const QString address = serve(process, at(u"s"_s));
    const auto written = runTool(u"qemu-io"_s, {u"-f"_s, u"raw"_s, u"-c"_s, u"write 0 4096"_s, address});
    QVERIFY(!written || written->contains("ermission") || written->contains("read-only"));
    const auto same = runTool(u"qemu-img"_s, {u"compare"_s, u"-f"_s, u"raw"_s, u"-F"_s, u"raw"_s, m_disk, address});
    QVERIFY(same && same->contains("identical"));
    process.terminate();
    QVERIFY(process.waitForFinished());
}

void TestServe::severalClients() {
    QProcess process;
    const QString address = serve(process, at(u"s"_s));
    std::vector<std::unique_ptr<QProcess>> clients;
    for (int i = 0; i < 4; ++i) {
        clients.push_back(std::make_unique<QProcess>());
        clients.back()->start(u"qemu-img"_s, {u"compare"_s, u"-f"_s, u"raw"_s, u"-F"_s, u"raw"_s, m_disk, address});
    }
    for (const auto& client : clients) {
        QVERIFY(client->waitForFinished(60000));
        QCOMPARE(client->exitCode(), 0);
    }
    process.terminate();
    QVERIFY(process.waitForFinished());
}

void TestServe::interrupted() {
    QProcess process;
    QVERIFY(!serve(process, at(u"s"_s)).isEmpty());
    QVERIFY(QFile::exists(at(u"s"_s)));
    ::kill(pid_t(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 130);
    QCOMPARE(QString::fromUtf8(process.readAllStandardError()), u"platter: Stopped.\n"_s);
    QVERIFY(!QFile::exists(at(u"s"_s)));
}

// Its server goes with it, and what is left of the socket is in nobody's way.
void TestServe::killed() {
    QProcess process;
    const QString address = serve(process, at(u"s"_s));
    QVERIFY(!address.isEmpty());
    process.kill();
    QVERIFY(process.waitForFinished());
    QTRY_VERIFY(!runTool(u"nbdinfo"_s, {u"--size"_s, address}));
    QProcess again;
    QCOMPARE(serve(again, at(u"s"_s)), address);
    QVERIFY(runTool(u"nbdinfo"_s, {u"--size"_s, address}));
    again.terminate();
    QVERIFY(again.waitForFinished());
}

void TestServe::somethingIsThere() {
    QProcess process;
    QVERIFY(!serve(process, at(u"s"_s)).isEmpty());
    const Run second = platter({u"serve"_s, u"web"_s, u"--socket"_s, at(u"s"_s)});
    QCOMPARE(second.status, 1);
    QVERIFY2(second.err.contains(u"there already"_s), qPrintable(second.err));
    QVERIFY(runTool(u"nbdinfo"_s, {u"--size"_s, u"nbd+unix:///?socket="_s + at(u"s"_s)})); // the first lives
    process.terminate();
    QVERIFY(process.waitForFinished());
    QVERIFY(test::writeFile(at(u"mine"_s), "precious"));
    const Run over = platter({u"serve"_s, u"web"_s, u"--socket"_s, at(u"mine"_s)});
    QCOMPARE(over.status, 1);
    QCOMPARE(*test::readFile(at(u"mine"_s)), QByteArray("precious"));
}

void TestServe::placesThatDoNotWork_data() {
    QTest::addColumn<QString>("socket");
    QTest::addColumn<QString>("says");
    QTest::newRow("no folder") << u"none/s"_s << u"ended"_s;
    QTest::newRow("too long") << QString(200, u's') << u"too long"_s;
}

void TestServe::placesThatDoNotWork() {
    QFETCH(const QString, socket);
    QFETCH(const QString, says);
    const Run run = platter({u"serve"_s, u"web"_s, u"--socket"_s, at(socket)});
    QCOMPARE(run.status, 1);
    QVERIFY2(run.err.contains(says), qPrintable(run.err));
    QVERIFY(run.out.isEmpty());
}

void TestServe::missingProgram() {
    const Run run = platter({u"serve"_s, u"web"_s, u"--socket"_s, at(u"s"_s)}, {u"PATH=/nonexistent"_s});
    QCOMPARE(run.status, 1);
    QVERIFY2(run.err.contains(u"Install the package nbdkit"_s), qPrintable(run.err));
}

void TestServe::deletedImage() {
    const Run made = platter({u"import"_s, m_disk, u"--name"_s, u"gone"_s});
    QCOMPARE(made.status, 0);
    QCOMPARE(platter({u"delete"_s, u"gone"_s}).status, 0);
    const Run run = platter({u"serve"_s, QString::fromUtf8(made.out).trimmed(), u"--socket"_s, at(u"s"_s)});
    QVERIFY(run.status != 0);
    QVERIFY(!run.err.isEmpty());
}

QTEST_GUILESS_MAIN(TestServe)
#include "tst_serve.moc"
