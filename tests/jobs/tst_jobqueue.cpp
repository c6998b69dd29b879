// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/jobs/jobqueue.h"
#include "tests/jobs/testjob.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTest>

using namespace platter;
using namespace Qt::StringLiterals;

class TestJobQueue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_log = std::make_shared<TestJob::Log>(); }

    void runsInOrder();
    void runsNoMoreThanAllowed_data();
    void runsNoMoreThanAllowed();
    void lightJobsNeedNoTurn();
    void pausedJobLeavesItsTurn();
    void pausedBeforeItsTurn();
    void parallelCanChange();
    void movesQueuedJobs();
    void removesFinishedJobsOnly();
    void clearsFinished();
    void removesFromTheJobsOwnSignal();
    void cancelsAllWithoutStartingMore();
    void tellsIdleOnceAndLast();
    void takesAJobThatEndedBefore();
    void shutsDown_data();
    void shutsDown();

private:
    Job* add(JobQueue& queue, const QString& title, TestJob::Work work) {
        return queue.add(std::make_unique<TestJob>(m_log, std::move(work), title));
    }
    Job* addGated(JobQueue& queue, const QString& title, Gate& gate) {
        return add(queue, title, [&gate](JobContext& context) { return throughGate(gate, context); });
    }
    static QStringList titles(const JobQueue& queue) {
        QStringList all;
        for (const Job* job : queue.jobs()) {
            all.append(job->title());
        }
        return all;
    }

    std::shared_ptr<TestJob::Log> m_log;
};

void TestJobQueue::runsInOrder() {
    JobQueue queue;
    QStringList expected;
    for (int i = 0; i < 20; ++i) {
        expected.append(QString::number(i));
        add(queue, expected.last(), [](JobContext&) { return Result<void>(); });
    }
    QTRY_VERIFY(queue.isIdle());
    QCOMPARE(m_log->order, expected);
    QCOMPARE(titles(queue), expected); // finished ones stay in place
}

void TestJobQueue::runsNoMoreThanAllowed_data() {
    QTest::addColumn<int>("parallel");
    QTest::addColumn<int>("expected");
    QTest::newRow("one") << 1 << 1;
    QTest::newRow("three") << 3 << 3;
    QTest::newRow("nonsense is one") << 0 << 1;
}

void TestJobQueue::runsNoMoreThanAllowed() {
    QFETCH(const int, parallel);
    QFETCH(const int, expected);
    Gate gate;
    std::atomic<int> running = 0;
    std::atomic<int> most = 0;
    JobQueue queue(parallel);
    for (int i = 0; i < 12; ++i) {
        add(queue, QString::number(i), [&](JobContext& context) {
            const int present = ++running;
            for (int seen = most; seen < present && !most.compare_exchange_weak(seen, present);) { }
            const auto result = throughGate(gate, context);
            --running;
            return result;
        });
    }
    QTRY_COMPARE(gate.waiting(), expected);
    QCOMPARE(queue.unfinished(), 12);
    gate.open();
    QTRY_VERIFY(queue.isIdle());
    QCOMPARE(most, expected);
    QCOMPARE(m_log->ran, 12);
}

void TestJobQueue::lightJobsNeedNoTurn() {
    JobQueue queue(1);
    Gate gate;
    Job* heavy = addGated(queue, u"heavy"_s, gate);
    Job* waiting = addGated(queue, u"waiting"_s, gate);
    auto light = std::make_unique<TestJob>(m_log, [](JobContext&) { return Result<void>(); }, u"light"_s);
    light->light = true;
    Job* quick = queue.add(std::move(light));
    QTRY_COMPARE(quick->state(), JobState::Succeeded);
    QCOMPARE(heavy->state(), JobState::Running);
    QCOMPARE(waiting->state(), JobState::Queued); // a light one takes no turn, and gives none
    gate.open();
    QTRY_VERIFY(queue.isIdle());
}

void TestJobQueue::pausedJobLeavesItsTurn() {
    Gate gate;
    JobQueue queue;
    Job* first = add(queue, u"first"_s, [&gate](JobContext& context) {
        auto result = throughGate(gate, context);
        context.waitWhilePaused();
        return result;
    });
    Job* second = add(queue, u"second"_s, [](JobContext&) { return Result<void>(); });
    QCOMPARE(second->state(), JobState::Queued);
    first->pause();
    QTRY_COMPARE(second->state(), JobState::Succeeded);
    QCOMPARE(first->state(), JobState::Paused);
    QVERIFY(!queue.isIdle());
    first->resume();
    gate.open();
    QTRY_COMPARE(first->state(), JobState::Succeeded);
}

