// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/image.h"
#include "models/media/formatdetect.h"

#include <QCoreApplication>
#include <QStringList>

#include <optional>

namespace platter {

enum class DiskFormat; // media.h
enum class Compression; // media.h

// What people call the things that detectFormat() finds, and what a file's name tells. No I/O.
class FormatNames {
    Q_DECLARE_TR_FUNCTIONS(FormatNames)

public:
    // With its article, for sentences: "a qcow2 disk", "an ISO image", "a PDF document". Empty for Nothing.
    static QString phrase(Signature signature);
    // What is on a raw disk, for a table: "GPT partition table", "ext4 file system". Empty for all others.
    static QString contents(Signature signature);
    // Stable, as MediaInfo::formatWord() and its wrapping have it: "gz", "xz", "zip". Empty for None.
    static QString word(Compression compression);
};

// A file name taken apart: "Debian-13-amd64.raw.xz" → base "Debian-13-amd64", disk ending "raw", compression "xz".
struct NameParts {
    QString base; // never empty for a name that is not
    QString diskEnding; // lower case; empty when the name does not end like a disk
    QString compressionEnding; // lower case, as it stands: "gz", "xz", "zst", "zip", …; or empty
    bool endsLikeDisk() const { return !diskEnding.isEmpty(); }
};
NameParts splitName(const QString& fileName);

// What an image made of a file may be called: the name without its endings, on one line; never empty.
QString suggestedName(const QString& fileName);

// What a file is called that is made here of one of that name: no longer than file systems take, with the end that tells the
// format, and in no other folder.
QString nameOfCopy(const QString& fileName);

// The architecture that the words of a name tell; unset when none or several do.
Architecture architectureFromName(const QString& fileName);

// Of a disk in a format of its own that is read, or an ISO image; nothing for all else, which is raw or known by name only.
std::optional<DiskFormat> diskFormatOf(Signature signature);

// The endings of disks in formats of their own that are read: a name tells nothing there, the file does.
QStringList otherDiskEndings();
// The endings of raw disks ("raw", "img", …) and of the compressions that are read ("gz", …), in the order to offer.
QStringList diskEndings();
QStringList compressionEndings();

} // namespace platter
