// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/useactions.h"

#include "models/domain/servertypes.h"
#include "models/domain/sizes.h"
#include "models/items/imagemime.h"
#include "tests/support/fakelibrary.h"
#include "tests/ui/dialogpictures.h"
#include "ui/buildserverdialog.h"
#include "ui/copydialog.h"
#include "ui/imageactions.h"
#include "ui/imagecopier.h"
#include "ui/noticebox.h"
#include "ui/registerdialog.h"
#include "ui/retiredialog.h"
#include "ui/sharedialog.h"
#include "ui/successor.h"

#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTreeWidget>

using namespace platter;
using namespace Qt::StringLiterals;

class TestUseActions : public QObject {
    Q_OBJECT

    static Image made(const QString& id, const QString& name) { return fakeImage(id, name); }
    FakeLibrary* addCloud(const QString& id, const QString& name) {
        auto cloud = std::make_unique<FakeLibrary>();
        cloud->playCloud(id, name, u"#c9506b"_s);
        return static_cast<FakeLibrary*>(m_libraries->add(std::move(cloud)));
    }
    void select(const QList<std::pair<Library*, QString>>& what) {
        QList<Image> images;
        for (const auto& [library, id] : what) {
            images.append(*library->image(ImageId(id)));
        }
        m_uses->setSelection(images);
        m_actions->setSelection(images);
    }
    template <typename T> T* find(const char* name = "") const {
        return m_window->findChild<T*>(name[0] ? QString::fromLatin1(name) : QString());
    }
    static QPushButton* confirm(const QWidget* dialog) { return dialog->findChild<QPushButton*>("confirmButton"_L1); }
    static QString text(const QWidget* dialog, const char* box) {
        return dialog->findChild<NoticeBox*>(QLatin1StringView(box))->text();
    }

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light); }
    void init() {
        m_libraries = std::make_unique<LibrarySet>();
        m_local = static_cast<FakeLibrary*>(m_libraries->add(std::make_unique<FakeLibrary>()));
        m_acme = addCloud(u"acme"_s, u"Acme prod"_s);
        m_local->put(made(u"loc-aaaaa"_s, u"golden-web"_s));
        m_acme->putAll({made(u"img-aaaaa"_s, u"web-2"_s), made(u"img-bbbbb"_s, u"web-1"_s)});
        m_queue = std::make_unique<JobQueue>();
        m_window = std::make_unique<QWidget>();
        m_window->resize(900, 700);
        m_window->show();
        m_copier = new ImageCopier(m_libraries.get(), m_queue.get(), m_window.get());
        m_actions = std::make_unique<ImageActions>(m_libraries.get(), m_queue.get(), m_window.get());
        m_uses = new UseActions(m_libraries.get(), m_queue.get(), m_copier, m_window.get());
        m_uses->insertInto(m_actions->menu(), m_actions->exportRaw());
    }
    void cleanup() {
        m_actions.reset();
        m_window.reset();
        m_queue.reset();
        m_libraries.reset();
    }

    void greyedWithTheReason() {
        select({{m_local, u"loc-aaaaa"_s}});
        QVERIFY(!m_uses->build()->isEnabled());
        QVERIFY(m_uses->build()->toolTip().contains(u"builds no servers"_s));
        QVERIFY(!m_uses->share()->isEnabled());
        QVERIFY(m_actions->star()->isEnabled());
        select({{m_acme, u"img-aaaaa"_s}});
        QVERIFY(m_uses->build()->isEnabled());
        QVERIFY(m_uses->share()->isEnabled());
        QVERIFY(!m_actions->star()->isEnabled());
        QVERIFY(m_actions->star()->toolTip().contains(u"keeps no stars"_s));
        m_acme->setAbilities(m_acme->abilities() & ~Abilities(Ability::Export));
        select({{m_acme, u"img-aaaaa"_s}});
        QVERIFY(!m_actions->exportRaw()->isEnabled());
        QVERIFY(m_actions->exportRaw()->toolTip().contains(u"Copy the image to this computer"_s));
        Image foreign = made(u"img-other"_s, u"official"_s);
        foreign.owner = u"acc-other"_s;
        foreign.isPublic = true;
        m_acme->put(foreign);
        select({{m_acme, u"img-other"_s}});
        QVERIFY(!m_actions->edit()->isEnabled());
        QVERIFY(m_actions->edit()->toolTip().contains(u"another account"_s));
        QVERIFY(m_uses->build()->isEnabled());
    }

    void severalLibrariesAreDoneOneByOne() {
        select({{m_local, u"loc-aaaaa"_s}, {m_acme, u"img-aaaaa"_s}});
        m_actions->lock()->trigger();
        QTRY_VERIFY(m_local->image(ImageId(u"loc-aaaaa"_s))->locked);
        QVERIFY(m_acme->image(ImageId(u"img-aaaaa"_s))->locked);
    }

    void publishingToEveryCustomerAsks() {
        select({{m_acme, u"img-aaaaa"_s}});
        m_actions->publish()->trigger();
        auto* box = find<QMessageBox>("publishQuestion");
        QVERIFY(box);
        QVERIFY(box->informativeText().contains(u"Every customer"_s));
        QVERIFY(m_acme->updates().isEmpty());
        box->findChild<QPushButton*>("publishButton"_L1)->click();
        QTRY_VERIFY(m_acme->image(ImageId(u"img-aaaaa"_s))->isPublic);
        select({{m_local, u"loc-aaaaa"_s}});
        m_actions->publish()->trigger(); // on this computer it is only noted: nobody is asked
        QTRY_VERIFY(m_local->image(ImageId(u"loc-aaaaa"_s))->isPublic);
    }

    void deletingInTheCloudWaitsInTransfers() {
        m_acme->setServers({fakeServer(u"srv-1"_s, u"web-server"_s, *m_acme->image(ImageId(u"img-aaaaa"_s)))});
        QSignalSpy undoable(m_actions.get(), &ImageActions::undoable);
        select({{m_acme, u"img-aaaaa"_s}});
        m_actions->remove()->trigger();
        QTRY_VERIFY(find<QDialog>("deleteDialog"));
        auto* dialog = find<QDialog>("deleteDialog");
        QVERIFY(text(dialog, "consequences").contains(u"Acme prod"_s));
        QVERIFY(text(dialog, "consequences").contains(u"web-server"_s));
        QVERIFY(dialog->findChild<QPushButton*>("deprecateButton"_L1));
        savePictures(dialog, u"delete-cloud"_s);
        dialog->findChild<QPushButton*>("deleteButton"_L1)->click();
        QTRY_COMPARE(m_acme->removeJobs().size(), 1);
        QVERIFY(m_acme->removals().isEmpty());
        QCOMPARE(m_queue->unfinished(), 1);
        QTRY_COMPARE(undoable.size(), 1);
        undoable.first().at(1).value<std::function<void()>>()();
        QTRY_VERIFY(m_queue->isIdle());
        QCOMPARE(m_acme->image(ImageId(u"img-aaaaa"_s))->status, ImageStatus::Available);
    }

    void copiesFromHereToTheCloud() {
        select({{m_local, u"loc-aaaaa"_s}});
        Q_EMIT m_uses->copyMenu()->aboutToShow();
        QCOMPARE(m_uses->copyMenu()->actions().size(), 1);
        m_uses->copyMenu()->actions().first()->trigger();
        auto* dialog = find<CopyDialog>();
        QVERIFY(dialog);
        savePictures(dialog, u"copy"_s);
        confirm(dialog)->click();
        QTRY_COMPARE(m_acme->imports().size(), 1);
        const ImportRequest request = m_acme->imports().first();
        QVERIFY(request.copyOf);
        QCOMPARE(request.copyOf->image, (ImageKey{m_local->id(), ImageId(u"loc-aaaaa"_s)}));
        QCOMPARE(request.copyOf->virtualSize, 10 * kGiB);
        QCOMPARE(request.copyOf->dataSize, kGiB);
        QVERIFY(request.copyOf->open);
        QCOMPARE(request.name, u"golden-web"_s);
        QCOMPARE(request.architecture, Architecture::x86_64());
    }

    void copiesBetweenAccountsByLink() {
        FakeLibrary* test = addCloud(u"test"_s, u"Acme test"_s);
        m_copier->copy({*m_acme->image(ImageId(u"img-aaaaa"_s)), *m_acme->image(ImageId(u"img-bbbbb"_s))}, test->id());
        auto* dialog = find<CopyDialog>();
        QVERIFY(dialog);
        QVERIFY(text(dialog, "note").contains(u"nothing passes through this computer"_s));
        confirm(dialog)->click();
        QTRY_COMPARE(test->registrations().size(), 2);
        QVERIFY(test->imports().isEmpty());
        QCOMPARE(m_acme->shares().size(), 2);
        QCOMPARE(test->registrations().first().url.scheme(), u"https"_s);
        QCOMPARE(m_queue->jobs().size(), 2);
    }

    void dragsOntoALibrary() {
        const auto data = imageMimeData({{m_local->id(), ImageId(u"loc-aaaaa"_s)}});
        QVERIFY(m_copier->judge(data.get(), m_acme->id()).isAccepted());
        QVERIFY(!m_copier->judge(data.get(), m_local->id()).isAccepted());
        QVERIFY(!m_copier->judge(data.get(), {}).isAccepted());
        m_acme->setReadOnlyReason(u"Signed out."_s);
        QVERIFY(!m_copier->judge(data.get(), m_acme->id()).isAccepted());
        m_acme->setReadOnlyReason({});
        m_copier->drop(data.get(), m_acme->id());
        QVERIFY(find<CopyDialog>());
    }

    void sharesForAWhile() {
        select({{m_acme, u"img-aaaaa"_s}});
        m_uses->share()->trigger();
        auto* dialog = find<ShareDialog>();
        QVERIFY(dialog);
        dialog->findChild<QComboBox*>("expiry"_L1)->setCurrentIndex(2);
        m_acme->failNext({.code = ErrorCode::Refused, .message = u"There is no key."_s});
        confirm(dialog)->click();
        QTRY_COMPARE(text(dialog, "failure"), u"There is no key."_s);
        confirm(dialog)->click();
        QTRY_VERIFY(dialog->findChild<QLineEdit*>("link"_L1)->text().startsWith(u"https://"_s));
        const qint64 seconds = QDateTime::currentDateTimeUtc().secsTo(m_acme->shares().last().second);
        QVERIFY(seconds > 7 * 86400 - 60 && seconds <= 7 * 86400);
        dialog->findChild<QPushButton*>("copyLink"_L1)->click();
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"https://"_s));
        savePictures(dialog, u"share"_s);
    }

    void publishesAndRetires() {
        QSignalSpy undoable(m_uses, &UseActions::undoable);
        select({{m_acme, u"img-aaaaa"_s}});
        m_uses->retire()->trigger();
        auto* dialog = find<RetireDialog>();
        QVERIFY(dialog);
        QVERIFY(text(dialog, "note").contains(u"every customer"_s));
        savePictures(dialog, u"retire"_s);
        confirm(dialog)->click();
        QTRY_COMPARE(m_acme->image(ImageId(u"img-bbbbb"_s))->status, ImageStatus::Deprecated);
        QVERIFY(m_acme->image(ImageId(u"img-aaaaa"_s))->isPublic);
        QCOMPARE(Successor::in(m_acme->image(ImageId(u"img-bbbbb"_s))->description), ImageId(u"img-aaaaa"_s));
        QTRY_COMPARE(undoable.size(), 1);
        undoable.first().at(1).value<std::function<void()>>()();
        QTRY_COMPARE(m_acme->image(ImageId(u"img-bbbbb"_s))->status, ImageStatus::Available);
        QTRY_VERIFY(!m_acme->image(ImageId(u"img-aaaaa"_s))->isPublic);
    }

    void nothingIsRetiredWhenPublishingFails() {
        QSignalSpy failed(m_uses, &UseActions::failed);
        select({{m_acme, u"img-aaaaa"_s}});
        m_uses->retire()->trigger();
        m_acme->failNext({.code = ErrorCode::Refused, .message = u"No."_s});
        confirm(find<RetireDialog>())->click();
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(m_acme->image(ImageId(u"img-bbbbb"_s))->status, ImageStatus::Available);
    }

    void buildsWhatFits() {
        QList<ServerType> types = m_acme->serverTypes();
        ServerType network = types.first();
        network.id = ServerTypeId(u"typ-net"_s);
        network.handle = u"1gb.net"_s;
        network.networkStorage = true;
        network.disk = 0;
        types.append(network);
        m_acme->setTypes(types);
        m_acme->setPlaces({{ZoneId(u"zon-a"_s), u"gb1-a"_s}}, {{ServerGroupId(u"grp-1"_s), u"default"_s, true}}, {});
        Image large = made(u"img-large"_s, u"large"_s);
        large.virtualSize = 60 * kGiB;
        m_acme->put(large);
        select({{m_acme, u"img-large"_s}});
        m_uses->build()->trigger();
        auto* dialog = find<BuildServerDialog>();
        QVERIFY(dialog);
        auto* list = dialog->findChild<QTreeWidget*>("types"_L1);
        QVERIFY(list->topLevelItem(0)->isDisabled());
        QVERIFY(list->topLevelItem(0)->text(4).contains(u"60 GiB"_s));
        QVERIFY(!dialog->findChild<QSpinBox*>("bootVolume"_L1)->isVisible());
        list->setCurrentItem(list->topLevelItem(int(types.size()) - 1));
        auto* volume = dialog->findChild<QSpinBox*>("bootVolume"_L1);
        QVERIFY(volume->isVisible());
        QCOMPARE(volume->minimum(), 60);
        savePictures(dialog, u"build"_s);
        dialog->findChild<QPlainTextEdit*>("userData"_L1)->setPlainText(u"#cloud-config"_s);
        confirm(dialog)->click();
        QTRY_COMPARE(m_acme->builds().size(), 1);
        const BuildRequest request = m_acme->builds().first();
        QCOMPARE(request.type, network.id);
        QCOMPARE(request.bootVolume, std::optional<qint64>(60 * kGiB));
        QCOMPARE(request.groups, QList<ServerGroupId>{ServerGroupId(u"grp-1"_s)});
        QCOMPARE(request.userData, "#cloud-config"_ba);
        QVERIFY(request.zone.isEmpty());
    }

    void buildsHere() {
        m_local->setAbilities(Ability::Servers | Ability::Build | Ability::BuildHere);
        m_local->setTypes(usualServerTypes());
        m_local->setServers({fakeServer(u"1-uuid"_s, u"golden-web"_s, made(u"loc-aaaaa"_s, u"golden-web"_s))});
        select({{m_local, u"loc-aaaaa"_s}});
        QVERIFY2(m_uses->build()->isEnabled(), qPrintable(m_uses->build()->toolTip()));
        m_uses->build()->trigger();
        auto* dialog = find<BuildServerDialog>();
        QVERIFY(dialog);
        QVERIFY(!dialog->findChild<QComboBox*>("zone"_L1)->isVisible());
        QCOMPARE(dialog->request().name, u"golden-web-2"_s); // the first is taken
        QVERIFY(text(dialog, "warning").contains(u"Without a key"_s));
        QTemporaryDir folder;
        QFile key(folder.filePath(u"id.pub"_s));
        QVERIFY(key.open(QIODevice::WriteOnly) && key.write("-----BEGIN OPENSSH PRIVATE KEY-----") > 0);
        key.close();
        auto* field = dialog->findChild<QComboBox*>("sshKey"_L1);
        field->setEditText(key.fileName());
        QVERIFY(!confirm(dialog)->isEnabled());
        QVERIFY(key.open(QIODevice::WriteOnly) && key.write("ssh-ed25519 AAAAC3Nza anna") > 0);
        key.close();
        field->setEditText({});
        field->setEditText(key.fileName());
        QVERIFY(confirm(dialog)->isEnabled());
        QVERIFY(!text(dialog, "warning").contains(u"Without a key"_s));
        auto* list = dialog->findChild<QTreeWidget*>("types"_L1);
        QCOMPARE(list->topLevelItemCount(), int(usualServerTypes().size()) + 1);
        QVERIFY(!dialog->findChild<QSpinBox*>("ownRam"_L1)->isVisible());
        list->setCurrentItem(list->topLevelItem(list->topLevelItemCount() - 1)); // a size of its own
        QVERIFY(dialog->findChild<QSpinBox*>("ownRam"_L1)->isVisible());
        QCOMPARE(dialog->findChild<QSpinBox*>("ownDisk"_L1)->minimum(), 10); // the image's
        dialog->findChild<QSpinBox*>("ownRam"_L1)->setValue(768);
        dialog->findChild<QSpinBox*>("ownDisk"_L1)->setValue(12);
        dialog->findChild<QComboBox*>("mode"_L1)->setCurrentIndex(1);
        savePictures(dialog, u"build-here"_s);
        confirm(dialog)->click();
        QTRY_COMPARE(m_local->builds().size(), 1);
        const BuildRequest request = m_local->builds().first();
        QCOMPARE(request.size->ram, 768 * kMiB);
        QCOMPARE(request.size->disk, 12 * kGiB);
        QCOMPARE(request.size->cores, 2);
        QCOMPARE(request.sshKeys, QStringList{u"ssh-ed25519 AAAAC3Nza anna"_s});
        QCOMPARE(request.mode, std::optional(ImageMode::Compatibility));
        QVERIFY(request.start);
    }

    void nothingHereRunsServers() {
        m_local->setAbilities(Ability::Servers | Ability::Build | Ability::BuildHere);
        m_local->setServersKnown(true, Error{.code = ErrorCode::Unavailable, .message = u"Install libvirt."_s});
        select({{m_local, u"loc-aaaaa"_s}});
        QVERIFY(!m_uses->build()->isEnabled());
        QCOMPARE(m_uses->build()->toolTip(), u"Install libvirt."_s);
    }

    void deprecatedNamesTheSuccessor() {
        Image old = *m_acme->image(ImageId(u"img-bbbbb"_s));
        old.status = ImageStatus::Deprecated;
        old.description = Successor::noted(u"first line"_s, *m_acme->image(ImageId(u"img-aaaaa"_s)));
        m_acme->put(old);
        BuildServerDialog dialog(*m_acme, old);
        QVERIFY(text(&dialog, "warning").contains(u"web-2 (img-aaaaa)"_s));
        QVERIFY(confirm(&dialog)->isEnabled());
    }

    void registersFromAnAddress() {
        RegisterDialog dialog({m_acme}, {});
        auto* address = dialog.findChild<QLineEdit*>("address"_L1);
        QVERIFY(!confirm(&dialog)->isEnabled());
        address->setText(u"ftp://example.com/a.raw"_s);
        QVERIFY(!confirm(&dialog)->isEnabled());
        address->setText(u"https://example.com/debian-13-amd64.raw.gz"_s);
        QVERIFY(confirm(&dialog)->isEnabled());
        QCOMPARE(dialog.request().name, u"debian-13-amd64"_s);
        QCOMPARE(dialog.library(), m_acme->id());
        dialog.show();
        savePictures(&dialog, u"register"_s);
    }

private:
    std::unique_ptr<LibrarySet> m_libraries;
    FakeLibrary* m_local = nullptr;
    FakeLibrary* m_acme = nullptr;
    std::unique_ptr<JobQueue> m_queue;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<ImageActions> m_actions;
    ImageCopier* m_copier = nullptr; // the window's, as the next
    UseActions* m_uses = nullptr;
};

QTEST_MAIN(TestUseActions)
#include "tst_useactions.moc"
