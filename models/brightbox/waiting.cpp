// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/waiting.h"

#include <condition_variable>
#include <mutex>

namespace platter {

Error cancelledError() {
    return {.code = ErrorCode::Cancelled, .message = BrightboxText::tr("This was cancelled.")};
}

bool waitFor(std::chrono::milliseconds time, const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    never.wait_for(lock, stop, time, [] { return false; });
    return !stop.stop_requested();
}

} // namespace platter
