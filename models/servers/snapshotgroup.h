// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/library.h"
#include "models/servers/backup.h"

#include <mutex>

namespace platter {

// The disks of one server that are to be read from the same moment: the one at which the first of them is opened. Asked for one by
// one (add()), opened one by one and in any order; when all that were asked for are closed, or will never be opened, the
// backup ends. Any threads.
class SnapshotGroup : public std::enable_shared_from_this<SnapshotGroup> {
public:
    // Its targets come by add(). `tracksChanges`: ChangeTracker::choose().
    explicit SnapshotGroup(const Backup::Request& request, std::optional<bool> tracksChanges = {})
        : m_request(request)
        , m_tracksChanges(tracksChanges) { }

    // How one more disk is opened, once. Null when the moment is over: then it needs another group.
    DiskOpener add(const QString& target);

private:
    class Ticket;
    Result<DiskSource> open(const QString& target, const DiskOpening& opening);
    Result<std::shared_ptr<Backup>> begin(const std::stop_token& stop) const;
    Result<DiskSource> openOff(const QString& target, const std::stop_token& stop);
    void drop();

    std::mutex m_beginMutex; // held while it is begun: the others wait, they want the same moment
    bool m_tried = false;
    std::optional<Error> m_failure; // why it could not be begun

    std::mutex m_mutex; // of what follows, never held for long
    Backup::Request m_request; // does not change once it is begun
    const std::optional<bool> m_tracksChanges;
    bool m_begun = false;
    int m_waiting = 0; // asked for, and neither opened nor given up
    std::shared_ptr<Backup> m_backup; // while disks wait; null for a server that is off
};

} // namespace platter
