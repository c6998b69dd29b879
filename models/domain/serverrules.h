// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/server.h"

#include <QCoreApplication>

namespace platter {

// What may be done with a server of this computer, as ImageRules tells it of images.
class ServerRules {
    Q_DECLARE_TR_FUNCTIONS(ServerRules)

public:
    // Its disk may become another one: it is off, and has one.
    static Result<void> canRestoreDisk(const Server& server);
};

} // namespace platter
