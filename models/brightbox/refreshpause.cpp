// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/refreshpause.h"

#include <algorithm>

namespace platter {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds kBusy = 2s;
constexpr std::chrono::milliseconds kSoon = 10s;
constexpr std::chrono::milliseconds kSlow = 60s;
constexpr std::chrono::milliseconds kHidden = 5min;

std::chrono::milliseconds doubled(std::chrono::milliseconds pause, int times, std::chrono::milliseconds most) {
    return std::min(pause * (1 << std::clamp(times, 0, 16)), most);
}

} // namespace

std::chrono::milliseconds refreshPause(const RefreshSituation& situation) {
    const auto calm = situation.watched ? doubled(kSoon, situation.unchanged, kSlow) : kHidden;
    const auto pause = situation.busy ? (situation.watched ? kBusy : kSoon) : calm;
    return situation.failures == 0 ? pause : std::max(pause, doubled(kBusy, situation.failures, kHidden));
}

} // namespace platter
