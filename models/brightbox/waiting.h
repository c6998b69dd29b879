// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/error.h"
#include "models/jobs/waiting.h"

#include <QCoreApplication>

namespace platter {

// For sentences of functions that belong to no class.
struct BrightboxText {
    Q_DECLARE_TR_FUNCTIONS(Brightbox)
};

Error cancelledError();

} // namespace platter
