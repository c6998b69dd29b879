// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/windowactions.h"

#include "ui/imagetableview.h"

namespace platter {
using namespace Qt::StringLiterals;

WindowActions::WindowActions(QWidget* window)
    : QObject(window)
    , add(new QAction(tr("Add Image…"), window))
    , find(new QAction(tr("Search"), window))
    , quit(new QAction(tr("Quit"), window))
    , showDetails(new QAction(tr("Details"), window))
    , compact(new QAction(tr("Compact Rows"), window))
    , transfers(new QAction(tr("Transfer Limits…"), window))
    , settings(new QAction(tr("Settings…"), window))
    , viewMenu(new QMenu(window)) {
    add->setObjectName("addImage"_L1);
    add->setShortcuts({QKeySequence(QKeySequence::Open), QKeySequence(QKeySequence::New)});
    add->setToolTip(
        tr("Add disk images from files (%1)").arg(QKeySequence(QKeySequence::Open).toString(QKeySequence::NativeText)));
    find->setShortcut(QKeySequence(QKeySequence::Find));
    quit->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q)); // the standard key is empty on a bare X server
    showDetails->setObjectName("showDetails"_L1);
    showDetails->setCheckable(true);
    showDetails->setChecked(true);
    showDetails->setShortcut(QKeySequence(Qt::Key_F9));
    compact->setObjectName("compactRows"_L1);
    compact->setCheckable(true);
    transfers->setObjectName("transferLimits"_L1);
    settings->setObjectName("settings"_L1);
    settings->setMenuRole(QAction::PreferencesRole);
    settings->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Comma)); // the standard key is empty on a bare X server
    window->addActions({add, find, quit, showDetails, settings});
    connect(quit, &QAction::triggered, window, &QWidget::close);
}

void WindowActions::addTable(ImageTableView* table) {
    viewMenu->addMenu(table->columnsMenu());
    viewMenu->addMenu(table->sortMenu());
    viewMenu->addSeparator();
    viewMenu->addAction(compact);
    viewMenu->addAction(showDetails);
    connect(compact, &QAction::toggled, table, &ImageTableView::setCompact);
}

} // namespace platter
