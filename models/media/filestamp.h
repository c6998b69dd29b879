// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtTypes>

namespace platter {

// Which file it is and how it was at one moment: another stamp where it was written to since.
struct FileStamp {
    quint64 device = 0, inode = 0;
    qint64 size = 0; // bytes
    qint64 modified = 0; // ns
    qint64 changed = 0; // ns; the system sets it, so it cannot be put back as the former can
    bool operator==(const FileStamp&) const = default;
};

} // namespace platter
