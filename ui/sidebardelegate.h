// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStyledItemDelegate>

namespace platter {

// Where a sidebar line's parts lie: pure, so that it can be tested.
struct SidebarGeometry {
    QRect background; // the rounded part
    QRect chevron; // empty where there is nothing to fold
    QRect sign; // icon or colour; empty without one
    QRect text; // what is left; the trailing part has been taken off
    QRect trailing; // count or state; empty without one

    bool operator==(const SidebarGeometry&) const = default;
};
struct SidebarParts {
    bool heading = false;
    bool chevron = false;
    bool sign = false;
    int level = 0;
    int trailingWidth = 0;
};
SidebarGeometry sidebarGeometry(const QRect& line, const SidebarParts& parts, Qt::LayoutDirection direction);

// Paints the sidebar's lines.
class SidebarDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    // The part of a library's line that folds it.
    static QRect chevronRect(const QRect& line, const QModelIndex& index, Qt::LayoutDirection direction);

private:
    static void paintBackground(QPainter* painter, const QStyleOptionViewItem& option);
    static void paintTrailing(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index,
        const QRect& rect, bool selected);
};

} // namespace platter
