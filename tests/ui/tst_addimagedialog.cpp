// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/domain/sizes.h"
#include "tests/support/fakelibrary.h"
#include "tests/ui/dialogpictures.h"
#include "ui/addimagedialog.h"
#include "ui/addimagelist.h"
#include "ui/fieldtext.h"
#include "ui/fitscrollarea.h"
#include "ui/flowtext.h"
#include "ui/imageform.h"
#include "ui/noticebox.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace platter;
using namespace Qt::StringLiterals;

namespace {

const QString kSum = u"b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9"_s;

MediaInfo media(const QString& path) {
    MediaInfo info;
    info.path = path;
    info.fileName = path.sliced(path.lastIndexOf(u'/') + 1);
    info.fileSize = 3 * kGiB;
    info.virtualSize = 10 * kGiB;
    info.dataSize = qint64(2.5 * double(kGiB));
    info.contents = u"GPT partition table, ext4 file system"_s;
    info.recognised = true;
    info.suggestedName = info.fileName.section(u'.', 0, 0);
    return info;
}

// Tells about files by their names, as quickly as the test lets it.
struct FakeInspector {
    std::shared_ptr<QSemaphore> gate; // null: at once
    std::shared_ptr<std::atomic<int>> calls = std::make_shared<std::atomic<int>>(0);

    Result<std::vector<MediaMember>> operator()(const QString& path, const std::stop_token& stop) const {
        if (path.contains(u"archive"_s)) {
            std::vector<MediaMember> members;
            for (const auto& name : {u"web.raw"_s, u"db-amd64.raw"_s, u"text"_s}) {
                Result<MediaInfo> info = one(path.section(u'/', 0, -2) + u'/' + name, stop);
                if (info) {
                    info->path = path;
                    info->member = name;
                }
                members.push_back({name, info});
            }
            return members;
        }
        return one(path, stop).transform([](const MediaInfo& info) { return std::vector{MediaMember{{}, info}}; });
    }

    Result<MediaInfo> one(const QString& path, const std::stop_token& stop) const {
        ++*calls;
        while (gate && !gate->tryAcquire(1, 10)) {
            if (stop.stop_requested()) {
                return std::unexpected(Error{.code = ErrorCode::Cancelled, .message = u"Cancelled."_s});
            }
        }
        MediaInfo info = media(path);
        if (path.contains(u"qcow2"_s)) {
            return std::unexpected(Error{.code = ErrorCode::Unsupported,
                .message = u"%1 is a qcow2 image. This version takes raw disks only."_s.arg(info.fileName)});
        }
        if (path.contains(u"text"_s)) {
            return std::unexpected(Error{.code = ErrorCode::NotADiskImage,
                .message = u"%1 is a text file, not a disk image."_s.arg(info.fileName)});
        }
        if (path.contains(u"amd64"_s)) {
            info.architecture = Architecture::x86_64();
        }
        if (path.contains(u"system"_s) || path.contains(u"windows"_s)) {
            info.inside = parseContents(path.contains(u"system"_s)
                    ? "table\tgpt\npartition\t1048576 1048576\nfilesystem\text4\nname\tDebian GNU/Linux 13 (trixie)\n"
                      "machine\taarch64\nmachinefrom\t/usr/lib/systemd/systemd\nuser\tdebian\nvirtio\tyes\n"
                    : "table\tdos\npartition\t1048576 1048576\nfilesystem\tntfs\n",
                10 * kGiB);
            info.architecture = info.inside->architecture;
        }
        if (path.endsWith(u".xz"_s)) {
            info.compression = Compression::Xz;
            info.dataSize.reset();
        }
        if (path.contains(u"unknown"_s)) {
            info.recognised = false;
            info.contents.clear();
        }
        if (path.contains(u"huge"_s)) {
            info.virtualSize = 900 * kGiB;
            info.dataSize = 800 * kGiB;
        }
        return info;
    }
};

} // namespace

class TestAddImageDialog : public QObject {
    Q_OBJECT

