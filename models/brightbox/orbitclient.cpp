// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/orbitclient.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QMessageAuthenticationCode>
#include <QRandomGenerator>
#include <QTimeZone>
#include <QUrlQuery>

#include <algorithm>
#include <array>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace platter {

namespace {

constexpr qsizetype kManifestSegments = 1000; // Swift's slo.py: max_manifest_segments
constexpr int kListed = 10'000; // names of one answer; Swift's container_listing_limit
// A manifest is answered when all its segments were looked at; a service that knows no heartbeat is silent until then.
constexpr auto kManifestTimeout = 5min;

QByteArray etagOf(QByteArray value) { // a manifest's stands in quotation marks
    value = value.trimmed();
    return value.size() >= 2 && value.startsWith('"') && value.endsWith('"') ? value.sliced(1, value.size() - 2)
                                                                             : value;
}

void setDeleteAfter(HttpRequest& request, std::chrono::seconds after) {
    request.headers.append({"X-Delete-After", QByteArray::number(qint64(after.count()))});
}

// RFC 9110 5.6.7: "Sun, 06 Nov 1994 08:49:37 GMT".
QDateTime httpDate(const QByteArray& text) {
    const QDateTime at = QLocale::c().toDateTime(QString::fromLatin1(text), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
    return at.isValid() ? QDateTime(at.date(), at.time(), QTimeZone::UTC) : QDateTime::currentDateTimeUtc();
}

OrbitObject listed(const QJsonObject& json, const QDateTime& now) {
    OrbitObject object;
    object.name = json["name"_L1].toString();
    object.size = json["bytes"_L1].toInteger();
    object.isManifest = json.contains("slo_etag"_L1);
    object.etag = etagOf(json[object.isManifest ? "slo_etag"_L1 : "hash"_L1].toString().toLatin1());
    QDateTime at = QDateTime::fromString(json["last_modified"_L1].toString().left(23), Qt::ISODateWithMs);
    at.setTimeZone(QTimeZone::UTC); // Swift writes none
    if (at.isValid())
        object.age = std::chrono::seconds(std::max<qint64>(0, at.secsTo(now)));
    return object;
}

// An answer about a manifest: were there segments that are not there?
bool namesMissing(const QJsonObject& json) {
    const QJsonArray errors = json["Errors"_L1].toArray();
    return std::ranges::any_of(
        errors, [](const QJsonValue& error) { return error.toArray().at(1).toString().startsWith(u"404"); });
}

QByteArray toJson(std::span<const OrbitSegment> segments) {
    QJsonArray entries;
    for (const OrbitSegment& segment : segments)
        entries.append(QJsonObject{{u"path"_s, QString(u'/' + segment.container + u'/' + segment.name)},
            {u"etag"_s, QString::fromLatin1(segment.etag)}, {u"size_bytes"_s, segment.size}});
    return QJsonDocument(entries).toJson(QJsonDocument::Compact);
}

} // namespace

OrbitClient::OrbitClient(HttpClient* http, SignIn* signIn, const QUrl& storage, const AccountId& account)
    : m_http(http)
    , m_signIn(signIn)
    , m_storage(storage)
    , m_account(account) { }

QByteArray OrbitClient::path(const QString& container, const QString& name) const {
    QString path = u"/v1/"_s + m_account.toString();
    if (!container.isEmpty())
        path += u'/' + container;
    if (!name.isEmpty())
        path += u'/' + name;
    return path.toUtf8();
}

QUrl OrbitClient::address(const QString& container, const QString& name) const {
    // Escaped here: what QUrl would leave as it is (%41, ?, #) belongs to the name.
    const QByteArray server = m_storage.toEncoded(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
    return QUrl::fromEncoded(QByteArray(server + path(container, name).toPercentEncoding("/")), QUrl::StrictMode);
}

HttpRequest OrbitClient::request(const QByteArray& method, const QString& container, const QString& name) const {
    HttpRequest request;
    request.method = method;
    request.url = address(container, name);
    return request;
}

Error OrbitClient::replaced(const QString& detail) {
    return {
        ErrorCode::SourceChanged, tr("It was replaced in the storage of the cloud meanwhile. Start again."), detail};
}

Error OrbitClient::failure(const HttpRequest& request, const HttpReply& reply) const {
    const QString detail
        = u"%1 %2: %3"_s.arg(QString::fromLatin1(request.method), request.url.path()).arg(reply.status);
    switch (reply.status) {
    case 401:
        return {ErrorCode::SignInNeeded, tr("The storage of the cloud does not accept the sign-in. Sign in again."),
            detail};
    case 403:
        return {ErrorCode::Refused, tr("This account may not do that in the storage of the cloud."), detail};
    case 404:
    case 410:
        return {ErrorCode::NotFound, tr("That is not in the storage of the cloud any more."), detail};
    case 409:
        return {ErrorCode::Conflict, tr("Something else is changing the same in the storage of the cloud. Try again."),
            detail, true};
    case 412:
        return replaced(detail);
    case 413:
    case 507:
        return {ErrorCode::Refused, tr("The storage of the cloud is full: the account's limit is reached."), detail};
    case 422:
        return {
            ErrorCode::Corrupt, tr("What arrived in the storage of the cloud is damaged. Try again."), detail, true};
    default:
        break;
    }
    if (reply.status >= 500 || reply.status == 408 || reply.status == 429 || reply.status == 498)
        return {ErrorCode::Unavailable, tr("The storage of the cloud has a problem of its own. Try again later."),
            detail, true};
    return {ErrorCode::Refused, tr("The storage of the cloud refuses that."), detail};
}

Result<HttpReply> OrbitClient::send(HttpRequest request, const std::stop_token& stop) {
    for (int attempt = 0;; ++attempt) {
        const auto token = m_signIn->token(stop);
        if (!token)
            return std::unexpected(token.error());
        HttpRequest signedRequest = request;
        signedRequest.headers.append({"X-Auth-Token", token->toLatin1()});
        auto reply = m_http->send(signedRequest, stop);
        if (!reply || reply->status != 401)
            return reply;
        m_signIn->forget(*token);
        if (attempt > 0)
            return std::unexpected(failure(request, *reply));
    }
}

Result<HttpReply> OrbitClient::sendWell(HttpRequest request, const std::stop_token& stop) {
    auto reply = send(request, stop);
    if (reply && !reply->isSuccess())
        return std::unexpected(failure(request, *reply));
    return reply;
}

Result<void> OrbitClient::makeContainer(const QString& container, const std::stop_token& stop) {
    const auto reply = sendWell(request("PUT", container), stop);
    return reply ? Result<void>{} : std::unexpected(reply.error());
}

Result<OrbitObject> OrbitClient::put(const QString& container, const QString& name, const QByteArray& bytes,
    std::chrono::seconds deleteAfter, const std::stop_token& stop, std::function<void(qint64)> sent) {
    // While it is sent: not with the request, which would have to wait for it.
    auto sum = m_sums.of(bytes);
    HttpRequest put = request("PUT", container, name);
    put.headers = {{"Content-Type", "application/octet-stream"}};
    setDeleteAfter(put, deleteAfter);
    put.body = bytes;
    put.sent = std::move(sent);
    const auto reply = sendWell(put, stop);
    const QByteArray md5 = sum.get(); // whatever came: the caller may use the bytes again
    if (!reply)
        return std::unexpected(reply.error());
    if (etagOf(reply->header("ETag")) != md5) {
        (void)remove(container, name); // or it would be taken for what belongs there
        return std::unexpected(Error{ErrorCode::Corrupt,
            tr("What arrived in the storage of the cloud is damaged. Try again."), put.url.path(), true});
    }
    return OrbitObject{name, bytes.size(), md5, false, {}};
}

Result<OrbitObject> OrbitClient::putOneManifest(const QString& container, const QString& name,
    std::span<const OrbitSegment> segments, std::chrono::seconds deleteAfter, const std::stop_token& stop) {
    QCryptographicHash sums(QCryptographicHash::Md5);
    qint64 size = 0;
    for (const OrbitSegment& segment : segments) {
        sums.addData(segment.etag);
        size += segment.size;
    }
    HttpRequest put = request("PUT", container, name);
    put.url.setQuery(u"multipart-manifest=put&heartbeat=on"_s);
    put.headers = {{"Content-Type", "application/octet-stream"}, {"Accept", "application/json"}};
    setDeleteAfter(put, deleteAfter);
    put.body = toJson(segments);
    put.timeout = kManifestTimeout;
    const auto reply = sendWell(put, stop);
    if (!reply)
        return std::unexpected(reply.error());
    QByteArray etag = etagOf(reply->header("ETag"));
    if (reply->status == 202) { // the heartbeat's: the true answer stands in the body
        const QJsonObject json = QJsonDocument::fromJson(reply->body).object();
        HttpReply told;
        told.status = json["Response Status"_L1].toString().left(3).toInt();
        if (!told.isSuccess()) { // its text may hold names of ours, nothing secret
            Error error = failure(put, told);
            if (namesMissing(json))
                error = {ErrorCode::NotFound,
                    tr("Parts that were sent are gone from the storage of the cloud. Try again."), error.detail, true};
            error.detail += u' ' + QString::fromUtf8(reply->body).simplified().left(500);
            return std::unexpected(error);
        }
        etag = etagOf(json["Etag"_L1].toString().toLatin1());
    }
    if (const QByteArray expected = sums.result().toHex(); etag != expected)
        return std::unexpected(Error{ErrorCode::Corrupt,
            tr("What arrived in the storage of the cloud is damaged. Try again."), put.url.path(), true});
    return OrbitObject{name, size, etag, true, {}};
}

Result<OrbitObject> OrbitClient::putManifest(const QString& container, const QString& name,
    const QList<OrbitSegment>& segments, std::chrono::seconds deleteAfter, const std::stop_token& stop) {
    QList<OrbitSegment> entries = segments;
    for (int depth = 0; entries.size() > kManifestSegments; ++depth) {
        QList<OrbitSegment> groups;
        QHash<QByteArray, OrbitSegment> known; // by what is in it: long runs of zeros make many equal ones
        for (qsizetype at = 0; at < entries.size(); at += kManifestSegments) {
            const auto group
                = std::span(entries).subspan(size_t(at), size_t(std::min(kManifestSegments, entries.size() - at)));
            const QByteArray content = QCryptographicHash::hash(toJson(group), QCryptographicHash::Sha256);
            if (const auto same = known.constFind(content); same != known.constEnd()) {
                groups.append(*same);
                continue;
            }
            const QString number = u"%1"_s.arg(at / kManifestSegments, 5, 10, '0'_L1);
            const QString groupName = name + u'/' + (depth > 0 ? u"%1-"_s.arg(depth) : QString()) + number;
            const auto put = putOneManifest(container, groupName, group, deleteAfter, stop);
            if (!put)
                return put;
            groups.append({container, groupName, put->etag, put->size});
            known.insert(content, groups.last());
        }
        entries = std::move(groups);
    }
    return putOneManifest(container, name, entries, deleteAfter, stop);
}

Result<OrbitObject> OrbitClient::head(const QString& container, const QString& name, const std::stop_token& stop) {
    const auto reply = sendWell(request("HEAD", container, name), stop);
    if (!reply)
        return std::unexpected(reply.error());
    return OrbitObject{name, reply->header("Content-Length").toLongLong(), etagOf(reply->header("ETag")),
        reply->header("X-Static-Large-Object").toLower() == "true", {}};
}

Result<QList<OrbitObject>> OrbitClient::list(
    const QString& container, const QString& prefix, const std::stop_token& stop) {
    QList<OrbitObject> objects;
    while (true) {
        HttpRequest get = request("GET", container);
        const auto escaped = [](const QString& text) { return QString::fromLatin1(QUrl::toPercentEncoding(text)); };
        get.url.setQuery(u"format=json&limit=%1&prefix="_s.arg(kListed) + escaped(prefix) + u"&marker="
                + escaped(objects.isEmpty() ? QString() : objects.last().name),
            QUrl::StrictMode);
        const auto reply = sendWell(get, stop);
        if (!reply)
            return std::unexpected(reply.error());
        const QJsonDocument json = QJsonDocument::fromJson(reply->body);
        if (reply->status != 204 && !json.isArray())
            return std::unexpected(Error{ErrorCode::Unavailable,
                tr("The storage of the cloud gives an answer that Platter does not understand. Try again later."),
                get.url.path(), true});
        const QDateTime now = httpDate(reply->header("Date"));
        for (const auto& entry : json.array())
            objects.append(listed(entry.toObject(), now));
        if (json.array().isEmpty())
            return objects;
    }
}

Result<void> OrbitClient::renew(
    const QString& container, const QString& name, std::chrono::seconds deleteAfter, const std::stop_token& stop) {
    HttpRequest post = request("POST", container, name);
    setDeleteAfter(post, deleteAfter);
    post.repeat = Repeat::Safe; // twice does what once does
    const auto reply = sendWell(post, stop);
    return reply ? Result<void>{} : std::unexpected(reply.error());
}

Result<void> OrbitClient::remove(const QString& container, const QString& name, const std::stop_token& stop) {
    const auto reply = sendWell(request("DELETE", container, name), stop);
    return reply || reply.error().code == ErrorCode::NotFound ? Result<void>{} : std::unexpected(reply.error());
}

Result<std::unique_ptr<HttpStream>> OrbitClient::read(
    const QString& container, const QString& name, qint64 offset, const QByteArray& etag, const std::stop_token& stop) {
    HttpRequest get = request("GET", container, name);
    if (offset > 0)
        get.headers.append({"Range", "bytes=" + QByteArray::number(offset) + '-'});
    if (!etag.isEmpty())
        get.headers.append({"If-Match", '"' + etag + '"'});
    for (int attempt = 0;; ++attempt) {
        const auto token = m_signIn->token(stop);
        if (!token)
            return std::unexpected(token.error());
        HttpRequest signedRequest = get;
        signedRequest.headers.append({"X-Auth-Token", token->toLatin1()});
        auto stream = m_http->open(signedRequest, stop);
        if (!stream)
            return stream;
        const HttpReply& head = (*stream)->head();
        if (head.status == 401) {
            m_signIn->forget(*token);
            if (attempt == 0)
                continue;
        }
        if (!head.isSuccess())
            return std::unexpected(failure(get, head));
        const bool goesOn = head.status == 206
            && head.header("Content-Range")
                   .simplified()
                   .startsWith(QByteArray("bytes " + QByteArray::number(offset) + '-'));
        if (offset > 0 && !goesOn)
            return std::unexpected(Error{ErrorCode::Unavailable,
                tr("The storage of the cloud does not go on where the download stopped."), get.url.path()});
        const QByteArray now = etagOf(head.header("ETag"));
        if (!etag.isEmpty() && !now.isEmpty() && now != etag) // whatever became of If-Match on the way
            return std::unexpected(replaced(get.url.path()));
        return stream;
    }
}

// The first key of the account (no container) or the container; empty when it has none.
Result<QByteArray> OrbitClient::keyOf(const QString& container, const std::stop_token& stop) {
    const auto reply = sendWell(request("HEAD", container), stop);
    if (!reply)
        return std::unexpected(reply.error());
    const QByteArray first = (container.isEmpty() ? "X-Account" : "X-Container") + QByteArray("-Meta-Temp-Url-Key");
    const QByteArray key = reply->header(first);
    return key.isEmpty() ? reply->header(QByteArray(first + "-2")) : key;
}

Result<void> OrbitClient::setSecondKey(const QString& container, const std::stop_token& stop) {
    std::array<quint32, 8> random{};
    QRandomGenerator::system()->fillRange(random.data(), qsizetype(random.size()));
    const QByteArray bytes(reinterpret_cast<const char*>(random.data()), qsizetype(sizeof random));
    HttpRequest post = request("POST", container);
    post.headers
        = {{(container.isEmpty() ? "X-Account" : "X-Container") + QByteArray("-Meta-Temp-Url-Key-2"), bytes.toHex()}};
    return sendWell(post, stop).transform([](const HttpReply&) { });
}

Result<QByteArray> OrbitClient::temporaryUrlKey(const QString& container, const std::stop_token& stop) {
    for (const bool make : {true, false}) {
        for (const QString& place : {QString(), container}) {
            const auto key = keyOf(place, stop);
            if (!key || !key->isEmpty())
                return key;
        }
        if (!make)
            break;
        // Then it is read again: somebody may have been faster.
        auto set = setSecondKey(container, stop);
        if (!set && set.error().code == ErrorCode::Refused) // `images` is for reading only (api.md, 8.1)
            set = setSecondKey({}, stop);
        if (!set)
            return std::unexpected(set.error());
    }
    return std::unexpected(Error{ErrorCode::Refused,
        tr("The storage of the cloud does not keep the key that links to its objects are signed with."), {}});
}

Result<QCryptographicHash::Algorithm> OrbitClient::temporaryUrlDigest(const std::stop_token& stop) {
    HttpRequest get;
    get.url = m_storage;
    get.url.setPath(u"/info"_s);
    const auto reply = m_http->send(get, stop);
    if (!reply)
        return std::unexpected(reply.error());
    const QJsonObject json = QJsonDocument::fromJson(reply->body).object();
    const QJsonArray digests = json["tempurl"_L1]["allowed_digests"_L1].toArray();
    return reply->isSuccess() && digests.contains("sha256"_L1) ? QCryptographicHash::Sha256 : QCryptographicHash::Sha1;
}

Result<QUrl> OrbitClient::temporaryUrl(
    const QString& container, const QString& name, const QDateTime& expires, const std::stop_token& stop) {
    const auto key = temporaryUrlKey(container, stop);
    if (!key)
        return std::unexpected(key.error());
    const auto digest = temporaryUrlDigest(stop);
    if (!digest)
        return std::unexpected(digest.error());
    const QByteArray until = QByteArray::number(expires.toSecsSinceEpoch());
    const QByteArray text = "GET\n" + until + '\n' + path(container, name);
    const QByteArray signature = QMessageAuthenticationCode::hash(text, *key, *digest).toHex();
    QUrl url = address(container, name);
    url.setQuery(QString::fromLatin1("temp_url_sig=" + signature + "&temp_url_expires=" + until));
    return url;
}

} // namespace platter
