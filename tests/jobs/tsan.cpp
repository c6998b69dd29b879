// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT

// Asked for by the thread sanitizer where a program is built with it. Qt's libraries are not built with it, so it does not
// see Qt's own locks: how Qt Test's watchdog and the main thread agree on the end, and how threads that post events take
// turns at growing the receiving thread's list. What our code does with its own data stays watched.
extern "C" const char* __tsan_default_suppressions();
extern "C" const char* __tsan_default_suppressions() {
    return "race:QWaitCondition::~QWaitCondition\n"
           "race:QArrayData::reallocateUnaligned\n";
}
