// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/serverhost.h"
#include "models/servers/domainxml.h"
#include "models/servers/storagevolume.h"
#include "models/servers/virt.h"

namespace platter {

// The boot disk of a server of this computer that is off, until an image's disk is in its place. One that only libvirt may
// open, or that is on another computer, is replaced by a new volume beside it, which the server is told to use.
class HeldServerDisk : public HeldDisk {
    Q_DECLARE_TR_FUNCTIONS(HeldServerDisk)

public:
    struct Order {
        QString address; // libvirt's
        QString uuid; // of the server
        QString name; // for sentences
        QString records; // what is being made, so that nothing stays of it
    };
    // As DiskHolder says.
    static Result<std::unique_ptr<HeldDisk>> hold(const Order& order, const std::stop_token& stop);

    Result<void> replace(const HostDisk& disk, JobContext& context) override;
    QString remark() const override { return m_remark; }

private:
    explicit HeldServerDisk(const Order& order)
        : m_order(order) { }
    Result<void> begin(const std::stop_token& stop);
    Result<void> checkServer(virDomain* domain) const;
    Result<void> checkImage(const Image& image) const;
    Result<void> openDisk(const std::stop_token& stop);
    Result<void> replaceFile(const HostDisk& disk, JobContext& context);
    Result<void> replaceVolume(const HostDisk& disk, JobContext& context);
    Result<void> checkUsers();
    Result<void> openVolume();
    Result<void> useVolume(const QString& path) const;
    Result<void> checkUnchanged(virDomain* domain) const;
    void removeOld();
    Result<void> replaceDevice(const HostDisk& disk, JobContext& context);
    Result<void> ready(const QString& part, const std::stop_token& stop) const;
    void noteOrigin(const Image& image) const;
    bool isDevice() const { return m_disk.type == u"block"; }

    Order m_order;
    DomainDisk m_disk; // with the path that its links lead to
    qint64 m_size = 0; // bytes, of the disk
    std::unique_ptr<BlockSource> m_hold; // QEMU's locks; null: only libvirt may open it, and nothing locks it
    std::optional<Error> m_untold; // why it is not known who else uses the disk
    std::shared_ptr<StorageVolume> m_volume; // set: it is replaced through libvirt
    StorageVolume::State m_state; // of that, when it was looked at first
    QString m_remark;
};

} // namespace platter
