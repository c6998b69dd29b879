// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/error.h"
#include "models/domain/ids.h"
#include "models/jobs/ratemeter.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QObject>

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <new>
#include <optional>
#include <stop_token>
#include <thread>

namespace platter {

enum class JobState { Queued, Running, Paused, Succeeded, Failed, Cancelled };

// How far a job is. `done` and `total` are bytes; total is 0 while unknown.
struct JobProgress {
    QString phase; // in words, translated: "reading and storing"
    qint64 done = 0;
    qint64 total = 0;

    bool operator==(const JobProgress&) const = default;
};

// What a running job's work function is given. Used on the worker thread only.
class JobContext {
public:
    virtual ~JobContext() = default;
    // Cheap; called as often as one likes, passed on at most 10 times a second (the last of a phase always).
    virtual void report(const QString& phase, qint64 done, qint64 total) = 0;
    virtual std::stop_token stopToken() const = 0;
    // Returns at once unless the job is paused; then blocks until it goes on or is stopped. Call once a chunk.
    virtual void waitWhilePaused() = 0;
};

// Work that takes long: an import, an export. The object lives in the thread that made it (the window's); run() is
// called on a worker thread. Owned by the JobQueue it was added to. Ends with exactly one finished(). Made with new
// (std::make_unique): deleting one that has not ended cancels it first, waits for its worker and emits finished().
class Job : public QObject {
    Q_OBJECT

public:
    explicit Job(QObject* parent = nullptr);
    ~Job() override;
    // By the time ~Job() runs, the derived class is gone: neither neverRan() could be called any more nor run() be in
    // progress. A destroying delete is called before any destructor, however the job is deleted (by a pointer to any of
    // its bases, a smart pointer, deleteLater() or its parent), so the job ends there, as a whole object.
    static void operator delete(Job* job, std::destroying_delete_t);

    virtual QString title() const = 0; // what the Transfers panel shows in bold: a file or image name
    virtual ImageKey image() const { return {}; } // what "show image" goes to; may be empty
    // Whether it works with that library's service or folder: it must end before the library goes.
    virtual bool uses(const LibraryId& library) const { return image().library == library; }
    virtual ServerId server() const { return {}; } // which it builds; empty until the service has begun to
    virtual QString outcome() const { return {}; } // worth copying once it has succeeded: "ssh ubuntu@…"; may be empty
    // Waits for a service rather than works: needs no turn in the queue. Does not change.
    virtual bool isLight() const { return false; }
    // Nobody waits for it, and it goes on another time: it keeps neither the computer awake nor the window open.
    virtual bool canWait() const { return false; }
    // Goes on until somebody ends it, or what it runs ends: a server that is tried. What it has done is lost then. Does not
    // change.
    virtual bool isOpenEnded() const { return false; }

    JobState state() const { return m_state; }
    bool isFinished() const;
    const JobProgress& progress() const { return m_progress; }
    const std::optional<Error>& error() const { return m_error; } // set when Failed
    QDateTime finishedAt() const { return m_finishedAt; } // UTC; invalid while unfinished
    qint64 bytesPerSecond() const; // smoothed; 0 while it cannot be told
    std::optional<qint64> secondsLeft() const; // nullopt until it can be trusted

    void cancel(); // queued: ends at once; running: within one chunk
    void pause(); // queued: it is passed over in the queue; running: within one chunk
    void resume(); // one that had not begun waits for its turn again

Q_SIGNALS:
    void stateChanged();
    void progressChanged();
    void finished(); // once: state() is Succeeded, Failed or Cancelled

protected:
    // Worker thread. Honours the stop token within one chunk and then returns Cancelled, with what was half done removed.
    // Never waits for the job's own thread, which may be waiting for this one to return.
    virtual Result<void> run(JobContext& context) = 0;
    // The job's thread, just before finished(): lets a job that never ran undo what was prepared.
    virtual void neverRan() { }

    void customEvent(QEvent* event) override; // from the worker

private:
    friend class JobQueue;
    struct Shared;
    class Worker;
    void start();
    void takeReports();
    void finish(Result<void> result);
    void conclude();

    std::shared_ptr<Shared> m_shared;
    std::jthread m_thread;
    JobState m_state = JobState::Queued;
    bool m_begun = false; // by start()
    JobProgress m_progress;
    RateMeter m_rate;
    std::optional<Error> m_error;
    QDateTime m_finishedAt;
    QElapsedTimer m_sinceProgress;
    bool m_waiting = false; // a timer will take the reports
};

} // namespace platter
