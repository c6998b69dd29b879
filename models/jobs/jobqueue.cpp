// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/jobs/jobqueue.h"

#include <QPointer>

#include <algorithm>

namespace platter {

JobQueue::JobQueue(int parallel, QObject* parent)
    : QObject(parent)
    , m_parallel(std::max(1, parallel)) { }

JobQueue::~JobQueue() {
    m_closing = true;
    cancelAll(); // all are asked first, so that they stop side by side
    while (!m_jobs.isEmpty()) {
        Job* job = m_jobs.last();
        take(m_jobs.size() - 1);
        delete job; // waits for its worker and tells its end
    }
}

Job* JobQueue::add(std::unique_ptr<Job> job) {
    Q_ASSERT(job && job->thread() == thread());
    Job* added = job.release();
    added->setParent(this);
    m_jobs.append(added);
    m_idleTold = false;
    // Pausing frees a turn as well as finishing does.
    connect(added, &Job::stateChanged, this, &JobQueue::startNext);
    // By way of the event loop, so that idle() comes after everyone has heard finished().
    const auto ask = [this] { QMetaObject::invokeMethod(this, &JobQueue::tellIdle, Qt::QueuedConnection); };
    connect(added, &Job::finished, this, ask);
    if (added->isFinished()) {
        ask();
    }
    Q_EMIT this->added(added, m_jobs.size() - 1);
    startNext();
    return added;
}

void JobQueue::setParallel(int parallel) {
    m_parallel = std::max(1, parallel);
    startNext();
}

bool JobQueue::isIdle() const {
    return std::ranges::all_of(m_jobs, [](const Job* job) { return job->isFinished() || job->canWait(); });
}

int JobQueue::unfinished() const {
    return static_cast<int>(std::ranges::count_if(m_jobs, [](const Job* job) { return !job->isFinished(); }));
}

void JobQueue::moveUp(Job* job) {
    swapQueued(job, -1);
}

void JobQueue::moveDown(Job* job) {
    swapQueued(job, 1);
}

// Moves the job past the next queued one in the direction of `step`; finished and running ones in between do not count.
void JobQueue::swapQueued(Job* job, qsizetype step) {
    const qsizetype from = m_jobs.indexOf(job);
    if (from < 0 || job->state() != JobState::Queued) {
        return;
    }
    qsizetype to = from + step;
    while (to >= 0 && to < m_jobs.size() && m_jobs.at(to)->state() != JobState::Queued) {
        to += step;
    }
    if (to < 0 || to >= m_jobs.size()) {
        return;
    }
    m_jobs.move(from, to);
    Q_EMIT moved(from, to);
}

void JobQueue::remove(Job* job) {
    const qsizetype index = m_jobs.indexOf(job);
    if (index >= 0 && job->isFinished()) {
        take(index);
        job->deleteLater(); // this may be called from the job's own finished()
    }
}

void JobQueue::clearFinished() {
    for (qsizetype i = m_jobs.size() - 1; i >= 0; --i) {
        if (i < m_jobs.size()) { // who hears of a removal may remove others
            remove(m_jobs.at(i));
        }
    }
}

void JobQueue::cancelAll() {
    // The queued ones first: otherwise each that ends would make room for one that is about to be cancelled. A list of
    // guarded pointers, since who hears of an end may remove jobs.
    QList<QPointer<Job>> queued;
    QList<QPointer<Job>> begun;
    for (Job* job : std::as_const(m_jobs)) {
        (job->state() == JobState::Queued ? queued : begun).append(job);
    }
    for (const auto& job : queued + begun) {
        if (job) {
            job->cancel();
        }
    }
}

void JobQueue::take(qsizetype index) {
    Q_EMIT aboutToRemove(m_jobs.at(index), index);
    m_jobs.removeAt(index);
    Q_EMIT removed();
}

void JobQueue::startNext() {
    const auto next = [this](bool light) {
        const auto found = std::ranges::find_if(
            m_jobs, [light](const Job* job) { return job->state() == JobState::Queued && job->isLight() == light; });
        return found == m_jobs.end() ? nullptr : *found;
    };
    const auto working = [this] {
        return std::ranges::count_if(
            m_jobs, [](const Job* job) { return job->state() == JobState::Running && !job->isLight(); });
    };
    while (Job* job = m_closing ? nullptr : next(true)) {
        job->start();
    }
    while (Job* job = !m_closing && working() < m_parallel ? next(false) : nullptr) {
        job->start();
    }
}

void JobQueue::tellIdle() {
    if (!m_idleTold && isIdle()) {
        m_idleTold = true;
        Q_EMIT idle();
    }
}

} // namespace platter
