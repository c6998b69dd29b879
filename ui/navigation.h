// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/items/imagetablemodel.h"
#include "models/library/libraryset.h"
#include "ui/sidebarmodel.h"

#include <QTimer>

namespace platter {

class Sidebar;
class TopBar;

// What is shown: the sidebar's place, the scope and the search become the table's filter; counts, states and ages go back to
// the sidebar and the scopes. An id pasted into the search that is not listed is asked for.
class Navigation : public QObject {
    Q_OBJECT

public:
    // All outlive it.
    Navigation(LibrarySet* libraries, ImageTableModel* model, Sidebar* sidebar, TopBar* top, QObject* parent = nullptr);

    void setCanConnect(bool can);
    Place place() const;
    Library* library() const; // the chosen one; null for all
    QString search() const;
    void showAll(); // every image of the place's library
    void showLibrary(const LibraryId& library);
    void refreshCounts();

Q_SIGNALS:
    void filterChanged(); // another place, scope or search
    void countsChanged();
    void fetched(const platter::ImageKey& key); // the pasted id is there now

private:
    Scope scope() const;
    void choosePlace(const Place& place);
    void chooseScope();
    void applyFilter();
    void fetchPasted();
    void refreshSidebar();

    LibrarySet* m_libraries;
    ImageTableModel* m_model;
    Sidebar* m_sidebar;
    TopBar* m_top;
    QTimer m_ages;
    QString m_asked; // the pasted id that was asked for last
    bool m_canConnect = false;
};

} // namespace platter
