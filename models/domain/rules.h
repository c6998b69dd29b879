// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/image.h"
#include "models/domain/server.h"

#include <QCoreApplication>

namespace platter {

// What may be done with an image, as plain functions of its value (design.md's words; api.md, sections 4.2 and 4.3).
// Each returns nothing when it is allowed and otherwise the Error, whose message says why not: it greys the action.
class ImageRules {
    Q_DECLARE_TR_FUNCTIONS(ImageRules)

public:
    static Result<void> canBuild(const Image& image);
    static Result<void> canExport(const Image& image);
    static Result<void> canEdit(const Image& image);
    static Result<void> canDeprecate(const Image& image);
    static Result<void> canUndeprecate(const Image& image);
    static Result<void> canLock(const Image& image);
    static Result<void> canUnlock(const Image& image);
    static Result<void> canDelete(const Image& image);
    static Result<void> canRestore(const Image& image); // deleted, and its space was not given back yet
    static Result<void> canRetry(const Image& image); // failed, and the file it came from is known
    static Result<void> canPublish(const Image& image);
    static Result<void> canUnpublish(const Image& image);
    // All of the above that the changes need, and that the values are sane (name not empty, RAM not negative, …).
    static Result<void> canChange(const Image& image, const ImageChanges& changes);

    // The fit rule: the type's disk (or, with network storage, the boot volume, in bytes) must be at least the virtual
    // size, its RAM at least the image's minimum; such a volume has 40 GB at least.
    static Result<void> fits(const Image& image, const ServerType& type, std::optional<qint64> bootVolume = {});

    // Whether the image shows in `owner`'s lists: their own always, others' when public and available. Deleted ones show
    // for none (they have a view of their own).
    static bool isListed(const Image& image, const QString& owner);
    static bool isBuildable(ImageStatus status);
};

// The scopes above the table. Official counts before Public: an official image that is public is Official.
enum class Scope { All, Official, Private, Public, Deprecated, Deleted, NeedsAttention };

// Whether the image belongs to the scope. All holds everything that is not deleted.
bool inScope(const Image& image, Scope scope);
std::optional<Scope> scopeFromName(QStringView name); // "all", "official", …, "attention"

// The order at first: official before own, snapshots last, then by name family with the newest first.
// A strict weak ordering; ends on the id.
bool comesFirst(const Image& a, const Image& b);
// The same order as bytes: memcmp() of two keys tells who comes first. What sorts many images makes each key once.
QByteArray orderKey(const Image& image);
// Bytes that order names as people count: case is ignored, numbers compare as numbers ("web-9" before "web-10").
QByteArray nameOrderKey(const QString& name);

// The part of a name before its date or number: "nightly-web-2026-11-23" → "nightly-web".
QString nameFamily(const QString& name);

// "Snapshot of web-1 23 Nov 12:57": what a snapshot of that server or volume is called unless it is told (design.md). The
// time as it is given. Untranslated: it is the name of an image, which others read too.
QString snapshotName(const QString& of, const QDateTime& at);

} // namespace platter
