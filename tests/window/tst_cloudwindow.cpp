// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
// The whole way in the real window, under a real X server: an account is connected, a disk dropped on it, uploaded through
// a lost connection, registered, deprecated, a server snapshotted, and the image comes back; against a real Swift and the
// stand-in for the cloud.
#include "app/translations.h"
#include "models/brightbox/brightboxconnector.h"
#include "models/jobs/jobqueue.h"
#include "models/local/locallibrary.h"
#include "tests/standins/brightbox/standincloud.h"
#include "tests/standins/orbitserver.h"
#include "tests/support/diskmaker.h"
#include "ui/addimagedialog.h"
#include "ui/connectdialog.h"
#include "ui/copydialog.h"
#include "ui/mainwindow.h"
#include "ui/sidebar.h"
#include "ui/theme.h"

#include <QAction>
#include <QComboBox>
#include <QDropEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace platter;
using namespace platter::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 60'000;

} // namespace

class TestCloudWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theWholeWay();

private:
    void connectAccount();
    void upload();
    void deprecate();
    void snapshot();
    void copyBack();
    // With PLATTER_PICTURES=FOLDER the window is saved after each step, over a fuller account: for looking.
    void picture(const QString& name) const;

    template <typename T> T* find(const QString& name) const { return m_window->findChild<T*>(name); }
    QAction* action(const QString& name) const { return m_window->findChild<QAction*>(name); }
    void choose(const LibraryId& library) const {
        m_window->findChild<Sidebar*>()->setPlace({.kind = Place::Kind::Images, .library = library});
    }
    // Selects the image in the table; false when it is not there.
    bool select(const QString& name) const;
    Library* cloud() const { return m_libraries.libraries().value(1); }
    std::optional<Image> imageNamed(const Library& library, const QString& name) const;

    QTemporaryDir m_folder;
    QString m_disk;
    StandInCloud m_cloud;
    OrbitServer m_orbit;
    QSettings m_settings{m_folder.filePath(u"settings.ini"_s), QSettings::IniFormat};
    ConnectionStore m_store{&m_settings};
    MemoryKeyring m_keyring;
    LibrarySet m_libraries;
    std::unique_ptr<BrightboxConnector> m_connector;
    JobQueue m_queue{2};
    std::unique_ptr<MainWindow> m_window;
};

void TestCloudWindow::initTestCase() {
    if (!OrbitServer::isInstalled())
        QSKIP("OpenStack Swift is not installed");
    applyTheme(*qApp, qEnvironmentVariable("PLATTER_THEME") == "dark"_L1 ? ThemeChoice::Dark : ThemeChoice::Light);
    m_disk = m_folder.filePath(u"nightly web.raw"_s);
    QVERIFY(makeExt4Disk(m_disk, 64 * 1024 * 1024));
    const auto started = m_orbit.start(m_cloud.url());
    QVERIFY2(started, started ? "" : qPrintable(started.error().message));
    m_cloud.setOrbit(m_orbit.url());
    const QString golden = m_cloud.addImage({{u"name"_s, u"golden-web"_s}, {u"username"_s, u"deploy"_s},
        {u"virtual_size"_s, 10240}, {u"disk_size"_s, 1434}});
    m_cloud.addServer({{u"name"_s, u"web-1"_s}, {u"_image"_s, golden}});
    if (qEnvironmentVariableIsSet("PLATTER_PICTURES")) {
        m_cloud.seed();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        installTranslations(*qApp, QLocale()); // plurals
    }
    m_libraries.add(std::make_unique<LocalLibrary>(m_folder.filePath(u"library"_s)));
    m_connector = std::make_unique<BrightboxConnector>(BrightboxConnector::Surroundings{.libraries = &m_libraries,
        .store = &m_store,
        .keyring = &m_keyring,
        .folder = m_folder.filePath(u"connections"_s),
        .cliConfig = {},
        .options = {.http = {.attempts = 2, .firstPause = std::chrono::milliseconds(10)},
            .undoTime = std::chrono::milliseconds(500),
            .watchPause = std::chrono::milliseconds(100),
            .uploadSizes = {.segment = 1024 * 1024, .object = 1024 * 1024}}});
    m_window = std::make_unique<MainWindow>(&m_libraries, m_connector.get(), &m_queue);
    m_window->setGeometry(0, 0, 1640, 860);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestCloudWindow::picture(const QString& name) const {
    const QString folder = qEnvironmentVariable("PLATTER_PICTURES");
    if (folder.isEmpty())
        return;
    QTest::qWait(300);
    QVERIFY(m_window->grab().save(folder + u'/' + name + u".png"));
    for (const QDialog* dialog : m_window->findChildren<QDialog*>()) {
        if (dialog->isVisible())
            QVERIFY(const_cast<QDialog*>(dialog)->grab().save(folder + u'/' + name + u"-dialog.png"));
    }
}

bool TestCloudWindow::select(const QString& name) const {
    auto* table = find<QTableView>(u"imageTable"_s);
    const QAbstractItemModel* model = table->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        for (int column = 0; column < model->columnCount(); ++column) {
            if (model->index(row, column).data().toString() == name) {
                table->selectRow(row);
                QTest::qWait(1); // the selection is told by way of the event loop
                return true;
            }
        }
    }
    return false;
}

