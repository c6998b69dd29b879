// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdio>
#include <cstdlib>

namespace platter::fuzz {

// Ends the process where a reader gave out what cannot be: that is a finding, as a crash is.
inline void insist(bool condition, const char* what) {
    if (condition)
        return;
    std::fprintf(stderr, "a reader gave out what cannot be: %s\n", what);
    std::abort();
}

} // namespace platter::fuzz
