// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/error.h"

#include <QString>

#include <cstddef>
#include <optional>
#include <span>

namespace platter {

// Bytes that only go forward, as they are stored: a file, a download. Used by one thread at a time.
class ByteStream {
public:
    virtual ~ByteStream() = default;
    // Reads up to buffer.size() bytes, at least one; 0 is the end. The end comes only where it should be: a file that was
    // cut meanwhile or a connection that was lost is an error.
    virtual Result<qint64> read(std::span<std::byte> buffer) = 0;
    virtual std::optional<qint64> size() const = 0; // bytes in all, where it is known beforehand
    virtual qint64 position() const = 0; // bytes from the beginning to where the next read() begins
    // SourceChanged when it is not any more what was opened. Asked at the end, and before damage is told.
    virtual Result<void> checkUnchanged() const { return {}; }
    virtual QString name() const = 0; // for sentences, on one line
    virtual QString place() const = 0; // for details: a path, an address without its query
};

} // namespace platter
