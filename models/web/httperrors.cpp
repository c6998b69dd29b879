// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/web/httperrors.h"

#include <QMetaEnum>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

// "GET https://host/path": for reports.
QString what(const QByteArray& method, const QUrl& url) {
    const QUrl shown = url.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo);
    return QString::fromLatin1(method) + u' ' + shown.toString();
}

QString detailed(const QByteArray& method, const QUrl& url, QNetworkReply::NetworkError error) {
    // Not QNetworkReply::errorString(): that may hold the whole address.
    const char* name = QMetaEnum::fromType<QNetworkReply::NetworkError>().valueToKey(error);
    return what(method, url) + u": "_s + QString::fromLatin1(name ? name : "network error");
}

} // namespace

Error HttpErrors::cancelled() {
    return {.code = ErrorCode::Cancelled, .message = tr("Cancelled.")};
}

Error HttpErrors::notEncrypted(const QUrl& url) {
    return {.code = ErrorCode::Refused,
        .message = tr("The address of %1 must begin with https://, so that nobody on the way can read along.")
            .arg(url.host().isEmpty() ? tr("the service") : url.host()),
        .detail = what("to", url)};
}

Error HttpErrors::notFollowed(const QByteArray& method, const QUrl& from, const QUrl& to) {
    return {.code = ErrorCode::Refused,
        .message = tr("%1 leads to another place that is not safe to follow. Check the address.").arg(from.host()),
        .detail = what(method, from) + u" → "_s + what("to", to)};
}

Error HttpErrors::timedOut(const QByteArray& method, const QUrl& url) {
    return {.code = ErrorCode::TimedOut,
        .message = tr("%1 does not answer. Check your connection to the network, or try again later.").arg(url.host()),
        .detail = what(method, url),
        .retryable = true};
}

Error HttpErrors::cutShort(const QByteArray& method, const QUrl& url) {
    return {.code = ErrorCode::Truncated,
        .message = tr("The connection to %1 was lost in the middle of the answer. Try again.").arg(url.host()),
        .detail = what(method, url),
        .retryable = true};
}

Error HttpErrors::fromNetwork(
    QNetworkReply::NetworkError error, const QStringList& distrust, const QByteArray& method, const QUrl& url) {
    const QString detail = detailed(method, url, error);
    if (!distrust.isEmpty()) {
        return {.code = ErrorCode::Refused,
            .message
            = tr("The certificate of %1 is not trusted: %2.", "%2: reasons").arg(url.host(), distrust.join(u"; ")),
            .detail = detail};
    }
    if (error == QNetworkReply::SslHandshakeFailedError) {
        return {.code = ErrorCode::Refused,
            .message = tr("No secure connection to %1 could be made. Check the address, and this computer's clock.")
                .arg(url.host()),
            .detail = detail};
    }
    QString message = tr("The connection to %1 was lost. Check your connection to the network and try again.");
    ErrorCode code = ErrorCode::Offline;
    if (error == QNetworkReply::HostNotFoundError) {
        message = tr("%1 cannot be found. Check the address and your connection to the network.");
    } else if (error == QNetworkReply::ConnectionRefusedError) {
        message = tr("%1 cannot be reached. Check the address and your connection to the network, or try again later.");
    } else if (error == QNetworkReply::TimeoutError) {
        return timedOut(method, url);
    } else if (error > QNetworkReply::UnknownNetworkError && error <= QNetworkReply::UnknownProxyError) {
        message = tr("%1 cannot be reached through the proxy of this network. Check the proxy's settings.");
    } else if (error == QNetworkReply::ProtocolFailure) {
        message
            = tr("The answer of %1 makes no sense. Check the address, and whether this network asks you to sign in.");
    }
    return {.code = code, .message = message.arg(url.host()), .detail = detail, .retryable = true};
}

} // namespace platter
