// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/items/imagemime.h"

#include <QStringList>

namespace platter {
using namespace Qt::StringLiterals;

QString imageMimeType() {
    return u"application/x-platter-images"_s;
}

// Pairs of lines: library, id. Neither has a line break in it.
std::unique_ptr<QMimeData> imageMimeData(const QList<ImageKey>& keys) {
    QStringList lines;
    for (const ImageKey& key : keys) {
        lines += {key.library.toString(), key.image.toString()};
    }
    auto data = std::make_unique<QMimeData>();
    data->setData(imageMimeType(), lines.join(u'\n').toUtf8());
    return data;
}

QList<ImageKey> imageKeysIn(const QMimeData* data) {
    QList<ImageKey> keys;
    if (!data || !data->hasFormat(imageMimeType())) {
        return keys;
    }
    const QStringList lines = QString::fromUtf8(data->data(imageMimeType())).split(u'\n');
    for (qsizetype i = 0; i + 1 < lines.size(); i += 2) {
        keys.append({LibraryId(lines[i]), ImageId(lines[i + 1])});
    }
    return keys;
}

} // namespace platter
