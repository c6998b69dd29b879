// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/jobs/job.h"
#include "models/jobs/jobqueue.h"
#include "tests/jobs/testjob.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTest>

#include <latch>
#include <new>

using namespace platter;
using namespace Qt::StringLiterals;

namespace {

// Gives a worker that wrongly does not wait the chance to be caught; one that waits passes whatever the timing.
void letTheWorkerGoOn() {
    for (int i = 0; i < 1000; ++i) {
        std::this_thread::yield();
        QCoreApplication::processEvents();
    }
}

} // namespace

class TestJobs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_log = std::make_shared<TestJob::Log>(); }

    void endsAsItsWorkDid_data();
    void endsAsItsWorkDid();
    void cancelsWhileQueued();
    void cancelsWhileRunning();
    void cancelsWhilePaused();
    void cancelComingTooLateChangesNothing();
    void pausesAndGoesOn();
    void ignoresWhatDoesNotApply();
    void deletedUnstarted_data();
    void deletedUnstarted();
    void progressIsThrottledAndTheLastTold();
    void lastOfEachPhaseIsTold();
    void everyTinyJobEndsOnce();

private:
    TestJob* add(JobQueue& queue, TestJob::Work work) {
        return static_cast<TestJob*>(queue.add(std::make_unique<TestJob>(m_log, std::move(work))));
    }

    std::shared_ptr<TestJob::Log> m_log;
};

void TestJobs::endsAsItsWorkDid_data() {
    QTest::addColumn<int>("how");
    QTest::addColumn<JobState>("state");
    QTest::newRow("success") << 0 << JobState::Succeeded;
    QTest::newRow("error") << 1 << JobState::Failed;
    QTest::newRow("cancelled") << 2 << JobState::Cancelled;
    QTest::newRow("exception") << 3 << JobState::Failed;
}

void TestJobs::endsAsItsWorkDid() {
    QFETCH(const int, how);
    QFETCH(const JobState, state);
    const Error full{.code = ErrorCode::DiskFull, .message = u"Full."_s};
    JobQueue queue;
    const Job* job = add(queue, [how, full](JobContext&) -> Result<void> {
        switch (how) {
        case 0:
            return {};
        case 1:
            return std::unexpected(full);
        case 2:
            return std::unexpected(cancelledError());
        default:
            throw std::bad_alloc();
        }
    });
    QCOMPARE(job->state(), JobState::Running);
    QVERIFY(!job->finishedAt().isValid());
    QTRY_VERIFY(job->isFinished());
    QCOMPARE(job->state(), state);
    QCOMPARE(m_log->finished, 1);
    QCOMPARE(m_log->neverRan, 0);
    QVERIFY(job->finishedAt().isValid());
    QCOMPARE(job->error().has_value(), state == JobState::Failed);
    if (how == 1) {
        QCOMPARE(*job->error(), full);
    } else if (how == 3) {
        QCOMPARE(job->error()->code, ErrorCode::Internal);
        QVERIFY(!job->error()->message.isEmpty());
    }
}

void TestJobs::cancelsWhileQueued() {
    Gate gate;
    JobQueue queue;
    add(queue, [&gate](JobContext& context) { return throughGate(gate, context); });
    Job* waiting = add(queue, [](JobContext&) { return Result<void>(); });
    QCOMPARE(waiting->state(), JobState::Queued);
    waiting->cancel();
    QCOMPARE(waiting->state(), JobState::Cancelled);
    QVERIFY(!waiting->error());
    QCOMPARE(m_log->neverRan, 1);
    QCOMPARE(m_log->finished, 1);
    waiting->cancel();
    gate.open();
    QTRY_VERIFY(queue.isIdle());
    QCOMPARE(m_log->ran, 1);
    QCOMPARE(m_log->finished, 2);
    QCOMPARE(m_log->neverRan, 1);
}

void TestJobs::cancelsWhileRunning() {
    Gate gate;
    JobQueue queue;
    Job* job = add(queue, [&gate](JobContext& context) { return throughGate(gate, context); });
    QTRY_COMPARE(gate.waiting(), 1);
    job->cancel();
    job->cancel();
    QTRY_COMPARE(job->state(), JobState::Cancelled);
    QCOMPARE(m_log->finished, 1);
    QCOMPARE(m_log->neverRan, 0);
}

void TestJobs::cancelsWhilePaused() {
    Gate gate;
    JobQueue queue;
    std::atomic<bool> cancelled = false;
    std::atomic<bool> wentOnEarly = false;
    Job* job = add(queue, [&](JobContext& context) -> Result<void> {
        if (!gate.pass(context.stopToken())) {
            return {};
        }
        context.waitWhilePaused();
        wentOnEarly = !cancelled;
        return std::unexpected(cancelledError());
    });
    job->pause();
    QCOMPARE(job->state(), JobState::Paused);
    gate.open();
    letTheWorkerGoOn();
    QVERIFY(!job->isFinished());
    cancelled = true;
    job->cancel();
    QTRY_COMPARE(job->state(), JobState::Cancelled);
    QVERIFY(!wentOnEarly);
    QCOMPARE(m_log->finished, 1);
}

void TestJobs::cancelComingTooLateChangesNothing() {
    JobQueue queue;
    std::latch told(1);
    Job* job = add(queue, [&told](JobContext&) -> Result<void> {
        told.wait(); // does not look at its stop token any more: what it did stays done
        return {};
    });
    job->cancel();
    told.count_down();
    QTRY_COMPARE(job->state(), JobState::Succeeded);
    QCOMPARE(m_log->finished, 1);
}

