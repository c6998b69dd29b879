// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/streaminspector.h"

#include "models/media/diskstream.h"
#include "models/media/formatnames.h"
#include "models/media/packedsource.h"

#include <QFile>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

constexpr qint64 kSector = 512;

// As MediaInfo::wrapping has it; empty for what is no archive.
QString archiveWord(Signature signature) {
    switch (signature) {
    case Signature::Zip:
        return u"zip"_s;
    case Signature::Tar:
        return u"tar"_s;
    case Signature::SevenZip:
        return u"7z"_s;
    default:
        return {};
    }
}

// Whether the beginning alone does not do, whoever reads it.
bool isAnywhere(Signature signature) {
    const SignatureGroup group = groupOf(signature);
    return group == SignatureGroup::OtherDisk || group == SignatureGroup::Packed || signature == Signature::Zip;
}

} // namespace

Result<StreamInspector::Found> StreamInspector::inspect(
    std::unique_ptr<ByteStream> stream, const QString& fileName, const std::stop_token& stop) {
    Found found;
    found.media.path = stream->place();
    found.media.fileName = fileName;
    found.media.fileSize = stream->size().value_or(0);
    found.media.suggestedName = suggestedName(fileName);
    found.media.architecture = architectureFromName(fileName);
    auto head = headOf(std::move(stream));
    if (!head)
        return std::unexpected(head.error());
    const Signature signature = detectFormat(head->bytes).signature;
    if (const QString word = archiveWord(signature); !word.isEmpty()) {
        found.media.recognised = found.needsLook = true;
        found.media.wrapping = {word};
        found.stream = std::move(head->stream);
        return found;
    }
    if (isAnywhere(signature)) {
        auto media = askMedia(signature, head->bytes, found.media, stop);
        if (!media)
            return std::unexpected(media.error());
        found.media = *std::move(media);
        found.stream = std::move(head->stream);
        return found;
    }
    auto disk = lookAtDiskStream(std::move(head->stream), PackedInside::Anything);
    if (!disk)
        return std::unexpected(disk.error());
    const auto codec = PackedSource::codecOf(disk->packed);
    found.media.compression = compressionOf(codec.value_or(Codec::Stored));
    if (codec && isAnywhere(disk->found.signature)) {
        found.media.recognised = found.needsLook = true;
        found.media.format = diskFormatOf(disk->found.signature).value_or(DiskFormat::Raw);
        if (disk->found.signature == Signature::Tar)
            found.media.wrapping = {u"tar"_s, FormatNames::word(found.media.compression)};
        return found;
    }
    found.media.virtualSize = disk->source->expandedSize();
    found.disk = std::move(disk->source);
    if (auto good = judge(disk->found, codec.has_value(), &found.media); !good)
        return std::unexpected(good.error());
    return found;
}

Result<void> StreamInspector::judge(const Detection& found, bool packed, MediaInfo* media) {
    media->recognised = groupOf(found.signature) == SignatureGroup::RawDisk;
    media->contents = FormatNames::contents(found.signature);
    const NameParts name = splitName(media->fileName);
    if (media->recognised)
        return {};
    if (!packed && !name.compressionEnding.isEmpty()) {
        return std::unexpected(Error{ErrorCode::Corrupt,
            tr("“%1” is named like a compressed file (.%2), but its beginning is not that of one. It is damaged, or "
               "something else.")
                .arg(media->fileName.simplified(), name.compressionEnding),
            media->path});
    }
    const bool odd = media->virtualSize && *media->virtualSize % kSector != 0;
    if (odd || !name.endsLikeDisk()) {
        return std::unexpected(Error{ErrorCode::NotADiskImage,
            tr("“%1” is no disk image that Platter knows: nothing was recognised in it.")
                .arg(media->fileName.simplified()),
            media->path});
    }
    media->warnings.append(
        tr("No partition table or file system was recognised. It is taken for a raw disk because of its name."));
    return {};
}

// Media itself says whether it would take such a file: it is shown one that begins so, with nothing behind. That it finds
// the rest missing is no refusal.
Result<MediaInfo> StreamInspector::askMedia(
    Signature signature, const std::vector<std::byte>& head, const MediaInfo& known, const std::stop_token& stop) {
    const QTemporaryDir folder;
    QFile file(folder.filePath(nameOfCopy(known.fileName)));
    const auto length = qint64(head.size());
    if (!folder.isValid() || !file.open(QIODevice::WriteOnly)
        || file.write(reinterpret_cast<const char*>(head.data()), length) != length
        || !file.resize(std::max(length, known.fileSize))) {
        return std::unexpected(Error{ErrorCode::Unreadable,
            tr("The beginning of the file could not be kept in the folder for temporary files."), file.errorString()});
    }
    file.close();
    auto told = Media::inspect(file.fileName(), stop);
    if (!told) {
        const ErrorCode code = told.error().code;
        if (code == ErrorCode::Unsupported || code == ErrorCode::NotADiskImage || code == ErrorCode::Unsafe
            || code == ErrorCode::Cancelled)
            return std::unexpected(Error{code, told.error().message, known.path});
    }
    MediaInfo media = known;
    media.recognised = true;
    media.format = told ? told->format : diskFormatOf(signature).value_or(DiskFormat::Raw);
    if (told)
        media.virtualSize = told->virtualSize;
    media.warnings.append(wholeWarning());
    return media;
}

bool StreamInspector::needsWholeFile(const MediaInfo& media) {
    return media.format != DiskFormat::Raw || media.compression == Compression::Zip || !media.wrapping.isEmpty();
}

QString StreamInspector::wholeWarning() {
    return tr("This format can only be read as a whole: the file is downloaded first, which takes as much "
              "room as it is large until the image is made.");
}

} // namespace platter
