// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/apiclient.h"

#include "models/jobs/waiting.h"
#include "models/web/httperrors.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrlQuery>

#include <algorithm>

namespace platter {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

template <typename T> using Reader = std::optional<T> (*)(const QJsonObject&);

// What a reply's body is.
template <typename T> Result<T> one(const Result<HttpReply>& reply, Reader<T> read) {
    if (!reply) {
        return std::unexpected(reply.error());
    }
    std::optional<T> value = read(QJsonDocument::fromJson(reply->body).object());
    if (!value) {
        return std::unexpected(ApiError::notUnderstood(*reply));
    }
    return *std::move(value);
}

// Those elements that are understood.
template <typename T> Result<QList<T>> all(const Result<HttpReply>& reply, Reader<T> read) {
    if (!reply) {
        return std::unexpected(reply.error());
    }
    const QJsonDocument document = QJsonDocument::fromJson(reply->body);
    if (!document.isArray()) {
        return std::unexpected(ApiError::notUnderstood(*reply));
    }
    QList<T> values;
    for (const QJsonValue& each : document.array()) {
        if (std::optional<T> value = read(each.toObject())) {
            values.append(*std::move(value));
        }
    }
    return values;
}

// Its children collapsed: much faster on large accounts (api.md, section 3, "Nested resources").
std::pair<QString, QString> notNested() {
    return {u"nested"_s, u"false"_s};
}

QString encoded(const QString& id) {
    return QString::fromLatin1(QUrl::toPercentEncoding(id));
}

} // namespace

ApiClient::ApiClient(HttpClient* http, SignIn* signIn, const QUrl& api, const AccountId& account)
    : m_http(http)
    , m_signIn(signIn)
    , m_api(api)
    , m_account(account) { }

Result<HttpReply> ApiClient::send(const Call& call, const std::stop_token& stop) {
    QUrl url = m_api;
    url.setPath(u"/1.0/"_s + call.path, QUrl::TolerantMode);
    QUrlQuery query;
    if (!m_account.isEmpty()) {
        query.addQueryItem(u"account_id"_s, encoded(m_account.toString()));
    }
    for (const auto& [name, value] : call.query) {
        query.addQueryItem(name, encoded(value));
    }
    url.setQuery(query);
    HttpRequest request{
        .method = call.method, .url = url, .repeat = call.method == "POST" ? Repeat::WhenNotArrived : Repeat::Safe};
    for (bool isFirst = true;; isFirst = false) {
        const Result<QString> token = m_signIn->token(stop);
        if (!token) {
            return std::unexpected(token.error());
        }
        request.headers = {{"Authorization", "Bearer " + token->toUtf8()}, {"Accept", "application/json"}};
        if (call.body) {
            request.headers.append(HttpHeader{"Content-Type", "application/json"});
            request.body = QJsonDocument(*call.body).toJson(QJsonDocument::Compact);
        }
        Result<HttpReply> reply = m_http->send(request, stop);
        if (!reply || reply->isSuccess()) {
            return reply;
        }
        if (reply->status != 401 || !isFirst) {
            return std::unexpected(ApiError::fromReply(*reply));
        }
        m_signIn->forget(*token); // revoked, or ended early; what was refused has done nothing, and may be sent again
    }
}

// ---- accounts

Result<QList<Account>> ApiClient::accounts(const std::stop_token& stop) {
    return all(send({.path = u"accounts"_s, .query = {notNested()}}, stop), accountFromApi);
}

Result<Account> ApiClient::account(const std::stop_token& stop) {
    return one(send({.path = u"account"_s, .query = {notNested()}}, stop), accountFromApi);
}

// ---- images

Result<QList<Image>> ApiClient::images(const std::stop_token& stop) {
    return all(send({.path = u"images"_s}, stop), imageFromApi);
}

Result<Image> ApiClient::image(const ImageId& id, const std::stop_token& stop) {
    return one(send({.path = u"images/"_s + encoded(id.toString())}, stop), imageFromApi);
}

Result<Image> ApiClient::registerImage(const RegisterRequest& request, const std::stop_token& stop) {
    return one(send({.method = "POST", .path = u"images"_s, .body = toApi(request)}, stop), imageFromApi);
}

Result<Image> ApiClient::updateImage(const ImageId& id, const ImageChanges& changes, const std::stop_token& stop) {
    const QString path = u"images/"_s + encoded(id.toString());
    const QJsonObject body = toApi(changes);
    if (body.isEmpty() && !changes.locked) {
        return image(id, stop);
    }
    Result<Image> changed;
    if (!body.isEmpty()) {
        changed = one(send({.method = "PUT", .path = path, .body = body}, stop), imageFromApi);
    }
    if (changed && changes.locked) {
        const QString action = *changes.locked ? u"/lock_resource"_s : u"/unlock_resource"_s;
        changed = one(send({.method = "PUT", .path = path + action}, stop), imageFromApi);
    }
    return changed;
}

Result<Image> ApiClient::deleteImage(const ImageId& id, const std::stop_token& stop) {
    const Result<HttpReply> reply = send({.method = "DELETE", .path = u"images/"_s + encoded(id.toString())}, stop);
    if (reply && reply->body.trimmed().isEmpty()) {
        return image(id, stop); // api.md is not sure that the image comes back (4.4)
    }
    return one(reply, imageFromApi);
}

Result<Image> ApiClient::snapshot(const SnapshotRequest& request, const std::stop_token& stop) {
    return one(send({.method = "POST", .path = u"images"_s, .body = toApi(request)}, stop), imageFromApi);
}

