// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/sidebar.h"

#include "ui/palette.h"
#include "ui/platterstyle.h"
#include "ui/theme.h"

#include <QApplication>
#include <QLocale>
#include <QPaintEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

constexpr int kMargin = 8; // around the lines
constexpr int kPad = 8; // inside a line
constexpr int kLine = 30;
constexpr int kHeading = 40;

class SidebarDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        QStyleOptionViewItem opt(option);
        initStyleOption(&opt, index);
        opt.rect = option.rect.adjusted(kMargin, 1, -kMargin, -1);
        const auto kind = SidebarModel::Kind(index.data(SidebarModel::KindRole).toInt());
        if (kind == SidebarModel::Kind::Place) {
            paintBackground(painter, opt);
        }
        const Colors& colors = colorsFor(opt.palette);
        const bool selected = opt.state.testFlag(QStyle::State_Selected) && kind == SidebarModel::Kind::Place;
        painter->save();
        QFont font = opt.font;
        if (kind == SidebarModel::Kind::Heading) {
            font.setPointSizeF(font.pointSizeF() * 0.85);
            font.setWeight(QFont::DemiBold);
        } else if (selected) {
            font.setWeight(QFont::DemiBold);
        }
        QRect rest = opt.rect.adjusted(kPad, kind == SidebarModel::Kind::Heading ? 12 : 0, -kPad, 0);
        rest = QStyle::visualRect(opt.direction, opt.rect, rest);
        const auto trimStart = [&](int by) {
            opt.direction == Qt::RightToLeft ? rest.setRight(rest.right() - by) : rest.setLeft(rest.left() + by);
        };
        trimStart(index.data(SidebarModel::LevelRole).toInt() * 22);
        if (const QString icon = index.data(SidebarModel::IconRole).toString(); !icon.isEmpty()) {
            QRect at = QStyle::alignedRect(opt.direction, Qt::AlignLeft | Qt::AlignVCenter, QSize(16, 16), rest);
            themedIcon(icon, selected ? colors.text : colors.dim).paint(painter, at);
            trimStart(22);
        }
        if (const int count = index.data(SidebarModel::CountRole).toInt(); count >= 0) {
            const QString text = opt.locale.toString(count);
            painter->setFont(opt.font);
            painter->setPen(selected ? colors.text : colors.dim);
            drawTextLine(painter, rest, Qt::AlignRight, opt.direction, text);
            const int width = opt.fontMetrics.horizontalAdvance(text) + 8;
            opt.direction == Qt::RightToLeft ? rest.setLeft(rest.left() + width) : rest.setRight(rest.right() - width);
        }
        painter->setFont(font);
        painter->setPen(kind == SidebarModel::Kind::Heading ? colors.dim : colors.text);
        drawTextLine(painter, rest, Qt::AlignLeft, opt.direction,
            QFontMetrics(font).elidedText(opt.text, Qt::ElideRight, rest.width()));
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const bool heading
            = SidebarModel::Kind(index.data(SidebarModel::KindRole).toInt()) == SidebarModel::Kind::Heading;
        return {100, std::max(heading ? kHeading : kLine, option.fontMetrics.height() + 12)};
    }

private:
    static void paintBackground(QPainter* painter, const QStyleOptionViewItem& opt) {
        const QStyle* style = opt.widget ? opt.widget->style() : QApplication::style();
        style->drawPrimitive(QStyle::PE_PanelItemViewItem, &opt, painter, opt.widget);
        if (opt.state.testFlag(QStyle::State_HasFocus) && opt.state.testFlag(QStyle::State_KeyboardFocusChange)) {
            QStyleOptionFocusRect focus;
            focus.QStyleOption::operator=(opt);
            style->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, opt.widget);
        }
    }
};

} // namespace

SidebarModel::SidebarModel(const QString& libraryName, QObject* parent)
    : QAbstractListModel(parent)
    , m_libraryName(libraryName)
    , m_lines(lines({})) { }

