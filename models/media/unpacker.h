// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/media/diskserver.h"
#include "models/media/source.h"

#include <QCoreApplication>

namespace platter {

// What was packed, unpacked into a file without a name, for formats that must be read anywhere: it is gone with its last
// user, also when this process is killed. (For the moment in which the sandbox is given it, it has one.)
class UnpackedFile {
    Q_DECLARE_TR_FUNCTIONS(UnpackedFile)

public:
    // `size`: of what the source gives, where it is known. Unpacks into opening.folder, or where the system keeps large
    // temporary files when that is empty or its file system has no files without a name. Errors: DiskFull (also
    // beforehand, where the size is known), Truncated, Corrupt, Cancelled and those of writing.
    static Result<std::unique_ptr<UnpackedFile>> make(
        std::unique_ptr<StreamSource> source, std::optional<qint64> size, const MediaOpening& opening);
    ~UnpackedFile();
    Q_DISABLE_COPY_MOVE(UnpackedFile)

    // openDiskFormat() of it.
    Result<std::unique_ptr<BlockSource>> open(DiskFormat format, const DiskServerOptions& options);

private:
    UnpackedFile(const QString& folder, int descriptor)
        : m_folder(folder)
        , m_descriptor(descriptor) { }
    Result<void> checkSpace(qint64 bytes) const;
    Result<void> fill(StreamSource& source, const MediaOpening& opening);
    void removeForgotten() const;

    QString m_folder;
    int m_descriptor;
};

} // namespace platter
