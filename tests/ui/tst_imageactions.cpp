// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/domain/sizes.h"
#include "tests/support/fakelibrary.h"
#include "tests/ui/dialogpictures.h"
#include "ui/deletedialog.h"
#include "ui/exportfolderdialog.h"
#include "ui/flowtext.h"
#include "ui/imageactions.h"
#include "ui/imageactionsbatch.h"
#include "ui/noticebox.h"

#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace platter;
using namespace Qt::StringLiterals;

namespace {

// Remembers what is exported.
class ExportingLibrary : public FakeLibrary {
public:
    std::unique_ptr<Job> exportJob(const ImageId& id, const ExportRequest& request) override {
        exports.append({{this->id(), id}, request});
        return FakeLibrary::exportJob(id, request);
    }
    std::unique_ptr<Job> retryJob(const ImageId& id) override {
        retries.append(id);
        return FakeLibrary::retryJob(id);
    }
    QList<ExportChoice> exports;
    QList<ImageId> retries;
};

} // namespace

class TestImageActions : public QObject {
    Q_OBJECT

    Image put(const QString& id, const QString& name, const std::function<void(Image*)>& change = {}) {
        Image image = fakeImage(id, name);
        if (change) {
            change(&image);
        }
        m_library->put(image);
        return m_library->image(ImageId(id)).value();
    }
    void select(const QStringList& ids) {
        QList<Image> images;
        for (const QString& id : ids) {
            images.append(m_library->image(ImageId(id)).value());
        }
        m_actions->setSelection(images);
    }
    template <typename T> T* inWindow(const QString& name) const { return m_window->findChild<T*>(name); }
    Image now(const QString& id) const { return m_library->image(ImageId(id)).value(); }

private Q_SLOTS:
    void initTestCase() {
        QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        QCoreApplication::setOrganizationName(u"platter-test"_s);
        applyTheme(*qApp, ThemeChoice::Light);
    }
    void init() {
        QSettings().clear();
        m_folder = std::make_unique<QTemporaryDir>();
        m_libraries = std::make_unique<LibrarySet>();
        m_library = static_cast<ExportingLibrary*>(m_libraries->add(std::make_unique<ExportingLibrary>()));
        m_queue = std::make_unique<JobQueue>();
        m_window = std::make_unique<QWidget>();
        m_window->resize(600, 400);
        m_window->show();
        m_actions = std::make_unique<ImageActions>(m_libraries.get(), m_queue.get(), m_window.get());
        m_errors.clear();
        m_undos.clear();
        connect(m_actions.get(), &ImageActions::failed, this, [this](const Error& error) { m_errors.append(error); });
        connect(m_actions.get(), &ImageActions::undoable, this,
            [this](const QString& text, const std::function<void()>& undo) { m_undos.append({text, undo}); });
    }
    void cleanup() {
        m_actions.reset();
        m_window.reset();
        m_queue.reset();
        m_libraries.reset();
        m_library = nullptr;
    }

    void nothingSelectedGreysEverything() {
        for (const QAction* action : m_actions->menu()->actions()) {
            QVERIFY2(action->isSeparator() || !action->isEnabled(), qPrintable(action->text()));
        }
        QVERIFY(m_actions->menu()->toolTipsVisible());
    }

