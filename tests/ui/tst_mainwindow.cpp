// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/ui/dialogpictures.h"
#include "ui/mainwindow.h"

#include "models/domain/sizes.h"
#include "models/items/imagemime.h"
#include "models/items/imagetablemodel.h"
#include "tests/support/fakeconnector.h"
#include "tests/support/fakelibrary.h"
#include "ui/addimagedialog.h"
#include "ui/connectdialog.h"
#include "ui/connectionactions.h"
#include "ui/copydialog.h"
#include "ui/drophint.h"
#include "ui/dropoverlay.h"
#include "ui/emptypage.h"
#include "ui/imagetableview.h"
#include "ui/messagestrip.h"
#include "ui/scopebar.h"
#include "ui/serverspage.h"
#include "ui/sidebar.h"
#include "ui/theme.h"
#include "ui/transfersdelegate.h"
#include "ui/transferspanel.h"
#include "ui/settingsdialog.h"

#include <QSpinBox>
#include <QDoubleSpinBox>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>
#include <QToolButton>

using namespace platter;
using namespace Qt::StringLiterals;

namespace {

QDateTime at(const char* text) {
    return QDateTime::fromString(QString::fromLatin1(text), u"yyyy-MM-dd HH:mm"_s).toTimeZone(QTimeZone::UTC);
}

Image made(const char* id, const char* name, const char* created, qint64 virtualSize, qint64 data, qint64 stored) {
    Image image = fakeImage(QString::fromLatin1(id), QString::fromUtf8(name));
    image.createdAt = at(created);
    image.virtualSize = virtualSize;
    image.diskSize = data;
    image.storedSize = stored;
    image.username = u"deploy"_s;
    image.source = image.name + u".raw.xz"_s;
    return image;
}

// The images of the sketches.
QList<Image> sketchImages() {
    QList<Image> images{
        made("loc-9f2ks", "debian-13-amd64-server", "2026-11-08 06:12", 2 * kGiB, 512 * kMiB, 340 * kMiB),
        made("loc-kppxh", "ubuntu-noble-24.04-amd64-server", "2026-11-02 06:57", 2253 * kMiB, 534 * kMiB, 350 * kMiB),
        made("loc-bugr2", "freebsd-14.1-amd64", "2026-10-14 11:40", 5 * kGiB, 2150 * kMiB, 1500 * kMiB),
        made("loc-7a0pq", "golden-web", "2026-11-18 15:02", 10 * kGiB, 1434 * kMiB, 500 * kMiB),
        made("loc-1zq8v", "nightly-web-2026-11-23", "2026-11-23 22:35", 0, 412 * kMiB, 0),
        made("loc-7geqi", "nightly-web-2026-11-22", "2026-11-22 02:14", 10 * kGiB, 1331 * kMiB, 96 * kMiB),
        made("loc-64mtd", "nightly-web-2026-11-21", "2026-11-21 02:13", 10 * kGiB, 1331 * kMiB, 110 * kMiB),
        made("loc-5c2re", "golden-web-old", "2026-08-30 09:21", 10 * kGiB, 1331 * kMiB, 480 * kMiB),
        made("loc-0x4bb", "erp-2019-migrated", "2026-11-20 17:48", 0, 0, 0),
        made("loc-q5w1n", "Snapshot of db-1 18 Nov 03:00", "2026-11-18 03:00", 80 * kGiB, 44 * kGiB, 17 * kGiB),
        made("loc-e2z9k", "Snapshot of web-1 23 Nov 12:57", "2026-11-23 12:57", 20 * kGiB, 4301 * kMiB, 800 * kMiB),
        made("loc-m8s3f", "Snapshot of old-mail 2 Nov 10:12", "2026-11-02 10:12", 20 * kGiB, 1638 * kMiB, 400 * kMiB),
    };
    for (qsizetype i = 0; i < 3; ++i) {
        images[i].official = images[i].isPublic = true;
    }
    images[2].mode = ImageMode::Compatibility;
    images[3].starred = true;
    images[3].locked = true;
    images[4].status = ImageStatus::Creating;
    images[4].expectedSize = 10 * kGiB;
    images[4].storedSize = {};
    images[7].status = ImageStatus::Deprecated;
    images[7].isPublic = true;
    images[8].status = ImageStatus::Failed;
    images[8].storedSize = {};
    images[8].architecture = Architecture::i686();
    images[8].failure = Error{.code = ErrorCode::Truncated, .message = u"The archive ends early."_s};
    images[8].sourcePath = u"/srv/erp.raw.xz"_s;
    for (qsizetype i = 9; i < 12; ++i) {
        images[i].sourceType = SourceType::Snapshot;
    }
    images[11].status = ImageStatus::Deleting;
    return images;
}

void writeDisk(const QString& path) { // an empty GPT would do as well: a protective MBR is what makes it a disk
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QByteArray sector(512, '\0');
    sector[450] = char(0xEE);
    sector[458] = 1;
    sector[510] = char(0x55);
    sector[511] = char(0xAA);
    QCOMPARE(file.write(sector), 512);
    QVERIFY(file.resize(kMiB));
}

} // namespace

class MainWindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void emptyLibrarySaysWhatToDrop();
    void transferLimits();
    void programSettings();
    void libraryStates();
    void readOnlyLibrary();
    void scopesCount();
    void searchNarrowsAndClears();
    void searchSaysWhatItDidNotUnderstand();
    void selectionSurvivesARefresh();
    void selectionIsSummed();
    void views();
    void severalLibraries();
    void serversAreShown();
    void deletedInTheCloudFades();
    void signedOutSaysSo();
    void connectAndSignOut();
    void signingOutEndsTransfersFirst();
    void pastedIdIsFetched();
    void hiddenWindowIsNotWatched();
    void clicksSort();
    void columnsAreRemembered();
    void columnsAreEachLibrarysOwn();
    void firstColumnsFollowTheLibraries();
    void serverColumnsAreRemembered();
    void typeAheadGoesByName();
    void renameInPlace();
    void newImportIsSelected();
    void importRunsToTheEnd();
    void failedImportCanBeRetried();
    void dropOpensTheDialog();
    void draggedImagesTellWhatWillHappen_data();
    void draggedImagesTellWhatWillHappen();
    void dropAnswersCopy_data();
    void dropAnswersCopy();
    void refusedDropSaysWhy();
    void closeWithoutWork();
    void closeQuestion_data();
    void closeQuestion();
    void narrowWindowKeepsTheTable();
    void narrowWindowKeepsTheScopes();
    void pictures_data();
    void pictures();

private:
    template <typename T> T* find(QLatin1StringView name) const { return m_window->findChild<T*>(name); }
    ImageTableView* table() const { return find<ImageTableView>("imageTable"_L1); }
    ImageTableModel* model() const { return static_cast<ImageTableModel*>(table()->model()); }
    EmptyPage* empty() const { return find<EmptyPage>("emptyPage"_L1); }
    QString text(QLatin1StringView label) const { return find<QLabel>(label)->text(); }
    QList<MessageStrip*> strips() const { return find<MessageArea>("messages"_L1)->strips(); }
    ImportRequest request(const QString& name) const {
        ImportRequest result;
        result.name = name;
        result.media.path = u"/srv/"_s + name;
        result.media.fileName = name;
        result.media.virtualSize = 10 * kGiB;
        return result;
    }
    void select(const char* id) const {
        QVERIFY(table()->selectImage({m_library->id(), ImageId(QString::fromLatin1(id))}));
    }
    void open();
    FakeLibrary* fillCloud();
    FakeLibrary* addCloud(const QString& id, const QString& name);
    void drop(const QList<QUrl>& urls, Qt::DropActions offered, Qt::DropAction* answer);

    std::unique_ptr<LibrarySet> m_libraries;
    FakeLibrary* m_library = nullptr; // the set's first
    std::unique_ptr<FakeConnector> m_connector;
    std::unique_ptr<JobQueue> m_queue;
    std::unique_ptr<MainWindow> m_window;
};

