// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/jobs/job.h"
#include "models/local/localcore.h"

namespace platter {

// What jobs have in common that work while nobody writes to the library (SoleTurn).
class QuietWork {
    Q_DECLARE_TR_FUNCTIONS(QuietWork)

public:
    // Does it again and again until it is not Busy any more; Cancelled when that was asked for meanwhile. On a job's thread.
    static Result<void> untilDone(JobContext& context, const std::function<Result<void>()>& work);
    // The number of a new pack. The catalogue's thread may itself be waiting for the library's lock, to begin an import:
    // gives up, with Busy or Cancelled, when `mustYield` says so.
    static Result<quint32> allocatePack(
        LocalCore& core, const std::stop_token& stop, const std::function<bool()>& mustYield);
};

} // namespace platter
