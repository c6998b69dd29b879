// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/sidebarmodel.h"

#include <QListView>

class QMimeData;
class QSettings;

namespace platter {

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

    // Whether something can be dropped on a library (empty: beside them); asked while it is dragged. Without it nothing can.
    using DropCheck = std::function<bool(const QMimeData* data, const LibraryId& library)>;
    void setDropCheck(DropCheck check) { m_dropCheck = std::move(check); }

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
    std::optional<LibraryId> dropTarget(const QDropEvent* event) const; // nullopt: it is not taken there
    void setDropLine(const QModelIndex& index);
    void take(const QModelIndex& index);
    void fold(const QModelIndex& index, bool expanded);
    void showPlace();

    SidebarModel* m_model;
    Place m_place;
    DropCheck m_dropCheck;
    QPersistentModelIndex m_dropLine;
    bool m_keepPlace = false; // the current line moves without the person choosing
};

} // namespace platter
