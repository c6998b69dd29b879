// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/error.h"
#include "models/domain/image.h"
#include "models/media/diskcontents.h"
#include "models/media/filestamp.h"
#include "models/media/source.h"

#include <QCoreApplication>
#include <QStringList>

#include <functional>
#include <memory>
#include <stop_token>
#include <utility>
#include <variant>
#include <vector>

namespace platter {

enum class DiskFormat { Raw, Qcow2, Qcow, Qed, Vmdk, Vdi, Vhd, Vhdx, Iso, Luks };
enum class Compression { None, Gzip, Bzip2, Xz, Zstd, Lz4, Zip };
Compression compressionOf(Codec codec); // None for Stored

// No larger disk is taken: a header may say anything.
inline constexpr qint64 kLargestDisk = qint64(64) << 40;

// What was found in a file that can be taken. A plain value.
struct MediaInfo {
    QString path; // absolute
    QString fileName;
    qint64 fileSize = 0; // bytes on disk, as the file system tells its length
    DiskFormat format = DiskFormat::Raw;
    Compression compression = Compression::None;
    QString member; // the file's name inside an archive ("a.tar//disk.raw": in an archive in it); empty otherwise
    QStringList wrapping; // in an archive: words for what the disk is wrapped in, the innermost first: "tar", "gz"
    // The archive was not gone through to its end, which takes long: if there are further disks in it, nobody chose.
    bool mustBeOnly = false;
    std::optional<qint64> virtualSize; // bytes; unset where only decompressing tells
    std::optional<qint64> dataSize; // bytes that are not holes, where cheap (raw files)
    QString
        contents; // what is on the disk, in words: "GPT partition table", "ext4 file system"; empty: nothing recognised
    bool recognised = false; // contents were recognised; otherwise only the name and length speak for a disk
    Architecture architecture; // when the file's name tells it (amd64, x86_64, i386, arm64, …), else unset
    QString suggestedName; // the file name without its endings
    std::optional<DiskContents> inside; // after Media::lookInside()
    QStringList warnings; // translated sentences to show before the work
    // The file as it was when all that the tables of a format of its own point at was looked at, and was good: open() does
    // not do that again while the file is still the same.
    std::optional<FileStamp> followed;

    // Where the disk is: the path, and the file in an archive behind "//", which no clean path holds; behind "#" where the path
    // is an address, which is kept without a fragment.
    QString sourcePlace() const;
    QString formatWord() const; // stable: "raw", "raw.xz", "raw.zip": Image::sourceFormat
    QString describe() const; // for people: "Raw disk, xz-compressed"
    bool operator==(const MediaInfo&) const = default;
};

// MediaInfo::sourcePlace() taken apart: the path, and the file in the archive or nothing.
std::pair<QString, QString> splitSourcePlace(const QString& place);

// A file, or a disk in an archive that may hold several.
struct MediaMember {
    QString member; // as MediaInfo::member
    Result<MediaInfo> info; // or why it is refused
};

// How a file is opened that may have to be unpacked first.
struct MediaOpening {
    QString folder{}; // where there is room for that; empty: the system's folder for large temporary files
    std::stop_token stop{}; // ends every wait with Cancelled, also while the source is read
    std::function<void(qint64 done, qint64 total)> unpacking{}; // called often; bytes of the packed file
};

QString diskFormatName(DiskFormat format); // stable: "raw", "qcow2", …

using DiskSource = std::variant<std::unique_ptr<BlockSource>, std::unique_ptr<StreamSource>>;

// Opening whatever disk image a person has. All functions may block on slow disks: call them on a worker thread.
class Media {
    Q_DECLARE_TR_FUNCTIONS(Media)

public:
    // The disks in an archive, or the one that the file is, in their order; at least one. Errors: those of inspect().
    static Result<std::vector<MediaMember>> inspectAll(const QString& path, const std::stop_token& stop = {});
    // Of what inspectAll() found in the file of this name the one that there is; Ambiguous, with the names, when there are
    // several.
    static Result<MediaInfo> theOne(
        const std::vector<MediaMember>& disks, const QString& shownName, const QString& place);

    // What the file is, from its first bytes (also those inside a compressed file) and its length; never from its name
    // alone. Errors: NotFound, Unreadable, PermissionDenied, NotADiskImage (empty, a folder, a FIFO or device, text, a
    // picture, …), Unsupported (names the format), Unsafe (says what it tried), SourceInUse, Truncated, Corrupt;
    // Ambiguous for an archive of several disks of which none was named.
    static Result<MediaInfo> inspect(const QString& path, const std::stop_token& stop = {}, const QString& member = {});

    // Looks at what is on the disk (readContents()), where that is possible without unpacking it, and puts into `info` what
    // it tells: `inside`, the architecture, and a name where the file's says nothing. Unsupported where it would have to be
    // unpacked; errors leave `info` as it was.
    static Result<void> lookInside(MediaInfo& info, const ContentsOptions& options = {});

    // Opens what inspect() found. The file is looked at again: SourceChanged when it is no longer what it was.
    static Result<DiskSource> open(const MediaInfo& info, const MediaOpening& opening = {});

    // The files behind what was dropped: files as they are, folders replaced by the files in them (recursively, sorted,
    // hidden ones and links left out, at most `limit`). Names that do not exist stay, so that inspect() can say so.
    static QStringList collectFiles(const QStringList& paths, qsizetype limit = 1000);

    // The endings that the file dialog offers: "*.raw", "*.img", "*.img.xz", …
    static QStringList namePatterns();

private:
    static Result<DiskSource> openAgain(
        const MediaInfo& info, const MediaOpening& opening, std::optional<FileStamp>* followed);
};

} // namespace platter
