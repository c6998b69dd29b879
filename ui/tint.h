// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QPalette>
#include <QWidget>

namespace platter {

// Gives a label's text a colour of the tables in palette.h; everything else follows the application's palette.
inline void tint(QWidget* label, const QColor& color) {
    QPalette palette;
    palette.setColor(QPalette::WindowText, color);
    palette.setColor(QPalette::Text, color); // what labels use on a background of the Base role
    label->setPalette(palette);
}

} // namespace platter
