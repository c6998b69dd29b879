// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/quietwork.h"

#include <thread>

namespace platter {

using namespace std::chrono_literals;

Result<void> QuietWork::untilDone(JobContext& context, const std::function<Result<void>()>& work) {
    constexpr auto kLookAgain = 200ms; // while others write
    for (;;) {
        auto done = work();
        if (done || done.error().code != ErrorCode::Busy)
            return done;
        context.report(tr("waiting until nothing is being added"), 0, 0);
        context.waitWhilePaused();
        if (context.stopToken().stop_requested())
            return std::unexpected(Error{ErrorCode::Cancelled, {}});
        std::this_thread::sleep_for(kLookAgain);
    }
}

Result<quint32> QuietWork::allocatePack(
    LocalCore& core, const std::stop_token& stop, const std::function<bool()>& mustYield) {
    const auto number = core.post([](ImageRecords& records) { return records.allocatePack(); });
    while (!number.isFinished()) {
        if (mustYield()) {
            return std::unexpected(
                Error{stop.stop_requested() ? ErrorCode::Cancelled : ErrorCode::Busy, tr("Stopped."), {}, true});
        }
        std::this_thread::sleep_for(1ms);
    }
    return number.result();
}

} // namespace platter
