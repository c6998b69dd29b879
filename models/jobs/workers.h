// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/jobs/priority.h"

#include <QThread>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <stop_token>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace platter {

// The threads of one import or export. Not QtConcurrent: its hand-over goes through locks inside Qt that the thread
// sanitizer cannot see, which would hide real races among hundreds of false ones. The destructor waits for what runs and
// drops what has not begun.
class Workers {
public:
    // As many as this computer's cores, at least two: one may wait for the disk.
    static int usual() { return std::max(2, QThread::idealThreadCount()); }

    explicit Workers(int threads, Priority priority = Priority::Usual) {
        m_threads.reserve(static_cast<size_t>(threads));
        for (int i = 0; i < threads; ++i) {
            m_threads.emplace_back([this, priority](const std::stop_token& stop) {
                setThreadPriority(priority);
                work(stop);
            });
        }
    }

    // The result, or what f threw, by get(). Called on one thread.
    template <typename F> std::future<std::invoke_result_t<F&>> run(F f) {
        std::packaged_task<std::invoke_result_t<F&>()> task(std::move(f));
        auto result = task.get_future();
        {
            const std::scoped_lock lock(m_mutex);
            m_tasks.emplace_back([task = std::move(task)]() mutable { task(); });
        }
        m_wake.notify_one();
        return result;
    }

private:
    void work(const std::stop_token& stop) {
        for (;;) {
            std::move_only_function<void()> task;
            {
                std::unique_lock lock(m_mutex);
                if (!m_wake.wait(lock, stop, [this] { return !m_tasks.empty(); }) || stop.stop_requested())
                    return;
                task = std::move(m_tasks.front());
                m_tasks.pop_front();
            }
            task();
        }
    }

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::deque<std::move_only_function<void()>> m_tasks;
    std::vector<std::jthread> m_threads; // last: stopped and joined before the rest goes
};

} // namespace platter
