// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/sizebardelegate.h"

#include "models/domain/sizes.h"
#include "ui/palette.h"
#include "ui/platterstyle.h"
#include "ui/rowdelegate.h"

#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

namespace platter {

namespace {

constexpr qreal kHeight = 8;
constexpr qreal kLeast = 2; // what is there at all is seen

qreal partOf(qint64 part, qint64 whole, qreal width) {
    if (part <= 0 || whole <= 0) {
        return 0;
    }
    return std::clamp(width * (qreal(part) / qreal(whole)), std::min(kLeast, width), width);
}

} // namespace

SizeBarGeometry sizeBarGeometry(const QRectF& cell, const SizeBar& bar, Qt::LayoutDirection direction) {
    SizeBarGeometry geometry;
    const qreal width = cell.width() - 2 * RowDelegate::kMargin;
    if (bar.failed || width < kLeast || cell.height() < kHeight) {
        return geometry;
    }
    const qreal top = cell.top() + std::floor((cell.height() - kHeight) / 2);
    geometry.track = QRectF(cell.left() + RowDelegate::kMargin, top, width, kHeight);
    geometry.indeterminate = bar.creating && bar.total <= 0 && bar.data > 0;
    const qreal data = partOf(bar.data, bar.total, width);
    const qreal stored = std::min(data, partOf(bar.stored, bar.total, width));
    const auto piece = [&](qreal length) {
        const qreal left = direction == Qt::RightToLeft ? geometry.track.right() - length : geometry.track.left();
        return length > 0 ? QRectF(left, top, length, kHeight) : QRectF();
    };
    geometry.data = piece(data);
    geometry.stored = piece(stored);
    return geometry;
}

SizeBarDelegate::SizeBarDelegate(int sizeBarRole, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_sizeBarRole(sizeBarRole) { }

QString SizeBarDelegate::describe(const SizeBar& bar) {
    if (bar.failed) {
        return {};
    }
    if (bar.creating && bar.total <= 0) {
        return bar.data > 0 ? tr("%1 so far; how big the disk is shows when it is done").arg(formatSize(bar.data))
                            : tr("Nothing stored yet");
    }
    if (bar.creating) {
        return tr("%1 of a disk of %2 so far").arg(formatSize(bar.data), formatSize(bar.total));
    }
    if (bar.stored > 0) {
        return tr("%1 of data on a disk of %2; stored in %3")
            .arg(formatSize(bar.data), formatSize(bar.total), formatSize(bar.stored));
    }
    return tr("%1 of data on a disk of %2").arg(formatSize(bar.data), formatSize(bar.total));
}

void SizeBarDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QStyleOptionViewItem opt(option);
    initStyleOption(&opt, index);
    RowDelegate::drawBackground(painter, opt);
    const auto bar = index.data(m_sizeBarRole).value<SizeBar>();
    const SizeBarGeometry geometry = sizeBarGeometry(QRectF(opt.rect).adjusted(0, 0, 0, -1), bar, opt.direction);
    if (geometry.track.isEmpty()) {
        return;
    }
    const Colors& colors = colorsFor(opt.palette);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QPainterPath outline;
    outline.addRoundedRect(geometry.track.adjusted(0.5, 0.5, -0.5, -0.5), 2.5, 2.5);
    painter->fillPath(outline, colors.track);
    painter->save();
    painter->setClipPath(outline);
    if (geometry.indeterminate) {
        painter->fillRect(geometry.track, QBrush(colors.data, Qt::BDiagPattern));
    }
    painter->fillRect(geometry.data, colors.data);
    painter->fillRect(geometry.stored, colors.stored);
    painter->restore();
    painter->strokePath(outline, QPen(colors.trackEdge, 1));
    painter->restore();
}

QSize SizeBarDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    Q_UNUSED(index)
    return {110 + 2 * RowDelegate::kMargin, option.fontMetrics.height() + 14};
}

bool SizeBarDelegate::helpEvent(
    QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option, const QModelIndex& index) {
    const QString text = describe(index.data(m_sizeBarRole).value<SizeBar>());
    if (event->type() != QEvent::ToolTip || text.isEmpty()) {
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    }
    QToolTip::showText(event->globalPos(), text, view->viewport(), option.rect);
    return true;
}

} // namespace platter
