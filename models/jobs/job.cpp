// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/jobs/job.h"

#include <QCoreApplication>
#include <QEvent>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <exception>
#include <system_error>
#include <utility>
#include <vector>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kProgressInterval = 100; // milliseconds: at most 10 signals a second
constexpr size_t kMostPhases = 16; // unheard phases that are kept; nobody could read more of them in 100 ms

QEvent::Type reportEvent() {
    static const int type = QEvent::registerEventType();
    return static_cast<QEvent::Type>(type);
}

qint64 now() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

struct Report {
    JobProgress progress;
    qint64 at = 0; // milliseconds of now()
};

} // namespace

// What the worker and the job's thread share. Lives as long as either needs it; everything is guarded by the mutex but the
// stop source, which needs no guard.
struct Job::Shared {
    std::mutex mutex;
    std::condition_variable_any wake;
    std::stop_source stop;
    Job* receiver = nullptr; // null once the job is going away
    bool paused = false;
    bool posted = false; // an event is on its way that takes what is here
    std::vector<Report> reports; // not taken yet: the last one of each phase
    std::optional<Result<void>> result; // set once, by the worker at its end

    // With the mutex held, so that the receiver cannot go away meanwhile, and so that what is written here is seen there.
    void post() {
        if (receiver && !posted) {
            posted = true;
            QCoreApplication::postEvent(receiver, new QEvent(reportEvent()));
        }
    }

    void end(Result<void> how) {
        const std::scoped_lock lock(mutex);
        result = std::move(how);
        posted = false; // an earlier event may be waiting for its interval: the end is told at once
        post();
    }
};

// The worker thread's side.
class Job::Worker final : public JobContext {
public:
    explicit Worker(std::shared_ptr<Shared> shared)
        : m_shared(std::move(shared)) { }

    void report(const QString& phase, qint64 done, qint64 total) override {
        const Report report{.progress = {phase, done, total}, .at = now()};
        const std::scoped_lock lock(m_shared->mutex);
        auto& reports = m_shared->reports;
        if (!reports.empty() && reports.back().progress.phase == phase) {
            reports.back() = report;
        } else {
            if (reports.size() == kMostPhases) {
                reports.erase(reports.begin());
            }
            reports.push_back(report);
        }
        m_shared->post();
    }

    std::stop_token stopToken() const override { return m_shared->stop.get_token(); }

    void waitWhilePaused() override {
        std::unique_lock lock(m_shared->mutex);
        m_shared->wake.wait(lock, m_shared->stop.get_token(), [this] { return !m_shared->paused; });
    }

    // Runs the job; what it throws (out of memory, …) ends the job and not the program.
    Result<void> run(Job& job) {
        try {
            return job.run(*this);
        } catch (const std::exception& exception) {
            return std::unexpected(Error{.code = ErrorCode::Internal,
                .message
                = Job::tr("Something went wrong inside Platter. Try again, and report it if it happens again."),
                .detail = QString::fromLocal8Bit(exception.what())});
        }
    }

private:
    std::shared_ptr<Shared> m_shared;
};

Job::Job(QObject* parent)
    : QObject(parent)
    , m_shared(std::make_shared<Shared>()) {
    m_shared->receiver = this;
}

Job::~Job() {
    // conclude() was called unless the job was no object of its own on the heap, and such a one cannot have been started.
    Q_ASSERT(!m_thread.joinable());
}

void Job::operator delete(Job* job, std::destroying_delete_t) {
    job->conclude();
    void* memory = dynamic_cast<void*>(job); // where the whole object begins, whatever it is derived from
    job->~Job();
    ::operator delete(memory);
}

void Job::conclude() {
    if (m_thread.joinable()) {
        m_shared->stop.request_stop();
        m_thread.join();
        takeReports();
    }
    cancel(); // one that was never started
    const std::scoped_lock lock(m_shared->mutex);
    m_shared->receiver = nullptr;
}

bool Job::isFinished() const {
    switch (m_state) {
    case JobState::Queued:
    case JobState::Running:
    case JobState::Paused:
        return false;
    case JobState::Succeeded:
    case JobState::Failed:
    case JobState::Cancelled:
        return true;
    }
    return true;
}

