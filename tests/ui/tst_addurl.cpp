// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/web/fetcher.h"
#include "tests/support/diskmaker.h"
#include "tests/support/fakelibrary.h"
#include "tests/web/webfolder.h"
#include "ui/addactions.h"
#include "ui/addimagedialog.h"
#include "ui/addurldialog.h"
#include "ui/noticebox.h"
#include "ui/theme.h"

#include <QClipboard>
#include <QCryptographicHash>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMainWindow>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace platter;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// Addresses that are typed, pasted and dropped, up to the request that the library gets.
class TestAddUrl : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light); }
    void init() {
        m_libraries = std::make_unique<LibrarySet>();
        m_library = static_cast<FakeLibrary*>(m_libraries->add(std::make_unique<FakeLibrary>()));
        m_library->setFetcher(std::make_shared<Fetcher>(
            Fetcher::Options{.http = {.attempts = 1, .firstPause = 1ms, .plainHttp = true}, .besideTimeout = 2s}));
        m_queue = std::make_unique<JobQueue>();
        m_window = std::make_unique<QMainWindow>();
        m_adding = new AddActions(m_libraries.get(), m_queue.get(), m_window.get());
        m_window->show();
        QGuiApplication::clipboard()->clear();
        m_web.put("/web-amd64.raw", m_disk);
        m_web.put(
            "/SHA256SUMS", QCryptographicHash::hash(m_disk, QCryptographicHash::Sha256).toHex() + "  web-amd64.raw\n");
    }
    void cleanup() {
        m_window.reset();
        m_queue.reset();
        m_libraries.reset();
    }

    void typed() {
        m_adding->addressAction()->trigger();
        auto* dialog = shown<AddUrlDialog>();
        QVERIFY(dialog);
        auto* field = dialog->findChild<QLineEdit*>(u"address"_s);
        QVERIFY(!confirm(dialog)->isEnabled());
        field->setText(u"ftp://example.org/disk.raw"_s);
        QVERIFY(!confirm(dialog)->isEnabled());
        field->setText(m_web.url(u"/web-amd64.raw"_s));
        QVERIFY(confirm(dialog)->isEnabled());
        confirm(dialog)->click();
        addIt();
        const ImportRequest request = m_library->imports().constLast();
        QCOMPARE(request.media.path, m_web.url(u"/web-amd64.raw"_s));
        QCOMPARE(request.name, u"web-amd64"_s);
        QCOMPARE(request.architecture, Architecture::x86_64());
        QVERIFY(request.check);
        QCOMPARE(request.check->from, u"SHA256SUMS"_s);
        QCOMPARE(request.expectedSha256, request.check->sum.digest);
    }

    // A checksum that the person typed instead is what counts.
    void anotherChecksum() {
        m_adding->addFiles({m_web.url(u"/web-amd64.raw"_s)}, nullptr);
        auto* dialog = shown<AddImageDialog>();
        QVERIFY(dialog);
        auto* field = dialog->findChild<QLineEdit*>(u"checksumEdit"_s);
        QTRY_COMPARE(field->text().size(), 64);
        field->setText(QString(64, u'a'));
        addIt();
        QVERIFY(!m_library->imports().constLast().check);
        QCOMPARE(m_library->imports().constLast().expectedSha256, QByteArray(32, '\xaa'));
    }

    void offeredFromTheClipboard() {
        QGuiApplication::clipboard()->setText(u"  https://example.org/disk.raw\n"_s);
        m_adding->chooseAddress();
        auto* dialog = shown<AddUrlDialog>();
        QVERIFY(dialog);
        QCOMPARE(dialog->address(), u"https://example.org/disk.raw"_s);
    }

    void pasted() {
        QGuiApplication::clipboard()->setText(m_web.url(u"/web-amd64.raw"_s));
        m_window->findChild<QAction*>(u"pasteImages"_s)->trigger();
        addIt();
        QCOMPARE(m_library->imports().size(), 1);
    }

    void pastedWords() {
        const QSignalSpy refused(m_adding, &AddActions::refused);
        QGuiApplication::clipboard()->setText(u"just words"_s);
        m_adding->paste();
        QVERIFY(!shown<AddImageDialog>());
        QCOMPARE(refused.count(), 0);
    }

    void dropped() {
        QMimeData data;
        data.setUrls({QUrl(m_web.url(u"/web-amd64.raw"_s))});
        const DropVerdict verdict = m_adding->judge(&data, nullptr);
        QVERIFY(verdict.isAccepted());
        QVERIFY2(verdict.sentence.contains(u"web-amd64.raw"_s), qPrintable(verdict.sentence));
        m_adding->drop(&data, nullptr);
        addIt();
        QCOMPARE(m_library->imports().size(), 1);
    }

    void notWhereNothingIsFetched() {
        m_library->setFetcher(nullptr);
        QSignalSpy refused(m_adding, &AddActions::refused);
        QMimeData data;
        data.setUrls({QUrl(m_web.url(u"/web-amd64.raw"_s))});
        QVERIFY(!m_adding->judge(&data, nullptr).isAccepted());
        m_adding->addFiles({m_web.url(u"/web-amd64.raw"_s)}, nullptr);
        QCOMPARE(refused.count(), 1);
        QVERIFY(!shown<AddImageDialog>());
    }

    // At an address too: each disk of the archive is a row, and what is ticked is asked for.
    void archiveAtAnAddress() {
        const QTemporaryDir folder;
        const auto at = [&folder](const QString& name) { return folder.filePath(name); };
        QVERIFY(test::writeFile(at(u"web.raw"_s), m_disk));
        QVERIFY(test::writeFile(at(u"db.raw"_s), m_disk));
        QVERIFY(test::runTool(u"zip"_s, {u"-q"_s, u"two.zip"_s, u"web.raw"_s, u"db.raw"_s}, folder.path()));
        m_web.put("/two.zip", *test::readFile(at(u"two.zip"_s)));
        const QString url = m_web.url(u"/two.zip"_s);
        m_adding->addFiles({url}, nullptr);
        auto* dialog = shown<AddImageDialog>();
        QVERIFY(dialog);
        auto* list = dialog->findChild<QTreeWidget*>();
        QTRY_COMPARE(list->topLevelItemCount(), 2);
        QVERIFY(list->isVisible());
        list->topLevelItem(0)->setCheckState(0, Qt::Unchecked);
        if (const QString pictures = qEnvironmentVariable("PLATTER_PICTURES"); !pictures.isEmpty()) {
            QTest::qWait(200);
            QVERIFY(dialog->grab().save(pictures + u"/archive-at-an-address.png"_s));
        }
        addIt();
        QCOMPARE(m_library->imports().size(), 1);
        QCOMPARE(m_library->imports().constLast().media.sourcePlace(), QString(url + u"#db.raw"_s));
    }

    // Files are looked at for the same library: each disk of an archive, and what lies beside it.
    void archiveOfSeveralDisks() {
        const QTemporaryDir folder;
        const auto at = [&folder](const QString& name) { return folder.filePath(name); };
        QVERIFY(test::writeFile(at(u"web.raw"_s), m_disk));
        QVERIFY(test::writeFile(at(u"db.raw"_s), m_disk));
        QVERIFY(test::runTool(u"tar"_s, {u"-cf"_s, u"two.tar"_s, u"web.raw"_s, u"db.raw"_s}, folder.path()));
        const QByteArray sum = test::sha256OfFile(at(u"two.tar"_s));
        QVERIFY(test::writeFile(at(u"SHA256SUMS"_s), sum.toHex() + "  two.tar\n"));
        m_adding->addFiles({at(u"two.tar"_s), m_web.url(u"/web-amd64.raw"_s)}, nullptr);
        auto* dialog = shown<AddImageDialog>();
        QVERIFY(dialog);
        QTRY_COMPARE(dialog->findChild<QTreeWidget*>(u"fileList"_s)->topLevelItemCount(), 3);
        QTRY_VERIFY(confirmAdd(dialog)->isEnabled());
        const auto requests = dialog->requests();
        QCOMPARE(requests.size(), 3);
        for (const ImportRequest& request : requests.first(2)) {
            QCOMPARE(request.media.path, at(u"two.tar"_s));
            QCOMPARE(request.media.member, request.name + u".raw"_s);
            QVERIFY(request.check);
            QCOMPARE(request.check->from, u"SHA256SUMS"_s);
            QCOMPARE(request.expectedSha256, sum);
        }
        QCOMPARE(requests.at(2).name, u"web-amd64"_s);
        QVERIFY(requests.at(2).check);
    }

    void secretsAreNotShown() {
        m_web.put("/web-amd64.raw?token=hush", m_disk);
        QUrl url(m_web.url(u"/web-amd64.raw?token=hush"_s));
        url.setPassword(u"verysecret"_s);
        url.setUserName(u"me"_s);
        m_adding->addFiles({url.toString(QUrl::FullyEncoded)}, nullptr);
        auto* dialog = shown<AddImageDialog>();
        QVERIFY(dialog);
        QTRY_VERIFY(confirmAdd(dialog)->isEnabled());
        for (const QWidget* widget : dialog->findChildren<QWidget*>()) {
            for (const QByteArray& name :
                widget->dynamicPropertyNames() + QByteArrayList{"text", "toolTip", "plainText"})
                QVERIFY(!widget->property(name.constData()).toString().contains(u"hush"_s));
        }
        addIt();
        const QString path = m_library->imports().constLast().media.path;
        QVERIFY2(!path.contains(u"hush"_s) && !path.contains(u"verysecret"_s), qPrintable(path));
    }

    void whatIsWrongIsSaid() {
        m_adding->addFiles({m_web.url(u"/none.raw"_s)}, nullptr);
        auto* dialog = shown<AddImageDialog>();
        QVERIFY(dialog);
        QTRY_VERIFY(!confirmAdd(dialog)->isVisible());
        const auto* refusal = dialog->findChild<NoticeBox*>(u"refusal"_s);
        QVERIFY2(refusal->text().contains(u"404"_s), qPrintable(refusal->text()));
        QVERIFY(m_library->imports().isEmpty());
    }

