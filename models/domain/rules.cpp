// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/domain/rules.h"

#include "models/domain/sizes.h"

#include <algorithm>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

// Volumes of network storage begin here (api.md, section 6).
constexpr qint64 kSmallestBootVolume = 40 * kGiB;

std::unexpected<Error> refused(ErrorCode code, const QString& message) {
    return std::unexpected(Error{.code = code, .message = message});
}

// Text that would break lines of a table, a list of the command line or a command that is copied.
bool hasControl(const QString& text, bool linesAllowed = false) {
    return std::ranges::any_of(text, [linesAllowed](QChar c) {
        const bool line = c == u'\n' || c == u'\t' || c == u'\r';
        return c.category() == QChar::Other_Control && !(linesAllowed && line);
    });
}

// It is pasted into "ssh USER@…": nothing there may look like an option, a host or a second word.
bool isUsername(const QString& name) {
    return !name.startsWith(u'-') && std::ranges::none_of(name, [](QChar c) {
        return c.isSpace() || c.category() == QChar::Other_Control || u"@:/'\"`$;&|<>()"_s.contains(c);
    });
}

bool isArchitectureName(const QString& name) {
    return std::ranges::all_of(name, [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'_'
            || c == u'-' || c == u'.';
    });
}

// The values of a change, whatever image it is for.
class Values {
    Q_DECLARE_TR_FUNCTIONS(ImageRules)

public:
    static Result<void> sane(const ImageChanges& changes);
    static Result<void> usable(const Image& image);
};

Result<void> Values::sane(const ImageChanges& changes) {
    const auto invalid = [](const QString& message) { return refused(ErrorCode::InvalidArgument, message); };
    if (changes.name && changes.name->trimmed().isEmpty()) {
        return invalid(tr("An image needs a name. Type one."));
    }
    if (changes.name && hasControl(*changes.name)) {
        return invalid(tr("A name is one line of text. Remove the line breaks and control characters."));
    }
    if (changes.description && hasControl(*changes.description, true)) {
        return invalid(tr("The description holds control characters. Remove them."));
    }
    if (changes.username && !isUsername(*changes.username)) {
        return invalid(tr("%1 is no username. Use the name of an account in the image, like root or admin.")
                .arg(*changes.username));
    }
    if (changes.architecture && !isArchitectureName(changes.architecture->name())) {
        return invalid(tr("%1 is no architecture. Use x86_64, i686 or another name like arm64.")
                .arg(changes.architecture->name()));
    }
    if (changes.minRam && *changes.minRam && **changes.minRam < 0) {
        return invalid(tr("The minimum RAM cannot be negative."));
    }
    if (changes.status && *changes.status != ImageStatus::Available && *changes.status != ImageStatus::Deprecated) {
        return invalid(tr("The status can be set to available or deprecated only."));
    }
    return {};
}

// Whether the image's data is there to be used: to build from, to export.
Result<void> Values::usable(const Image& image) {
    switch (image.status) {
    case ImageStatus::Available:
    case ImageStatus::Deprecated:
        return {};
    case ImageStatus::Creating:
        return refused(
            ErrorCode::WrongState, tr("%1 is still being made. Wait until it is available.").arg(image.name));
    case ImageStatus::Unavailable:
        if (image.failure) // this computer knows why
            return refused(image.failure->code, tr("%1 is unavailable: %2").arg(image.name, image.failure->message));
        return refused(ErrorCode::WrongState, tr("%1 is unavailable now. Try again later.").arg(image.name));
    case ImageStatus::Deleting:
        return refused(ErrorCode::WrongState, tr("%1 is being deleted. Choose another image.").arg(image.name));
    case ImageStatus::Deleted:
        return refused(ErrorCode::WrongState, tr("%1 is deleted. Choose another image.").arg(image.name));
    case ImageStatus::Failed:
        return refused(ErrorCode::WrongState,
            tr("%1 failed and holds no whole disk. Retry it or add the image again.").arg(image.name));
    }
    return {};
}

} // namespace

bool ImageRules::isBuildable(ImageStatus status) {
    return status == ImageStatus::Available || status == ImageStatus::Deprecated;
}

