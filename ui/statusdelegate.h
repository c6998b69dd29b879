// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/image.h"

#include <QStyledItemDelegate>

namespace platter {

// The name of the icon whose shape tells the status without colour.
QString statusIconName(ImageStatus status);

// Where a status cell's parts lie, for a word of the given width.
struct StatusGeometry {
    QRect pill; // the whole pill, also where none is painted
    QRect icon;
    QRect text;

    bool operator==(const StatusGeometry&) const = default;
};
// `cell` is the cell without its hairline. The word's room ends where the cell ends, less the margins.
StatusGeometry statusGeometry(const QRect& cell, int textWidth, int textHeight, Qt::LayoutDirection direction);

// Paints an image's status: quiet text after a dot for available, a pill with an icon of its own shape and the word for the
// rest. The word is the index's display text, the status an int of ImageStatus in `statusRole`.
class StatusDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit StatusDelegate(int statusRole, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

    // The same painting for other places (the details panel): pill, icon and word in `cell`.
    static void drawStatus(QPainter* painter, const QRect& cell, ImageStatus status, const QString& word,
        const QFont& font, const QPalette& palette, Qt::LayoutDirection direction);
    static int widthFor(const QString& word, const QFont& font); // of a cell that shows all of the word

private:
    int m_statusRole;
};

} // namespace platter
