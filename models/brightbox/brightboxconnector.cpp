// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/brightboxconnector.h"

#include "models/brightbox/apiclient.h"
#include "models/brightbox/brightboxcliconfig.h"
#include "models/brightbox/brightboxcore.h"

#include <QDir>
#include <QFile>
#include <QPromise>
#include <QTimer>

#include <algorithm>
#include <array>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

using namespace std::chrono_literals;

constexpr auto kTidyTime = 20s; // then X-Delete-After sees to the rest

// Told apart by people with any kind of sight, on light and dark.
constexpr std::array kColors{"#c2566b", "#3f9c7a", "#4a77b4", "#b9812f", "#8a63b0", "#5f8a3a", "#3d95a8", "#a0643c"};

Connection draftOf(const ConnectRequest& request) {
    Connection connection{.name = request.name.trimmed(),
        .color = request.color,
        .api = request.api,
        .storage = request.storage.isEmpty() ? usualStorage(request.api) : request.storage,
        .kind = request.kind,
        .clientId = request.clientId.trimmed(),
        .userName = request.kind == SignInKind::Person ? request.userName.trimmed() : QString(),
        .account = request.account};
    connection.api.setPath({});
    return connection;
}

Secrets secretsOf(const ConnectRequest& request) {
    return {.clientSecret = request.clientSecret,
        .password = request.kind == SignInKind::Person ? request.password : QString(),
        .oneTimeCode = request.kind == SignInKind::Person ? request.oneTimeCode.trimmed() : QString()};
}

Error invalid(const QString& message) {
    return {.code = ErrorCode::InvalidArgument, .message = message};
}

} // namespace

BrightboxConnector::BrightboxConnector(const Surroundings& surroundings, QObject* parent)
    : Connector(parent)
    , m_with(surroundings) { }

BrightboxConnector::~BrightboxConnector() {
    for (const Library* each : m_with.libraries->libraries()) {
        if (const auto* known = qobject_cast<const BrightboxLibrary*>(each)) // it may outlive this
            known->core()->signIn().setRefreshTokenListener({});
    }
    m_stop.request_stop();
    m_pool.waitForDone();
}

// ---- libraries