// As jobs that an earlier run of the program left.
void TestJobQueue::pausedBeforeItsTurn() {
    JobQueue queue;
    auto made = std::make_unique<TestJob>(m_log, [](JobContext&) { return Result<void>(); });
    made->pause();
    Job* paused = queue.add(std::move(made));
    Job* other = add(queue, u"other"_s, [](JobContext&) { return Result<void>(); });
    QTRY_COMPARE(other->state(), JobState::Succeeded); // it takes no turn
    QCOMPARE(paused->state(), JobState::Paused);
    QCOMPARE(m_log->ran, 1);
    QVERIFY(!queue.isIdle());
    paused->resume();
    QTRY_COMPARE(paused->state(), JobState::Succeeded);
    auto unwanted = std::make_unique<TestJob>(m_log, [](JobContext&) { return Result<void>(); });
    unwanted->pause();
    Job* cancelled = queue.add(std::move(unwanted));
    cancelled->cancel();
    QCOMPARE(cancelled->state(), JobState::Cancelled);
    QCOMPARE(m_log->neverRan, 1);
}

void TestJobQueue::parallelCanChange() {
    Gate gate;
    JobQueue queue(1);
    QList<Job*> jobs;
    for (int i = 0; i < 4; ++i) {
        jobs.append(addGated(queue, QString::number(i), gate));
    }
    const auto running = [&jobs] {
        return std::ranges::count_if(jobs, [](const Job* job) { return job->state() == JobState::Running; });
    };
    QCOMPARE(running(), 1);
    queue.setParallel(3);
    QCOMPARE(running(), 3); // at once
    queue.setParallel(0);
    QCOMPARE(queue.parallel(), 1);
    QCOMPARE(running(), 3); // none is stopped
    gate.open();
    QTRY_VERIFY(queue.isIdle());
}

void TestJobQueue::movesQueuedJobs() {
    Gate gate;
    JobQueue queue;
    Job* a = addGated(queue, u"a"_s, gate);
    Job* b = addGated(queue, u"b"_s, gate);
    Job* c = addGated(queue, u"c"_s, gate);
    Job* d = addGated(queue, u"d"_s, gate);
    const QSignalSpy moved(&queue, &JobQueue::moved);
    queue.moveUp(a); // runs
    queue.moveDown(a);
    queue.moveUp(b); // the first that is queued
    queue.moveDown(d); // the last
    QCOMPARE(moved.size(), 0);
    queue.moveUp(d);
    QCOMPARE(titles(queue), (QStringList{u"a"_s, u"b"_s, u"d"_s, u"c"_s}));
    QCOMPARE(moved.size(), 1);
    QCOMPARE(moved.at(0).at(0).toLongLong(), 3);
    QCOMPARE(moved.at(0).at(1).toLongLong(), 2);
    queue.moveDown(b);
    QCOMPARE(titles(queue), (QStringList{u"a"_s, u"d"_s, u"b"_s, u"c"_s}));
    b->cancel(); // one that ended in between is passed over
    queue.moveUp(c);
    QCOMPARE(titles(queue), (QStringList{u"a"_s, u"c"_s, u"d"_s, u"b"_s}));
    gate.open();
    QTRY_VERIFY(queue.isIdle());
    QCOMPARE(m_log->order, (QStringList{u"b"_s, u"a"_s, u"c"_s, u"d"_s}));
}

void TestJobQueue::removesFinishedJobsOnly() {
    Gate gate;
    JobQueue queue;
    Job* running = addGated(queue, u"running"_s, gate);
    Job* queued = addGated(queue, u"queued"_s, gate);
    queue.remove(running);
    queue.remove(queued);
    queue.remove(nullptr);
    QCOMPARE(queue.jobs().size(), 2);
    gate.open();
    QTRY_VERIFY(queue.isIdle());
    const QPointer<Job> guard = running;
    const QSignalSpy about(&queue, &JobQueue::aboutToRemove);
    const QSignalSpy removed(&queue, &JobQueue::removed);
    queue.remove(running);
    QCOMPARE(titles(queue), QStringList{u"queued"_s});
    QCOMPARE(about.size(), 1);
    QCOMPARE(about.at(0).at(1).toLongLong(), 0);
    QCOMPARE(removed.size(), 1);
    QTRY_VERIFY(!guard);
    QCOMPARE(m_log->finished, 2);
}

