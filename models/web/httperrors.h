// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/error.h"

#include <QCoreApplication>
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
    // Why nothing came back.
    enum class Trouble {
        HostNotFound,
        NotReached, // nobody answers there
        Proxy,
        NotSecure, // no encrypted connection
        Distrust, // of the certificate
        Nonsense, // an answer that is none
        Lost,
    };
    // `cause`: what the network's library says, without anything of the request; `distrust`: what is wrong with the
    // certificate.
    static Error fromNetwork(
        Trouble trouble, const QString& cause, const QString& distrust, const QByteArray& method, const QUrl& url);
    // What is wrong with a certificate, by the number of OpenSSL's verification (X509_V_ERR_…, verify(1ssl)); 0: it is fine, but
    // for another host.
    static QString distrust(long verifyResult);
};

} // namespace platter
