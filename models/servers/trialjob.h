// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/serverhost.h"
#include "models/servers/domainplan.h"
#include "models/servers/virt.h"

namespace platter {

// A server that starts from an image as it lies in the library: its disk is read from there over NBD, and what it writes goes
// to a file that is thrown away. libvirt ends it with the connection, and so when this process is killed.
class TrialJob : public Job {
    Q_OBJECT

public:
    TrialJob(const QStringList& addresses, const HostDisk& disk);

    QString title() const override;
    ImageKey image() const override { return m_disk.image.key(); }

protected:
    Result<void> run(JobContext& context) override;

private:
    struct Place {
        Virt::Connection connection;
        QString address;
    };
    Result<Place> findPlace() const;
    Result<void> makeOverlay(const QString& backing, const QString& path) const;
    DomainPlan plan(const DomainCapabilities& able, const QString& disk) const;
    Result<void> watch(virDomain* domain, ServedDisk& disk, JobContext& context) const;

    const QStringList m_addresses; // libvirt's
    const HostDisk m_disk;
};

} // namespace platter
