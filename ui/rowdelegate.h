// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStyledItemDelegate>

namespace platter {

// Paints one cell of text the way the table's rows look: the row's background through the style (selection, hover, focus),
// text in full strength or dimmed, elided where its meaning suffers least. Knows role numbers only, no model.
class RowDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    enum class Tone { Normal, Dim };

    // `failureRole`: a cell whose failure text is not empty is left to the view, which writes the sentence across
    // several columns; -1 for columns that show their own text always.
    explicit RowDelegate(Tone tone, Qt::TextElideMode elide, int failureRole = -1, QObject* parent = nullptr);

    void setFixedPitch(bool fixedPitch) { m_fixedPitch = fixedPitch; } // for ids
    void setRightAligned(bool rightAligned) { m_rightAligned = rightAligned; } // for numbers; else as the model says

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void updateEditorGeometry(
        QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

    static constexpr int kMargin = 8; // left and right of a cell's contents

    // The cell without its contents: background and, where it has the keyboard's focus, the ring.
    static void drawBackground(QPainter* painter, const QStyleOptionViewItem& option);
    // The part of the cell that contents may use.
    static QRect contentsRect(const QStyleOptionViewItem& option);

private:
    Tone m_tone;
    Qt::TextElideMode m_elide;
    int m_failureRole;
    bool m_fixedPitch = false;
    bool m_rightAligned = false;
};

} // namespace platter
