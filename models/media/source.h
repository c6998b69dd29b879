// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/error.h"
#include "models/media/decoder.h"

#include <QByteArray>
#include <QString>

#include <cstddef>
#include <memory>
#include <optional>
#include <span>

namespace platter {

// A hole reads as zeros, so it is Zero. Unchanged is data or zeros, as it was at an earlier time (ChangeTracking).
enum class ExtentKind { Data, Zero, Unchanged };

// A run of bytes of a disk.
struct Extent {
    qint64 offset = 0;
    qint64 length = 0;
    ExtentKind kind = ExtentKind::Data;

    bool operator==(const Extent&) const = default;
};

// What is known of a disk since an image was made of it an earlier time. One thread at a time; may outlive the source.
class ChangeTracking {
public:
    ChangeTracking() = default;
    Q_DISABLE_COPY_MOVE(ChangeTracking)
    virtual ~ChangeTracking() = default;
    // The content id of that image, whose bytes Unchanged extents have; empty: there was none.
    virtual QByteArray earlier() const = 0;
    // The disk, as it was read, is kept as an image with this content id: from then on changes are tracked from there.
    virtual void keptAs(const QByteArray& contentId) = 0;
};

// A disk that can be read anywhere. Used by one thread at a time.
class BlockSource {
public:
    virtual ~BlockSource() = default;
    virtual qint64 size() const = 0; // bytes, fixed when it was opened
    // The extent that begins at `offset` (0 <= offset < size()); at least one byte long, never past size().
    virtual Result<Extent> extentAt(qint64 offset) = 0;
    // Fills the whole buffer from `offset`. A file that ended early since it was opened is SourceChanged, never zeros.
    virtual Result<void> read(qint64 offset, std::span<std::byte> buffer) = 0;
    // After everything was read: SourceChanged when the file was written to meanwhile (size or mtime differ).
    virtual Result<void> finish() = 0;
    // Something about how it was read that is worth keeping with the image, for people; empty: nothing.
    virtual QString remark() const { return {}; }
    // The file behind it, byte for byte, where that is something else: what a checksum of the file is over. Null: it is the
    // disk itself.
    virtual std::unique_ptr<BlockSource> fileAsItIs() { return {}; }
    // Null: nobody tracks changes of it.
    virtual std::shared_ptr<ChangeTracking> tracking() { return {}; }
    // Whether extents may be Unchanged from now on; at first none are, for those who know nothing of an earlier image.
    virtual void useEarlier(bool /*use*/) { }
};

// A place in a compressed disk where reading can begin: where a member does, or a block inside one.
struct StreamMark {
    qint64 packed = 0; // bytes of the compressed file before it
    qint64 disk = 0; // bytes of the disk before it
    Codec codec = Codec::Stored;
    QByteArray state{}; // of the decoder inside a member (Decoder::state()); empty: a member begins

    bool operator==(const StreamMark&) const = default;
};

// A disk that only goes forward: a compressed file. Used by one thread at a time.
class StreamSource {
public:
    virtual ~StreamSource() = default;
    // Reads up to buffer.size() bytes (fewer only at the end); 0 is the end, and then the input was whole: every member
    // ended, every checksum was right, nothing followed. Otherwise Truncated or Corrupt, also after bytes were given out.
    virtual Result<qint64> read(std::span<std::byte> buffer) = 0;
    // Passes over the zeros that come next, at most so many (more than 0), and says how many it were. 0: nobody has looked
    // yet what comes; read() does.
    virtual qint64 skipZeros(qint64 /*most*/) { return 0; }
    virtual qint64 sourceSize() const = 0; // bytes of the compressed file; 0: not known
    virtual qint64 sourcePosition() const = 0; // of which so many were consumed: tells progress
    virtual std::optional<qint64> expandedSize() const = 0; // bytes of the disk, where the format tells beforehand
    // Where reading may begin anew another time (openPackedStream()), the last such place before what was given out; nullopt
    // before the first: a member's, an lz4 frame's block's, any of what is not packed. At sourceSize() nothing can begin.
    virtual std::optional<StreamMark> mark() const { return {}; }
    // What tells one state of the packed disk from another, so that marks may be used another time; empty: nothing does.
    virtual QByteArray identity() const { return {}; }
    // Before the first read(): read() gives the disk from mark.disk on, and marks and positions count from its beginning
    // all the same. False: that is not possible, and nothing changed.
    virtual bool beginAt(const StreamMark& /*mark*/) { return false; }
    virtual QByteArray sourceSha256() const = 0; // of the compressed file's bytes; valid after read() returned 0
};

} // namespace platter
