// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/media/bytestream.h"

#include <stop_token>

namespace platter {

// Standard input, or another descriptor that only goes forward: a pipe, a socket, a file. Waits for bytes as long as it
// takes; a stop request ends the wait (Cancelled). The descriptor is not owned.
class DescriptorStream : public ByteStream {
public:
    DescriptorStream(int descriptor, const QString& name, std::stop_token stop);
    ~DescriptorStream() override;
    Q_DISABLE_COPY_MOVE(DescriptorStream)

    Result<qint64> read(std::span<std::byte> buffer) override;
    std::optional<qint64> size() const override { return m_size; } // of a file, from where it stood
    qint64 position() const override { return m_position; }
    QString name() const override { return m_name; }
    QString place() const override { return QStringLiteral("descriptor %1").arg(m_descriptor); }

private:
    Result<void> wait() const;
    Error failed(int number) const;

    int m_descriptor;
    QString m_name;
    std::stop_token m_stop;
    int m_wake; // an eventfd
    std::optional<qint64> m_size;
    qint64 m_position = 0;
};

} // namespace platter
