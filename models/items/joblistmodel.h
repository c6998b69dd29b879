// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/jobs/jobqueue.h"

#include <QAbstractListModel>

namespace platter {

enum JobRoles {
    JobRole = Qt::UserRole + 1, // Job*
    JobStateRole, // int of JobState
    JobPhaseRole, // in words: "reading and storing", "waiting", "done", "failed"
    JobPermilleRole, // int 0…1000; -1 while the total is unknown; invalid: it runs until it is ended
    JobDetailRole, // "31 % · 412 MB/s · 12 s left", or the error's sentence
    JobCommandRole, // what a person types to get into what it made or runs: "ssh debian@…"; mostly empty
};

// The Transfers panel's rows: the jobs of a queue in its order. Display is the title. Lives in the window's thread.
class JobListModel : public QAbstractListModel {
    Q_OBJECT

public:
    explicit JobListModel(JobQueue* queue, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    Job* jobAt(int row) const; // null when out of range

private:
    void watch(Job* job);
    void changed(Job* job);
    static QString phase(const Job& job);
    static QString detail(const Job& job);
    static QString timeLeft(qint64 seconds);

    QList<Job*> m_jobs; // the queue's, as this model has told them
};

} // namespace platter
