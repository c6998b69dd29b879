// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
// The real window on a real library and real disks, under a real X server.
#include "models/jobs/jobqueue.h"
#include "models/library/libraryset.h"
#include "models/local/locallibrary.h"
#include "tests/support/diskmaker.h"
#include "ui/addimagedialog.h"
#include "ui/mainwindow.h"
#include "ui/theme.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace platter;
using namespace platter::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 30'000; // a machine that compiles beside it takes seconds to open a library on its disk

struct Home {
    explicit Home(const QString& folder)
        : library(static_cast<LocalLibrary&>(*libraries.add(std::make_unique<LocalLibrary>(folder))))
        , window(&libraries, nullptr, &queue) {
        window.setGeometry(0, 0, 1300, 800);
        window.show();
    }
    ~Home() { library.aboutToQuit(); }

    QTableView* table() const { return window.findChild<QTableView*>(u"imageTable"_s); }
    QString text(int row, const QString& header) const {
        const QAbstractItemModel* model = table()->model();
        for (int column = 0; column < model->columnCount(); ++column) {
            if (model->headerData(column, Qt::Horizontal).toString() == header)
                return model->index(row, column).data().toString();
        }
        return u"no column "_s + header;
    }
    AddImageDialog* dialog() const { return window.findChild<AddImageDialog*>(); }
    QPushButton* addButton() const { return dialog() ? dialog()->findChild<QPushButton*>(u"addButton"_s) : nullptr; }

    LibrarySet libraries;
    LocalLibrary& library; // the set's
    JobQueue queue{1};
    MainWindow window;
};

// Presses the mouse's button at one point of the screen and lets it go at the other. Empty, or why that was not possible.
QByteArray moveMouse(const QPoint& from, const QPoint& to) {
    QStringList steps{u"mousemove"_s, QString::number(from.x()), QString::number(from.y()), u"sleep"_s, u"0.1"_s,
        u"mousedown"_s, u"1"_s};
    for (int i = 1; i <= 8; ++i) {
        const QPoint at = from + (to - from) * i / 8;
        steps += {u"sleep"_s, u"0.06"_s, u"mousemove"_s, QString::number(at.x()), QString::number(at.y())};
    }
    steps += {u"sleep"_s, u"0.3"_s, u"mouseup"_s, u"1"_s};
    QProcess mouse;
    mouse.start(u"xdotool"_s, steps);
    const bool moved = QTest::qWaitFor([&] { return mouse.state() == QProcess::NotRunning; }, 20'000);
    return moved && mouse.exitCode() == 0 ? QByteArray() : "no mouse: " + mouse.readAllStandardError();
}

// Drags the files from another program's window onto the point, with the mouse.
QByteArray drag(const QStringList& files, const QPoint& to) {
    QProcess source;
    source.start(QStringLiteral(DRAG_SOURCE), QStringList{u"1400"_s, u"100"_s} + files);
    QByteArray said;
    const auto hear = [&](const QByteArray& word) {
        return QTest::qWaitFor([&] { return (said += source.readAllStandardOutput()).contains(word); }, 10'000);
    };
    if (!hear("ready"))
        return "no window";
    QTest::qWait(300); // it is mapped a moment after it says so; nothing tells when the server has drawn it
    if (const QByteArray problem = moveMouse({1450, 150}, to); !problem.isEmpty())
        return problem;
    said.clear();
    (void)hear("\n");
    source.kill();
    source.waitForFinished();
    return said.trimmed();
}

} // namespace

class TestWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void dropsARealFileAndReadsTheTable();
    void dropsSeveralAndAFolder();
    void dropOfWhatIsNoImageLeavesNoRow();
    void draggedOutIsExported();
    void showsWhatAnotherProcessDoes();
    void staysLiveWhileImporting();

private:
    QTemporaryDir m_folder;
    QString m_raw;
};

void TestWindow::initTestCase() {
    m_raw = m_folder.filePath(u"debian 13 ünï%20code amd64.raw"_s); // percent signs and spaces travel in URLs
    const auto made = makeExt4Disk(m_raw, 64 * 1024 * 1024);
    QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
}

