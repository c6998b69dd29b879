// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/files/diskoutput.h"
#include "models/servers/domainxml.h"
#include "models/servers/qemunbd.h"

#include <chrono>
#include <optional>

struct nbd_handle;

namespace platter {

// A disk that QEMU writes: in a format of its own, beside the disk that it takes the place of, or to a block device itself.
// Worker threads.
class QemuDiskOutput : public DiskOutput {
    Q_DECLARE_TR_FUNCTIONS(QemuDiskOutput)

public:
    struct Order {
        DomainDisk disk; // whose place it takes; a block device is written to itself
        QString part; // path of the new file until it is whole; of a file only
        qint64 size = 0; // bytes, of the new disk, or of the device
        QString server; // for sentences
        std::stop_token stop;
        std::chrono::milliseconds patience = std::chrono::minutes(1); // for one answer of QEMU's
        std::chrono::milliseconds flushPatience = std::chrono::minutes(10); // until all that was written is on the disk
    };
    // Blocks, and so do the others; a QEMU that does not answer for too long is TimedOut. Errors: NotFound (no qemu-img, no
    // qemu-nbd), SourceInUse, PermissionDenied, Unreadable, DiskFull, Cancelled. After one nothing more can be written.
    static Result<std::unique_ptr<DiskOutput>> open(const Order& order);
    ~QemuDiskOutput() override; // removes the part

    Result<void> write(qint64 offset, std::span<const std::byte> data) override;
    Result<void> finish(qint64 size) override;

private:
    explicit QemuDiskOutput(const Order& order)
        : m_order(order) { }
    bool isInPlace() const { return m_order.part.isEmpty(); }
    Result<void> create() const;
    Result<void> connect();
    Result<void> zerosUntil(qint64 offset);
    Result<void> await(int64_t cookie, std::chrono::milliseconds patience);
    Result<void> awaitState(int (*reached)(nbd_handle*));
    Result<void> poll(std::chrono::steady_clock::time_point until);
    Error writeError() const;

    Order m_order;
    qint64 m_position = 0; // up to there it is written
    QemuNbd m_qemu;
    nbd_handle* m_nbd = nullptr;
    std::optional<Error> m_failure; // what was under way then may still point into a buffer: it is left alone
};

} // namespace platter
