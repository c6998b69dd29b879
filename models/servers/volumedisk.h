// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/media/source.h"

#include <QString>

#include <memory>
#include <stop_token>

namespace platter {

// A disk of a server, or a copy of one, in a file or block device that only libvirt may open (StorageVolume). Nothing is copied
// beforehand: what is read is asked for.
struct VolumeOrder {
    QString address; // libvirt's
    QString path; // where it runs
    QString format; // "raw" or "qcow2", as libvirt says (never guessed); empty: raw
    QString server; // for sentences
};
// Blocks. Its finish() tells whether the file was written to meanwhile. Errors: NotFound (in none of libvirt's storage pools),
// Unsupported (another format; a qcow2 that stands on other files), Corrupt, PermissionDenied, Unavailable, Cancelled.
Result<std::unique_ptr<BlockSource>> openVolumeDisk(const VolumeOrder& order, const std::stop_token& stop);

} // namespace platter
