// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/error.h"

#include <QProcess>
#include <QTemporaryDir>

#include <stop_token>

namespace platter {

struct DomainDisk;

// qemu-nbd over one disk. Ends with the object. Made and used on worker threads, without an
// event loop.
class QemuNbd {
public:
    enum class Use { Read, Write };

    QemuNbd() = default;
    ~QemuNbd();
    Q_DISABLE_COPY_MOVE(QemuNbd)

    // Blocks until it gives the disk out. `server`: for sentences. Errors: NotFound (no qemu-nbd), SourceInUse, PermissionDenied,
    // Unreadable, TimedOut, Cancelled. Once.
    Result<void> start(const DomainDisk& disk, const QString& server, Use use, const std::stop_token& stop);
    QString socket() const { return m_folder.filePath(QStringLiteral("disk.sock")); } // has to be short
    void end(); // what was written and flushed is in the disk

private:
    QString ready() const { return m_folder.filePath(QStringLiteral("ready")); }
    Error failure(const DomainDisk& disk, const QString& server, Use use);

    QTemporaryDir m_folder;
    QProcess m_process;
};

} // namespace platter
