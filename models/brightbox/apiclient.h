// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/brightbox/apijson.h"
#include "models/brightbox/signin.h"

namespace platter {

// The service's API (api.md) for one account, call by call. Calls block and are made on worker threads, several at once. A
// 401 renews the token once and tries again. Errors: those of HttpClient, SignIn and ApiError. Sizes are bytes here and
// MiB on the wire. What comes back has no library set.
class ApiClient {
    Q_DECLARE_TR_FUNCTIONS(ApiClient)

public:
    // Both outlive it. `account` may be empty: then calls are not scoped (account_id is left out).
    ApiClient(HttpClient* http, SignIn* signIn, const QUrl& api, const AccountId& account);

    Result<QList<Account>> accounts(const std::stop_token& stop = {}); // that can be reached, with nested=false
    Result<Account> account(const std::stop_token& stop = {}); // the scoped one

    Result<QList<Image>> images(const std::stop_token& stop = {});
    Result<Image> image(const ImageId& id, const std::stop_token& stop = {});
    Result<Image> registerImage(const RegisterRequest& request, const std::stop_token& stop = {});
    // Name, description, username, architecture, mode, minimum RAM, public, status: one PUT; locked: one more call.
    Result<Image> updateImage(const ImageId& id, const ImageChanges& changes, const std::stop_token& stop = {});
    Result<Image> deleteImage(const ImageId& id, const std::stop_token& stop = {});
    // Of a server's boot disk or of a volume, by registering with `server` or `volume`. The name and note, which
    // registering takes, are set by it.
    Result<Image> snapshot(const SnapshotRequest& request, const std::stop_token& stop = {});
    // The same by the server's own action, for a service that does not register from servers: id from the Link header.
    Result<ImageId> snapshotServer(const ServerId& id, const std::stop_token& stop = {});

    Result<QList<Server>> servers(const std::stop_token& stop = {});
    Result<Server> server(const ServerId& id, const std::stop_token& stop = {});
    Result<Server> createServer(const BuildRequest& request, const std::stop_token& stop = {});
    Result<Server> updateServer(const ServerId& id, const ServerChanges& changes, const std::stop_token& stop = {});
    // Takes it off what it is mapped to first, and waits for that.
    Result<void> mapCloudIp(const CloudIpId& ip, const ServerId& to, const std::stop_token& stop = {});

    Result<QList<ServerType>> serverTypes(const std::stop_token& stop = {});
    Result<QList<Zone>> zones(const std::stop_token& stop = {});
    Result<QList<ServerGroup>> serverGroups(const std::stop_token& stop = {});
    Result<QList<CloudIp>> cloudIps(const std::stop_token& stop = {});
    Result<QList<Volume>> volumes(const std::stop_token& stop = {});
    Result<QList<CloudEvent>> events(const QString& resource, const std::stop_token& stop = {}); // newest first

private:
    struct Call {
        QByteArray method = "GET";
        QString path{}; // encoded, after /1.0/
        std::optional<QJsonObject> body{};
        QList<std::pair<QString, QString>> query{};
    };
    Result<HttpReply> send(const Call& call, const std::stop_token& stop);
    Result<bool> freeCloudIp(const QString& path, const ServerId& to, const std::stop_token& stop);

    HttpClient* m_http;
    SignIn* m_signIn;
    QUrl m_api;
    AccountId m_account;
};

} // namespace platter
