// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/local/home.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>

#include <csignal>
#include <poll.h>
#include <sys/inotify.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace platter;
using namespace platter::test;
using namespace Qt::StringLiterals;

namespace {

// When to kill: at a part of a whole run's time, or at the nth event on files with this ending.
struct Moment {
    double part = 0;
    QByteArray ending{};
    int nth = 1;
};

// Waits for changes in the library's folder, so that the kill falls right behind them.
class Watch {
public:
    explicit Watch(const QString& folder)
        : m_fd(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)) {
        for (const auto& part : {u""_s, u"/maps"_s, u"/index"_s, u"/packs"_s}) {
            if (::inotify_add_watch(
                    m_fd, QFile::encodeName(folder + part).constData(), IN_CREATE | IN_MOVED_TO | IN_MODIFY | IN_DELETE)
                < 0)
                qFatal("no watch");
        }
    }
    ~Watch() { ::close(m_fd); }
    Q_DISABLE_COPY_MOVE(Watch)

    // Files that end so and changed since the last call; waits at most 20 ms.
    int changes(const QByteArray& ending) const {
        pollfd wanted{m_fd, POLLIN, 0};
        if (::poll(&wanted, 1, 20) <= 0)
            return 0;
        alignas(inotify_event) std::array<char, 16 * 1024> buffer{};
        const ssize_t got = ::read(m_fd, buffer.data(), buffer.size());
        int count = 0;
        for (ssize_t at = 0; at < got;) {
            inotify_event event{};
            std::memcpy(&event, buffer.data() + at, sizeof event);
            const QByteArray name(buffer.data() + at + ssize_t(sizeof event));
            count += event.len > 0 && name.endsWith(ending);
            at += ssize_t(sizeof event) + ssize_t(event.len);
        }
        return count;
    }

private:
    int m_fd;
};

bool isRunning(qint64 pid) {
    siginfo_t info{};
    return ::waitid(P_PID, id_t(pid), &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid == 0;
}

QStringList leftovers(const QString& folder) {
    QStringList names;
    QDirIterator files(folder, {u"*.part"_s, u"*.spill"_s}, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext())
        names += files.next();
    return names;
}

} // namespace

class TestKill : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void killedAtAnyMoment_data();
    void killedAtAnyMoment();
    void nothingIsLeftBehind();

private:
    QString disk(quint32 seed);
    void checkLogsAgree(const QList<Image>& images);

    QTemporaryDir m_directory;
    QString m_folder;
    QString m_importer;
    QByteArray m_base; // a real file system
    QHash<ImageId, QByteArray> m_available; // with the sums of their disks
    std::unique_ptr<Home> m_window; // open all along
    qint64 m_wholeRun = 0; // milliseconds
    int m_killed = 0; // before they were done
};

// The real file system and, behind it, data that no other disk has: each import has something to write.
QString TestKill::disk(quint32 seed) {
    const QString path = m_directory.filePath(u"disk-%1.raw"_s.arg(seed));
    return writeFile(path, m_base + randomBytes(4 * 1024 * 1024, seed)) ? path : QString();
}

