// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/error.h"
#include "models/domain/ids.h"
#include "models/domain/server.h"

#include <QCoreApplication>
#include <QList>
#include <QString>

namespace platter {

// What making an image's disk smaller can come to. Sizes are bytes.
struct ShrinkPreview {
    qint64 virtualSize = 0; // as it is
    qint64 smallest = 0; // that works: whole MiB, with head-room; may be more than virtualSize
    QString fileSystem{}; // the one that becomes smaller: "ext4"

    bool operator==(const ShrinkPreview&) const = default;
};

struct ShrinkRequest {
    ImageId image{}; // stays as it is
    qint64 size = 0; // of the new one's disk, in bytes; 0: the smallest
    QString name{}; // of the new one; empty: shrunkName()
};

// How small a disk may become. Plain functions.
class ShrinkRules {
    Q_DECLARE_TR_FUNCTIONS(ShrinkRules)

public:
    // What is left free in a file system that cannot do with less than `needed` bytes: a sixteenth, 64 MiB at least. A system
    // that starts writes its keys, its journal and its logs before anybody can give it more room; and the least that resize2fs
    // names is an estimate, which it says itself.
    static qint64 headRoom(qint64 needed);
    static qint64 wholeMiB(qint64 bytes); // rounded up
    // What a request for `wanted` bytes (0: the smallest) means: whole MiB. InvalidArgument where it is too small (the
    // sentence names the smallest) or no gain.
    static Result<qint64> size(const ShrinkPreview& preview, qint64 wanted);
    // Of the types those with a disk that the image does not fit now and can be made to fit, in the order given.
    static QList<ServerType> reachable(const ShrinkPreview& preview, const QList<ServerType>& types);
};

// "golden-web shrunk": what an image made of that one is called unless it is told. Untranslated, as all names of images.
QString shrunkName(const QString& of);

// Exact, for sizes that are typed again: "20 GiB", "1234 MiB"; bytes are rounded up to MiB.
QString exactSize(qint64 bytes);

} // namespace platter
