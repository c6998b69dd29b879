// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/flowtext.h"

#include <QTextDocument>
#include <QTextOption>
#include <QWheelEvent>

#include <cmath>

namespace platter {

FlowText::FlowText(QWidget* parent)
    : QTextEdit(parent) {
    setReadOnly(true);
    setAcceptRichText(false);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setFocusPolicy(Qt::ClickFocus);
    setFrameShape(NoFrame);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->setDocumentMargin(0);
    viewport()->setAutoFillBackground(false);
    viewport()->setCursor(Qt::IBeamCursor);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setColor({});
}

void FlowText::setPlain(const QString& text) {
    if (text == m_text) {
        return;
    }
    m_text = text;
    setPlainText(text);
    setAccessibleName(text);
    updateGeometry();
}

void FlowText::setColor(const QColor& color) {
    QPalette own;
    own.setColor(QPalette::Base, Qt::transparent);
    if (color.isValid()) {
        own.setColor(QPalette::Text, color);
    }
    setPalette(own);
}

int FlowText::heightForWidth(int width) const {
    QTextDocument document;
    document.setDocumentMargin(0);
    document.setDefaultFont(font());
    QTextOption option = document.defaultTextOption();
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document.setDefaultTextOption(option);
    document.setPlainText(m_text);
    document.setTextWidth(std::max(1, width));
    return static_cast<int>(std::ceil(document.size().height()));
}

QSize FlowText::sizeHint() const {
    const int wide = std::min(fontMetrics().horizontalAdvance(m_text) + 2, 280);
    return {wide, heightForWidth(std::max(wide, width()))};
}

QSize FlowText::minimumSizeHint() const {
    return {fontMetrics().averageCharWidth() * 6, fontMetrics().height()};
}

void FlowText::changeEvent(QEvent* event) {
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        updateGeometry();
    }
}

void FlowText::wheelEvent(QWheelEvent* event) {
    event->ignore(); // it never scrolls itself: what it stands in does
}

} // namespace platter
