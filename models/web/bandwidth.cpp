// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/web/bandwidth.h"

#include <algorithm>

namespace platter {

namespace {

constexpr double kDepth = 0.1; // seconds' worth that a bucket holds
constexpr double kShallowest = 16 * 1024; // bytes that it holds at least: what one read of a body takes
constexpr qint64 kLeast = 4 * 1024; // bytes; less is not worth a system call

} // namespace

void Bandwidth::setLimit(qint64 bytesPerSecond) {
    const std::scoped_lock lock(m_mutex);
    m_limit = std::max<qint64>(0, bytesPerSecond);
    m_buckets.fill({.bytes = 0, .at = Clock::now()});
}

qint64 Bandwidth::take(Direction direction, qint64 wanted) {
    if (m_limit == 0)
        return wanted;
    const std::scoped_lock lock(m_mutex);
    const auto limit = static_cast<double>(m_limit.load());
    if (limit <= 0) // it was taken away meanwhile
        return wanted;
    Bucket& bucket = m_buckets[direction == Direction::Up ? 0 : 1];
    const auto now = Clock::now();
    const double since = std::chrono::duration<double>(now - bucket.at).count();
    bucket.bytes = std::min(bucket.bytes + since * limit, std::max(limit * kDepth, kShallowest));
    bucket.at = now;
    const qint64 granted = std::min(wanted, static_cast<qint64>(bucket.bytes));
    if (granted < std::min(wanted, kLeast))
        return 0;
    bucket.bytes -= static_cast<double>(granted);
    return granted;
}

} // namespace platter
