// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/signin.h"

#include "tests/web/scriptedserver.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTest>
#include <QTimeZone>

#include <atomic>
#include <future>

using namespace platter;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QDateTime start() {
    return {QDate(2026, 3, 1), QTime(12, 0), QTimeZone::UTC};
}

// A clock that is set by hand, from any thread.
struct HandClock {
    std::shared_ptr<std::atomic<qint64>> seconds = std::make_shared<std::atomic<qint64>>(0);
    QDateTime operator()() const { return start().addSecs(*seconds); }
    void set(qint64 to) const { *seconds = to; }
};

QByteArray token(const QByteArray& text, int life = 7200, const QByteArray& refresh = {}) {
    QByteArray body
        = R"({"access_token": ")" + text + R"(", "token_type": "Bearer", "scope": "infrastructure, orbit", )";
    if (!refresh.isEmpty()) {
        body += R"("refresh_token": ")" + refresh + R"(", )";
    }
    return body + R"("expires_in": )" + QByteArray::number(life) + "}";
}

Connection connectionTo(const ScriptedServer& server, SignInKind kind) {
    return {.api = server.url(),
        .kind = kind,
        .clientId = kind == SignInKind::Person ? u"app-12345"_s : u"cli-12345"_s,
        .userName = kind == SignInKind::Person ? u"jo@example.com"_s : QString()};
}

// What the service was asked, as an object.
QJsonObject grant(const Asked& asked) {
    return QJsonDocument::fromJson(asked.body).object();
}

} // namespace

class TestSignIn : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void apiClient();
    void tokensEnd_data();
    void tokensEnd();
    void shortTokens();
    void oldBodies_data();
    void oldBodies();
    void person();
    void refreshTokenEnded_data();
    void refreshTokenEnded();
    void oneTimeCode();
    void wrongOneTimeCode();
    void refusals_data();
    void refusals();
    void nothingToSignInWith_data();
    void nothingToSignInWith();
    void forgets();
    void oneAsksForAll();
    void oneIsRefusedForAll();
    void waitingIsStopped();
    void aRefreshIsWaitedFor();
    void stoppingEndsARefresh();
    void signedOutMeanwhile();
    void otherSecretsMeanwhile();
    void errorsHideSecrets_data();
    void errorsHideSecrets();
    void recorded();

private:
    HttpClient m_http{{.attempts = 2, .firstPause = 1ms}};
    HandClock m_clock;
};

void TestSignIn::apiClient() {
    m_clock.set(0);
    ScriptedServer server([](const Asked&) { return QList{answers(200, token("one"))}; });
    SignIn signIn(&m_http, connectionTo(server, SignInKind::ApiClient), {.clientSecret = u"s3cret:ü"_s}, m_clock);
    QCOMPARE(signIn.token().value_or(u"none"_s), u"one");
    QCOMPARE(signIn.token().value_or(u"none"_s), u"one");
    QCOMPARE(server.count(), 1);
    const Asked asked = server.asked().first();
    QCOMPARE(asked.method, "POST");
    QCOMPARE(asked.target, "/token");
    QCOMPARE(asked.header("Content-Type"), "application/json");
    QCOMPARE(asked.header("Authorization"), "Basic " + u"cli-12345:s3cret:ü"_s.toUtf8().toBase64());
    QCOMPARE(grant(asked), (QJsonObject{{u"grant_type"_s, u"client_credentials"_s}}));
}

void TestSignIn::tokensEnd_data() {
    QTest::addColumn<qint64>("seconds"); // on the clock, after the token came
    QTest::addColumn<bool>("isNew");
    QTest::newRow("at once") << qint64(0) << false;
    QTest::newRow("an hour") << qint64(3600) << false;
    QTest::newRow("a minute before the end") << qint64(7140) << false;
    QTest::newRow("less than a minute") << qint64(7141) << true;
    QTest::newRow("after the end") << qint64(7300) << true;
    QTest::newRow("slept for a week") << qint64(604800) << true;
    QTest::newRow("the clock was set back") << qint64(-86400) << true;
}

