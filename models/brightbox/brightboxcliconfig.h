// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/connector.h"

namespace platter {

// The accounts in brightbox-cli's configuration (an INI file, by default ~/.brightbox/config): sections named like their
// client, with api_url, client_id, secret and, for people, username and default_account. Sections that lack what is needed
// are left out; a file that cannot be read gives nothing.
QList<ConnectRequest> readBrightboxCliConfig(const QString& path);

} // namespace platter
