// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/support/diskmaker.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <random>
#include <unistd.h>

using namespace platter;
using namespace platter::test;
using namespace Qt::StringLiterals;

namespace {

// How long it may take here. Longer by hand: PLATTER_TEST_TORTURE=seconds; the same again: PLATTER_TEST_SEED=number.
constexpr qint64 kSeconds = 12;
constexpr int kDisks = 6;

struct Run {
    bool killed = false;
    int status = -1;
    QByteArray out;
    QString err;
};

} // namespace

// The real program, several at once, doing what people do in any order; killed at any instant, its writes failing now and
// then. After each death every image that was available has its bytes.
class TestTorture : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void manyLives();

private:
    QStringList someCommand();
    std::unique_ptr<QProcess> start(const QStringList& arguments, bool faulty);
    Run finish(QProcess& process, int killAfter); // milliseconds; -1: not killed
    Run platter(const QStringList& arguments);
    void checkImages();
    void checkHealth();
    QJsonArray images();
    int below(int limit) { return int(m_random() % unsigned(limit)); }

    QTemporaryDir m_directory;
    QString m_library;
    QList<QByteArray> m_disks;
    QHash<QString, QByteArray> m_available; // ids, and what their disks hold
    QStringList m_said; // the last commands, for a failure
    bool m_reclaims = false;
    std::mt19937 m_random;
};

void TestTorture::initTestCase() {
    const auto seed = qEnvironmentVariableIsSet("PLATTER_TEST_SEED")
        ? qEnvironmentVariable("PLATTER_TEST_SEED").toUInt()
        : std::random_device()();
    m_random.seed(seed);
    qInfo("PLATTER_TEST_SEED=%u", seed);
    m_library = QDir(m_directory.path()).canonicalPath() + u"/library";
    QVERIFY(QDir().mkdir(m_library));
    for (quint32 i = 0; i < kDisks; ++i) { // each shares a part with the others
        m_disks.append(randomBytes(50 * 4096, i) + QByteArray(20 * 4096, '\0') + randomBytes(60 * 4096, i % 3 + 100)
            + QByteArray(40 * 4096, char('a' + i)));
        QVERIFY(writeFile(m_directory.filePath(u"disk-%1.raw"_s.arg(i)), m_disks.last()));
    }
    // Where the program knows it, giving back space is part of this.
    m_reclaims = platter({u"reclaim"_s, u"--help"_s}).out.startsWith("platter reclaim");
}

std::unique_ptr<QProcess> TestTorture::start(const QStringList& arguments, bool faulty) {
    auto process = std::make_unique<QProcess>();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, m_directory.path());
    environment.insert(u"XDG_CONFIG_HOME"_s, m_directory.filePath(u"config"_s));
    environment.insert(u"XDG_DATA_HOME"_s, m_directory.filePath(u"data"_s));
    environment.remove(u"PLATTER_LIBRARY"_s);
    if (faulty) {
        environment.insert(u"LD_PRELOAD"_s, QStringLiteral(PLATTER_FAULTYIO));
        environment.insert(u"PLATTER_FAULTS_FOLDER"_s, m_library);
        environment.insert(u"PLATTER_FAULTS_SEED"_s, QString::number(below(1 << 30)));
        environment.insert(u"PLATTER_FAULTS_EVERY"_s, QString::number(5 + below(60)));
    }
    process->setProcessEnvironment(environment);
    process->start(
        QStringLiteral(PLATTER_PROGRAM), QStringList{u"--library"_s, m_library} + arguments, QIODevice::ReadOnly);
    return process;
}

