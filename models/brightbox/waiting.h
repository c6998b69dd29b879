// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/error.h"

#include <QCoreApplication>

#include <chrono>
#include <stop_token>

namespace platter {

// For sentences of functions that belong to no class.
struct BrightboxText {
    Q_DECLARE_TR_FUNCTIONS(Brightbox)
};

Error cancelledError();

// Waits on a worker thread; false when it was stopped before.
bool waitFor(std::chrono::milliseconds time, const std::stop_token& stop);

} // namespace platter
