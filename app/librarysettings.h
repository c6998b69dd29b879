// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

namespace platter {

// Settings of the library on this computer, which the window changes and the command line reads too.
class LibrarySettings {
public:
    static int graceDays(); // how long deleted images can be restored: 0 … 365, 7 unless it was changed
    static void setGraceDays(int days);
};

} // namespace platter
