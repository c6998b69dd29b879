// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/brightbox/connection.h"
#include "models/web/httpclient.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonObject>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>

namespace platter {

// Access tokens of one connection (api.md, section 2): fetched when first needed, renewed before they end. Safe to use
// from several threads; one of them fetches while the others wait.
class SignIn {
    Q_DECLARE_TR_FUNCTIONS(SignIn)

public:
    using Clock = std::function<QDateTime()>; // UTC
    SignIn(
        HttpClient* http, const Connection& connection, const Secrets& secrets,
        Clock clock = [] { return QDateTime::currentDateTimeUtc(); });

    // A token that is good for a minute at least. SignInNeeded: the service does not take the secret, or there is none;
    // OneTimeCodeNeeded; Offline, TimedOut, Unavailable.
    Result<QString> token(const std::stop_token& stop = {});
    // After a 401 for `refused`: forgets it, unless another thread has already fetched a new one.
    void forget(const QString& refused);

    void setSecrets(const Secrets& secrets); // and forgets the token
    Secrets secrets() const; // with the refresh token that came since
    // Called after a new refresh token has come; on the thread that fetched it. Not any more when this returns.
    void setRefreshTokenListener(std::function<void(const Secrets&)> listener);
    // The program is ending: waits until what is being fetched has come, and fetches nothing from now on (Cancelled).
    // Blocks; a refresh token is good for one use, so an answer that is not waited for may be the only one.
    void close();
    void stop(); // ends what is being fetched, too
    void clear(); // tokens and secrets

private:
    struct Token {
        QString text;
        QDateTime from; // by the clock, before it was asked for
        QDateTime until;
    };
    std::optional<Result<QString>> known(bool hasJustCome) const;
    Result<QString> fetch(const std::stop_token& stop);
    Result<Token> fetchWith(const Secrets& secrets, Secrets& next, const std::stop_token& stop);
    Result<Token> ask(const QJsonObject& grant, const QString& oneTimeCode, Secrets& next, const std::stop_token& stop);
    Result<Token> refresh(Secrets& next);
    Error refusal(const HttpReply& reply, bool withCode) const;
    bool isGood(const Token& token, std::chrono::seconds left) const;

    HttpClient* m_http;
    Connection m_connection;
    Clock m_clock;
    mutable std::mutex m_mutex; // the fields below
    std::condition_variable_any m_changed;
    bool m_isFetching = false;
    bool m_isClosed = false;
    int m_fetches = 0; // that have ended
    std::optional<Error> m_problem; // of the last one
    int m_generation = 0; // how often the secrets were set: what was fetched with others is not kept
    Secrets m_secrets;
    Token m_token;
    std::stop_source m_stop;
    std::mutex m_telling; // the listener; never held together with the other one
    std::function<void(const Secrets&)> m_listener;
};

} // namespace platter
