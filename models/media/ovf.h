// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/error.h"
#include "models/domain/image.h"

#include <QByteArrayView>
#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace platter {

// A virtual machine as the description in an OVA tells it (DMTF DSP0243 2.1.1). A plain value.
struct OvfDescription {
    struct File {
        QString id;
        QString name; // in the archive
        std::optional<qint64> size; // bytes
    };
    struct Disk {
        QString file; // its name in the archive; empty: a blank disk, which has none
        QString format; // the address that names it, as it stands there
        std::optional<qint64> capacity; // bytes, what the machine sees
    };

    QString name; // of the machine; may be empty
    Architecture architecture; // where the operating system's name tells it for sure
    std::vector<File> files;
    std::vector<Disk> disks;

    static constexpr qsizetype kMostBytes = 1024 * 1024; // real ones have some ten thousand
    // Errors: Corrupt (no XML, no description of a machine, a document type, absurd numbers), Unsupported (files elsewhere, on
    // the network or outside the archive; files in several pieces). `shown`: the archive's name, for sentences.
    static Result<OvfDescription> read(QByteArrayView xml, const QString& shown);

    Q_DECLARE_TR_FUNCTIONS(OvfDescription)
};

} // namespace platter
