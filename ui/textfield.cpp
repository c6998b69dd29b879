// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/textfield.h"

#include "ui/palette.h"
#include "ui/platterstyle.h"

#include <QPainter>

namespace platter {

TextField::TextField(QWidget* parent)
    : QPlainTextEdit(parent) {
    setTabChangesFocus(true);
    setFrameShape(NoFrame);
    viewport()->setAutoFillBackground(false);
    setViewportMargins(3, 3, 3, 3);
}

bool TextField::event(QEvent* event) {
    if (event->type() == QEvent::Paint) {
        const Colors& colors = colorsFor(palette());
        QPainter painter(this);
        drawRounded(&painter, rect(), 6, colors.window, hasFocus() ? QPen(colors.accent, 2) : QPen(colors.line, 1));
        return true;
    }
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
        update();
    }
    return QPlainTextEdit::event(event);
}

} // namespace platter
