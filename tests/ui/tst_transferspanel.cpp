// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/support/fakelibrary.h"
#include "tests/ui/dialogpictures.h"
#include "ui/transfersdelegate.h"
#include "ui/transferspanel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTest>

using namespace platter;
using namespace Qt::StringLiterals;

namespace {

const QString kScreen = u"virt-viewer -c qemu:///session try-golden-web-2026-11-23-5f0f"_s;

} // namespace

// The rows of servers that are tried and built.
class TestTransfersPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light); }
    void init();
    void cleanup();
    void aTrial();
    void built();

private:
    FakeJob* add(const QString& title) {
        auto job = std::make_unique<FakeJob>(&m_library, title, ImageKey{m_library.id(), ImageId(u"loc-abcde"_s)});
        FakeJob* added = job.get();
        m_queue->add(std::move(job));
        return added;
    }
    QModelIndex row(int number) const { return m_list->model()->index(number, 0); }
    QList<TransferAction> actions(int number) const { return delegate()->actionsOf(row(number)); }
    const TransfersDelegate* delegate() const { return static_cast<TransfersDelegate*>(m_list->itemDelegate()); }
    // With the mouse.
    void press(int number, TransferAction action) {
        const QRect rect = m_list->visualRect(row(number));
        const QPoint middle = rect.center();
        for (int x = rect.left(); x < rect.right(); ++x) {
            const QPoint at(x, middle.y());
            if (delegate()->actionAt(at, rect, row(number), Qt::LeftToRight) == action)
                return QTest::mouseClick(m_list->viewport(), Qt::LeftButton, {}, at + QPoint(5, 0));
        }
        QFAIL("there is no such button");
    }

    FakeLibrary m_library;
    std::unique_ptr<JobQueue> m_queue;
    std::unique_ptr<TransfersPanel> m_panel;
    TransfersList* m_list = nullptr;
};

void TestTransfersPanel::init() {
    m_queue = std::make_unique<JobQueue>();
    m_queue->setParallel(2);
    m_panel = std::make_unique<TransfersPanel>(m_queue.get(), [](const Job&) { return false; });
    m_panel->resize(1100, 160);
    m_list = m_panel->findChild<TransfersList*>(u"transfersList"_s);
    m_panel->show();
    QGuiApplication::clipboard()->clear();
}

void TestTransfersPanel::cleanup() {
    m_panel.reset();
    m_queue.reset();
}

// It runs until somebody ends it: no bar that stands still, and nothing to pause.
void TestTransfersPanel::aTrial() {
    FakeJob* import = add(u"nightly-web-2026-11-23.qcow2"_s);
    FakeJob* trial = add(u"Trial of golden-web-2026-11-23"_s);
    import->advance(u"reading and storing"_s, 310, 1000);
    trial->advance(u"starting"_s, 0, 0);
    QTRY_COMPARE(row(1).data(JobPhaseRole).toString(), u"starting"_s);
    QCOMPARE(actions(1), (QList{TransferAction::Pause, TransferAction::Cancel}));
    QCOMPARE(row(1).data(JobPermilleRole).toInt(), -1);
    trial->setOutcome(kScreen);
    trial->advance(u"running"_s, 0, 0);
    QTRY_COMPARE(row(1).data(JobPhaseRole).toString(), u"running"_s);
    QCOMPARE(actions(1), (QList{TransferAction::Copy, TransferAction::End}));
    QVERIFY(!row(1).data(JobPermilleRole).isValid());
    QCOMPARE(row(1).data(JobDetailRole).toString(), kScreen);
    savePictures(m_panel.get(), u"trial"_s);
    press(1, TransferAction::Copy);
    QCOMPARE(QGuiApplication::clipboard()->text(), kScreen);
    QTest::keyClick(m_list, Qt::Key_Space); // pauses nothing
    QCOMPARE(trial->state(), JobState::Running);
    press(1, TransferAction::End);
    QTRY_COMPARE(trial->state(), JobState::Cancelled);
    QCOMPARE(actions(1), QList{TransferAction::Dismiss});
}

void TestTransfersPanel::built() {
    FakeJob* build = add(u"web-1"_s);
    FakeJob* verify = add(u"Verify"_s);
    build->setOutcome(u"ssh -p 20122 debian@127.0.0.1"_s, ServerId(u"5f0f"_s));
    verify->succeed();
    build->succeed();
    QTRY_COMPARE(build->state(), JobState::Succeeded);
    QTRY_COMPARE(verify->state(), JobState::Succeeded);
    QCOMPARE(row(0).data(JobDetailRole).toString(), u"ssh -p 20122 debian@127.0.0.1"_s);
    QCOMPARE(actions(0), (QList{TransferAction::Copy, TransferAction::Dismiss}));
    QCOMPARE(actions(1), QList{TransferAction::Dismiss});
    savePictures(m_panel.get(), u"built"_s);
    press(0, TransferAction::Copy);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"ssh -p 20122 debian@127.0.0.1"_s);
    verify->setOutcome(u"All is well."_s); // a sentence is nothing to paste
    QCOMPARE(actions(1), QList{TransferAction::Dismiss});
}

QTEST_MAIN(TestTransfersPanel)
#include "tst_transferspanel.moc"
