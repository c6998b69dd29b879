// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>

namespace platter {

// What decides how soon an account is asked again.
struct RefreshSituation {
    bool busy = false; // an image or a server is on its way to another status
    bool watched = true; // somebody may be looking
    int unchanged = 0; // answers in a row that brought nothing new
    int failures = 0; // questions in a row that had no answer

    bool operator==(const RefreshSituation&) const = default;
};

// How long to wait: 2 s while something is under way, then slower up to a minute, five minutes while nobody looks; after
// failures twice as long each time, up to five minutes.
std::chrono::milliseconds refreshPause(const RefreshSituation& situation);

} // namespace platter
