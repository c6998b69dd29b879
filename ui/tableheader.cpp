// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/tableheader.h"

#include <QGuiApplication>
#include <QStyleOptionHeader>

#include <algorithm>

namespace platter {

QList<SortKey> nextSortKeys(const QList<SortKey>& keys, ImageColumn column, bool second) {
    if (!second || keys.isEmpty()) {
        if (keys.isEmpty() || keys.first().column != column) {
            return {{column, Qt::AscendingOrder}};
        }
        if (keys.first().order == Qt::AscendingOrder) {
            return {{column, Qt::DescendingOrder}};
        }
        return {};
    }
    QList<SortKey> next = keys;
    const auto it = std::ranges::find(next, column, &SortKey::column);
    if (it == next.end()) {
        next.resize(1);
        next.append({column, Qt::AscendingOrder});
    } else if (it->order == Qt::AscendingOrder) {
        it->order = Qt::DescendingOrder;
    } else {
        next.erase(it);
    }
    return next;
}

bool isRightAligned(ImageColumn column) {
    switch (column) {
    case ImageColumn::Data:
    case ImageColumn::VirtualSize:
    case ImageColumn::Servers:
    case ImageColumn::Stored:
    case ImageColumn::Frees:
    case ImageColumn::Created:
        return true;
    case ImageColumn::Mark:
    case ImageColumn::Name:
    case ImageColumn::Status:
    case ImageColumn::SizeBar:
    case ImageColumn::Access:
    case ImageColumn::Exceptions:
    case ImageColumn::Id:
    case ImageColumn::Type:
    case ImageColumn::Mode:
    case ImageColumn::Architecture:
    case ImageColumn::Username:
    case ImageColumn::Owner:
    case ImageColumn::Library:
    case ImageColumn::Count:
        return false;
    }
    Q_UNREACHABLE_RETURN(false);
}

TableHeader::TableHeader(QWidget* parent)
    : QHeaderView(Qt::Horizontal, parent) {
    setSectionsClickable(true);
    setSectionsMovable(true);
    setSectionResizeMode(QHeaderView::Interactive);
    setHighlightSections(false);
    setMinimumSectionSize(24);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setContextMenuPolicy(Qt::CustomContextMenu);
    connect(this, &QHeaderView::sectionClicked, this, [this](int section) {
        const bool second = QGuiApplication::keyboardModifiers().testFlag(Qt::ShiftModifier);
        Q_EMIT sortKeysRequested(nextSortKeys(m_keys, ImageColumn(section), second));
    });
}

void TableHeader::setSortKeys(const QList<SortKey>& keys) {
    m_keys = keys;
    viewport()->update();
}

void TableHeader::initStyleOptionForIndex(QStyleOptionHeader* option, int logicalIndex) const {
    QHeaderView::initStyleOptionForIndex(option, logicalIndex);
    const auto column = ImageColumn(logicalIndex);
    if (column == ImageColumn::Mark || column == ImageColumn::SizeBar) {
        option->text.clear(); // their pictures speak for themselves
    }
    option->textAlignment = Qt::AlignVCenter | (isRightAligned(column) ? Qt::AlignRight : Qt::AlignLeft);
    const auto it = std::ranges::find(m_keys, column, &SortKey::column);
    option->sortIndicator = it == m_keys.end() ? QStyleOptionHeader::None
        : it->order == Qt::AscendingOrder      ? QStyleOptionHeader::SortDown
                                               : QStyleOptionHeader::SortUp;
}

} // namespace platter
