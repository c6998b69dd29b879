// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/server.h"
#include "models/files/diskoutput.h"
#include "models/library/library.h"

#include <QObject>

#include <functional>
#include <memory>

namespace platter {

// A disk given out over NBD, until this object goes. Worker threads.
class ServedDisk {
public:
    ServedDisk() = default;
    Q_DISABLE_COPY_MOVE(ServedDisk)
    virtual ~ServedDisk() = default;
    virtual QString address() const = 0; // for clients: "nbd+unix:///?socket=…"
    virtual bool isAlive() = 0; // else it ended by itself
};

// An image's disk, as a host gets it.
struct HostDisk {
    Image image{};
    // Writes the whole disk, as fast as an export, and finishes `output`. A worker thread; blocks; stops within one chunk.
    std::function<Result<void>(std::unique_ptr<DiskOutput> output, JobContext& context)> write{};
    // Gives it out at a socket (absolute path), read-only. A worker thread; blocks until clients can connect.
    std::function<Result<std::unique_ptr<ServedDisk>>(const QString& socket, const std::stop_token& stop)> serve{};
    // Notes in the image's history that this came of it: "built" and the server's name, for example. Any thread.
    std::function<void(const QString& action, const QString& server)> note{};
};

// The disk of a server that is off, held: the server cannot start until this object goes. Worker threads.
class HeldDisk {
public:
    HeldDisk() = default;
    Q_DISABLE_COPY_MOVE(HeldDisk)
    virtual ~HeldDisk() = default;
    // Puts the image's disk in its place. What fails or is cancelled leaves the old one, but where it is a block device, which
    // is written to itself: the error says so then. Errors: DiskFull, InvalidArgument (too large), PermissionDenied, …
    virtual Result<void> replace(const HostDisk& disk, JobContext& context) = 0;
    // Something about how it was replaced that people should know; empty: nothing.
    virtual QString remark() const { return {}; }
};
// Blocks. Errors: WrongState (the server runs, or keeps more than its disk), NotFound, Unsupported, PermissionDenied, Cancelled.
using DiskHolder = std::function<Result<std::unique_ptr<HeldDisk>>(const std::stop_token& stop)>;

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
    // `tracksChanges`: from now on, Server::tracksChanges; unset: as it was.
    virtual DiskOpener snapshotOpener(const ServerId& server, const VolumeId& disk, std::optional<bool> tracksChanges)
        = 0;

    // A job that makes a server of the image's disk. `request`: a size, and what Ability::BuildHere says. What fails or is
    // cancelled leaves no server and no disk, and what is killed none after the next start of the program.
    virtual std::unique_ptr<Job> buildJob(const BuildRequest& request, const HostDisk& disk) = 0;
    // A job that runs a server whose disk is the image's as it is, and throws away what it writes. It ends when the server
    // is shut down, or with cancel(); no server and no file stays, nor when this process is killed. Once the
    // server runs, outcome() is the command that shows its screen.
    virtual std::unique_ptr<Job> trialJob(const HostDisk& disk) = 0;
    // Of its boot disk. Null: there is no such server.
    virtual DiskHolder diskHolder(const ServerId& server) = 0;

Q_SIGNALS:
    void changed(); // hasAnswered(), servers() or problem()
};

} // namespace platter
