// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT

// Asked for by the thread sanitizer where a program is built with it. Qt's libraries are not built with it: it does not see
// how Qt Test's watchdog and the main thread agree, and takes its end for a race. Nothing of ours is left out.
extern "C" const char* __tsan_default_suppressions();
extern "C" const char* __tsan_default_suppressions() {
    return "race:QWaitCondition::~QWaitCondition\n";
}
