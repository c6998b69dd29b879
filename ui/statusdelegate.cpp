// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/statusdelegate.h"

#include "ui/palette.h"
#include "ui/platterstyle.h"
#include "ui/rowdelegate.h"
#include "ui/theme.h"

#include <QPainter>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

constexpr int kIcon = 12;
constexpr int kGap = 4; // between icon and word
constexpr int kPad = 7; // inside the pill, left and right
constexpr int kSlack = 2; // advances are rounded: without it a word that fits is elided

QFont wordFont(QFont font) {
    font.setPointSizeF(font.pointSizeF() * 0.94);
    font.setWeight(QFont::Medium);
    return font;
}

} // namespace

QString statusIconName(ImageStatus status) {
    switch (status) {
    case ImageStatus::Creating:
        return u"creating"_s;
    case ImageStatus::Available:
        return u"available"_s;
    case ImageStatus::Deprecated:
        return u"deprecated"_s;
    case ImageStatus::Unavailable:
        return u"unavailable"_s;
    case ImageStatus::Deleting:
    case ImageStatus::Deleted:
        return u"deleting"_s;
    case ImageStatus::Failed:
        return u"failed"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

StatusGeometry statusGeometry(const QRect& cell, int textWidth, int textHeight, Qt::LayoutDirection direction) {
    const QRect room = cell.adjusted(RowDelegate::kMargin, 0, -RowDelegate::kMargin, 0);
    const int height = std::min(room.height(), textHeight + 5);
    const int width = std::min(room.width(), textWidth + kIcon + kGap + 2 * kPad);
    const QRect pill(room.left(), cell.top() + (cell.height() - height) / 2, width, height);
    const QRect icon(pill.left() + kPad, cell.top() + (cell.height() - kIcon) / 2, kIcon, kIcon);
    const int textLeft = icon.right() + 1 + kGap;
    const QRect text(textLeft, pill.top(), std::max(0, pill.right() + 1 - kPad - textLeft), height);
    return {QStyle::visualRect(direction, room, pill), QStyle::visualRect(direction, room, icon),
        QStyle::visualRect(direction, room, text)};
}

StatusDelegate::StatusDelegate(int statusRole, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_statusRole(statusRole) { }

void StatusDelegate::drawStatus(QPainter* painter, const QRect& cell, ImageStatus status, const QString& word,
    const QFont& font, const QPalette& palette, Qt::LayoutDirection direction) {
    const Colors::Pill& colors = colorsFor(palette).pill(status);
    const QFont used = wordFont(font);
    const QFontMetrics metrics(used);
    const StatusGeometry geometry
        = statusGeometry(cell, metrics.horizontalAdvance(word) + kSlack, metrics.height(), direction);
    if (colors.background.isValid()) {
        drawRounded(painter, geometry.pill, geometry.pill.height() / 2.0, colors.background, Qt::NoPen);
    }
    painter->save();
    painter->setFont(used);
    painter->setPen(colors.text);
    themedIcon(statusIconName(status), colors.text).paint(painter, geometry.icon);
    drawTextLine(painter, geometry.text, Qt::AlignLeft, direction,
        metrics.elidedText(word, Qt::ElideRight, geometry.text.width()));
    painter->restore();
}

void StatusDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QStyleOptionViewItem opt(option);
    initStyleOption(&opt, index);
    RowDelegate::drawBackground(painter, opt);
    drawStatus(painter, opt.rect.adjusted(0, 0, 0, -1), ImageStatus(index.data(m_statusRole).toInt()), opt.text,
        opt.font, opt.palette, opt.direction);
}

QSize StatusDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QStyleOptionViewItem opt(option);
    initStyleOption(&opt, index);
    return {widthFor(opt.text, opt.font), QFontMetrics(wordFont(opt.font)).height() + 14};
}

int StatusDelegate::widthFor(const QString& word, const QFont& font) {
    return QFontMetrics(wordFont(font)).horizontalAdvance(word) + kSlack + kIcon + kGap + 2 * kPad
        + 2 * RowDelegate::kMargin;
}

} // namespace platter