void TestSignIn::tokensEnd() {
    QFETCH(const qint64, seconds);
    QFETCH(const bool, isNew);
    m_clock.set(0);
    std::atomic<int> count = 0;
    ScriptedServer server([&](const Asked&) { return QList{answers(200, token(QByteArray::number(++count)))}; });
    SignIn signIn(&m_http, connectionTo(server, SignInKind::ApiClient), {.clientSecret = u"s"_s}, m_clock);
    QCOMPARE(signIn.token().value_or(u"none"_s), u"1");
    m_clock.set(seconds);
    QCOMPARE(signIn.token().value_or(u"none"_s), isNew ? u"2" : u"1");
}

void TestSignIn::shortTokens() { // shorter than the minute: each is used once
    m_clock.set(0);
    std::atomic<int> count = 0;
    ScriptedServer server([&](const Asked&) { return QList{answers(200, token(QByteArray::number(++count), 30))}; });
    SignIn signIn(&m_http, connectionTo(server, SignInKind::ApiClient), {.clientSecret = u"s"_s}, m_clock);
    QCOMPARE(signIn.token().value_or(u"none"_s), u"1");
    QCOMPARE(signIn.token().value_or(u"none"_s), u"2");
}

void TestSignIn::oldBodies_data() {
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("understood");
    QTest::newRow("2013") << R"({"access_token": "t", "expires_in": 7200})"_ba << true;
    QTest::newRow("no life") << R"({"access_token": "t"})"_ba << true;
    QTest::newRow("life as text") << R"({"access_token": "t", "expires_in": "7200"})"_ba << true;
    QTest::newRow("no token") << R"({"expires_in": 7200})"_ba << false;
    QTest::newRow("null") << R"({"access_token": null, "expires_in": 7200})"_ba << false;
    QTest::newRow("a page") << "<html>Welcome to this network</html>"_ba << false;
    QTest::newRow("nothing") << ""_ba << false;
}

void TestSignIn::oldBodies() {
    QFETCH(const QByteArray, body);
    QFETCH(const bool, understood);
    m_clock.set(0);
    ScriptedServer server([&](const Asked&) { return QList{answers(200, body)}; });
    SignIn signIn(&m_http, connectionTo(server, SignInKind::ApiClient), {.clientSecret = u"s"_s}, m_clock);
    const Result<QString> token = signIn.token();
    QCOMPARE(token.has_value(), understood);
    if (understood) {
        m_clock.set(7000); // what a token usually lives
        QVERIFY(signIn.token().has_value());
        QCOMPARE(server.count(), 1);
    } else {
        QCOMPARE(token.error().code, ErrorCode::Unavailable);
    }
}

void TestSignIn::person() {
    m_clock.set(0);
    std::atomic<int> count = 0;
    ScriptedServer server([&](const Asked&) {
        const QByteArray n = QByteArray::number(++count);
        return QList{answers(200, token("access-" + n, 7200, "refresh-" + n))};
    });
    SignIn signIn(&m_http, connectionTo(server, SignInKind::Person),
        {.clientSecret = u"app-secret"_s, .password = u"pass"_s}, m_clock);
    QList<QString> heard;
    signIn.setRefreshTokenListener([&](const Secrets& secrets) {
        QVERIFY(secrets.password.isEmpty());
        QCOMPARE(secrets.clientSecret, u"app-secret");
        heard.append(secrets.refreshToken);
    });
    QCOMPARE(signIn.token().value_or(u"none"_s), u"access-1");
    QVERIFY(signIn.secrets().password.isEmpty()); // the refresh token replaces it
    QCOMPARE(signIn.secrets().refreshToken, u"refresh-1");
    m_clock.set(8000);
    QCOMPARE(signIn.token().value_or(u"none"_s), u"access-2");
    QCOMPARE(heard, (QList{u"refresh-1"_s, u"refresh-2"_s}));
    QCOMPARE(grant(server.asked().at(0)),
        (QJsonObject{
            {u"grant_type"_s, u"password"_s}, {u"username"_s, u"jo@example.com"_s}, {u"password"_s, u"pass"_s}}));
    QCOMPARE(grant(server.asked().at(1)),
        (QJsonObject{{u"grant_type"_s, u"refresh_token"_s}, {u"refresh_token"_s, u"refresh-1"_s}}));
    QCOMPARE(server.asked().at(1).header("Authorization"), "Basic "_ba + "app-12345:app-secret"_ba.toBase64());
}

