// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/media/source.h"

#include <QCryptographicHash>
#include <QHash>

#include <memory>

namespace platter {

// What the files of an OVA must hash to: its manifest, lines of "SHA256(disk.vmdk)= hex" (DMTF DSP0243, section 6.2).
struct ManifestSum {
    QCryptographicHash::Algorithm algorithm = QCryptographicHash::Sha256;
    QByteArray digest;
};
using OvfManifest = QHash<QString, ManifestSum>; // by the file's name in the archive

inline constexpr qint64 kMostManifest = 256 * 1024; // bytes

// Lines of other kinds are left out. Any bytes.
OvfManifest parseManifest(const QByteArray& text);

// The same bytes; the last read() is Corrupt when they hash to something else. `member`, `archive`: for the sentence.
std::unique_ptr<StreamSource> checkedByManifest(
    std::unique_ptr<StreamSource> source, const ManifestSum& sum, const QString& member, const QString& archive);

} // namespace platter
