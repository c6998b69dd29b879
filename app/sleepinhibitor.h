// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/jobs/jobqueue.h"

#include <QDBusConnection>
#include <QDBusUnixFileDescriptor>

namespace platter {

// Keeps the computer from falling asleep by itself while the queue has work, through logind's inhibitor lock
// (org.freedesktop.login1(5), Inhibit); where there is no logind it does nothing. A person may still send it to sleep. Lives
// in the main thread.
class SleepInhibitor : public QObject {
    Q_OBJECT

public:
    explicit SleepInhibitor(JobQueue* queue, // outlives it
        const QDBusConnection& bus = QDBusConnection::systemBus(), QObject* parent = nullptr);

    bool isHeld() const { return m_lock.isValid(); }

private:
    void refresh();
    void take();

    JobQueue* m_queue;
    QDBusConnection m_bus;
    QDBusUnixFileDescriptor m_lock; // the lock is held while this is open
    bool m_asking = false;
};

} // namespace platter
