// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/jobs/priority.h"

#include <QtLogging>

#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace platter {

void setThreadPriority(Priority priority) {
    if (priority == Priority::Usual)
        return;
    constexpr int niceLow = 10;
    constexpr int niceLowest = 19;
    constexpr int wholeThread = 1; // IOPRIO_WHO_PROCESS: a thread's id counts as a process's
    constexpr int idle
        = 3 << 13; // IOPRIO_CLASS_IDLE; the class of Low follows from its niceness where a scheduler looks
    const bool isIdle = priority == Priority::Idle;
    if (::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), isIdle ? niceLowest : niceLow) != 0
        || (isIdle && ::syscall(SYS_ioprio_set, wholeThread, 0, idle) != 0))
        qWarning("A thread goes on with the usual priority");
}

} // namespace platter