void TestJobQueue::clearsFinished() {
    Gate gate;
    JobQueue queue;
    add(queue, u"a"_s, [](JobContext&) { return Result<void>(); });
    addGated(queue, u"b"_s, gate);
    Job* c = addGated(queue, u"c"_s, gate);
    c->cancel();
    QTRY_COMPARE(queue.unfinished(), 1);
    queue.clearFinished();
    QCOMPARE(titles(queue), QStringList{u"b"_s});
    gate.open();
    QTRY_VERIFY(queue.isIdle());
}

void TestJobQueue::removesFromTheJobsOwnSignal() {
    JobQueue queue;
    const QPointer<Job> job = add(queue, u"a"_s, [](JobContext&) { return Result<void>(); });
    connect(job, &Job::finished, &queue, [&] { queue.clearFinished(); });
    QTRY_VERIFY(!job);
    QVERIFY(queue.jobs().isEmpty());
    QCOMPARE(m_log->finished, 1);
}

void TestJobQueue::cancelsAllWithoutStartingMore() {
    Gate gate;
    JobQueue queue;
    for (int i = 0; i < 5; ++i) {
        addGated(queue, QString::number(i), gate);
    }
    QTRY_COMPARE(gate.waiting(), 1);
    queue.cancelAll();
    QTRY_VERIFY(queue.isIdle());
    QCOMPARE(m_log->ran, 1);
    QCOMPARE(m_log->neverRan, 4);
    QCOMPARE(m_log->finished, 5);
    QVERIFY(std::ranges::all_of(queue.jobs(), [](const Job* job) { return job->state() == JobState::Cancelled; }));
}

void TestJobQueue::tellsIdleOnceAndLast() {
    JobQueue queue(2);
    QStringList heard;
    connect(&queue, &JobQueue::idle, this, [&] { heard.append(u"idle"_s); });
    for (int i = 0; i < 3; ++i) {
        const Job* job = add(queue, QString::number(i), [](JobContext&) { return Result<void>(); });
        connect(job, &Job::finished, this, [&] { heard.append(u"finished"_s); });
    }
    QTRY_VERIFY(heard.contains(u"idle"_s));
    QCOMPARE(heard, (QStringList{u"finished"_s, u"finished"_s, u"finished"_s, u"idle"_s}));
    add(queue, u"again"_s, [](JobContext&) { return Result<void>(); });
    QTRY_COMPARE(heard.count(u"idle"_s), 2);
}

void TestJobQueue::takesAJobThatEndedBefore() {
    JobQueue queue;
    const QSignalSpy idle(&queue, &JobQueue::idle);
    auto job = std::make_unique<TestJob>(m_log, [](JobContext&) { return Result<void>(); });
    job->cancel();
    queue.add(std::move(job));
    QTRY_COMPARE(idle.size(), 1);
    QCOMPARE(m_log->ran, 0);
    QCOMPARE(m_log->finished, 1);
}

void TestJobQueue::shutsDown_data() {
    QTest::addColumn<bool>("paused");
    QTest::addColumn<int>("parallel");
    QTest::newRow("running, one") << false << 1;
    QTest::newRow("running, three") << false << 3;
    QTest::newRow("paused, one") << true << 1;
    QTest::newRow("paused, three") << true << 3;
}

void TestJobQueue::shutsDown() {
    QFETCH(const bool, paused);
    QFETCH(const int, parallel);
    std::atomic<int> tidied = 0;
    int started = 0;
    QList<JobState> ends;
    {
        Gate gate;
        JobQueue queue(parallel);
        add(queue, u"finished"_s, [](JobContext&) { return Result<void>(); });
        QTRY_VERIFY(queue.isIdle());
        for (int i = 0; i < 6; ++i) {
            Job* job = add(queue, QString::number(i), [&](JobContext& context) {
                auto result = throughGate(gate, context);
                context.waitWhilePaused();
                ++tidied;
                return result;
            });
            connect(job, &Job::finished, this, [&ends, job] { ends.append(job->state()); });
        }
        if (paused) { // each that is paused makes room for one more
            for (Job* job : queue.jobs()) {
                job->pause();
            }
        }
        QTRY_COMPARE(gate.waiting(), static_cast<int>(std::ranges::count_if(queue.jobs(), [](const Job* job) {
            return job->state() == JobState::Running || job->state() == JobState::Paused;
        })));
        started = gate.waiting();
        QCOMPARE_GE(started, parallel);
    }
    QCOMPARE(tidied, started);
    QCOMPARE(m_log->finished, 7);
    QCOMPARE(m_log->neverRan, 6 - started);
    QCOMPARE(ends, QList<JobState>(6, JobState::Cancelled));
}

QTEST_GUILESS_MAIN(TestJobQueue)
#include "tst_jobqueue.moc"