Result<ImageId> ApiClient::snapshotServer(const ServerId& id, const std::stop_token& stop) {
    const QString path = u"servers/"_s + encoded(id.toString()) + u"/snapshot"_s;
    const Result<HttpReply> reply = send({.method = "POST", .path = path}, stop);
    if (!reply) {
        return std::unexpected(reply.error());
    }
    const ImageId image = snapshotInLink(*reply);
    if (image.isEmpty()) {
        return std::unexpected(ApiError::notUnderstood(*reply));
    }
    return image;
}

// ---- servers and what belongs to them

Result<QList<Server>> ApiClient::servers(const std::stop_token& stop) {
    return all(send({.path = u"servers"_s}, stop), serverFromApi);
}

Result<Server> ApiClient::server(const ServerId& id, const std::stop_token& stop) {
    return one(send({.path = u"servers/"_s + encoded(id.toString())}, stop), serverFromApi);
}

Result<Server> ApiClient::createServer(const BuildRequest& request, const std::stop_token& stop) {
    return one(send({.method = "POST", .path = u"servers"_s, .body = toApi(request)}, stop), serverFromApi);
}

Result<Server> ApiClient::updateServer(const ServerId& id, const ServerChanges& changes, const std::stop_token& stop) {
    const QJsonObject body = toApi(changes);
    if (body.isEmpty()) {
        return server(id, stop);
    }
    return one(
        send({.method = "PUT", .path = u"servers/"_s + encoded(id.toString()), .body = body}, stop), serverFromApi);
}

Result<void> ApiClient::mapCloudIp(const CloudIpId& ip, const ServerId& to, const std::stop_token& stop) {
    const QString path = u"cloud_ips/"_s + encoded(ip.toString());
    // Servers are named by their first interface, and an address has to be free first: so do the vendor's clients.
    const Result<HttpReply> server = send({.path = u"servers/"_s + encoded(to.toString())}, stop);
    if (!server) {
        return std::unexpected(server.error());
    }
    const QJsonArray interfaces = QJsonDocument::fromJson(server->body).object().value("interfaces"_L1).toArray();
    const QString interface = interfaces.first().toObject().value("id"_L1).toString();
    if (const Result<bool> isThere = freeCloudIp(path, to, stop); !isThere || *isThere) {
        return isThere ? Result<void>() : std::unexpected(isThere.error());
    }
    const QJsonObject body{{u"destination"_s, interface.isEmpty() ? to.toString() : interface}};
    const Result<HttpReply> mapped = send({.method = "POST", .path = path + u"/map"_s, .body = body}, stop);
    return mapped ? Result<void>() : std::unexpected(mapped.error());
}

// Takes the address off what it is mapped to and waits until that is done. True: it is where it is to be already.
Result<bool> ApiClient::freeCloudIp(const QString& path, const ServerId& to, const std::stop_token& stop) {
    bool isAsked = false;
    std::chrono::milliseconds pause = 200ms;
    for (int look = 0; look < 30; ++look) { // nearly a minute in all
        const Result<HttpReply> reply = send({.path = path}, stop);
        const Result<CloudIp> now = one(reply, cloudIpFromApi);
        if (!now) {
            return std::unexpected(now.error());
        }
        if (now->server == to) {
            return true;
        }
        const QString status = QJsonDocument::fromJson(reply->body).object().value("status"_L1).toString();
        if (status == "unmapped"_L1) {
            return false;
        }
        if (!isAsked) {
            if (const auto asked = send({.method = "POST", .path = path + u"/unmap"_s}, stop); !asked) {
                return std::unexpected(asked.error());
            }
            isAsked = true;
            continue;
        }
        if (!waitFor(pause, stop)) {
            return std::unexpected(HttpErrors::cancelled());
        }
        pause = std::min<std::chrono::milliseconds>(pause * 2, 2s);
    }
    return std::unexpected(Error{.code = ErrorCode::TimedOut,
        .message = tr("The cloud IP does not become free. Map it to the new server when it is."),
        .detail = path,
        .retryable = true});
}

Result<QList<ServerType>> ApiClient::serverTypes(const std::stop_token& stop) {
    return all(send({.path = u"server_types"_s}, stop), serverTypeFromApi);
}

Result<QList<Zone>> ApiClient::zones(const std::stop_token& stop) {
    return all(send({.path = u"zones"_s}, stop), zoneFromApi);
}

Result<QList<ServerGroup>> ApiClient::serverGroups(const std::stop_token& stop) {
    return all(send({.path = u"server_groups"_s, .query = {notNested()}}, stop), serverGroupFromApi);
}

Result<QList<CloudIp>> ApiClient::cloudIps(const std::stop_token& stop) {
    return all(send({.path = u"cloud_ips"_s}, stop), cloudIpFromApi);
}

Result<QList<Volume>> ApiClient::volumes(const std::stop_token& stop) {
    return all(send({.path = u"volumes"_s}, stop), volumeFromApi);
}

Result<QList<CloudEvent>> ApiClient::events(const QString& resource, const std::stop_token& stop) {
    Call call{.path = u"events"_s};
    if (!resource.isEmpty()) {
        call.query.append({u"resource_id"_s, resource});
    }
    Result<QList<CloudEvent>> events = all(send(call, stop), eventFromApi);
    if (events) {
        std::ranges::stable_sort(*events, std::ranges::greater{}, &CloudEvent::at);
    }
    return events;
}

} // namespace platter
