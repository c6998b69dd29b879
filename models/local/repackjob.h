// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/library.h"
#include "models/local/localcore.h"

namespace platter {

// Compresses what imports wrote in a hurry once more, better. Waits while images are being added, and gives way to those
// that begin. Stopped or killed at any time it loses nothing; the next one goes on. DiskFull when nothing could be done for
// want of room, and it was asked for by a person.
class RepackJob : public Job {
    Q_OBJECT

public:
    RepackJob(std::shared_ptr<LocalCore> core, const RepackRequest& request);

    QString title() const override { return tr("Compressing better"); }
    bool isLight() const override { return true; } // whoever it would wait for in the queue, it gives way to
    bool canWait() const override { return m_request.background; }
    QString outcome() const override { return m_outcome; }

protected:
    Result<void> run(JobContext& context) override;

private:
    std::shared_ptr<LocalCore> m_core;
    RepackRequest m_request;
    QString m_outcome;
};

} // namespace platter
