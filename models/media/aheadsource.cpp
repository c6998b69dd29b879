// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/aheadsource.h"

#include "models/media/zeros.h"

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
    std::vector<std::byte> room;
    bool last = false;
    while (!last && !stop.stop_requested()) {
        {
            std::unique_lock lock(m_mutex);
            if (!m_changed.wait(lock, stop, [this] { return m_ready.size() < kPieces; }))
                return;
            if (room.empty() && !m_spare.empty()) {
                room = std::move(m_spare.back());
                m_spare.pop_back();
            }
        }
        Piece piece = readPiece(room);
        last = piece.last;
        const std::lock_guard lock(m_mutex);
        m_ready.push_back(std::move(piece));
        m_changed.notify_all();
    }
}

// Takes the room when there is something in it that is not zero.
AheadSource::Piece AheadSource::readPiece(std::vector<std::byte>& room) {
    room.resize(kPiece);
    const auto got = m_source->read(room);
    Piece piece;
    piece.length = std::size_t(got.value_or(0));
    piece.zeros = isZero(std::span(room).first(piece.length));
    if (!piece.zeros)
        piece.bytes = std::exchange(room, {});
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
    if (piece.bytes.empty())
        return;
    const std::lock_guard lock(m_mutex);
    m_spare.push_back(std::move(piece.bytes));
}

// How many bytes of a piece are there to be given out; none after the last.
std::size_t AheadSource::waitForBytes() {
    if (!m_thread.joinable())
        m_thread = std::jthread([this](const std::stop_token& stop) { work(stop); });
    while (m_given == m_piece.length && !m_piece.last) {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return !m_ready.empty(); });
        Piece next = std::move(m_ready.front());
        m_ready.pop_front();
        m_changed.notify_all();
        lock.unlock();
        take(std::move(next));
    }
    return m_piece.length - m_given;
}

Result<qint64> AheadSource::read(std::span<std::byte> buffer) {
    std::size_t filled = 0;
    while (filled < buffer.size()) {
        const std::size_t length = std::min(buffer.size() - filled, waitForBytes());
        if (length == 0 && m_piece.error)
            return std::unexpected(*m_piece.error);
        if (length == 0)
            break;
        if (m_piece.zeros)
            std::memset(buffer.data() + filled, 0, length);
        else
            std::memcpy(buffer.data() + filled, m_piece.bytes.data() + m_given, length);
        m_given += length;
        filled += length;
    }
    return qint64(filled);
}

qint64 AheadSource::skipZeros(qint64 most) {
    const std::size_t length = waitForBytes();
    if (!m_piece.zeros)
        return 0;
    const std::size_t skipped = std::min(length, std::size_t(most));
    m_given += skipped;
    return qint64(skipped);
}

} // namespace platter