void MainWindowTest::initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"platter-test"_s);
    QCoreApplication::setApplicationName(u"tst_mainwindow"_s);
    applyTheme(*qApp, ThemeChoice::Light);
}

void MainWindowTest::init() {
    QSettings().clear();
    m_libraries = std::make_unique<LibrarySet>();
    m_library = static_cast<FakeLibrary*>(m_libraries->add(std::make_unique<FakeLibrary>()));
    m_connector = std::make_unique<FakeConnector>(m_libraries.get());
    m_queue = std::make_unique<JobQueue>(2);
}

void MainWindowTest::cleanup() {
    m_queue->cancelAll();
    m_window.reset();
    m_queue.reset();
    m_connector.reset();
    m_libraries.reset();
}

void MainWindowTest::open() {
    m_window = std::make_unique<MainWindow>(m_libraries.get(), m_connector.get(), m_queue.get());
    m_window->resize(1640, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->activateWindow();
}

void MainWindowTest::emptyLibrarySaysWhatToDrop() {
    m_library->setLocation(QDir::homePath() + u"/.local/share/platter"_s);
    open();
    QVERIFY(empty()->isVisible());
    QCOMPARE(empty()->kind(), EmptyPage::Kind::FirstStart);
    QCOMPARE(text("emptyTitle"_L1), u"Drop a disk image here"_s);
    QCOMPARE(text("emptyText"_L1),
        u"raw, qcow2, vmdk, vdi, vhd, vhdx, ISO; plain or inside gz, bz2, xz, zst, lz4, zip, tar, 7z, ova"_s);
    QTRY_VERIFY(text("emptyPlace"_L1).contains(u"Kept in ~/.local/share/platter · 214 GiB free"_s));
    QTRY_COMPARE(text("totals"_L1), u"No images yet · 214 GiB free"_s);
    QSignalSpy change(m_window.get(), &MainWindow::changeLocationRequested);
    Q_EMIT find<QLabel>("emptyPlace"_L1)->linkActivated(u"change"_s);
    QCOMPARE(change.size(), 1);
    m_library->put(fakeImage(u"loc-aaaaa"_s, u"one"_s));
    QVERIFY(table()->isVisible());
    m_library->take(ImageId(u"loc-aaaaa"_s));
    QVERIFY(empty()->isVisible());
}

void MainWindowTest::transferLimits() {
    QCOMPARE(TransferSettings::read(QSettings()), TransferSettings());
    QCOMPARE(TransferSettings().bytesPerSecond(), 0); // no limit at first
    QSettings().setValue("transfers/parallel"_L1, 1000);
    QSettings().setValue("transfers/mebibytesPerSecond"_L1, -3);
    QCOMPARE(TransferSettings::read(QSettings()), TransferSettings()); // makes no sense
    open();
    TransferSettings heard;
    connect(m_window.get(), &MainWindow::transferSettingsChanged, this,
        [&heard](const TransferSettings& settings) { heard = settings; });
    find<QAction>("transferLimits"_L1)->trigger();
    auto* dialog = find<SettingsDialog>("settingsDialog"_L1);
    QVERIFY(dialog);
    QCOMPARE(dialog->focusWidget(), dialog->findChild<QCheckBox*>("limited"_L1));
    auto* rate = dialog->findChild<QDoubleSpinBox*>("rate"_L1);
    QVERIFY(!rate->isEnabled());
    dialog->findChild<QCheckBox*>("limited"_L1)->setChecked(true);
    QVERIFY(rate->isEnabled());
    rate->setValue(2.5);
    dialog->findChild<QSpinBox*>("parallel"_L1)->setValue(4);
    savePictures(dialog, u"transfer-limits"_s);
    dialog->findChild<QPushButton*>("confirmButton"_L1)->click();
    QCOMPARE(heard.bytesPerSecond(), 2'621'440);
    QCOMPARE(heard.parallel, 4);
    QCOMPARE(TransferSettings::read(QSettings()), heard); // the next time too
    QVERIFY2(text("transfersNote"_L1).contains(u"2.5 MiB/s"_s), qPrintable(text("transfersNote"_L1)));
    m_window.reset();
    open();
    QVERIFY(text("transfersNote"_L1).contains(u"2.5 MiB/s"_s));
}

void MainWindowTest::programSettings() {
    open();
    m_window->setProgramSettings(
        {.graceDays = 3, .largestDisk = 2 * kTiB, .lowPriority = false, .serverAddresses = {u"qemu:///session"_s}});
    ProgramSettings heard;
    int times = 0;
    connect(m_window.get(), &MainWindow::programSettingsChanged, this, [&](const ProgramSettings& settings) {
        heard = settings;
        ++times;
    });
    const auto show = [&] {
        find<QAction>("settings"_L1)->trigger();
        return find<SettingsDialog>("settingsDialog"_L1);
    };
    auto* dialog = show();
    QVERIFY(dialog);
    QCOMPARE(dialog->findChild<QSpinBox*>("graceDays"_L1)->value(), 3);
    QCOMPARE(dialog->findChild<QComboBox*>("largestDisk"_L1)->currentText(), formatSize(2 * kTiB));
    QVERIFY(!dialog->findChild<QCheckBox*>("lowPriority"_L1)->isChecked());
    QCOMPARE(dialog->findChild<QLineEdit*>("serverAddresses"_L1)->text(), u"qemu:///session"_s);
    savePictures(dialog, u"settings"_s);
    auto* save = dialog->findChild<QPushButton*>("confirmButton"_L1);
    save->click(); // nothing was changed
    QCOMPARE(times, 0);
    QTRY_VERIFY(!find<SettingsDialog>("settingsDialog"_L1));
    dialog = show();
    save = dialog->findChild<QPushButton*>("confirmButton"_L1);
    dialog->findChild<QComboBox*>("largestDisk"_L1)->setCurrentText(u"many"_s);
    QVERIFY(!save->isEnabled());
    dialog->accept();
    QVERIFY(dialog->isVisible());
    dialog->findChild<QComboBox*>("largestDisk"_L1)->setCurrentText(u"500 GiB"_s);
    dialog->findChild<QSpinBox*>("graceDays"_L1)->setValue(30);
    dialog->findChild<QCheckBox*>("lowPriority"_L1)->setChecked(true);
    dialog->findChild<QLineEdit*>("serverAddresses"_L1)->setText(u" qemu+ssh://host/system  test:///default "_s);
    save->click();
    QCOMPARE(times, 1);
    QCOMPARE(heard,
        (ProgramSettings{.graceDays = 30,
            .largestDisk = 500 * kGiB,
            .lowPriority = true,
            .serverAddresses = {u"qemu+ssh://host/system"_s, u"test:///default"_s}}));
}

void MainWindowTest::libraryStates() {
    m_library->setState(LibraryState::Opening);
    open();
    QCOMPARE(empty()->kind(), EmptyPage::Kind::Opening);
    QVERIFY(!find<QAction>("addImage"_L1)->isEnabled());
    m_library->setState(LibraryState::Failed,
        Error{.code = ErrorCode::NewerVersion,
            .message = u"This library was made by a newer Platter. Update Platter."_s});
    QCOMPARE(empty()->kind(), EmptyPage::Kind::Failed);
    QCOMPARE(text("emptyText"_L1), u"This library was made by a newer Platter. Update Platter."_s);
    m_library->setState(LibraryState::Ready);
    QCOMPARE(empty()->kind(), EmptyPage::Kind::FirstStart);
    QVERIFY(find<QAction>("addImage"_L1)->isEnabled());
}

void MainWindowTest::readOnlyLibrary() {
    m_library->putAll(sketchImages());
    m_library->setReadOnlyReason(u"This folder is on a network share, so it is only shown."_s);
    open();
    auto* banners = find<MessageArea>("banners"_L1);
    QVERIFY(banners->isVisible());
    QCOMPARE(banners->strips().first()->text(), m_library->readOnlyReason());
    QVERIFY(!find<QAction>("addImage"_L1)->isEnabled());
    m_library->setReadOnlyReason({});
    QVERIFY(!banners->isVisible());
    QVERIFY(find<QAction>("addImage"_L1)->isEnabled());
}

void MainWindowTest::scopesCount() {
    m_library->putAll(sketchImages());
    open();
    const auto count = [&](QLatin1StringView name) { return find<ScopeButton>(name)->count(); };
    QCOMPARE(count("scopeAll"_L1), 12);
    QCOMPARE(count("scopeOfficial"_L1), 3);
    QCOMPARE(count("scopePrivate"_L1), 8);
    QCOMPARE(count("scopePublic"_L1), 1);
    QCOMPARE(count("scopeAttention"_L1), 1);
    QTest::mouseClick(find<ScopeButton>("scopeAttention"_L1), Qt::LeftButton);
    QCOMPARE(model()->rowCount(), 1);
    QCOMPARE(model()->imageAt(0)->id, ImageId(u"loc-0x4bb"_s));
    QTest::mouseClick(find<ScopeButton>("scopeOfficial"_L1), Qt::LeftButton);
    QCOMPARE(model()->rowCount(), 3);
    QTRY_VERIFY(text("totals"_L1).startsWith(u"12 image(s) · "_s));
}

void MainWindowTest::searchNarrowsAndClears() {
    m_library->putAll(sketchImages());
    open();
    auto* search = find<QLineEdit>("search"_L1);
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(search->hasFocus());
    QTest::keyClicks(search, u"nightly"_s);
    QCOMPARE(model()->rowCount(), 3);
    QTest::keyClicks(search, u"zzz"_s);
    QCOMPARE(empty()->kind(), EmptyPage::Kind::NothingFound);
    QVERIFY(empty()->isVisible());
    QTest::mouseClick(find<QPushButton>("emptyClear"_L1), Qt::LeftButton);
    QVERIFY(table()->isVisible());
    QCOMPARE(model()->rowCount(), 12);
    QTest::keyClicks(search, u"golden"_s);
    QCOMPARE(model()->rowCount(), 2);
    QTest::keyClick(search, Qt::Key_Escape);
    QCOMPARE(search->text(), QString());
    QCOMPARE(model()->rowCount(), 12);
    QTest::keyClick(search, Qt::Key_Escape);
    QTRY_VERIFY(table()->hasFocus());
}

void MainWindowTest::searchSaysWhatItDidNotUnderstand() {
    m_library->putAll(sketchImages());
    open();
    find<QLineEdit>("search"_L1)->setText(u"larger:soon"_s);
    QVERIFY(find<QLabel>("searchHint"_L1)->isVisible());
    QVERIFY(text("searchHint"_L1).contains(u"larger:soon"_s));
    find<QLineEdit>("search"_L1)->setText(u"larger:20G"_s);
    QVERIFY(!find<QLabel>("searchHint"_L1)->isVisible());
    QCOMPARE(model()->rowCount(), 1);
}

void MainWindowTest::selectionSurvivesARefresh() {
    m_library->putAll(sketchImages());
    open();
    select("loc-7geqi");
    Image first = fakeImage(u"loc-zzzzz"_s, u"aaa"_s);
    first.official = true;
    m_library->put(first); // a row above
    Image changed = *m_library->image(ImageId(u"loc-7geqi"_s));
    changed.description = u"changed"_s;
    m_library->put(changed);
    m_library->take(ImageId(u"loc-9f2ks"_s));
    QCOMPARE(table()->selectedImages().size(), 1);
    QCOMPARE(table()->selectedImages().first().id, ImageId(u"loc-7geqi"_s));
    QCOMPARE(table()->selectedImages().first().description, u"changed"_s);
}

void MainWindowTest::selectionIsSummed() {
    m_library->putAll(sketchImages());
    open();
    QCOMPARE(text("selectionTotals"_L1), QString());
    select("loc-7geqi");
    QTRY_COMPARE(text("selectionTotals"_L1), u"1 selected · 10 GiB of disk · 1.3 GiB of data"_s);
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_A, Qt::ControlModifier);
    QTRY_VERIFY(text("selectionTotals"_L1).startsWith(u"12 selected · "_s));
    QTest::keyClick(table(), Qt::Key_Escape);
    QTRY_COMPARE(text("selectionTotals"_L1), QString());
}