private:
    template <typename Dialog> Dialog* shown() const { return m_window->findChild<Dialog*>(); }
    static QPushButton* confirm(const QDialog* dialog) {
        for (QPushButton* button : dialog->findChildren<QPushButton*>()) {
            if (button->isDefault())
                return button;
        }
        return nullptr;
    }
    static QPushButton* confirmAdd(const QDialog* dialog) { return dialog->findChild<QPushButton*>(u"addButton"_s); }
    void addIt() {
        QTRY_VERIFY(shown<AddImageDialog>());
        QPushButton* button = confirmAdd(shown<AddImageDialog>());
        QTRY_VERIFY(button->isEnabled());
        const auto before = m_library->imports().size();
        button->click();
        QTRY_COMPARE(m_library->imports().size(), before + 1);
    }

    const QByteArray m_disk = [] {
        QByteArray disk(1024 * 1024, '\0'); // a boot sector's partition table
        disk[446 + 4] = char(0x83);
        disk[446 + 8] = 1;
        disk[446 + 13] = 4;
        disk[510] = char(0x55);
        disk[511] = char(0xaa);
        return disk;
    }();
    WebFolder m_web;
    std::unique_ptr<LibrarySet> m_libraries;
    FakeLibrary* m_library = nullptr;
    std::unique_ptr<JobQueue> m_queue;
    std::unique_ptr<QMainWindow> m_window;
    AddActions* m_adding = nullptr;
};

QTEST_MAIN(TestAddUrl)
#include "tst_addurl.moc"
