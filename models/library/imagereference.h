// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/image.h"

#include <QCoreApplication>
#include <QList>

namespace platter {

// What a person types to name an image in a library: an id; a name that only one image has; or PATTERN@latest, the newest
// image whose name matches the wildcard pattern. Pure functions, for any thread.
class ImageReference {
    Q_DECLARE_TR_FUNCTIONS(ImageReference)

public:
    // The image that `text` names among `images`, all of which belong to the library `library`, called `libraryName`.
    // An id finds deleted images too; names and patterns do not, and a pattern finds only what can be built from
    // (available or deprecated). Errors: InvalidArgument, NotFound (says so when the text is an id of another library, or
    // when the image was deleted), Ambiguous (lists the ids).
    static Result<Image> find(
        const QString& text, const QList<Image>& images, const LibraryId& library, const QString& libraryName);

private:
    static Result<Image> findByName(const QString& name, const QList<Image>& images);
    static Result<Image> findLatest(const QString& pattern, const QList<Image>& images);
};

} // namespace platter
