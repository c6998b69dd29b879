// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/media/bytestream.h"
#include "models/media/formatdetect.h"
#include "models/media/media.h"

#include <QCoreApplication>

namespace platter {

// What a stream is, by its first bytes: Media::inspect() and Media::open() for what is not a file of this computer. Reads
// until it knows. Worker threads only.
class StreamInspector {
    Q_DECLARE_TR_FUNCTIONS(StreamInspector)

public:
    struct Found {
        MediaInfo media{};
        // The disk; null when only a whole file can be opened (a zip, whose directory stands at its end; a qcow2).
        std::unique_ptr<StreamSource> disk{};
        // Then: an archive, which may hold several disks, or something that is packed around one. `media` tells of it no more
        // than its first bytes do.
        bool needsLook = false;
        std::unique_ptr<ByteStream> stream{}; // and all bytes of it; null: some are gone, it has to be opened again
    };
    // `fileName` tells name and architecture, and speaks for a disk on which nothing is recognised. Errors: those of the
    // stream and of Media::inspect().
    static Result<Found> inspect(
        std::unique_ptr<ByteStream> stream, const QString& fileName, const std::stop_token& stop);

    // Whether what was found somewhere else is only read once all of it lies here; what is said of that.
    static bool needsWholeFile(const MediaInfo& media);
    static QString wholeWarning();

private:
    static Result<void> judge(const Detection& found, bool packed, MediaInfo* media);
    static Result<MediaInfo> askMedia(
        Signature signature, const std::vector<std::byte>& head, const MediaInfo& known, const std::stop_token& stop);
};

} // namespace platter
