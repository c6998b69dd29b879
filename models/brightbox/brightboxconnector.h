// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/brightbox/brightboxlibrary.h"
#include "models/brightbox/connectionstore.h"
#include "models/brightbox/keyring.h"
#include "models/library/connector.h"
#include "models/library/libraryset.h"

#include <QThreadPool>

namespace platter {

// Connections to Brightbox accounts: signs in, keeps them in the settings and the keyring, and makes and removes their
// libraries. Lives in the window's thread.
class BrightboxConnector : public Connector {
    Q_OBJECT

public:
    struct Surroundings {
        LibrarySet* libraries = nullptr;
        ConnectionStore* store = nullptr;
        Keyring* keyring = nullptr;
        QString folder; // where each account's file is kept; empty: nowhere
        QString cliConfig; // brightbox-cli's file; empty: none
        BrightboxOptions options{}; // of the libraries; cachePath is filled in
    };
    // What is pointed to outlives it.
    explicit BrightboxConnector(const Surroundings& surroundings, QObject* parent = nullptr);
    ~BrightboxConnector() override;

    // Makes the libraries of all connections that are kept; their secrets come from the keyring a little later.
    void restore();
    // The same for one, with secrets that the caller has or that the keyring keeps.
    BrightboxLibrary* open(const Connection& connection, const Secrets& secrets);
    void openFromKeyring(const Connection& connection);

    // The program is ending: no account is signed in to any more. Done when the answers that were under way have come and
    // were passed to the keyring.
    QFuture<void> settle();

    QFuture<Result<QList<Account>>> accounts(const ConnectRequest& request) override;
    QFuture<Result<LibraryId>> connectTo(const ConnectRequest& request) override;
    QFuture<Result<void>> signIn(const LibraryId& library, const ConnectRequest& request) override;
    std::optional<ConnectRequest> connection(const LibraryId& library) const override;
    void rename(const LibraryId& library, const QString& name, const QString& color) override;
    void signOut(const LibraryId& library) override;
    QList<ConnectRequest> offers() const override;
    QList<std::pair<QString, QUrl>> regions() const override;
    bool remembersSecrets() const override { return m_with.keyring->isPersistent(); }

private:
    // What signing in brought.
    struct SignedIn {
        Secrets secrets; // with the refresh token
        QList<Account> accounts;
    };
    QFuture<Result<SignedIn>> trySignIn(const ConnectRequest& request);
    static Result<SignedIn> signInNow(
        const Connection& connection, const Secrets& secrets, const std::stop_token& stop);
    Result<Connection> connectionFor(const ConnectRequest& request, const QList<Account>& accounts) const;
    QString nextColor() const;
    QString cachePath(const LibraryId& id) const;
    BrightboxLibrary* library(const LibraryId& id) const;
    void keep(BrightboxLibrary* library);
    void forget(const LibraryId& id);

    Surroundings m_with;
    QThreadPool m_pool;
    std::stop_source m_stop;
};

} // namespace platter
