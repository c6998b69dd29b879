// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/error.h"
#include "models/media/decoder.h"

#include <QCoreApplication>
#include <QString>

#include <memory>
#include <stop_token>
#include <vector>

namespace platter {

class SourceFile;
struct PackedPlan;

// One entry of a zip archive, as its central directory tells (APPNOTE.TXT 6.3.10, 4.3.12).
struct ZipEntry {
    QString name; // with its folders, as it stands there
    quint16 method = 0; // 0 stored, 8 deflate
    bool folder = false;
    bool link = false;
    bool encrypted = false;
    bool unsafeName = false; // absolute, or with "..": never written by its maker in good faith
    quint32 crc32 = 0;
    qint64 packedSize = 0;
    qint64 size = 0;
    qint64 headerOffset = 0;
};

// What is in a zip archive. Read from its central directory by own code and not by KZip (6.13), which does not tell
// encrypted entries, keeps one of several entries with equal names, and reads through the whole of a streamed archive
// in one call that cannot be stopped (2.3 s per GB, measured with the address sanitizer).
class ZipDirectory {
    Q_DECLARE_TR_FUNCTIONS(ZipDirectory)

public:
    // Errors: Truncated (no directory at its end), Corrupt, Unsupported (split, encrypted directory, too many entries).
    static Result<std::vector<ZipEntry>> read(const SourceFile& file);
    // Where the entry's bytes are: its local header is read and must say the same. Unsupported for encrypted entries and
    // for methods other than stored and deflate.
    static Result<PackedPlan> plan(const SourceFile& file, const ZipEntry& entry);
};

} // namespace platter
