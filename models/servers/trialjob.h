// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/serverhost.h"
#include "models/servers/domainplan.h"
#include "models/servers/virt.h"

#include <mutex>

namespace platter {

// A server that starts from an image as it lies in the library: its disk is read from there over NBD, and what it writes goes
// to a file that is thrown away. libvirt ends it with the connection, and so when this process is killed.
class TrialJob : public Job {
    Q_OBJECT

public:
    TrialJob(const QStringList& addresses, const HostDisk& disk);

    QString title() const override;
    ImageKey image() const override { return m_disk.image.key(); }
    bool isLight() const override { return true; } // it lasts as long as somebody looks at it: nothing waits for that
    bool isOpenEnded() const override { return true; }
    QString outcome() const override; // "virt-viewer -c qemu:///session try-trixie-5f0f", while the server runs

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

    void setScreen(const QString& command);

    const QStringList m_addresses; // libvirt's
    const HostDisk m_disk;
    mutable std::mutex m_mutex;
    QString m_screen; // the command that shows it
};

} // namespace platter
