// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/library.h"
#include "models/servers/changetracker.h"
#include "models/servers/domainxml.h"
#include "models/servers/virt.h"

#include <QCoreApplication>
#include <QJsonObject>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>

namespace platter {

// The disks of one running server as they were when this was begun: libvirt's backup (formatbackup.html). In pull mode QEMU
// gives the disks out over NBD while the server goes on. Where it may not (AppArmor and SELinux keep the QEMU of the computer's
// own libvirt to a few folders), or runs on another computer, in push mode: it copies them into the storage pool beside them,
// where they are read through libvirt. Ends with the object: no job, no scratch file and no copy stays behind. Any threads,
// several disks at once.
class Backup {
    Q_DECLARE_TR_FUNCTIONS(Backup)

public:
    struct Request {
        QString address; // libvirt's
        QString uuid; // of the server
        QString name; // for sentences
        QStringList targets; // of its disks
        QString folder; // for one's own libvirt's sockets, and for the records that endStale() reads
        QString records{}; // for records of copies, which outlast the session; empty: with the others
        QString changes{}; // ChangeTracker::Server::folder
    };
    // Blocks. Freezes the guest's file systems for that moment when its agent answers. Errors: WrongState (the server does
    // not run), Conflict (another job runs on it), NotFound, PermissionDenied, DiskFull (no room for a copy), Unavailable,
    // Cancelled.
    static Result<std::shared_ptr<Backup>> begin(const Request& request, const std::stop_token& stop);
    ~Backup();
    Q_DISABLE_COPY_MOVE(Backup)

    bool isFrozen() const { return m_frozen; } // its file systems were, when it began
    bool isCopied() const { return m_way == Way::Push; } // it is read from a copy of libvirt's
    QString untracked() const { return m_untracked; } // why changes are not tracked that should be; empty: they are
    bool stillRuns() const; // the server
    // Blocks: in push mode until the copy is whole, and reports how far it is.
    static Result<std::unique_ptr<BlockSource>> open(
        const std::shared_ptr<Backup>& backup, const QString& target, const DiskOpening& opening);

    // Ends what an earlier run of the program left behind at that address, when it was killed. Blocks.
    static void endStale(const QString& folder, const QString& address);

private:
    enum class Way { Pull, Push };
    // What is there while it runs, beside libvirt's job.
    struct Traces {
        QString address{}; // libvirt's
        QString uuid{}; // of the server
        QString socket{}; // pull mode
        QStringList scratches{}; // files
        QStringList copies{}; // volumes; push mode

        QJsonObject json() const;
        static Traces from(const QJsonObject& json);
        bool end() const; // only a job that is ours; false: something may be left
    };
    struct Record; // of a backup that runs, in a file that its owner holds locked
    Backup(const Request& request);
    Result<void> start(const std::stop_token& stop);
    Result<void> begin(virDomain* domain, Way way, bool tracked, const std::stop_token& stop);
    Result<QByteArray> prepare(virDomain* domain, bool tracked);
    Result<QList<DomainXml::BackupDisk>> scratches(const QList<DomainDisk>& disks, const QString& id);
    Result<QList<DomainXml::BackupDisk>> copies(virDomain* domain, const QList<DomainDisk>& disks, const QString& id);
    Result<void> writeRecord(const QString& id);
    Result<QString> placeForSocket();
    Result<void> awaitCopy(const DiskOpening& opening);
    Result<void> lookAtCopy(virDomain* domain, const DiskOpening& opening) const;
    ChangeTracker::Server trackedServer() const;
    Error switchedOff() const;
    Error refusal() const;
    void forget();
    static bool thaw(const QString& address, const QString& uuid);

    const Request m_request;
    Traces m_traces;
    Way m_way = Way::Pull;
    std::unique_ptr<Record> m_record;
    std::shared_ptr<ChangeTracker> m_tracker; // pull mode; null: changes are not tracked
    std::unique_ptr<QTemporaryDir> m_place; // of the socket, when QEMU runs as another user
    QString m_untracked;
    bool m_begun = false;
    bool m_frozen = false;
    std::mutex m_copyMutex; // of several disks the first waits, and it is for all
    std::optional<Result<void>> m_copied;
};

} // namespace platter
