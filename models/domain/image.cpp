// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/domain/image.h"

#include <array>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

// The value among `all` whose word it is.
template <typename T, size_t N> std::optional<T> fromWord(QStringView word, const std::array<T, N>& all) {
    for (const T value : all) {
        if (toApi(value) == word) {
            return value;
        }
    }
    return std::nullopt;
}

template <typename T> void set(T& field, const std::optional<T>& change) {
    if (change) {
        field = *change;
    }
}

template <typename T> void dropEqual(std::optional<T>& change, const T& field) {
    if (change && *change == field) {
        change.reset();
    }
}

} // namespace

Image applied(Image image, const ImageChanges& changes) {
    set(image.name, changes.name);
    set(image.description, changes.description);
    set(image.username, changes.username);
    set(image.architecture, changes.architecture);
    set(image.mode, changes.mode);
    set(image.minRam, changes.minRam);
    set(image.isPublic, changes.isPublic);
    set(image.status, changes.status);
    set(image.locked, changes.locked);
    set(image.starred, changes.starred);
    return image;
}

ImageChanges effective(const Image& image, const ImageChanges& changes) {
    ImageChanges result = changes;
    dropEqual(result.name, image.name);
    dropEqual(result.description, image.description);
    dropEqual(result.username, image.username);
    dropEqual(result.architecture, image.architecture);
    dropEqual(result.mode, image.mode);
    dropEqual(result.minRam, image.minRam);
    dropEqual(result.isPublic, image.isPublic);
    dropEqual(result.status, image.status);
    dropEqual(result.locked, image.locked);
    dropEqual(result.starred, image.starred);
    return result;
}

QString historyAction(const ImageChanges& changes) {
    const auto only = [&](auto member) {
        ImageChanges probe;
        probe.*member = changes.*member;
        return changes.*member && changes == probe;
    };
    if (only(&ImageChanges::name)) {
        return u"renamed"_s;
    }
    if (only(&ImageChanges::isPublic)) {
        return *changes.isPublic ? u"published"_s : u"unpublished"_s;
    }
    if (only(&ImageChanges::status)) {
        return *changes.status == ImageStatus::Deprecated ? u"deprecated"_s : u"undeprecated"_s;
    }
    if (only(&ImageChanges::locked)) {
        return *changes.locked ? u"locked"_s : u"unlocked"_s;
    }
    if (only(&ImageChanges::starred)) {
        return *changes.starred ? u"starred"_s : u"unstarred"_s;
    }
    return u"updated"_s;
}

QString toApi(ImageStatus status) {
    switch (status) {
    case ImageStatus::Creating:
        return u"creating"_s;
    case ImageStatus::Available:
        return u"available"_s;
    case ImageStatus::Deprecated:
        return u"deprecated"_s;
    case ImageStatus::Unavailable:
        return u"unavailable"_s;
    case ImageStatus::Deleting:
        return u"deleting"_s;
    case ImageStatus::Deleted:
        return u"deleted"_s;
    case ImageStatus::Failed:
        return u"failed"_s;
    }
    return {};
}

QString toApi(ImageMode mode) {
    switch (mode) {
    case ImageMode::Virtio:
        return u"virtio"_s;
    case ImageMode::Compatibility:
        return u"compatibility"_s;
    }
    return {};
}

QString toApi(SourceType type) {
    switch (type) {
    case SourceType::Upload:
        return u"upload"_s;
    case SourceType::Snapshot:
        return u"snapshot"_s;
    }
    return {};
}

QString toApi(SourceTrigger trigger) {
    switch (trigger) {
    case SourceTrigger::Manual:
        return u"manual"_s;
    case SourceTrigger::Schedule:
        return u"schedule"_s;
    }
    return {};
}

std::optional<ImageStatus> imageStatusFromApi(QStringView word) {
    return fromWord(word,
        std::array{ImageStatus::Creating, ImageStatus::Available, ImageStatus::Deprecated, ImageStatus::Unavailable,
            ImageStatus::Deleting, ImageStatus::Deleted, ImageStatus::Failed});
}

std::optional<ImageMode> imageModeFromApi(QStringView word) {
    return fromWord(word, std::array{ImageMode::Virtio, ImageMode::Compatibility});
}

std::optional<SourceType> sourceTypeFromApi(QStringView word) {
    return fromWord(word, std::array{SourceType::Upload, SourceType::Snapshot});
}

std::optional<SourceTrigger> sourceTriggerFromApi(QStringView word) {
    return fromWord(word, std::array{SourceTrigger::Manual, SourceTrigger::Schedule});
}

} // namespace platter
