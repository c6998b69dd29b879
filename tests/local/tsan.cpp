// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT

// Asked for by the thread sanitizer where a program is built with it. Qt's libraries are not built with it, so that it does
// not see how their locks and queues make one thread wait for another. Races in our own code that have no Qt lock between
// them are still told.
extern "C" const char* __tsan_default_suppressions();
extern "C" const char* __tsan_default_suppressions() {
    return "race:QWaitCondition::~QWaitCondition\n";
}
