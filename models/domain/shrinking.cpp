// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/domain/shrinking.h"

#include "models/domain/sizes.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace platter {

qint64 ShrinkRules::headRoom(qint64 needed) {
    return std::max(64 * kMiB, needed / 16);
}

qint64 ShrinkRules::wholeMiB(qint64 bytes) {
    return (bytes + kMiB - 1) / kMiB * kMiB;
}

Result<qint64> ShrinkRules::size(const ShrinkPreview& preview, qint64 wanted) {
    const auto refused = [](const QString& sentence) {
        return std::unexpected(Error{.code = ErrorCode::InvalidArgument, .message = sentence});
    };
    if (preview.smallest >= preview.virtualSize) {
        return refused(tr("The disk cannot become smaller: what is on it needs all of its %1.")
                .arg(exactSize(preview.virtualSize)));
    }
    const qint64 size = wanted == 0 ? preview.smallest : wholeMiB(wanted);
    if (size < preview.smallest) {
        return refused(
            tr("%1 is too small for what is on the disk, which can become as small as %2. Choose that or more.")
                .arg(exactSize(wanted), exactSize(preview.smallest)));
    }
    if (size >= preview.virtualSize) {
        return refused(tr("%1 is no smaller than the disk, which has %2. Choose between %3 and that.")
                .arg(exactSize(size), exactSize(preview.virtualSize), exactSize(preview.smallest)));
    }
    return size;
}

QList<ServerType> ShrinkRules::reachable(const ShrinkPreview& preview, const QList<ServerType>& types) {
    QList<ServerType> found;
    for (const ServerType& type : types) {
        if (!type.networkStorage && type.disk < preview.virtualSize && type.disk >= preview.smallest)
            found.append(type);
    }
    return found;
}

QString shrunkName(const QString& of) {
    return of.trimmed() + u" shrunk"_s;
}

QString exactSize(qint64 bytes) {
    const qint64 mib = ShrinkRules::wholeMiB(bytes) / kMiB;
    return mib > 0 && mib % 1024 == 0 ? u"%1 GiB"_s.arg(mib / 1024) : u"%1 MiB"_s.arg(mib);
}

} // namespace platter
