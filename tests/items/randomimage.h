// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/image.h"
#include "models/domain/sizes.h"

#include <QRandomGenerator>
#include <QTimeZone>

namespace platter {

// Images for tests that differ in everything the table sorts and filters by; many values repeat, some are missing.
inline Image randomImage(QRandomGenerator& random, int number) {
    static const QStringList names{QStringLiteral("nightly-web"), QStringLiteral("Golden"), QStringLiteral("web"),
        QStringLiteral("Snapshot of db"), QStringLiteral("übung"), QStringLiteral("debian-13-amd64")};
    Image image;
    image.library = LibraryId(QStringLiteral("local"));
    image.id = ImageId(QStringLiteral("loc-%1").arg(number, 5, 36, QLatin1Char('0')));
    image.name = names.at(random.bounded(names.size()));
    if (random.bounded(2) == 0) {
        image.name += QStringLiteral("-%1").arg(random.bounded(12));
    }
    image.status = static_cast<ImageStatus>(random.bounded(static_cast<int>(ImageStatus::Failed) + 1));
    image.official = random.bounded(8) == 0;
    image.isPublic = random.bounded(3) == 0;
    image.starred = random.bounded(6) == 0;
    image.locked = random.bounded(6) == 0;
    image.sourceType = random.bounded(3) == 0 ? SourceType::Snapshot : SourceType::Upload;
    image.mode = random.bounded(4) == 0 ? ImageMode::Compatibility : ImageMode::Virtio;
    image.architecture = Architecture(
        QStringList{QString(), QStringLiteral("x86_64"), QStringLiteral("i686"), QStringLiteral("arm64")}.at(
            random.bounded(4)));
    image.username = QStringList{QString(), QStringLiteral("root"), QStringLiteral("Admin")}.at(random.bounded(3));
    image.owner = random.bounded(2) == 0 ? QStringLiteral("anna") : QStringLiteral("bert");
    image.virtualSize = random.bounded(4) * kGiB;
    image.diskSize = random.bounded(3) * kMiB;
    if (random.bounded(3) != 0) {
        image.storedSize = random.bounded(3) * kMiB;
    }
    if (random.bounded(5) != 0) {
        image.createdAt = QDateTime(QDate(2026, 11, 1 + random.bounded(20)), QTime(3, 0), QTimeZone::UTC);
    }
    if (image.status == ImageStatus::Failed) {
        image.failure = Error{.code = ErrorCode::Truncated, .message = QStringLiteral("The archive ends early.")};
    }
    return image;
}

} // namespace platter
