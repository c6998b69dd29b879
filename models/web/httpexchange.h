// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/web/httptransfer.h"

#include <curl/curl.h>

#include <chrono>
#include <memory>
#include <optional>

namespace platter {

class Bandwidth;

// One request, sent once, on the network thread: libcurl's handle on one side, HttpTransfer on the other.
class HttpExchange {
public:
    using Clock = std::chrono::steady_clock;
    struct Shares { // what all exchanges of a client have together
        Bandwidth* bandwidth = nullptr; // may be null
        QByteArray caFile; // certificates to trust, PEM; empty: those of the system
    };

    HttpExchange(const Shares& shares, std::shared_ptr<HttpTransfer> transfer);
    ~HttpExchange();
    Q_DISABLE_COPY_MOVE(HttpExchange)

    CURL* handle() const { return m_handle.get(); } // null: there is no memory
    const HttpTransfer* transfer() const { return m_transfer.get(); }

    void roomAgain(); // the reader took some of what waits for it
    // What is due by the clock: goes on where the bandwidth was used up, ends what was silent for too long.
    void tick(Clock::time_point now);
    std::optional<Clock::time_point> next() const; // when tick() has something to do; nothing: never
    void conclude(CURLcode code); // libcurl is done with it
    bool hasEnded() const { return m_hasEnded; }
    Clock::time_point served() const { return m_served; } // when it got a share of the bandwidth the last time

private:
    using List = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

    void setUp();
    void setBody();
    void setHeaders();
    void setProxy();
    void setCallbacks();
    void stayAlive() { m_alive = Clock::now(); }
    qint64 share(bool up, qint64 wanted); // of the bandwidth, in bytes
    void pause(int direction); // CURLPAUSE_SEND or CURLPAUSE_RECV; the callback returns the rest
    void goOn(int direction);
    void end(std::optional<HttpFailure> failure);
    HttpFailure failureOf(CURLcode code) const;

    std::size_t give(char* buffer, std::size_t most); // of the request's body
    std::size_t take(const char* data, std::size_t size); // of the reply's
    void addHeader(QByteArrayView line);
    int seek(curl_off_t offset);
    void progressed(curl_off_t received, curl_off_t sent);

    const Shares& m_shares;
    std::shared_ptr<HttpTransfer> m_transfer;
    List m_headers{nullptr, &curl_slist_free_all};
    std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> m_handle;
    qint64 m_given = 0; // bytes of the request's body
    qint64 m_granted = 0; // bytes that may be received, and were not yet
    int m_paused = 0; // CURLPAUSE_… bits
    bool m_throttled = false; // by the bandwidth, in one direction at least
    Clock::time_point m_throttledUntil{};
    Clock::time_point m_served{};
    Clock::time_point m_alive; // when a byte moved
    curl_off_t m_moved = 0; // bytes in both directions, then
    HttpReply m_head;
    bool m_hasHead = false;
    bool m_hasEnded = false;
};

} // namespace platter
