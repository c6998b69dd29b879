// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/local/frame.h"
#include "models/files/file.h"

#include <functional>

namespace platter {

// A frame of a pack as its header tells it; the payload was not looked at.
struct WalkedFrame {
    qint64 offset = 0;
    FrameHeader header;
};

// Walks a pack by its frames' headers alone, over holes and over what is no frame. Returns how many bytes are neither a
// frame nor a hole nor zeros. Stops with Cancelled when `found` says false.
Result<qint64> walkPack(const File& file, const std::function<bool(WalkedFrame)>& found);

} // namespace platter
