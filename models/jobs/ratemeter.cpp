// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/jobs/ratemeter.h"

#include <algorithm>
#include <cmath>

namespace platter {

namespace {

// Speeds of disks and networks jump about; what happened three seconds ago still counts by a third.
constexpr double kMemory = 3000; // milliseconds
// Earlier, one slow or fast chunk would make a promise that is broken at once.
constexpr int kFewestSamples = 3;
constexpr qint64 kShortestTime = 2000; // milliseconds
constexpr qint64 kShortestRateTime = 300; // milliseconds; a speed is not a promise

} // namespace

void RateMeter::add(qint64 done, qint64 total, qint64 milliseconds) {
    m_total = total;
    if (!m_begun || done < m_done) {
        // Where it begins counts for nothing: a job that goes on in the middle did not do the first half just now.
        m_begun = true;
        m_done = done;
        m_time = milliseconds;
        return;
    }
    const qint64 passed = milliseconds - m_time;
    if (passed <= 0) { // counted together with what comes next
        return;
    }
    const double rate = static_cast<double>(done - m_done) * 1000 / static_cast<double>(passed);
    m_measured += passed;
    ++m_samples;
    // The first samples are averaged by time, so that the very first one does not set the tone.
    const auto memory = std::min(kMemory, static_cast<double>(m_measured));
    const double weight = m_samples == 1 ? 1 : 1 - std::exp(-static_cast<double>(passed) / memory);
    m_rate += weight * (rate - m_rate);
    m_done = done;
    m_time = milliseconds;
}

void RateMeter::restart() {
    *this = RateMeter();
}

void RateMeter::hold() {
    m_begun = false;
}

qint64 RateMeter::bytesPerSecond() const {
    return m_measured < kShortestRateTime ? 0 : std::llround(m_rate);
}

std::optional<qint64> RateMeter::secondsLeft() const {
    if (m_total <= 0 || m_done > m_total || m_samples < kFewestSamples || m_measured < kShortestTime || m_rate < 1) {
        return std::nullopt;
    }
    const double seconds = std::ceil(static_cast<double>(m_total - m_done) / m_rate);
    constexpr double longest = 365.0 * 24 * 3600; // as good as never: nothing to promise
    return seconds > longest ? std::nullopt : std::optional(static_cast<qint64>(seconds));
}

} // namespace platter