void TestWindow::dropsARealFileAndReadsTheTable() {
    QTemporaryDir folder;
    Home home(folder.filePath(u"library"_s));
    QVERIFY(QTest::qWaitForWindowExposed(&home.window));
    QTRY_COMPARE_WITH_TIMEOUT(home.library.state(), LibraryState::Ready, kPatience);
    QCOMPARE(drag({m_raw}, {700, 400}), QByteArray::number(Qt::CopyAction)); // a Move would delete the person's file
    QVERIFY(QFile::exists(m_raw));
    QTRY_VERIFY_WITH_TIMEOUT(home.dialog() && home.dialog()->isVisible(), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(home.addButton()->isEnabled(), kPatience);
    QTest::mouseClick(home.addButton(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(home.table()->model()->rowCount(), 1, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(home.text(0, u"Status"_s), u"available"_s, 30'000);
    QCOMPARE(home.text(0, u"Name"_s), u"debian 13 ünï%20code amd64"_s);
    QCOMPARE(home.text(0, u"Virtual"_s), u"64 MiB"_s);
    QVERIFY(home.text(0, u"Id"_s).startsWith(u"loc-"));
    QCOMPARE(home.text(0, u"Access"_s), u"private"_s);
}

void TestWindow::dropsSeveralAndAFolder() {
    QTemporaryDir disks;
    QVERIFY(disks.isValid());
    const QString nested = disks.filePath(u"nightlies/deep"_s);
    QVERIFY(QDir().mkpath(nested));
    QVERIFY(QFile::copy(m_raw, nested + u"/nightly-web-2026-11-22.raw"));
    QVERIFY(QFile::copy(m_raw, disks.filePath(u"nightly-web-2026-11-23.raw"_s)));
    QVERIFY(writeFile(disks.filePath(u"nightlies/notes.txt"_s), "no image"));
    QTemporaryDir folder;
    Home home(folder.filePath(u"library"_s));
    QVERIFY(QTest::qWaitForWindowExposed(&home.window));
    QTRY_COMPARE_WITH_TIMEOUT(home.library.state(), LibraryState::Ready, kPatience);
    QCOMPARE(drag({disks.filePath(u"nightlies"_s), disks.filePath(u"nightly-web-2026-11-23.raw"_s)}, {700, 400}),
        QByteArray::number(Qt::CopyAction));
    QTRY_VERIFY_WITH_TIMEOUT(home.dialog() && home.addButton() && home.addButton()->isEnabled(), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(home.addButton()->text().contains(u'2'), kPatience);
    QTest::mouseClick(home.addButton(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(home.table()->model()->rowCount(), 2, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(home.text(0, u"Status"_s), u"available"_s, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(home.text(1, u"Status"_s), u"available"_s, 30'000);
    QCOMPARE(home.text(0, u"Name"_s), u"nightly-web-2026-11-23"_s); // newest of the family first
    QCOMPARE(home.text(1, u"Name"_s), u"nightly-web-2026-11-22"_s);
}

void TestWindow::dropOfWhatIsNoImageLeavesNoRow() {
    QTemporaryDir files;
    const QString text = files.filePath(u"readme.img"_s);
    QVERIFY(writeFile(text, "This is no disk.\n"));
    QTemporaryDir folder;
    Home home(folder.filePath(u"library"_s));
    QVERIFY(QTest::qWaitForWindowExposed(&home.window));
    QTRY_COMPARE_WITH_TIMEOUT(home.library.state(), LibraryState::Ready, kPatience);
    QCOMPARE(drag({text}, {700, 400}), QByteArray::number(Qt::CopyAction));
    QTRY_VERIFY_WITH_TIMEOUT(home.dialog() && home.dialog()->isVisible(), kPatience);
    QTRY_VERIFY(!home.dialog()->findChild<QLabel*>(u"refusal"_s)
        || !home.dialog()->findChild<QLabel*>(u"refusal"_s)->text().isEmpty());
    QVERIFY(!home.addButton()->isEnabled() || !home.addButton()->isVisible());
    QTest::keyClick(home.dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!home.dialog() || !home.dialog()->isVisible());
    QVERIFY(home.library.images().isEmpty());
    QCOMPARE(home.table()->model()->rowCount(), 0);
}

// Onto what takes it as a file manager does.
void TestWindow::draggedOutIsExported() {
    if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
        QSKIP("dbus-daemon is not installed");
    QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(u"my disks"_s));
    Home home(folder.filePath(u"library"_s));
    QVERIFY(QTest::qWaitForWindowExposed(&home.window));
    QTRY_COMPARE_WITH_TIMEOUT(home.library.state(), LibraryState::Ready, kPatience);
    home.queue.add(home.library.importJob({.media = *Media::inspect(m_raw), .name = u"golden web"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(home.queue.isIdle(), kPatience);
    QProcess target;
    target.start(
        QStringLiteral(DRAG_TARGET), {u"1400"_s, u"100"_s, folder.filePath(u"my disks"_s)}, QIODevice::ReadOnly);
    QByteArray said;
    const auto hear = [&](const QByteArray& word) {
        return QTest::qWaitFor([&] { return (said += target.readAllStandardOutput()).contains(word); }, 10'000);
    };
    QVERIFY(hear("ready"));
    QTest::qWait(300); // as above
    const QTableView* table = home.table();
    const QPoint row = table->viewport()->mapToGlobal(table->visualRect(table->model()->index(0, 1)).center());
    QVERIFY2(moveMouse(row, {1450, 150}).isEmpty(), "no mouse");
    QVERIFY2(hear("told"), said);
    const QString file = folder.filePath(u"my disks/golden web.raw"_s);
    QTRY_VERIFY_WITH_TIMEOUT(home.queue.isIdle() && QFile::exists(file), kPatience);
    QCOMPARE(sha256OfFile(file), sha256OfFile(m_raw));
    target.kill();
    target.waitForFinished();
}

void TestWindow::showsWhatAnotherProcessDoes() {
    QTemporaryDir folder;
    Home home(folder.filePath(u"library"_s));
    QVERIFY(QTest::qWaitForWindowExposed(&home.window));
    QTRY_COMPARE_WITH_TIMEOUT(home.library.state(), LibraryState::Ready, kPatience);
    LocalLibrary other(folder.filePath(u"library"_s)); // its own connection and locks, as the command line has
    JobQueue queue;
    QTRY_COMPARE(other.state(), LibraryState::Ready);
    ImportRequest request;
    request.media = *Media::inspect(m_raw);
    request.name = u"from the shell"_s;
    Job* job = queue.add(other.importJob(request));
    QTRY_VERIFY_WITH_TIMEOUT(job->isFinished(), 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(home.table()->model()->rowCount(), 1, 2000);
    QTRY_COMPARE_WITH_TIMEOUT(home.text(0, u"Status"_s), u"available"_s, 2000);
}

void TestWindow::staysLiveWhileImporting() {
    QTemporaryDir folder;
    Home home(folder.filePath(u"library"_s));
    QVERIFY(QTest::qWaitForWindowExposed(&home.window));
    QTRY_COMPARE_WITH_TIMEOUT(home.library.state(), LibraryState::Ready, kPatience);
    ImportRequest request;
    request.media = *Media::inspect(m_raw);
    for (int i = 0; i < 4; ++i) {
        request.name = u"nightly-%1"_s.arg(i);
        home.queue.add(home.library.importJob(request));
    }
    int ticks = 0; // the window's thread keeps turning: not one long pause
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &timer, [&] { ++ticks; });
    timer.start(10);
    QTRY_VERIFY_WITH_TIMEOUT(home.queue.isIdle(), 60'000);
    QVERIFY(ticks > 5);
    QTRY_COMPARE_WITH_TIMEOUT(home.table()->model()->rowCount(), 4, kPatience);
}

int main(int argc, char** argv) {
    // A session bus of the test's own, which has to be there before Qt looks for one.
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    QProcess bus;
    bus.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
    if (bus.waitForStarted() && bus.waitForReadyRead())
        qputenv("DBUS_SESSION_BUS_ADDRESS", bus.readLine().trimmed());
    QApplication application(argc, argv);
    applyTheme(application, ThemeChoice::Light);
    TestWindow test;
    const int status = QTest::qExec(&test, argc, argv);
    bus.kill();
    bus.waitForFinished();
    return status;
}

#include "tst_window.moc"