    void copiesIds() {
        put(u"loc-aaaaa"_s, u"a"_s);
        put(u"loc-bbbbb"_s, u"b"_s);
        select({u"loc-aaaaa"_s, u"loc-bbbbb"_s});
        m_actions->copyId()->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"loc-aaaaa\nloc-bbbbb"_s);
    }

    void toggles_data() {
        QTest::addColumn<int>("which");
        QTest::addColumn<QString>("textOff");
        QTest::addColumn<QString>("textOn");
        QTest::newRow("access") << 0 << u"Make public"_s << u"Make private"_s;
        QTest::newRow("deprecation") << 1 << u"Deprecate"_s << u"Undo deprecation"_s;
        QTest::newRow("lock") << 2 << u"Lock"_s << u"Unlock"_s;
        QTest::newRow("star") << 3 << u"Star"_s << u"Remove star"_s;
    }
    void toggles() {
        QFETCH(const int, which);
        QFETCH(const QString, textOff);
        QFETCH(const QString, textOn);
        const auto isOn = [&](const QString& id) {
            const Image image = now(id);
            return std::array{image.isPublic, image.status == ImageStatus::Deprecated, image.locked, image.starred}.at(
                static_cast<size_t>(which));
        };
        QAction* action
            = std::array{m_actions->publish(), m_actions->deprecate(), m_actions->lock(), m_actions->star()}.at(
                static_cast<size_t>(which));
        const auto text = [action] { return action->text().remove(u'&'); };
        put(u"loc-aaaaa"_s, u"golden"_s);
        put(u"loc-bbbbb"_s, u"other"_s);
        select({u"loc-aaaaa"_s});
        QCOMPARE(text(), textOff);
        action->trigger();
        QTRY_VERIFY(isOn(u"loc-aaaaa"_s));
        QTRY_COMPARE(m_undos.size(), 1);
        QVERIFY(m_undos.first().first.contains(u"golden"_s));

        select({u"loc-aaaaa"_s, u"loc-bbbbb"_s}); // mixed: it is done for the one that allows it
        QCOMPARE(text(), textOff);
        QVERIFY(action->toolTip().contains(u"For 1 of 2 images"_s));
        action->trigger();
        QTRY_VERIFY(isOn(u"loc-bbbbb"_s));
        select({u"loc-aaaaa"_s, u"loc-bbbbb"_s});
        QCOMPARE(text(), textOn);
        action->trigger();
        QTRY_VERIFY(!isOn(u"loc-aaaaa"_s) && !isOn(u"loc-bbbbb"_s));
        QTRY_COMPARE(m_undos.size(), 3);
        QVERIFY(m_undos.last().first.contains(u"2"_s));
        m_undos.last().second(); // Undo
        QTRY_VERIFY(isOn(u"loc-aaaaa"_s) && isOn(u"loc-bbbbb"_s));
        QCOMPARE(m_undos.size(), 3); // undoing offers no undo
        QVERIFY(m_errors.isEmpty());
    }

    void undoAfterTheActionsAreGoneDoesNothing() {
        put(u"loc-aaaaa"_s, u"golden"_s);
        select({u"loc-aaaaa"_s});
        m_actions->lock()->trigger();
        QTRY_COMPARE(m_undos.size(), 1);
        m_actions.reset();
        m_undos.first().second();
        QVERIFY(now(u"loc-aaaaa"_s).locked);
    }

    void greyedWithTheReason_data() {
        QTest::addColumn<ImageStatus>("status");
        QTest::addColumn<bool>("locked");
        QTest::addColumn<QString>("action");
        QTest::addColumn<bool>("enabled");
        QTest::newRow("locked: delete") << ImageStatus::Available << true << u"remove"_s << false;
        QTest::newRow("locked: export") << ImageStatus::Available << true << u"exportRaw"_s << true;
        QTest::newRow("creating: export") << ImageStatus::Creating << false << u"exportRaw"_s << false;
        QTest::newRow("creating: delete") << ImageStatus::Creating << false << u"remove"_s << false;
        QTest::newRow("creating: edit") << ImageStatus::Creating << false << u"edit"_s << true;
        QTest::newRow("deleted: edit") << ImageStatus::Deleted << false << u"edit"_s << false;
        QTest::newRow("deleted: rename") << ImageStatus::Deleted << false << u"rename"_s << false;
        QTest::newRow("deleted: star") << ImageStatus::Deleted << false << u"star"_s << false;
        QTest::newRow("deleted: lock") << ImageStatus::Deleted << false << u"lock"_s << false;
        QTest::newRow("deleted: publish") << ImageStatus::Deleted << false << u"publish"_s << false;
        QTest::newRow("deleted: delete") << ImageStatus::Deleted << false << u"remove"_s << false;
        QTest::newRow("deleted: copy id") << ImageStatus::Deleted << false << u"copyId"_s << true;
        QTest::newRow("failed: export") << ImageStatus::Failed << false << u"exportRaw"_s << false;
        QTest::newRow("failed: deprecate") << ImageStatus::Failed << false << u"deprecate"_s << false;
        QTest::newRow("failed: delete") << ImageStatus::Failed << false << u"remove"_s << true;
        QTest::newRow("available: retry") << ImageStatus::Available << false << u"retry"_s << false;
    }
    void greyedWithTheReason() {
        QFETCH(const ImageStatus, status);
        QFETCH(const bool, locked);
        QFETCH(const QString, action);
        QFETCH(const bool, enabled);
        put(u"loc-aaaaa"_s, u"golden-web"_s, [&](Image* image) {
            image->status = status;
            image->locked = locked;
        });
        select({u"loc-aaaaa"_s});
        const auto* found = m_actions->findChild<QAction*>(action);
        QVERIFY(found);
        QCOMPARE(found->isEnabled(), enabled);
        if (!enabled) {
            QVERIFY2(found->toolTip().contains(u"golden-web"_s), qPrintable(found->toolTip()));
        }
    }

    void readOnlyLibraryChangesNothing() {
        put(u"loc-aaaaa"_s, u"golden"_s);
        select({u"loc-aaaaa"_s});
        QVERIFY(m_actions->edit()->isEnabled());
        m_library->setReadOnlyReason(u"It lies on a network folder."_s);
        QVERIFY(!m_actions->edit()->isEnabled());
        QCOMPARE(m_actions->edit()->toolTip(), u"It lies on a network folder."_s);
        QVERIFY(m_actions->exportRaw()->isEnabled());
    }

    void renameAsksTheTable() {
        put(u"loc-aaaaa"_s, u"golden"_s);
        put(u"loc-bbbbb"_s, u"other"_s);
        select({u"loc-aaaaa"_s});
        QSignalSpy spy(m_actions.get(), &ImageActions::renameRequested);
        m_actions->rename()->trigger();
        QCOMPARE(spy.size(), 1);
        QCOMPARE(spy.first().first().value<ImageKey>(), now(u"loc-aaaaa"_s).key());
        select({u"loc-aaaaa"_s, u"loc-bbbbb"_s});
        QVERIFY(!m_actions->rename()->isEnabled());
        QVERIFY(!m_actions->rename()->toolTip().isEmpty());
    }

    void editsThroughTheDialog() {
        put(u"loc-aaaaa"_s, u"golden"_s);
        select({u"loc-aaaaa"_s});
        m_actions->edit()->trigger();
        auto* dialog = inWindow<QDialog>(u"editImageDialog"_s);
        QVERIFY(dialog && dialog->isVisible());
        dialog->findChild<QLineEdit*>(u"usernameEdit"_s)->setText(u"root"_s);
        dialog->findChild<QComboBox*>(u"minRamEdit"_s)->setEditText(u"1 GiB"_s);
        dialog->findChild<QPushButton*>(u"saveButton"_s)->click();
        QTRY_COMPARE(now(u"loc-aaaaa"_s).username, u"root"_s);
        QCOMPARE(now(u"loc-aaaaa"_s).minRam, std::optional<qint64>(kGiB));
        QTRY_COMPARE(m_undos.size(), 1);
        m_undos.first().second();
        QTRY_COMPARE(now(u"loc-aaaaa"_s).username, QString());
        QCOMPARE(now(u"loc-aaaaa"_s).minRam, std::optional<qint64>());
        QTRY_VERIFY(!inWindow<QDialog>(u"editImageDialog"_s));
    }

    void failuresAreTold() {
        put(u"loc-aaaaa"_s, u"golden"_s);
        select({u"loc-aaaaa"_s});
        m_library->failNext({.code = ErrorCode::Busy, .message = u"The library is busy."_s});
        m_actions->lock()->trigger();
        QTRY_COMPARE(m_errors.size(), 1);
        QCOMPARE(m_errors.first().message, u"The library is busy."_s);
        QVERIFY(m_undos.isEmpty());
    }

    void partOfManyFails() {
        put(u"loc-aaaaa"_s, u"a"_s);
        put(u"loc-bbbbb"_s, u"b"_s);
        select({u"loc-aaaaa"_s, u"loc-bbbbb"_s});
        m_library->failNext({.code = ErrorCode::Busy, .message = u"The library is busy."_s});
        m_actions->lock()->trigger();
        QTRY_COMPARE(m_errors.size(), 1);
        QTRY_COMPARE(m_undos.size(), 1); // what was done can be undone
        QVERIFY(m_undos.first().first.contains(u"b"_s));
        QVERIFY(!now(u"loc-aaaaa"_s).locked);
        QVERIFY(now(u"loc-bbbbb"_s).locked);
    }

    void retries() {
        put(u"loc-aaaaa"_s, u"a"_s, [](Image* image) {
            image->status = ImageStatus::Failed;
            image->sourcePath = u"/srv/a.raw"_s;
        });
        put(u"loc-bbbbb"_s, u"b"_s, [](Image* image) { image->status = ImageStatus::Failed; });
        select({u"loc-bbbbb"_s});
        QVERIFY(m_actions->retry()->isVisible());
        QVERIFY(!m_actions->retry()->isEnabled()); // nobody knows its file
        select({u"loc-aaaaa"_s, u"loc-bbbbb"_s});
        m_actions->retry()->trigger();
        QCOMPARE(m_library->retries, QList<ImageId>{ImageId(u"loc-aaaaa"_s)});
        QCOMPARE(m_queue->jobs().size(), 1);
        select({});
        QVERIFY(!m_actions->retry()->isVisible());
    }

    void deleteAsksOnceAndCancelIsSafe() {
        put(u"loc-aaaaa"_s, u"golden"_s);
        select({u"loc-aaaaa"_s});
        m_actions->remove()->trigger();
        QTRY_VERIFY(inWindow<DeleteDialog>(u"deleteDialog"_s));
        auto* dialog = inWindow<DeleteDialog>(u"deleteDialog"_s);
        QCOMPARE(dialog->findChild<FlowText*>(u"truth"_s)->toPlainText(),
            u"The image can no longer be used, exported or restored from this window."_s);
        QVERIFY(dialog->findChild<FlowText*>(u"title"_s)->toPlainText().contains(u"golden"_s));
        QVERIFY(!dialog->findChild<QPushButton*>(u"deprecateButton"_s)); // nobody uses it
        QVERIFY(dialog->findChild<QPushButton*>(u"cancelButton"_s)->isDefault());
        QTest::keyClick(dialog, Qt::Key_Return); // the default answer keeps it
        QTRY_VERIFY(!inWindow<DeleteDialog>(u"deleteDialog"_s));
        QVERIFY(m_library->removals().isEmpty());
        m_actions->remove()->trigger();
        QTRY_VERIFY(inWindow<DeleteDialog>(u"deleteDialog"_s));
        inWindow<QPushButton>(u"deleteButton"_s)->click();
        QTRY_COMPARE(now(u"loc-aaaaa"_s).status, ImageStatus::Deleted);
        QVERIFY(m_undos.isEmpty()); // this version brings nothing back
    }

    void deleteNamesWhatBreaksAndOffersToDeprecate() {
        const Image parent = put(u"loc-aaaaa"_s, u"ubuntu-noble-24.04"_s, [](Image* image) { image->isPublic = true; });
        put(u"loc-bbbbb"_s, u"Snapshot of web-1 23 Nov 12:57"_s, [&](Image* image) {
            image->sourceType = SourceType::Snapshot;
            image->ancestor = Ancestor{.id = parent.id, .name = parent.name, .status = parent.status};
        });
        select({u"loc-aaaaa"_s});
        m_actions->remove()->trigger();
        QTRY_VERIFY(inWindow<DeleteDialog>(u"deleteDialog"_s));
        auto* dialog = inWindow<DeleteDialog>(u"deleteDialog"_s);
        const QString text = dialog->findChild<NoticeBox*>(u"consequences"_s)->text();
        QVERIFY2(text.contains(u"Snapshot of web-1 23 Nov 12:57 was made from it"_s), qPrintable(text));
        QVERIFY2(text.contains(u"It is public"_s), qPrintable(text));
        savePictures(dialog, u"delete-one"_s);
        dialog->findChild<QPushButton*>(u"deprecateButton"_s)->click();
        QTRY_COMPARE(now(u"loc-aaaaa"_s).status, ImageStatus::Deprecated);
        QVERIFY(m_library->removals().isEmpty());
        QTRY_COMPARE(m_undos.size(), 1);
    }

    void deleteMany() {
        QStringList ids;
        for (int i = 0; i < 12; ++i) {
            const QString id = u"loc-%1"_s.arg(10000 + i);
            put(id, u"nightly-web-2026-11-%1"_s.arg(10 + i), [i](Image* image) { image->locked = i == 11; });
            ids.append(id);
        }
        select(ids);
        m_actions->remove()->trigger();
        QTRY_VERIFY(inWindow<DeleteDialog>(u"deleteDialog"_s));
        auto* dialog = inWindow<DeleteDialog>(u"deleteDialog"_s);
        QVERIFY(dialog->findChild<FlowText*>(u"title"_s)->toPlainText().contains(u"11"_s));
        QVERIFY(dialog->findChild<FlowText*>(u"names"_s)->toPlainText().contains(u"and 3 more"_s));
        QVERIFY(dialog->findChild<NoticeBox*>(u"kept"_s)->text().contains(u"locked"_s));
        savePictures(dialog, u"delete-many"_s);
        dialog->findChild<QPushButton*>(u"deleteButton"_s)->click();
        QTRY_COMPARE(m_library->removals().size(), 11);
        QCOMPARE(now(u"loc-10011"_s).status, ImageStatus::Available);
    }

    void exportsOne() {
        put(u"loc-aaaaa"_s, u"web/golden: 1"_s);
        select({u"loc-aaaaa"_s});
        QSettings().setValue(u"export/folder"_s, m_folder->path());
        m_actions->exportRaw()->trigger();
        auto* dialog = inWindow<QFileDialog>(u"exportFileDialog"_s);
        QVERIFY(dialog && dialog->isVisible());
        QCOMPARE(dialog->selectedFiles(), QStringList{m_folder->filePath(u"web-golden- 1.raw"_s)});
        dialog->selectFile(m_folder->filePath(u"out.raw"_s));
        QMetaObject::invokeMethod(dialog, "accept");
        QTRY_COMPARE(m_library->exports.size(), 1);
        QCOMPARE(m_library->exports.first().image.image, ImageId(u"loc-aaaaa"_s));
        QCOMPARE(m_library->exports.first().request.path, m_folder->filePath(u"out.raw"_s));
        QVERIFY(!m_library->exports.first().request.overwrite);
        QCOMPARE(m_library->exports.first().request.format, QString());
        QCOMPARE(m_queue->jobs().size(), 1);
    }

    void exportsInAnotherFormat() {
        put(u"loc-aaaaa"_s, u"golden 1.2"_s);
        select({u"loc-aaaaa"_s});
        QSettings().setValue(u"export/folder"_s, m_folder->path());
        m_actions->exportRaw()->trigger();
        auto* dialog = inWindow<QFileDialog>(u"exportFileDialog"_s);
        QVERIFY(dialog && dialog->isVisible());
        QCOMPARE(dialog->nameFilters().size(), 6);
        const auto choose = [&](qsizetype index) { // as the dialog does when the person chooses
            dialog->selectNameFilter(dialog->nameFilters().at(index));
            Q_EMIT dialog->filterSelected(dialog->nameFilters().at(index));
        };
        choose(4);
        QCOMPARE(dialog->selectedFiles(), QStringList{m_folder->filePath(u"golden 1.2.vhdx"_s)});
        choose(0);
        QCOMPARE(dialog->selectedFiles(), QStringList{m_folder->filePath(u"golden 1.2.raw"_s)});
        choose(1);
        QCOMPARE(dialog->selectedFiles(), QStringList{m_folder->filePath(u"golden 1.2.qcow2"_s)});
        QMetaObject::invokeMethod(dialog, "accept");
        QTRY_COMPARE(m_library->exports.size(), 1);
        QCOMPARE(m_library->exports.first().request.path, m_folder->filePath(u"golden 1.2.qcow2"_s));
        QCOMPARE(m_library->exports.first().request.format, u"qcow2"_s);
    }

    void asksBeforeReplacing() {
        QFile there(m_folder->filePath(u"golden.raw"_s));
        QVERIFY(there.open(QIODevice::WriteOnly));
        put(u"loc-aaaaa"_s, u"golden"_s);
        select({u"loc-aaaaa"_s});
        QSettings().setValue(u"export/folder"_s, m_folder->path());
        for (const bool replace : {false, true}) {
            m_actions->exportRaw()->trigger();
            QTRY_VERIFY(inWindow<QFileDialog>(u"exportFileDialog"_s));
            QMetaObject::invokeMethod(inWindow<QFileDialog>(u"exportFileDialog"_s), "accept");
            QTRY_VERIFY(inWindow<QMessageBox>(u"overwriteBox"_s));
            auto* box = inWindow<QMessageBox>(u"overwriteBox"_s);
            replace ? box->findChild<QPushButton*>(u"replaceButton"_s)->click()
                    : box->button(QMessageBox::Cancel)->click();
            QTRY_VERIFY(!inWindow<QMessageBox>(u"overwriteBox"_s));
            QTRY_VERIFY(!inWindow<QFileDialog>(u"exportFileDialog"_s));
            QCOMPARE(m_library->exports.size(), replace ? 1 : 0);
        }
        QVERIFY(m_library->exports.first().request.overwrite);
    }

    void exportsManyIntoAFolder() {
        QFile there(m_folder->filePath(u"golden.raw"_s));
        QVERIFY(there.open(QIODevice::WriteOnly));
        put(u"loc-aaaaa"_s, u"golden"_s);
        put(u"loc-bbbbb"_s, u"golden"_s);
        select({u"loc-aaaaa"_s, u"loc-bbbbb"_s});
        m_actions->exportRaw()->trigger();
        auto* dialog = inWindow<ExportFolderDialog>(u"exportFolderDialog"_s);
        QVERIFY(dialog && dialog->isVisible());
        auto* folder = dialog->findChild<QLineEdit*>(u"folder"_s);
        auto* confirm = dialog->findChild<QPushButton*>(u"confirmButton"_s);
        folder->setText(m_folder->filePath(u"golden.raw"_s)); // no folder
        QTRY_VERIFY(dialog->findChild<FlowText*>(u"reason"_s)->toPlainText().contains(u"no folder"));
        QVERIFY(!confirm->isEnabled());
        folder->setText(m_folder->path());
        QTRY_VERIFY(confirm->isEnabled());
        QVERIFY(dialog->findChild<QLabel*>(u"space"_s)->text().contains(u"are free here"));
        savePictures(dialog, u"export-folder"_s);
        confirm->click();
        QTRY_VERIFY(inWindow<QMessageBox>(u"overwriteBox"_s));
        inWindow<QPushButton>(u"keepBothButton"_s)->click();
        QTRY_COMPARE(m_library->exports.size(), 2);
        QCOMPARE(m_library->exports.at(0).request.path, m_folder->filePath(u"golden (2).raw"_s));
        QCOMPARE(m_library->exports.at(1).request.path, m_folder->filePath(u"golden (3).raw"_s));
        QVERIFY(!m_library->exports.at(0).request.overwrite);
        QCOMPARE(m_library->exports.at(0).request.format, QString());
        QCOMPARE(m_queue->jobs().size(), 2);
    }

    void exportsManyInAnotherFormat() {
        put(u"loc-aaaaa"_s, u"golden"_s);
        put(u"loc-bbbbb"_s, u"golden"_s);
        QSettings().setValue(u"export/folder"_s, m_folder->path());
        for (const bool again : {false, true}) { // the format is remembered
            m_library->exports.clear();
            select({u"loc-aaaaa"_s, u"loc-bbbbb"_s});
            m_actions->exportRaw()->trigger();
            auto* dialog = inWindow<ExportFolderDialog>(u"exportFolderDialog"_s);
            QVERIFY(dialog);
            auto* format = dialog->findChild<QComboBox*>(u"format"_s);
            QVERIFY(format->isVisible());
            if (!again)
                format->setCurrentIndex(format->findData(u"qcow2"_s));
            auto* confirm = dialog->findChild<QPushButton*>(u"confirmButton"_s);
            QTRY_VERIFY(confirm->isEnabled());
            confirm->click();
            QTRY_COMPARE(m_library->exports.size(), 2);
            QCOMPARE(m_library->exports.at(0).request.path, m_folder->filePath(u"golden.qcow2"_s));
            QCOMPARE(m_library->exports.at(1).request.path, m_folder->filePath(u"golden (2).qcow2"_s));
            QCOMPARE(m_library->exports.at(1).request.format, u"qcow2"_s);
            QTRY_VERIFY(!inWindow<ExportFolderDialog>(u"exportFolderDialog"_s));
        }
    }

    void fileNames_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("file");
        QTest::newRow("plain") << u"golden-web"_s << u"golden-web.raw"_s;
        QTest::newRow("separators") << u"a/b\\c"_s << u"a-b-c.raw"_s;
        QTest::newRow("hidden") << u"..x"_s << u"x.raw"_s;
        QTest::newRow("nothing left") << u"..."_s << u"loc-aaaaa.raw"_s;
        QTest::newRow("long") << QString(500, u'ä') << QString(QString(100, u'ä') + u".raw"_s);
    }
    void fileNames() {
        QFETCH(const QString, name);
        QFETCH(const QString, file);
        QCOMPARE(exportFileName(fakeImage(u"loc-aaaaa"_s, name)), file);
    }

    void reverses() {
        Image image = fakeImage(u"loc-aaaaa"_s, u"a"_s);
        image.minRam = kGiB;
        ImageChanges changes;
        changes.name = u"b"_s;
        changes.minRam.emplace(std::nullopt);
        changes.locked = false; // no change
        ImageChanges back;
        back.name = u"a"_s;
        back.minRam.emplace(kGiB);
        QCOMPARE(reverseOf(image, changes), back);
        QCOMPARE(applied(applied(image, changes), back), image);
    }

    void menuLooks() {
        put(u"loc-aaaaa"_s, u"golden"_s, [](Image* image) { image->locked = true; });
        select({u"loc-aaaaa"_s});
        m_actions->menu()->popup(m_window->mapToGlobal(QPoint(10, 10)));
        QTRY_VERIFY(m_actions->menu()->isVisible());
        savePictures(m_actions->menu(), u"menu"_s);
        m_actions->menu()->close();
        QCOMPARE(m_actions->remove()->toolTip(), u"golden is locked. Unlock it first."_s);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LibrarySet> m_libraries;
    ExportingLibrary* m_library = nullptr; // the set's
    std::unique_ptr<JobQueue> m_queue;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<ImageActions> m_actions;
    QList<Error> m_errors;
    QList<std::pair<QString, std::function<void()>>> m_undos;
};

QTEST_MAIN(TestImageActions)
#include "tst_imageactions.moc"