QString BrightboxConnector::cachePath(const LibraryId& id) const {
    if (m_with.folder.isEmpty() || !QDir().mkpath(m_with.folder))
        return {};
    QFile::setPermissions(m_with.folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return m_with.folder + u'/' + id.toString() + u".sqlite";
}

BrightboxLibrary* BrightboxConnector::library(const LibraryId& id) const {
    return qobject_cast<BrightboxLibrary*>(m_with.libraries->find(id));
}

BrightboxLibrary* BrightboxConnector::open(const Connection& connection, const Secrets& secrets) {
    BrightboxOptions options = m_with.options;
    options.cachePath = cachePath(connection.id);
    auto library = std::make_unique<BrightboxLibrary>(connection, secrets, options);
    BrightboxLibrary* opened = library.get();
    keep(opened);
    m_with.libraries->add(std::move(library));
    return opened;
}

// A person's refresh token may change with each use: the newest one is kept.
void BrightboxConnector::keep(BrightboxLibrary* library) {
    library->core()->signIn().setRefreshTokenListener([this, id = library->id()](const Secrets& secrets) {
        QMetaObject::invokeMethod(this, [this, id, secrets] { (void)m_with.keyring->write(id, secrets); });
    });
    connect(
        library, &QObject::destroyed, this, [core = library->core()] { core->signIn().setRefreshTokenListener({}); });
}

void BrightboxConnector::restore() {
    for (const Connection& connection : m_with.store->connections())
        openFromKeyring(connection);
}

void BrightboxConnector::openFromKeyring(const Connection& connection) {
    open(connection, {});
    m_with.keyring->read(connection.id).then(this, [this, id = connection.id](const Result<Secrets>& secrets) {
        if (!secrets)
            qWarning("%s", qPrintable(secrets.error().message));
        else if (auto* opened = library(id); opened && !secrets->isEmpty())
            opened->setSecrets(*secrets);
    });
}

// ---- signing in

Result<BrightboxConnector::SignedIn> BrightboxConnector::signInNow(
    const Connection& connection, const Secrets& secrets, const std::stop_token& stop) {
    HttpClient http({.attempts = 2});
    SignIn signIn(&http, connection, secrets);
    if (const auto token = signIn.token(stop); !token)
        return std::unexpected(token.error());
    ApiClient api(&http, &signIn, connection.api, {});
    auto accounts = api.accounts(stop);
    if (!accounts)
        return std::unexpected(accounts.error());
    return SignedIn{signIn.secrets(), *std::move(accounts)};
}

QFuture<Result<BrightboxConnector::SignedIn>> BrightboxConnector::trySignIn(const ConnectRequest& request) {
    auto promise = std::make_shared<QPromise<Result<SignedIn>>>();
    promise->start();
    const QString scheme = request.api.scheme();
    if (!request.api.isValid() || request.api.host().isEmpty() || (scheme != "https"_L1 && scheme != "http"_L1)) {
        promise->addResult(std::unexpected(
            invalid(tr("The address of the API is not one: it looks like https://api.gb1.brightbox.com."))));
        promise->finish();
        return promise->future();
    }
    m_pool.start([promise, connection = draftOf(request), secrets = secretsOf(request), stop = m_stop.get_token()] {
        promise->addResult(signInNow(connection, secrets, stop));
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<QList<Account>>> BrightboxConnector::accounts(const ConnectRequest& request) {
    return trySignIn(request).then(this, [](const Result<SignedIn>& done) {
        return done.transform([](const SignedIn& signedIn) { return signedIn.accounts; });
    });
}

QString BrightboxConnector::nextColor() const {
    const QList<Connection> used = m_with.store->connections();
    for (const char* color : kColors) {
        if (!std::ranges::contains(used, QLatin1StringView(color), &Connection::color))
            return QString::fromLatin1(color);
    }
    return QString::fromLatin1(kColors[static_cast<size_t>(used.size()) % kColors.size()]);
}

Result<Connection> BrightboxConnector::connectionFor(
    const ConnectRequest& request, const QList<Account>& accounts) const {
    Connection connection = draftOf(request);
    if (connection.storage.isEmpty())
        return std::unexpected(invalid(tr("The address of Orbit, the storage that belongs to this API, is needed.")));
    if (connection.account.isEmpty() && accounts.size() == 1)
        connection.account = accounts.first().id;
    if (connection.account.isEmpty() && !accounts.isEmpty()) {
        return std::unexpected(
            Error{.code = ErrorCode::Ambiguous, .message = tr("There are several accounts: choose one of them.")});
    }
    const auto account = std::ranges::find(accounts, connection.account, &Account::id);
    if (account == accounts.end())
        return std::unexpected(
            invalid(tr("This sign-in does not reach the account %1.").arg(connection.account.toString())));
    connection.accountName = account->name;
    if (connection.name.isEmpty())
        connection.name = account->name.isEmpty() ? account->id.toString() : account->name;
    if (connection.color.isEmpty())
        connection.color = nextColor();
    for (const Connection& other : m_with.store->connections()) {
        if (other.name.compare(connection.name, Qt::CaseInsensitive) == 0)
            return std::unexpected(
                invalid(tr("There is a connection called “%1” already. Choose another name.").arg(other.name)));
        if (other.account == connection.account && other.api == connection.api)
            return std::unexpected(invalid(tr("This account is connected already, as “%1”.").arg(other.name)));
    }
    connection.id = m_with.store->newId();
    return connection;
}

QFuture<Result<LibraryId>> BrightboxConnector::connectTo(const ConnectRequest& request) {
    return trySignIn(request).then(this, [this, request](const Result<SignedIn>& done) -> Result<LibraryId> {
        if (!done)
            return std::unexpected(done.error());
        const auto connection = connectionFor(request, done->accounts);
        if (!connection)
            return std::unexpected(connection.error());
        m_with.store->save(*connection);
        (void)m_with.keyring->write(connection->id, done->secrets);
        open(*connection, done->secrets);
        return connection->id;
    });
}

QFuture<Result<void>> BrightboxConnector::signIn(const LibraryId& id, const ConnectRequest& request) {
    ConnectRequest asked = connection(id).value_or(request);
    asked.clientSecret = request.clientSecret;
    asked.password = request.password;
    asked.oneTimeCode = request.oneTimeCode;
    return trySignIn(asked).then(this, [this, id](const Result<SignedIn>& done) -> Result<void> {
        if (!done)
            return std::unexpected(done.error());
        (void)m_with.keyring->write(id, done->secrets);
        if (auto* known = library(id))
            known->setSecrets(done->secrets);
        return {};
    });
}

std::optional<ConnectRequest> BrightboxConnector::connection(const LibraryId& id) const {
    const auto found = m_with.store->find(id);
    if (!found)
        return std::nullopt;
    return ConnectRequest{.name = found->name,
        .color = found->color,
        .api = found->api,
        .storage = found->storage,
        .kind = found->kind,
        .clientId = found->clientId,
        .userName = found->userName,
        .account = found->account};
}

void BrightboxConnector::rename(const LibraryId& id, const QString& name, const QString& color) {
    auto connection = m_with.store->find(id);
    if (!connection || name.trimmed().isEmpty())
        return;
    connection->name = name.trimmed();
    connection->color = color;
    m_with.store->save(*connection);
    if (auto* known = library(id))
        known->setNameAndColor(connection->name, color);
}

QFuture<void> BrightboxConnector::settle() {
    QList<QFuture<void>> closing;
    for (const Library* each : m_with.libraries->libraries()) {
        const auto* known = qobject_cast<const BrightboxLibrary*>(each);
        if (!known)
            continue;
        auto promise = std::make_shared<QPromise<void>>();
        closing.append(promise->future());
        promise->start();
        m_pool.start([promise, core = known->core()] {
            core->signIn().close();
            promise->finish();
        });
    }
    if (closing.isEmpty())
        return QtFuture::makeReadyVoidFuture();
    // In this thread, and so after the news about refresh tokens, which come here the same way.
    return QtFuture::whenAll(closing.begin(), closing.end()).then(this, [](const QList<QFuture<void>>&) { });
}

// What is being tidied away in the account needs the token still.
void BrightboxConnector::signOut(const LibraryId& id) {
    const auto* known = library(id);
    QFuture<void> tidied = known ? known->core()->tidied() : QtFuture::makeReadyVoidFuture();
    if (tidied.isFinished()) {
        forget(id);
        return;
    }
    const auto once = [this, id] {
        if (library(id))
            forget(id);
    };
    tidied.then(this, once);
    QTimer::singleShot(kTidyTime, this, once);
}

void BrightboxConnector::forget(const LibraryId& id) {
    const QString path = m_with.folder + u'/' + id.toString() + u".sqlite";
    if (auto* known = library(id))
        known->core()->signIn().clear();
    m_with.libraries->remove(id);
    m_with.store->remove(id);
    (void)m_with.keyring->remove(id);
    if (!m_with.folder.isEmpty()) {
        for (const auto& ending : {u""_s, u"-wal"_s, u"-shm"_s, u".damaged"_s, u".damaged-wal"_s, u".damaged-shm"_s})
            QFile::remove(path + ending);
        QFile::remove(TransferLock::fileFor(path));
    }
}

// ---- what there is to choose from

QList<ConnectRequest> BrightboxConnector::offers() const {
    QList<ConnectRequest> result
        = m_with.cliConfig.isEmpty() ? QList<ConnectRequest>{} : readBrightboxCliConfig(m_with.cliConfig);
    result.removeIf([known = m_with.store->connections()](const ConnectRequest& offer) {
        return std::ranges::any_of(known, [&offer](const Connection& connection) {
            return connection.clientId == offer.clientId && connection.userName == offer.userName
                && connection.api == offer.api;
        });
    });
    return result;
}

// The only one that is public (api.md, section 1).
QList<std::pair<QString, QUrl>> BrightboxConnector::regions() const {
    return {{u"gb1"_s, QUrl(u"https://api.gb1.brightbox.com"_s)}};
}

} // namespace platter