    // Files that exist, so that each is told apart from the others as on a real disk.
    QString touch(const QString& name, const QByteArray& bytes = "x") {
        QFile file(m_folder->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
            qFatal("cannot write %ls", qUtf16Printable(file.fileName()));
        }
        return file.fileName();
    }
    std::unique_ptr<AddImageDialog> open(const QStringList& paths, const FakeInspector& inspector = {}) {
        auto dialog = std::make_unique<AddImageDialog>(QList<Library*>{&*m_library}, &*m_library, paths, inspector);
        dialog->open();
        return dialog;
    }
    template <typename T> static T* find(const std::unique_ptr<AddImageDialog>& dialog, const QString& name) {
        T* found = dialog->findChild<T*>(name);
        if (!found) {
            qFatal("no %ls", qUtf16Printable(name));
        }
        return found;
    }
    static QPushButton* addButton(const std::unique_ptr<AddImageDialog>& dialog) {
        return find<QPushButton>(dialog, u"addButton"_s);
    }
    static void type(const std::unique_ptr<AddImageDialog>& dialog, const QString& editor, const QString& text) {
        auto* widget = find<QWidget>(dialog, editor);
        if (auto* combo = qobject_cast<QComboBox*>(widget)) {
            combo->isEditable() ? combo->setEditText(text) : combo->setCurrentText(text);
        } else if (auto* line = qobject_cast<QLineEdit*>(widget)) {
            line->setText(text);
        } else {
            qobject_cast<QPlainTextEdit*>(widget)->setPlainText(text);
        }
    }

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light); }
    void init() {
        m_library = std::make_unique<FakeLibrary>();
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void showsAtOnceAndFillsInWhatWasFound() {
        FakeInspector slow;
        slow.gate = std::make_shared<QSemaphore>();
        const auto dialog = open({touch(u"debian-13-amd64.raw"_s)}, slow);
        QVERIFY(dialog->isVisible());
        QVERIFY(!addButton(dialog)->isEnabled());
        QCOMPARE(addButton(dialog)->toolTip(), u"Still looking at the file."_s);
        type(dialog, u"usernameEdit"_s, u"debian"_s); // a person need not wait
        slow.gate->release();
        QTRY_VERIFY(addButton(dialog)->isEnabled());
        QCOMPARE(find<QLineEdit>(dialog, u"nameEdit"_s)->text(), u"debian-13-amd64"_s);
        QCOMPARE(find<QLineEdit>(dialog, u"usernameEdit"_s)->text(), u"debian"_s);
        QCOMPARE(find<QComboBox>(dialog, u"architectureEdit"_s)->currentText(), u"64-bit (x86_64)"_s);
        QCOMPARE(find<QLabel>(dialog, u"architectureEditHint"_s)->text(), u"from the file's name"_s);
        QVERIFY(find<FlowText>(dialog, u"summary"_s)->toPlainText().contains(u"3 GiB"_s));
        QVERIFY(find<FlowText>(dialog, u"found"_s)->toPlainText().contains(u"10 GiB disk, 2.5 GiB of data"_s));
        QVERIFY(find<FlowText>(dialog, u"found"_s)->toPlainText().contains(u"GPT"_s));
        QTRY_VERIFY(find<QLabel>(dialog, u"room"_s)->text().contains(u"214 GiB free, at most 2.5 GiB needed"_s));
        QCOMPARE(find<QComboBox>(dialog, u"into"_s)->currentText(), u"This computer"_s);
        QCOMPARE(addButton(dialog)->text(), u"Add image"_s);
        savePictures(dialog.get(), u"add-one"_s);
    }

    void whatIsThereAlreadyNeedsNoSpace() {
        m_library->setImportNeed(ImportNeed{.bytes = 80 * 1024 * 1024, .known = 0.937});
        const auto dialog = open({touch(u"nightly-2.raw"_s)});
        auto* room = find<QLabel>(dialog, u"room"_s);
        QTRY_COMPARE(room->text(), u"214 GiB free, about 80 MiB needed (93\u00a0% shared)"_s);
        type(dialog, u"usernameEdit"_s, u"debian"_s);
        QCOMPARE(m_library->importNeedsAsked(), 1); // it is remembered
        savePictures(dialog.get(), u"add-known"_s);
        m_library->setName(u"The build servers of the whole company, and others"_s, {});
        const auto longName = open({touch(u"nightly-2.raw"_s)});
        QTRY_VERIFY(find<QLabel>(longName, u"room"_s)->text().contains(u"shared"_s));
        savePictures(longName.get(), u"add-known-long"_s);

        const auto several = open({touch(u"nightly-3.raw"_s), touch(u"nightly-4.raw"_s, "y")});
        room = find<QLabel>(several, u"room"_s);
        QTRY_COMPARE(room->text(), u"214 GiB free, about 160 MiB needed (93\u00a0% shared)"_s);
        QCOMPARE(m_library->importNeedsAsked(), 4);
    }

    void whatIsOnTheDiskFillsTheFields() {
        const auto dialog = open({touch(u"system.raw"_s)});
        QTRY_VERIFY(addButton(dialog)->isEnabled());
        QCOMPARE(find<QLineEdit>(dialog, u"usernameEdit"_s)->text(), u"debian"_s);
        QCOMPARE(find<QLabel>(dialog, u"usernameEditHint"_s)->text(), u"whom cloud-init on the disk makes"_s);
        QVERIFY(find<QComboBox>(dialog, u"architectureEdit"_s)->currentText().contains(u"arm64"_s));
        QCOMPARE(
            find<QLabel>(dialog, u"architectureEditHint"_s)->text(), u"as /usr/lib/systemd/systemd on the disk says"_s);
        QCOMPARE(find<QComboBox>(dialog, u"modeEdit"_s)->currentIndex(), 0);
        QVERIFY(find<FlowText>(dialog, u"found"_s)
                ->toPlainText()
                .contains(u"GPT partition table · ext4 · Debian GNU/Linux 13 (trixie)"_s));
        type(dialog, u"usernameEdit"_s, u"admin"_s);
        QCOMPARE(find<QLabel>(dialog, u"usernameEditHint"_s)->text(), QString());
        QCOMPARE(dialog->requests().constFirst().username, u"admin"_s);
        const auto* scroll = dialog->findChild<FitScrollArea*>();
        QTRY_COMPARE_LE(scroll->widget()->width(), scroll->viewport()->width()); // a long hint cuts nothing off
        savePictures(dialog.get(), u"add-system"_s);
    }

    void whereNoDriverIsFoundVirtioIsNotChosen() {
        const auto dialog = open({touch(u"windows.raw"_s)});
        QTRY_VERIFY(addButton(dialog)->isEnabled());
        auto* mode = find<QComboBox>(dialog, u"modeEdit"_s);
        QCOMPARE(mode->currentIndex(), 1);
        QCOMPARE(dialog->requests().constFirst().mode, ImageMode::Compatibility);
        auto* warnings = find<NoticeBox>(dialog, u"warnings"_s);
        QVERIFY(!warnings->text().contains(u"virtio"_s));
        mode->setCurrentIndex(0);
        QCOMPARE(dialog->requests().constFirst().mode, ImageMode::Virtio);
        QVERIFY(warnings->text().contains(u"virtio drivers"_s));
        savePictures(dialog.get(), u"add-windows"_s);
    }

    void archiveOfSeveralDisks() {
        const auto dialog = open({touch(u"first.raw"_s), touch(u"archive.tar"_s, "y"), touch(u"last.raw"_s, "z")});
        auto* list = find<QTreeWidget>(dialog, u"fileList"_s);
        QTRY_COMPARE(list->topLevelItemCount(), 5);
        QTRY_VERIFY(addButton(dialog)->isEnabled());
        QCOMPARE(list->topLevelItem(1)->text(0), u"web.raw in archive.tar"_s);
        QCOMPARE(list->topLevelItem(3)->text(0), u"text in archive.tar"_s);
        QVERIFY(!list->topLevelItem(3)->flags().testFlag(Qt::ItemIsUserCheckable)); // refused, with its reason
        QVERIFY(list->topLevelItem(3)->text(3).contains(u"text file"_s));
        list->topLevelItem(1)->setCheckState(0, Qt::Unchecked);
        QStringList names;
        for (const ImportRequest& request : dialog->requests())
            names.append(request.name + u'|' + request.media.member);
        QCOMPARE(names, (QStringList{u"first|"_s, u"db-amd64|db-amd64.raw"_s, u"last|"_s}));
    }

    void archiveAlone() {
        const auto dialog = open({touch(u"archive.tar"_s)});
        QTRY_COMPARE(find<QTreeWidget>(dialog, u"fileList"_s)->topLevelItemCount(), 3);
        QTRY_COMPARE(addButton(dialog)->text(), u"Add 2 images"_s);
        QVERIFY(find<QTreeWidget>(dialog, u"fileList"_s)->isVisible());
    }

    void requestCarriesTheFields() {
        const auto dialog = open({touch(u"web.raw.xz"_s)});
        QTRY_VERIFY(addButton(dialog)->isEnabled());
        type(dialog, u"nameEdit"_s, u"  golden-web "_s);
        type(dialog, u"architectureEdit"_s, u"32-bit (i686)"_s);
        type(dialog, u"modeEdit"_s, u"compatibility"_s);
        type(dialog, u"usernameEdit"_s, u"admin"_s);
        type(dialog, u"minRamEdit"_s, u"512"_s);
        type(dialog, u"checksumEdit"_s, u"sha256:"_s + kSum);
        type(dialog, u"descriptionEdit"_s, u"The web server"_s);
        QSignalSpy accepted(dialog.get(), &QDialog::accepted);
        addButton(dialog)->click();
        QCOMPARE(accepted.size(), 1);
        const QList<ImportRequest> requests = dialog->requests();
        QCOMPARE(requests.size(), 1);
        const ImportRequest& request = requests.first();
        QCOMPARE(request.name, u"golden-web"_s);
        QCOMPARE(request.architecture, Architecture::i686());
        QCOMPARE(request.mode, ImageMode::Compatibility);
        QCOMPARE(request.username, u"admin"_s);
        QCOMPARE(request.minRam, std::optional<qint64>(512 * kMiB));
        QCOMPARE(request.expectedSha256.toHex(), kSum.toLatin1());
        QCOMPARE(request.description, u"The web server"_s);
        QCOMPARE(request.media.path, m_folder->filePath(u"web.raw.xz"_s));
    }

    void wrongFieldsAreSaid_data() {
        QTest::addColumn<QString>("editor");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("said");
        QTest::newRow("no name") << u"nameEdit"_s << u"  "_s << u"needs a name"_s;
        QTest::newRow("short checksum") << u"checksumEdit"_s << u"abc"_s << u"64 digits, this one has 3"_s;
        QTest::newRow("md5") << u"checksumEdit"_s << u"d41d8cd98f00b204e9800998ecf8427e"_s << u"MD5"_s;
        QTest::newRow("RAM") << u"minRamEdit"_s << u"lots"_s << u"minimum RAM"_s;
        QTest::newRow("architecture") << u"architectureEdit"_s << u"a b"_s << u"one word"_s;
        QTest::newRow("username") << u"usernameEdit"_s << u"-o root"_s << u"no username"_s;
    }
    void wrongFieldsAreSaid() {
        QFETCH(const QString, editor);
        QFETCH(const QString, text);
        QFETCH(const QString, said);
        const auto dialog = open({touch(u"web.raw"_s)});
        QTRY_VERIFY(addButton(dialog)->isEnabled());
        type(dialog, editor, text);
        QVERIFY(!addButton(dialog)->isEnabled());
        QVERIFY2(addButton(dialog)->toolTip().contains(said), qPrintable(addButton(dialog)->toolTip()));
        dialog->accept(); // Enter does no more than the button
        QVERIFY(dialog->isVisible());
    }

    void refusedFileOffersOnlyClose() {
        const auto dialog = open({touch(u"noble.qcow2"_s)});
        auto* refusal = find<NoticeBox>(dialog, u"refusal"_s);
        QTRY_VERIFY(refusal->isVisible());
        QCOMPARE(refusal->text(), u"noble.qcow2 is a qcow2 image. This version takes raw disks only."_s);
        QVERIFY(!addButton(dialog)->isVisible());
        QVERIFY(!find<QWidget>(dialog, u"nameEdit"_s)->isVisible());
        QCOMPARE(find<QPushButton>(dialog, u"cancelButton"_s)->text(), u"Close"_s);
        QVERIFY(dialog->requests().isEmpty());
        savePictures(dialog.get(), u"add-refused"_s);
    }

    void warnsBeforeTheWork() {
        m_library->put(fakeImage(u"loc-11111"_s, u"unknown-huge"_s));
        const auto dialog = open({touch(u"unknown-huge.img"_s)});
        QTRY_VERIFY(addButton(dialog)->isEnabled()); // warnings do not forbid
        auto* warnings = find<NoticeBox>(dialog, u"warnings"_s);
        QTRY_VERIFY(warnings->text().contains(u"may not fit"_s));
        QVERIFY(warnings->isVisible());
        QVERIFY(warnings->text().contains(u"Nothing was recognised"_s));
        QTRY_VERIFY(find<QLabel>(dialog, u"nameEditHint"_s)->text().contains(u"of this name already"_s));
        savePictures(dialog.get(), u"add-warnings"_s);
        type(dialog, u"architectureEdit"_s, u"arm64"_s);
        QVERIFY(warnings->text().contains(u"arm64"_s));
    }

    void severalFiles() {
        const QString first = touch(u"nightly-web-amd64.raw"_s);
        const auto dialog = open({touch(u"text.raw"_s), first, touch(u"db.raw.xz"_s), first, touch(u"mail.qcow2"_s),
            touch(u"unknown.img"_s)});
        auto* list = find<AddImageList>(dialog, u"fileList"_s);
        QTRY_COMPARE(list->topLevelItemCount(), 5); // the same path once
        QTRY_COMPARE(addButton(dialog)->text(), u"Add 3 images"_s);
        QTRY_VERIFY(addButton(dialog)->isEnabled());
        QVERIFY(list->isVisible());
        QTreeWidgetItem* text = list->topLevelItem(0);
        QVERIFY(text->text(AddImageList::FoundColumn).contains(u"text file"_s));
        QVERIFY(!text->flags().testFlag(Qt::ItemIsUserCheckable));
        QVERIFY(!text->data(0, Qt::CheckStateRole).isValid());
        QCOMPARE(list->selectedRows(), QList<qsizetype>{1}); // the first that can be added
        QCOMPARE(find<QLineEdit>(dialog, u"nameEdit"_s)->text(), u"nightly-web-amd64"_s);
        savePictures(dialog.get(), u"add-several"_s);

        list->topLevelItem(4)->setCheckState(0, Qt::Unchecked);
        QTRY_COMPARE(addButton(dialog)->text(), u"Add 2 images"_s);
        list->selectAll();
        QVERIFY(!find<QWidget>(dialog, u"nameEdit"_s)->isEnabled());
        QCOMPARE(find<QComboBox>(dialog, u"architectureEdit"_s)->lineEdit()->placeholderText(), u"different values"_s);
        type(dialog, u"modeEdit"_s, u"compatibility"_s);
        type(dialog, u"usernameEdit"_s, u"root"_s);
        type(dialog, u"minRamEdit"_s, u"2 GiB"_s);
        savePictures(dialog.get(), u"add-several-selected"_s);
        addButton(dialog)->click();
        const QList<ImportRequest> requests = dialog->requests();
        QCOMPARE(requests.size(), 2);
        for (const ImportRequest& request : requests) {
            QCOMPARE(request.mode, ImageMode::Compatibility);
            QCOMPARE(request.username, u"root"_s);
            QCOMPARE(request.minRam, std::optional<qint64>(2 * kGiB));
        }
        QCOMPARE(requests.at(0).architecture, Architecture::x86_64()); // untouched: each its own
        QCOMPARE(requests.at(1).architecture, Architecture());
        QCOMPARE(requests.at(1).name, u"db"_s);
    }

    void uncheckingAllGreysTheButton() {
        const auto dialog = open({touch(u"a.raw"_s), touch(u"b.raw"_s)});
        QTRY_VERIFY(addButton(dialog)->isEnabled());
        auto* list = find<AddImageList>(dialog, u"fileList"_s);
        list->topLevelItem(0)->setCheckState(0, Qt::Unchecked);
        list->topLevelItem(1)->setCheckState(0, Qt::Unchecked);
        QVERIFY(!addButton(dialog)->isEnabled());
        QCOMPARE(addButton(dialog)->toolTip(), u"No file is ticked."_s);
    }

    void foldersAreLookedThrough() {
        touch(u"a.raw"_s);
        touch(u"b.raw"_s);
        QVERIFY(QDir(m_folder->path()).mkdir(u"sub"_s));
        touch(u"sub/c.raw"_s);
        const auto dialog = open({m_folder->path()});
        auto* list = find<AddImageList>(dialog, u"fileList"_s);
        QTRY_COMPARE(list->topLevelItemCount(), 3);
        QTRY_COMPARE(addButton(dialog)->text(), u"Add 3 images"_s);
        QVERIFY(list->isVisible());
    }

    void emptyFolderSaysSo() {
        const auto dialog = open({m_folder->path()});
        QTRY_COMPARE(find<QPushButton>(dialog, u"cancelButton"_s)->text(), u"Close"_s);
        QVERIFY(find<FlowText>(dialog, u"summary"_s)->toPlainText().contains(u"no files"_s));
    }

    void checksumBesideTheFileIsOffered() {
        touch(u"SHA256SUMS"_s, QString(u"0%1  other.raw\n%2 *web.raw\n"_s.arg(kSum.sliced(1), kSum)).toUtf8());
        const auto dialog = open({touch(u"web.raw"_s)});
        QTRY_COMPARE(find<QLineEdit>(dialog, u"checksumEdit"_s)->text(), kSum);
        QVERIFY(find<QLabel>(dialog, u"checksumEditHint"_s)->text().contains(u"SHA256SUMS"_s));
        QCOMPARE(dialog->requests().first().expectedSha256.toHex(), kSum.toLatin1());
    }

    void otherFilesChecksumIsNotTaken() {
        touch(u"SHA256SUMS"_s, QString(kSum + u"  my-web.raw\n"_s).toUtf8());
        const auto dialog = open({touch(u"web.raw"_s)});
        QTRY_VERIFY(addButton(dialog)->isEnabled());
        QCOMPARE(find<QLineEdit>(dialog, u"checksumEdit"_s)->text(), QString());
    }

    void closingStopsLooking() {
        FakeInspector stuck;
        stuck.gate = std::make_shared<QSemaphore>();
        auto dialog = open({touch(u"a.raw"_s), touch(u"b.raw"_s), touch(u"c.raw"_s)}, stuck);
        QTRY_COMPARE(stuck.calls->load(), 1);
        dialog.reset(); // does not wait, and what comes later finds nobody
        QTRY_COMPARE(QThreadPool::globalInstance()->activeThreadCount(), 0);
        QCOMPARE(stuck.calls->load(), 1);
        QCoreApplication::processEvents();
    }

    void libraryThatCannotTakeAnything() {
        m_library->setReadOnlyReason(u"The library lies on a network folder."_s);
        const auto dialog = open({touch(u"a.raw"_s)});
        QTRY_COMPARE(addButton(dialog)->toolTip(), u"The library lies on a network folder."_s);
        QVERIFY(!addButton(dialog)->isEnabled());
        m_library->setReadOnlyReason({});
        QTRY_VERIFY(addButton(dialog)->isEnabled());
    }

    void whereItGoesCanBeChosen() {
        FakeLibrary cloud;
        cloud.playCloud(u"acme"_s, u"Acme prod"_s, {});
        cloud.put(fakeImage(u"img-00001"_s, u"debian"_s));
        cloud.setReadOnlyReason(u"Sign in first."_s);
        AddImageDialog dialog({m_library.get(), &cloud}, m_library.get(),
            {touch(u"debian.raw"_s, QByteArray(512, 'x'))}, FakeInspector{});
        dialog.open();
        auto* into = dialog.findChild<QComboBox*>(u"into"_s);
        QVERIFY(into->isVisible());
        QCOMPARE(dialog.library(), m_library.get());
        into->setCurrentIndex(1);
        QCOMPARE(dialog.library(), &cloud);
        auto* add = dialog.findChild<QPushButton*>(u"addButton"_s);
        QTRY_COMPARE(add->toolTip(), u"Sign in first."_s);
        QVERIFY(!add->isEnabled());
        into->setCurrentIndex(0);
        QTRY_VERIFY(add->isEnabled());
    }

    void realFilesAreInspected() {
        QByteArray disk(1024 * 1024, '\0');
        disk[510] = '\x55';
        disk[511] = '\xAA';
        auto dialog = std::make_unique<AddImageDialog>(QList<Library*>{m_library.get()}, m_library.get(),
            QStringList{touch(u"real-amd64.img"_s, disk), touch(u"readme.txt"_s, "hello, hello\n")});
        dialog->open();
        QTRY_VERIFY_WITH_TIMEOUT(addButton(dialog)->isEnabled(), 20000);
        QTRY_COMPARE(addButton(dialog)->text(), u"Add image"_s);
        QTRY_COMPARE(dialog->requests().size(), 1);
        QCOMPARE(dialog->requests().first().media.virtualSize, std::optional<qint64>(disk.size()));
        QCOMPARE(dialog->requests().first().architecture, Architecture::x86_64());
    }

    void checksums_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("good");
        QTest::newRow("plain") << kSum << true;
        QTest::newRow("upper case, spaces around") << QString(u"  "_s + kSum.toUpper() + u" \n"_s) << true;
        QTest::newRow("prefix") << QString(u"sha256:"_s + kSum) << true;
        QTest::newRow("sha256sum's line") << QString(kSum + u"  disk.raw"_s) << true;
        QTest::newRow("binary mode") << QString(kSum + u" *disk.raw"_s) << true;
        QTest::newRow("several lines") << QString(QString(64, u'0') + u"  other.raw\n"_s + kSum + u"  ./disk.raw\n"_s)
                                       << true;
        QTest::newRow("several lines, none for it")
            << QString(QString(64, u'0') + u"  other.raw\n"_s + kSum + u"  another.raw\n"_s) << false;
        QTest::newRow("BSD") << QString(u"SHA256 (disk.raw) = "_s + kSum) << true;
        QTest::newRow("one digit short") << kSum.chopped(1) << false;
        QTest::newRow("one digit more") << QString(kSum + u'0') << false;
        QTest::newRow("no hex") << QString(kSum.chopped(1) + u'g') << false;
        QTest::newRow("words") << u"no checksum"_s << false;
    }
    void checksums() {
        QFETCH(const QString, text);
        QFETCH(const bool, good);
        const auto sum = FieldText::parseSha256(text, u"disk.raw"_s);
        QCOMPARE(sum.has_value(), good);
        if (good) {
            QCOMPARE(QString::fromLatin1(sum->toHex()), kSum);
        } else {
            QVERIFY(!sum.error().message.isEmpty());
        }
    }

    void noChecksumIsNone() { QCOMPARE(FieldText::parseSha256(u"  "_s, u"a"_s), Result<QByteArray>(QByteArray())); }

    void minimumRam_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("good");
        QTest::addColumn<qint64>("bytes"); // 0: none
        QTest::newRow("empty") << QString() << true << qint64(0);
        QTest::newRow("none") << u"None"_s << true << qint64(0);
        QTest::newRow("zero") << u"0"_s << true << qint64(0);
        QTest::newRow("MiB by itself") << u"512"_s << true << 512 * kMiB;
        QTest::newRow("MiB") << u"512 MiB"_s << true << 512 * kMiB;
        QTest::newRow("G") << u"2G"_s << true << 2 * kGiB;
        QTest::newRow("part") << u"1.5 GiB"_s << true << 1536 * kMiB;
        QTest::newRow("not whole") << u"100 KiB"_s << false << qint64(0);
        QTest::newRow("negative") << u"-1"_s << false << qint64(0);
        QTest::newRow("word") << u"some"_s << false << qint64(0);
    }
    void minimumRam() {
        QFETCH(const QString, text);
        QFETCH(const bool, good);
        QFETCH(const qint64, bytes);
        const auto ram = FieldText::parseMinRam(text);
        QCOMPARE(ram.has_value(), good);
        if (good) {
            QCOMPARE(ram->value_or(0), bytes);
            QCOMPARE(FieldText::parseMinRam(FieldText::minRam(*ram)), ram); // the way back loses nothing
        }
    }

    void architectures() {
        QCOMPARE(FieldText::parseArchitecture(u"AMD64"_s).value(), Architecture::x86_64());
        QCOMPARE(FieldText::parseArchitecture(u"i386"_s).value(), Architecture::i686());
        QCOMPARE(FieldText::parseArchitecture(u"not set"_s).value(), Architecture());
        QCOMPARE(FieldText::parseArchitecture(u"riscv64"_s).value().name(), u"riscv64"_s);
        QVERIFY(!FieldText::parseArchitecture(u"a/b"_s));
    }

private:
    std::unique_ptr<FakeLibrary> m_library;
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_MAIN(TestAddImageDialog)
#include "tst_addimagedialog.moc"
