// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/standins/brightbox/cloudstate.h"
#include "tests/standins/brightbox/httpreply.h"

#include <QSet>

namespace platter::test {

// Who a token was given to.
struct Caller {
    QString id; // cli-xxxxx or usr-xxxxx
    QStringList accounts; // that it opens; the first one is meant when a request names none
    QStringList scopes;
    QString application; // app-xxxxx behind a user's token
};

// Gives out tokens and knows them again (api.md, section 2). One thread.
class TokenDesk {
public:
    explicit TokenDesk(CloudState* state) // outlives it
        : m_state(state) { }

    struct Client {
        QString secret;
        QStringList accounts; // none: an OAuth application
    };
    QHash<QString, Client> clients; // by cli-xxxxx or app-xxxxx
    struct User {
        QString id, password;
        QStringList accounts;
        QString oneTimeCode; // empty: no second factor
    };
    QHash<QString, User> users; // by e-mail address
    std::chrono::seconds life{7200}; // of access tokens
    std::chrono::seconds refreshLife{6 * 3600};

    // POST /token
    Reply answer(const Asked& asked);
    // Whom the token belongs to; otherwise why not: invalid_token or expired_token.
    std::expected<Caller, QString> whose(const QString& token) const;
    static Reply refuse(const QString& error); // an API call that came with such a token
    void revokeAll(); // and refresh tokens

private:
    struct Token {
        Caller caller;
        QDateTime ends;
    };
    Reply byPassword(const QJsonObject& body, const Caller& caller, const Asked& asked);
    Reply byRefreshToken(const QJsonObject& body, const QString& client);
    Reply give(Caller caller, const QJsonObject& body, bool withRefreshToken);

    CloudState* m_state;
    QHash<QString, Token> m_tokens, m_refreshTokens;
};

} // namespace platter::test
