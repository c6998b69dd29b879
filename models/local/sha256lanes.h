// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/local/digest.h"

namespace platter {

// How many bytes of chunks are best hashed together: with fewer the longest of them is waited for.
inline constexpr qint64 kHashedTogether = 4 * 1024 * 1024;

// The SHA-256 of each piece, into the digest at the same place. Where the processor has AVX-512, sixteen pieces go through
// it side by side, which takes about half the time that its SHA instructions take for one after the other; else, or when the
// pieces are too few or one is far longer than the others, they go one after the other (Sha256). On any thread.
void sha256OfEach(std::span<const std::span<const std::byte>> pieces, std::span<Digest> digests);

} // namespace platter
