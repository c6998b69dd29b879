// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QApplication>
#include <QIcon>
#include <QString>

namespace platter {

enum class ThemeChoice { System, Light, Dark };

// Gives the application Platter's look: style, palette and style sheet; follows the desktop's light or dark preference
// while it changes. Call once after QApplication is made; again to change the choice.
void applyTheme(QApplication& application, ThemeChoice choice);

// An icon of ours (resources/icons/NAME.svg), tinted with the palette's text colour, or with `color` when it is valid.
QIcon themedIcon(const QString& name, const QColor& color = {});

} // namespace platter
