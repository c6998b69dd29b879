// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/library.h"
#include "models/local/localcore.h"

namespace platter {

// Gives back the space of deleted images whose days are over, and of those that are named. From then on they cannot be
// restored; their tombstones stay. Waits while images are being added, and gives way to those that begin. Stopped or killed
// at any time it loses nothing; the next one goes on.
class ReclaimJob : public Job {
    Q_OBJECT

public:
    ReclaimJob(std::shared_ptr<LocalCore> core, int graceDays, const ReclaimRequest& request);

    QString title() const override { return tr("Freeing space"); }
    bool isLight() const override { return true; } // whoever it would wait for in the queue, it gives way to

protected:
    Result<void> run(JobContext& context) override;

private:
    Result<void> expireImages(const std::stop_token& stop);
    Result<void> removeMaps();
    Result<void> reclaim(JobContext& context);

    std::shared_ptr<LocalCore> m_core;
    int m_graceDays;
    ReclaimRequest m_request;
};

} // namespace platter