void TestJobs::pausesAndGoesOn() {
    Gate gate;
    JobQueue queue;
    std::atomic<bool> resumed = false;
    std::atomic<bool> wentOnEarly = false;
    Job* job = add(queue, [&](JobContext& context) -> Result<void> {
        (void)gate.pass(context.stopToken());
        context.waitWhilePaused();
        wentOnEarly = !resumed;
        return {};
    });
    const QSignalSpy states(job, &Job::stateChanged);
    job->pause();
    QCOMPARE(states.size(), 1);
    QCOMPARE(job->bytesPerSecond(), 0);
    gate.open();
    letTheWorkerGoOn();
    QVERIFY(!job->isFinished());
    resumed = true;
    job->resume();
    QCOMPARE(states.size(), 2);
    QTRY_COMPARE(job->state(), JobState::Succeeded);
    QVERIFY(!wentOnEarly);
    QCOMPARE(states.size(), 3);
}

void TestJobs::ignoresWhatDoesNotApply() {
    Gate gate;
    JobQueue queue;
    add(queue, [&gate](JobContext& context) { return throughGate(gate, context); });
    Job* queued = add(queue, [](JobContext&) { return Result<void>(); });
    const QSignalSpy states(queued, &Job::stateChanged);
    queued->pause();
    QCOMPARE(queued->state(), JobState::Paused);
    queued->resume();
    QCOMPARE(queued->state(), JobState::Queued); // it has not had its turn
    QCOMPARE(states.size(), 2);
    gate.open();
    QTRY_COMPARE(queued->state(), JobState::Succeeded);
    queued->pause();
    queued->resume();
    queued->cancel();
    QCOMPARE(queued->state(), JobState::Succeeded);
    QCOMPARE(m_log->finished, 2);
}

void TestJobs::deletedUnstarted_data() {
    QTest::addColumn<QString>("how");
    for (const auto& how : {u"unique_ptr"_s, u"QObject"_s, u"deleteLater"_s, u"parent"_s, u"derived"_s}) {
        QTest::newRow(qPrintable(how)) << how;
    }
}

void TestJobs::deletedUnstarted() {
    QFETCH(const QString, how);
    const auto work = [](JobContext&) { return Result<void>(); };
    if (how == u"unique_ptr") {
        const std::unique_ptr<Job> job = std::make_unique<TestJob>(m_log, work);
    } else if (how == u"QObject") {
        QObject* object = new TestJob(m_log, work);
        delete object;
    } else if (how == u"deleteLater") {
        const QPointer<Job> job = new TestJob(m_log, work);
        job->deleteLater();
        QTRY_VERIFY(!job);
    } else if (how == u"parent") {
        QObject parent;
        (new TestJob(m_log, work))->setParent(&parent);
    } else {
        const auto job = std::make_unique<TestJob>(m_log, work);
    }
    QCOMPARE(m_log->neverRan, 1);
    QCOMPARE(m_log->finished, 1);
    QCOMPARE(m_log->ran, 0);
}

void TestJobs::progressIsThrottledAndTheLastTold() {
    constexpr int reports = 20000;
    JobQueue queue;
    QElapsedTimer clock;
    clock.start();
    Job* job = add(queue, [](JobContext& context) -> Result<void> {
        for (int i = 1; i <= reports; ++i) {
            context.report(u"copying"_s, i, reports);
            if (i % 200 == 0) {
                std::this_thread::sleep_for(std::chrono::milliseconds(4));
            }
        }
        return {};
    });
    int told = 0;
    qint64 before = -1;
    connect(job, &Job::progressChanged, this, [&] {
        ++told;
        QVERIFY(job->progress().done > before); // never backwards, never twice the same
        before = job->progress().done;
        QVERIFY(!job->isFinished());
    });
    QTRY_COMPARE(job->state(), JobState::Succeeded);
    const auto most = clock.elapsed() / 100 + 2; // the first, one each 100 ms, and the last
    QCOMPARE_LE(told, most);
    QCOMPARE_GE(told, 1);
    QCOMPARE(job->progress(), (JobProgress{.phase = u"copying"_s, .done = reports, .total = reports}));
}

void TestJobs::lastOfEachPhaseIsTold() {
    JobQueue queue;
    Job* job = add(queue, [](JobContext& context) -> Result<void> {
        for (const auto& phase : {u"reading"_s, u"storing"_s, u"checking"_s}) {
            for (int i = 0; i <= 50; ++i) {
                context.report(phase, i, 50);
            }
        }
        return {};
    });
    QStringList whole;
    connect(job, &Job::progressChanged, this, [&] {
        if (job->progress().done == 50) {
            whole.append(job->progress().phase);
        }
    });
    QTRY_VERIFY(job->isFinished());
    QCOMPARE(whole, (QStringList{u"reading"_s, u"storing"_s, u"checking"_s}));
}

void TestJobs::everyTinyJobEndsOnce() {
    constexpr int count = 1000;
    JobQueue queue(4);
    const QSignalSpy idle(&queue, &JobQueue::idle);
    for (int i = 0; i < count; ++i) {
        add(queue, [i](JobContext& context) -> Result<void> {
            context.report(u"tiny"_s, i, count);
            if (i % 3 == 0) {
                return std::unexpected(Error{.code = ErrorCode::Corrupt, .message = u"Bad."_s});
            }
            return {};
        });
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_log->finished, count, 30000);
    QTRY_COMPARE(idle.size(), 1);
    QCOMPARE(m_log->ran, count);
    QCOMPARE(std::ranges::count(queue.jobs(), JobState::Failed, &Job::state), 334);
    QCOMPARE(std::ranges::count(queue.jobs(), JobState::Succeeded, &Job::state), 666);
}

QTEST_GUILESS_MAIN(TestJobs)
#include "tst_job.moc"