void TestSignIn::refreshTokenEnded_data() {
    QTest::addColumn<QString>("password");
    QTest::newRow("password known") << u"pass"_s;
    QTest::newRow("not known") << QString();
}

void TestSignIn::refreshTokenEnded() {
    QFETCH(const QString, password);
    m_clock.set(0);
    ScriptedServer server([&](const Asked& asked) {
        return QList{grant(asked).contains("refresh_token"_L1)
                ? answers(400, R"({"error": "invalid_grant", "error_description": "refresh token expired"})")
                : answers(200, token("fresh", 7200, "refresh-2"))};
    });
    SignIn signIn(&m_http, connectionTo(server, SignInKind::Person),
        {.clientSecret = u"a"_s, .password = password, .refreshToken = u"refresh-1"_s}, m_clock);
    const Result<QString> token = signIn.token();
    if (password.isEmpty()) {
        QCOMPARE(token.error().code, ErrorCode::SignInNeeded);
        QCOMPARE(signIn.secrets().refreshToken, QString());
        QCOMPARE(signIn.token().error().code, ErrorCode::SignInNeeded);
        QCOMPARE(server.count(), 1); // it is not tried again
    } else {
        QCOMPARE(token.value_or(u"none"_s), u"fresh");
        QCOMPARE(signIn.secrets().refreshToken, u"refresh-2");
    }
}

void TestSignIn::oneTimeCode() {
    m_clock.set(0);
    ScriptedServer server([](const Asked& asked) {
        return QList{asked.header("X-Brightbox-OTP") == "123456"
                ? answers(200, token("in", 7200, "refresh"))
                : answers(401, R"({"error": "invalid_client"})",
                      {{"X-Brightbox-OTP", "required"}, {"WWW-Authenticate", R"(Basic realm="x")"}})};
    });
    SignIn signIn(
        &m_http, connectionTo(server, SignInKind::Person), {.clientSecret = u"a"_s, .password = u"p"_s}, m_clock);
    QCOMPARE(signIn.token().error().code, ErrorCode::OneTimeCodeNeeded);
    signIn.setSecrets({.clientSecret = u"a"_s, .password = u"p"_s, .oneTimeCode = u" 123456\n"_s});
    QCOMPARE(signIn.token().value_or(u"none"_s), u"in");
    QVERIFY(signIn.secrets().oneTimeCode.isEmpty());
}

void TestSignIn::wrongOneTimeCode() {
    m_clock.set(0);
    ScriptedServer server([](const Asked&) { return QList{answers(401, "{}", {{"x-brightbox-otp", "Required"}})}; });
    SignIn signIn(&m_http, connectionTo(server, SignInKind::Person),
        {.clientSecret = u"a"_s, .password = u"p"_s, .oneTimeCode = u"111111"_s}, m_clock);
    const Error error = signIn.token().error();
    QCOMPARE(error.code, ErrorCode::OneTimeCodeNeeded);
    QVERIFY2(error.message.contains(u"not accepted"), qPrintable(error.message));
    QVERIFY(signIn.secrets().oneTimeCode.isEmpty()); // used once
    QCOMPARE(signIn.secrets().password, u"p");
}

