// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/sidebardelegate.h"

#include "ui/palette.h"
#include "ui/platterstyle.h"
#include "ui/sidebarmodel.h"
#include "ui/theme.h"

#include <QApplication>
#include <QLocale>
#include <QPainter>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

constexpr int kMargin = 8; // around the lines
constexpr int kPad = 8; // inside a line
constexpr int kLine = 30;
constexpr int kHeading = 40;
constexpr int kChevron = 16;
constexpr int kSign = 14;
constexpr int kGap = 6;
constexpr int kStateIcon = 10;

SidebarModel::Kind kindOf(const QModelIndex& index) {
    return SidebarModel::Kind(index.data(SidebarModel::KindRole).toInt());
}

LibraryStateText::Kind stateOf(const QModelIndex& index) {
    return LibraryStateText::Kind(index.data(SidebarModel::StateKindRole).toInt());
}

QString stateIcon(LibraryStateText::Kind kind) {
    switch (kind) {
    case LibraryStateText::Kind::Fresh:
        return u"done"_s;
    case LibraryStateText::Kind::SignedOut:
        return u"cancel"_s;
    case LibraryStateText::Kind::Trouble:
        return u"warning"_s;
    case LibraryStateText::Kind::Offline:
        return u"unavailable"_s;
    case LibraryStateText::Kind::Opening:
        return u"creating"_s;
    case LibraryStateText::Kind::Quiet:
        break;
    }
    return {};
}

QFont smallFont(const QFont& font) {
    QFont small(font);
    small.setPointSizeF(font.pointSizeF() * 0.86);
    return small;
}

QString trailingText(const QStyleOptionViewItem& option, const QModelIndex& index) {
    const int count = index.data(SidebarModel::CountRole).toInt();
    return count >= 0 ? option.locale.toString(count) : index.data(SidebarModel::StateTextRole).toString();
}

SidebarParts partsOf(const QStyleOptionViewItem& option, const QModelIndex& index) {
    SidebarParts parts{.heading = kindOf(index) == SidebarModel::Kind::Heading,
        .chevron = index.data(SidebarModel::ExpandedRole).isValid(),
        .sign = !index.data(SidebarModel::IconRole).toString().isEmpty()
            || !index.data(SidebarModel::ColorRole).toString().isEmpty(),
        .level = index.data(SidebarModel::LevelRole).toInt()};
    if (const QString text = trailingText(option, index); !text.isEmpty()) {
        const bool state = index.data(SidebarModel::CountRole).toInt() < 0;
        const QFontMetrics metrics(state ? smallFont(option.font) : option.font);
        parts.trailingWidth = metrics.horizontalAdvance(text) + 2 + (state ? kStateIcon + 4 : 0);
    }
    return parts;
}

void drawChevron(QPainter* painter, const QRect& rect, const QColor& color, bool expanded, bool mirrored) {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(QRectF(rect).center());
    painter->rotate(expanded ? 0 : mirrored ? 90 : -90);
    painter->setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(QPolygonF({QPointF(-3.5, -1.75), QPointF(0, 1.75), QPointF(3.5, -1.75)}));
    painter->restore();
}

} // namespace

SidebarGeometry sidebarGeometry(const QRect& line, const SidebarParts& parts, Qt::LayoutDirection direction) {
    SidebarGeometry found;
    found.background = line.adjusted(kMargin, 1, -kMargin, -1);
    QRect rest = found.background.adjusted(kPad, parts.heading ? 12 : 0, -kPad, 0);
    const auto take = [&rest](int width, int gap) {
        const QRect part(rest.left(), rest.top() + (rest.height() - width) / 2, width, width);
        rest.setLeft(rest.left() + width + gap);
        return part;
    };
    if (parts.chevron) {
        rest.setLeft(rest.left() - 4);
        found.chevron = take(kChevron, 4);
    } else if (parts.level > 0) {
        rest.setLeft(rest.left() + parts.level * (kChevron + kGap));
    }
    if (parts.sign) {
        found.sign = take(kSign, kGap);
    }
    if (parts.trailingWidth > 0) {
        // A long name gives way, but never all of its room.
        const int width = std::min(parts.trailingWidth, std::max(0, rest.width() - 40));
        found.trailing = QRect(rest.right() + 1 - width, rest.top(), width, rest.height());
        rest.setRight(rest.right() - width - 6);
    }
    found.text = rest;
    for (QRect* part : {&found.chevron, &found.sign, &found.text, &found.trailing}) {
        if (!part->isEmpty()) {
            *part = QStyle::visualRect(direction, line, *part);
        }
    }
    return found;
}

