// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/library.h"
#include "models/local/localcore.h"

namespace platter {

// Writes an image of the library on this computer to a raw file.
class ExportJob : public Job {
    Q_OBJECT

public:
    ExportJob(std::shared_ptr<LocalCore> core, const Image& image, const ExportRequest& request);

    QString title() const override;
    ImageKey image() const override { return m_image.key(); }

protected:
    Result<void> run(JobContext& context) override;

private:
    std::shared_ptr<LocalCore> m_core;
    Image m_image;
    ExportRequest m_request;
};

} // namespace platter
