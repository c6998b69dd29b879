// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/brightbox/cloudjobs.h"
#include "models/brightbox/downloadorder.h"

#include <chrono>

namespace platter {

class DiskOutput;

// Writes one of the account's images to a raw file (sparse), or to standard output. An order that is kept goes on after a
// restart where it was: at the last place where reading the object can begin, which is every block of an lz4 frame. What is
// packed by gzip in one piece begins anew. Cancelled, it leaves nothing.
class DownloadJob : public CloudJob {
    Q_OBJECT

public:
    // `markPause`: how long, at least, lies between two times that what is there is made to last.
    // `lock`: of the order, where an earlier run left it.
    DownloadJob(std::shared_ptr<BrightboxCore> core, const DownloadOrder& order,
        std::chrono::milliseconds markPause = std::chrono::seconds(5), std::shared_ptr<const TransferLock> lock = {});
    QString title() const override;

protected:
    Result<void> run(JobContext& context) override;
    void neverRan() override;

private:
    Result<void> work(JobContext& context, DiskOutput& output);
    Result<void> fetch(JobContext& context, DiskOutput& output);
    Result<std::unique_ptr<StreamSource>> openObject(JobContext& context);
    Result<std::unique_ptr<StreamSource>> openDisk(JobContext& context, DiskOutput& output);
    void forgetMark();
    Result<void> keepMark(DiskOutput& output, const StreamSource& disk);
    void save();
    void forget();
    bool isKept() const { return !m_order.id.isEmpty(); }

    DownloadOrder m_order;
    std::chrono::milliseconds m_markPause;
    std::shared_ptr<const TransferLock> m_lock; // goes when nothing of the order will be written any more
    std::chrono::steady_clock::time_point m_marked;
};

} // namespace platter
