// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/brightbox/cloudjobs.h"

namespace platter {

// Writes one of the account's images to a raw file (sparse), or to standard output.
class DownloadJob : public CloudJob {
    Q_OBJECT

public:
    DownloadJob(std::shared_ptr<BrightboxCore> core, const Image& image, const ExportRequest& request);
    QString title() const override;

protected:
    Result<void> run(JobContext& context) override;

private:
    Image m_image;
    ExportRequest m_request;
};

} // namespace platter
