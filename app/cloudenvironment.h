// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/connector.h"

#include <QCoreApplication>
#include <QProcessEnvironment>

namespace platter {

// The account that the environment tells, for scripts and continuous integration: needs no connection, no keyring and
// leaves nothing behind.
class CloudEnvironment {
    Q_DECLARE_TR_FUNCTIONS(CloudEnvironment)

public:
    // PLATTER_API_URL, PLATTER_CLIENT_ID, PLATTER_CLIENT_SECRET, and where they are needed PLATTER_ORBIT_URL and
    // PLATTER_ACCOUNT. InvalidArgument: says which is missing or makes no sense; never its value where that is secret.
    static Result<ConnectRequest> read(const QProcessEnvironment& environment);
    static QString secret(const QProcessEnvironment& environment); // PLATTER_CLIENT_SECRET; may be empty
    // Which of the accounts is meant: the one that was asked for, else the only one. Ambiguous: lists them.
    static Result<AccountId> choose(const QList<Account>& accounts, const AccountId& asked);
};

} // namespace platter
