// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/web/httperrors.h"

#include <openssl/x509_vfy.h>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

// "GET https://host/path": for reports.
QString what(const QByteArray& method, const QUrl& url) {
    const QUrl shown = url.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo);
    return QString::fromLatin1(method) + u' ' + shown.toString();
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
    Trouble trouble, const QString& cause, const QString& distrust, const QByteArray& method, const QUrl& url) {
    Error error{ErrorCode::Offline, {}, what(method, url) + u": "_s + cause, true};
    switch (trouble) {
    case Trouble::Distrust:
        error.code = ErrorCode::Refused;
        error.retryable = false;
        error.message = tr("The certificate of %1 is not trusted: %2.", "%2: reasons").arg(url.host(), distrust);
        return error;
    case Trouble::NotSecure:
        error.code = ErrorCode::Refused;
        error.retryable = false;
        error.message = tr("No secure connection to %1 could be made. Check the address, and this computer's clock.");
        break;
    case Trouble::HostNotFound:
        error.message = tr("%1 cannot be found. Check the address and your connection to the network.");
        break;
    case Trouble::NotReached:
        error.message
            = tr("%1 cannot be reached. Check the address and your connection to the network, or try again later.");
        break;
    case Trouble::Proxy:
        error.message = tr("%1 cannot be reached through the proxy of this network. Check the proxy's settings.");
        break;
    case Trouble::Nonsense:
        error.message
            = tr("The answer of %1 makes no sense. Check the address, and whether this network asks you to sign in.");
        break;
    case Trouble::Lost:
        error.message = tr("The connection to %1 was lost. Check your connection to the network and try again.");
        break;
    }
    error.message = error.message.arg(url.host());
    return error;
}

QString HttpErrors::distrust(long verifyResult) {
    switch (verifyResult) {
    case X509_V_OK:
        return tr("it was made out to another host");
    case X509_V_ERR_CERT_HAS_EXPIRED:
        return tr("it has expired");
    case X509_V_ERR_CERT_NOT_YET_VALID:
        return tr("it is not valid yet (or this computer's clock is wrong)");
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
        return tr("it is signed by itself, or by somebody whom this computer does not know");
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
        return tr("this computer does not know who signed it");
    case X509_V_ERR_CERT_REVOKED:
        return tr("it was revoked");
    default:
        return QString::fromLatin1(X509_verify_cert_error_string(verifyResult));
    }
}

} // namespace platter