void TestKill::initTestCase() {
    m_folder = m_directory.filePath(u"library"_s);
    m_importer = QCoreApplication::applicationDirPath() + u"/local_importer";
    const QString ext4 = m_directory.filePath(u"base.raw"_s);
    QVERIFY(makeExt4Disk(ext4, 8 * 1024 * 1024));
    m_base = *readFile(ext4);
    m_window = std::make_unique<Home>(m_folder);
    QVERIFY(m_window->ready());
    const auto first = m_window->import(ext4, u"first"_s);
    QVERIFY2(first, first ? "" : qPrintable(first.error().message));
    m_available.insert(*first, sha256OfFile(ext4));

    const QString path = disk(1000);
    QElapsedTimer timer;
    timer.start();
    QProcess process;
    process.start(m_importer, {m_folder, path, u"whole run"_s});
    QVERIFY(process.waitForFinished(60'000));
    m_wholeRun = timer.elapsed();
    QCOMPARE(process.exitCode(), 0);
    m_available.insert(ImageId(QString::fromLatin1(process.readAllStandardOutput().trimmed())), sha256OfFile(path));
}

void TestKill::killedAtAnyMoment_data() {
    QTest::addColumn<Moment>("moment");
    for (int i = 0; i < 11; ++i)
        QTest::addRow("%d tenths", i) << Moment{i / 10.0};
    // Row made; its log written; temporary map; private table, its name in use; map in use; catalogue's commits.
    for (const char* ending : {".log", ".map.part", ".spill.part", ".spill", ".idx", ".map"})
        QTest::addRow("at %s", ending) << Moment{0, ending};
    for (const int nth : {2, 4, 6, 8, 10})
        QTest::addRow("commit %d", nth) << Moment{0, "catalogue.sqlite-wal", nth};
    QTest::addRow("second .log") << Moment{0, ".log", 2};
    QTest::addRow("third .log") << Moment{0, ".log", 3};
}

void TestKill::killedAtAnyMoment() {
    QFETCH(Moment, moment);
    static quint32 seed = 2000;
    const QString name = u"killed %1"_s.arg(++seed);
    const QString path = disk(seed);
    const QByteArray sum = sha256OfFile(path);
    const Watch watch(m_folder);
    QProcess process;
    process.start(m_importer, {m_folder, path, name});
    QVERIFY(process.waitForStarted());
    QElapsedTimer timer;
    timer.start();
    if (moment.ending.isEmpty()) {
        const qint64 until = qint64(moment.part * double(m_wholeRun));
        while (isRunning(process.processId()) && timer.elapsed() < until)
            ::usleep(1000);
    } else {
        for (int seen = 0; seen < moment.nth && isRunning(process.processId());)
            seen += watch.changes(moment.ending);
    }
    ::kill(pid_t(process.processId()), SIGKILL);
    QVERIFY(process.waitForFinished());
    m_killed += process.exitStatus() == QProcess::CrashExit;

    // The window that was open sees it (within two seconds; the limit here leaves room for a busy machine).
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->byName(name) || m_window->byName(name)->status != ImageStatus::Creating, 8000);

    Home home(m_folder);
    QVERIFY2(home.ready(), home.library.problem() ? qPrintable(home.library.problem()->detail) : "");
    QVERIFY(home.library.images().size() >= m_available.size());
    const auto image = home.byName(name);
    checkLogsAgree(home.library.images());
    if (image && image->status != ImageStatus::Available) {
        QCOMPARE(image->status, ImageStatus::Failed);
        QVERIFY(image->failure);
        QCOMPARE(image->failure->code, ErrorCode::Interrupted);
        const auto again = home.retry(image->id);
        QVERIFY2(again, again ? "" : qPrintable(again.error().message + again.error().detail));
        QCOMPARE(*again, image->id);
    }
    if (image)
        m_available.insert(image->id, sum);
    const QString out = m_directory.filePath(u"out.raw"_s);
    for (const Image& now : home.library.images()) {
        QVERIFY2(m_available.contains(now.id), qPrintable(now.name));
        if (now.name != name && now.name != u"first") // all of them at the end
            continue;
        const auto exported = home.exportedSum(now.id, out);
        QVERIFY2(exported, exported ? "" : qPrintable(exported.error().message + exported.error().detail));
        QCOMPARE(*exported, m_available.value(now.id));
    }
    QVERIFY(QFile::remove(path));
    if (image)
        QTRY_VERIFY_WITH_TIMEOUT(
            m_window->library.image(image->id) && m_window->library.image(image->id)->status == ImageStatus::Available,
            8000);
}

// The catalogue, made again from maps and logs alone in a copy, says the same.
void TestKill::checkLogsAgree(const QList<Image>& images) {
    QTemporaryDir copy;
    QVERIFY(runTool(u"cp"_s, {u"-a"_s, m_folder + u"/maps", copy.path()}));
    Home again(copy.path());
    QVERIFY(again.ready());
    QCOMPARE(again.library.images().size(), images.size());
    for (const Image& image : images) {
        const auto made = again.library.image(image.id);
        QVERIFY(made);
        QCOMPARE(*made, image);
    }
}

void TestKill::nothingIsLeftBehind() {
    QVERIFY2(m_killed >= 10, qPrintable(QString::number(m_killed))); // else the moments were badly chosen
    m_window.reset();
    Home home(m_folder);
    QVERIFY(home.ready());
    QCOMPARE(leftovers(m_folder), QStringList());
    const QString path = disk(5000);
    const auto id = home.import(path, u"last"_s);
    QVERIFY(id);
    m_available.insert(*id, sha256OfFile(path));
    QCOMPARE(leftovers(m_folder), QStringList());
    QCOMPARE(home.library.images().size(), m_available.size());
    for (const Image& image : home.library.images()) {
        QCOMPARE(image.status, ImageStatus::Available);
        QCOMPARE(*home.exportedSum(image.id, m_directory.filePath(u"out.raw"_s)), m_available.value(image.id));
    }
}

QTEST_GUILESS_MAIN(TestKill)
#include "tst_kill.moc"
