// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/standins/brightbox/tokendesk.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace platter::test {

namespace {

QString secretText() {
    return QUuid::createUuid().toString(QUuid::Id128) + QUuid::createUuid().toString(QUuid::Id128);
}

Reply oauthError(int status, const QString& error, const QString& description = {}) {
    QJsonObject body{{u"error"_s, error}};
    if (!description.isEmpty())
        body["error_description"_L1] = description;
    auto reply = Reply::json(status, body);
    reply.addHeader("Cache-Control", "no-store");
    if (status == 401)
        reply.addHeader("WWW-Authenticate", "Basic realm=\"api.gb1.brightbox.com\"");
    return reply;
}

QString badGrant() {
    return u"The provided access grant is invalid, expired, or revoked (e.g. invalid assertion, expired authorization "
           "token, bad end-user password credentials, or mismatching authorization code and redirection URI)."_s;
}

// JSON and form encoding are both taken.
QJsonObject fields(const Asked& asked) {
    if (!asked.header("Content-Type").startsWith("application/x-www-form-urlencoded"))
        return asked.object();
    QJsonObject result;
    const QUrlQuery query(QString::fromUtf8(QByteArray(asked.body).replace('+', "%20")));
    for (const auto& [key, value] : query.queryItems(QUrl::FullyDecoded))
        result[key] = value;
    return result;
}

} // namespace

Reply TokenDesk::answer(const Asked& asked) {
    const auto authorization = asked.header("Authorization");
    const auto basic = QString::fromUtf8(QByteArray::fromBase64(authorization.mid(6)));
    const auto id = basic.section(u':', 0, 0);
    const auto client = clients.constFind(id);
    if (!authorization.startsWith("Basic ") || client == clients.cend() || client->secret != basic.section(u':', 1))
        return oauthError(401, u"invalid_client"_s);

    const auto body = fields(asked);
    const auto grant = body["grant_type"_L1].toString();
    if (grant == "refresh_token"_L1)
        return byRefreshToken(body, id);
    if (grant == "client_credentials"_L1 && !client->accounts.isEmpty())
        return give({.id = id, .accounts = client->accounts, .scopes = {}, .application = {}}, body, false);
    if (grant == "password"_L1 && client->accounts.isEmpty())
        return byPassword(body, {.id = {}, .accounts = {}, .scopes = {}, .application = id}, asked);
    return oauthError(400, u"unauthorized_client"_s,
        u"The authenticated client is not authorized to use the access grant type provided."_s);
}

Reply TokenDesk::byPassword(const QJsonObject& body, const Caller& caller, const Asked& asked) {
    const auto user = users.constFind(body["username"_L1].toString());
    const auto password = body["password"_L1].toString();
    const bool codeInPassword
        = user != users.cend() && !user->oneTimeCode.isEmpty() && password == user->password + u'+' + user->oneTimeCode;
    if (user == users.cend() || (password != user->password && !codeInPassword))
        return oauthError(401, u"invalid_client"_s);
    const auto code = QString::fromUtf8(asked.header("X-Brightbox-OTP"));
    if (!user->oneTimeCode.isEmpty() && !codeInPassword && code != user->oneTimeCode) {
        auto reply = oauthError(401, u"invalid_client"_s);
        reply.addHeader("X-Brightbox-OTP", "required");
        return reply;
    }
    auto known = caller;
    known.id = user->id;
    known.accounts = user->accounts;
    return give(known, body, true);
}

Reply TokenDesk::byRefreshToken(const QJsonObject& body, const QString& client) {
    const auto token = m_refreshTokens.constFind(body["refresh_token"_L1].toString());
    if (token == m_refreshTokens.cend() || token->ends <= m_state->now() || token->caller.application != client)
        return oauthError(400, u"invalid_grant"_s, badGrant());
    const auto caller = token->caller;
    m_refreshTokens.erase(token); // used once
    return give(caller, body, true);
}

Reply TokenDesk::give(Caller caller, const QJsonObject& body, bool withRefreshToken) {
    const auto scope = body["scope"_L1].toString().replace(u',', u' ');
    caller.scopes
        = scope.isEmpty() ? QStringList{u"infrastructure"_s, u"orbit"_s} : scope.split(u' ', Qt::SkipEmptyParts);
    const auto token = secretText();
    m_tokens[token] = {caller, m_state->now().addSecs(life.count())};
    QJsonObject answer{{u"access_token"_s, token}, {u"token_type"_s, u"Bearer"_s},
        {u"scope"_s, caller.scopes.join(u", ")}, {u"expires_in"_s, static_cast<qint64>(life.count())}};
    if (withRefreshToken) {
        const auto refresh = secretText();
        m_refreshTokens[refresh] = {caller, m_state->now().addSecs(refreshLife.count())};
        answer["refresh_token"_L1] = refresh;
    }
    auto reply = Reply::json(200, answer);
    reply.addHeader("Cache-Control", "no-store");
    return reply;
}

std::expected<Caller, QString> TokenDesk::whose(const QString& token) const {
    const auto found = m_tokens.constFind(token);
    if (found == m_tokens.cend())
        return std::unexpected(u"invalid_token"_s);
    if (found->ends <= m_state->now())
        return std::unexpected(u"expired_token"_s);
    return found->caller;
}

Reply TokenDesk::refuse(const QString& error) {
    auto reply = Reply::json(401,
        QJsonObject{{u"error"_s, error},
            {u"error_description"_s,
                error == "expired_token"_L1 ? u"OAuth token presented has expired and is no longer valid"_s
                                            : u"OAuth token presented could not be found"_s}});
    reply.addHeader("WWW-Authenticate", "OAuth error=\"" + error.toUtf8() + '"');
    return reply;
}

void TokenDesk::revokeAll() {
    m_tokens.clear();
    m_refreshTokens.clear();
}

} // namespace platter::test
