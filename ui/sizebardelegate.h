// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/items/imagetablemodel.h"

#include <QStyledItemDelegate>

namespace platter {

// Where a size bar's parts lie. Empty rectangles are not painted.
struct SizeBarGeometry {
    QRectF track; // the virtual size
    QRectF data; // of it, the data
    QRectF stored; // of the data, what is stored (darker)
    bool indeterminate = false; // data grows towards a total that is not known

    bool operator==(const SizeBarGeometry&) const = default;
};
// `cell` is the cell without its hairline. What is not zero is at least two pixels wide; stored never exceeds data.
SizeBarGeometry sizeBarGeometry(const QRectF& cell, const SizeBar& bar, Qt::LayoutDirection direction);

// Paints a SizeBar: the whole bar is the virtual size, the filled part the data, the darker part what is stored. While the
// image is creating it fills as the data grows. What the bar cannot say with its length, its tooltip says in words.
class SizeBarDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit SizeBarDelegate(int sizeBarRole, QObject* parent = nullptr);

    static QString describe(const SizeBar& bar); // for tooltips and screen readers; empty for a failed image

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
        const QModelIndex& index) override;

private:
    int m_sizeBarRole;
};

} // namespace platter
