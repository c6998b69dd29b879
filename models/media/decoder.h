// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/error.h"

#include <QByteArray>

#include <cstddef>
#include <memory>
#include <span>

namespace platter {

// How a packed run of bytes is packed; zip's methods are those of APPNOTE.TXT 4.4.5. Stored: not at all.
enum class Codec { Gzip, Bzip2, Xz, Zstd, Lz4, ZipDeflate, Stored };

// Decompresses one member (gzip member, bzip2 or xz stream, zstd or lz4 frame, zip entry) after another. No I/O.
class Decoder {
public:
    enum class State {
        More, // went as far as input and output allowed
        MemberEnd, // the member ended, its checksums were right; what is left of the input belongs to the next
        Corrupt,
        NeedsMemory, // sound, but needs more memory than is granted
        Unsupported, // sound, but packed by a method that is not known
    };
    struct Step {
        std::size_t consumed = 0;
        std::size_t produced = 0;
        State state = State::More;
        QByteArray detail{}; // what the library said
    };
    // What the bytes between two members are.
    enum class Next { Member, Padding, Garbage, NeedMore, NeedsMemory, Unsupported };

    virtual ~Decoder() = default;
    // Looks at the bytes where a member should begin; `last`: no more will come. Padding: skip one unit of padding().
    virtual Next next(std::span<const std::byte> input, bool last) const = 0;
    virtual std::size_t padding() const { return 0; }
    // Begins a member. False when memory is short.
    virtual bool begin() = 0;
    virtual Step step(std::span<const std::byte> input, std::span<std::byte> output) = 0;

    // Inside a member, where decompressing can begin anew: all that was consumed was given out. Then and until it is so
    // again, state() is what resume() needs for it, instead of begin(); resume() is false when it makes no sense.
    virtual bool isBetweenBlocks() const { return false; }
    virtual QByteArray state() const { return {}; }
    virtual bool resume(const QByteArray& /*state*/) { return false; }

    static std::unique_ptr<Decoder> create(Codec codec);
    // As many bytes as next() ever needs.
    static constexpr std::size_t kLookAhead = 1100;
};

} // namespace platter
