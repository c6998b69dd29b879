// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/sidebar.h"

#include "ui/drophint.h"
#include "ui/palette.h"
#include "ui/platterstyle.h"
#include "ui/sidebardelegate.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QSettings>

namespace platter {
using namespace Qt::StringLiterals;

Sidebar::Sidebar(QWidget* parent)
    : QListView(parent)
    , m_model(new SidebarModel(this))
    , m_dropHint(new DropHint(this)) {
    setObjectName("sidebar"_L1);
    setAccessibleName(tr("Libraries and views"));
    setProperty("rounded", true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(NoEditTriggers);
    setMouseTracking(true);
    setAcceptDrops(true);
    viewport()->setAcceptDrops(true);
    setMinimumWidth(140);
    viewport()->setAutoFillBackground(false); // paintEvent() fills it in the sidebar's colour
    setModel(m_model);
    setItemDelegate(new SidebarDelegate(this));
    showPlace();
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, &Sidebar::take);
}

SidebarModel::Kind Sidebar::kindOf(const QModelIndex& index) {
    return index.isValid() ? SidebarModel::Kind(index.data(SidebarModel::KindRole).toInt())
                           : SidebarModel::Kind::Heading;
}

Place Sidebar::placeOf(const QModelIndex& index) {
    return index.data(SidebarModel::PlaceRole).value<Place>();
}

void Sidebar::paintEvent(QPaintEvent* event) {
    {
        QPainter painter(viewport());
        painter.fillRect(event->rect(), colorsFor(palette()).sidebar);
    }
    QListView::paintEvent(event);
    if (m_dropLine.isValid()) {
        QPainter painter(viewport());
        drawRounded(&painter, QRectF(visualRect(m_dropLine)).adjusted(8, 1, -8, -1), 6, Qt::NoBrush,
            QPen(colorsFor(palette()).accent, 2));
    }
}

void Sidebar::take(const QModelIndex& index) {
    const SidebarModel::Kind kind = kindOf(index);
    const bool isPlace = kind == SidebarModel::Kind::Place || kind == SidebarModel::Kind::Library;
    if (!isPlace || m_keepPlace) {
        return;
    }
    if (const Place place = placeOf(index); place != m_place) {
        m_place = place;
        Q_EMIT chosen(place);
    }
}

void Sidebar::showPlace() {
    const QScopedValueRollback keep(m_keepPlace, true);
    const QModelIndex at = m_model->index(m_model->rowOf(m_place));
    // A library's own line stands for its images as well.
    if (currentIndex().isValid() && kindOf(currentIndex()) == SidebarModel::Kind::Library
        && placeOf(currentIndex()) == m_place) {
        return;
    }
    setCurrentIndex(at);
}

void Sidebar::setPlace(const Place& place) {
    if (m_model->rowOf(place) < 0 || place == m_place) {
        return;
    }
    m_place = place;
    showPlace();
    Q_EMIT chosen(place);
}

void Sidebar::setContent(const SidebarContent& content) {
    {
        const QScopedValueRollback keep(m_keepPlace, true); // a line that goes makes its neighbour the current one
        m_model->setContent(content, m_place.library);
    }
    const bool known = m_place.library.isEmpty() || m_model->rowOfLibrary(m_place.library) >= 0;
    const Place before = m_place;
    if (!known) {
        m_place = {};
    } else if (m_model->rowOf(m_place) < 0) {
        m_place.kind = Place::Kind::Images;
    }
    showPlace();
    if (m_place != before) {
        Q_EMIT chosen(m_place);
    }
}

void Sidebar::fold(const QModelIndex& index, bool expanded) {
    const LibraryId library = placeOf(index).library;
    const bool inside = kindOf(currentIndex()) == SidebarModel::Kind::Place && !m_place.isView()
        && m_place.library == library && !library.isEmpty();
    {
        const QScopedValueRollback keep(m_keepPlace, true);
        m_model->setExpanded(library, expanded);
    }
    if (inside && !expanded) { // its servers are still shown: the library's line stands for them
        const QScopedValueRollback keep(m_keepPlace, true);
        setCurrentIndex(m_model->index(m_model->rowOfLibrary(library)));
    } else {
        showPlace();
    }
}

bool Sidebar::isOnChevron(const QModelIndex& index, const QPoint& at) const {
    return kindOf(index) == SidebarModel::Kind::Library
        && SidebarDelegate::chevronRect(visualRect(index), index, layoutDirection()).contains(at);
}

void Sidebar::mousePressEvent(QMouseEvent* event) {
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && isOnChevron(index, event->position().toPoint())) {
        fold(index, !index.data(SidebarModel::ExpandedRole).toBool());
        event->accept();
        return;
    }
    if (kindOf(index) == SidebarModel::Kind::Connect || event->button() == Qt::RightButton) {
        event->accept(); // neither is a place
        return;
    }
    QListView::mousePressEvent(event);
}

void Sidebar::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton
        && kindOf(indexAt(event->position().toPoint())) == SidebarModel::Kind::Connect) {
        Q_EMIT connectRequested();
        return;
    }
    QListView::mouseReleaseEvent(event);
}

