// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "app/reclaimschedule.h"

#include "tests/support/fakelibrary.h"

#include <QTest>

using namespace platter;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Due as the test says; its jobs end at once, and it counts them.
class KeepingLibrary : public FakeLibrary {
public:
    bool isReclaimDue() const override { return reclaimDue; }
    QFuture<Result<qint64>> repackable() override {
        ++asked;
        return QtFuture::makeReadyValueFuture(Result<qint64>(due));
    }
    std::unique_ptr<Job> reclaimJob(const ReclaimRequest& request) override {
        if (request.background)
            ++reclaims;
        reclaimDue = false;
        return done(u"reclaim"_s);
    }
    std::unique_ptr<Job> repackJob(const RepackRequest& request) override {
        if (request.background)
            ++repacks;
        due = 0;
        return done(u"repack"_s);
    }
    std::unique_ptr<Job> done(const QString& title) {
        auto job = std::make_unique<FakeJob>(this, title, ImageKey());
        job->succeed();
        return job;
    }

    bool reclaimDue = false;
    qint64 due = 0;
    int asked = 0, reclaims = 0, repacks = 0;
};

} // namespace

// The background's work, with a clock that runs faster.
class TestReclaimSchedule : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_library = std::make_unique<KeepingLibrary>();
        m_queue = std::make_unique<JobQueue>();
    }
    void cleanup() {
        m_schedule.reset();
        m_queue.reset();
        m_library.reset();
    }

    void reclaimsWhatIsDue() {
        m_library->reclaimDue = true;
        begin();
        QTRY_COMPARE(m_library->reclaims, 1);
        QTRY_VERIFY(m_library->asked > 1); // it goes on looking
        QCOMPARE(m_library->reclaims, 1);
    }

    void repacksOnceIdleTwice() {
        m_library->due = 100 << 20;
        begin(20ms, 20ms);
        QTRY_COMPARE(m_library->repacks, 1);
        QTRY_VERIFY(m_library->asked > 2);
        QCOMPARE(m_library->repacks, 1);
    }

    void littleIsNotWorthIt() {
        m_library->due = 1 << 20;
        begin();
        QTRY_VERIFY(m_library->asked > 3);
        QCOMPARE(m_library->repacks, 0);
    }

    void notOnBattery() {
        m_library->due = 100 << 20;
        m_battery = true;
        begin();
        QTRY_VERIFY(m_looks > 3);
        QCOMPARE(m_library->asked, 0);
        m_battery = false;
        QTRY_COMPARE(m_library->repacks, 1);
    }

    void notWhileSomethingIsDone() {
        m_library->reclaimDue = true;
        m_library->due = 100 << 20;
        auto work = std::make_unique<FakeJob>(m_library.get(), u"import"_s, ImageKey());
        FakeJob* job = work.get();
        m_queue->add(std::move(work));
        begin();
        QTest::qWait(60); // some looks
        QCOMPARE(m_library->reclaims + m_library->repacks + m_library->asked, 0);
        job->succeed();
        QTRY_COMPARE(m_library->reclaims, 1);
        QTRY_COMPARE(m_library->repacks, 1);
    }

private:
    void begin(std::chrono::milliseconds first = 5ms, std::chrono::milliseconds again = 5ms) {
        m_looks = 0;
        m_schedule = std::make_unique<ReclaimSchedule>(m_library.get(), m_queue.get(),
            ReclaimSchedule::Surroundings{.first = first, .again = again, .isOnBattery = [this] {
                                              ++m_looks;
                                              return m_battery;
                                          }});
    }
    std::unique_ptr<KeepingLibrary> m_library;
    std::unique_ptr<JobQueue> m_queue;
    std::unique_ptr<ReclaimSchedule> m_schedule;
    bool m_battery = false;
    int m_looks = 0;
};

QTEST_GUILESS_MAIN(TestReclaimSchedule)
#include "tst_reclaimschedule.moc"
