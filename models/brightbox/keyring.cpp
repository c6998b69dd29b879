// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/keyring.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPromise>

#include <qt6keychain/keychain.h>

#include <algorithm>
#include <array>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

struct KeyringText {
    Q_DECLARE_TR_FUNCTIONS(Keyring)
};

QString serviceName() {
    return u"platter"_s;
}

QByteArray toBytes(const Secrets& secrets) {
    QJsonObject json;
    if (!secrets.clientSecret.isEmpty())
        json.insert(u"client_secret"_s, secrets.clientSecret);
    if (!secrets.refreshToken.isEmpty())
        json.insert(u"refresh_token"_s, secrets.refreshToken);
    return QJsonDocument(json).toJson(QJsonDocument::Compact); // never a password or a one-time code
}

Secrets fromBytes(const QByteArray& bytes) {
    const QJsonObject json = QJsonDocument::fromJson(bytes).object();
    return {.clientSecret = json.value("client_secret"_L1).toString(),
        .refreshToken = json.value("refresh_token"_L1).toString()};
}

Error keyringError(const QKeychain::Job& job) {
    return {.code = ErrorCode::PermissionDenied,
        .message
        = KeyringText::tr("The keyring of the desktop did not answer as it should: %1.").arg(job.errorString())};
}

// Starts the job, which deletes itself; `answer` makes the result of the one that succeeded.
template <typename T, typename J, typename Answer>
QFuture<Result<T>> start(J* job, const LibraryId& id, Answer answer) {
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    job->setKey(id.toString());
    QObject::connect(job, &QKeychain::Job::finished, job, [promise, job, answer](QKeychain::Job*) {
        if (job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound)
            promise->addResult(answer(*job));
        else
            promise->addResult(std::unexpected(keyringError(*job)));
        promise->finish();
    });
    job->start();
    return promise->future();
}

} // namespace

QFuture<Result<Secrets>> MemoryKeyring::read(const LibraryId& id) {
    return QtFuture::makeReadyValueFuture(Result<Secrets>(m_secrets.value(id)));
}

QFuture<Result<void>> MemoryKeyring::write(const LibraryId& id, const Secrets& secrets) {
    m_secrets.insert(id, secrets);
    return QtFuture::makeReadyValueFuture(Result<void>());
}

QFuture<Result<void>> MemoryKeyring::remove(const LibraryId& id) {
    m_secrets.remove(id);
    return QtFuture::makeReadyValueFuture(Result<void>());
}

QFuture<Result<Secrets>> DesktopKeyring::read(const LibraryId& id) {
    return start<Secrets>(new QKeychain::ReadPasswordJob(serviceName()), id,
        [](QKeychain::ReadPasswordJob& job) { return Result<Secrets>(fromBytes(job.binaryData())); });
}

QFuture<Result<void>> DesktopKeyring::write(const LibraryId& id, const Secrets& secrets) {
    auto* job = new QKeychain::WritePasswordJob(serviceName());
    job->setBinaryData(toBytes(secrets));
    return start<void>(job, id, [](QKeychain::WritePasswordJob&) { return Result<void>(); });
}

QFuture<Result<void>> DesktopKeyring::remove(const LibraryId& id) {
    return start<void>(new QKeychain::DeletePasswordJob(serviceName()), id,
        [](QKeychain::DeletePasswordJob&) { return Result<void>(); });
}

namespace {

// QtKeychain tells whether its libraries are there, not whether anybody answers: on a server nobody does.
bool isAnyoneThere() {
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return false;
    const QStringList running = bus.interface()->registeredServiceNames().value();
    const QStringList startable = bus.interface()->activatableServiceNames().value();
    return std::ranges::any_of(
        std::array{"org.freedesktop.secrets", "org.kde.kwalletd6", "org.kde.kwalletd5"}, [&](const char* name) {
            return running.contains(QLatin1StringView(name)) || startable.contains(QLatin1StringView(name));
        });
}

} // namespace

std::unique_ptr<Keyring> makeKeyring() {
    if (QKeychain::isAvailable() && isAnyoneThere())
        return std::make_unique<DesktopKeyring>();
    return std::make_unique<MemoryKeyring>();
}

} // namespace platter