void MainWindowTest::views() {
    m_library->putAll(sketchImages());
    open();
    auto* sidebar = find<Sidebar>("sidebar"_L1);
    sidebar->setPlace({.kind = Place::Kind::Deprecated, .library = m_library->id()});
    QCOMPARE(model()->rowCount(), 1);
    QVERIFY(!find<ScopeBar>("scopeBar"_L1)->scope());
    Image undone = *m_library->image(ImageId(u"loc-5c2re"_s));
    undone.status = ImageStatus::Available;
    m_library->put(undone); // the view is empty now, and goes
    QCOMPARE(sidebar->place(), (Place{.kind = Place::Kind::Images, .library = m_library->id()}));
    QCOMPARE(model()->rowCount(), 12);
    Image deleted = undone;
    deleted.status = ImageStatus::Deleted;
    m_library->put(deleted);
    QCOMPARE(model()->rowCount(), 11);
    sidebar->setPlace({.kind = Place::Kind::Deleted, .library = m_library->id()});
    QCOMPARE(model()->rowCount(), 1);
    QTest::mouseClick(find<ScopeButton>("scopeOfficial"_L1), Qt::LeftButton);
    QCOMPARE(sidebar->place(), (Place{.kind = Place::Kind::Images, .library = m_library->id()}));
    QCOMPARE(model()->rowCount(), 3);
}

FakeLibrary* MainWindowTest::addCloud(const QString& id, const QString& name) {
    auto cloud = std::make_unique<FakeLibrary>();
    cloud->playCloud(id, name, u"#c9506b"_s);
    return static_cast<FakeLibrary*>(m_libraries->add(std::move(cloud)));
}

// An account with images and servers, and one that was signed out of.
FakeLibrary* MainWindowTest::fillCloud() {
    FakeLibrary* acme = addCloud(u"acme"_s, u"Acme prod"_s);
    QList<Image> images = sketchImages();
    for (Image& image : images) {
        image.id = ImageId(u"img-"_s + image.id.toString().mid(4));
        image.owner = image.official ? u"acc-vendor"_s : QString();
        image.storedSize = {};
        image.starred = false;
    }
    acme->putAll(images);
    QList<Server> servers;
    for (int i = 0; i < 9; ++i) {
        Server server = fakeServer(u"srv-%1"_s.arg(10000 + i), u"web-%1"_s.arg(i + 1),
            images[i < 4    ? 3
                    : i < 6 ? 0
                            : 7]);
        server.status = i == 5 ? ServerStatus::Inactive : i == 8 ? ServerStatus::Creating : ServerStatus::Active;
        server.zoneHandle = i % 2 == 0 ? u"gb1-a"_s : u"gb1-b"_s;
        server.lastSnapshotAt = i % 3 == 0 ? std::nullopt : std::optional(at("2026-11-23 03:00"));
        server.address = u"203.0.113.%1"_s.arg(i + 4);
        servers.append(server);
    }
    acme->setServers(servers);
    acme->setHeardAt(QDateTime::currentDateTimeUtc().addSecs(-8));
    FakeLibrary* test = addCloud(u"test"_s, u"Acme test"_s);
    test->setName(u"Acme test"_s, u"#3f9a7c"_s);
    test->put(fakeImage(u"img-t0001"_s, u"web-test"_s));
    test->setState(LibraryState::Ready,
        Error{.code = ErrorCode::SignInNeeded,
            .message = u"Brightbox does not accept the secret any more. Sign in again."_s});
    return acme;
}

