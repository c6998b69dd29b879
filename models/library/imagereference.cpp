// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/library/imagereference.h"

#include "models/domain/rules.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace platter {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostIdsListed = 8;

bool isNewer(const Image& a, const Image& b) {
    if (a.createdAt != b.createdAt)
        return a.createdAt > b.createdAt;
    return a.id.toString() > b.id.toString();
}

std::unexpected<Error> refused(ErrorCode code, const QString& message) {
    return std::unexpected(Error{.code = code, .message = message});
}

} // namespace

Result<Image> ImageReference::find(
    const QString& text, const QList<Image>& images, const LibraryId& library, const QString& libraryName) {
    if (text.isEmpty())
        return refused(ErrorCode::InvalidArgument, tr("An empty word names no image."));
    const auto byId = std::ranges::find_if(images, [&text](const Image& image) { return image.id.toString() == text; });
    if (byId != images.end())
        return *byId;
    if (text.endsWith("@latest"_L1))
        return findLatest(text.chopped(7), images);
    auto named = findByName(text, images);
    if (named || named.error().code != ErrorCode::NotFound)
        return named;

    // Nothing has this id or name. Ids of this computer and of the cloud look different so that the two are never mixed up.
    const bool isThisComputer = library == LibraryId(u"local"_s);
    if (isThisComputer && isCloudImageId(text)) {
        return refused(ErrorCode::NotFound,
            tr("%1 is the id of an image in Brightbox Cloud, and this is the library “%2”.").arg(text, libraryName));
    }
    if (!isThisComputer && isLocalImageId(text)) {
        return refused(ErrorCode::NotFound,
            tr("%1 is the id of an image on this computer, and this is the library “%2”.").arg(text, libraryName));
    }
    return named;
}

Result<Image> ImageReference::findByName(const QString& name, const QList<Image>& images) {
    QList<Image> found;
    std::optional<Image> deleted;
    for (const Image& image : images) {
        if (image.name != name)
            continue;
        if (image.status == ImageStatus::Deleted)
            deleted = image;
        else
            found.append(image);
    }
    if (found.size() == 1)
        return found.constFirst();
    if (found.isEmpty()) {
        if (deleted) {
            return refused(
                ErrorCode::NotFound, tr("The image “%1” was deleted (%2).").arg(name, deleted->id.toString()));
        }
        return refused(ErrorCode::NotFound, tr("No image has the id or the name “%1”.").arg(name));
    }
    std::ranges::sort(found, isNewer);
    QStringList ids;
    for (const Image& image : found.first(std::min(found.size(), kMostIdsListed)))
        ids.append(image.id.toString());
    if (found.size() > kMostIdsListed)
        ids.append(u"…"_s);
    //: %1 a name, %2 ids with commas between them, newest first
    const QString message
        = tr("%n images are called “%1”: write an id instead (%2).", nullptr, static_cast<int>(found.size()))
              .arg(name, ids.join(u", "_s));
    return refused(ErrorCode::Ambiguous, message);
}

Result<Image> ImageReference::findLatest(const QString& pattern, const QList<Image>& images) {
    if (pattern.isEmpty()) {
        return refused(ErrorCode::InvalidArgument,
            tr("A name or a pattern is missing before “@latest”, as in “nightly-*@latest”."));
    }
    const QRegularExpression expression(
        QRegularExpression::wildcardToRegularExpression(pattern, QRegularExpression::NonPathWildcardConversion));
    if (!expression.isValid())
        return refused(ErrorCode::InvalidArgument, tr("“%1” is not a pattern of names.").arg(pattern));

    std::optional<Image> newest;
    for (const Image& image : images) {
        if (!ImageRules::isBuildable(image.status) || !expression.match(image.name).hasMatch())
            continue;
        if (!newest || isNewer(image, *newest))
            newest = image;
    }
    if (!newest)
        return refused(ErrorCode::NotFound, tr("No finished image has a name like “%1”.").arg(pattern));
    return *newest;
}

} // namespace platter
