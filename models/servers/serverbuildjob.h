// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/serverhost.h"
#include "models/servers/domainplan.h"
#include "models/servers/virt.h"

#include <chrono>
#include <mutex>

namespace platter {

class Unfinished;

// Makes a server of this computer from an image: its disk, the disc for cloud-init, and last of all what libvirt knows of it.
class ServerBuildJob : public Job {
    Q_OBJECT

public:
    struct Places {
        QStringList addresses; // libvirt's: the first that can keep a disk is taken
        QString disks; // where the user's own libvirt keeps them, unless it has a pool that says otherwise
        QString records; // what is being made, so that nothing stays of it
        std::chrono::milliseconds
            patience; // until the server has an address, where it will have one, and answers there
    };
    ServerBuildJob(const Places& places, const BuildRequest& request, const HostDisk& disk);

    QString title() const override;
    ImageKey image() const override { return m_disk.image.key(); }
    ServerId server() const override;
    QString outcome() const override; // "ssh debian@192.168.122.7" once ssh answers, or how its console is reached

protected:
    Result<void> run(JobContext& context) override;

private:
    // Where it is made.
    struct Place {
        Virt::Connection connection;
        QString address;
        QString folder;
        QString network; // empty: the user's own
        std::optional<qint64>
            poolRoom; // bytes; set: only libvirt may write into the folder, which is a pool of its own
        bool isHere = true; // on this computer
    };

    Result<Place> findPlace() const;
    static Result<Place> placeAt(const QString& address, const QString& ownFolder);
    static Result<void> findFolder(Place& place, const QString& ownFolder);
    Result<void> checkName(virConnect* connection) const;
    Result<void> checkRoom(const Place& place) const;
    QStringList plan(const Place& place, const DomainCapabilities& able);
    Result<void> makeDisk(const Place& place, const QString& part, JobContext& context);
    Result<void> makeSeed(const Place& place) const;
    Result<Virt::Domain> define(const Place& place, bool& started);
    int sshPort(const Place& place) const;
    QString reach(virDomain* domain, const Place& place, bool started, JobContext& context) const;
    QString addressOf(virDomain* domain, const Place& place) const;
    ImageMode mode() const { return m_request.mode.value_or(m_disk.image.mode); }

    const Places m_places;
    const BuildRequest m_request;
    const HostDisk m_disk;
    const QString m_name;
    DomainPlan m_plan; // of the worker
    mutable std::mutex m_mutex;
    ServerId m_server;
    QString m_outcome;
};

} // namespace platter
