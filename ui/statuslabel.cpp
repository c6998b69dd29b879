// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/statuslabel.h"

#include "models/items/imagetexts.h"
#include "ui/fieldtext.h"
#include "ui/palette.h"
#include "ui/rowdelegate.h"
#include "ui/statusdelegate.h"

#include <QPainter>

namespace platter {

StatusLabel::StatusLabel(QWidget* parent)
    : QWidget(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StatusLabel::setStatus(ImageStatus status) {
    m_status = status;
    setAccessibleName(ImageTexts::status(status));
    updateGeometry();
    update();
}

QSize StatusLabel::sizeHint() const {
    QFont font = this->font();
    font.setWeight(QFont::Medium); // as drawStatus() does, at most this large
    const QFontMetrics metrics(font);
    // drawStatus() leaves a cell's margins and makes place for the icon: what it takes is asked of its own geometry.
    const QRect wide(0, 0, 1000, metrics.height() + 8);
    const QRect pill = statusGeometry(
        wide, metrics.horizontalAdvance(ImageTexts::status(m_status)), metrics.height(), Qt::LeftToRight)
                           .pill;
    return {pill.width() + 8, wide.height()}; // a few pixels for rounding between the two fonts
}

void StatusLabel::paintEvent(QPaintEvent* event) {
    Q_UNUSED(event)
    QPainter painter(this);
    // No pill: the dot stands at the edge, in line with the text above and beneath it.
    const bool bare = !colorsFor(palette()).pill(m_status).background.isValid();
    const int shift = bare ? (layoutDirection() == Qt::RightToLeft ? 7 : -7) : 0;
    const QRect cell = rect().adjusted(-RowDelegate::kMargin, 0, RowDelegate::kMargin, 0).translated(shift, 0);
    StatusDelegate::drawStatus(
        &painter, cell, m_status, ImageTexts::status(m_status), font(), palette(), layoutDirection());
}

} // namespace platter
