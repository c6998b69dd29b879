// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QAction>
#include <QMenu>
#include <QWidget>

namespace platter {

class ImageTableView;

// The window's own actions, with their shortcuts, and the menu of what is shown how. All belong to the window.
class WindowActions : public QObject {
    Q_OBJECT

public:
    explicit WindowActions(QWidget* window);

    QAction* add; // Ctrl+O, Ctrl+N
    QAction* find; // Ctrl+F
    QAction* quit; // Ctrl+Q
    QAction* showDetails; // F9, checkable
    QAction* compact; // checkable
    QAction* transfers; // the settings, at the limits of transfers
    QAction* settings; // Ctrl+,
    QMenu* viewMenu;

    void addTable(ImageTableView* table); // its menus, and compact rows
};

} // namespace platter
