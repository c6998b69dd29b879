// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/domain/serverrules.h"

namespace platter {

Result<void> ServerRules::canRestoreDisk(const Server& server) {
    if (server.status == ServerStatus::Active)
        return std::unexpected(Error{.code = ErrorCode::WrongState,
            .message = tr("%1 is running. Shut it down, then restore its disk.").arg(server.name)});
    if (server.status != ServerStatus::Inactive && server.status != ServerStatus::Failed)
        return std::unexpected(Error{.code = ErrorCode::WrongState,
            .message = tr("%1 is not off, as far as can be seen: its disk cannot be restored now.").arg(server.name)});
    if (server.volumes.isEmpty())
        return std::unexpected(Error{.code = ErrorCode::NotFound, .message = tr("%1 has no disk.").arg(server.name)});
    return {};
}

} // namespace platter
