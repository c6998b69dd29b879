// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/library.h"
#include "models/media/source.h"

#include <QJsonObject>

namespace platter {

// A download into a file as it is kept on disk, so that it goes on after a restart. A plain value; no secrets.
struct DownloadOrder {
    QString id{}; // ours, random: names the saved row; empty: it is not kept
    ImageId image{};
    QString name{}; // of the image, for people
    QString path{}; // where the disk goes
    bool overwrite = false;
    QString part{}; // what is written until it is whole
    // How far it is: so much of the part is right and lasts.
    QByteArray etag{}; // of the object that it was read from
    std::optional<StreamMark> mark{}; // both counts from the beginning; nullopt: nothing yet

    static DownloadOrder of(const Image& image, const ExportRequest& request);
    static bool isOne(const QJsonObject& json); // and no upload
    static std::optional<DownloadOrder> fromJson(const QString& id, const QJsonObject& json);
    QJsonObject toJson() const;
};

} // namespace platter
