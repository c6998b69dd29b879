// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/media/bytestream.h"
#include "models/media/decoder.h"
#include "models/media/formatdetect.h"
#include "models/media/source.h"

#include <memory>
#include <vector>

namespace platter {

// The disk in a stream of bytes that is packed in a way that is known. Codec::Stored: the stream is the disk itself. The
// stream may stand at a StreamMark of an earlier reading: then what is behind it comes, and marks count from there (`disk`)
// or from the stream's beginning (`packed`), and there is no checksum of the whole. Nothing is read yet.
// `state`: StreamMark::state, where the mark is inside a member.
std::unique_ptr<StreamSource> openPackedStream(
    std::unique_ptr<ByteStream> stream, Codec codec, const QByteArray& state = {});
// Whether reading can begin there: a mark that was kept may be another version's, or damaged.
bool isUsable(const StreamMark& mark);

// The same, told by the first bytes: compressed in any way that Platter reads (zip but for that), or a raw disk. Reads as
// many bytes as that takes. Errors: those of the stream, Truncated, Corrupt; Unsupported (names what it is: a qcow2 is
// never taken for raw, nor inside), NotADiskImage.
Result<std::unique_ptr<StreamSource>> openDiskStream(std::unique_ptr<ByteStream> stream);

// The same, and what was found on the way.
struct DiskStream {
    Signature packed = Signature::Nothing; // how it is packed; Nothing: it is the disk itself
    Detection found{}; // at the beginning of the disk
    std::unique_ptr<StreamSource> source{};
};
// `inside`: whether something packed may be an archive or a disk of a format of its own, which `found` tells then.
enum class PackedInside { RawDisk, Anything };
Result<DiskStream> lookAtDiskStream(std::unique_ptr<ByteStream> stream, PackedInside inside = PackedInside::RawDisk);

// A stream's first bytes (kHeadBytes, fewer where it ends before), and the stream as if nothing had been read.
struct StreamHead {
    std::vector<std::byte> bytes{};
    std::unique_ptr<ByteStream> stream{};
};
Result<StreamHead> headOf(std::unique_ptr<ByteStream> stream);

} // namespace platter
