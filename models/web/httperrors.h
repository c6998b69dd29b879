// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/error.h"

#include <QCoreApplication>
#include <QNetworkReply>
#include <QUrl>

namespace platter {

// Why a request got no answer, or not all of it.
struct HttpFailure {
    Error error;
    bool mayHaveArrived = true; // the service may have seen the request, and done what it says
};

// The errors of HttpClient. None holds headers, bodies or the query of an address.
class HttpErrors {
    Q_DECLARE_TR_FUNCTIONS(HttpErrors)

public:
    static Error cancelled();
    static Error notEncrypted(const QUrl& url); // plain http, or no http at all
    static Error notFollowed(const QByteArray& method, const QUrl& from, const QUrl& to);
    static Error timedOut(const QByteArray& method, const QUrl& url);
    // The answer began and ends early.
    static Error cutShort(const QByteArray& method, const QUrl& url);
    // `distrust`: what is wrong with the certificate, as Qt says it; empty when nothing is.
    static Error fromNetwork(
        QNetworkReply::NetworkError error, const QStringList& distrust, const QByteArray& method, const QUrl& url);
};

} // namespace platter
