// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/domain/sizes.h"
#include "tests/support/fakelibrary.h"
#include "tests/ui/dialogpictures.h"
#include "ui/editimagedialog.h"
#include "ui/flowtext.h"
#include "ui/noticebox.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace platter;
using namespace Qt::StringLiterals;

class TestEditImageDialog : public QObject {
    Q_OBJECT

    static Image golden() {
        Image image = fakeImage(u"loc-7a0pq"_s, u"golden-web"_s);
        image.username = u"deploy"_s;
        image.description = u"Built by hand,\nthen frozen."_s;
        image.minRam = 1234 * kMiB;
        return image;
    }
    template <typename T> static T* find(const EditImageDialog& dialog, const QString& name) {
        T* found = dialog.findChild<T*>(name);
        if (!found) {
            qFatal("no %ls", qUtf16Printable(name));
        }
        return found;
    }

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light); }

    void showsTheFieldsAndChangesNothingByItself() {
        EditImageDialog dialog({golden()});
        dialog.open();
        QCOMPARE(find<QLineEdit>(dialog, u"nameEdit"_s)->text(), u"golden-web"_s);
        QCOMPARE(find<QLineEdit>(dialog, u"usernameEdit"_s)->text(), u"deploy"_s);
        QCOMPARE(find<QPlainTextEdit>(dialog, u"descriptionEdit"_s)->toPlainText(), u"Built by hand,\nthen frozen."_s);
        QCOMPARE(find<QComboBox>(dialog, u"architectureEdit"_s)->currentText(), u"64-bit (x86_64)"_s);
        QCOMPARE(find<QComboBox>(dialog, u"modeEdit"_s)->currentText(), u"virtio"_s);
        QVERIFY(find<QComboBox>(dialog, u"minRamEdit"_s)->currentText().contains(u"234"_s)); // exact, not 1.21 GiB
        QVERIFY(dialog.changes().isEmpty());
        auto* save = find<QPushButton>(dialog, u"saveButton"_s);
        QVERIFY(!save->isEnabled());
        QCOMPARE(save->toolTip(), u"Nothing was changed."_s);
        savePictures(&dialog, u"edit-one"_s);
    }

    void onlyWhatDiffersChanges() {
        EditImageDialog dialog({golden()});
        find<QLineEdit>(dialog, u"nameEdit"_s)->setText(u"golden-web-2"_s);
        find<QLineEdit>(dialog, u"usernameEdit"_s)->setText(u"other"_s);
        find<QLineEdit>(dialog, u"usernameEdit"_s)->setText(u"deploy"_s); // and back
        find<QComboBox>(dialog, u"minRamEdit"_s)->setEditText(u"none"_s);
        ImageChanges expected;
        expected.name = u"golden-web-2"_s;
        expected.minRam.emplace(std::nullopt);
        QCOMPARE(dialog.changes(), expected);
        QVERIFY(find<QPushButton>(dialog, u"saveButton"_s)->isEnabled());
    }

    void minimumRamIsReadBackAsItWas() {
        EditImageDialog dialog({golden()});
        auto* ram = find<QComboBox>(dialog, u"minRamEdit"_s);
        const QString text = ram->currentText();
        ram->setEditText(u"1"_s);
        ram->setEditText(text);
        QVERIFY(dialog.changes().isEmpty());
    }

    void changingTheModeSaysWhatItMeans() {
        EditImageDialog dialog({golden()});
        dialog.open();
        auto* note = find<NoticeBox>(dialog, u"note"_s);
        QVERIFY(!note->isVisible());
        find<QComboBox>(dialog, u"modeEdit"_s)->setCurrentText(u"compatibility"_s);
        QVERIFY(note->isVisible());
        QVERIFY(note->text().contains(u"servers built from now on"_s));
        savePictures(&dialog, u"edit-mode"_s);
        find<QComboBox>(dialog, u"modeEdit"_s)->setCurrentText(u"virtio"_s);
        QVERIFY(!note->isVisible());
    }

    void wrongValuesAreSaid() {
        EditImageDialog dialog({golden()});
        dialog.open();
        find<QLineEdit>(dialog, u"nameEdit"_s)->setText(u" "_s);
        auto* save = find<QPushButton>(dialog, u"saveButton"_s);
        QVERIFY(!save->isEnabled());
        QVERIFY(find<FlowText>(dialog, u"reason"_s)->toPlainText().contains(u"needs a name"_s));
        dialog.accept();
        QVERIFY(dialog.isVisible());
    }

    void rulesHold() {
        Image deleted = golden();
        deleted.status = ImageStatus::Deleted;
        EditImageDialog dialog({deleted});
        find<QLineEdit>(dialog, u"usernameEdit"_s)->setText(u"root"_s);
        QVERIFY(!find<QPushButton>(dialog, u"saveButton"_s)->isEnabled());
        QVERIFY(find<FlowText>(dialog, u"reason"_s)->toPlainText().contains(u"deleted"_s));
    }

    void manyChangeOnlyWhatIsTouched() {
        Image other = fakeImage(u"loc-64mtd"_s, u"nightly-web-2026-11-21"_s);
        other.mode = ImageMode::Compatibility;
        other.architecture = Architecture::i686();
        EditImageDialog dialog({golden(), other});
        dialog.open();
        QVERIFY(!dialog.findChild<QWidget*>(u"nameEdit"_s));
        QCOMPARE(find<QLineEdit>(dialog, u"usernameEdit"_s)->placeholderText(), u"different values"_s);
        QCOMPARE(find<QLineEdit>(dialog, u"usernameEdit"_s)->text(), QString());
        QCOMPARE(find<QComboBox>(dialog, u"modeEdit"_s)->currentIndex(), -1);
        QCOMPARE(find<QComboBox>(dialog, u"modeEdit"_s)->placeholderText(), u"different values"_s);
        QVERIFY(dialog.changes().isEmpty());
        find<QLineEdit>(dialog, u"usernameEdit"_s)->setText(u"root"_s);
        find<QComboBox>(dialog, u"modeEdit"_s)->setCurrentIndex(0);
        ImageChanges expected;
        expected.username = u"root"_s;
        expected.mode = ImageMode::Virtio;
        QCOMPARE(dialog.changes(), expected);
        savePictures(&dialog, u"edit-many"_s);
    }

    void clearingAFieldOfManyIsAChange() {
        Image other = fakeImage(u"loc-64mtd"_s, u"nightly"_s);
        other.username = u"root"_s;
        EditImageDialog dialog({golden(), other});
        auto* username = find<QLineEdit>(dialog, u"usernameEdit"_s);
        username->setText(u"x"_s);
        username->clear();
        QCOMPARE(dialog.changes().username, std::optional(QString()));
    }
};

QTEST_MAIN(TestEditImageDialog)
#include "tst_editimagedialog.moc"
