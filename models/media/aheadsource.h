// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/media/source.h"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace platter {

// Reads another stream some megabytes ahead on a thread of its own, so that decompressing it and what is done with its bytes
// go on at the same time. The thread begins with the first read(). The destructor waits until the read that is under way has
// returned: for files, not for what may hang.
class AheadSource : public StreamSource {
public:
    explicit AheadSource(std::unique_ptr<StreamSource> source);
    ~AheadSource() override;
    Q_DISABLE_COPY_MOVE(AheadSource)

    Result<qint64> read(std::span<std::byte> buffer) override;
    qint64 skipZeros(qint64 most) override; // waits for what comes next
    qint64 sourceSize() const override { return m_sourceSize; }
    qint64 sourcePosition() const override { return m_position; } // behind what read() gave out last
    std::optional<qint64> expandedSize() const override { return m_expandedSize; }
    QByteArray sourceSha256() const override { return m_sha256; }

private:
    struct Piece {
        std::vector<std::byte> bytes;
        std::size_t length = 0;
        bool zeros = false; // all of them: `bytes` has none
        qint64 position = 0; // in the source's file, after them
        std::optional<Error> error; // after them
        bool last = false;
        QByteArray sha256; // with the last one
    };

    void work(const std::stop_token& stop);
    Piece readPiece(std::vector<std::byte>& room);
    void take(Piece piece);
    std::size_t waitForBytes();

    std::unique_ptr<StreamSource> m_source; // the thread's, once it runs
    const qint64 m_sourceSize;
    const std::optional<qint64> m_expandedSize;

    // Of the reader's thread.
    Piece m_piece;
    std::size_t m_given = 0; // bytes of it
    qint64 m_position;
    QByteArray m_sha256;

    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<Piece> m_ready;
    std::vector<std::vector<std::byte>> m_spare;
    std::jthread m_thread; // last: joined before the rest goes
};

} // namespace platter
