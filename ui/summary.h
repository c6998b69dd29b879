// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/items/imagetablemodel.h"
#include "models/library/library.h"

#include <QCoreApplication>

namespace platter {

// The status bar's two texts.
class Summary {
    Q_DECLARE_TR_FUNCTIONS(Summary)

public:
    // "128 images · 1.1 TiB of disks · 412 GiB of data · 38 GiB stored · 214 GiB free"; without the space, what is known.
    static QString totals(const ImageTotals& totals, const std::optional<LibrarySpace>& space);
    // "1 selected · 10 GiB of disk · 1.3 GiB of data"; empty when nothing is.
    static QString servers(int count); // "27 servers"
    static QString selectedServers(int count); // "2 selected"; empty when none is
    static QString selection(const QList<Image>& images, std::optional<qint64> frees = {});
};

} // namespace platter
