// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/web/httprules.h"

#include "models/web/httperrors.h"

#include <QHostAddress>

#include <algorithm>
#include <array>

namespace platter {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds kLongestPause = 2min;

bool isThisComputer(const QString& host) {
    return host.compare("localhost"_L1, Qt::CaseInsensitive) == 0 || QHostAddress(host).isLoopback();
}

bool isSecret(const QByteArray& header) {
    constexpr std::array<QByteArrayView, 4> names{"Authorization", "X-Auth-Token", "Cookie", "X-Brightbox-OTP"};
    return std::ranges::any_of(
        names, [&](QByteArrayView name) { return name.compare(header.trimmed(), Qt::CaseInsensitive) == 0; });
}

int portOf(const QUrl& url) {
    return url.port(url.scheme() == "http"_L1 ? 80 : 443);
}

} // namespace

QDateTime httpDate(const QByteArray& value) {
    QByteArray text = value.mid(value.indexOf(',') + 1).trimmed(); // a wrong day of the week does no harm
    if (text.endsWith("GMT")) {
        text.replace(text.size() - 3, 3, "+0000");
    }
    return QDateTime::fromString(QString::fromLatin1(text), Qt::RFC2822Date);
}

Result<void> mayGoTo(const QUrl& url, bool plainHttp) {
    const bool isHttp = url.scheme() == "http"_L1;
    if (url.host().isEmpty() || (!isHttp && url.scheme() != "https"_L1)
        || (isHttp && !plainHttp && !isThisComputer(url.host()))) {
        return std::unexpected(HttpErrors::notEncrypted(url));
    }
    return {};
}

QUrl redirection(const HttpRequest& request, const HttpReply& reply) {
    constexpr std::array statuses{301, 302, 303, 307, 308};
    const QByteArray location = reply.header("Location").trimmed();
    if (location.isEmpty() || std::ranges::find(statuses, reply.status) == statuses.end()) {
        return {};
    }
    QUrl to = request.url.resolved(QUrl::fromEncoded(location));
    to.setUserInfo({});
    to.setFragment({});
    return to;
}

Result<HttpRequest> redirected(const HttpRequest& request, const QUrl& to, bool plainHttp) {
    const bool isRead = request.method == "GET" || request.method == "HEAD";
    const bool losesEncryption = request.url.scheme() == "https"_L1 && to.scheme() != "https"_L1;
    if (!isRead || !to.isValid() || losesEncryption || !mayGoTo(to, plainHttp)) {
        return std::unexpected(HttpErrors::notFollowed(request.method, request.url, to));
    }
    HttpRequest next = request;
    next.url = to;
    if (to.host() != request.url.host() || portOf(to) != portOf(request.url)) {
        next.headers.removeIf([](const HttpHeader& header) { return isSecret(header.name); });
    }
    return next;
}

bool isPassing(int status) {
    return status == 429 || status == 502 || status == 503 || status == 504;
}

std::optional<std::chrono::milliseconds> askedPause(const HttpReply& reply, const QDateTime& now) {
    const QByteArray value = reply.header("Retry-After").trimmed();
    bool isNumber = false;
    const qint64 seconds = value.toLongLong(&isNumber);
    std::chrono::milliseconds pause{};
    if (isNumber) {
        pause = std::chrono::seconds(std::clamp<qint64>(seconds, 0, 3600));
    } else {
        const QDateTime until = httpDate(value);
        if (!until.isValid()) {
            return std::nullopt;
        }
        const QDateTime there = httpDate(reply.header("Date"));
        pause = std::chrono::milliseconds((there.isValid() ? there : now).msecsTo(until));
    }
    return std::clamp(pause, 0ms, kLongestPause);
}

std::chrono::milliseconds growingPause(std::chrono::milliseconds first, int attempt, double chance) {
    const int doublings = std::clamp(attempt - 1, 0, 20);
    const std::chrono::milliseconds full
        = std::min<std::chrono::milliseconds>(first * (1LL << doublings), kLongestPause);
    return std::chrono::milliseconds(static_cast<qint64>(static_cast<double>(full.count()) * (0.5 + chance / 2)));
}

} // namespace platter
