// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/interruption.h"

#include <QCoreApplication>

namespace platter::Interruption {

// Why an image whose writer was killed is failed.
QString stopped(const Image& image, Fetched fetched) {
    if (fetched == Fetched::Part)
        return QCoreApplication::translate("ImageRecords",
            "Platter was stopped while it fetched this image. It goes on where it was when Platter is started again, "
            "or with Retry: what came so far is kept for a week.");
    if (fetched == Fetched::PartOfSecretAddress)
        return QCoreApplication::translate("ImageRecords",
            "Platter was stopped while it fetched this image. Add it again from its whole address, which Platter does "
            "not keep, and it goes on where it was: what came so far is kept for a week.");
    if (image.isFromWeb())
        return QCoreApplication::translate("ImageRecords",
            "Platter was stopped while it made this image. Retry fetches it again from the same address.");
    if (image.sourceType == SourceType::Snapshot)
        return QCoreApplication::translate(
            "ImageRecords", "Platter was stopped while it took this snapshot. Take a new one of the server.");
    if (image.isShrunk())
        return QCoreApplication::translate("ImageRecords",
            "Platter was stopped while it made this smaller disk of another image. Shrink that image again.");
    if (!image.isCopy() && image.sourcePath.isEmpty())
        return QCoreApplication::translate(
            "ImageRecords", "Platter was stopped while it made this image. Import it again.");
    if (!image.isCopy())
        return QCoreApplication::translate(
            "ImageRecords", "Platter was stopped while it made this image. Retry makes it again from the same file.");
    if (image.sourcePath.isEmpty())
        return QCoreApplication::translate(
            "ImageRecords", "Platter was stopped while it copied this image. Copy it again.");
    return QCoreApplication::translate("ImageRecords",
        "Platter was stopped while it copied this image. It goes on when Platter is started again, or with Retry.");
}

// Why an image that was not made when the program ended is failed.
QString closed(const Image& image, Fetched fetched) {
    if (fetched == Fetched::Part)
        return QCoreApplication::translate("ImportJob",
            "Platter was closed before this image was made. It goes on where it was when Platter is started again: "
            "what came so far is kept for a week.");
    if (fetched == Fetched::PartOfSecretAddress)
        return QCoreApplication::translate("ImportJob",
            "Platter was closed before this image was made. Add it again from its whole address, which Platter does "
            "not keep, and it goes on where it was: what came so far is kept for a week.");
    if (image.isFromWeb())
        return QCoreApplication::translate("ImportJob",
            "Platter was closed before this image was made. Retry fetches it again from the same address.");
    if (image.sourceType == SourceType::Snapshot)
        return QCoreApplication::translate(
            "ImportJob", "Platter was closed before this snapshot was complete. Take a new one of the server.");
    if (image.isShrunk())
        return QCoreApplication::translate("ImportJob",
            "Platter was closed before this smaller disk of another image was made. Shrink that image again.");
    if (!image.isCopy() && image.sourcePath.isEmpty())
        return QCoreApplication::translate(
            "ImportJob", "Platter was closed before this image was made. Import it again.");
    if (!image.isCopy())
        return QCoreApplication::translate(
            "ImportJob", "Platter was closed before this image was made. Retry makes it again from the same file.");
    if (image.sourcePath.isEmpty())
        return QCoreApplication::translate(
            "ImportJob", "Platter was closed before this image was copied. Copy it again.");
    return QCoreApplication::translate(
        "ImportJob", "Platter was closed before this image was copied. It goes on when Platter is started again.");
}

} // namespace platter::Interruption
