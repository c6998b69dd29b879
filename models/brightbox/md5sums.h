// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <array>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <future>
#include <mutex>
#include <thread>

namespace platter {

// The MD5 (RFC 1321) of several buffers at once, on a thread of its own. One sum is a chain in which each step waits for the
// one before it; four chains side by side in vector registers take about as long as one. So none is begun alone before it is
// wanted. Orbit wants such sums of all that is sent, several objects at a time. No library of Debian computes them
// like this. Not for secrets: MD5 finds accidents only.
class Md5Sums {
public:
    Md5Sums() = default;
    ~Md5Sums() = default; // drops what is not finished; nobody asks for it any more
    Q_DISABLE_COPY_MOVE(Md5Sums)

    class Sum {
    public:
        QByteArray get(); // in hexadecimal; waits for it. Once, on any thread

    private:
        friend class Md5Sums;
        Sum(Md5Sums* sums, std::future<QByteArray> future)
            : m_sums(sums)
            , m_future(std::move(future)) { }

        Md5Sums* m_sums;
        std::future<QByteArray> m_future;
    };

    // Any thread. `bytes` is shared until the sum is there, and never after.
    Sum of(const QByteArray& bytes);

private:
    static constexpr std::size_t kLanes = 4;
    static constexpr std::size_t kEnough = 2; // are worth beginning
    static constexpr std::size_t kBlock = 64; // bytes

    struct Order {
        QByteArray bytes;
        std::promise<QByteArray> sum;
    };
    struct Lane {
        bool busy = false;
        bool padded = false; // its blocks are those of `tail`
        Order order;
        const char* next = nullptr;
        std::size_t blocks = 0; // whole ones from `next`
        std::array<char, 2 * kBlock> tail{};
    };

    void work(const std::stop_token& stop);
    void begin(std::size_t lane, Order order);
    void step();
    void pad(Lane& lane);
    void end(std::size_t lane);

    std::mutex m_mutex; // the fields below
    std::condition_variable_any m_wake;
    std::deque<Order> m_orders;
    bool m_wanted = false; // one of them is waited for
    // Its thread's own:
    std::array<Lane, kLanes> m_lanes;
    std::array<std::array<std::uint32_t, kLanes>, 4> m_state{}; // A, B, C, D of each lane
    std::jthread m_thread; // begins with the first order; last: it uses the members above
};

} // namespace platter
