// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/connector.h"

namespace platter {

// A connection as it is kept in the settings: everything but secrets. A plain value.
struct Connection {
    LibraryId id{}; // ours, never reused: "bbx-" and base-36 characters
    QString name{};
    QString color{}; // "#rrggbb"
    QUrl api{}; // without a path: https://api.gb1.brightbox.com
    QUrl storage{}; // Orbit, without a path: https://orbit.brightbox.com
    SignInKind kind = SignInKind::ApiClient;
    QString clientId{}; // cli-xxxxx or app-xxxxx
    QString userName{}; // Person
    AccountId account{};
    QString accountName{};

    bool operator==(const Connection&) const = default;
};

// The secrets of a connection. In memory and in the keyring only.
struct Secrets {
    QString clientSecret{};
    QString password{}; // Person; only until the first sign-in has given a refresh token
    QString oneTimeCode{}; // Person; used once
    QString refreshToken{}; // Person

    bool isEmpty() const { return clientSecret.isEmpty() && password.isEmpty() && refreshToken.isEmpty(); }
};

// The storage address that belongs to an API address (api.md, section 1): orbit.brightbox.com for region gb1,
// orbit.REGION.brightbox.com otherwise; empty for an address that is not Brightbox's.
QUrl usualStorage(const QUrl& api);

} // namespace platter
