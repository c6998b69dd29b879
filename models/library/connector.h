// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/error.h"
#include "models/domain/server.h"

#include <QFuture>
#include <QList>
#include <QObject>
#include <QUrl>

namespace platter {

// Who signs in: an API client (its id and secret), or a person (e-mail and password, through an OAuth application).
enum class SignInKind { ApiClient, Person };

// What a person says to connect to an account. Holds secrets: never written to files, logs or error texts.
struct ConnectRequest {
    QString name{}; // for people; may be empty: the account's
    QString color{}; // "#rrggbb"; empty: the next one that is not used
    QUrl api{}; // https://api.gb1.brightbox.com
    QUrl storage{}; // https://orbit.brightbox.com; empty: the one that belongs to the API's region
    SignInKind kind = SignInKind::ApiClient;
    QString clientId{}; // cli-xxxxx; for a person the OAuth application's id, app-xxxxx
    QString clientSecret{};
    QString userName{}; // Person: the e-mail address
    QString password{};
    QString oneTimeCode{}; // Person: when it was asked for (OneTimeCodeNeeded)
    AccountId account{}; // empty: the only one there is

    bool operator==(const ConnectRequest&) const = default;
};

// Makes and ends connections to Brightbox accounts; each becomes a library. Lives in the window's thread; nothing blocks.
class Connector : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    // Signs in and tells which accounts can be reached. SignInNeeded when refused, OneTimeCodeNeeded, Offline, …
    virtual QFuture<Result<QList<Account>>> accounts(const ConnectRequest& request) = 0;
    // Signs in, keeps the connection for the next time and adds its library. The account must be named when there are
    // several (Ambiguous). The secret goes to the keyring; without one it is known until the program ends.
    virtual QFuture<Result<LibraryId>> connectTo(const ConnectRequest& request) = 0;
    // Signs in again where the secret is not known any more or is not taken. Uses the request's secrets only.
    virtual QFuture<Result<void>> signIn(const LibraryId& library, const ConnectRequest& request) = 0;
    // What a connection was made with, without its secrets: to fill in a form.
    virtual std::optional<ConnectRequest> connection(const LibraryId& library) const = 0;
    virtual void rename(const LibraryId& library, const QString& name, const QString& color) = 0;
    // Forgets everything: tokens, the secret in the keyring, the cache, the connection. Its library goes.
    virtual void signOut(const LibraryId& library) = 0;

    // Connections that other programs on this computer know (brightbox-cli's ~/.brightbox/config), with their secrets.
    virtual QList<ConnectRequest> offers() const = 0;
    // The regions to choose from: name and API address.
    virtual QList<std::pair<QString, QUrl>> regions() const = 0;
    // Whether secrets are remembered (a keyring was found). False: only until the program ends.
    virtual bool remembersSecrets() const = 0;
};

} // namespace platter