Run TestTorture::finish(QProcess& process, int killAfter) {
    if (!process.waitForStarted())
        return {};
    if (killAfter >= 0 && !process.waitForFinished(killAfter))
        ::kill(pid_t(process.processId()), SIGKILL);
    if (process.state() != QProcess::NotRunning && !process.waitForFinished(60'000)) {
        process.kill();
        (void)process.waitForFinished();
        return {.killed = false, .status = -1, .out = {}, .err = u"hangs"_s};
    }
    return {process.exitStatus() == QProcess::CrashExit, process.exitCode(), process.readAllStandardOutput(),
        QString::fromUtf8(process.readAllStandardError())};
}

Run TestTorture::platter(const QStringList& arguments) {
    return finish(*start(arguments, false), -1);
}

QJsonArray TestTorture::images() {
    const Run run = platter({u"list"_s, u"--json"_s});
    return run.status == 0 ? QJsonDocument::fromJson(run.out).array() : QJsonArray();
}

QStringList TestTorture::someCommand() {
    const QStringList ids = m_available.keys();
    const QString id = ids.isEmpty() ? QString() : ids.at(below(int(ids.size())));
    switch (below(10)) {
    case 0:
        if (!id.isEmpty() && ids.size() > 2)
            return {u"delete"_s, id};
        [[fallthrough]];
    case 1:
        if (!id.isEmpty())
            return {u"update"_s, id, u"--description"_s, u"text %1"_s.arg(below(100))};
        [[fallthrough]];
    case 2:
        return {u"verify"_s, u"--quiet"_s};
    case 3:
        return {u"repair"_s, u"--quiet"_s};
    case 4:
        return {u"backup"_s, m_directory.filePath(u"backup"_s), u"--quiet"_s};
    case 5:
        if (m_reclaims)
            return {u"reclaim"_s};
        [[fallthrough]];
    case 6:
        return {u"repack"_s};
    default: {
        const int disk = below(kDisks); // its name says what is in it
        return {u"import"_s, m_directory.filePath(u"disk-%1.raw"_s.arg(disk)), u"--name"_s, u"disk %1"_s.arg(disk)};
    }
    }
}

void TestTorture::checkImages() {
    const QString said = m_said.join(u'\n');
    const Run list = platter({u"list"_s, u"--json"_s});
    QVERIFY2(list.status == 0, qPrintable(QString(said + u'\n' + list.err)));
    QHash<QString, QByteArray> now;
    const QJsonArray array = QJsonDocument::fromJson(list.out).array();
    for (const auto& value : array) {
        const QJsonObject image = value.toObject();
        const QString id = image.value(u"id"_s).toString(), status = image.value(u"status"_s).toString();
        QVERIFY2(status == u"available" || status == u"failed" || status == u"creating",
            qPrintable(QString(said + u'\n' + id + u" is " + status)));
        if (status == u"available")
            now.insert(id, m_disks.at(image.value(u"name"_s).toString().mid(5).toInt()));
    }
    const bool deleting = said.contains(u"delete");
    for (const QString& id : m_available.keys()) {
        if (!now.contains(id)) // only what somebody deleted may be gone
            QVERIFY2(
                deleting && said.contains(u"delete "_s + id), qPrintable(QString(said + u'\n' + id + u" is gone")));
    }
    m_available = now;
    QStringList looked = m_available.keys();
    std::ranges::shuffle(looked, m_random);
    for (const QString& id : looked.first(std::min<qsizetype>(3, looked.size()))) { // all of them at the end
        const Run exported = platter({u"export"_s, id, u"-"_s});
        QVERIFY2(exported.status == 0, qPrintable(QString(said + u'\n' + exported.err)));
        QVERIFY2(exported.out == m_available.value(id), qPrintable(QString(said + u'\n' + id + u" has other bytes")));
    }
}

void TestTorture::checkHealth() {
    const Run verified = platter({u"verify"_s});
    QVERIFY2(verified.status == 0,
        qPrintable(QString(m_said.join(u'\n') + u'\n' + verified.err + QString::fromUtf8(verified.out))));
    for (const auto& [id, bytes] : std::as_const(m_available).asKeyValueRange())
        QVERIFY2(platter({u"export"_s, id, u"-"_s}).out == bytes, qPrintable(id));
    const QString backup = m_directory.filePath(u"backup"_s);
    QVERIFY(!QFile::exists(backup) || QDir(backup).removeRecursively()); // of before a death in its middle
    const Run copied = platter({u"backup"_s, backup});
    QVERIFY2(copied.status == 0, qPrintable(copied.err));
}

void TestTorture::manyLives() {
    const qint64 seconds = std::max(kSeconds, qEnvironmentVariable("PLATTER_TEST_TORTURE").toLongLong());
    QElapsedTimer timer;
    timer.start();
    int lives = 0, deaths = 0, failures = 0;
    while (timer.elapsed() < seconds * 1000) {
        struct Life {
            std::unique_ptr<QProcess> process;
            QStringList command;
            bool faulty;
        };
        std::vector<Life> all;
        m_said.clear();
        for (int i = 0, many = 1 + below(2); i < many; ++i) { // two writers at once
            Life life{.process = {}, .command = someCommand(), .faulty = below(2) == 0};
            life.process = start(life.command, life.faulty);
            m_said += (life.faulty ? u"faulty: "_s : QString()) + life.command.join(u' ');
            all.push_back(std::move(life));
        }
        for (Life& life : all) {
            const Run run = finish(*life.process, below(3) > 0 ? below(120) : -1);
            ++lives;
            deaths += run.killed;
            failures += !run.killed && run.status != 0;
            m_said += u"→ %1 %2"_s.arg(run.killed ? u"killed"_s : QString::number(run.status), run.err.trimmed());
            QVERIFY2(run.err != u"hangs", qPrintable(m_said.join(u'\n')));
            QVERIFY2(run.killed || run.status == 0 || life.faulty || run.status == 1, qPrintable(m_said.join(u'\n')));
        }
        checkImages();
        if (QTest::currentTestFailed())
            return;
    }
    qInfo("%d lives, %d deaths, %d failures, %lld images", lives, deaths, failures, qlonglong(m_available.size()));
    QVERIFY(lives > 3 && deaths + failures > 0);
    checkHealth();
}

QTEST_GUILESS_MAIN(TestTorture)
#include "tst_torture.moc"