void TestSignIn::refusals_data() {
    QTest::addColumn<SignInKind>("kind");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("says");
    const QByteArray client = R"({"error": "invalid_client"})";
    QTest::newRow("client, 401") << SignInKind::ApiClient << 401 << client << ErrorCode::SignInNeeded << u"secret"_s;
    QTest::newRow("client, 400") << SignInKind::ApiClient << 400 << client << ErrorCode::SignInNeeded << u"secret"_s;
    QTest::newRow("person, 401") << SignInKind::Person << 401 << client << ErrorCode::SignInNeeded << u"password"_s;
    QTest::newRow("person, 400") << SignInKind::Person << 400 << R"({"error": "invalid_grant"})"_ba
                                 << ErrorCode::SignInNeeded << u"password"_s;
    QTest::newRow("wrong kind") << SignInKind::ApiClient << 400 << R"({"error": "unauthorized_client"})"_ba
                                << ErrorCode::SignInNeeded << u"cli-12345"_s;
    QTest::newRow("401, empty") << SignInKind::ApiClient << 401 << ""_ba << ErrorCode::SignInNeeded << u"secret"_s;
    QTest::newRow("not the API") << SignInKind::ApiClient << 404 << "<html>"_ba << ErrorCode::Refused << u"localhost"_s;
    QTest::newRow("500") << SignInKind::ApiClient << 500 << ""_ba << ErrorCode::Unavailable << u"problem"_s;
    QTest::newRow("503") << SignInKind::Person << 503 << ""_ba << ErrorCode::Unavailable << u"problem"_s;
}

void TestSignIn::refusals() {
    QFETCH(const SignInKind, kind);
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, says);
    m_clock.set(0);
    ScriptedServer server([&](const Asked&) { return QList{answers(status, body)}; });
    SignIn signIn(&m_http, connectionTo(server, kind), {.clientSecret = u"a"_s, .password = u"p"_s}, m_clock);
    const Result<QString> token = signIn.token();
    QVERIFY(!token.has_value());
    QTEST(token.error().code, "code");
    QVERIFY2(token.error().message.contains(says), qPrintable(token.error().message));
}

void TestSignIn::nothingToSignInWith_data() {
    QTest::addColumn<SignInKind>("kind");
    QTest::addColumn<QString>("clientSecret");
    QTest::newRow("client") << SignInKind::ApiClient << QString();
    QTest::newRow("person") << SignInKind::Person << u"of the application"_s;
}

void TestSignIn::nothingToSignInWith() {
    QFETCH(const SignInKind, kind);
    QFETCH(const QString, clientSecret);
    ScriptedServer server([](const Asked&) { return QList{answers(200, token("t"))}; });
    SignIn signIn(&m_http, connectionTo(server, kind), {.clientSecret = clientSecret}, m_clock);
    QCOMPARE(signIn.token().error().code, ErrorCode::SignInNeeded);
    QCOMPARE(server.count(), 0);
}

void TestSignIn::forgets() {
    m_clock.set(0);
    std::atomic<int> count = 0;
    ScriptedServer server([&](const Asked&) { return QList{answers(200, token(QByteArray::number(++count)))}; });
    SignIn signIn(&m_http, connectionTo(server, SignInKind::ApiClient), {.clientSecret = u"s"_s}, m_clock);
    QCOMPARE(signIn.token().value_or(u"none"_s), u"1");
    signIn.forget(u"1"_s);
    QCOMPARE(signIn.token().value_or(u"none"_s), u"2");
    signIn.forget(u"1"_s); // another thread was slower: the new one stays
    QCOMPARE(signIn.token().value_or(u"none"_s), u"2");
    signIn.clear();
    QVERIFY(signIn.secrets().isEmpty());
    QCOMPARE(signIn.token().error().code, ErrorCode::SignInNeeded);
    QCOMPARE(server.count(), 2);
}

void TestSignIn::oneAsksForAll() {
    m_clock.set(0);
    ScriptedServer server([](const Asked&) { return QList{waits(80), answers(200, token("t"))}; });
    SignIn signIn(&m_http, connectionTo(server, SignInKind::ApiClient), {.clientSecret = u"s"_s}, m_clock);
    std::vector<std::future<Result<QString>>> calls;
    for (int i = 0; i < 8; ++i) {
        calls.push_back(std::async(std::launch::async, [&] { return signIn.token(); }));
    }
    for (auto& call : calls) {
        QCOMPARE(call.get().value_or(u"none"_s), u"t");
    }
    QCOMPARE(server.count(), 1);
}

