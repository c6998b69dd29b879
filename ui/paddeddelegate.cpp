// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/paddeddelegate.h"

#include <QApplication>
#include <QPainter>

namespace platter {

void PaddedDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
    QStyledItemDelegate::paint(painter, padded(option), index);
}

QSize PaddedDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QSize hint = QStyledItemDelegate::sizeHint(option, index);
    return {hint.width() + 12, std::max(hint.height(), option.fontMetrics.height() + 10)};
}

bool PaddedDelegate::editorEvent(
    QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option, const QModelIndex& index) {
    return QStyledItemDelegate::editorEvent(event, model, padded(option), index);
}

QStyleOptionViewItem PaddedDelegate::padded(const QStyleOptionViewItem& option) {
    QStyleOptionViewItem inner(option);
    inner.rect.adjust(6, 0, -6, 0);
    inner.state &= ~(QStyle::State_Selected | QStyle::State_MouseOver | QStyle::State_HasFocus);
    return inner;
}

} // namespace platter
