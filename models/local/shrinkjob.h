// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/jobs/workers.h"
#include "models/local/importjob.h"

#include <stop_token>

namespace platter {

// Makes a smaller disk of an image into a new image. Beside the library's own files it needs as much space as the file system
// has data, in the library's folder, for as long as it runs. Failed or cancelled, it leaves nothing.
class ShrinkJob : public ImportJob {
    Q_OBJECT

public:
    ShrinkJob(std::shared_ptr<LocalCore> core, const Image& image, const ShrinkRequest& request);
    QString title() const override;

protected:
    Result<void> run(JobContext& context) override;
    Result<DiskSource> openSource(const Image& row, JobContext& context) override;

private:
    Result<void> checkSpace(const Image& image) const;

    std::shared_ptr<LocalCore> m_core;
    Image m_image; // the one that becomes smaller
    qint64 m_size; // bytes; 0: the smallest
};

// Tells what shrinking could do, on a thread of its own. Its destructor ends what runs.
class ShrinkPreviews {
public:
    explicit ShrinkPreviews(std::shared_ptr<LocalCore> core)
        : m_core(std::move(core)) { }
    ~ShrinkPreviews() { m_stop.request_stop(); }
    Q_DISABLE_COPY_MOVE(ShrinkPreviews)

    QFuture<Result<ShrinkPreview>> of(const ImageId& id);

private:
    std::shared_ptr<LocalCore> m_core;
    std::stop_source m_stop;
    Workers m_worker{1}; // last
};

} // namespace platter
