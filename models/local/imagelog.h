// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/local/imagerecord.h"
#include "models/local/libraryfolder.h"

#include <QList>

namespace platter {

// maps/<id>.log: an image's fields and history, one checksummed line a change, appended and synced before the catalogue
// says the same. With packs and maps it is enough to make the catalogue again. A line is
//
//   XXH3-64 of the rest (16 hexadecimal digits), a space, {"at":…,"who":…,"action":…,"detail":…,"set":{fields}}, newline
//
// A line that does not check is left out: at the end it was torn by a crash, before that it was damaged.
namespace ImageLog {

// Appends and syncs; returns the log's new size. Nothing of it stays when it fails.
Result<qint64> append(
    const LibraryFolder& folder, const ImageId& id, const HistoryEntry& entry, const QJsonObject& set);

struct Replayed {
    ImageRecord record; // logSize is the file's
    QList<HistoryEntry> history; // oldest first
    qsizetype damagedLines = 0;
};
// Reads the whole log. NotFound; Damaged when no line of it can be read.
Result<Replayed> replay(const LibraryFolder& folder, const ImageId& id);

// The log's length in bytes; 0 when there is none.
qint64 size(const LibraryFolder& folder, const ImageId& id);

} // namespace ImageLog

} // namespace platter
