// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/packwalk.h"

#include "models/local/endian.h"
#include "models/local/pack.h"

#include <algorithm>
#include <cerrno>
#include <unistd.h>

namespace platter {

namespace {

constexpr qint64 kMostHeader = kFrameFixed + kFrameEntry * qint64{kMaxFrameChunks};
constexpr size_t kBlock = 64 * 1024;

struct Next {
    qint64 offset = 0;
    qint64 strange = 0; // bytes on the way there that are not zero
};

// Where a frame may begin, at or after `at`; the file's end when there is none.
Result<Next> nextFrame(const File& file, qint64 at, qint64 size) {
    qint64 strange = 0;
    std::vector<std::byte> buffer(kBlock);
    while (at < size) {
        const off_t data = ::lseek(file.descriptor(), at, SEEK_DATA);
        if (data < 0 && errno == ENXIO)
            return Next{size, strange};
        if (data > at)
            at = qint64{data} / 8 * 8;
        const auto part = std::span(buffer).first(std::min(buffer.size(), static_cast<size_t>(size - at)));
        if (auto got = file.read(at, part); !got)
            return std::unexpected(got.error());
        for (size_t i = 0; i < part.size(); i += 8) {
            const auto word = part.subspan(i, std::min<size_t>(8, part.size() - i));
            if (word.size() >= 4 && getAt<quint32>(word, 0) == kFrameMagic)
                return Next{at + static_cast<qint64>(i), strange};
            if (!std::ranges::all_of(word, [](std::byte byte) { return byte == std::byte{0}; }))
                strange += static_cast<qint64>(word.size());
        }
        at += static_cast<qint64>(part.size());
    }
    return Next{size, strange};
}

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
        const auto next = nextFrame(file, looksLikeOne ? at + 8 : at, *size);
        if (!next)
            return std::unexpected(next.error());
        strange += next->strange + (looksLikeOne ? 8 : 0);
        at = next->offset;
    }
    return strange;
}

} // namespace platter
