// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/media/source.h"

#include <QString>

#include <memory>
#include <stop_token>

namespace platter {

struct DomainDisk;

// The disk of a server that is off, read by qemu-nbd in the format that libvirt names (never guessed), with the backing files that it
// stands on, as the server itself would read it. QEMU's locks keep the server from being started meanwhile. `server`: for
// sentences. Blocks until the disk is there. Errors: NotFound (no qemu-nbd, no such file), PermissionDenied, Unsupported (a disk that is no file and no
// block device), Unreadable, Cancelled.
Result<std::unique_ptr<BlockSource>> openOfflineDisk(
    const DomainDisk& disk, const QString& server, const std::stop_token& stop);

// What images say of such a disk, for people.
QString offlineRemark();

} // namespace platter
