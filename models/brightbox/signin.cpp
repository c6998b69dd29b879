// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/signin.h"

#include "models/brightbox/apijson.h"
#include "models/web/httperrors.h"

#include <QJsonDocument>

#include <utility>

namespace platter {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kLeast = 60s; // what a token that is given out is still good for
constexpr auto kUsualLife = 7200s; // api.md, section 2, "Lifetime"

bool isRefusal(const HttpReply& reply) {
    return reply.status == 400 || reply.status == 401;
}

bool wantsOneTimeCode(const HttpReply& reply) {
    return reply.status == 401 && reply.header("X-Brightbox-OTP").trimmed().toLower() == "required";
}

QJsonObject bodyOf(const HttpReply& reply) {
    return QJsonDocument::fromJson(reply.body).object();
}

std::chrono::seconds lifeOf(const QJsonObject& body) {
    const QJsonValue life = body.value("expires_in"_L1);
    const double seconds = life.isString() ? life.toString().toDouble() : life.toDouble(-1);
    return seconds >= 0 && seconds < 1e9 ? std::chrono::seconds(static_cast<qint64>(seconds)) : kUsualLife;
}

} // namespace

SignIn::SignIn(HttpClient* http, const Connection& connection, const Secrets& secrets, Clock clock)
    : m_http(http)
    , m_connection(connection)
    , m_clock(std::move(clock))
    , m_secrets(secrets) { }

Result<QString> SignIn::token(const std::stop_token& stop) {
    {
        std::unique_lock lock(m_mutex);
        const int fetches = m_fetches;
        const bool go = m_changed.wait(lock, stop, [&] { return !m_isFetching || isGood(m_token, kLeast); });
        if (!go) {
            return std::unexpected(HttpErrors::cancelled());
        }
        if (const auto result = known(m_fetches != fetches)) {
            return *result;
        }
        if (m_isClosed) {
            return std::unexpected(HttpErrors::cancelled());
        }
        m_isFetching = true;
    }
    Result<QString> result = fetch(stop);
    const std::lock_guard lock(m_mutex);
    m_isFetching = false;
    ++m_fetches;
    m_problem = result ? std::nullopt : std::optional(result.error());
    m_changed.notify_all();
    return result;
}

// What need not be asked for: a token that is there, and what has just come of another thread's asking.
std::optional<Result<QString>> SignIn::known(bool hasJustCome) const {
    if (isGood(m_token, hasJustCome ? 0s : kLeast)) {
        return m_token.text;
    }
    if (hasJustCome && m_problem && m_problem->code != ErrorCode::Cancelled) {
        return std::unexpected(*m_problem);
    }
    return std::nullopt;
}

// By the clock on the wall, because a computer that slept has to notice it. One that was set back to before the token
// came tells nothing about its age.
bool SignIn::isGood(const Token& token, std::chrono::seconds left) const {
    if (token.text.isEmpty()) {
        return false;
    }
    const QDateTime now = m_clock();
    return now >= token.from && now.addDuration(left) <= token.until;
}

void SignIn::forget(const QString& refused) {
    const std::lock_guard lock(m_mutex);
    if (m_token.text == refused) {
        m_token = {};
    }
}

void SignIn::setSecrets(const Secrets& secrets) {
    const std::lock_guard lock(m_mutex);
    m_secrets = secrets;
    m_token = {};
    ++m_generation;
}

Secrets SignIn::secrets() const {
    const std::lock_guard lock(m_mutex);
    return m_secrets;
}

void SignIn::setRefreshTokenListener(std::function<void(const Secrets&)> listener) {
    const std::lock_guard lock(m_telling);
    m_listener = std::move(listener);
}

void SignIn::close() {
    std::unique_lock lock(m_mutex);
    m_isClosed = true;
    m_changed.wait(lock, [&] { return !m_isFetching; });
}

void SignIn::stop() {
    {
        const std::lock_guard lock(m_mutex);
        m_isClosed = true;
    }
    m_stop.request_stop();
}

void SignIn::clear() {
    setSecrets({});
}

// By one thread at a time.
Result<QString> SignIn::fetch(const std::stop_token& stop) {
    while (true) {
        Secrets secrets;
        int generation = 0;
        {
            const std::lock_guard lock(m_mutex);
            secrets = m_secrets;
            generation = m_generation;
        }
        Secrets next = secrets; // what is left of them: codes are used up, refresh tokens change
        const Result<Token> token = fetchWith(secrets, next, stop);
        bool isNew = false;
        {
            const std::lock_guard lock(m_mutex);
            if (generation != m_generation) {
                continue; // signed in otherwise, or out, meanwhile
            }
            m_secrets = next;
            if (!token) {
                return std::unexpected(token.error());
            }
            m_token = *token;
            isNew = next.refreshToken != secrets.refreshToken;
        }
        if (const std::lock_guard lock(m_telling); isNew && m_listener) {
            m_listener(next);
        }
        return token->text;
    }
}