void MainWindowTest::serversAreShown() {
    FakeLibrary* acme = fillCloud();
    open();
    find<Sidebar>("sidebar"_L1)->setPlace({.kind = Place::Kind::Images, .library = acme->id()});
    QVERIFY(table()->selectImage({acme->id(), ImageId(u"img-7a0pq"_s)}));
    auto* usedBy = find<QLabel>("usedBy"_L1);
    QTRY_VERIFY((usedBy = find<QLabel>("usedBy"_L1)) && usedBy->text().contains(u"web-2"_s));
    Q_EMIT usedBy->linkActivated(u"srv-10001"_s);
    QCOMPARE(find<Sidebar>("sidebar"_L1)->place().kind, Place::Kind::Servers);
    auto* page = find<ServersPage>("serversPage"_L1);
    QVERIFY(page->isVisible());
    QCOMPARE(page->selectedServers().size(), 1);
    QCOMPARE(page->selectedServers().first().name, u"web-2"_s);
    find<QLineEdit>("search"_L1)->setText(u"web-3"_s);
    QCOMPARE(page->table()->model()->rowCount(), 1);
    find<QLineEdit>("search"_L1)->setText(u"nothing"_s);
    QVERIFY(find<QLabel>("serversEmpty"_L1)->isVisible());
    find<QLineEdit>("search"_L1)->setText(u"used:4"_s);
    QTest::mouseClick(find<ScopeButton>("scopeAll"_L1), Qt::LeftButton);
    QVERIFY(!page->isVisible());
    QCOMPARE(model()->rowCount(), 1);
}

void MainWindowTest::severalLibraries() {
    m_library->putAll(sketchImages());
    FakeLibrary* acme = addCloud(u"acme"_s, u"Acme prod"_s);
    acme->putAll({fakeImage(u"img-00001"_s, u"cloud-web"_s), fakeImage(u"img-00002"_s, u"cloud-db"_s)});
    open();
    auto* sidebar = find<Sidebar>("sidebar"_L1);
    QCOMPARE(sidebar->place().library, m_library->id());
    QCOMPARE(model()->rowCount(), 12);
    select("loc-7geqi");
    sidebar->setPlace({});
    QCOMPARE(model()->rowCount(), 14);
    QCOMPARE(find<ScopeButton>("scopeAll"_L1)->count(), 14);
    QCOMPARE(table()->selectedImages().size(), 1); // what is still shown stays selected
    sidebar->setPlace({.kind = Place::Kind::Images, .library = acme->id()});
    QCOMPARE(model()->rowCount(), 2);
    QCOMPARE(find<ScopeButton>("scopeAll"_L1)->count(), 2);
    acme->put(fakeImage(u"img-00003"_s, u"cloud-new"_s)); // a refresh: the place stays
    acme->setHeardAt(QDateTime::currentDateTimeUtc());
    QCOMPARE(sidebar->place().library, acme->id());
    QCOMPARE(model()->rowCount(), 3);
    m_libraries->remove(acme->id());
    QCOMPARE(sidebar->place(), Place{});
    QCOMPARE(model()->rowCount(), 12);
}

void MainWindowTest::deletedInTheCloudFades() {
    FakeLibrary* acme = addCloud(u"acme"_s, u"Acme prod"_s);
    Image image = fakeImage(u"img-00001"_s, u"cloud-web"_s);
    acme->put(image);
    open();
    find<Sidebar>("sidebar"_L1)->setPlace({.kind = Place::Kind::Images, .library = acme->id()});
    table()->clearSelection();
    const auto darkest = [this](ImageColumn column) {
        const QImage cell = table()->viewport()->grab(table()->visualRect(model()->index(0, int(column)))).toImage();
        int least = 255;
        for (int y = 0; y < cell.height() - 2; ++y) { // without the hairline
            for (int x = 0; x < cell.width(); ++x) {
                least = std::min(least, qGray(cell.pixel(x, y)));
            }
        }
        return least;
    };
    const int before = darkest(ImageColumn::Name);
    image.status = ImageStatus::Deleted;
    acme->put(image);
    QCOMPARE(model()->rowCount(), 1);
    QVERIFY2(darkest(ImageColumn::Name) > before + 60, qPrintable(QString::number(darkest(ImageColumn::Name))));
    QVERIFY2(darkest(ImageColumn::Status) < 120, qPrintable(QString::number(darkest(ImageColumn::Status))));
    table()->selectRow(0); // who asks for it can read it
    QVERIFY2(darkest(ImageColumn::Name) < before + 30, qPrintable(QString::number(darkest(ImageColumn::Name))));
}

void MainWindowTest::signedOutSaysSo() {
    FakeLibrary* acme = addCloud(u"acme"_s, u"Acme prod"_s);
    acme->put(fakeImage(u"img-00001"_s, u"cloud-web"_s));
    open();
    auto* banners = find<MessageArea>("banners"_L1);
    QVERIFY(!banners->isVisible());
    acme->setState(LibraryState::Ready, Error{.code = ErrorCode::SignInNeeded, .message = u"Sign in again."_s});
    QVERIFY(!banners->isVisible()); // this computer is shown
    find<Sidebar>("sidebar"_L1)->setPlace({.kind = Place::Kind::Images, .library = acme->id()});
    QCOMPARE(banners->strips().size(), 1);
    auto* signIn = banners->strips().first()->findChild<QPushButton*>("messageAction"_L1);
    QTest::mouseClick(signIn, Qt::LeftButton);
    auto* dialog = m_window->findChild<ConnectDialog*>();
    QVERIFY(dialog);
    QVERIFY(dialog->isVisible());
    QTRY_COMPARE(banners->strips().size(), 1); // until it helped
    dialog->findChild<QLineEdit*>("clientSecret"_L1)->setText(u"secret"_s);
    QTest::mouseClick(dialog->findChild<QPushButton*>("confirmButton"_L1), Qt::LeftButton);
    QTRY_COMPARE(m_connector->signIns().size(), 1);
    acme->setState(LibraryState::Ready);
    QVERIFY(!banners->isVisible());
}

void MainWindowTest::connectAndSignOut() {
    open();
    QTest::mouseClick(find<QPushButton>("emptyConnect"_L1), Qt::LeftButton);
    auto* dialog = m_window->findChild<ConnectDialog*>();
    QVERIFY(dialog);
    dialog->findChild<QLineEdit*>("clientId"_L1)->setText(u"cli-12345"_s);
    dialog->findChild<QLineEdit*>("clientSecret"_L1)->setText(u"secret"_s);
    dialog->findChild<QLineEdit*>("connectionName"_L1)->setText(u"Acme"_s);
    QTest::mouseClick(dialog->findChild<QPushButton*>("confirmButton"_L1), Qt::LeftButton);
    auto* sidebar = find<Sidebar>("sidebar"_L1);
    QTRY_COMPARE(sidebar->place().library, LibraryId(u"cloud-1"_s));
    QCOMPARE(empty()->kind(), EmptyPage::Kind::NoImages);
    m_window->findChild<ConnectionActions*>()->signOut(LibraryId(u"cloud-1"_s));
    auto* box = find<QMessageBox>("signOutQuestion"_L1);
    QVERIFY(box->informativeText().contains(u"secret"_s)); // says what is forgotten
    QTest::mouseClick(box->findChild<QPushButton*>("signOutButton"_L1), Qt::LeftButton);
    QCOMPARE(m_connector->signOuts().size(), 1);
    QCOMPARE(sidebar->place(), Place{});
}