std::optional<Image> TestCloudWindow::imageNamed(const Library& library, const QString& name) const {
    const auto images = library.images();
    const auto found = std::ranges::find(images, name, &Image::name);
    return found == images.end() ? std::nullopt : std::optional(*found);
}

void TestCloudWindow::theWholeWay() {
    for (const auto step : {&TestCloudWindow::connectAccount, &TestCloudWindow::upload, &TestCloudWindow::deprecate,
             &TestCloudWindow::snapshot, &TestCloudWindow::copyBack}) {
        (this->*step)();
        if (QTest::currentTestFailed())
            return;
    }
}

void TestCloudWindow::connectAccount() {
    QVERIFY(action(u"connect"_s));
    action(u"connect"_s)->trigger();
    QTRY_VERIFY(m_window->findChild<ConnectDialog*>());
    auto* dialog = m_window->findChild<ConnectDialog*>();
    const auto type
        = [dialog](const QString& name, const QString& text) { dialog->findChild<QLineEdit*>(name)->setText(text); };
    auto* region = dialog->findChild<QComboBox*>(u"region"_s);
    region->setCurrentIndex(region->count() - 1); // another address
    type(u"apiAddress"_s, m_cloud.url().toString());
    type(u"storageAddress"_s, m_orbit.url().toString());
    type(u"clientId"_s, QString::fromLatin1(StandInCloud::clientId));
    type(u"clientSecret"_s, QString::fromLatin1(StandInCloud::clientSecret));
    type(u"connectionName"_s, u"Acme prod"_s);
    picture(u"1-connect"_s);
    dialog->accept();
    QTRY_COMPARE_WITH_TIMEOUT(m_libraries.libraries().size(), 2, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(imageNamed(*cloud(), u"golden-web"_s), kPatience);
    choose(cloud()->id());
    QTRY_VERIFY(select(u"golden-web"_s));
    picture(u"2-browse"_s); // the account is browsed in the same table
}

void TestCloudWindow::upload() {
    QMimeData dropped;
    dropped.setUrls({QUrl::fromLocalFile(m_disk)});
    QDragEnterEvent enter({700, 400}, Qt::CopyAction | Qt::MoveAction, &dropped, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window.get(), &enter);
    QDropEvent drop(QPointF(700, 400), Qt::CopyAction | Qt::MoveAction, &dropped, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window.get(), &drop);
    QCOMPARE(drop.dropAction(), Qt::CopyAction);
    QTRY_VERIFY(m_window->findChild<AddImageDialog*>());
    auto* dialog = m_window->findChild<AddImageDialog*>();
    auto* into = dialog->findChild<QComboBox*>(u"into"_s);
    QVERIFY(into);
    QCOMPARE(into->currentText(), u"Acme prod"_s); // what is looked at is where it goes
    auto* add = dialog->findChild<QPushButton*>(u"addButton"_s);
    auto* architecture = dialog->findChild<QComboBox*>(u"architectureEdit"_s);
    QVERIFY(architecture);
    QTRY_VERIFY(!dialog->findChild<QWidget*>(u"reason"_s)->isHidden());
    QVERIFY(!add->isEnabled()); // the file's name tells no architecture, and the cloud needs one
    architecture->setCurrentText(u"x86_64"_s);
    QTRY_VERIFY_WITH_TIMEOUT(add->isEnabled(), kPatience);
    picture(u"3-add"_s);
    add->click();
    QTRY_VERIFY(!m_queue.jobs().isEmpty());
    Job* job = m_queue.jobs().constLast();
    QTRY_VERIFY_WITH_TIMEOUT(job->progress().done > 0 && job->progress().total > 0, kPatience);
    m_orbit.stop(); // in the middle
    QTRY_VERIFY_WITH_TIMEOUT(job->progress().phase.contains(u"waiting"_s), kPatience);
    picture(u"4-waiting"_s);
    QVERIFY(m_orbit.start(m_cloud.url()));
    QTRY_VERIFY_WITH_TIMEOUT(job->isFinished(), kPatience);
    QVERIFY2(job->state() == JobState::Succeeded, qPrintable(job->error() ? job->error()->message : QString()));
    const ImageId id = job->image().image;
    QTRY_COMPARE_WITH_TIMEOUT(cloud()->image(id)->status, ImageStatus::Available, kPatience);
    QCOMPARE(QByteArray::fromHex(m_cloud.taken(id.toString()).sha256), sha256OfFile(m_disk));
    QVERIFY(select(u"nightly web"_s));
    picture(u"4-done"_s);
}

void TestCloudWindow::deprecate() {
    QVERIFY(select(u"nightly web"_s));
    QTRY_VERIFY(action(u"deprecate"_s)->isEnabled());
    action(u"deprecate"_s)->trigger();
    const QString id = imageNamed(*cloud(), u"nightly web"_s)->id.toString();
    QTRY_COMPARE(m_cloud.object(id).value(u"status"_s).toString(), u"deprecated"_s);
    QTRY_COMPARE(imageNamed(*cloud(), u"nightly web"_s)->status, ImageStatus::Deprecated);
}

void TestCloudWindow::snapshot() {
    const auto before = cloud()->images().size();
    QVERIFY(action(u"snapshotAny"_s)->isEnabled());
    action(u"snapshotAny"_s)->trigger();
    QTRY_VERIFY(find<QDialog>(u"snapshotDialog"_s));
    auto* dialog = find<QDialog>(u"snapshotDialog"_s);
    auto* servers = dialog->findChild<QAbstractItemView*>(u"servers"_s);
    QTRY_VERIFY(servers->model()->rowCount() > 0);
    servers->model()->setData(servers->model()->index(0, 0), Qt::Checked, Qt::CheckStateRole);
    if (auto* note = dialog->findChild<QLineEdit*>(u"snapshotNote"_s))
        note->setText(u"before the upgrade"_s);
    picture(u"5-snapshot"_s);
    dialog->accept();
    QTRY_COMPARE_WITH_TIMEOUT(cloud()->images().size(), before + 1, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(m_queue.isIdle(), kPatience);
    const auto images = cloud()->images();
    QVERIFY(std::ranges::any_of(images, [](const Image& image) {
        return image.sourceType == SourceType::Snapshot && image.status == ImageStatus::Available
            && image.name.contains(u"web-1"_s);
    }));
}

void TestCloudWindow::copyBack() {
    choose(cloud()->id());
    QTRY_VERIFY(select(u"nightly web"_s));
    auto* menu = find<QMenu>(u"copyMenu"_s);
    QVERIFY(menu);
    QTRY_VERIFY(menu->menuAction()->isEnabled());
    Q_EMIT menu->aboutToShow(); // fills it
    QVERIFY(!menu->actions().isEmpty());
    menu->actions().constFirst()->trigger();
    QTRY_VERIFY(m_window->findChild<CopyDialog*>());
    picture(u"6-copy"_s);
    m_window->findChild<CopyDialog*>()->accept();
    Library* local = m_libraries.first();
    QTRY_VERIFY_WITH_TIMEOUT(
        imageNamed(*local, u"nightly web"_s) && imageNamed(*local, u"nightly web"_s)->status == ImageStatus::Available,
        kPatience);
    const ImageId id = imageNamed(*local, u"nightly web"_s)->id;
    const QString back = m_folder.filePath(u"back.raw"_s);
    Job* job = m_queue.add(local->exportJob(id, {.path = back}));
    QTRY_COMPARE_WITH_TIMEOUT(job->state(), JobState::Succeeded, kPatience);
    QCOMPARE(sha256OfFile(back), sha256OfFile(m_disk));
    m_window->findChild<Sidebar*>()->setPlace({.kind = Place::Kind::Servers, .library = cloud()->id()});
    picture(u"7-servers"_s);
    m_window->findChild<Sidebar*>()->setPlace({});
    picture(u"8-all"_s);
}

QTEST_MAIN(TestCloudWindow)
#include "tst_cloudwindow.moc"
