// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/jobs/job.h"
#include "models/local/imageserver.h"
#include "models/local/localcore.h"

namespace platter {

// Gives out an image of the library, if its state allows that. A worker thread; blocks until clients can connect. Errors:
// those of ImageServer::start() and ImageRules::canExport(), NotFound.
Result<std::unique_ptr<ImageServer>> serveImage(
    LocalCore& core, const ImageId& id, const QString& socket, const std::stop_token& stop);

// Gives out an image over NBD until it is cancelled.
class ServeJob : public Job {
    Q_OBJECT

public:
    ServeJob(std::shared_ptr<LocalCore> core, const ImageId& image, const QString& title, const QString& socket);

    QString title() const override { return m_title; }
    ImageKey image() const override;

protected:
    Result<void> run(JobContext& context) override;

private:
    std::shared_ptr<LocalCore> m_core;
    ImageId m_image;
    QString m_title;
    QString m_socket;
};

} // namespace platter
