// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/media/source.h"
#include "models/servers/domainxml.h"

#include <QCoreApplication>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>
#include <stop_token>

namespace platter {

// The disks of one running server as they were when this was begun: libvirt's pull-mode backup (formatbackup.html), whose
// disks QEMU gives out over NBD while the server goes on. Ends with the object: no job, no scratch file stays behind. Any
// threads, several disks at once.
class Backup {
    Q_DECLARE_TR_FUNCTIONS(Backup)

public:
    struct Request {
        QString address; // libvirt's
        QString uuid; // of the server
        QString name; // for sentences
        QStringList targets; // of its disks
        QString folder; // for one's own libvirt's sockets, and for the records that endStale() reads
    };
    // Blocks. Freezes the guest's file systems for that moment when its agent answers. Errors: WrongState (the server does
    // not run), Conflict (another job runs on it), NotFound, PermissionDenied, Unavailable, Cancelled.
    static Result<std::shared_ptr<Backup>> begin(const Request& request, const std::stop_token& stop);
    ~Backup();
    Q_DISABLE_COPY_MOVE(Backup)

    bool isFrozen() const { return m_frozen; } // its file systems were, when it began
    bool stillRuns() const; // the server
    static Result<std::unique_ptr<BlockSource>> open(
        const std::shared_ptr<Backup>& backup, const QString& target, const std::stop_token& stop);

    // Ends what an earlier run of the program left behind at that address, when it was killed. Blocks.
    static void endStale(const QString& folder, const QString& address);

private:
    struct Record; // of a backup that runs, in a file that its owner holds locked
    Backup(const Request& request);
    Result<void> start(const std::stop_token& stop);
    Result<void> prepare(const QByteArray& description, QByteArray& xml);
    Result<QString> placeForSocket();
    Error refusal() const;
    static void end(const QString& address, const QString& uuid, const QString& socket, const QStringList& scratches);

    static void thaw(const QString& address, const QString& uuid);

    const Request m_request;
    std::unique_ptr<Record> m_record;
    std::unique_ptr<QTemporaryDir> m_place; // of the socket, when QEMU runs as another user
    QString m_socket;
    QStringList m_scratches;
    bool m_begun = false;
    bool m_frozen = false;
};

} // namespace platter
