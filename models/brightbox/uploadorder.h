// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/library.h"

#include <QJsonObject>

namespace platter {

// An upload as it is asked for and as it is kept on disk, so that it goes on after a restart. A plain value; no secrets.
struct UploadOrder {
    QString id{}; // ours, random: names the staged object and the saved row
    RegisterRequest fields{}; // url: not yet
    // Where the disk comes from: a file, or an image of another library.
    QString path{};
    QString member{}; // of an archive
    QString format{}; // MediaInfo::formatWord() of the file
    QByteArray expectedSha256{}; // of the file; empty: not compared
    std::optional<CopySource> copyOf{}; // its opener is not kept
    QString identity{}; // of the file and its state when the upload began; empty: not begun
    // How far it is.
    QString object{}; // what was staged; empty: not all of it yet
    QDateTime registeringSince{}; // UTC: the service was asked to make the image, the answer is not known yet
    ImageId image{}; // which is being made
    bool isSecondTry = false; // the service failed to make an image of it once
    qint64 compressed = 0; // bytes that the service reads

    static UploadOrder of(const ImportRequest& request);
    static std::optional<UploadOrder> fromJson(const QString& id, const QJsonObject& json);
    QJsonObject toJson() const;

    QString prefix() const { return id + u'-' + identity; } // of the staged objects
    // What tells one state of the disk from another: an image's content id, a file's path, length and times. Blocks.
    Result<QString> identityNow() const;
};

} // namespace platter
