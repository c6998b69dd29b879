// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/brightbox/brightboxlibrary.h"
#include "models/brightbox/cloudjobs.h"
#include "models/brightbox/orbitupload.h"
#include "models/brightbox/uploadorder.h"

namespace platter {

// Takes a disk of this computer into the account: stages it in Orbit, has the service make an image of it, waits for that,
// and removes what was staged. Its order is kept on disk until it has ended: when the program ends before, it goes on the
// next time, and so it does by itself after a lost connection. When the service fails to make the image it is asked once
// more. Cancelled, it leaves nothing.
class UploadJob : public CloudJob {
    Q_OBJECT

public:
    // `lock`: of the order, where an earlier run left it.
    UploadJob(std::shared_ptr<BrightboxCore> core, const QString& libraryName, const UploadOrder& order,
        const BrightboxOptions& options, std::shared_ptr<const TransferLock> lock = {});
    ~UploadJob() override;
    QString title() const override;
    bool uses(const LibraryId& library) const override;

protected:
    Result<void> run(JobContext& context) override;
    void neverRan() override;

private:
    Result<void> work(JobContext& context);
    Result<void> stage(JobContext& context);
    Result<DiskSource> openSource(const std::stop_token& stop) const;
    Result<void> checkDigest(const QByteArray& sourceSha256) const;
    Result<void> makeImage(JobContext& context);
    Result<void> watchUntilMade(JobContext& context, bool isOld);
    Result<void> watch(JobContext& context, bool isOld);
    bool isWorthAnotherTry(JobContext& context);
    void forgetFailed();
    Result<Image> registerStaged(const std::stop_token& stop);
    Result<std::optional<Image>> findRegistered(const std::stop_token& stop);
    Result<void> retrying(JobContext& context, const std::function<Result<void>()>& step);
    UploadOptions uploadOptions(JobContext& context) const;
    void end(const Result<void>& result);
    void save();
    void forget();
    OrbitUpload upload() const;

    QString m_libraryName;
    UploadOrder m_order;
    BrightboxOptions m_options;
    std::shared_ptr<const TransferLock> m_lock; // goes when nothing of the order will be written any more
};

} // namespace platter
