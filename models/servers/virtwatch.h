// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/server.h"

#include <QHash>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace platter {

// What libvirt tells at one address.
struct VirtReport {
    QList<Server> servers; // library not set
    std::optional<Error> problem; // why there are none; the servers are then those that were known before

    bool operator==(const VirtReport&) const = default;
};

// Asks libvirt at one address again and again, on a thread of its own.
class VirtWatch {
public:
    // `tell` is called on that thread with each answer. `changes`: ChangeTracker::Server::folder.
    VirtWatch(const QString& address, const QString& changes, std::chrono::milliseconds pause,
        std::function<void(const VirtReport&)> tell);
    ~VirtWatch(); // waits for an answer that is under way
    Q_DISABLE_COPY_MOVE(VirtWatch)

    const QString& address() const { return m_address; }
    void setWatched(bool watched); // false, and at first: asks only when it is told to
    void refresh(); // asks at once, watched or not

private:
    void run(const std::stop_token& stop);

    const QString m_address;
    const QString m_changes;
    const std::chrono::milliseconds m_pause;
    const std::function<void(const VirtReport&)> m_tell;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_watched = false;
    bool m_asked = false;
    std::jthread m_thread; // last
};

} // namespace platter
