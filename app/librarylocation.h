// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/error.h"

#include <QCoreApplication>
#include <QString>

namespace platter {

// Which folder holds the library of this run: what the command line says, else PLATTER_LIBRARY, else the place chosen in the
// window (settings), else the default one.
class LibraryLocation {
    Q_DECLARE_TR_FUNCTIONS(LibraryLocation)

public:
    // `asked`: --library, or empty; `environment`: PLATTER_LIBRARY, or empty. Both may be "local" or a folder.
    // `chosen`: the settings' folder, or empty. Returns an absolute folder. InvalidArgument for a name of no library.
    static Result<QString> resolve(
        const QString& asked, const QString& environment, const QString& chosen, const QString& standard);

    // Whether a library may be opened (or, with `mayCreate`, made) in the folder: it is a library, or empty, or missing.
    // A folder full of other things is never made a library of.
    static Result<void> check(const QString& folder, bool mayCreate);

    // The settings' folder; empty when none was chosen.
    static QString chosen();
    static void choose(const QString& folder);
};

} // namespace platter
