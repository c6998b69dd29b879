// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/image.h"

#include <QColor>
#include <QPalette>

namespace platter {

// Every colour that Platter paints with: one table for light, one for dark (window.md). Text on its background has a
// contrast of 4.5:1 or better, also on selected rows (tested).
struct Colors {
    QColor window, panel, sidebar, line;
    QColor text, dim, accent, accentText, selection;
    QColor track, trackEdge, data, stored; // the size bar
    QColor hover; // a row or button under the pointer

    struct Pill {
        QColor background; // invalid: no pill
        QColor text;
    };
    Pill available, creating, deprecated, failed, deleting, unavailable;

    const Pill& pill(ImageStatus status) const;
    QPalette toPalette() const;
};

// What connections are told by, beside their names: told apart on light and dark.
const QList<QColor>& connectionColors();

const Colors& lightColors();
const Colors& darkColors();
// The table for a widget's or option's palette: dark when its window colour is dark.
const Colors& colorsFor(const QPalette& palette);

} // namespace platter
