// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/serverhost.h"

#include <chrono>
#include <memory>

namespace platter {

// The servers of this computer that libvirt runs, of one or several of its addresses. Each is asked on a thread of its own,
// every few seconds while somebody looks.
class VirtHost : public ServerHost {
    Q_OBJECT

public:
    struct Options {
        QStringList addresses{QStringLiteral("qemu:///session"), QStringLiteral("qemu:///system")};
        QString folder{}; // where it is written down what runs, so that nothing stays behind; made when needed
        QString records{}; // the same of servers that are being made; outlasts the session; empty: none are
        QString disks{}; // where the disks of servers go that are made, unless libvirt has a pool that says otherwise
        std::chrono::milliseconds patience = std::chrono::minutes(1); // until a new server answers at its address
        std::chrono::milliseconds pause{3'000}; // between two looks while watched
    };
    explicit VirtHost(const Options& options, QObject* parent = nullptr);
    ~VirtHost() override; // waits for libvirt's answers that are under way

    bool hasAnswered() const override;
    QList<Server> servers() const override;
    std::optional<Error> problem() const override;
    void setWatched(bool watched) override;
    void refresh() override;
    DiskOpener snapshotOpener(const ServerId& server, const VolumeId& disk, std::optional<bool> tracksChanges) override;
    std::unique_ptr<Job> buildJob(const BuildRequest& request, const HostDisk& disk) override;
    std::unique_ptr<Job> trialJob(const HostDisk& disk) override;
    DiskHolder diskHolder(const ServerId& server) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace platter
