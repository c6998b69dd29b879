// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/drophint.h"

#include "ui/palette.h"
#include "ui/platterstyle.h"

#include <QPainter>

#include <algorithm>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

constexpr int kWidest = 340; // of the text; a longer sentence takes several lines
constexpr int kPad = 10;
constexpr int kGap = 8; // between the place and the words
constexpr int kFlags = int(Qt::AlignLeading | Qt::AlignVCenter) | Qt::TextWordWrap;

} // namespace

DropHint::DropHint(QWidget* part)
    : QWidget(part)
    , m_part(part) {
    setObjectName("dropHint"_L1);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void DropHint::showBeside(const QRect& place, const DropVerdict& verdict) {
    QWidget* window = m_part->window();
    if (parentWidget() != window) {
        setParent(window);
    }
    m_verdict = verdict;
    setAccessibleName(verdict.sentence);
    const QSize text = fontMetrics().boundingRect(QRect(0, 0, kWidest, 0), kFlags, verdict.sentence).size();
    QRect rect(QPoint(), text.grownBy({kPad, kPad - 2, kPad, kPad - 2}));
    const QRect beside(m_part->mapTo(window, place.topLeft()), place.size());
    rect.moveCenter(beside.center());
    layoutDirection() == Qt::RightToLeft ? rect.moveRight(beside.left() - kGap) : rect.moveLeft(beside.right() + kGap);
    const QRect room = window->rect().adjusted(kGap, kGap, -kGap, -kGap);
    rect.moveLeft(std::clamp(rect.left(), room.left(), std::max(room.left(), room.right() - rect.width())));
    rect.moveTop(std::clamp(rect.top(), room.top(), std::max(room.top(), room.bottom() - rect.height())));
    setGeometry(rect);
    raise();
    show();
    update();
}

void DropHint::paintEvent(QPaintEvent* event) {
    Q_UNUSED(event)
    const Colors& colors = colorsFor(palette());
    const bool refused = !m_verdict.isAccepted() && !m_verdict.isAdvice;
    const QColor edge = refused ? colors.failed.text : m_verdict.isAdvice ? colors.trackEdge : colors.accent;
    QPainter painter(this);
    drawRounded(&painter, QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6,
        refused ? colors.failed.background : colors.panel, QPen(edge, 1));
    painter.setPen(refused ? colors.failed.text : colors.text);
    painter.drawText(rect().adjusted(kPad, 0, -kPad, 0), kFlags, m_verdict.sentence);
}

} // namespace platter
