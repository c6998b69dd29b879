// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

// Between platter-look, in its sandbox, and the one that holds the disk: whole messages on a socket of SOCK_SEQPACKET. First
// the holder sends LookBegin with a sparse file of the disk's length as its ancillary data. Then the looker asks for places to
// be filled in, one at a time, and is answered with a byte; last it sends its text, which begins with kLookText.
namespace platter {

struct LookBegin {
    uint64_t size = 0; // of the disk, in bytes
};

struct LookRequest {
    uint64_t offset = 0;
    uint64_t length = 0; // at most kMostLookBytes, inside the disk
};

inline constexpr uint64_t kMostLookBytes = 4 << 20;
inline constexpr char kLookFilled = 'y', kLookRefused = 'n';
inline constexpr char kLookText[] = "LOOK1\n";
inline constexpr int kMostLookText = 64 * 1024;

} // namespace platter
