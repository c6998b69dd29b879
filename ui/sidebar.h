// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dropverdict.h"
#include "ui/sidebarmodel.h"

#include <QListView>

class QSettings;

namespace platter {

class DropHint;

// Libraries and views. One place is always chosen. Left and Right fold a library, Space and Enter as well; the menu key
// asks for a connection's menu. Files and images can be dropped on a library.
class Sidebar : public QListView {
    Q_OBJECT

public:
    explicit Sidebar(QWidget* parent = nullptr);

    const Place& place() const { return m_place; }
    void setPlace(const Place& place); // sends chosen() when it differs; does nothing when it is not there
    // Falls back to the library's images when the chosen view is empty, and to all libraries when the library is gone.
    void setContent(const SidebarContent& content);
    SidebarModel* sidebarModel() const { return m_model; }

    void save(QSettings& settings) const; // what is folded
    void restore(const QSettings& settings);

    // What a drop on a library (empty: beside them) would do; asked while it is dragged, and told in words. Without it nothing
    // can be dropped.
    using DropJudge = std::function<DropVerdict(const QMimeData* data, const LibraryId& library)>;
    void setDropJudge(DropJudge judge) { m_dropJudge = std::move(judge); }

Q_SIGNALS:
    void chosen(const platter::Place& place);
    void connectRequested();
    void menuRequested(const platter::LibraryId& library, const QPoint& globalPosition);
    void dropped(const QMimeData* data, const platter::LibraryId& library);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;

private:
    static SidebarModel::Kind kindOf(const QModelIndex& index);
    static Place placeOf(const QModelIndex& index);
    bool isOnChevron(const QModelIndex& index, const QPoint& at) const;
    LibraryId libraryAt(const QPoint& at) const; // empty: beside them
    void showDrop(const QPoint& at, const DropVerdict& verdict);
    void hideDrop();
    void take(const QModelIndex& index);
    void fold(const QModelIndex& index, bool expanded);
    void showPlace();

    SidebarModel* m_model;
    Place m_place;
    DropJudge m_dropJudge;
    DropHint* m_dropHint;
    QPersistentModelIndex m_dropLine; // that takes what is dragged
    bool m_keepPlace = false; // the current line moves without the person choosing
};

} // namespace platter
