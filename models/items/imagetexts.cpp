// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/items/imagetexts.h"

#include "models/domain/sizes.h"
#include "models/items/imagefilter.h"

#include <QLocale>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

// The disk's size where it is known, or what it is expected to become.
qint64 wholeSize(const Image& image) {
    return image.virtualSize > 0 ? image.virtualSize : image.expectedSize;
}

} // namespace

SizeBar sizeBarOf(const Image& image) {
    return {.total = wholeSize(image),
        .data = image.diskSize,
        .stored = image.storedSize.value_or(0),
        .creating = image.status == ImageStatus::Creating,
        .failed = image.status == ImageStatus::Failed};
}

ImageMark markOf(const Image& image) {
    return image.official ? ImageMark::Official : image.starred ? ImageMark::Starred : ImageMark::None;
}

QString ImageTexts::header(ImageColumn column) {
    switch (column) {
    case ImageColumn::Mark:
        return {};
    case ImageColumn::Name:
        return tr("Name");
    case ImageColumn::Status:
        return tr("Status");
    case ImageColumn::Data:
        return tr("Data", "column: how much non-zero data the image holds");
    case ImageColumn::SizeBar:
        return {};
    case ImageColumn::VirtualSize:
        return tr("Virtual", "column: virtual size");
    case ImageColumn::Servers:
        return tr("Servers", "column: how many servers use the image");
    case ImageColumn::Access:
        return tr("Access");
    case ImageColumn::Exceptions:
        return tr("Exceptions");
    case ImageColumn::Created:
        return tr("Created");
    case ImageColumn::Id:
        return tr("Id");
    case ImageColumn::Type:
        return tr("Type");
    case ImageColumn::Mode:
        return tr("Mode");
    case ImageColumn::Architecture:
        return tr("Architecture");
    case ImageColumn::Username:
        return tr("Username");
    case ImageColumn::Owner:
        return tr("Owner");
    case ImageColumn::Stored:
        return tr("Stored", "column: stored size");
    case ImageColumn::Library:
        return tr("Library");
    case ImageColumn::Frees:
        return tr("Frees", "column: what deleting gives back");
    case ImageColumn::Count:
        break;
    }
    return {};
}

QString ImageTexts::headerToolTip(ImageColumn column) {
    switch (column) {
    case ImageColumn::Mark:
        return tr("Mark: official images and your own golden ones");
    case ImageColumn::Data:
        return tr("Data: what is not zero on the disk");
    case ImageColumn::SizeBar:
        return tr(
            "Size bar: the whole bar is the virtual size, the filled part the data, the darker part what is stored");
    case ImageColumn::VirtualSize:
        return tr("Virtual size: how big the disk is once written to a server");
    case ImageColumn::Servers:
        return tr("Servers: how many were built from it and are still there");
    case ImageColumn::Exceptions:
        return tr("What is unusual: 32-bit, another architecture, compatibility mode, locked");
    case ImageColumn::Username:
        return tr("The account that gets the ssh key on first boot");
    case ImageColumn::Stored:
        return tr("Stored: what the data takes up after compression, shared parts counted once");
    case ImageColumn::Frees:
        return tr("Frees: what deleting it gives back; parts that other images have too stay");
    case ImageColumn::Name:
    case ImageColumn::Status:
    case ImageColumn::Access:
    case ImageColumn::Created:
    case ImageColumn::Id:
    case ImageColumn::Type:
    case ImageColumn::Mode:
    case ImageColumn::Architecture:
    case ImageColumn::Owner:
    case ImageColumn::Library:
    case ImageColumn::Count:
        break;
    }
    return {};
}

bool ImageTexts::isRightAligned(ImageColumn column) {
    return column == ImageColumn::Data || column == ImageColumn::VirtualSize || column == ImageColumn::Servers
        || column == ImageColumn::Stored || column == ImageColumn::Frees || column == ImageColumn::Created;
}

