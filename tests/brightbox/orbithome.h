// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/brightbox/orbitclient.h"
#include "tests/web/scriptedserver.h"
#include "tests/standins/orbitserver.h"
#include "tests/standins/plainhttp.h"

#include <QTest>

namespace platter::test {

using namespace Qt::StringLiterals;

// A real Swift, and a client that is signed in to it: the sign-in's token is one of Swift's own.
class OrbitHome {
public:
    Result<void> start() {
        if (auto started = server.start(); !started)
            return started;
        return signIn();
    }
    // After a restart too: Swift's tokens live in its cache.
    Result<void> signIn() {
        QUrl url = server.url();
        url.setPath(u"/v1"_s);
        token
            = plainRequest("GET", url, {{"X-Auth-User", "cli-12345"}, {"X-Auth-Key", "secret"}}).header("X-Auth-Token");
        if (token.isEmpty())
            return std::unexpected(Error{ErrorCode::SignInNeeded, u"No token."_s, server.log().right(2000)});
        if (!client)
            connect();
        secrets->forget(secrets->token().value_or(QString()));
        return {};
    }

    PlainReply plain(const QByteArray& method, const QString& path, const PlainHeaders& headers = {}) {
        QUrl url = server.url();
        url.setPath(u"/v1/acc-12345"_s + path);
        return plainRequest(method, url, PlainHeaders{{"X-Auth-Token", token}} + headers);
    }

    OrbitServer server;
    QByteArray token;
    ScriptedServer tokens{[this](const Asked&) {
        return QList{answers(200, "{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\",\"expires_in\":7200}",
            {{"Content-Type", "application/json"}})};
    }};
    std::unique_ptr<HttpClient> http;
    std::unique_ptr<SignIn> secrets;
    std::unique_ptr<OrbitClient> client;

private:
    void connect() {
        HttpOptions options;
        options.attempts = 2;
        options.firstPause = std::chrono::milliseconds(10);
        http = std::make_unique<HttpClient>(options);
        Connection connection;
        connection.api = tokens.url({}, u"127.0.0.1"_s);
        connection.storage = server.url();
        connection.clientId = u"cli-12345"_s;
        connection.account = AccountId(u"acc-12345"_s);
        Secrets secret;
        secret.clientSecret = u"secret"_s;
        secrets = std::make_unique<SignIn>(http.get(), connection, secret);
        client = std::make_unique<OrbitClient>(http.get(), secrets.get(), connection.storage, connection.account);
    }
};

template <typename T> QByteArray why(const Result<T>& result) {
    return result ? QByteArray("no error")
                  : QString(errorCodeName(result.error().code) + u": " + result.error().message + u" ["
                        + result.error().detail + u']')
                        .toUtf8();
}

} // namespace platter::test

// Each evaluates its argument once.
#define VERIFY_OK(result)                                                                                              \
    do {                                                                                                               \
        const auto& verified = (result);                                                                               \
        QVERIFY2(verified, platter::test::why(verified).constData());                                                  \
    } while (false)
#define VERIFY_ERROR(result, expected)                                                                                 \
    do {                                                                                                               \
        const auto& verified = (result);                                                                               \
        QVERIFY2(!verified, "an error was expected");                                                                  \
        QVERIFY2(verified.error().code == (expected), platter::test::why(verified).constData());                       \
        QVERIFY2(verified.error().message.endsWith(u'.'), platter::test::why(verified).constData());                   \
    } while (false)