void TestSignIn::oneIsRefusedForAll() {
    m_clock.set(0);
    std::promise<void> others;
    auto othersAreThere = others.get_future().share();
    ScriptedServer server([othersAreThere](const Asked&) {
        othersAreThere.wait();
        return QList{waits(80), answers(401, "{}")};
    });
    SignIn signIn(&m_http, connectionTo(server, SignInKind::ApiClient), {.clientSecret = u"s"_s}, m_clock);
    std::atomic<int> going = 0;
    std::vector<std::future<Result<QString>>> calls;
    for (int i = 0; i < 4; ++i) {
        calls.push_back(std::async(std::launch::async, [&] {
            ++going;
            return signIn.token();
        }));
    }
    QTRY_COMPARE(going.load(), 4);
    others.set_value();
    for (auto& call : calls) {
        QCOMPARE(call.get().error().code, ErrorCode::SignInNeeded);
    }
    QVERIFY2(server.count() < 4, qPrintable(QString::number(server.count())));
}

void TestSignIn::waitingIsStopped() {
    m_clock.set(0);
    ScriptedServer server([](const Asked&) { return QList{hangs()}; });
    SignIn signIn(&m_http, connectionTo(server, SignInKind::ApiClient), {.clientSecret = u"s"_s}, m_clock);
    std::stop_source first;
    std::stop_source second;
    auto one = std::async(std::launch::async, [&] { return signIn.token(first.get_token()); });
    QTRY_COMPARE(server.count(), 1);
    auto other = std::async(std::launch::async, [&] { return signIn.token(second.get_token()); });
    second.request_stop();
    QCOMPARE(other.get().error().code, ErrorCode::Cancelled);
    first.request_stop();
    QCOMPARE(one.get().error().code, ErrorCode::Cancelled);
}

// A refresh token is good for one use: the answer brings the next one.
void TestSignIn::aRefreshIsWaitedFor() {
    m_clock.set(0);
    ScriptedServer server(
        [](const Asked&) { return QList{waits(300), answers(200, token("access", 7200, "refresh-2"))}; });
    SignIn signIn(&m_http, connectionTo(server, SignInKind::Person),
        {.clientSecret = u"a"_s, .refreshToken = u"refresh-1"_s}, m_clock);
    std::stop_source stop;
    auto asking = std::async(std::launch::async, [&] { return signIn.token(stop.get_token()); });
    QTRY_COMPARE(server.count(), 1);
    stop.request_stop(); // who asked has lost interest
    signIn.close(); // and the program is ending
    QCOMPARE(signIn.secrets().refreshToken, u"refresh-2");
    QCOMPARE(asking.get().value_or(u"none"_s), u"access");
    QCOMPARE(signIn.token().value_or(u"none"_s), u"access"); // what is known is still told
    signIn.forget(u"access"_s);
    QCOMPARE(signIn.token().error().code, ErrorCode::Cancelled); // but nothing is asked for any more
    QCOMPARE(server.count(), 1);
}

void TestSignIn::stoppingEndsARefresh() {
    m_clock.set(0);
    ScriptedServer server([](const Asked&) { return QList{hangs()}; });
    SignIn signIn(&m_http, connectionTo(server, SignInKind::Person),
        {.clientSecret = u"a"_s, .refreshToken = u"refresh-1"_s}, m_clock);
    auto asking = std::async(std::launch::async, [&] { return signIn.token(); });
    QTRY_COMPARE(server.count(), 1);
    signIn.stop();
    QCOMPARE(asking.get().error().code, ErrorCode::Cancelled);
}

void TestSignIn::signedOutMeanwhile() {
    m_clock.set(0);
    std::promise<void> signedOut;
    auto go = signedOut.get_future().share();
    ScriptedServer server([go](const Asked&) {
        go.wait();
        return QList{answers(200, token("t", 7200, "refresh"))};
    });
    SignIn signIn(
        &m_http, connectionTo(server, SignInKind::Person), {.clientSecret = u"a"_s, .password = u"p"_s}, m_clock);
    auto call = std::async(std::launch::async, [&] { return signIn.token(); });
    QTRY_COMPARE(server.count(), 1);
    signIn.clear();
    signedOut.set_value();
    QCOMPARE(call.get().error().code, ErrorCode::SignInNeeded);
    QVERIFY(signIn.secrets().isEmpty());
}