Result<SignIn::Token> SignIn::fetchWith(const Secrets& secrets, Secrets& next, const std::stop_token& stop) {
    if (m_connection.kind == SignInKind::ApiClient && !secrets.clientSecret.isEmpty()) {
        return ask({{u"grant_type"_s, u"client_credentials"_s}}, {}, next, stop);
    }
    if (m_connection.kind == SignInKind::Person && !secrets.refreshToken.isEmpty()) {
        Result<Token> token = refresh(next);
        if (token || token.error().code != ErrorCode::SignInNeeded || secrets.password.isEmpty()) {
            return token;
        }
    }
    if (m_connection.kind == SignInKind::Person && !secrets.password.isEmpty()) {
        const QJsonObject grant{{u"grant_type"_s, u"password"_s}, {u"username"_s, m_connection.userName},
            {u"password"_s, secrets.password}};
        Result<Token> token = ask(grant, secrets.oneTimeCode.simplified(), next, stop);
        if (token && !next.refreshToken.isEmpty()) {
            next.password.clear();
        }
        return token;
    }
    return std::unexpected(
        Error{.code = ErrorCode::SignInNeeded, .message = tr("You are not signed in. Sign in first.")});
}

// Who asked may lose interest meanwhile: the token that the service takes in exchange for the new one is gone all the same.
Result<SignIn::Token> SignIn::refresh(Secrets& next) {
    const QJsonObject grant{{u"grant_type"_s, u"refresh_token"_s}, {u"refresh_token"_s, next.refreshToken}};
    return ask(grant, {}, next, m_stop.get_token());
}

Result<SignIn::Token> SignIn::ask(
    const QJsonObject& grant, const QString& oneTimeCode, Secrets& next, const std::stop_token& stop) {
    const QString who = m_connection.clientId + u':' + next.clientSecret;
    HttpRequest request{.method = "POST",
        .url = m_connection.api.resolved(QUrl(u"/token"_s)),
        .headers = {{"Authorization", "Basic " + who.toUtf8().toBase64()}, {"Accept", "application/json"},
            {"Content-Type", "application/json"}},
        .body = QJsonDocument(grant).toJson(QJsonDocument::Compact),
        // Asking twice gives a token twice. Only a one-time code does not go through again.
        .repeat = oneTimeCode.isEmpty() ? Repeat::Safe : Repeat::WhenNotArrived};
    if (!oneTimeCode.isEmpty()) {
        request.headers.append(HttpHeader{"X-Brightbox-OTP", oneTimeCode.toUtf8()});
    }
    const QDateTime before = m_clock();
    const Result<HttpReply> reply = m_http->send(request, stop);
    if (!reply) {
        return std::unexpected(reply.error());
    }
    if (!oneTimeCode.isEmpty()) {
        next.oneTimeCode.clear();
    }
    if (!reply->isSuccess()) {
        if (bodyOf(*reply).value("error"_L1) == "invalid_grant"_L1 && grant.contains("refresh_token"_L1)) {
            next.refreshToken.clear(); // it has ended
        }
        return std::unexpected(refusal(*reply, !oneTimeCode.isEmpty()));
    }
    const QJsonObject body = bodyOf(*reply);
    const QString text = body.value("access_token"_L1).toString();
    if (text.isEmpty()) {
        return std::unexpected(ApiError::notUnderstood(*reply));
    }
    if (const QString refresh = body.value("refresh_token"_L1).toString(); !refresh.isEmpty()) {
        next.refreshToken = refresh;
    }
    return Token{.text = text, .from = before, .until = before.addDuration(lifeOf(body))};
}

Error SignIn::refusal(const HttpReply& reply, bool withCode) const {
    Error error = ApiError::fromReply(reply); // for its detail, and for troubles of the service's own
    if (wantsOneTimeCode(reply)) {
        error.code = ErrorCode::OneTimeCodeNeeded;
        error.message = withCode ? tr("The one-time code is not accepted. Wait for the next one and enter it.")
                                 : tr("Signing in needs a one-time code as well. Enter the one that your app shows.");
    } else if (reply.status == 404) {
        error.code = ErrorCode::Refused;
        error.message = tr("%1 does not offer signing in. Check the address.").arg(m_connection.api.host());
    } else if (isRefusal(reply)) {
        error.code = ErrorCode::SignInNeeded;
        const bool isKind = bodyOf(reply).value("error"_L1) == "unauthorized_client"_L1;
        if (isKind) {
            error.message = tr("%1 may not sign in this way. Check the client's id.").arg(m_connection.clientId);
        } else if (m_connection.kind == SignInKind::ApiClient) {
            error.message = tr("The client's id or secret is not accepted. Check both and sign in again.");
        } else {
            error.message
                = tr("The sign-in is not accepted. Check the e-mail address and the password and sign in again.");
        }
    }
    return error;
}

} // namespace platter
