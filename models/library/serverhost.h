// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/server.h"
#include "models/library/library.h"

#include <QObject>

namespace platter {

// Where the servers of this computer run. What the library on this computer shows as its servers comes from here. Lives in
// the window's thread; nothing here blocks.
class ServerHost : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    // It has answered, or it is known that it does not: servers() and problem() mean something.
    virtual bool hasAnswered() const = 0;
    // Everything known now; a server's disks are its volumes, the boot one first. Library and image library are not set.
    virtual QList<Server> servers() const = 0;
    // Why servers may be missing: there is nothing to ask, or it refuses. A sentence that says what to do.
    virtual std::optional<Error> problem() const = 0;
    virtual void setWatched(bool watched) = 0; // false while no one can see them: asks less often
    virtual void refresh() = 0; // soon

    // How a server's disk is read as it is at the moment of opening, while the server goes on running. `disk` empty: the
    // boot one. Those that are asked for before the first of them is opened (and so read from the same moment) belong
    // together. Null: there is no such server or disk. What was opened says in words how good it is (BlockSource::remark()).
    virtual DiskOpener snapshotOpener(const ServerId& server, const VolumeId& disk) = 0;

Q_SIGNALS:
    void changed(); // hasAnswered(), servers() or problem()
};

} // namespace platter
