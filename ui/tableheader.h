// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/items/imageindex.h"

#include <QHeaderView>

namespace platter {

// The order after a click on a column's header: ascending, descending, and at the third click the order at first (no keys).
// `second` (Shift): the column becomes, turns or leaves the second key.
QList<SortKey> nextSortKeys(const QList<SortKey>& keys, ImageColumn column, bool second);

// The table's header: shows the direction of up to two sort keys and asks for a new order when clicked.
class TableHeader : public QHeaderView {
    Q_OBJECT

public:
    explicit TableHeader(QWidget* parent = nullptr);

    void setSortKeys(const QList<SortKey>& keys); // what is shown; sends no signal
    const QList<SortKey>& sortKeys() const { return m_keys; }

Q_SIGNALS:
    void sortKeysRequested(const QList<platter::SortKey>& keys);

protected:
    void initStyleOptionForIndex(QStyleOptionHeader* option, int logicalIndex) const override;

private:
    QList<SortKey> m_keys;
};

// Columns of numbers and times are aligned to the right, in their cells and their headers.
bool isRightAligned(ImageColumn column);

} // namespace platter
