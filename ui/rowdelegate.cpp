// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/rowdelegate.h"

#include "ui/palette.h"
#include "ui/platterstyle.h"

#include <QApplication>
#include <QFontDatabase>
#include <QLineEdit>
#include <QPainter>

namespace platter {

RowDelegate::RowDelegate(Tone tone, Qt::TextElideMode elide, int failureRole, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_tone(tone)
    , m_elide(elide)
    , m_failureRole(failureRole) { }

void RowDelegate::drawBackground(QPainter* painter, const QStyleOptionViewItem& option) {
    const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
    const bool rowFocus = option.widget && option.widget->property("rowFocus").toBool(); // the view draws it
    if (option.state.testFlag(QStyle::State_HasFocus) && !rowFocus) {
        QStyleOptionFocusRect focus;
        focus.QStyleOption::operator=(option);
        focus.rect = option.rect.adjusted(1, 1, -1, -2);
        focus.state |= QStyle::State_Item;
        style->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, option.widget);
    }
}

QRect RowDelegate::contentsRect(const QStyleOptionViewItem& option) {
    return option.rect.adjusted(kMargin, 0, -kMargin, -1);
}

void RowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QStyleOptionViewItem opt(option);
    initStyleOption(&opt, index);
    drawBackground(painter, opt);
    if (m_failureRole >= 0 && !index.data(m_failureRole).toString().isEmpty()) {
        return;
    }
    const Colors& colors = colorsFor(opt.palette);
    if (m_fixedPitch) {
        opt.font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
        opt.font.setPointSizeF(option.font.pointSizeF() * 0.92);
    }
    if (m_rightAligned) {
        opt.displayAlignment = Qt::AlignRight | Qt::AlignVCenter;
        opt.font.setFeature(QFont::Tag("tnum"), 1); // digits of one width, so that numbers stand under each other
    }
    const QRect rect = contentsRect(opt);
    const QFontMetrics metrics(opt.font);
    painter->save();
    painter->setFont(opt.font);
    const bool strong = m_tone == Tone::Normal || opt.state.testFlag(QStyle::State_Selected);
    painter->setPen(strong ? colors.text : colors.dim);
    drawTextLine(
        painter, rect, opt.displayAlignment, opt.direction, metrics.elidedText(opt.text, m_elide, rect.width()));
    painter->restore();
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QStyleOptionViewItem opt(option);
    initStyleOption(&opt, index);
    return {opt.fontMetrics.horizontalAdvance(opt.text) + 2 * kMargin, opt.fontMetrics.height() + 14};
}

QWidget* RowDelegate::createEditor(
    QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QWidget* editor = QStyledItemDelegate::createEditor(parent, option, index);
    if (auto* line = qobject_cast<QLineEdit*>(editor)) {
        line->setAccessibleName(tr("Name of the image"));
        line->setFrame(true);
    }
    return editor;
}

void RowDelegate::updateEditorGeometry(
    QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    Q_UNUSED(index)
    editor->setGeometry(option.rect.adjusted(2, 2, -2, -3));
}

} // namespace platter
