// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/transfersdelegate.h"

#include "ui/palette.h"
#include "ui/platterstyle.h"
#include "ui/rowdelegate.h"
#include "ui/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

constexpr int kMargin = 14;
constexpr int kGap = 14;
constexpr int kButton = 24;
constexpr int kButtonIcon = 14;

QString iconName(TransferAction action) {
    switch (action) {
    case TransferAction::Pause:
        return u"pause"_s;
    case TransferAction::Resume:
        return u"resume"_s;
    case TransferAction::Retry:
        return u"retry"_s;
    case TransferAction::Copy:
        return u"copy"_s;
    case TransferAction::Cancel:
    case TransferAction::End:
    case TransferAction::Dismiss:
        return u"cancel"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

QList<TransferAction> transferActions(JobState state, bool canRetry, bool hasCommand) {
    switch (state) {
    case JobState::Queued:
        return {TransferAction::Cancel};
    case JobState::Running:
        return hasCommand ? QList{TransferAction::Copy, TransferAction::End}
                          : QList{TransferAction::Pause, TransferAction::Cancel};
    case JobState::Paused:
        return {TransferAction::Resume, TransferAction::Cancel};
    case JobState::Failed:
        return canRetry ? QList{TransferAction::Retry, TransferAction::Dismiss} : QList{TransferAction::Dismiss};
    case JobState::Succeeded:
        return hasCommand ? QList{TransferAction::Copy, TransferAction::Dismiss} : QList{TransferAction::Dismiss};
    case JobState::Cancelled:
        return {TransferAction::Dismiss};
    }
    Q_UNREACHABLE_RETURN({});
}

TransferGeometry transferGeometry(const QRect& row, bool withBar, int buttons, Qt::LayoutDirection direction) {
    TransferGeometry geometry;
    const QRect room = row.adjusted(kMargin, 0, -8, 0);
    const int width = room.width();
    int left = room.left();
    const auto take = [&](int size) {
        const QRect part(left, row.top(), size, row.height());
        left += size + kGap;
        return part;
    };
    geometry.title = take(std::clamp(width * 17 / 100, 120, 270));
    geometry.phase = take(std::clamp(width * 14 / 100, 90, 190)); // "reading and storing" at 1,000 pixels
    if (withBar) {
        geometry.bar = take(std::clamp(width * 15 / 100, 80, 250));
    }
    int right = room.right() + 1;
    for (int i = 0; i < buttons; ++i) {
        right -= kButton;
        geometry.buttons.prepend(QRect(right, row.top() + (row.height() - kButton) / 2, kButton, kButton));
    }
    geometry.detail = QRect(left, row.top(), std::max(0, right - kGap - left), row.height());
    const auto mirror = [&](QRect& rect) { rect = rect.isNull() ? rect : QStyle::visualRect(direction, row, rect); };
    mirror(geometry.title);
    mirror(geometry.phase);
    mirror(geometry.bar);
    mirror(geometry.detail);
    std::ranges::for_each(geometry.buttons, mirror);
    return geometry;
}

TransfersDelegate::TransfersDelegate(const Roles& roles, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_roles(roles) { }

QString TransfersDelegate::actionText(TransferAction action) {
    switch (action) {
    case TransferAction::Pause:
        return tr("Pause");
    case TransferAction::Resume:
        return tr("Resume");
    case TransferAction::Retry:
        return tr("Retry");
    case TransferAction::Copy:
        return tr("Copy");
    case TransferAction::Cancel:
        return tr("Cancel");
    case TransferAction::End:
        return tr("End", "a server that is tried");
    case TransferAction::Dismiss:
        return tr("Remove from this list");
    }
    Q_UNREACHABLE_RETURN({});
}

bool TransfersDelegate::isOver(JobState state) {
    return state == JobState::Succeeded || state == JobState::Failed || state == JobState::Cancelled;
}

QList<TransferAction> TransfersDelegate::actionsOf(const QModelIndex& index) const {
    return transferActions(JobState(index.data(m_roles.state).toInt()), index.data(m_roles.canRetry).toBool(),
        !index.data(m_roles.command).toString().isEmpty());
}

TransferGeometry TransfersDelegate::geometryOf(
    const QRect& row, const QModelIndex& index, Qt::LayoutDirection direction) const {
    const bool withBar = !isOver(JobState(index.data(m_roles.state).toInt())) && index.data(m_roles.permille).isValid();
    return transferGeometry(row, withBar, int(actionsOf(index).size()), direction);
}

std::optional<TransferAction> TransfersDelegate::actionAt(
    const QPoint& at, const QRect& row, const QModelIndex& index, Qt::LayoutDirection direction) const {
    const QList<TransferAction> actions = actionsOf(index);
    const TransferGeometry geometry = geometryOf(row, index, direction);
    for (qsizetype i = 0; i < actions.size(); ++i) {
        if (geometry.buttons[i].contains(at)) {
            return actions[i];
        }
    }
    return {};
}

void TransfersDelegate::paintBar(
    QPainter* painter, const QStyleOptionViewItem& option, const QRect& bar, int permille) const {
    QStyleOptionProgressBar progress;
    progress.QStyleOption::operator=(option);
    progress.rect = bar;
    progress.minimum = 0;
    progress.maximum = permille < 0 ? 0 : 1000;
    progress.progress = std::max(0, permille);
    const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ProgressBar, &progress, painter, option.widget);
}

void TransfersDelegate::paintButtons(QPainter* painter, const QStyleOptionViewItem& option, const QList<QRect>& rects,
    const QList<TransferAction>& actions) const {
    const Colors& colors = colorsFor(option.palette);
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    const QPoint pointer = view ? view->viewport()->mapFromGlobal(QCursor::pos()) : QPoint(-1, -1);
    for (qsizetype i = 0; i < actions.size(); ++i) {
        const bool over = option.state.testFlag(QStyle::State_MouseOver) && rects[i].contains(pointer);
        if (over) {
            drawRounded(painter, rects[i], 5, colors.track, Qt::NoPen);
        }
        QRect icon(0, 0, kButtonIcon, kButtonIcon);
        icon.moveCenter(rects[i].center());
        themedIcon(iconName(actions[i]), over ? colors.text : colors.dim).paint(painter, icon);
    }
}

void TransfersDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QStyleOptionViewItem opt(option);
    initStyleOption(&opt, index);
    RowDelegate::drawBackground(painter, opt);
    const Colors& colors = colorsFor(opt.palette);
    const auto state = JobState(index.data(m_roles.state).toInt());
    const TransferGeometry geometry = geometryOf(opt.rect, index, opt.direction);
    const auto write
        = [&](const QRect& rect, const QString& text, const QFont& font, const QColor& color, Qt::TextElideMode elide) {
              painter->setFont(font);
              painter->setPen(color);
              drawTextLine(painter, rect, Qt::AlignLeft, opt.direction,
                  QFontMetrics(font).elidedText(text, elide, rect.width()));
          };
    const bool failed = state == JobState::Failed;
    painter->save();
    QFont bold = opt.font;
    bold.setWeight(QFont::DemiBold);
    write(geometry.title, opt.text, bold, colors.text, Qt::ElideMiddle);
    write(geometry.phase, index.data(m_roles.phase).toString(), opt.font, failed ? colors.failed.text : colors.dim,
        Qt::ElideRight);
    if (!geometry.bar.isNull()) {
        paintBar(painter, opt, geometry.bar, index.data(m_roles.permille).toInt());
    }
    QFont digits = opt.font;
    digits.setFeature(QFont::Tag("tnum"), 1);
    write(geometry.detail, index.data(m_roles.detail).toString(), digits, failed ? colors.failed.text : colors.dim,
        Qt::ElideRight);
    paintButtons(painter, opt, geometry.buttons, actionsOf(index));
    painter->restore();
}

QSize TransfersDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    Q_UNUSED(index)
    return {200, std::max(28, option.fontMetrics.height() + 10)};
}

bool TransfersDelegate::helpEvent(
    QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option, const QModelIndex& index) {
    if (event->type() != QEvent::ToolTip || !index.isValid()) {
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    }
    const auto action = actionAt(event->pos(), option.rect, index, option.direction);
    const QString text = action
        ? actionText(*action)
        : QStringList{index.data(Qt::DisplayRole).toString(), index.data(m_roles.detail).toString()}
              .join(u'\n')
              .trimmed();
    QToolTip::showText(event->globalPos(), text, view->viewport());
    return true;
}

} // namespace platter
