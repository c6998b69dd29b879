// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT

// Asked for by the thread sanitizer where a program is built with it. Qt's libraries are not built with it: it does not see
// that QThread::wait() ends a thread's work (LocalCore's destructor, before its members go), that an event posted to the
// window's thread comes after what was written before (LocalLibrary), how futures count who holds their results, nor how Qt
// Test's watchdog and the main thread agree. Imports, exports and all other work on the catalogue's thread are not left out.
extern "C" const char* __tsan_default_suppressions();
extern "C" const char* __tsan_default_suppressions() {
    return "race:libglib-2.0.so\n"
           "race:QWaitCondition::~QWaitCondition\n"
           "race:QWaitCondition::wakeAll\n"
           "race:QtPrivate::ResultStoreBase\n"
           "race:QFutureInterface\n"
           "race:models/local/locallibrary.cpp\n"
           "race:platter::LocalCore::~LocalCore\n";
}
