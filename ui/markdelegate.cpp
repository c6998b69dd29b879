// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/markdelegate.h"

#include "models/items/imagetablemodel.h"
#include "ui/palette.h"
#include "ui/rowdelegate.h"
#include "ui/theme.h"

#include <QPainter>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

constexpr int kMark = 16;

} // namespace

MarkDelegate::MarkDelegate(int markRole, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_markRole(markRole) { }

void MarkDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QStyleOptionViewItem opt(option);
    initStyleOption(&opt, index);
    RowDelegate::drawBackground(painter, opt);
    const Colors& colors = colorsFor(opt.palette);
    QRect icon(0, 0, kMark, kMark);
    icon.moveCenter(opt.rect.adjusted(0, 0, 0, -1).center());
    switch (ImageMark(index.data(m_markRole).toInt())) {
    case ImageMark::None:
        break;
    case ImageMark::Official:
        themedIcon(u"shield"_s, colors.accent).paint(painter, icon);
        break;
    case ImageMark::Starred:
        themedIcon(u"star"_s, colors.deprecated.text).paint(painter, icon);
        break;
    }
}

QSize MarkDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    Q_UNUSED(index)
    return {kMark + 12, option.fontMetrics.height() + 14};
}

} // namespace platter
