// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/fitscrollarea.h"

#include <QEvent>
#include <QResizeEvent>

namespace platter {

FitScrollArea::FitScrollArea(QWidget* content, QWidget* parent)
    : QScrollArea(parent) {
    setWidget(content);
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    setFocusPolicy(Qt::NoFocus);
    // What it stands in shows through.
    viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    content->installEventFilter(this);
}

int FitScrollArea::contentHeight(int width) const {
    const int least = widget()->minimumSizeHint().height();
    if (!widget()->hasHeightForWidth()) {
        return std::max(least, widget()->sizeHint().height());
    }
    return std::max(least, widget()->heightForWidth(width));
}

QSize FitScrollArea::sizeHint() const {
    const int wide = widget()->sizeHint().width();
    return {wide, contentHeight(isVisible() ? viewport()->width() : wide)};
}

QSize FitScrollArea::minimumSizeHint() const {
    return {widget()->minimumSizeHint().width(), fontMetrics().height() * 4};
}

bool FitScrollArea::eventFilter(QObject* watched, QEvent* event) {
    if (watched == widget() && event->type() == QEvent::LayoutRequest) {
        updateGeometry();
    }
    return QScrollArea::eventFilter(watched, event);
}

void FitScrollArea::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) {
        updateGeometry();
    }
}

} // namespace platter