void TestSignIn::otherSecretsMeanwhile() {
    m_clock.set(0);
    std::promise<void> changed;
    auto go = changed.get_future().share();
    ScriptedServer server([go](const Asked& asked) {
        go.wait();
        const bool isNew = asked.header("Authorization") == "Basic "_ba + "cli-12345:new"_ba.toBase64();
        return QList{isNew ? answers(200, token("t")) : answers(401, "{}")};
    });
    SignIn signIn(&m_http, connectionTo(server, SignInKind::ApiClient), {.clientSecret = u"old"_s}, m_clock);
    auto call = std::async(std::launch::async, [&] { return signIn.token(); });
    QTRY_COMPARE(server.count(), 1);
    signIn.setSecrets({.clientSecret = u"new"_s});
    changed.set_value();
    QCOMPARE(call.get().value_or(u"none"_s), u"t");
}

void TestSignIn::errorsHideSecrets_data() {
    QTest::addColumn<QList<Step>>("answer");
    QTest::newRow("echoes all") << QList{answers(400,
        R"({"error": "5eC4e7", "error_description": "5eC4e7", "errors": ["password 5eC4e7"], "error_name": "5 5eC4e7"})")};
    QTest::newRow("refuses") << QList{answers(401, R"({"error_description": "5eC4e7 is wrong"})")};
    QTest::newRow("not understood") << QList{answers(200, "5eC4e7")};
    QTest::newRow("cut") << QList{closes()};
}

void TestSignIn::errorsHideSecrets() {
    QFETCH(const QList<Step>, answer);
    m_clock.set(0);
    ScriptedServer server([&](const Asked&) { return answer; });
    for (const SignInKind kind : {SignInKind::ApiClient, SignInKind::Person}) {
        SignIn signIn(&m_http, connectionTo(server, kind),
            {.clientSecret = u"5eC4e7"_s, .password = u"5eC4e7"_s, .oneTimeCode = u"5eC4e7"_s}, m_clock);
        const Error error = signIn.token().error();
        QVERIFY2(!error.message.contains(u"5eC4e7"), qPrintable(error.message));
        QVERIFY2(!error.detail.contains(u"5eC4e7"), qPrintable(error.detail));
    }
}

// What the real service answered.
void TestSignIn::recorded() {
    const QDir folder(QStringLiteral(PLATTER_RECORDED));
    const QStringList names = folder.entryList({u"token-post-*.json"_s}, QDir::Files);
    if (names.isEmpty()) {
        QSKIP("No recorded exchanges beside the project: " PLATTER_RECORDED);
    }
    m_clock.set(0);
    for (const QString& name : names) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject exchange = QJsonDocument::fromJson(file.readAll()).object();
        const QJsonObject response = exchange.value("response"_L1).toObject();
        const QJsonObject body = response.value("body"_L1).toObject();
        const int status = response.value("status"_L1).toInt();
        QList<HttpHeader> headers;
        for (const auto header : {"WWW-Authenticate"_L1, "Content-Type"_L1, "Cache-Control"_L1}) {
            headers.append(
                HttpHeader{header.data(), response.value("headers"_L1).toObject().value(header).toString().toLatin1()});
        }
        ScriptedServer server(
            [&](const Asked&) { return QList{answers(status, QJsonDocument(body).toJson(), headers)}; });
        const bool isPerson
            = body.contains("refresh_token"_L1) || name.contains("password"_L1) || name.contains("refresh"_L1);
        SignIn signIn(&m_http, connectionTo(server, isPerson ? SignInKind::Person : SignInKind::ApiClient),
            {.clientSecret = u"s"_s, .refreshToken = u"r"_s}, m_clock);
        const Result<QString> token = signIn.token();
        if (status == 200) {
            QCOMPARE(token.value_or(QString()), body.value("access_token"_L1).toString());
            QCOMPARE(signIn.secrets().refreshToken, body.value("refresh_token"_L1).toString(u"r"_s));
        } else {
            QVERIFY2(!token.has_value(), qPrintable(name));
            QCOMPARE(token.error().code, ErrorCode::SignInNeeded);
            QVERIFY2(
                token.error().detail.contains(body.value("error"_L1).toString()), qPrintable(token.error().detail));
        }
    }
}

QTEST_GUILESS_MAIN(TestSignIn)
#include "tst_signin.moc"
