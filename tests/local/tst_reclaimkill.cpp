// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/repacker.h"
#include "tests/local/spacehome.h"

#include <QElapsedTimer>
#include <QProcess>

using namespace platter;
using namespace platter::test;
using namespace Qt::StringLiterals;

// Reclaim and repack, killed at each of its writes, syncs, renames, unlinks and holes: what is kept can be read, and the next one ends it.
class TestReclaimKill : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void killedAtEveryWrite();
    void repackKilledAtEveryWrite();

private:
    int run(const QString& folder, int killAt, const QStringList& images) const; // the exit code; -1 when it was killed

    QTemporaryDir m_directory{quickFolder()};
    QString m_template;
    QStringList m_doomed;
    long m_calls = 0;
    qint64 m_inTheEnd = 0; // bytes
};

int TestReclaimKill::run(const QString& folder, int killAt, const QStringList& images) const {
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LD_PRELOAD"_s, QCoreApplication::applicationDirPath() + u"/liblocal_killer.so");
    environment.insert(u"ASAN_OPTIONS"_s, u"verify_asan_link_order=0:detect_leaks=0"_s);
    if (killAt > 0)
        environment.insert(u"PLATTER_KILL_AT"_s, QString::number(killAt));
    else
        environment.insert(u"PLATTER_KILL_COUNT"_s, m_directory.filePath(u"count"_s));
    process.setProcessEnvironment(environment);
    process.start(QCoreApplication::applicationDirPath() + u"/local_reclaimer", QStringList{folder} + images);
    if (!process.waitForFinished(60'000))
        return -2;
    return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
}

void TestReclaimKill::initTestCase() {
    m_template = m_directory.filePath(u"template"_s);
    {
        SpaceHome space(m_template);
        Home home(m_template);
        QVERIFY(home.ready());
        QVERIFY(space.fill(home));
        for (const ImageId& id : space.doomedIds(home))
            m_doomed.append(id.toString());
    }
    const QString whole = m_directory.filePath(u"whole"_s);
    QVERIFY(runTool(u"cp"_s, {u"-a"_s, m_template, whole}));
    QCOMPARE(run(whole, 0, m_doomed), 0);
    m_calls = readFile(m_directory.filePath(u"count"_s))->toLong();
    QVERIFY2(m_calls > 60, qPrintable(QString::number(m_calls)));
    SpaceHome space(whole);
    m_inTheEnd = space.allocated();
    Home home(whole);
    QVERIFY(home.ready());
    QCOMPARE(space.wrong(home, SpaceHome::kept()), QString());
}

void TestReclaimKill::killedAtEveryWrite() {
    // Each of them on a quiet machine; on a busy or sanitized one as many as fit, spread over all.
    QElapsedTimer timer;
    timer.start();
    constexpr qint64 kMost = 12'000;
    constexpr std::array<int, 4> kPhases{1, 3, 2, 4};
    int killed = 0;
    for (const int phase : kPhases) {
        for (long at = phase; at <= m_calls && timer.elapsed() < kMost; at += long(kPhases.size())) {
            const QString folder = m_directory.filePath(u"library"_s);
            QDir(folder).removeRecursively();
            QVERIFY(runTool(u"cp"_s, {u"-a"_s, u"--reflink=auto"_s, m_template, folder}));
            const int code = run(folder, int(at), m_doomed);
            QVERIFY2(code == -1 || code == 0, qPrintable(u"call %1: exit %2"_s.arg(at).arg(code)));
            killed += code == -1;
            SpaceHome space(folder);
            Home home(folder);
            QVERIFY2(home.ready(), qPrintable(u"call %1"_s.arg(at)));
            QCOMPARE(space.wrong(home, SpaceHome::kept()), QString());
            // Those that were not given back yet can be restored; the others say that they are gone.
            for (const QString& name : SpaceHome::doomed()) {
                const Image image = *home.byName(name);
                QCOMPARE(image.status, ImageStatus::Deleted);
                if (image.reclaimed || at % 5 != 0)
                    continue;
                QVERIFY(home.wait(home.library.restore(image.id)));
                QCOMPARE(space.wrong(home, {name}), QString());
                QVERIFY(home.wait(home.library.remove(image.id)));
            }
            QList<ImageId> now;
            for (const QString& id : std::as_const(m_doomed))
                now.append(ImageId(id));
            const auto ended = space.reclaim(home, now);
            QVERIFY2(ended, ended ? "" : qPrintable(ended.error().message + ended.error().detail));
            QCOMPARE(space.wrong(home, SpaceHome::kept()), QString());
            QVERIFY2(space.allocated() <= m_inTheEnd + 128 * 1024,
                qPrintable(u"call %1: %2 instead of %3"_s.arg(at).arg(space.allocated()).arg(m_inTheEnd)));
        }
    }
    qInfo("killed %d times at %ld calls", killed, m_calls);
    QVERIFY2(killed >= 5, qPrintable(QString::number(killed)));
}

// The same, for what is compressed again.
void TestReclaimKill::repackKilledAtEveryWrite() {
    const QString whole = m_directory.filePath(u"repacked"_s);
    QVERIFY(runTool(u"cp"_s, {u"-a"_s, m_template, whole}));
    QCOMPARE(run(whole, 0, {}), 0);
    const long calls = readFile(m_directory.filePath(u"count"_s))->toLong();
    QVERIFY2(calls > 20, qPrintable(QString::number(calls)));
    const auto due = [](const QString& folder) {
        return surveyRepacking(ChunkStore(LibraryFolder(folder)), {}, QDateTime::currentDateTimeUtc()).due;
    };
    QCOMPARE(due(whole), 0);
    QElapsedTimer timer;
    timer.start();
    constexpr qint64 kMost = 6'000;
    int killed = 0;
    for (const int phase : {1, 3, 2, 4}) {
        for (long at = phase; at <= calls && (timer.elapsed() < kMost || killed < 3); at += 4) {
            const QString folder = m_directory.filePath(u"library"_s);
            QDir(folder).removeRecursively();
            QVERIFY(runTool(u"cp"_s, {u"-a"_s, u"--reflink=auto"_s, m_template, folder}));
            const int code = run(folder, int(at), {});
            QVERIFY2(code == -1 || code == 0, qPrintable(u"call %1: exit %2"_s.arg(at).arg(code)));
            killed += code == -1;
            {
                SpaceHome space(folder);
                Home home(folder);
                QVERIFY2(home.ready(), qPrintable(u"call %1"_s.arg(at)));
                QCOMPARE(space.wrong(home, SpaceHome::kept()), QString());
            }
            QCOMPARE(run(folder, 0, {}), 0); // what was begun is ended
            QCOMPARE(due(folder), 0);
            SpaceHome space(folder);
            Home home(folder);
            QVERIFY(home.ready());
            QCOMPARE(space.wrong(home, SpaceHome::kept()), QString());
        }
    }
    qInfo("killed %d times at %ld calls", killed, calls);
    QVERIFY2(killed >= 3, qPrintable(QString::number(killed)));
}

QTEST_GUILESS_MAIN(TestReclaimKill)
#include "tst_reclaimkill.moc"