QList<SidebarModel::Line> SidebarModel::lines(const SidebarCounts& counts) const {
    QList<Line> lines{
        {.kind = Kind::Heading, .text = tr("Libraries")},
        {.place = Place::AllLibraries, .text = tr("All libraries"), .icon = u"library"_s, .count = counts.images},
        {.kind = Kind::Library, .text = m_libraryName, .icon = u"computer"_s},
        {.place = Place::Images, .text = tr("Images"), .level = 1, .count = counts.images},
    };
    if (counts.deprecated > 0 || counts.deleted > 0) {
        lines.append({.kind = Kind::Heading, .text = tr("Views")});
    }
    if (counts.deprecated > 0) {
        lines.append({.place = Place::Deprecated, .text = tr("Deprecated"), .count = counts.deprecated});
    }
    if (counts.deleted > 0) {
        lines.append({.place = Place::Deleted, .text = tr("Deleted"), .count = counts.deleted});
    }
    return lines;
}

void SidebarModel::setCounts(const SidebarCounts& counts) {
    const QList<Line> next = lines(counts);
    if (next == m_lines) {
        return;
    }
    const bool sameLines = std::ranges::equal(
        next, m_lines, {}, [](const Line& l) { return std::pair(l.kind, l.place); },
        [](const Line& l) { return std::pair(l.kind, l.place); });
    if (sameLines) {
        m_lines = next;
        Q_EMIT dataChanged(index(0), index(int(m_lines.size()) - 1));
        return;
    }
    beginResetModel();
    m_lines = next;
    endResetModel();
}

int SidebarModel::rowOf(Place place) const {
    for (int row = 0; row < m_lines.size(); ++row) {
        if (m_lines[row].kind == Kind::Place && m_lines[row].place == place) {
            return row;
        }
    }
    return -1;
}

int SidebarModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_lines.size());
}

QVariant SidebarModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Line& line = m_lines[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return line.text;
    case Qt::AccessibleTextRole:
        return line.count < 0 ? line.text : tr("%1, %n image(s)", nullptr, line.count).arg(line.text);
    case KindRole:
        return int(line.kind);
    case PlaceRole:
        return int(line.place);
    case CountRole:
        return line.count;
    case IconRole:
        return line.icon;
    case LevelRole:
        return line.level;
    default:
        return {};
    }
}

Qt::ItemFlags SidebarModel::flags(const QModelIndex& index) const {
    if (!index.isValid() || !checkIndex(index, CheckIndexOption::ParentIsInvalid)) {
        return Qt::NoItemFlags;
    }
    return m_lines[index.row()].kind == Kind::Place ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

Sidebar::Sidebar(const QString& libraryName, QWidget* parent)
    : QListView(parent)
    , m_model(new SidebarModel(libraryName, this)) {
    setObjectName("sidebar"_L1);
    setAccessibleName(tr("Libraries and views"));
    setProperty("rounded", true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(NoEditTriggers);
    setMouseTracking(true);
    viewport()->setAutoFillBackground(false); // paintEvent() fills it in the sidebar's colour
    setModel(m_model);
    setItemDelegate(new SidebarDelegate(this));
    setCurrentIndex(m_model->index(m_model->rowOf(m_place)));
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, &Sidebar::take);
}

void Sidebar::paintEvent(QPaintEvent* event) {
    QPainter(viewport()).fillRect(event->rect(), colorsFor(palette()).sidebar);
    QListView::paintEvent(event);
}

void Sidebar::take(const QModelIndex& index) {
    if (!index.isValid()
        || SidebarModel::Kind(index.data(SidebarModel::KindRole).toInt()) != SidebarModel::Kind::Place) {
        return;
    }
    const auto place = Place(index.data(SidebarModel::PlaceRole).toInt());
    if (place != m_place) {
        m_place = place;
        Q_EMIT chosen(place);
    }
}

// The first and last lines may be headings.
QModelIndex Sidebar::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) {
    switch (action) {
    case MoveHome:
    case MovePageUp:
        return m_model->index(m_model->rowOf(Place::AllLibraries));
    case MoveEnd:
    case MovePageDown:
        return m_model->index(m_model->rowCount() - 1);
    default:
        return QListView::moveCursor(action, modifiers);
    }
}

void Sidebar::setPlace(Place place) {
    if (const int row = m_model->rowOf(place); row >= 0) {
        setCurrentIndex(m_model->index(row));
    }
}

void Sidebar::setCounts(const SidebarCounts& counts) {
    m_model->setCounts(counts);
    const Place wanted = m_model->rowOf(m_place) >= 0 ? m_place : Place::Images;
    if (!currentIndex().isValid() || wanted != m_place) {
        setCurrentIndex(m_model->index(m_model->rowOf(wanted)));
    }
}

} // namespace platter
