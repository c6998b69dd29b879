// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtTypes>

#include <array>
#include <atomic>
#include <chrono>
#include <mutex>

namespace platter {

// How fast everything that shares it may send, and how fast it may receive: two token buckets. Without a limit it costs one
// look at an atomic. Safe to use from several threads.
class Bandwidth {
public:
    enum class Direction { Up, Down };

    // Bytes a second in each direction; 0: as fast as it goes. Holds from now on, for what is under way too.
    void setLimit(qint64 bytesPerSecond);
    qint64 limit() const { return m_limit; }

    // How many of `wanted` bytes (at least one) may move now; 0: none yet, ask again after `pause`. Of what was not used
    // before, no more than a tenth of a second's worth is left.
    qint64 take(Direction direction, qint64 wanted);
    static constexpr std::chrono::milliseconds pause{20};

private:
    using Clock = std::chrono::steady_clock;
    struct Bucket {
        double bytes = 0;
        Clock::time_point at{}; // when it held so many
    };

    std::atomic<qint64> m_limit = 0;
    std::mutex m_mutex;
    std::array<Bucket, 2> m_buckets;
};

} // namespace platter
