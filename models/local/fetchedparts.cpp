// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/fetchedparts.h"

#include "models/domain/rules.h"
#include "models/media/media.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace platter::FetchedParts {

namespace {

constexpr qint64 kBlock = 512; // bytes, of stat(2)

// It may have been there for another image.
bool isSame(const Image& image, const Image& draft) {
    return image.sourcePath == draft.sourcePath && image.name == draft.name && image.architecture == draft.architecture
        && image.mode == draft.mode && image.username == draft.username && image.minRam == draft.minRam
        && image.description == draft.description && image.sourceSha256 == draft.sourceSha256;
}

bool isYoung(const LibraryFolder& folder, const ImageId& id) {
    const QFileInfo record(folder.download(id) + u"/.fetched"_s);
    return record.lastModified(QTimeZone::UTC).daysTo(QDateTime::currentDateTimeUtc()) < kDays;
}

} // namespace

std::optional<FetchedPart::Record> of(const LibraryFolder& folder, const ImageId& id) {
    return FetchedPart::in(folder.download(id));
}

Interruption::Fetched stateOf(const LibraryFolder& folder, const ImageId& id) {
    const auto record = of(folder, id);
    if (!record)
        return Interruption::Fetched::Nothing;
    return record->secret ? Interruption::Fetched::PartOfSecretAddress : Interruption::Fetched::Part;
}

bool isWorthKeeping(const Error& error, bool ending) {
    switch (error.code) {
    case ErrorCode::Cancelled:
        return ending;
    case ErrorCode::Interrupted:
    case ErrorCode::Offline:
    case ErrorCode::TimedOut:
    case ErrorCode::Unavailable:
    case ErrorCode::NotFound: // for a while, or until a newer link is given
    case ErrorCode::Refused:
        return true;
    case ErrorCode::Truncated: // of a connection, not of a file
        return error.retryable;
    default:
        return false;
    }
}

std::optional<ImageId> toGoOn(const LibraryFolder& folder, const QList<Image>& images, const Image& draft) {
    const auto found = std::ranges::find_if(images, [&](const Image& image) {
        return image.isFromWeb() && isSame(image, draft) && image.failure && isWorthKeeping(*image.failure, false)
            && ImageRules::canRetry(image) && of(folder, image.id);
    });
    return found == images.end() ? std::nullopt : std::optional(found->id);
}

void remove(const LibraryFolder& folder, const ImageId& id) {
    if (QDir(folder.download(id)).exists() && QDir(folder.download(id)).removeRecursively())
        (void)QDir().rmdir(folder.downloads()); // unless another one is in it
}

bool handOver(const LibraryFolder& folder, const ImageId& from, const QList<Image>& images) {
    const auto record = of(folder, from);
    const auto next = std::ranges::find_if(images, [&](const Image& image) {
        return record && image.id != from && image.status == ImageStatus::Creating && image.isFromWeb()
            && splitSourcePlace(image.sourcePath).first == record->address && !QDir(folder.download(image.id)).exists();
    });
    return next != images.end() && QDir().rename(folder.download(from), folder.download(next->id));
}

void removeOthers(const LibraryFolder& folder, const ImageTest& isWanted) {
    const QDir all(folder.downloads());
    for (const QFileInfo& entry : all.entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden)) {
        const ImageId id(entry.fileName());
        if (entry.isSymLink() || !entry.isDir())
            (void)QFile::remove(entry.filePath());
        else if (!of(folder, id) || !isYoung(folder, id) || !isWanted(id))
            (void)QDir(entry.filePath()).removeRecursively();
    }
    (void)QDir().rmdir(folder.downloads());
}

void removeOld(const LibraryFolder& folder, const ImageTest& isWorkedOn) {
    for (const QString& name : QDir(folder.downloads()).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const ImageId id(name);
        if (of(folder, id) && !isYoung(folder, id) && !isWorkedOn(id))
            remove(folder, id);
    }
}

qint64 bytes(const LibraryFolder& folder) {
    qint64 sum = 0;
    QDirIterator files(folder.downloads(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        struct stat status{};
        if (::lstat(QFile::encodeName(files.next()).constData(), &status) == 0)
            sum += qint64(status.st_blocks) * kBlock;
    }
    return sum;
}

} // namespace platter::FetchedParts
