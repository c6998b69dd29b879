// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

namespace platter {

// How much a thread gives way to all others on this computer.
enum class Priority {
    Usual,
    Low, // nice 10: what people do meanwhile goes first
    Idle, // nice 19, and the disk only when nobody else wants it
};

// Of the calling thread alone, for as long as it lives: without privileges it can only become lower. Where the system does
// not allow it the thread goes on as it was. Linux counts niceness by thread (setpriority(2), "C library/kernel differences").
void setThreadPriority(Priority priority);

} // namespace platter
