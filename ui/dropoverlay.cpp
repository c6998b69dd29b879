// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/dropoverlay.h"

#include "ui/drophint.h"
#include "ui/palette.h"
#include "ui/theme.h"

#include <QPainter>

namespace platter {
using namespace Qt::StringLiterals;

DropOverlay::DropOverlay(QWidget* window)
    : QWidget(window)
    , m_hint(new DropHint(window)) {
    setObjectName("dropOverlay"_L1);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void DropOverlay::setJudge(Judge judge) {
    m_judge = std::move(judge);
    parentWidget()->setAcceptDrops(true);
    parentWidget()->installEventFilter(this);
}

bool DropOverlay::eventFilter(QObject* watched, QEvent* event) {
    if (watched != parentWidget()) {
        return false;
    }
    switch (event->type()) {
    case QEvent::Resize:
        setGeometry(parentWidget()->rect());
        return false;
    case QEvent::DragEnter:
        return enter(static_cast<QDragEnterEvent*>(event));
    case QEvent::DragMove:
        return move(static_cast<QDragMoveEvent*>(event));
    case QEvent::DragLeave:
        hide();
        m_hint->hide();
        event->accept();
        return true;
    case QEvent::Drop:
        return drop(static_cast<QDropEvent*>(event));
    default:
        return false;
    }
}

bool DropOverlay::enter(QDragEnterEvent* event) {
    const DropVerdict verdict = m_judge(event->mimeData());
    m_verdict = verdict;
    if (verdict.isAdvice) {
        return move(event);
    }
    if (verdict.isDrop) {
        showVerdict(verdict);
        DropVerdict::answer(event);
    } else {
        event->ignore();
    }
    return true;
}

bool DropOverlay::move(QDragMoveEvent* event) {
    if (m_verdict.isAdvice) { // accepted, so that it is heard where it goes; taken by nobody
        constexpr int pointer = 24;
        const QPoint at = event->position().toPoint();
        m_hint->showBeside(QRect(at.x() - pointer, at.y(), 2 * pointer, 2 * pointer), m_verdict);
        event->setDropAction(Qt::IgnoreAction);
        event->accept();
    } else {
        DropVerdict::answer(event);
    }
    return true;
}

bool DropOverlay::drop(QDropEvent* event) {
    hide();
    m_hint->hide();
    const DropVerdict verdict = m_judge(event->mimeData());
    if (verdict.isAdvice) {
        event->setDropAction(Qt::IgnoreAction);
        event->accept();
    } else if (verdict.isDrop) {
        DropVerdict::answer(event);
        Q_EMIT dropped(event->mimeData());
    }
    return true;
}

void DropOverlay::showVerdict(const DropVerdict& verdict) {
    m_verdict = verdict;
    setAccessibleName(verdict.sentence);
    setGeometry(parentWidget()->rect());
    raise();
    show();
    update();
}

void DropOverlay::paintEvent(QPaintEvent* event) {
    Q_UNUSED(event)
    const Colors& colors = colorsFor(palette());
    const QColor strong = m_verdict.isAccepted() ? colors.accent : colors.failed.text;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor veil = colors.panel;
    veil.setAlpha(235);
    painter.fillRect(rect(), veil);
    QPen pen(strong, 2);
    pen.setDashPattern({3, 2.5});
    painter.setPen(pen);
    painter.drawRoundedRect(QRectF(rect()).adjusted(12, 12, -12, -12), 14, 14);

    QFont big = font();
    big.setPointSizeF(big.pointSizeF() * 1.4);
    big.setWeight(QFont::DemiBold);
    const QRect room = rect().adjusted(60, 0, -60, 0);
    painter.setFont(big);
    const int flags = int(Qt::AlignHCenter | Qt::AlignTop) | Qt::TextWordWrap;
    const QRect text = painter.boundingRect(room, flags, m_verdict.sentence);
    constexpr int icon = 64;
    const int top = (height() - icon - 20 - text.height()) / 2;
    themedIcon(m_verdict.isAccepted() ? u"drop-stack"_s : u"unavailable"_s, strong)
        .paint(&painter, QRect((width() - icon) / 2, top, icon, icon));
    painter.setPen(m_verdict.isAccepted() ? colors.text : colors.failed.text);
    painter.drawText(room.adjusted(0, top + icon + 20, 0, 0), flags, m_verdict.sentence);
}

} // namespace platter