Result<void> ImageRules::canBuild(const Image& image) {
    if (const auto usable = Values::usable(image); !usable) {
        return usable;
    }
    if (!image.architecture.isSet()) {
        return refused(
            ErrorCode::WrongState, tr("%1 has no architecture. Set it to x86_64 or i686 first.").arg(image.name));
    }
    if (!image.architecture.isBuildable()) {
        return refused(ErrorCode::Unsupported,
            tr("%1 is for %2. Servers can be built for x86_64 and i686 only.")
                .arg(image.name, image.architecture.name()));
    }
    return {};
}

Result<void> ImageRules::canExport(const Image& image) {
    return Values::usable(image);
}

Result<void> ImageRules::canEdit(const Image& image) {
    if (image.status == ImageStatus::Deleting) {
        return refused(
            ErrorCode::WrongState, tr("%1 is being deleted and cannot be changed any more.").arg(image.name));
    }
    if (image.status == ImageStatus::Deleted) {
        return refused(ErrorCode::WrongState, tr("%1 is deleted and cannot be changed any more.").arg(image.name));
    }
    return {};
}

Result<void> ImageRules::canDeprecate(const Image& image) {
    if (image.status == ImageStatus::Deprecated) {
        return refused(ErrorCode::WrongState, tr("%1 is deprecated already.").arg(image.name));
    }
    return Values::usable(image);
}

Result<void> ImageRules::canUndeprecate(const Image& image) {
    if (image.status != ImageStatus::Deprecated) {
        return refused(ErrorCode::WrongState, tr("%1 is not deprecated.").arg(image.name));
    }
    return {};
}

Result<void> ImageRules::canLock(const Image& image) {
    if (image.locked) {
        return refused(ErrorCode::WrongState, tr("%1 is locked already.").arg(image.name));
    }
    if (image.status == ImageStatus::Creating) {
        return refused(ErrorCode::WrongState,
            tr("%1 is still being made and can be cancelled. Lock it when it is available.").arg(image.name));
    }
    return canEdit(image);
}

Result<void> ImageRules::canUnlock(const Image& image) {
    if (!image.locked) {
        return refused(ErrorCode::WrongState, tr("%1 is not locked.").arg(image.name));
    }
    return canEdit(image);
}

Result<void> ImageRules::canDelete(const Image& image) {
    if (image.status == ImageStatus::Deleted) {
        return refused(ErrorCode::WrongState, tr("%1 is deleted already.").arg(image.name));
    }
    if (image.status == ImageStatus::Deleting) {
        return refused(ErrorCode::WrongState, tr("%1 is being deleted already.").arg(image.name));
    }
    if (image.locked) {
        return refused(ErrorCode::Locked, tr("%1 is locked. Unlock it first.").arg(image.name));
    }
    if (image.status == ImageStatus::Creating) {
        return refused(ErrorCode::WrongState,
            tr("%1 is still being made. Cancel it in Transfers or wait until it is available.").arg(image.name));
    }
    return {};
}

Result<void> ImageRules::canRestore(const Image& image) {
    if (image.status != ImageStatus::Deleted) {
        return refused(ErrorCode::WrongState, tr("%1 is not deleted.").arg(image.name));
    }
    if (image.reclaimed) {
        return refused(ErrorCode::NotFound,
            tr("%1 was deleted for good: its space was given back. Add its file again.").arg(image.name));
    }
    return {};
}

Result<void> ImageRules::canRetry(const Image& image) {
    if (image.status != ImageStatus::Failed) {
        return refused(ErrorCode::WrongState, tr("%1 did not fail: there is nothing to retry.").arg(image.name));
    }
    if (image.sourceType == SourceType::Snapshot) {
        return refused(ErrorCode::WrongState,
            tr("%1 was to be a server's disk of that moment, which is over. Take a new snapshot.").arg(image.name));
    }
    if (image.isCopy() && image.sourcePath.isEmpty()) {
        return refused(ErrorCode::NotFound,
            tr("%1 was to become a copy of “%2” of another library. Copy that image again.")
                .arg(image.name, image.source.simplified()));
    }
    if (image.isShrunk()) {
        return refused(ErrorCode::NotFound,
            tr("%1 was to become a smaller disk of “%2”. Shrink that image again.")
                .arg(image.name, image.source.simplified()));
    }
    if (image.sourcePath.isEmpty()) {
        return refused(
            ErrorCode::NotFound, tr("It is not known which file %1 came from. Add that file again.").arg(image.name));
    }
    return {};
}

