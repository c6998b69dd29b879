// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/items/joblistmodel.h"

#include "models/domain/sizes.h"

#include <QLocale>

namespace platter {

namespace {

int permille(const Job& job) {
    const JobProgress& progress = job.progress();
    if (job.state() == JobState::Succeeded) {
        return 1000;
    }
    if (progress.total <= 0) {
        return job.state() == JobState::Queued ? 0 : -1;
    }
    const double part = static_cast<double>(progress.done) / static_cast<double>(progress.total);
    return std::clamp(static_cast<int>(std::clamp(part, 0.0, 1.0) * 1000), 0, 1000);
}

bool isLasting(const Job& job) {
    return job.state() == JobState::Running && !job.outcome().isEmpty();
}

// A folder or a sentence is none.
QString command(const Job& job) {
    const bool built = job.state() == JobState::Succeeded && !job.server().isEmpty();
    return built || isLasting(job) ? job.outcome() : QString();
}

} // namespace

JobListModel::JobListModel(JobQueue* queue, QObject* parent)
    : QAbstractListModel(parent)
    , m_jobs(queue->jobs()) {
    for (Job* job : std::as_const(m_jobs)) {
        watch(job);
    }
    connect(queue, &JobQueue::added, this, [this](Job* job, qsizetype index) {
        beginInsertRows({}, static_cast<int>(index), static_cast<int>(index));
        m_jobs.insert(index, job);
        endInsertRows();
        watch(job);
    });
    connect(queue, &JobQueue::aboutToRemove, this, [this](Job* job, qsizetype index) {
        beginRemoveRows({}, static_cast<int>(index), static_cast<int>(index));
        job->disconnect(this);
        m_jobs.removeAt(index);
        endRemoveRows();
    });
    connect(queue, &JobQueue::moved, this, [this](qsizetype from, qsizetype to) {
        // Qt counts the destination before the row is taken out: one more on the way down.
        beginMoveRows(
            {}, static_cast<int>(from), static_cast<int>(from), {}, static_cast<int>(to > from ? to + 1 : to));
        m_jobs.move(from, to);
        endMoveRows();
    });
}

int JobListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_jobs.size());
}

Job* JobListModel::jobAt(int row) const {
    return row < 0 || row >= m_jobs.size() ? nullptr : m_jobs.at(row);
}

QVariant JobListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || !checkIndex(index, CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    Job* job = m_jobs.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return job->title();
    case Qt::ToolTipRole:
        return job->error() ? job->error()->message : job->title();
    case Qt::AccessibleTextRole:
        return detail(*job).isEmpty()
            ? tr("%1, %2", "title, phase").arg(job->title(), phase(*job))
            : tr("%1, %2, %3", "title, phase, detail").arg(job->title(), phase(*job), detail(*job));
    case JobRole:
        return QVariant::fromValue(job);
    case JobStateRole:
        return static_cast<int>(job->state());
    case JobPhaseRole:
        return phase(*job);
    case JobPermilleRole:
        return isLasting(*job) ? QVariant() : permille(*job);
    case JobCommandRole:
        return command(*job);
    case JobDetailRole:
        return detail(*job);
    default:
        return {};
    }
}

QString JobListModel::phase(const Job& job) {
    switch (job.state()) {
    case JobState::Queued:
        return tr("waiting");
    case JobState::Running:
        return job.progress().phase.isEmpty() ? tr("starting") : job.progress().phase;
    case JobState::Paused:
        return tr("paused");
    case JobState::Succeeded:
        return tr("done");
    case JobState::Failed:
        return tr("failed");
    case JobState::Cancelled:
        return tr("cancelled");
    }
    return {};
}

QString JobListModel::timeLeft(qint64 seconds) {
    if (seconds < 60) {
        return tr("%1 s left").arg(seconds);
    }
    const qint64 minutes = (seconds + 59) / 60;
    if (minutes < 60) {
        return tr("%1 min left").arg(minutes);
    }
    return tr("%1 h %2 min left").arg(minutes / 60).arg(minutes % 60);
}

QString JobListModel::detail(const Job& job) {
    if (job.error()) {
        return job.error()->message;
    }
    if (job.state() == JobState::Succeeded || isLasting(job)) {
        return job.outcome();
    }
    if (job.state() != JobState::Running && job.state() != JobState::Paused) {
        return {};
    }
    const int part = permille(job);
    if (part < 0 && job.progress().done <= 0) {
        return {};
    }
    const QString done = part < 0 ? tr("%1 so far").arg(formatSize(job.progress().done))
                                  : tr("%1 %", "percent").arg(QLocale().toString(part / 10));
    const qint64 rate = job.bytesPerSecond();
    if (rate <= 0) {
        return done;
    }
    const auto left = job.secondsLeft();
    return left ? tr("%1 · %2/s · %3", "done, bytes a second, time left").arg(done, formatSize(rate), timeLeft(*left))
                : tr("%1 · %2/s", "done, bytes a second").arg(done, formatSize(rate));
}

void JobListModel::watch(Job* job) {
    connect(job, &Job::stateChanged, this, [this, job] { changed(job); });
    connect(job, &Job::progressChanged, this, [this, job] { changed(job); });
}

void JobListModel::changed(Job* job) {
    if (const qsizetype row = m_jobs.indexOf(job); row >= 0) {
        const QModelIndex where = index(static_cast<int>(row));
        Q_EMIT dataChanged(where, where);
    }
}

} // namespace platter
