// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/domain/server.h"

#include <array>

namespace platter {
using namespace Qt::StringLiterals;

QString toApi(ServerStatus status) {
    switch (status) {
    case ServerStatus::Creating:
        return u"creating"_s;
    case ServerStatus::Active:
        return u"active"_s;
    case ServerStatus::Inactive:
        return u"inactive"_s;
    case ServerStatus::Deleting:
        return u"deleting"_s;
    case ServerStatus::Deleted:
        return u"deleted"_s;
    case ServerStatus::Failed:
        return u"failed"_s;
    case ServerStatus::Unavailable:
        return u"unavailable"_s;
    }
    return {};
}

std::optional<ServerStatus> serverStatusFromApi(QStringView word) {
    constexpr std::array all{ServerStatus::Creating, ServerStatus::Active, ServerStatus::Inactive,
        ServerStatus::Deleting, ServerStatus::Deleted, ServerStatus::Failed, ServerStatus::Unavailable};
    for (const ServerStatus status : all) {
        if (toApi(status) == word) {
            return status;
        }
    }
    return std::nullopt;
}

} // namespace platter
