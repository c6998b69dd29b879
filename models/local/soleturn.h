// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/files/file.h"
#include "models/local/libraryfolder.h"

namespace platter {

// The library's lock, held exclusively by work in the background that gives way to whoever wants to write: what it is
// about must look at isWanted() once a chunk, and end as soon as it says so.
class SoleTurn {
public:
    SoleTurn() = default; // holds nothing
    // Busy when somebody writes or has the turn.
    static Result<SoleTurn> take(const LibraryFolder& folder);
    bool isWanted() const;

    static Error busy();

private:
    File m_wish;
    File m_lock;
};

} // namespace platter
