// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/media/media.h"

#include <functional>
#include <memory>
#include <stop_token>

namespace platter {

// A disk that comes through a pipe and can be read once: raw, compressed, or in a tar archive, as a file could be.
struct PipedDisk {
    MediaInfo info; // no path, no size of the file
    // Once; further calls are an error.
    std::function<Result<DiskSource>(const std::stop_token& stop)> open;

    // Looks at the beginning of what comes; waits for it. `descriptor` stays open and belongs to the caller, who reads
    // nothing more from it. `name` is for sentences ("Standard input"). `member`: of a tar archive; empty: the disk in it, and
    // a second one is an error (Ambiguous). Errors: those of Media::inspect(). Reading ends with Truncated also where the
    // partition table or file system tells that more should have come: a pipe that breaks looks like one that ends.
    static Result<PipedDisk> inspect(
        int descriptor, const QString& name, const QString& member, const std::stop_token& stop);
};

} // namespace platter