void Sidebar::mouseDoubleClickEvent(QMouseEvent* event) {
    const QModelIndex index = indexAt(event->position().toPoint());
    if (kindOf(index) == SidebarModel::Kind::Library) {
        fold(index, !index.data(SidebarModel::ExpandedRole).toBool());
        return;
    }
    QListView::mouseDoubleClickEvent(event);
}

void Sidebar::keyPressEvent(QKeyEvent* event) {
    const QModelIndex index = currentIndex();
    const SidebarModel::Kind kind = kindOf(index);
    const bool back = event->key() == (layoutDirection() == Qt::RightToLeft ? Qt::Key_Right : Qt::Key_Left);
    const bool on = event->key() == (layoutDirection() == Qt::RightToLeft ? Qt::Key_Left : Qt::Key_Right);
    const bool acts = event->key() == Qt::Key_Space || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (kind == SidebarModel::Kind::Library && (back || on || acts)) {
        fold(index, acts ? !index.data(SidebarModel::ExpandedRole).toBool() : on);
        return;
    }
    if (kind == SidebarModel::Kind::Connect && acts) {
        Q_EMIT connectRequested();
        return;
    }
    if (back && index.data(SidebarModel::LevelRole).toInt() > 0) {
        setCurrentIndex(m_model->index(m_model->rowOfLibrary(placeOf(index).library)));
        return;
    }
    QListView::keyPressEvent(event);
}

void Sidebar::contextMenuEvent(QContextMenuEvent* event) {
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const QModelIndex index = byMouse ? indexAt(event->pos()) : currentIndex();
    const LibraryId library = placeOf(index).library;
    const bool own = kindOf(index) == SidebarModel::Kind::Library || index.data(SidebarModel::LevelRole).toInt() > 0;
    if (index.isValid() && own && !library.isEmpty()) {
        Q_EMIT menuRequested(
            library, byMouse ? event->globalPos() : viewport()->mapToGlobal(visualRect(index).bottomLeft()));
    }
}

// The first and last lines may be headings.
QModelIndex Sidebar::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) {
    switch (action) {
    case MoveHome:
    case MovePageUp:
        return m_model->index(m_model->rowOf({}));
    case MoveEnd:
    case MovePageDown:
        return m_model->index(m_model->rowCount() - 1);
    default:
        return QListView::moveCursor(action, modifiers);
    }
}

LibraryId Sidebar::libraryAt(const QPoint& at) const {
    const QModelIndex index = indexAt(at);
    const bool own = kindOf(index) == SidebarModel::Kind::Library || index.data(SidebarModel::LevelRole).toInt() > 0;
    return own ? placeOf(index).library : LibraryId();
}

void Sidebar::showDrop(const QPoint& at, const DropVerdict& verdict) {
    if (!verdict.isDrop) {
        hideDrop();
        return;
    }
    const QModelIndex line = m_model->index(m_model->rowOfLibrary(libraryAt(at)));
    const QRect place = line.isValid() ? visualRect(line) : QRect(0, at.y(), viewport()->width(), 1);
    m_dropHint->showBeside(place.translated(viewport()->pos()), verdict);
    m_dropLine = verdict.isAccepted() ? line : QModelIndex();
    viewport()->update();
}

void Sidebar::hideDrop() {
    m_dropHint->hide();
    m_dropLine = QPersistentModelIndex();
    viewport()->update();
}

// Accepted wherever it comes in: a drag that was once refused tells nothing about its further way.
void Sidebar::dragEnterEvent(QDragEnterEvent* event) {
    if (!m_dropJudge) {
        event->ignore();
        return;
    }
    dragMoveEvent(event);
    event->accept();
}

void Sidebar::dragMoveEvent(QDragMoveEvent* event) {
    const QPoint at = event->position().toPoint();
    const DropVerdict verdict = m_dropJudge(event->mimeData(), libraryAt(at));
    showDrop(at, verdict);
    verdict.isAccepted() ? DropVerdict::answer(event) : event->ignore();
}

void Sidebar::dragLeaveEvent(QDragLeaveEvent* event) {
    hideDrop();
    event->accept();
}

void Sidebar::dropEvent(QDropEvent* event) {
    hideDrop();
    const LibraryId library = libraryAt(event->position().toPoint());
    if (!m_dropJudge || !m_dropJudge(event->mimeData(), library).isAccepted()) {
        event->ignore();
        return;
    }
    DropVerdict::answer(event);
    Q_EMIT dropped(event->mimeData(), library);
}

void Sidebar::save(QSettings& settings) const {
    settings.setValue("sidebar/collapsed"_L1, QStringList(m_model->collapsed().values()));
}

void Sidebar::restore(const QSettings& settings) {
    const QStringList collapsed = settings.value("sidebar/collapsed"_L1).toStringList();
    const QScopedValueRollback keep(m_keepPlace, true);
    m_model->setCollapsed(QSet<QString>(collapsed.begin(), collapsed.end()));
    setCurrentIndex(m_model->index(m_model->rowOf(m_place)));
}

} // namespace platter
