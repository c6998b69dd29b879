// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/jobs/job.h"

#include <QList>
#include <QThreadPool>

namespace platter {

// Runs jobs in order, a few at a time, and keeps the finished ones until they are cleared. Lives in the window's thread
// and owns its jobs. Destroying it cancels what runs and waits for it (each stops within one chunk).
class JobQueue : public QObject {
    Q_OBJECT

public:
    explicit JobQueue(int parallel = 1, QObject* parent = nullptr);
    ~JobQueue() override;

    // Takes the job; it starts as soon as its turn comes. Returns it for connecting to.
    Job* add(std::unique_ptr<Job> job);
    const QList<Job*>& jobs() const { return m_jobs; } // in order: finished ones stay in place
    bool isIdle() const; // nothing queued, running or paused
    int unfinished() const;

    void moveUp(Job* job); // queued jobs only; does nothing at the top
    void moveDown(Job* job);
    void remove(Job* job); // finished jobs only
    void clearFinished();
    void cancelAll();

Q_SIGNALS:
    void added(platter::Job* job, qsizetype index);
    void aboutToRemove(platter::Job* job, qsizetype index);
    void removed();
    void moved(qsizetype from, qsizetype to);
    void idle(); // the last unfinished job ended

private:
    void startNext();
    void move(Job* job, qsizetype by);

    QList<Job*> m_jobs;
    QThreadPool m_pool;
    int m_parallel;
};

} // namespace platter
