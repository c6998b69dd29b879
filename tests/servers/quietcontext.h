// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/jobs/job.h"

namespace platter::test {

// For what runs on the test's own thread.
class QuietContext : public JobContext {
public:
    void report(const QString&, qint64, qint64) override { }
    std::stop_token stopToken() const override { return stop.get_token(); }
    void waitWhilePaused() override { }
    std::stop_source stop;
};

} // namespace platter::test
