// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/image.h"

#include <QJsonObject>
#include <QVariant>

#include <span>

namespace platter {

// What the catalogue and the image's log keep of an image on this computer.
struct ImageRecord {
    Image image;
    quint32 writerPack = 0; // while creating: the first pack of the writer; a free lock on it says the writer is dead
    qint64 logSize = 0; // bytes of the log that are in the catalogue; not itself in the log
    std::optional<ImageStatus> statusBefore{}; // of a deleted one: what restoring it goes back to

    bool operator==(const ImageRecord&) const = default;
};

// One kept field: its name in the catalogue and in the log, and how it is read and set. Values are text, integers (also for
// bools) or null.
struct RecordField {
    const char* name;
    QVariant (*get)(const ImageRecord& record);
    void (*set)(ImageRecord& record, const QVariant& value);
};

// Every field but the id and the log's size.
std::span<const RecordField> recordFields();

// All fields; and only those of `now` that differ from `before`.
QJsonObject toJson(const ImageRecord& record);
QJsonObject difference(const ImageRecord& before, const ImageRecord& now);
// Sets the fields that the object has; unknown ones are left alone.
void apply(ImageRecord& record, const QJsonObject& fields);

} // namespace platter
