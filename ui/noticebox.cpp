// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/noticebox.h"

#include "ui/flowtext.h"
#include "ui/palette.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

constexpr int kMargin = 10;
constexpr int kSign = 16;

Colors::Pill pillFor(NoticeBox::Kind kind, const Colors& colors) {
    switch (kind) {
    case NoticeBox::Kind::Note:
        return {colors.window, colors.dim};
    case NoticeBox::Kind::Warning:
        return colors.deprecated;
    case NoticeBox::Kind::Failure:
        return colors.failed;
    }
    return {};
}

// A triangle warns, a disc with a cross failed, an "i" in a ring notes: told apart without colour.
void paintSign(QPainter& painter, NoticeBox::Kind kind, const QRectF& box, const Colors::Pill& pill) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(pill.text);
    QPainterPath path;
    if (kind == NoticeBox::Kind::Warning) {
        const QPointF top(box.center().x(), box.top() + 1);
        path.moveTo(top);
        path.lineTo(box.right(), box.bottom() - 1);
        path.lineTo(box.left(), box.bottom() - 1);
        path.closeSubpath();
    } else {
        path.addEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5));
    }
    painter.drawPath(path);
    QPen pen(pill.background, 1.8, Qt::SolidLine, Qt::RoundCap);
    painter.setPen(pen);
    const QPointF c = box.center();
    if (kind == NoticeBox::Kind::Failure) {
        painter.drawLine(c + QPointF(-2.8, -2.8), c + QPointF(2.8, 2.8));
        painter.drawLine(c + QPointF(2.8, -2.8), c + QPointF(-2.8, 2.8));
        return;
    }
    const bool warning = kind == NoticeBox::Kind::Warning;
    const double dot = warning ? 4.6 : -3.6;
    painter.drawLine(c + QPointF(0, warning ? -2.4 : -0.4), c + QPointF(0, warning ? 1.6 : 3.8));
    painter.drawPoint(c + QPointF(0, dot));
}

} // namespace

NoticeBox::NoticeBox(Kind kind, QWidget* parent)
    : QFrame(parent)
    , m_kind(kind)
    , m_label(new FlowText) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kMargin + kSign + 8, kMargin - 2, kMargin, kMargin - 2);
    layout->setSpacing(6);
    layout->addWidget(m_label);
    setFrameShape(NoFrame);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    recolor();
    hide();
}

void NoticeBox::setText(const QString& text) {
    m_text = text;
    m_label->setPlain(text);
    setAccessibleName(text);
    setVisible(!text.isEmpty());
}

void NoticeBox::setLines(const QStringList& lines) {
    setText(lines.join(u'\n'));
}

void NoticeBox::addButton(QWidget* button) {
    static_cast<QVBoxLayout*>(layout())->addWidget(button, 0, Qt::AlignLeading);
}

QIcon NoticeBox::sign(Kind kind, const QPalette& palette) {
    QPixmap pixmap(kSign * 3, kSign * 3); // sharp up to 300 %
    pixmap.setDevicePixelRatio(3);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    paintSign(painter, kind, QRectF(0, 0, kSign, kSign), pillFor(kind, colorsFor(palette)));
    return QIcon(pixmap);
}

void NoticeBox::paintEvent(QPaintEvent* event) {
    Q_UNUSED(event)
    const Colors& colors = colorsFor(palette());
    const Colors::Pill pill = pillFor(m_kind, colors);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_kind == Kind::Note ? QPen(colors.line, 1) : QPen(Qt::NoPen));
    painter.setBrush(pill.background);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    const int line = fontMetrics().height();
    const int x = layoutDirection() == Qt::RightToLeft ? width() - kMargin - kSign : kMargin;
    const QRectF sign(x, kMargin - 2 + (line - kSign) / 2.0, kSign, kSign);
    paintSign(painter, m_kind, sign, pill);
}

void NoticeBox::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        recolor();
    }
}

void NoticeBox::recolor() {
    m_label->setColor(pillFor(m_kind, colorsFor(palette())).text);
}

} // namespace platter
