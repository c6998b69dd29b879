// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/jobs/jobqueue.h"
#include "models/library/library.h"

#include <QTimer>

#include <chrono>
#include <functional>

namespace platter {

// Gives back the space of deleted images whose days are over: some time after the program began, and then as they end, as
// long as nothing else is worked on. What was stored in a hurry is compressed again when nothing was worked on for a while,
// and the computer does not run on its battery. Lives in the window's thread; what is pointed to outlives it.
class ReclaimSchedule : public QObject {
    Q_OBJECT

public:
    struct Surroundings {
        std::chrono::milliseconds first = std::chrono::seconds(30); // until the first look …
        std::chrono::milliseconds again = std::chrono::minutes(10); // … and between those that follow
        std::function<bool()> isOnBattery{}; // empty: as the system says
    };
    ReclaimSchedule(Library* library, JobQueue* queue, Surroundings surroundings, QObject* parent = nullptr);
    ReclaimSchedule(Library* library, JobQueue* queue)
        : ReclaimSchedule(library, queue, Surroundings()) { }

private:
    void look();
    void repackWhenDue();

    Library* m_library;
    JobQueue* m_queue;
    Surroundings m_surroundings;
    QTimer m_timer;
    bool m_wasIdle = false; // the last time
};

} // namespace platter