void MainWindowTest::signingOutEndsTransfersFirst() {
    FakeLibrary* acme = addCloud(u"acme"_s, u"Acme prod"_s);
    Job* other = m_queue->add(m_library->importJob(request(u"here"_s)));
    Job* job = m_queue->add(acme->importJob(request(u"nightly"_s)));
    JobState whenSignedOut = JobState::Queued;
    connect(m_libraries.get(), &LibrarySet::aboutToRemove, this, [&] { whenSignedOut = job->state(); });
    open();
    m_window->findChild<ConnectionActions*>()->signOut(acme->id());
    auto* box = find<QMessageBox>("signOutQuestion"_L1);
    QVERIFY2(box->informativeText().contains(u"1 transfer"_s), qPrintable(box->informativeText()));
    QVERIFY(!job->isFinished());
    QTest::mouseClick(box->findChild<QPushButton*>("signOutButton"_L1), Qt::LeftButton);
    QTRY_COMPARE(m_connector->signOuts(), QList{LibraryId(u"acme"_s)});
    QCOMPARE(whenSignedOut, JobState::Cancelled);
    QVERIFY(!other->isFinished()); // another library's
}

void MainWindowTest::pastedIdIsFetched() {
    FakeLibrary* acme = addCloud(u"acme"_s, u"Acme prod"_s);
    Image hidden = fakeImage(u"img-hidden"_s, u"somebody's"_s);
    hidden.owner = u"acc-other"_s;
    acme->setFetchable(hidden);
    open();
    find<Sidebar>("sidebar"_L1)->setPlace({});
    find<QLineEdit>("search"_L1)->setText(u"img-hidden"_s);
    QTRY_COMPARE(model()->rowCount(), 1);
    QCOMPARE(model()->index(0, int(ImageColumn::Exceptions)).data().toString(), u"not listed"_s);
}

void MainWindowTest::hiddenWindowIsNotWatched() {
    FakeLibrary* acme = addCloud(u"acme"_s, u"Acme prod"_s);
    open();
    QVERIFY(acme->isWatched());
    m_window->hide();
    QVERIFY(!acme->isWatched());
    m_window->show();
    QVERIFY(acme->isWatched());
    QTest::keyClick(m_window.get(), Qt::Key_F5);
    QTRY_COMPARE(acme->refreshes(), 1);
}

void MainWindowTest::clicksSort() {
    m_library->putAll(sketchImages());
    open();
    auto* header = table()->horizontalHeader();
    const auto click = [&](ImageColumn column, Qt::KeyboardModifiers modifiers = {}) {
        QTest::mouseClick(header->viewport(), Qt::LeftButton, modifiers,
            QPoint(header->sectionViewportPosition(int(column)) + 12, header->height() / 2));
    };
    click(ImageColumn::VirtualSize);
    QCOMPARE(model()->sortKeys(), (QList<SortKey>{{ImageColumn::VirtualSize, Qt::AscendingOrder}}));
    click(ImageColumn::VirtualSize);
    QCOMPARE(model()->imageAt(0)->virtualSize, 80 * kGiB);
    click(ImageColumn::Name, Qt::ShiftModifier);
    QCOMPARE(model()->sortKeys().size(), 2);
    QVERIFY(model()->imageAt(1)->name < model()->imageAt(2)->name); // both of 20 GiB
    click(ImageColumn::VirtualSize);
    QCOMPARE(model()->sortKeys(), QList<SortKey>{});
}

void MainWindowTest::columnsAreRemembered() {
    m_library->putAll(sketchImages());
    open();
    table()->setColumnHidden(int(ImageColumn::Access), true);
    table()->setColumnHidden(int(ImageColumn::Owner), false);
    table()->setColumnWidth(int(ImageColumn::Name), 333);
    table()->horizontalHeader()->moveSection(int(ImageColumn::Id), 2);
    table()->setSortKeys({{ImageColumn::Data, Qt::DescendingOrder}});
    table()->setCompact(true);
    const int compactHeight = table()->rowHeight(0);
    m_window->close();
    open();
    QVERIFY(table()->isColumnHidden(int(ImageColumn::Access)));
    QVERIFY(!table()->isColumnHidden(int(ImageColumn::Owner)));
    QCOMPARE(table()->columnWidth(int(ImageColumn::Name)), 333);
    QCOMPARE(table()->horizontalHeader()->visualIndex(int(ImageColumn::Id)), 2);
    QCOMPARE(model()->sortKeys(), (QList<SortKey>{{ImageColumn::Data, Qt::DescendingOrder}}));
    QCOMPARE(table()->rowHeight(0), compactHeight);
    table()->setCompact(false);
    QVERIFY(table()->rowHeight(0) > compactHeight);
    table()->resetColumns();
    QVERIFY(!table()->isColumnHidden(int(ImageColumn::Access)));
    QVERIFY(table()->isColumnHidden(int(ImageColumn::Owner)));
    QCOMPARE(table()->horizontalHeader()->visualIndex(int(ImageColumn::Id)), int(ImageColumn::Id));
    QCOMPARE(model()->sortKeys(), QList<SortKey>{});
}

void MainWindowTest::columnsAreEachLibrarysOwn() {
    const auto show = [this](const Place& place) { find<Sidebar>("sidebar"_L1)->setPlace(place); };
    const Place here{.kind = Place::Kind::Images, .library = m_library->id()};
    const Place there{.kind = Place::Kind::Images, .library = LibraryId(u"acme"_s)};
    const int access = int(ImageColumn::Access);
    const int owner = int(ImageColumn::Owner);
    const QList<SortKey> byData{{ImageColumn::Data, Qt::DescendingOrder}};
    m_library->putAll(sketchImages());
    FakeLibrary* acme = addCloud(u"acme"_s, u"Acme prod"_s);
    acme->putAll({fakeImage(u"img-00001"_s, u"cloud-web"_s), fakeImage(u"img-00002"_s, u"cloud-db"_s)});
    open();
    table()->setColumnHidden(access, true);
    table()->setSortKeys(byData);
    show(there);
    QVERIFY(!table()->isColumnHidden(access)); // as at first
    QCOMPARE(model()->sortKeys(), QList<SortKey>{});
    table()->setColumnHidden(owner, false);
    table()->setColumnWidth(int(ImageColumn::Status), 177);
    QVERIFY(table()->isColumnHidden(int(ImageColumn::Library)));
    QVERIFY(!table()->isColumnHidden(int(ImageColumn::Servers)));
    show({});
    QVERIFY(table()->isColumnHidden(owner));
    QVERIFY(!table()->isColumnHidden(int(ImageColumn::Library))); // here rows have to say whose they are
    QVERIFY(table()->isColumnHidden(int(ImageColumn::Id)));
    show(here);
    QVERIFY(table()->isColumnHidden(int(ImageColumn::Library)));
    QVERIFY(table()->isColumnHidden(int(ImageColumn::Servers))); // this computer has none
    QVERIFY(table()->isColumnHidden(access));
    QVERIFY(table()->isColumnHidden(owner));
    QCOMPARE(model()->sortKeys(), byData);
    m_window->close();
    open();
    QVERIFY(table()->isColumnHidden(access));
    show(there);
    QVERIFY(!table()->isColumnHidden(owner));
    QCOMPARE(table()->columnWidth(int(ImageColumn::Status)), 177);
    m_libraries->remove(acme->id()); // signed out
    addCloud(u"acme"_s, u"Acme prod"_s)->put(fakeImage(u"img-00001"_s, u"cloud-web"_s));
    show(there);
    QVERIFY(table()->isColumnHidden(owner));
}

