// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/aheadsource.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace platter {

namespace {

constexpr std::size_t kPiece = 1024 * 1024;
constexpr std::size_t kPieces = 4; // ready at most

} // namespace

AheadSource::AheadSource(std::unique_ptr<StreamSource> source)
    : m_source(std::move(source))
    , m_sourceSize(m_source->sourceSize())
    , m_expandedSize(m_source->expandedSize())
    , m_position(m_source->sourcePosition()) { }

AheadSource::~AheadSource() = default;

void AheadSource::work(const std::stop_token& stop) {
    bool last = false;
    while (!last && !stop.stop_requested()) {
        std::vector<std::byte> room;
        {
            std::unique_lock lock(m_mutex);
            if (!m_changed.wait(lock, stop, [this] { return m_ready.size() < kPieces; }))
                return;
            if (!m_spare.empty()) {
                room = std::move(m_spare.back());
                m_spare.pop_back();
            }
        }
        Piece piece = readPiece(std::move(room));
        last = piece.last;
        const std::lock_guard lock(m_mutex);
        m_ready.push_back(std::move(piece));
        m_changed.notify_all();
    }
}

AheadSource::Piece AheadSource::readPiece(std::vector<std::byte> room) {
    Piece piece{.bytes = std::move(room), .position = 0, .error = {}, .last = false, .sha256 = {}};
    piece.bytes.resize(kPiece);
    const auto got = m_source->read(piece.bytes);
    piece.bytes.resize(std::size_t(got.value_or(0)));
    piece.position = m_source->sourcePosition();
    if (!got)
        piece.error = got.error();
    piece.last = !got || *got == 0;
    if (got && piece.last)
        piece.sha256 = m_source->sourceSha256();
    return piece;
}

// The next piece is begun.
void AheadSource::take(Piece piece) {
    std::swap(m_piece, piece);
    m_given = 0;
    m_position = m_piece.position;
    m_sha256 = m_piece.sha256;
    if (piece.bytes.capacity() == 0)
        return;
    const std::lock_guard lock(m_mutex);
    m_spare.push_back(std::move(piece.bytes));
}

Result<qint64> AheadSource::read(std::span<std::byte> buffer) {
    if (!m_thread.joinable())
        m_thread = std::jthread([this](const std::stop_token& stop) { work(stop); });
    std::size_t filled = 0;
    while (filled < buffer.size()) {
        const std::size_t length = std::min(buffer.size() - filled, m_piece.bytes.size() - m_given);
        if (length > 0) {
            std::memcpy(buffer.data() + filled, m_piece.bytes.data() + m_given, length);
            m_given += length;
            filled += length;
            continue;
        }
        if (m_piece.error)
            return std::unexpected(*m_piece.error);
        if (m_piece.last)
            break;
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return !m_ready.empty(); });
        Piece next = std::move(m_ready.front());
        m_ready.pop_front();
        m_changed.notify_all();
        lock.unlock();
        take(std::move(next));
    }
    return qint64(filled);
}

} // namespace platter
