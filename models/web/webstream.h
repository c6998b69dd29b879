// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/media/bytestream.h"
#include "models/trust/sourcecheck.h"
#include "models/web/httpclient.h"

#include <QCoreApplication>

#include <chrono>
#include <functional>

namespace platter {

// What is known once a file has arrived: shared with whoever gave the stream away.
struct Arrival {
    bool whole = false; // all of it came, and is what it was to be
    QByteArray sha256{}; // of it, then
};

struct WebStreamOptions {
    std::optional<SourceCheck> check{}; // what the bytes must hash to; Corrupt at the end when they do not
    std::chrono::milliseconds patience = std::chrono::minutes(5); // without a byte, trying again and again
    std::chrono::milliseconds firstPause{500}; // between two tries: doubles
    std::chrono::milliseconds timeout{30'000}; // of one try, without a byte
    std::function<void(const QString& phase)> told{}; // why it waits, in words; empty: it goes on. Reader's thread
};

// A file on the web. When the connection is lost it is made again, and reading goes on where it stopped: by a range of the
// file as long as ETag or Last-Modified say that it is still the same one. Where the server has no ranges, or nothing tells
// the file from another one, it is read again from its beginning, once at most, and what came before must come again, byte
// for byte. What differs is SourceChanged: two files are never spliced.
class WebStream : public ByteStream {
    Q_DECLARE_TR_FUNCTIONS(WebStream)

public:
    // Asks for the file. `address` may hold a name and a password, which are told to its host alone. Errors: those of
    // HttpClient; NotFound, Refused, Unavailable for what the server answers. Blocks; worker threads only.
    static Result<std::unique_ptr<WebStream>> open(std::shared_ptr<HttpClient> http, const QUrl& address,
        const WebStreamOptions& options, const std::stop_token& stop);
    // A request for what is at the address; without its name and password in the URL.
    static HttpRequest request(const QUrl& address, std::chrono::milliseconds timeout);

    const QUrl& answeredBy() const { return m_answeredBy; } // after redirections
    std::shared_ptr<const Arrival> arrival() const { return m_arrival; }

    Result<qint64> read(std::span<std::byte> buffer) override;
    std::optional<qint64> size() const override { return m_size; }
    qint64 position() const override { return m_position; }
    QString name() const override;
    QString place() const override;

private:
    WebStream(std::shared_ptr<HttpClient> http, const QUrl& address, WebStreamOptions options, std::stop_token stop);
    Result<void> begin();
    Result<void> goOn();
    QUrl sameServer() const;
    Result<void> takeReply(std::unique_ptr<HttpStream> stream);
    Result<void> takeRange(std::unique_ptr<HttpStream> stream);
    Result<void> readAgain(std::unique_ptr<HttpStream> stream);
    Result<void> waitAfter(const Error& error);
    Result<void> conclude();
    void learn(const HttpReply& head);
    bool isAnother(const HttpReply& head) const;
    void take(std::span<const std::byte> bytes);
    void tell(const QString& phase) const;
    Error statusError(int status) const;
    Error changed() const;
    static bool mayPass(const Error& error);

    std::shared_ptr<HttpClient> m_http; // outlives the stream
    const QUrl m_address;
    const WebStreamOptions m_options;
    const std::stop_token m_stop;
    std::unique_ptr<HttpStream> m_stream;
    QUrl m_answeredBy;
    bool m_asksSameServer = true; // to go on: other servers of a mirrored file may tell it by other words
    std::optional<qint64> m_size;
    qint64 m_position = 0;
    QByteArray m_etag;
    QByteArray m_lastModified;
    QByteArray m_validator; // for If-Range; empty: none that is strong
    int m_restarts = 0;
    std::chrono::milliseconds m_pause{}; // after the last failure; none since a byte came
    std::chrono::steady_clock::time_point m_failing; // when the first of those failures was
    FileDigest m_sha256{DigestKind::Sha256};
    std::unique_ptr<FileDigest> m_sha512; // when that is asked for
    std::shared_ptr<Arrival> m_arrival = std::make_shared<Arrival>();
};

} // namespace platter
