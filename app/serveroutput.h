// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/server.h"

#include <QCoreApplication>
#include <QJsonObject>
#include <QList>

namespace platter {

// What the command line prints about servers. Pure functions; times in the computer's own time zone.
class ServerOutput {
    Q_DECLARE_TR_FUNCTIONS(ServerOutput)

public:
    // A line of headings and one line a server, in the order given.
    static QString table(const QList<Server>& servers);
    // The API's field names and words (api.md, section 5.1), with disk_size_bytes and, for scripts, "address" and "ssh_host".
    // Times are ISO 8601 UTC; what is unset is null.
    static QJsonObject json(const Server& server);
};

} // namespace platter
