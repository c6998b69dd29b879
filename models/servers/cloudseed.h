// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/error.h"

#include <QByteArray>
#include <QStringList>

namespace platter {

// What cloud-init is told at a server's first boot, on a small disc beside it: its NoCloud data source
// (docs.cloud-init.io, "NoCloud").
struct CloudSeed {
    QString instance{}; // cloud-init does its work once for each
    QString hostname{};
    QString username{}; // who gets the keys; empty: the image's own usual user
    QStringList sshKeys{}; // public ones
    QByteArray userData{}; // a person's own, as cloud-init reads it; may be empty

    QByteArray metaData() const;
    // The keys as #cloud-config, and with it, in a MIME archive of two parts, the person's own.
    QByteArray userDataWithKeys() const;

    // Writes an ISO 9660 disc called "cidata" to a file that must not exist, readable for its owner only. Blocks.
    Result<void> write(const QString& path) const;
};

} // namespace platter
