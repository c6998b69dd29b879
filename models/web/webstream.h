// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/media/bytestream.h"
#include "models/trust/sourcecheck.h"
#include "models/web/fetchedpart.h"
#include "models/web/httpclient.h"
#include "models/web/webversion.h"

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
    // Where what comes is kept, to go on there another time; it may hold what came before. Null: nowhere.
    std::shared_ptr<FetchedPart> part{};
    bool partIsFile = false; // the file in it is what is wanted: without it there is nothing
    qint64 smallestPart = 32LL << 20; // bytes; no shorter file is kept for that alone
    std::function<bool(qint64 size)> hasRoom{}; // for keeping a file of that length; unset: always
};

// A file on the web. When the connection is lost it is made again, and reading goes on where it stopped: by a range of the
// file as long as ETag or Last-Modified say that it is still the same one. What an earlier try kept (FetchedPart) is given out
// first, when the server says that it is still the beginning of the same file. Where the server has no ranges, or nothing tells
// the file from another one, it is read again from its beginning, once at most, and what came before must come again, byte
// for byte. What differs is SourceChanged: two files are never spliced.
class WebStream : public ByteStream {
    Q_DECLARE_TR_FUNCTIONS(WebStream)

public:
    // Asks for the file. `address` may hold a name and a password, which are told to its host alone. Errors: those of
    // HttpClient; NotFound, Refused, Unavailable for what the server answers. Blocks; worker threads only.
    static Result<std::unique_ptr<WebStream>> open(std::shared_ptr<HttpClient> http, const QUrl& address,
        const WebStreamOptions& options, const std::stop_token& stop);
    ~WebStream() override; // what came until then is kept
    Q_DISABLE_COPY_MOVE(WebStream)
    // A request for what is at the address; without its name and password in the URL.
    static HttpRequest request(const QUrl& address, std::chrono::milliseconds timeout);

    const QUrl& answeredBy() const { return m_answeredBy; } // after redirections
    const WebVersion& version() const { return m_version; }
    QUrl sameServer() const; // the address again, at the server that a redirection may have chosen among several
    std::shared_ptr<const Arrival> arrival() const { return m_arrival; }

    Result<qint64> read(std::span<std::byte> buffer) override;
    std::optional<qint64> size() const override { return m_size; }
    qint64 position() const override { return m_position; }
    QString name() const override;
    QString place() const override;

private:
    WebStream(std::shared_ptr<HttpClient> http, const QUrl& address, WebStreamOptions options, std::stop_token stop);
    Result<void> begin();
    Result<bool> takeUp();
    Result<bool> hashKept(const FetchedPart::Record& record);
    Result<qint64> readKept(std::span<std::byte> buffer);
    void beginAnew(const HttpReply& head);
    Result<void> keep(std::span<const std::byte> bytes);
    void note();
    void stopKeeping();
    Result<void> goOn();
    Result<void> takeReply(std::unique_ptr<HttpStream> stream);
    Result<void> takeRange(std::unique_ptr<HttpStream> stream);
    Result<void> readAgain(std::unique_ptr<HttpStream> stream);
    Result<void> waitAfter(const Error& error);
    Result<void> conclude();
    void learn(const HttpReply& head);
    Result<void> take(std::span<const std::byte> bytes);
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
    std::shared_ptr<FetchedPart> m_part; // null: nothing is kept, or not any more
    qint64 m_kept = 0; // bytes that were there
    qint64 m_noted = 0; // bytes that its record tells
    std::chrono::steady_clock::time_point m_notedAt{};
    WebVersion m_version; // as the server told when it was asked first
    int m_restarts = 0;
    std::chrono::milliseconds m_pause{}; // after the last failure; none since a byte came
    std::chrono::steady_clock::time_point m_failing; // when the first of those failures was
    std::unique_ptr<FileDigest> m_sha256 = std::make_unique<FileDigest>(DigestKind::Sha256);
    std::unique_ptr<FileDigest> m_sha512; // when that is asked for
    std::shared_ptr<Arrival> m_arrival = std::make_shared<Arrival>();
};

} // namespace platter
