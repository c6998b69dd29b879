// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

class QMainWindow;
class QSplitter;

namespace platter {

class ColumnMemory;
class ImageTableView;
class Sidebar;
class WindowActions;

// What the window remembers from one run to the next: its place, its parts' sizes, columns, what is folded.
struct WindowSettings {
    QMainWindow* window;
    QSplitter* splitter;
    WindowActions* actions;
    ImageTableView* table;
    ColumnMemory* columns;
    Sidebar* sidebar;

    void restore() const;
    void save() const;
};

} // namespace platter
