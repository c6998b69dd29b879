// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/jobs/job.h"

#include <QList>

namespace platter {

// Runs jobs in order, a few at a time, and keeps the finished ones until they are cleared. Lives in the window's thread
// and owns its jobs. Destroying it cancels what runs and waits for it (each stops within one chunk). A paused job leaves
// its turn to the next one; when it goes on it does so at once, so for a while one more may run than `parallel` says. Light jobs
// (Job::isLight()) start at once and do not count.
class JobQueue : public QObject {
    Q_OBJECT

public:
    explicit JobQueue(int parallel = 1, QObject* parent = nullptr);
    ~JobQueue() override;

    // Takes the job; it starts as soon as its turn comes. Returns it for connecting to.
    Job* add(std::unique_ptr<Job> job);
    // How many run at once, one at least. Those that run are not stopped when it becomes less.
    void setParallel(int parallel);
    int parallel() const { return m_parallel; }
    const QList<Job*>& jobs() const { return m_jobs; } // in order: finished ones stay in place
    bool isIdle() const; // nothing queued, running or paused, but for what can wait (Job::canWait())
    int unfinished() const;

    void moveUp(Job* job); // queued jobs only, past the queued one before; does nothing at the top
    void moveDown(Job* job);
    void remove(Job* job); // finished jobs only
    void clearFinished();
    void cancelAll();

Q_SIGNALS:
    void added(platter::Job* job, qsizetype index);
    void aboutToRemove(platter::Job* job, qsizetype index);
    void removed();
    void moved(qsizetype from, qsizetype to);
    void idle(); // the last unfinished job ended, and everyone has heard its finished()

private:
    void startNext();
    void tellIdle();
    void swapQueued(Job* job, qsizetype step);
    void take(qsizetype index);

    QList<Job*> m_jobs;
    int m_parallel;
    bool m_closing = false;
    bool m_idleTold = true;
};

} // namespace platter
