// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/web/httptransfer.h"

#include <algorithm>
#include <cstring>

namespace platter {

void HttpTransfer::setResume(std::function<void()> resume) {
    const std::lock_guard lock(m_mutex);
    m_resume = std::move(resume);
}

void HttpTransfer::begin(HttpReply head) {
    const std::lock_guard lock(m_mutex);
    m_head = std::move(head);
    m_changed.notify_all();
}

qint64 HttpTransfer::room() {
    const std::lock_guard lock(m_mutex);
    m_isFull = m_waiting >= kRoom;
    return m_isFull ? 0 : kRoom - m_waiting;
}

void HttpTransfer::add(QByteArray piece) {
    const std::lock_guard lock(m_mutex);
    m_waiting += piece.size();
    m_pieces.push_back(std::move(piece));
    m_changed.notify_all();
}

void HttpTransfer::end(std::optional<HttpFailure> failure) {
    const std::lock_guard lock(m_mutex);
    m_ended = true;
    m_failure = std::move(failure);
    m_changed.notify_all();
}

void HttpTransfer::reportSent(qint64 bytes) {
    const std::lock_guard lock(m_sentMutex);
    if (!m_abandoned && m_request.sent) {
        m_request.sent(bytes);
    }
}

std::expected<HttpReply, HttpFailure> HttpTransfer::waitForHead(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    if (!m_changed.wait(lock, stop, [this] { return m_head || m_ended; })) {
        return std::unexpected(HttpFailure{HttpErrors::cancelled()});
    }
    if (!m_head) {
        return std::unexpected(m_failure.value_or(
            HttpFailure{HttpErrors::cutShort(m_request.method, m_request.url)})); // ended well, but with nothing at all
    }
    return *m_head;
}

std::expected<qint64, HttpFailure> HttpTransfer::take(std::span<std::byte> buffer, const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    if (!m_changed.wait(lock, stop, [this] { return m_waiting > 0 || m_ended; })) {
        return std::unexpected(HttpFailure{HttpErrors::cancelled()});
    }
    if (m_waiting == 0) {
        if (m_failure) {
            return std::unexpected(*m_failure);
        }
        return 0;
    }
    const qint64 taken = takeLocked(buffer);
    if (m_isFull && m_waiting <= kRoom / 2) {
        m_isFull = false;
        const std::function<void()> resume = m_resume;
        lock.unlock();
        resume();
    }
    return taken;
}

qint64 HttpTransfer::takeLocked(std::span<std::byte> buffer) {
    size_t filled = 0;
    while (filled < buffer.size() && !m_pieces.empty()) {
        const QByteArray& piece = m_pieces.front();
        const size_t size = std::min(buffer.size() - filled, static_cast<size_t>(piece.size() - m_taken));
        std::memcpy(buffer.data() + filled, piece.constData() + m_taken, size);
        filled += size;
        m_taken += static_cast<qsizetype>(size);
        if (m_taken == piece.size()) {
            m_pieces.pop_front();
            m_taken = 0;
        }
    }
    m_waiting -= static_cast<qint64>(filled);
    return static_cast<qint64>(filled);
}

void HttpTransfer::abandon() {
    const std::lock_guard lock(m_sentMutex);
    m_abandoned = true;
}

} // namespace platter
