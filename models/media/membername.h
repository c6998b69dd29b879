// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>
#include <QString>

namespace platter {

// The names of files in archives, which may have been made to do harm.

// As text: UTF-8, or Latin-1 where it is none (older archives have their maker's code page).
QString decodeMemberName(QByteArrayView raw);
// Absolute, with a drive, or with "..": it would leave the folder that the archive is unpacked in.
bool isUnsafeMemberName(const QString& name);
// What systems add on their own ("__MACOSX/…", "._x", ".DS_Store"): nobody means it.
bool isByTheWay(const QString& name);
// Without the ending that says how it is compressed.
QString unpackedName(const QString& name);
// Does its ending say that it is a disk, in any format, as it is or compressed?
bool isNamedLikeDisk(const QString& name);

} // namespace platter
