// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/items/joblistmodel.h"
#include "tests/support/fakelibrary.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

using namespace platter;
using namespace Qt::StringLiterals;

class TestJobListModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void followsTheQueue();
    void tellsWhatAJobDoes();
    void tellsWhyItFailed();
    void unknownTotal();
    void takesJobsThatAreThereAlready();
    void outlivesTheQueue();

private:
    FakeJob* add(JobQueue& queue, const QString& title) {
        auto job = std::make_unique<FakeJob>(&m_library, title, ImageKey());
        FakeJob* added = job.get();
        queue.add(std::move(job));
        return added;
    }
    static QStringList titles(const JobListModel& model) {
        QStringList all;
        for (int row = 0; row < model.rowCount(); ++row) {
            all.append(model.index(row).data().toString());
        }
        return all;
    }

    FakeLibrary m_library;
};

void TestJobListModel::followsTheQueue() {
    JobQueue queue;
    JobListModel model(&queue);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    Job* a = add(queue, u"a"_s);
    add(queue, u"b"_s);
    Job* c = add(queue, u"c"_s);
    add(queue, u"d"_s);
    QCOMPARE(titles(model), (QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s}));
    const QPersistentModelIndex pointer = model.index(2);
    queue.moveUp(c);
    QCOMPARE(titles(model), (QStringList{u"a"_s, u"c"_s, u"b"_s, u"d"_s}));
    QCOMPARE(pointer.row(), 1);
    queue.moveDown(c);
    queue.moveDown(c);
    QCOMPARE(titles(model), (QStringList{u"a"_s, u"b"_s, u"d"_s, u"c"_s}));
    QCOMPARE(pointer.row(), 3);
    QCOMPARE(model.jobAt(3), c);
    QCOMPARE(model.jobAt(4), nullptr);
    QCOMPARE(model.jobAt(-1), nullptr);
    queue.cancelAll();
    QTRY_VERIFY(queue.isIdle());
    queue.remove(a);
    QCOMPARE(titles(model), (QStringList{u"b"_s, u"d"_s, u"c"_s}));
    queue.clearFinished();
    QCOMPARE(model.rowCount(), 0);
}

void TestJobListModel::tellsWhatAJobDoes() {
    JobQueue queue;
    const JobListModel model(&queue);
    FakeJob* job = add(queue, u"nightly.qcow2"_s);
    add(queue, u"next"_s);
    const QModelIndex index = model.index(0);
    const QModelIndex next = model.index(1);
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QCOMPARE(index.data().toString(), u"nightly.qcow2");
    QCOMPARE(index.data(JobRole).value<Job*>(), job);
    QCOMPARE(index.data(JobPhaseRole).toString(), u"starting");
    QCOMPARE(index.data(JobPermilleRole).toInt(), -1);
    QCOMPARE(next.data(JobPhaseRole).toString(), u"waiting");
    QCOMPARE(next.data(JobPermilleRole).toInt(), 0);
    job->advance(u"reading and storing"_s, 319, 1000);
    QTRY_COMPARE(index.data(JobPermilleRole).toInt(), 319);
    QVERIFY(!changed.isEmpty());
    QCOMPARE(index.data(JobPhaseRole).toString(), u"reading and storing");
    QCOMPARE(index.data(JobDetailRole).toString(), u"31 %");
    QCOMPARE(index.data(Qt::AccessibleTextRole).toString(), u"nightly.qcow2, reading and storing, 31 %");
    job->pause();
    QCOMPARE(index.data(JobPhaseRole).toString(), u"paused");
    QCOMPARE(index.data(JobStateRole).toInt(), static_cast<int>(JobState::Paused));
    job->resume();
    job->advance(u"reading and storing"_s, 5000, 1000); // a total that was wrong
    QTRY_COMPARE(index.data(JobPermilleRole).toInt(), 1000);
    job->succeed();
    QTRY_COMPARE(index.data(JobPhaseRole).toString(), u"done");
    QCOMPARE(index.data(JobPermilleRole).toInt(), 1000);
    QCOMPARE(index.data(JobDetailRole).toString(), QString());
    queue.cancelAll();
    QTRY_COMPARE(next.data(JobPhaseRole).toString(), u"cancelled");
}

void TestJobListModel::tellsWhyItFailed() {
    JobQueue queue;
    const JobListModel model(&queue);
    add(queue, u"a"_s)->fail({.code = ErrorCode::DiskFull, .message = u"The disk is full. Free some space."_s});
    QTRY_COMPARE(model.index(0).data(JobPhaseRole).toString(), u"failed");
    QCOMPARE(model.index(0).data(JobDetailRole).toString(), u"The disk is full. Free some space.");
}

void TestJobListModel::unknownTotal() {
    JobQueue queue;
    const JobListModel model(&queue);
    add(queue, u"a"_s)->advance(u"reading"_s, 412 * 1024 * 1024, 0);
    QTRY_COMPARE(model.index(0).data(JobDetailRole).toString(), u"412 MiB so far");
    QCOMPARE(model.index(0).data(JobPermilleRole).toInt(), -1);
    queue.cancelAll();
}

void TestJobListModel::takesJobsThatAreThereAlready() {
    JobQueue queue;
    FakeJob* job = add(queue, u"a"_s);
    JobListModel model(&queue);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QCOMPARE(titles(model), QStringList{u"a"_s});
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    job->succeed();
    QTRY_VERIFY(!changed.isEmpty());
}

void TestJobListModel::outlivesTheQueue() {
    auto queue = std::make_unique<JobQueue>();
    JobListModel model(queue.get());
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    add(*queue, u"a"_s);
    add(*queue, u"b"_s);
    QCOMPARE(model.rowCount(), 2);
    queue.reset();
    QCOMPARE(model.rowCount(), 0);
}

QTEST_GUILESS_MAIN(TestJobListModel)
#include "tst_joblistmodel.moc"