QRect SidebarDelegate::chevronRect(const QRect& line, const QModelIndex& index, Qt::LayoutDirection direction) {
    const bool folds = index.data(SidebarModel::ExpandedRole).isValid();
    return sidebarGeometry(line, {.chevron = folds}, direction).chevron.adjusted(-4, -8, 4, 8);
}

void SidebarDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QStyleOptionViewItem opt(option);
    initStyleOption(&opt, index);
    const SidebarModel::Kind kind = kindOf(index);
    const SidebarGeometry at = sidebarGeometry(option.rect, partsOf(opt, index), opt.direction);
    opt.rect = at.background;
    const bool heading = kind == SidebarModel::Kind::Heading;
    if (!heading) {
        paintBackground(painter, opt);
    }
    const Colors& colors = colorsFor(opt.palette);
    const bool selected = opt.state.testFlag(QStyle::State_Selected) && !heading;
    painter->save();
    if (const QVariant expanded = index.data(SidebarModel::ExpandedRole); expanded.isValid()) {
        drawChevron(painter, at.chevron, selected ? colors.text : colors.dim, expanded.toBool(),
            opt.direction == Qt::RightToLeft);
    }
    if (const QColor color(index.data(SidebarModel::ColorRole).toString()); color.isValid()) {
        const QRectF swatch = QRectF(at.sign).adjusted(2, 2, -2, -2);
        drawRounded(painter, swatch, 3, color, QPen(colors.trackEdge, 1));
    } else if (const QString icon = index.data(SidebarModel::IconRole).toString(); !icon.isEmpty()) {
        themedIcon(icon, selected ? colors.text : colors.dim).paint(painter, at.sign);
    }
    paintTrailing(painter, opt, index, at.trailing, selected);
    QFont font = opt.font;
    if (heading) {
        font.setPointSizeF(font.pointSizeF() * 0.85);
        font.setWeight(QFont::DemiBold);
    } else if (selected && kind != SidebarModel::Kind::Connect) {
        font.setWeight(QFont::DemiBold);
    }
    painter->setFont(font);
    painter->setPen(heading ? colors.dim : kind == SidebarModel::Kind::Connect ? colors.accent : colors.text);
    drawTextLine(painter, at.text, Qt::AlignLeft, opt.direction,
        QFontMetrics(font).elidedText(opt.text, Qt::ElideRight, at.text.width()));
    painter->restore();
}

void SidebarDelegate::paintTrailing(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index, const QRect& rect, bool selected) {
    const QString text = trailingText(option, index);
    if (text.isEmpty() || rect.isEmpty()) {
        return;
    }
    const Colors& colors = colorsFor(option.palette);
    QColor color = selected ? colors.text : colors.dim;
    QRect rest = rect;
    painter->setFont(option.font);
    if (index.data(SidebarModel::CountRole).toInt() < 0) {
        const LibraryStateText::Kind kind = stateOf(index);
        if (kind == LibraryStateText::Kind::SignedOut || kind == LibraryStateText::Kind::Trouble) {
            color = colors.failed.text;
        }
        painter->setFont(smallFont(option.font));
        const QRect icon = QStyle::alignedRect(
            option.direction, Qt::AlignLeft | Qt::AlignVCenter, QSize(kStateIcon, kStateIcon), rect);
        themedIcon(stateIcon(kind), color).paint(painter, icon);
        const int used = kStateIcon + 4;
        option.direction == Qt::RightToLeft ? rest.setRight(rest.right() - used) : rest.setLeft(rest.left() + used);
    }
    painter->setPen(color);
    drawTextLine(painter, rest, Qt::AlignRight, option.direction,
        QFontMetrics(painter->font()).elidedText(text, Qt::ElideRight, rest.width()));
}

QSize SidebarDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const bool heading = kindOf(index) == SidebarModel::Kind::Heading;
    return {100, std::max(heading ? kHeading : kLine, option.fontMetrics.height() + 12)};
}

void SidebarDelegate::paintBackground(QPainter* painter, const QStyleOptionViewItem& option) {
    const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
    if (option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_KeyboardFocusChange)) {
        QStyleOptionFocusRect focus;
        focus.QStyleOption::operator=(option);
        style->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, option.widget);
    }
}

} // namespace platter
