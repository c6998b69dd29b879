// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/media/source.h"

#include <QByteArray>
#include <QSemaphore>

#include <memory>
#include <optional>

namespace platter::test {

// What a FaultySource does when the reader reaches byte `after`.
struct Fault {
    enum class Kind {
        None,
        Fail, // read() returns `error`
        Shrink, // as a file that became shorter: SourceChanged
        ChangeAtFinish, // everything reads well, finish() (or the end of a stream) is SourceChanged
        Block, // read() waits until `gate` is released once, then goes on well: for tests of cancelling and of quitting
    };
    Kind kind = Kind::None;
    qint64 after = 0;
    Error error{ErrorCode::Unreadable, QStringLiteral("The test device failed."), QStringLiteral("EIO")};
    std::shared_ptr<QSemaphore> gate{}; // Block only
    std::shared_ptr<QSemaphore> reached{}; // Block only: released when the reader has arrived there
};

// A disk in memory that goes wrong where it is told to. Zero runs of 4 KiB are told as Zero.
class FaultyBlockSource : public BlockSource {
public:
    FaultyBlockSource(QByteArray disk, Fault fault);
    qint64 size() const override;
    Result<Extent> extentAt(qint64 offset) override;
    Result<void> read(qint64 offset, std::span<std::byte> buffer) override;
    Result<void> finish() override;

private:
    QByteArray m_disk;
    Fault m_fault;
    bool m_blocked = false;
};

// The same as a stream. The "compressed file" is the disk itself: sourceSha256() is that of the bytes.
class FaultyStreamSource : public StreamSource {
public:
    FaultyStreamSource(QByteArray disk, Fault fault, bool tellsSize = true);
    Result<qint64> read(std::span<std::byte> buffer) override;
    qint64 sourceSize() const override;
    qint64 sourcePosition() const override;
    std::optional<qint64> expandedSize() const override;
    QByteArray sourceSha256() const override;

private:
    QByteArray m_disk;
    Fault m_fault;
    bool m_tellsSize;
    bool m_blocked = false;
    qint64 m_position = 0;
};

} // namespace platter::test
