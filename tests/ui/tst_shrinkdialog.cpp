// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/shrinkdialog.h"

#include "models/domain/servertypes.h"
#include "models/domain/sizes.h"
#include "tests/support/fakelibrary.h"
#include "tests/ui/dialogpictures.h"
#include "ui/buildserverdialog.h"
#include "ui/useactions.h"
#include "ui/imagecopier.h"
#include "ui/noticebox.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

using namespace platter;
using namespace Qt::StringLiterals;

// How large a smaller image is to be, asked in the window.
class TestShrinkDialog : public QObject {
    Q_OBJECT

    static QString text(const QWidget* dialog, const char* box) {
        return dialog->findChild<NoticeBox*>(QLatin1StringView(box))->text();
    }
    template <typename T> static T* in(const QWidget* dialog, const char* name) {
        return dialog->findChild<T*>(QLatin1StringView(name));
    }
    static QPushButton* confirm(const QWidget* dialog) { return in<QPushButton>(dialog, "confirmButton"); }

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light); }
    void init() {
        m_libraries = std::make_unique<LibrarySet>();
        m_local = static_cast<FakeLibrary*>(m_libraries->add(std::make_unique<FakeLibrary>()));
        m_local->setAbilities(m_local->abilities() | Ability::Shrink);
        Image image = fakeImage(u"loc-aaaaa"_s, u"golden-web"_s);
        image.virtualSize = 100 * kGiB;
        m_local->put(image);
        m_image = *m_local->image(image.id);
        m_queue = std::make_unique<JobQueue>();
        m_window = std::make_unique<QWidget>();
        m_window->resize(900, 700);
        m_window->show();
        m_copier = new ImageCopier(m_libraries.get(), m_queue.get(), m_window.get());
        m_actions = new UseActions(m_libraries.get(), m_queue.get(), m_copier, m_window.get());
    }
    void cleanup() {
        m_window.reset();
        m_queue.reset();
        m_libraries.reset();
    }

    void asksForASize() {
        ShrinkDialog dialog(*m_local, m_image);
        dialog.show();
        auto* sizes = in<QComboBox>(&dialog, "size");
        QTRY_COMPARE(sizes->count(), 5); // nano, mini, small, the smallest, another
        QVERIFY(confirm(&dialog)->isEnabled());
        QCOMPARE(dialog.request().size, 20 * kGiB); // the smallest type that can be reached
        QCOMPARE(dialog.request().name, u"golden-web shrunk"_s);
        QCOMPARE(dialog.request().image, m_image.id);
        QVERIFY(in<QLabel>(&dialog, "fits")->text().contains(u"nano, mini"_s));
        QVERIFY(text(&dialog, "note").contains(u"ext4"_s));
        QVERIFY(!in<QSpinBox>(&dialog, "ownSize")->isVisible());
        savePictures(&dialog, u"shrink"_s);

        sizes->setCurrentIndex(3);
        QCOMPARE(dialog.request().size, 0); // the job finds out
        sizes->setCurrentIndex(4);
        auto* own = in<QSpinBox>(&dialog, "ownSize");
        QVERIFY(own->isVisible());
        QCOMPARE(own->minimum(), 3 * 1024);
        QCOMPARE(own->maximum(), 100 * 1024 - 1);
        own->setValue(50 * 1024);
        QCOMPARE(dialog.request().size, 50 * kGiB);
        QVERIFY(in<QLabel>(&dialog, "fits")->text().contains(u"small"_s));
        QVERIFY(!in<QLabel>(&dialog, "fits")->text().contains(u"mini"_s));
        savePictures(&dialog, u"shrink-own"_s);
        in<QLineEdit>(&dialog, "imageName")->setText(u"  "_s);
        QVERIFY(!confirm(&dialog)->isEnabled());
        in<QLineEdit>(&dialog, "imageName")->setText(u" small "_s);
        QVERIFY(confirm(&dialog)->isEnabled());
        QCOMPARE(dialog.request().name, u"small"_s);
    }

    void waitsForTheAnswer() {
        m_local->setShrinkPreview({});
        ShrinkDialog dialog(*m_local, m_image);
        dialog.show();
        QVERIFY(!confirm(&dialog)->isEnabled());
        savePictures(&dialog, u"shrink-looking"_s);
        m_local->setShrinkPreview(Result<ShrinkPreview>(
            ShrinkPreview{.virtualSize = 15 * kGiB, .smallest = 14 * kGiB, .fileSystem = u"ext3"_s}));
        QTRY_VERIFY(confirm(&dialog)->isEnabled());
        QCOMPARE(in<QComboBox>(&dialog, "size")->count(), 2); // no type becomes reachable
        QCOMPARE(dialog.request().size, 0);
    }

    void isClosedWhileItWaits() { // what it was to show is gone then (the address sanitizer sees that)
        m_local->setShrinkPreview({});
        auto dialog = std::make_unique<ShrinkDialog>(*m_local, m_image);
        dialog->show();
        dialog.reset();
        m_local->setShrinkPreview(Result<ShrinkPreview>(ShrinkPreview{}));
    }

    void saysWhyNot_data() {
        QTest::addColumn<Result<ShrinkPreview>>("preview");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("refused") << Result<ShrinkPreview>(std::unexpected(Error{ErrorCode::Unsupported,
            u"The disk ends with xfs. Only ext4, ext3 and ext2 file systems can be made "
            "smaller."_s})) << u"ends with xfs"_s;
        QTest::newRow("no gain") << Result<ShrinkPreview>(
            ShrinkPreview{.virtualSize = 2 * kGiB, .smallest = 2 * kGiB, .fileSystem = u"ext4"_s})
                                 << u"cannot become smaller"_s;
    }
    void saysWhyNot() {
        QFETCH(Result<ShrinkPreview>, preview);
        QFETCH(QString, sentence);
        m_local->setShrinkPreview(preview);
        ShrinkDialog dialog(*m_local, m_image);
        dialog.show();
        QTRY_VERIFY2(text(&dialog, "failure").contains(sentence), qPrintable(text(&dialog, "failure")));
        QVERIFY(!confirm(&dialog)->isEnabled());
        QVERIFY(!in<QComboBox>(&dialog, "size")->isVisible());
        savePictures(&dialog, u"shrink-refused"_s);
    }

    void actionIsGreyedWithTheReason() {
        m_actions->setSelection({m_image});
        QVERIFY(m_actions->shrink()->isEnabled());
        m_actions->setSelection({m_image, m_image});
        QVERIFY(!m_actions->shrink()->isEnabled());
        m_local->setAbilities({});
        m_actions->setSelection({m_image});
        QVERIFY(!m_actions->shrink()->isEnabled());
        QVERIFY(m_actions->shrink()->toolTip().contains(u"Copy the image to this computer"_s));
        m_local->setAbilities(Ability::Shrink);
        Image failed = m_image;
        failed.status = ImageStatus::Failed;
        m_local->put(failed);
        m_actions->setSelection({failed});
        QVERIFY(!m_actions->shrink()->isEnabled());
        QVERIFY(m_actions->shrink()->toolTip().contains(u"holds no whole disk"_s));
    }

    void actionStartsAJob() {
        m_actions->setSelection({m_image});
        m_actions->shrink()->trigger();
        auto* dialog = m_window->findChild<ShrinkDialog*>();
        QVERIFY(dialog);
        QTRY_VERIFY(confirm(dialog)->isEnabled());
        confirm(dialog)->click();
        QTRY_COMPARE(m_local->shrinks().size(), 1);
        QCOMPARE(m_local->shrinks().constFirst().size, 20 * kGiB);
        QCOMPARE(m_queue->jobs().size(), 1);
    }

    void offeredWhereTypesAreTooSmall() {
        m_local->setAbilities(m_local->abilities() | Ability::Build | Ability::BuildHere);
        m_local->setTypes(usualServerTypes());
        m_actions->setSelection({m_image});
        m_actions->build()->trigger();
        auto* dialog = m_window->findChild<BuildServerDialog*>();
        QVERIFY(dialog);
        auto* offer = in<QPushButton>(dialog, "shrink");
        QVERIFY(offer && offer->isVisible());
        savePictures(dialog, u"shrink-offered"_s);
        offer->click();
        QTRY_VERIFY(m_window->findChild<ShrinkDialog*>());
        QTRY_VERIFY(!m_window->findChild<BuildServerDialog*>());
        QVERIFY(m_local->builds().isEmpty());

        Image small = m_image;
        small.virtualSize = 2 * kGiB;
        BuildServerDialog fits(*m_local, small);
        QVERIFY(!in<QPushButton>(&fits, "shrink"));
    }

private:
    std::unique_ptr<LibrarySet> m_libraries;
    FakeLibrary* m_local = nullptr;
    Image m_image;
    std::unique_ptr<JobQueue> m_queue;
    std::unique_ptr<QWidget> m_window;
    ImageCopier* m_copier = nullptr;
    UseActions* m_actions = nullptr;
};

QTEST_MAIN(TestShrinkDialog)
#include "tst_shrinkdialog.moc"