void MainWindowTest::firstColumnsFollowTheLibraries() {
    const auto show = [this](const Place& place) { find<Sidebar>("sidebar"_L1)->setPlace(place); };
    const int library = int(ImageColumn::Library);
    m_library->putAll(sketchImages());
    open();
    show({});
    QVERIFY(table()->isColumnHidden(library)); // there is one only
    FakeLibrary* acme = addCloud(u"acme"_s, u"Acme prod"_s);
    acme->put(fakeImage(u"img-00001"_s, u"cloud-web"_s));
    show({.kind = Place::Kind::Images, .library = acme->id()});
    show({});
    QVERIFY(!table()->isColumnHidden(library)); // nobody has chosen otherwise
    QCOMPARE(table()->horizontalHeader()->visualIndex(library), int(ImageColumn::Name) + 1);
    table()->setColumnHidden(library, true);
    show({.kind = Place::Kind::Images, .library = acme->id()});
    QCOMPARE(table()->horizontalHeader()->visualIndex(library), library);
    show({});
    QVERIFY(table()->isColumnHidden(library)); // now somebody has
}

void MainWindowTest::serverColumnsAreRemembered() {
    const auto show = [this](const QString& library) {
        find<Sidebar>("sidebar"_L1)->setPlace({.kind = Place::Kind::Servers, .library = LibraryId(library)});
    };
    for (const QString& id : {u"acme"_s, u"other"_s}) {
        FakeLibrary* cloud = addCloud(id, id);
        const Image image = fakeImage(u"img-00001"_s, u"cloud-web"_s);
        cloud->put(image);
        cloud->setServers(
            {fakeServer(u"srv-00001"_s, u"web-1"_s, image), fakeServer(u"srv-00002"_s, u"db-1"_s, image)});
    }
    const auto servers = [this] { return find<ServersPage>("serversPage"_L1)->table(); };
    const auto first = [&servers] { return servers()->model()->index(0, 0).data().toString(); };
    open();
    show(u"acme"_s);
    QCOMPARE(first(), u"db-1"_s);
    servers()->setColumnHidden(int(ServerColumn::Zone), true);
    servers()->horizontalHeader()->moveSection(int(ServerColumn::Id), 0);
    servers()->sortByColumn(int(ServerColumn::Name), Qt::DescendingOrder);
    QCOMPARE(first(), u"web-1"_s);
    show(u"other"_s);
    QVERIFY(!servers()->isColumnHidden(int(ServerColumn::Zone)));
    QCOMPARE(servers()->horizontalHeader()->visualIndex(int(ServerColumn::Id)), int(ServerColumn::Id));
    QCOMPARE(first(), u"db-1"_s);
    m_window->close();
    open();
    show(u"acme"_s);
    QVERIFY(servers()->isColumnHidden(int(ServerColumn::Zone)));
    QCOMPARE(servers()->horizontalHeader()->visualIndex(int(ServerColumn::Id)), 0);
    QCOMPARE(first(), u"web-1"_s);
    QMenu* menu = find<ServersPage>("serversPage"_L1)->columnsMenu();
    Q_EMIT menu->aboutToShow();
    menu->actions().last()->trigger(); // Reset
    QVERIFY(!servers()->isColumnHidden(int(ServerColumn::Zone)));
    QCOMPARE(servers()->horizontalHeader()->visualIndex(int(ServerColumn::Id)), int(ServerColumn::Id));
    QCOMPARE(first(), u"db-1"_s);
}

void MainWindowTest::typeAheadGoesByName() {
    m_library->putAll(sketchImages());
    open();
    table()->setFocus();
    table()->setCurrentIndex(model()->index(0, int(ImageColumn::Status)));
    table()->keyboardSearch(u"golden-web-o"_s);
    QCOMPARE(model()->imageAt(table()->currentIndex().row())->name, u"golden-web-old"_s);
}

