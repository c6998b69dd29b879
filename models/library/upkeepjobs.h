// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/jobs/job.h"

#include <QByteArray>
#include <QList>

namespace platter {

// What looking through a library found. Sizes are bytes.
struct CheckReport {
    struct Chunk {
        QByteArray digest; // its name, 32 bytes
        QString place; // where it was, for people who look there: "pack 1f, frame at 4096"; empty: nowhere
        QList<ImageId> images; // that it hurts
    };
    struct Damage {
        ImageId image;
        QString name;
        QString sentence; // what is wrong with it
        qint64 lostChunks = 0; // how many of its chunks cannot be read; 0 when it is the map that is damaged
        bool isNew = false; // it was not known before
    };

    int images = 0; // that were looked at
    qint64 chunks = 0; // that were read and hashed
    qint64 dataBytes = 0; // of those
    qint64 readBytes = 0; // from the disk
    qint64 damagedChunks = 0;
    QList<Chunk> damaged; // the first of those
    QList<Damage> damagedImages; // by name
    QList<ImageId> mended; // images that were damaged and are whole again
    QStringList notes; // other things that were wrong and were put right, or could not be: sentences
};

// Looks through a library. Ends as Failed (Damaged) when something is lost; the report is there then too.
class CheckJob : public Job {
    Q_OBJECT

public:
    using Job::Job;
    // Valid once the job has ended.
    virtual const CheckReport& report() const = 0;
};

// How much a backup copied. Sizes are bytes.
struct BackupReport {
    qint64 files = 0; // in the backup
    qint64 bytes = 0;
    qint64 copiedFiles = 0; // of those: copied this time
    qint64 copiedBytes = 0;
    qint64 removedFiles = 0; // that the library does not need any more
};

// Copies a library into a folder, or brings the copy up to date.
class BackupJob : public Job {
    Q_OBJECT

public:
    using Job::Job;
    // Valid once the job has succeeded.
    virtual const BackupReport& report() const = 0;
};

} // namespace platter
