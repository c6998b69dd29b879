// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/media/formatdetect.h"
#include "models/media/media.h"
#include "models/media/packedsource.h"
#include "models/media/sourcefile.h"
#include "models/media/zipdirectory.h"

#include <QCoreApplication>

#include <memory>
#include <optional>
#include <stop_token>

namespace platter {

// One look at one file: what Media::inspect() does, and the source for Media::open() from the same open file, so that
// nothing can be swapped in between.
class Inspector {
    Q_DECLARE_TR_FUNCTIONS(Inspector)

public:
    Inspector(const QString& path, std::stop_token stop);
    Result<MediaInfo> inspect();
    // After inspect() succeeded, once.
    Result<DiskSource> takeSource();

private:
    // The first bytes of a disk inside something else.
    struct Inside {
        std::vector<std::byte> head;
        bool whole = false; // these are all
    };

    Result<void> look();
    Result<void> lookAtRaw(const Detection& found);
    Result<void> lookAtPacked(Signature signature, std::span<const std::byte> head);
    Result<void> lookAtZip();
    Result<void> takeZipEntry(const ZipEntry& entry);
    Result<Inside> readInside(const PackedPlan& plan);
    // Is it a disk that can be taken, by its first bytes, its length and its name? Fills the info or refuses it.
    Result<void> judge(const Detection& found, std::optional<qint64> length, const QString& name, bool inside);
    Error refusal(Signature signature, bool inside) const;
    Error unknown(bool inside, bool oddLength) const;
    void warn(const Detection& found, std::optional<qint64> length);
    Result<void> checkStop() const;
    QString shown() const { return m_file->shownName(); }

    std::stop_token m_stop;
    std::shared_ptr<SourceFile> m_file;
    std::optional<PackedPlan> m_plan;
    MediaInfo m_info;
};

} // namespace platter
