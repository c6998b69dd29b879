// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/files/diskoutput.h"
#include "models/servers/storagevolume.h"

#include <vector>

namespace platter {

// A new disk in one of libvirt's storage pools, raw and sparse, written through libvirt. Under its own name from the beginning:
// libvirt renames none. It goes when this object goes without finish().
class VolumeOutput : public DiskOutput {
    Q_DECLARE_TR_FUNCTIONS(VolumeOutput)

public:
    // Blocks. Errors: Unavailable, PermissionDenied, …
    static Result<std::unique_ptr<DiskOutput>> open(const QString& address, const StorageVolume::Order& order);
    ~VolumeOutput() override;
    Q_DISABLE_COPY_MOVE(VolumeOutput)

    Result<void> write(qint64 offset, std::span<const std::byte> data) override;
    Result<void> finish(qint64 size) override;

private:
    VolumeOutput(const QString& address, const StorageVolume::Order& order)
        : m_address(address)
        , m_order(order) { }
    QString path() const { return m_order.folder + u'/' + m_order.name; }
    Result<void> skipTo(qint64 offset);
    void remember(qint64 offset, std::span<const std::byte> data);
    Result<void> check(qint64 size) const;
    Error failure() const;

    QString m_address;
    StorageVolume::Order m_order;
    std::shared_ptr<StorageVolume> m_volume; // null: there is nothing
    StorageVolume::Stream m_stream; // goes first
    qint64 m_at = 0;
    std::vector<std::byte> m_last; // what was sent last that is no zeros, and where it ended
    qint64 m_lastEnd = 0;
};

} // namespace platter
