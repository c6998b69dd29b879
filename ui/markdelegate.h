// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStyledItemDelegate>

namespace platter {

// Paints an image's mark in a place of its own: a shield for official, a star for one's own golden images. The mark is an
// int of ImageMark in `markRole`.
class MarkDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit MarkDelegate(int markRole, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    int m_markRole;
};

} // namespace platter
