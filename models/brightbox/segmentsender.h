// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/brightbox/orbitupload.h"
#include "models/jobs/workers.h"

#include <QElapsedTimer>
#include <QHash>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>

namespace platter {

// The objects of one disk on their way into Orbit: knows which are there, sends others, several at once, and keeps them all
// from running out. Used on the thread that cuts the disk; sends on threads of its own.
class SegmentSender {
    Q_DECLARE_TR_FUNCTIONS(SegmentSender)

public:
    // All outlive it.
    SegmentSender(OrbitClient* client, const QString& container, const UploadPlan& plan, const UploadOptions& options);
    ~SegmentSender();
    Q_DISABLE_COPY_MOVE(SegmentSender)

    // Looks at what is there with that beginning of its name.
    Result<void> begin(const QString& prefix);
    QStringList names() const; // of what is there or on its way
    // The manifest of that name, when it was made so lately that nothing that it names can run out soon.
    std::optional<OrbitObject> recent(const QString& name) const;

    // The disk's next part is that object. False: it is not there, and has to be sent with send().
    bool use(const QString& name, qint64 raw);
    // Room for an object, kept for reuse. Empty.
    QByteArray buffer();
    // The same as use() for one that is not there: waits until fewer than the allowed number are under way, then returns while it is
    // sent. An error is any of those before it.
    Result<void> send(const QString& name, QByteArray bytes, qint64 raw);
    // Waits for all of them.
    Result<void> finish();
    // One object of the disk's segments in their order; after finish().
    Result<OrbitObject> putManifest(const QString& name);

    Result<void> check() const; // Cancelled, or what went wrong on the way
    Result<void> renewOld(); // from time to time: objects of which a part of their time is over
    void setTotal(qint64 total) { m_progress.total = total; }
    void report(UploadProgress::Phase phase);
    qint64 sentBytes() const { return m_sent; } // of this run
    qint64 sentObjects() const { return m_sentObjects; }

private:
    struct Object {
        QByteArray etag; // empty: still on its way
        qint64 size = 0;
        bool manifest = false;
        qint64 born = 0; // seconds since this run began; negative: before
    };
    struct OnItsWay {
        qint64 raw = 0;
        qint64 size = 0;
        std::atomic<qint64> sent = 0;
    };

    void waitUntilFewer(std::unique_lock<std::mutex>& lock, qsizetype ways);
    void sendNow(const QString& name, QByteArray bytes, const std::shared_ptr<OnItsWay>& way);
    Result<void> renewOlderThan(std::chrono::seconds age, bool forget);
    qint64 elapsed() const; // seconds since this run began

    OrbitClient* m_client;
    QString m_container;
    const UploadPlan& m_plan;
    const UploadOptions& m_options;
    qint64 m_began; // seconds since 1970: goes on while the computer sleeps
    QElapsedTimer m_running; // goes on when the clock is set back
    qint64 m_renewed = 0;
    QList<QString> m_segments; // of the disk, in order
    UploadProgress m_progress;
    qint64 m_usedRaw = 0; // of segments that are there or on their way
    std::atomic<qint64> m_sent = 0;
    std::atomic<qint64> m_sentObjects = 0;
    mutable std::mutex m_mutex; // the fields below
    std::condition_variable m_ended;
    QHash<QString, Object> m_objects;
    QList<std::shared_ptr<OnItsWay>> m_ways;
    QList<QByteArray> m_spare;
    std::optional<Error> m_error; // the first
    Workers m_pool; // last: its destructor waits for what uses the members above
};

} // namespace platter
