// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/files/diskoutput.h"
#include "models/jobs/priority.h"
#include "models/local/chunkstore.h"
#include "models/local/mapfile.h"

#include <functional>
#include <stop_token>

namespace platter {

struct ExportOptions {
    QString path; // absolute, or "-" for standard output
    bool overwrite = false;
    Priority priority = Priority::Usual; // of the threads that read and write
    QString format{}; // one of ConvertedOutput::formats(); empty: raw
    QByteArray contentId; // of the image: a map with another one is Damaged; empty: not compared
    std::stop_token stop;
    std::function<void(qint64 done, qint64 total)> progress; // bytes of data written and in all
    std::function<void()> waitWhilePaused;
    std::function<void(int permille)> converting; // to another format, after everything was written
};

// Writes an image's disk to a file, raw or in another format: sparse, every chunk checked against its digest, synced, then renamed into place; a
// failed or cancelled export leaves nothing behind. To standard output zeros are written out. Blocks; call on a worker thread.
Result<void> exportDisk(ChunkStore& store, const QString& mapPath, const ExportOptions& options);
// The same to an output, which it finishes; options.path and options.overwrite mean nothing.
Result<void> exportDisk(
    ChunkStore& store, const QString& mapPath, std::unique_ptr<DiskOutput> output, const ExportOptions& options);

} // namespace platter
