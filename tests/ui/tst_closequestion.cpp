// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/closequestion.h"

#include "tests/jobs/testjob.h"
#include "tests/ui/dialogpictures.h"
#include "ui/messagestrip.h"

#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>

using namespace platter;
using namespace Qt::StringLiterals;

// The window is to close while servers run that are there only to try an image: nobody is offered to wait for these.
class CloseQuestionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void trialsAlone_data();
    void trialsAlone();
    void trialEndedMeanwhile();
    void transfersAlone();
    void trialsEndWithTheTransfers();
    void trialsDoNotOutliveAStop();

private:
    Job* add(Gate& gate, bool trial);
    QMessageBox* ask();
    void press(const QString& button) const;

    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<JobQueue> m_queue;
    CloseQuestion* m_question = nullptr;
    std::unique_ptr<QSignalSpy> m_quits;
    std::unique_ptr<Gate> m_transfer, m_trial; // until the jobs are through
};

void CloseQuestionTest::init() {
    m_transfer = std::make_unique<Gate>();
    m_trial = std::make_unique<Gate>();
    m_window = std::make_unique<QWidget>();
    m_window->resize(1000, 600);
    auto* messages = new MessageArea(m_window.get());
    m_queue = std::make_unique<JobQueue>();
    m_question = new CloseQuestion(m_queue.get(), messages, m_window.get());
    m_quits = std::make_unique<QSignalSpy>(m_question, &CloseQuestion::quitRequested);
    m_window->show();
}

void CloseQuestionTest::cleanup() {
    m_quits.reset();
    m_window.reset();
    m_queue.reset();
}

Job* CloseQuestionTest::add(Gate& gate, bool trial) {
    auto job = std::make_unique<TestJob>(
        std::make_shared<TestJob::Log>(), [&gate](JobContext& context) { return throughGate(gate, context); });
    job->light = job->openEnded = trial;
    return m_queue->add(std::move(job));
}

QMessageBox* CloseQuestionTest::ask() {
    return m_question->mayClose() ? nullptr : m_window->findChild<QMessageBox*>("closeQuestion"_L1);
}

void CloseQuestionTest::press(const QString& button) const {
    auto* found = m_window->findChild<QPushButton*>(button);
    QVERIFY(found);
    QTest::mouseClick(found, Qt::LeftButton);
}

void CloseQuestionTest::trialsAlone_data() {
    QTest::addColumn<QString>("button");
    QTest::newRow("end") << u"closeStop"_s;
    QTest::newRow("stay") << u"closeStay"_s;
}

void CloseQuestionTest::trialsAlone() {
    QFETCH(const QString, button);
    const Job* trial = add(*m_trial, true);
    QMessageBox* box = ask();
    QVERIFY(box);
    QVERIFY2(box->text().contains(u"throw-away"_s), qPrintable(box->text()));
    QVERIFY2(!box->text().contains(u"transfer"_s), qPrintable(box->text()));
    QVERIFY2(box->informativeText().contains(u"what was written in it is lost"_s), qPrintable(box->informativeText()));
    QVERIFY(!box->findChild<QPushButton*>("closeFinish"_L1)); // it never does by itself
    QCOMPARE(box->defaultButton()->objectName(), "closeStay"_L1);
    savePictures(box, u"close-trial"_s);
    press(button);
    if (button == "closeStay"_L1) {
        QVERIFY(!m_question->isWaiting());
        QCOMPARE(trial->state(), JobState::Running);
        m_trial->open();
        QTRY_VERIFY(m_queue->isIdle());
        QCoreApplication::processEvents();
        QCOMPARE(m_quits->size(), 0);
        return;
    }
    QTRY_COMPARE(trial->state(), JobState::Cancelled);
    QTRY_COMPARE(m_quits->size(), 1);
    QVERIFY(m_question->mayClose());
}

void CloseQuestionTest::trialEndedMeanwhile() {
    add(*m_trial, true);
    QVERIFY(ask());
    m_trial->open();
    QTRY_VERIFY(m_queue->isIdle());
    QCoreApplication::processEvents();
    QCOMPARE(m_quits->size(), 0);
    press(u"closeStop"_s);
    QCOMPARE(m_quits->size(), 1);
}

void CloseQuestionTest::transfersAlone() {
    const Job* transfer = add(*m_transfer, false);
    QMessageBox* box = ask();
    QVERIFY(box);
    QVERIFY2(!box->text().contains(u"throw-away"_s), qPrintable(box->text()));
    QVERIFY(!box->informativeText().contains(u"lost"_s));
    QCOMPARE(box->defaultButton()->objectName(), "closeFinish"_L1);
    press(u"closeFinish"_s);
    QCOMPARE(transfer->state(), JobState::Running);
    m_transfer->open();
    QTRY_COMPARE(m_quits->size(), 1);
    QCOMPARE(transfer->state(), JobState::Succeeded);
}

void CloseQuestionTest::trialsEndWithTheTransfers() {
    const Job* trial = add(*m_trial, true);
    const Job* transfer = add(*m_transfer, false);
    QTRY_COMPARE(m_transfer->waiting() + m_trial->waiting(), 2);
    QMessageBox* box = ask();
    QVERIFY(box);
    QVERIFY2(box->text().contains(u"throw-away"_s) && box->text().contains(u"1 transfer"_s), qPrintable(box->text()));
    QVERIFY(box->informativeText().contains(u"lost"_s));
    QCOMPARE(box->defaultButton()->objectName(), "closeStay"_L1); // Enter loses nothing
    savePictures(box, u"close-trial-and-transfer"_s);
    press(u"closeFinish"_s);
    QVERIFY(m_question->isWaiting());
    QCoreApplication::processEvents();
    QCOMPARE(trial->state(), JobState::Running); // as long as something else is waited for
    QCOMPARE(m_quits->size(), 0);
    m_transfer->open();
    QTRY_COMPARE(m_quits->size(), 1);
    QCOMPARE(transfer->state(), JobState::Succeeded);
    QCOMPARE(trial->state(), JobState::Cancelled);
    QVERIFY(m_question->mayClose());
}

void CloseQuestionTest::trialsDoNotOutliveAStop() {
    const Job* trial = add(*m_trial, true);
    const Job* transfer = add(*m_transfer, false);
    const QSignalSpy stopping(m_question, &CloseQuestion::stopping);
    QVERIFY(ask());
    press(u"closeStop"_s);
    QCOMPARE(stopping.size(), 1);
    QTRY_COMPARE(m_quits->size(), 1);
    QCOMPARE(transfer->state(), JobState::Cancelled);
    QCOMPARE(trial->state(), JobState::Cancelled);
}

QTEST_MAIN(CloseQuestionTest)
#include "tst_closequestion.moc"