qint64 Job::bytesPerSecond() const {
    return m_state == JobState::Running ? m_rate.bytesPerSecond() : 0;
}

std::optional<qint64> Job::secondsLeft() const {
    return m_state == JobState::Running ? m_rate.secondsLeft() : std::nullopt;
}

void Job::cancel() {
    if (!m_begun && !isFinished()) {
        neverRan();
        finish(std::unexpected(Error{.code = ErrorCode::Cancelled, .message = tr("Cancelled.")}));
    } else if (!isFinished()) {
        m_shared->stop.request_stop(); // wakes a paused worker, too
    }
}

void Job::pause() {
    if (m_state != JobState::Queued && (m_state != JobState::Running || m_shared->stop.stop_requested())) {
        return;
    }
    if (m_begun) {
        const std::scoped_lock lock(m_shared->mutex);
        m_shared->paused = true;
    }
    m_state = JobState::Paused;
    Q_EMIT stateChanged();
}

void Job::resume() {
    if (m_state != JobState::Paused) {
        return;
    }
    if (!m_begun) {
        m_state = JobState::Queued;
        Q_EMIT stateChanged();
        return;
    }
    {
        const std::scoped_lock lock(m_shared->mutex);
        m_shared->paused = false;
    }
    m_shared->wake.notify_all();
    m_rate.hold();
    m_state = JobState::Running;
    Q_EMIT stateChanged();
}

void Job::start() {
    Q_ASSERT(m_state == JobState::Queued);
    m_begun = true;
    m_state = JobState::Running;
    try {
        m_thread = std::jthread([this, shared = m_shared] { shared->end(Worker(shared).run(*this)); });
    } catch (const std::system_error& error) {
        // Told through the event loop like any other end: who started the job is not done with it yet.
        m_shared->end(std::unexpected(Error{.code = ErrorCode::Busy,
            .message = tr("The computer has no room for one more task. Close some programs and try again."),
            .detail = QString::fromLocal8Bit(error.what()),
            .retryable = true}));
    }
    Q_EMIT stateChanged();
}

void Job::customEvent(QEvent* event) {
    // The worker posted with the mutex held: taking it first makes all that it wrote visible, the event included.
    bool ended = false;
    {
        const std::scoped_lock lock(m_shared->mutex);
        ended = m_shared->result.has_value();
    }
    if (event->type() != reportEvent()) {
        QObject::customEvent(event);
        return;
    }
    const qint64 since = m_sinceProgress.isValid() ? m_sinceProgress.elapsed() : kProgressInterval;
    if (ended || since >= kProgressInterval) {
        takeReports();
    } else if (!m_waiting) {
        m_waiting = true;
        QTimer::singleShot(std::chrono::milliseconds(kProgressInterval - since), Qt::PreciseTimer, this, [this] {
            m_waiting = false;
            takeReports();
        });
    }
}

void Job::takeReports() {
    if (isFinished()) {
        return;
    }
    std::vector<Report> reports;
    std::optional<Result<void>> result;
    {
        const std::scoped_lock lock(m_shared->mutex);
        reports.swap(m_shared->reports);
        result.swap(m_shared->result);
        m_shared->posted = false;
    }
    const QPointer<Job> alive(this);
    for (const Report& report : reports) {
        if (report.progress.phase != m_progress.phase) {
            m_rate.restart();
        }
        m_rate.add(report.progress.done, report.progress.total, report.at);
        m_progress = report.progress;
        m_sinceProgress.start();
        Q_EMIT progressChanged();
        if (!alive) {
            return;
        }
    }
    if (result) {
        finish(*std::move(result));
    }
}

void Job::finish(Result<void> result) {
    if (m_thread.joinable()) {
        m_thread.join(); // it has nothing left to do but return
    }
    if (result) {
        m_state = JobState::Succeeded;
    } else if (result.error().code == ErrorCode::Cancelled) {
        m_state = JobState::Cancelled;
    } else {
        m_state = JobState::Failed;
        m_error = result.error();
    }
    m_finishedAt = QDateTime::currentDateTimeUtc();
    const QPointer<Job> alive(this);
    Q_EMIT stateChanged();
    if (alive) {
        Q_EMIT finished();
    }
}

} // namespace platter
