// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace platter {

// What a person types to get into a server: "ssh debian@192.168.122.7". `host`: a name or an address; "host:port" where the
// port is not ssh's own. `user` empty: nobody is named, and ssh takes the person's own name.
QString sshLine(const QString& user, const QString& host);
// A word as a shell takes it, in quotes where it needs them.
QString shellWord(const QString& word);

} // namespace platter