QString ImageTexts::display(const Image& image, ImageColumn column) {
    switch (column) {
    case ImageColumn::Mark:
    case ImageColumn::SizeBar:
        return {}; // painted from their roles
    case ImageColumn::Name:
        return image.name;
    case ImageColumn::Status:
        return status(image.status);
    case ImageColumn::Data:
        return data(image);
    case ImageColumn::VirtualSize:
        return wholeSize(image) > 0 ? formatSize(wholeSize(image)) : QString();
    case ImageColumn::Servers:
        return {}; // the model knows
    case ImageColumn::Access:
        return image.isPublic ? tr("public") : tr("private");
    case ImageColumn::Exceptions:
        return exceptions(image, false);
    case ImageColumn::Created:
        return created(image);
    case ImageColumn::Id:
        return image.id.toString();
    case ImageColumn::Type:
        return type(image);
    case ImageColumn::Mode:
        return mode(image.mode);
    case ImageColumn::Architecture:
        return image.architecture.name();
    case ImageColumn::Username:
        return image.username;
    case ImageColumn::Owner:
        return image.owner;
    case ImageColumn::Stored:
        return image.storedSize ? formatSize(*image.storedSize) : QString();
    case ImageColumn::Frees:
        return image.freesBytes ? formatSize(*image.freesBytes) : QString();
    case ImageColumn::Library:
        return image.library.toString();
    case ImageColumn::Count:
        break;
    }
    return {};
}

QString ImageTexts::toolTip(const Image& image, ImageColumn column) {
    switch (column) {
    case ImageColumn::Mark:
        return image.official ? tr("Official: provided by the vendor")
            : image.starred   ? tr("One of your golden images")
                              : QString();
    case ImageColumn::Name:
        return image.description.isEmpty() ? image.name : image.description;
    case ImageColumn::Status:
        return statusToolTip(image);
    case ImageColumn::Data:
        return image.status == ImageStatus::Failed ? statusToolTip(image) : exactBytes(image.diskSize);
    case ImageColumn::SizeBar:
        return sizeBar(image);
    case ImageColumn::VirtualSize:
        return wholeSize(image) > 0 ? exactBytes(wholeSize(image)) : QString();
    case ImageColumn::Created:
        return image.createdAt.isValid() ? QLocale().toString(image.createdAt.toLocalTime(), QLocale::LongFormat)
                                         : QString();
    case ImageColumn::Stored:
        return image.storedSize ? exactBytes(*image.storedSize) : QString();
    case ImageColumn::Frees:
        return image.freesBytes ? exactBytes(*image.freesBytes) : QString();
    case ImageColumn::Access:
        return image.isPublic ? tr("Listed for everyone") : tr("Listed only for its owner");
    case ImageColumn::Mode:
        return image.mode == ImageMode::Virtio ? tr("Fast virtio devices")
                                               : tr("Emulated devices, for systems without virtio drivers");
    case ImageColumn::Servers:
    case ImageColumn::Exceptions:
    case ImageColumn::Id:
    case ImageColumn::Type:
    case ImageColumn::Architecture:
    case ImageColumn::Username:
    case ImageColumn::Owner:
    case ImageColumn::Library:
    case ImageColumn::Count:
        break;
    }
    return {};
}

QString ImageTexts::accessible(const Image& image, ImageColumn column) {
    QString text = display(image, column);
    if (column == ImageColumn::Mark) {
        text = image.official ? tr("official") : image.starred ? tr("golden image") : tr("no mark");
    } else if (column == ImageColumn::SizeBar) {
        text = sizeBar(image);
    } else if (column == ImageColumn::Exceptions && text.isEmpty()) {
        text = tr("nothing unusual");
    }
    return text.isEmpty() ? tr("not known") : text;
}

QString ImageTexts::status(ImageStatus status) {
    switch (status) {
    case ImageStatus::Creating:
        return tr("creating");
    case ImageStatus::Available:
        return tr("available");
    case ImageStatus::Deprecated:
        return tr("deprecated");
    case ImageStatus::Unavailable:
        return tr("unavailable");
    case ImageStatus::Deleting:
        return tr("deleting");
    case ImageStatus::Deleted:
        return tr("deleted");
    case ImageStatus::Failed:
        return tr("failed");
    }
    return {};
}

QString ImageTexts::mode(ImageMode mode) {
    switch (mode) {
    case ImageMode::Virtio:
        return tr("virtio");
    case ImageMode::Compatibility:
        return tr("compatibility");
    }
    return {};
}

