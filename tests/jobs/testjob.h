// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/jobs/job.h"

#include <QStringList>

#include <functional>

namespace platter {

// A job for tests: what it does is a function, what happens to it is written to a log that outlives it.
class TestJob : public Job {
public:
    using Work = std::function<Result<void>(JobContext&)>;
    struct Log {
        std::atomic<int> ran = 0;
        int neverRan = 0;
        int finished = 0; // as heard by a connection
        QStringList order; // titles, as they finished
    };

    TestJob(std::shared_ptr<Log> log, Work work, QString title = QStringLiteral("job"))
        : m_log(std::move(log))
        , m_work(std::move(work))
        , m_title(std::move(title)) {
        connect(this, &Job::finished, this, [this] {
            ++m_log->finished;
            m_log->order.append(m_title);
        });
    }

    QString title() const override { return m_title; }
    bool isLight() const override { return light; }
    bool isOpenEnded() const override { return openEnded; }

    bool light = false, openEnded = false; // set before it is added

protected:
    Result<void> run(JobContext& context) override {
        ++m_log->ran;
        return m_work(context);
    }
    void neverRan() override { ++m_log->neverRan; }

private:
    std::shared_ptr<Log> m_log;
    Work m_work;
    QString m_title;
};

inline Error cancelledError() {
    return {.code = ErrorCode::Cancelled, .message = QStringLiteral("Cancelled.")};
}

// A door on which a worker waits until the test opens it, or until the job is stopped.
class Gate {
public:
    void open() {
        {
            const std::scoped_lock lock(m_mutex);
            m_open = true;
        }
        m_wake.notify_all();
    }
    // False when it was stopped.
    bool pass(const std::stop_token& stop) {
        std::unique_lock lock(m_mutex);
        ++m_waiting;
        return m_wake.wait(lock, stop, [this] { return m_open; });
    }
    int waiting() const {
        const std::scoped_lock lock(m_mutex);
        return m_waiting;
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable_any m_wake;
    bool m_open = false;
    int m_waiting = 0; // how many came so far
};

inline Result<void> throughGate(Gate& gate, JobContext& context) {
    if (!gate.pass(context.stopToken())) {
        return std::unexpected(cancelledError());
    }
    return {};
}

} // namespace platter
