// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/jobs/job.h"

#include <QStyledItemDelegate>

namespace platter {

// What a transfer's row offers, in the order of its buttons from the row's start to its end.
enum class TransferAction { Pause, Resume, Retry, Copy, Cancel, End, Dismiss };

// `hasCommand`: there is something to copy, which gets a person into what it made, or runs until it is ended.
QList<TransferAction> transferActions(JobState state, bool canRetry, bool hasCommand);

// Where the parts of a transfer's row lie.
struct TransferGeometry {
    QRect title, phase, bar, detail; // bar is empty where nothing has an end to come: the detail takes its place
    QList<QRect> buttons;

    bool operator==(const TransferGeometry&) const = default;
};
TransferGeometry transferGeometry(const QRect& row, bool withBar, int buttons, Qt::LayoutDirection direction);

// Paints a job's row: title, phase, bar, detail and its buttons. Told role numbers only.
class TransfersDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    struct Roles {
        int state, phase, permille, detail, canRetry, command;
    };
    explicit TransfersDelegate(const Roles& roles, QObject* parent = nullptr);

    static QString actionText(TransferAction action);
    static bool isOver(JobState state);

    QList<TransferAction> actionsOf(const QModelIndex& index) const;
    // The button at a point of the row; nullopt beside them.
    std::optional<TransferAction> actionAt(
        const QPoint& at, const QRect& row, const QModelIndex& index, Qt::LayoutDirection direction) const;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
        const QModelIndex& index) override;

private:
    TransferGeometry geometryOf(const QRect& row, const QModelIndex& index, Qt::LayoutDirection direction) const;
    void paintBar(QPainter* painter, const QStyleOptionViewItem& option, const QRect& bar, int permille) const;
    void paintButtons(QPainter* painter, const QStyleOptionViewItem& option, const QList<QRect>& rects,
        const QList<TransferAction>& actions) const;

    Roles m_roles;
};

} // namespace platter