Result<void> ImageRules::canPublish(const Image& image) {
    if (image.isPublic) {
        return refused(ErrorCode::WrongState, tr("%1 is public already.").arg(image.name));
    }
    if (image.status == ImageStatus::Failed) {
        return Values::usable(image);
    }
    return canEdit(image);
}

Result<void> ImageRules::canUnpublish(const Image& image) {
    if (!image.isPublic) {
        return refused(ErrorCode::WrongState, tr("%1 is private already.").arg(image.name));
    }
    return canEdit(image);
}

Result<void> ImageRules::canChange(const Image& image, const ImageChanges& changes) {
    if (const auto sane = Values::sane(changes); !sane) {
        return sane;
    }
    const ImageChanges real = effective(image, changes);
    if (real.isEmpty()) {
        return {};
    }
    Result<void> allowed = canEdit(image);
    if (allowed && real.status) {
        allowed = *real.status == ImageStatus::Deprecated ? canDeprecate(image) : canUndeprecate(image);
    }
    if (allowed && real.isPublic) {
        allowed = *real.isPublic ? canPublish(image) : canUnpublish(image);
    }
    if (allowed && real.locked) {
        allowed = *real.locked ? canLock(image) : canUnlock(image);
    }
    return allowed;
}

Result<void> ImageRules::fits(const Image& image, const ServerType& type, std::optional<qint64> bootVolume) {
    const QString typeName = type.name.isEmpty() ? type.handle : type.name;
    const qint64 minRam = image.minRam.value_or(0);
    if (type.ram < minRam) {
        return refused(ErrorCode::InvalidArgument,
            tr("%1 needs %2 of RAM, and %3 has %4. Choose a larger type.")
                .arg(image.name, formatSize(minRam), typeName, formatSize(type.ram)));
    }
    if (!type.networkStorage) {
        if (type.disk < image.virtualSize) {
            return refused(ErrorCode::InvalidArgument,
                tr("%1 needs a disk of %2, and %3 has %4. Choose a larger type.")
                    .arg(image.name, formatSize(image.virtualSize), typeName, formatSize(type.disk)));
        }
        return {};
    }
    if (!bootVolume) { // the type alone does not rule it out: a volume that is large enough can be asked for
        return {};
    }
    const qint64 needed = std::max(image.virtualSize, kSmallestBootVolume);
    if (*bootVolume < needed) {
        return refused(ErrorCode::InvalidArgument,
            tr("A boot volume for %1 must have %2 or more, not %3.")
                .arg(image.name, formatSize(needed), formatSize(*bootVolume)));
    }
    return {};
}

bool ImageRules::isListed(const Image& image, const QString& owner) {
    if (image.status == ImageStatus::Deleted) {
        return false;
    }
    const bool own = !owner.isEmpty() && image.owner == owner;
    return own || (image.isPublic && image.status == ImageStatus::Available);
}

bool inScope(const Image& image, Scope scope) {
    const bool deleted = image.status == ImageStatus::Deleted;
    switch (scope) {
    case Scope::All:
        return !deleted;
    case Scope::Official:
        return !deleted && image.official;
    case Scope::Private:
        return !deleted && !image.official && !image.isPublic;
    case Scope::Public:
        return !deleted && !image.official && image.isPublic;
    case Scope::Deprecated:
        return image.status == ImageStatus::Deprecated;
    case Scope::Deleted:
        return deleted;
    case Scope::NeedsAttention:
        return image.status == ImageStatus::Failed || (image.status == ImageStatus::Unavailable && image.failure);
    }
    return false;
}

std::optional<Scope> scopeFromName(QStringView name) {
    static constexpr std::pair<QStringView, Scope> names[] = {{u"all", Scope::All}, {u"official", Scope::Official},
        {u"private", Scope::Private}, {u"public", Scope::Public}, {u"deprecated", Scope::Deprecated},
        {u"deleted", Scope::Deleted}, {u"attention", Scope::NeedsAttention}};
    const auto it = std::ranges::find(names, name, &std::pair<QStringView, Scope>::first);
    return it == std::end(names) ? std::nullopt : std::optional(it->second);
}

} // namespace platter
