// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/web/httpclient.h"
#include "models/web/httperrors.h"

#include <condition_variable>
#include <deque>
#include <mutex>

namespace platter {

// What the network thread and the thread that waits for it share about one request under way: the one puts in, the other
// takes out, and neither gets further ahead than kRoom.
class HttpTransfer {
public:
    static constexpr qint64 kRoom = 1024 * 1024; // bytes of a body that wait to be read

    HttpTransfer(const HttpRequest& request, bool asIs)
        : m_request(request)
        , m_asIs(asIs) { }

    const HttpRequest& request() const { return m_request; }
    bool asIs() const { return m_asIs; } // the body is wanted as it is stored, not unpacked on the way

    // For the network thread.
    void setResume(std::function<void()> resume); // called by take() on its thread when there is room again
    void begin(HttpReply head);
    qint64 room(); // 0: resume will be called
    void add(QByteArray piece);
    void end(std::optional<HttpFailure> failure);
    void reportSent(qint64 bytes);

    // For the thread that waits.
    std::expected<HttpReply, HttpFailure> waitForHead(const std::stop_token& stop);
    std::expected<qint64, HttpFailure> take(std::span<std::byte> buffer, const std::stop_token& stop); // 0: the end
    void abandon(); // from now on the request's callback is not called

private:
    qint64 takeLocked(std::span<std::byte> buffer);

    const HttpRequest m_request;
    const bool m_asIs;

    std::mutex m_sentMutex; // held while the callback is called
    bool m_abandoned = false;

    std::mutex m_mutex; // all below
    std::condition_variable_any m_changed;
    std::function<void()> m_resume;
    std::optional<HttpReply> m_head;
    std::deque<QByteArray> m_pieces;
    qsizetype m_taken = 0; // bytes of the first piece
    qint64 m_waiting = 0; // bytes in all pieces that are not taken yet
    bool m_isFull = false; // the network thread waits for room
    bool m_ended = false;
    std::optional<HttpFailure> m_failure;
};

} // namespace platter
