// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/summary.h"

#include "models/domain/sizes.h"

namespace platter {
using namespace Qt::StringLiterals;

QString Summary::totals(const ImageTotals& totals, const std::optional<LibrarySpace>& space) {
    QStringList parts;
    if (totals.images == 0) {
        parts.append(tr("No images yet"));
    } else {
        parts.append(tr("%n image(s)", nullptr, int(totals.images)));
        parts.append(tr("%1 of disks").arg(formatSize(totals.virtualSize)));
        parts.append(tr("%1 of data").arg(formatSize(totals.data)));
        if (space || totals.stored > 0) { // the cloud does not tell
            parts.append(tr("%1 stored").arg(formatSize(space ? space->stored : totals.stored)));
        }
    }
    if (space) {
        parts.append(tr("%1 free").arg(formatSize(space->free)));
    }
    return parts.join(u" · "_s);
}

QString Summary::servers(int count) {
    return tr("%n server(s)", nullptr, count);
}

QString Summary::selectedServers(int count) {
    return count == 0 ? QString() : tr("%n selected", nullptr, count);
}

QString Summary::selection(const QList<Image>& images, std::optional<qint64> frees) {
    if (images.isEmpty()) {
        return {};
    }
    qint64 disk = 0;
    qint64 data = 0;
    for (const Image& image : images) {
        disk += image.virtualSize;
        data += image.diskSize;
    }
    const QString count = tr("%n selected", nullptr, int(images.size()));
    if (disk == 0 && data == 0) {
        return count;
    }
    QStringList parts{count, tr("%1 of disk").arg(formatSize(disk)), tr("%1 of data").arg(formatSize(data))};
    if (frees) {
        parts.append(tr("deleting frees %1").arg(formatSize(*frees)));
    }
    return parts.join(u" · "_s);
}

} // namespace platter
