// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/web/httpclient.h"
#include "models/brightbox/md5sums.h"
#include "models/brightbox/signin.h"
#include "models/domain/ids.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>

#include <optional>

namespace platter {

struct OrbitObject {
    QString name; // within its container
    qint64 size = 0; // bytes; of a static large object: of all that it names
    QByteArray etag; // MD5 in hexadecimal; of a static large object: of its segments' ETags
    bool isManifest = false; // a static large object
    // When it was stored or renewed: so long before list() was answered, by the service's own clock. list() only.
    std::chrono::seconds age{};

    bool operator==(const OrbitObject&) const = default;
};

// A piece of a static large object. It may stand in a manifest many times.
struct OrbitSegment {
    QString container;
    QString name;
    QByteArray etag; // hexadecimal
    qint64 size = 0; // bytes; of a manifest: all of what it names

    bool operator==(const OrbitSegment&) const = default;
};

// Orbit, the service's object storage (OpenStack Swift; api.md, section 8.2), for one account. Calls block and are made on
// worker threads, several at once. A 401 renews the token once and tries again. What is stored for us is deleted by the
// service itself at the time that its X-Delete-After says. Errors: those of HttpClient and SignIn, and Refused, NotFound,
// Corrupt (an ETag that is not ours), Conflict, Unavailable.
class OrbitClient {
    Q_DECLARE_TR_FUNCTIONS(OrbitClient)

public:
    // Both outlive it. `storage` without a path.
    OrbitClient(HttpClient* http, SignIn* signIn, const QUrl& storage, const AccountId& account);

    Result<void> makeContainer(const QString& container, const std::stop_token& stop = {}); // or leaves it as it is
    // The ETag that comes back is compared with the MD5 of the bytes; what arrived damaged is removed. `sent`: on the network
    // thread.
    Result<OrbitObject> put(const QString& container, const QString& name, const QByteArray& bytes,
        std::chrono::seconds deleteAfter, const std::stop_token& stop = {}, std::function<void(qint64)> sent = {});
    // A static large object. More than a thousand segments make manifests of manifests, named `name`/NNNNN beside it;
    // groups of a thousand segments that are equal share one.
    Result<OrbitObject> putManifest(const QString& container, const QString& name, const QList<OrbitSegment>& segments,
        std::chrono::seconds deleteAfter, const std::stop_token& stop = {});
    Result<OrbitObject> head(const QString& container, const QString& name, const std::stop_token& stop = {});
    // In order of their names. NotFound: there is no such container.
    Result<QList<OrbitObject>> list(const QString& container, const QString& prefix, const std::stop_token& stop = {});
    Result<void> renew(const QString& container, const QString& name, std::chrono::seconds deleteAfter,
        const std::stop_token& stop = {});
    Result<void> remove(
        const QString& container, const QString& name, const std::stop_token& stop = {}); // gone is fine
    // The object's bytes from `offset`, only while it is still the one with that ETag (empty: whichever): SourceChanged
    // when it is not.
    Result<std::unique_ptr<HttpStream>> read(const QString& container, const QString& name, qint64 offset,
        const QByteArray& etag, const std::stop_token& stop = {});

    // An address by which anybody may GET (and HEAD) the object until then. Takes the account's key where there is one,
    // else its second one, else one of the container's; where there is none at all, sets the container's own second key (the
    // account's where the container is for reading only). Never replaces a key. Signed with SHA-256 where the service says that it takes it, else with SHA-1.
    Result<QUrl> temporaryUrl(
        const QString& container, const QString& name, const QDateTime& expires, const std::stop_token& stop = {});

private:
    // Any answer but a 401 that stays.
    Result<HttpReply> send(HttpRequest request, const std::stop_token& stop);
    Result<HttpReply> sendWell(HttpRequest request, const std::stop_token& stop); // successes only
    HttpRequest request(const QByteArray& method, const QString& container = {}, const QString& name = {}) const;
    QUrl address(const QString& container, const QString& name = {}) const;
    QByteArray path(const QString& container, const QString& name) const; // unescaped
    Result<OrbitObject> putOneManifest(const QString& container, const QString& name,
        std::span<const OrbitSegment> segments, std::chrono::seconds deleteAfter, const std::stop_token& stop);
    Result<QByteArray> keyOf(const QString& container, const std::stop_token& stop);
    Result<void> setSecondKey(const QString& container, const std::stop_token& stop);
    Result<QByteArray> temporaryUrlKey(const QString& container, const std::stop_token& stop);
    Result<QCryptographicHash::Algorithm> temporaryUrlDigest(const std::stop_token& stop);
    static Error replaced(const QString& detail);
    Error failure(const HttpRequest& request, const HttpReply& reply) const;

    HttpClient* m_http;
    SignIn* m_signIn;
    QUrl m_storage;
    AccountId m_account;
    Md5Sums m_sums;
};

} // namespace platter
