// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/error.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>

namespace platter {

struct HttpHeader {
    QByteArray name;
    QByteArray value;
};

// When a request that failed may be sent again.
enum class Repeat {
    Safe, // GET, HEAD, PUT, DELETE: sending it twice does what sending it once does
    WhenNotArrived, // POST: only when it certainly did not reach the service (no connection was made)
    Never,
};

struct HttpRequest {
    QByteArray method = "GET";
    QUrl url{};
    QList<HttpHeader> headers{};
    QByteArray body{}; // sent as it is, with its length
    Repeat repeat = Repeat::Safe;
    std::chrono::milliseconds timeout{30'000}; // without a byte moving in either direction
    std::function<void(qint64 bytes)> sent{}; // bytes of the body that have left so far; on the network thread
};

struct HttpReply {
    int status = 0;
    QList<HttpHeader> headers{};
    QByteArray body{};
    QUrl url{}; // that answered, after redirections

    QByteArray header(QByteArrayView name) const; // the first one of that name, any case; empty when there is none
    bool isSuccess() const { return status >= 200 && status < 300; }
};

// A reply whose body is read piece by piece: bounded memory, the sender waits while nobody reads. One thread at a time.
class HttpStream {
public:
    virtual ~HttpStream() = default;
    virtual const HttpReply& head() const = 0; // status and headers; no body
    // Waits for at least one byte; 0 is the end, and then the length was what the headers said (Truncated otherwise).
    virtual Result<qint64> read(std::span<std::byte> buffer) = 0;
};

class Bandwidth;

struct HttpOptions {
    int connections = 4; // requests under way at once; others wait for their turn
    int attempts = 5; // of a request in all, where it may be repeated
    // Doubles with each attempt, with jitter; Retry-After wins (2 min at most).
    std::chrono::milliseconds firstPause{500};
    bool plainHttp = false; // also to other computers: for what is no secret
    Bandwidth* bandwidth = nullptr; // how fast bodies move; outlives the client; null: as fast as they do
    QString caFile{}; // certificates to trust, PEM; empty: those that this computer trusts
};

// HTTP, by libcurl on a thread of its own. Calls block and are made on worker
// threads, several at once. Repeats what may be repeated after a lost connection, a time-out, 429, 502, 503 and 504, with
// growing pauses and jitter, and obeys Retry-After. TLS errors are never ignored; plain http only to loopback addresses
// (Refused otherwise) unless the options say more. Redirects are followed for GET and HEAD, never from https to http, and without the Authorization
// and X-Auth-Token headers when they lead to another host.
//
// Errors: Cancelled (the stop token), Offline, TimedOut, Refused (TLS, plain http, a redirect that is not followed). Any
// answer with a status is a reply, not an error: what a status means is the caller's to say. Neither messages nor details
// ever hold headers, bodies or the query of an address: those may be secrets.
class HttpClient {
public:
    explicit HttpClient(HttpOptions options = {});
    ~HttpClient(); // calls that are under way end with Cancelled

    Result<HttpReply> send(const HttpRequest& request, const std::stop_token& stop = {});
    // The same for a reply that is read piece by piece; sent once, not repeated after its first byte was given out. Keeps
    // one of the connections until the stream is deleted. The stream must not outlive the client.
    Result<std::unique_ptr<HttpStream>> open(const HttpRequest& request, const std::stop_token& stop = {});

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace platter
