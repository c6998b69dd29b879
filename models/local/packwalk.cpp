// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/packwalk.h"

#include "models/local/endian.h"
#include "models/local/pack.h"

#include <algorithm>

namespace platter {

namespace {

constexpr qint64 kMostHeader = kFrameFixed + kFrameEntry * qint64{kMaxFrameChunks};

} // namespace

Result<qint64> walkPack(const File& file, const std::function<bool(WalkedFrame)>& found) {
    const auto size = file.size();
    if (!size)
        return std::unexpected(size.error());
    qint64 strange = 0;
    std::vector<std::byte> bytes;
    for (qint64 at = kPackHeader; at < *size;) {
        bytes.resize(static_cast<size_t>(std::min(kMostHeader, *size - at)));
        if (auto got = file.read(at, bytes); !got)
            return std::unexpected(got.error());
        auto header = parseFrameHeader(bytes);
        if (header && at + header->frameSize() <= *size) {
            const qint64 frameSize = header->frameSize();
            if (!found({at, std::move(*header)}))
                return std::unexpected(Error{ErrorCode::Cancelled, {}});
            at += frameSize;
            continue;
        }
        const bool looksLikeOne = bytes.size() >= 4 && getAt<quint32>(bytes, 0) == kFrameMagic;
        const auto next = findFrame(file, looksLikeOne ? at + 8 : at, *size);
        if (!next)
            return std::unexpected(next.error());
        strange += next->strange + (looksLikeOne ? 8 : 0);
        at = next->offset;
    }
    return strange;
}

} // namespace platter
