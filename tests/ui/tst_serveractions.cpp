// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/serveractions.h"

#include "models/domain/sizes.h"
#include "tests/support/fakelibrary.h"
#include "tests/ui/dialogpictures.h"
#include "ui/buildserverdialog.h"
#include "ui/noticebox.h"
#include "ui/restorediskdialog.h"
#include "ui/scheduledialog.h"
#include "ui/snapshotdialog.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>

using namespace platter;
using namespace Qt::StringLiterals;

class TestServerActions : public QObject {
    Q_OBJECT

    QAction* action(const char* name) const { return m_actions->findChild<QAction*>(QLatin1StringView(name)); }
    static QPushButton* confirm(const QWidget* dialog) { return dialog->findChild<QPushButton*>("confirmButton"_L1); }
    QList<Server> servers(qsizetype first, qsizetype count) const { return m_acme->servers().sliced(first, count); }

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light); }
    void init() {
        m_libraries = std::make_unique<LibrarySet>();
        m_libraries->add(std::make_unique<FakeLibrary>());
        auto cloud = std::make_unique<FakeLibrary>();
        cloud->playCloud(u"acme"_s, u"Acme prod"_s, {});
        m_acme = static_cast<FakeLibrary*>(m_libraries->add(std::move(cloud)));
        Image old = fakeImage(u"img-old"_s, u"web-1"_s);
        m_acme->putAll({old, fakeImage(u"img-new"_s, u"web-2"_s)});
        m_queue = std::make_unique<JobQueue>();
        m_window = std::make_unique<QWidget>();
        m_window->resize(900, 700);
        m_window->show();
        m_actions = new ServerActions(m_libraries.get(), m_queue.get(), m_window.get());
        QVERIFY(!m_actions->snapshotAny()->isVisible()); // there are none
        Server web = fakeServer(u"srv-1"_s, u"web"_s, old);
        Volume data;
        data.id = VolumeId(u"vol-1"_s);
        data.name = u"data-1"_s;
        data.size = 100 * kGiB;
        web.volumes = {data};
        web.userData = u"I2Nsb3VkLWNvbmZpZw=="_s;
        web.zone = ZoneId(u"zon-a"_s);
        Server db = fakeServer(u"srv-2"_s, u"db"_s, old);
        db.sshHost.clear();
        Server dying = fakeServer(u"srv-3"_s, u"dying"_s, old);
        dying.status = ServerStatus::Deleting;
        m_acme->setPlaces(
            {{ZoneId(u"zon-a"_s), u"gb1-a"_s}}, {}, {{CloudIpId(u"cip-1"_s), u"www"_s, u"203.0.113.9"_s, web.id}});
        m_acme->setServers({web, db, dying});
    }
    void cleanup() {
        m_window.reset();
        m_queue.reset();
        m_libraries.reset();
    }

    void onlyWhatTheLibraryCan() {
        m_actions->setSelection(servers(0, 1));
        QVERIFY(action("replaceServer")->isVisible() && action("scheduleServer")->isVisible());
        m_acme->setAbilities(Ability::Servers | Ability::Snapshot);
        m_actions->setSelection(servers(0, 1));
        QVERIFY(!action("replaceServer")->isVisible() && !action("scheduleServer")->isVisible());
        QVERIFY(action("snapshotServers")->isEnabled());
    }

    void snapshotsSeveralAtOnce() {
        m_actions->setSelection(servers(0, 3));
        action("snapshotServers")->trigger();
        auto* dialog = m_window->findChild<SnapshotDialog*>();
        QVERIFY(dialog);
        QVERIFY(!dialog->findChild<QLineEdit*>("snapshotName"_L1)->isEnabled()); // each has its own
        QVERIFY(dialog->findChild<NoticeBox*>("warning"_L1)->text().contains(u"data-1 of web"_s));
        savePictures(dialog, u"snapshot"_s);
        confirm(dialog)->click();
        QTRY_COMPARE(m_acme->snapshots().size(), 2); // not the one that is being deleted
        QCOMPARE(m_queue->jobs().size(), 2);
    }

    void snapshotsOneWithNameAndNote() {
        QVERIFY(m_actions->snapshotAny()->isVisible());
        m_actions->snapshotAny()->trigger();
        auto* dialog = m_window->findChild<SnapshotDialog*>();
        QVERIFY(!confirm(dialog)->isEnabled());
        auto* list = dialog->findChild<QListWidget*>("servers"_L1);
        list->item(0)->setCheckState(Qt::Checked); // db comes first
        dialog->findChild<QLineEdit*>("snapshotName"_L1)->setText(u"before the upgrade"_s);
        confirm(dialog)->click();
        QTRY_COMPARE(m_acme->snapshots().size(), 1);
        QCOMPARE(m_acme->snapshots().first().server, ServerId(u"srv-2"_s));
        QCOMPARE(m_acme->snapshots().first().name, u"before the upgrade"_s);
    }

    void snapshotsTrackChangesWhereTheyCan() {
        m_actions->setSelection(servers(0, 1));
        action("snapshotServers")->trigger();
        auto* dialog = m_window->findChild<SnapshotDialog*>();
        QVERIFY(!dialog->findChild<QCheckBox*>("tracksChanges"_L1)->isVisibleTo(dialog)); // it cannot
        confirm(dialog)->click();
        QTRY_COMPARE(m_acme->snapshots().size(), 1);
        QVERIFY(!m_acme->snapshots().first().tracksChanges);
        delete dialog;

        QList<Server> all = m_acme->servers();
        for (Server& server : all)
            server.tracksChanges = false;
        m_acme->setServers(all);
        for (const bool clicked : {true, false}) { // untouched, it stays as it is
            m_actions->setSelection(servers(0, 1));
            action("snapshotServers")->trigger();
            dialog = m_window->findChild<SnapshotDialog*>();
            auto* box = dialog->findChild<QCheckBox*>("tracksChanges"_L1);
            QVERIFY(box->isVisibleTo(dialog) && !box->isChecked());
            if (clicked)
                box->click();
            QCOMPARE(box->isChecked(), clicked);
            if (clicked)
                savePictures(dialog, u"snapshot-tracked"_s);
            confirm(dialog)->click();
            QTRY_COMPARE(m_acme->snapshots().size(), clicked ? 2 : 3);
            QCOMPARE(m_acme->snapshots().last().tracksChanges, clicked ? std::optional(true) : std::nullopt);
            delete dialog;
        }
    }

    void snapshotsVolumesThatNoServerHas() {
        m_acme->setServers({});
        QVERIFY(!m_actions->snapshotAny()->isVisible());
        m_acme->setVolumes(
            {{.id = VolumeId(u"vol-9"_s), .name = u"old"_s, .status = u"detached"_s, .size = 50LL << 30}});
        Q_EMIT m_acme->serversChanged();
        QVERIFY(m_actions->snapshotAny()->isVisible());
        m_actions->snapshotAny()->trigger();
        auto* dialog = m_window->findChild<SnapshotDialog*>();
        QVERIFY(dialog);
        auto* list = dialog->findChild<QListWidget*>("servers"_L1);
        QCOMPARE(list->count(), 1);
        QVERIFY2(list->item(0)->text().contains(u"old · vol-9 · 50 GiB"_s), qPrintable(list->item(0)->text()));
        list->item(0)->setCheckState(Qt::Checked);
        QCOMPARE(dialog->findChild<NoticeBox*>("warning"_L1)->text(), QString());
        confirm(dialog)->click();
        QTRY_COMPARE(m_acme->snapshots().size(), 1);
        QCOMPARE(m_acme->snapshots().first().volume, VolumeId(u"vol-9"_s));
        QVERIFY(m_acme->snapshots().first().server.isEmpty());
    }

    void snapshotsVolumes() {
        m_actions->setSelection(servers(0, 1));
        action("snapshotServers")->trigger();
        auto* dialog = m_window->findChild<SnapshotDialog*>();
        auto* list = dialog->findChild<QListWidget*>("servers"_L1);
        auto* warning = dialog->findChild<NoticeBox*>("warning"_L1);
        QCOMPARE(list->count(), 2); // the server, then what it has
        QVERIFY2(list->item(1)->text().contains(u"data-1"_s) && list->item(1)->text().contains(u"100 GiB"_s),
            qPrintable(list->item(1)->text()));
        QCOMPARE(list->item(1)->checkState(), Qt::Unchecked);
        QVERIFY(warning->text().contains(u"data-1 of web"_s));
        list->item(1)->setCheckState(Qt::Checked);
        QCOMPARE(warning->text(), QString()); // it is in
        QVERIFY(!dialog->findChild<QLineEdit*>("snapshotName"_L1)->isEnabled());
        savePictures(dialog, u"snapshot-volumes"_s);
        list->item(0)->setCheckState(Qt::Unchecked); // the volume alone
        QCOMPARE(warning->text(), QString());
        dialog->findChild<QLineEdit*>("snapshotName"_L1)->setText(u"tables"_s);
        confirm(dialog)->click();
        QTRY_COMPARE(m_acme->snapshots().size(), 1);
        QCOMPARE(m_acme->snapshots().first().server, ServerId(u"srv-1"_s));
        QCOMPARE(m_acme->snapshots().first().volume, VolumeId(u"vol-1"_s));
        QCOMPARE(m_acme->snapshots().first().name, u"tables"_s);
    }

    void replacementIsPrefilled() {
        m_actions->setSelection(servers(0, 1));
        action("replaceServer")->trigger();
        auto* dialog = m_window->findChild<BuildServerDialog*>();
        QVERIFY(dialog);
        QCOMPARE(dialog->request().image, ImageId(u"img-old"_s));
        QCOMPARE(dialog->request().name, u"web"_s);
        QCOMPARE(dialog->request().zone, ZoneId(u"zon-a"_s));
        QCOMPARE(dialog->request().userData, "#cloud-config"_ba);
        QCOMPARE(dialog->request().moveCloudIp, CloudIpId(u"cip-1"_s));
        QVERIFY(dialog->findChild<QCheckBox*>("moveIp"_L1)->text().contains(u"203.0.113.9"_s));
        savePictures(dialog, u"replace"_s);
        auto* images = dialog->findChild<QComboBox*>("image"_L1);
        images->setCurrentIndex(1 - images->currentIndex());
        confirm(dialog)->click();
        QTRY_COMPARE(m_acme->builds().size(), 1);
        QCOMPARE(m_acme->builds().first().image, ImageId(u"img-new"_s));
    }

    // Servers of this computer: no schedules, a name of its own, and their disks can become images'.
    void serversOfThisComputer() {
        auto* here = static_cast<FakeLibrary*>(m_libraries->first());
        here->setAbilities(Ability::Servers | Ability::Snapshot | Ability::Build | Ability::BuildHere);
        const Image golden = fakeImage(u"loc-aaaaa"_s, u"golden"_s);
        Image back = fakeImage(u"loc-bbbbb"_s, u"Snapshot of web"_s);
        back.sourceType = SourceType::Snapshot;
        back.source = u"web-uuid"_s;
        here->putAll({golden, back});
        Server web = fakeServer(u"web-uuid"_s, u"web"_s, golden);
        web.volumes = {Volume{.id = VolumeId(u"web-uuid:vda"_s), .boot = true}};
        web.diskSize = 5 * kGiB; // the images' are 10
        here->setServers({web});
        m_actions->setSelection(here->servers());
        QVERIFY(action("replaceServer")->isVisible() && !action("scheduleServer")->isVisible());
        QVERIFY(action("restoreServerDisk")->isVisible() && !action("restoreServerDisk")->isEnabled());
        QVERIFY(action("restoreServerDisk")->toolTip().contains(u"web is running"_s));
        action("replaceServer")->trigger();
        auto* replacement = m_window->findChild<BuildServerDialog*>();
        QCOMPARE(replacement->request().name, u"web-2"_s);
        replacement->reject();
        web.status = ServerStatus::Inactive;
        here->setServers({web});
        m_actions->setSelection(here->servers());
        QVERIFY(action("restoreServerDisk")->isEnabled());
        action("restoreServerDisk")->trigger();
        auto* dialog = m_window->findChild<RestoreDiskDialog*>();
        QVERIFY(dialog);
        auto* images = dialog->findChild<QComboBox*>("image"_L1);
        QCOMPARE(dialog->request().image, back.id); // its own snapshot comes first
        QVERIFY(dialog->findChild<NoticeBox*>("warning"_L1)->text().contains(u"from 5 GiB to 10 GiB"_s));
        savePictures(dialog, u"restore-disk"_s);
        images->setCurrentIndex(1);
        confirm(dialog)->click();
        QTRY_COMPARE(here->diskRestores().size(), 1);
        QCOMPARE(here->diskRestores().first().server, web.id);
        QCOMPARE(here->diskRestores().first().image, golden.id);
        m_actions->setSelection(servers(0, 1)); // an account's
        QVERIFY(!action("restoreServerDisk")->isVisible() && action("scheduleServer")->isVisible());
    }

    void schedules() {
        m_actions->setSelection(servers(0, 1));
        action("scheduleServer")->trigger();
        auto* dialog = m_window->findChild<ScheduleDialog*>();
        QVERIFY(!confirm(dialog)->isEnabled()); // nothing differs
        dialog->findChild<QComboBox*>("preset"_L1)->setCurrentIndex(1);
        dialog->findChild<QSpinBox*>("keep"_L1)->setValue(7);
        savePictures(dialog, u"schedule"_s);
        confirm(dialog)->click();
        QTRY_COMPARE(m_acme->serverUpdates().size(), 1);
        const ServerChanges changes = m_acme->serverUpdates().first().second;
        QCOMPARE(changes.snapshotSchedule, u"0 3 * * *"_s);
        QCOMPARE(changes.snapshotRetention, std::optional(std::optional(7)));
    }

    void crontabs_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("good");
        QTest::newRow("usual") << u"30 2 * * 1-5"_s << true;
        QTest::newRow("steps") << u"*/15 0,12 1 JAN *"_s << true;
        QTest::newRow("four fields") << u"30 2 * *"_s << false;
        QTest::newRow("command") << u"30 2 * * ;"_s << false;
        QTest::newRow("empty") << QString() << false;
    }
    void crontabs() {
        QFETCH(const QString, text);
        QFETCH(const bool, good);
        QCOMPARE(ScheduleDialog::isSchedule(text), good);
    }

    void copies() {
        m_actions->setSelection(servers(0, 2));
        action("copyServerId")->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"srv-1\nsrv-2"_s);
        QVERIFY(!action("copySsh")->isEnabled());
        m_actions->setSelection(servers(0, 1));
        action("copySsh")->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"ssh deploy@203.0.113.7"_s);
        m_actions->setSelection(servers(1, 1));
        QVERIFY(!action("copySsh")->isEnabled());
        QVERIFY(!action("copySsh")->toolTip().isEmpty());
        QSignalSpy image(m_actions, &ServerActions::imageRequested);
        action("showServerImage")->trigger();
        QCOMPARE(image.size(), 1);
    }

private:
    std::unique_ptr<LibrarySet> m_libraries;
    FakeLibrary* m_acme = nullptr;
    std::unique_ptr<JobQueue> m_queue;
    std::unique_ptr<QWidget> m_window;
    ServerActions* m_actions = nullptr; // the window's
};

QTEST_MAIN(TestServerActions)
#include "tst_serveractions.moc"