QString ImageTexts::shortFailure(ErrorCode code) {
    switch (code) {
    case ErrorCode::Cancelled:
        return tr("cancelled");
    case ErrorCode::NotFound:
        return tr("file not found");
    case ErrorCode::Unsupported:
        return tr("format not supported");
    case ErrorCode::NotADiskImage:
        return tr("no disk image");
    case ErrorCode::Unsafe:
        return tr("image is not safe");
    case ErrorCode::Unreadable:
        return tr("file not readable");
    case ErrorCode::Truncated:
        return tr("archive ends early");
    case ErrorCode::Corrupt:
        return tr("file is damaged");
    case ErrorCode::SourceChanged:
        return tr("file changed meanwhile");
    case ErrorCode::SourceInUse:
        return tr("file is in use");
    case ErrorCode::DiskFull:
        return tr("disk is full");
    case ErrorCode::PermissionDenied:
        return tr("not permitted");
    case ErrorCode::ReadOnly:
        return tr("library is read-only");
    case ErrorCode::Damaged:
        return tr("library is damaged");
    case ErrorCode::NewerVersion:
        return tr("made by a newer Platter");
    case ErrorCode::Busy:
        return tr("something else was busy");
    case ErrorCode::Interrupted:
        return tr("was interrupted");
    case ErrorCode::Offline:
        return tr("service not reached");
    case ErrorCode::TimedOut:
        return tr("service did not answer");
    case ErrorCode::SignInNeeded:
    case ErrorCode::OneTimeCodeNeeded:
        return tr("signed out");
    case ErrorCode::Refused:
    case ErrorCode::Conflict:
        return tr("refused by the service");
    case ErrorCode::Unavailable:
        return tr("service had a problem");
    case ErrorCode::InvalidArgument:
    case ErrorCode::Ambiguous:
    case ErrorCode::WrongState:
    case ErrorCode::Locked:
    case ErrorCode::Internal:
        break;
    }
    return tr("something went wrong");
}

QString ImageTexts::data(const Image& image) {
    if (image.status == ImageStatus::Failed) {
        return image.failure ? shortFailure(image.failure->code) : tr("no reason given");
    }
    return formatSize(image.diskSize);
}

QString ImageTexts::exceptions(const Image& image, bool unlisted) {
    const auto marks = imageExceptions(image);
    QStringList words;
    if (marks & Is32Bit) {
        words.append(tr("32-bit"));
    }
    if (marks & IsOtherArchitecture) {
        words.append(image.architecture.name());
    }
    if (marks & IsCompatibility) {
        words.append(mode(ImageMode::Compatibility));
    }
    if (marks & IsLocked) {
        words.append(tr("locked"));
    }
    if (unlisted) {
        words.append(tr("not listed"));
    }
    return words.join(tr(", ", "between the exceptions of an image: 32-bit, locked"));
}

QString ImageTexts::type(const Image& image) {
    if (image.official) {
        return tr("official");
    }
    switch (image.sourceType) {
    case SourceType::Upload:
        return tr("upload");
    case SourceType::Snapshot:
        return tr("snapshot");
    }
    return {};
}

QString ImageTexts::created(const Image& image) {
    // The same order and width in every row and language, so that a column of times can be read downwards.
    return image.createdAt.isValid() ? image.createdAt.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s) : QString();
}

QString ImageTexts::exactBytes(qint64 bytes) {
    return tr("%1 bytes").arg(QLocale().toString(bytes));
}

QString ImageTexts::sizeBar(const Image& image) {
    const SizeBar bar = sizeBarOf(image);
    if (bar.failed) {
        return tr("failed, no whole disk");
    }
    if (bar.total == 0) {
        return bar.creating ? tr("%1 so far").arg(formatSize(bar.data)) : formatSize(bar.data);
    }
    return image.storedSize
        ? tr("%1 of %2 hold data, %3 stored").arg(formatSize(bar.data), formatSize(bar.total), formatSize(bar.stored))
        : tr("%1 of %2 hold data").arg(formatSize(bar.data), formatSize(bar.total));
}

QString ImageTexts::statusToolTip(const Image& image) {
    switch (image.status) {
    case ImageStatus::Creating:
        return tr("Being made. Its data grows until it is available.");
    case ImageStatus::Available:
        return tr("Servers can be built from it.");
    case ImageStatus::Deprecated:
        return tr("Not listed for others any more. Who knows its id can still build servers from it.");
    case ImageStatus::Unavailable:
        return image.failure ? image.failure->message : tr("Cannot be used now.");
    case ImageStatus::Deleting:
        return tr("Being deleted.");
    case ImageStatus::Deleted:
        return isFading(image)
            ? tr("Deleted in the cloud. It goes from here once the service forgets it, after an hour.")
            : tr("Deleted. Its id and name are kept.");
    case ImageStatus::Failed:
        return image.failure ? image.failure->message : tr("It failed, and no reason was given.");
    }
    return {};
}

} // namespace platter