void MainWindowTest::renameInPlace() {
    m_library->putAll(sketchImages());
    open();
    table()->setFocus();
    select("loc-7geqi");
    QCoreApplication::processEvents(); // the actions learn of the selection
    QTest::keyClick(m_window.get(), Qt::Key_F2);
    QTRY_VERIFY(table()->findChild<QLineEdit*>());
    auto* editor = table()->findChild<QLineEdit*>();
    editor->setText(u"nightly-web"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(m_library->image(ImageId(u"loc-7geqi"_s))->name, u"nightly-web"_s);
    m_library->failNext({.code = ErrorCode::Busy, .message = u"Another program is writing. Try again."_s});
    model()->setData(
        model()->index(model()->rowOf({m_library->id(), ImageId(u"loc-7geqi"_s)}), int(ImageColumn::Name)), u"other"_s);
    QTRY_COMPARE(strips().size(), 1);
    QCOMPARE(strips().first()->text(), u"Another program is writing. Try again."_s);
}

void MainWindowTest::newImportIsSelected() {
    m_library->putAll(sketchImages());
    open();
    Image foreign = fakeImage(u"loc-other"_s, u"from-a-script"_s);
    foreign.status = ImageStatus::Creating;
    m_library->put(foreign); // another program's: not selected
    QVERIFY(table()->selectedImages().isEmpty());
    m_queue->add(m_library->importJob(request(u"first"_s)));
    Image row = *m_library->image(ImageId(u"loc-new01"_s));
    m_library->take(row.id);
    m_library->put(row); // as a real library does: the row comes when the job has begun
    QCOMPARE(table()->selectedImages().size(), 1);
    QCOMPARE(table()->selectedImages().first().name, u"first"_s);
    m_queue->add(m_library->importJob(request(u"second"_s)));
    QCOMPARE(table()->selectedImages().first().name, u"first"_s); // the person's selection stays
}

void MainWindowTest::importRunsToTheEnd() {
    open();
    QVERIFY(!find<TransfersPanel>("transfers"_L1)->isVisible());
    m_queue->add(m_library->importJob(request(u"nightly"_s)));
    const QPointer<FakeJob> job = m_library->lastJob();
    QVERIFY(find<TransfersPanel>("transfers"_L1)->isVisible());
    QVERIFY(table()->isVisible());
    job->advance(u"reading and storing"_s, 3 * kGiB, 10 * kGiB);
    QTRY_COMPARE(model()->imageAt(0)->diskSize, 3 * kGiB);
    QCOMPARE(model()->index(0, 0).data(StatusRole).toInt(), int(ImageStatus::Creating));
    job->succeed();
    QTRY_COMPARE(model()->index(0, 0).data(StatusRole).toInt(), int(ImageStatus::Available));
    QVERIFY(find<QPushButton>("clearFinished"_L1)->isVisible());
    QTest::mouseClick(find<QPushButton>("clearFinished"_L1), Qt::LeftButton);
    QVERIFY(!find<TransfersPanel>("transfers"_L1)->isVisible());
    QCOMPARE(m_queue->jobs().size(), 0);
}

void MainWindowTest::failedImportCanBeRetried() {
    open();
    m_queue->add(m_library->importJob(request(u"nightly"_s)));
    m_library->lastJob()->fail({.code = ErrorCode::Truncated, .message = u"The archive ends early."_s});
    QTRY_COMPARE(model()->index(0, 0).data(FailureRole).toString(), u"The archive ends early."_s);
    auto* list = find<TransfersList>("transfersList"_L1);
    const auto* delegate = static_cast<const TransfersDelegate*>(list->itemDelegate());
    const QModelIndex row = list->model()->index(0, 0);
    QCOMPARE(delegate->actionsOf(row), (QList{TransferAction::Retry, TransferAction::Dismiss}));
    list->setFocus();
    list->setCurrentIndex(row);
    QTest::keyClick(list, Qt::Key_Space);
    QTRY_COMPARE(m_queue->unfinished(), 1);
    QCOMPARE(m_queue->jobs().size(), 1);
    m_library->lastJob()->succeed();
    QTRY_COMPARE(model()->index(0, 0).data(StatusRole).toInt(), int(ImageStatus::Available));
}

void MainWindowTest::drop(const QList<QUrl>& urls, Qt::DropActions offered, Qt::DropAction* answer) {
    QMimeData data;
    data.setUrls(urls);
    QDragEnterEvent enter(QPoint(400, 300), offered, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QVERIFY(enter.dropAction() != Qt::MoveAction);
    QVERIFY(find<DropOverlay>("dropOverlay"_L1)->isVisible());
    QDropEvent event(QPointF(400, 300), offered, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window.get(), &event);
    *answer = event.dropAction();
    QVERIFY(!find<DropOverlay>("dropOverlay"_L1)->isVisible());
}

void MainWindowTest::dropOpensTheDialog() {
    QTemporaryDir folder;
    const QString path = folder.filePath(u"my disk#1.raw"_s);
    writeDisk(path);
    open();
    Qt::DropAction answer = Qt::IgnoreAction;
    drop({QUrl::fromLocalFile(path)}, Qt::MoveAction | Qt::CopyAction, &answer);
    auto* dialog = m_window->findChild<AddImageDialog*>();
    QVERIFY(dialog);
    QVERIFY(dialog->isVisible());
    const auto acceptOnce = [dialog = QPointer(dialog)] { // it accepts once the file has been looked at
        if (dialog && dialog->isVisible()) {
            dialog->accept();
        }
        return !dialog || !dialog->isVisible();
    };
    QTRY_VERIFY(acceptOnce());
    QTRY_COMPARE(m_library->imports().size(), 1);
    QCOMPARE(m_library->imports().first().media.path, path);
    QCOMPARE(m_queue->jobs().size(), 1);
}

void MainWindowTest::draggedImagesTellWhatWillHappen_data() {
    QTest::addColumn<QStringList>("images");
    QTest::addColumn<QString>("library"); // empty: on the table
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<bool>("taken");
    const QString web = u"loc-aaaaa"_s;
    const QString db = u"loc-bbbbb"_s;
    const QString arm = u"loc-ccccc"_s;
    QTest::newRow("one") << QStringList{web} << u"acme"_s << u"Copy “web” to “Acme prod”"_s << true;
    QTest::newRow("two") << QStringList{web, db} << u"acme"_s << u"Copy 2 image(s) to “Acme prod”"_s << true;
    QTest::newRow("where it is") << QStringList{web} << u"local"_s << u"web is there already."_s << false;
    QTest::newRow("one that cannot go") << QStringList{arm} << u"acme"_s
                                        << u"arm is for arm64. Only images for x86_64 and i686 go to the cloud."_s
                                        << false;
    QTest::newRow("one of two") << QStringList{web, arm} << u"acme"_s
                                << u"Copy “web” to “Acme prod”. Not all: arm is for arm64. Only images for x86_64 and "
                                   "i686 go to the cloud."_s
                                << true;
    QTest::newRow("signed out") << QStringList{web} << u"test"_s << u"Sign in to Test again."_s << false;
    QTest::newRow("the table") << QStringList{web} << QString() << u"Drop on a library in the sidebar to copy there"_s
                               << false;
}

void MainWindowTest::draggedImagesTellWhatWillHappen() {
    QFETCH(const QStringList, images);
    QFETCH(const QString, library);
    QFETCH(const QString, sentence);
    QFETCH(const bool, taken);
    Image arm = fakeImage(u"loc-ccccc"_s, u"arm"_s);
    arm.architecture = Architecture(u"arm64"_s);
    m_library->putAll({fakeImage(u"loc-aaaaa"_s, u"web"_s), fakeImage(u"loc-bbbbb"_s, u"db"_s), arm});
    addCloud(u"acme"_s, u"Acme prod"_s);
    addCloud(u"test"_s, u"Test"_s)->setReadOnlyReason(u"Sign in to Test again."_s);
    open();
    QList<ImageKey> keys;
    for (const QString& id : images) {
        keys.append({m_library->id(), ImageId(id)});
    }
    const auto data = imageMimeData(keys);
    auto* sidebar = find<Sidebar>("sidebar"_L1);
    QWidget* part = library.isEmpty() ? static_cast<QWidget*>(m_window.get()) : sidebar->viewport();
    const QModelIndex line = sidebar->model()->index(sidebar->sidebarModel()->rowOfLibrary(LibraryId(library)), 0);
    const QPoint at = library.isEmpty() ? QPoint(700, 300) : sidebar->visualRect(line).center();
    QDragEnterEvent enter(at, Qt::CopyAction, data.get(), Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(part, &enter);
    QDragMoveEvent move(at, Qt::CopyAction, data.get(), Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(part, &move);
    QCOMPARE(move.isAccepted() && move.dropAction() == Qt::CopyAction, taken);
    DropHint* shown = nullptr;
    for (DropHint* hint : m_window->findChildren<DropHint*>()) {
        shown = hint->isVisible() ? hint : shown;
    }
    QVERIFY(shown);
    QCOMPARE(shown->verdict().sentence, sentence);
    QVERIFY(m_window->rect().contains(shown->geometry()));
    QVERIFY(!find<DropOverlay>("dropOverlay"_L1)->isVisible());
    QDropEvent drop(at, Qt::CopyAction, data.get(), Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(part, &drop);
    QVERIFY(!shown->isVisible());
    QCOMPARE(m_window->findChildren<CopyDialog*>().size(), taken ? 1 : 0);
    QVERIFY(strips().isEmpty() || images.size() == 2); // only what stays behind is told once more
}

void MainWindowTest::dropAnswersCopy_data() {
    QTest::addColumn<Qt::DropActions>("offered");
    QTest::addColumn<Qt::DropAction>("expected");
    QTest::newRow("copy") << Qt::DropActions(Qt::CopyAction) << Qt::CopyAction;
    QTest::newRow("move and copy") << Qt::DropActions(Qt::MoveAction | Qt::CopyAction) << Qt::CopyAction;
    QTest::newRow("move only") << Qt::DropActions(Qt::MoveAction) << Qt::IgnoreAction;
}

void MainWindowTest::dropAnswersCopy() {
    QFETCH(const Qt::DropActions, offered);
    QFETCH(const Qt::DropAction, expected);
    open();
    Qt::DropAction answer = Qt::IgnoreAction;
    drop({QUrl::fromLocalFile(u"/nowhere/disk.raw"_s)}, offered, &answer);
    QCOMPARE(answer, expected);
    QVERIFY(m_window->findChild<AddImageDialog*>());
}

void MainWindowTest::refusedDropSaysWhy() {
    open();
    Qt::DropAction answer = Qt::IgnoreAction;
    drop({QUrl(u"sftp://nas.example/disk.raw"_s)}, Qt::CopyAction, &answer);
    QVERIFY(!m_window->findChild<AddImageDialog*>());
    QCOMPARE(strips().size(), 1);
    QVERIFY(strips().first()->text().contains(u"nas.example"_s));
    QTest::mouseClick(strips().first()->findChild<QToolButton*>("messageDismiss"_L1), Qt::LeftButton);
    QVERIFY(strips().isEmpty());
}

void MainWindowTest::closeWithoutWork() {
    open();
    QVERIFY(m_window->close());
    QVERIFY(!m_window->isVisible());
}

void MainWindowTest::closeQuestion_data() {
    QTest::addColumn<QString>("button");
    QTest::newRow("finish") << u"closeFinish"_s;
    QTest::newRow("stop") << u"closeStop"_s;
    QTest::newRow("stay") << u"closeStay"_s;
}

void MainWindowTest::closeQuestion() {
    QFETCH(const QString, button);
    open();
    m_queue->add(m_library->importJob(request(u"nightly"_s)));
    const QPointer<FakeJob> job = m_library->lastJob();
    QVERIFY(!m_window->close());
    QVERIFY(m_window->isVisible());
    auto* box = find<QMessageBox>("closeQuestion"_L1);
    QVERIFY(box);
    QTest::mouseClick(box->findChild<QPushButton*>(button), Qt::LeftButton);
    if (button == "closeStay"_L1) {
        QVERIFY(strips().isEmpty());
        job->succeed();
        QTRY_VERIFY(m_queue->isIdle());
        QVERIFY(m_window->isVisible());
        return;
    }
    if (button == "closeFinish"_L1) {
        QCOMPARE(strips().size(), 1);
        QVERIFY(m_window->isVisible());
        job->succeed();
    }
    QTRY_VERIFY(!m_window->isVisible());
    QVERIFY(m_queue->isIdle());
    const auto image = m_library->image(ImageId(u"loc-new01"_s));
    QCOMPARE(image->status, button == "closeFinish"_L1 ? ImageStatus::Available : ImageStatus::Failed);
}

void MainWindowTest::narrowWindowKeepsTheTable() {
    m_library->putAll(sketchImages());
    open();
    QVERIFY(find<QAction>("showDetails"_L1)->isChecked());
    m_window->resize(900, 600);
    QCoreApplication::processEvents();
    QVERIFY(table()->width() > 600);
    QVERIFY(m_window->minimumSizeHint().width() <= 900);
}

void MainWindowTest::narrowWindowKeepsTheScopes() {
    FakeLibrary* acme = fillCloud();
    open();
    find<Sidebar>("sidebar"_L1)->setPlace({.kind = Place::Kind::Images, .library = acme->id()});
    auto* snapshot = find<QPushButton>("snapshotButton"_L1);
    auto* attention = find<ScopeButton>("scopeAttention"_L1);
    QVERIFY(attention && attention->isVisible());
    QVERIFY(!snapshot->text().isEmpty());
    m_window->resize(1000, 600);
    QTRY_VERIFY(snapshot->text().isEmpty());
    QVERIFY(snapshot->isVisible());
    QTRY_VERIFY(attention->width() >= attention->sizeHint().width());
    QVERIFY(attention->parentWidget()->rect().contains(attention->geometry()));
    m_window->resize(1640, 800);
    QTRY_VERIFY(!snapshot->text().isEmpty());
}

void MainWindowTest::pictures_data() {
    QTest::addColumn<QString>("what");
    for (const char* what : {"main", "dark", "cloud", "cloud-dark", "cloud-all", "cloud-narrow", "cloud-rtl",
             "cloud-empty", "cloud-offline", "cloud-drag", "cloud-refused", "servers", "servers-rtl", "servers-dark",
             "signed-out", "empty", "long", "narrow", "rtl", "drop", "nothing", "failed", "empty-dark"}) {
        QTest::newRow(what) << QString::fromLatin1(what);
    }
}

// For looking at: PLATTER_PICTURES=FOLDER tst_mainwindow pictures
void MainWindowTest::pictures() {
    QFETCH(const QString, what);
    const QString folder = qEnvironmentVariable("PLATTER_PICTURES");
    if (folder.isEmpty()) {
        QSKIP("PLATTER_PICTURES names no folder");
    }
    applyTheme(*qApp, what.contains(u"dark"_s) ? ThemeChoice::Dark : ThemeChoice::Light);
    QGuiApplication::setLayoutDirection(what.endsWith(u"rtl"_s) ? Qt::RightToLeft : Qt::LeftToRight);
    m_library->setLocation(QDir::homePath() + u"/.local/share/platter"_s);
    if (!what.startsWith(u"empty"_s) && what != "failed"_L1) {
        m_library->putAll(sketchImages());
    }
    if (what == "failed"_L1) {
        m_library->setState(LibraryState::Failed,
            Error{
                .message = u"The catalogue of this library was made by a newer Platter. Update Platter to open it."_s});
    }
    if (what == "long"_L1) {
        for (int i = 0; i < 40; ++i) {
            Image image = fakeImage(u"loc-l%1"_s.arg(i, 4, 10, QChar(u'0')),
                u"a-very-long-name-of-a-build-that-somebody-made-for-the-payroll-department-2026-11-%1"_s.arg(
                    i % 28 + 1));
            image.locked = true;
            image.mode = ImageMode::Compatibility;
            image.architecture = Architecture(u"arm64"_s);
            if (i % 7 == 0) {
                image.status = ImageStatus::Failed;
                image.failure = Error{.code = ErrorCode::DiskFull,
                    .message = u"The disk that holds the library is full. Free some space, then choose Retry."_s};
            }
            m_library->put(image);
        }
    }
    const bool cloudy = what.startsWith(u"cloud"_s) || what.startsWith(u"servers"_s) || what == "signed-out"_L1;
    FakeLibrary* acme = cloudy ? fillCloud() : nullptr;
    open();
    if (acme) {
        const auto kind = what.startsWith(u"servers"_s) ? Place::Kind::Servers : Place::Kind::Images;
        auto* sidebar = find<Sidebar>("sidebar"_L1);
        sidebar->setPlace(what == "cloud-all"_L1 ? Place{} : Place{.kind = kind, .library = acme->id()});
        if (what == "signed-out"_L1) {
            sidebar->setPlace({.kind = kind, .library = LibraryId(u"test"_s)});
        }
        table()->selectImage({acme->id(), ImageId(u"img-7a0pq"_s)});
        Image deleted = *acme->image(ImageId(u"img-64mtd"_s));
        deleted.status = ImageStatus::Deleted;
        acme->put(deleted);
    }
    if (what.endsWith(u"narrow"_s)) {
        m_window->resize(acme ? 1000 : 900, 600);
    }
    if (what == "cloud-empty"_L1) {
        find<Sidebar>("sidebar"_L1)
            ->setPlace({.kind = Place::Kind::Images, .library = addCloud(u"new"_s, u"Acme new"_s)->id()});
    }
    if (what == "cloud-offline"_L1) {
        acme->setHeardAt(QDateTime::currentDateTimeUtc().addSecs(-7200));
        acme->setState(LibraryState::Ready,
            Error{.code = ErrorCode::Offline,
                .message = u"api.gb1.brightbox.com cannot be reached. Check the connection to the network."_s});
    }
    if (what == "cloud-drag"_L1 || what == "cloud-refused"_L1) {
        auto* sidebar = find<Sidebar>("sidebar"_L1);
        const auto data = imageMimeData({{m_library->id(), ImageId(u"loc-7geqi"_s)}});
        const LibraryId to = what == "cloud-drag"_L1 ? acme->id() : m_library->id();
        const QModelIndex line = sidebar->model()->index(sidebar->sidebarModel()->rowOfLibrary(to), 0);
        QDragEnterEvent enter(
            sidebar->visualRect(line).center(), Qt::CopyAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(sidebar->viewport(), &enter);
    }
    if (what == "main"_L1 || what == "dark"_L1 || what == "rtl"_L1) {
        m_queue->add(m_library->importJob(request(u"nightly-web-2026-11-23.raw.xz"_s)));
        m_library->lastJob()->advance(u"reading and storing"_s, 3 * kGiB, 10 * kGiB);
        m_queue->add(m_library->importJob(request(u"golden-db"_s)));
        m_library->lastJob()->advance(u"reading and storing"_s, kGiB, 0);
        m_queue->add(m_library->importJob(request(u"waiting"_s)));
        m_library->take(ImageId(u"loc-new01"_s));
        m_library->take(ImageId(u"loc-new02"_s));
        m_library->take(ImageId(u"loc-new03"_s));
        select("loc-7geqi");
        find<MessageArea>("messages"_L1)->showUndo(u"Deprecated golden-web-old."_s, [] { });
    }
    if (what == "nothing"_L1) {
        find<QLineEdit>("search"_L1)->setText(u"web larger:soon status:creating x"_s);
    }
    if (what == "drop"_L1) {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(u"/srv/debian-13-amd64.raw.xz"_s)});
        QDragEnterEvent enter(QPoint(400, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window.get(), &enter);
    }
    QTest::qWait(700); // the free space comes once in half a second
    QVERIFY(m_window->grab().save(QDir(folder).filePath(what + u".png"_s)));
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    applyTheme(*qApp, ThemeChoice::Light);
}

QTEST_MAIN(MainWindowTest)
#include "tst_mainwindow.moc"
