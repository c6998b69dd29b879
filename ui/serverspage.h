// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/items/servertablemodel.h"

#include <QTimer>
#include <QVariantMap>
#include <QWidget>

class QLabel;
class QMenu;
class QStackedLayout;
class QTableView;

namespace platter {

// The servers of a library as a table; a line of text while there are none. Columns can be moved, sized and hidden.
class ServersPage : public QWidget {
    Q_OBJECT

public:
    explicit ServersPage(ServerTableModel* model, QWidget* parent = nullptr); // outlives it

    QTableView* table() const { return m_table; }
    QList<Server> selectedServers() const;
    bool selectServer(const ServerKey& key); // alone, and scrolled to; false when it is not shown
    // Columns and sorting, to be given back to setLooks(); what it cannot read, or nothing, is how it looks at first.
    QVariantMap looks() const;
    void setLooks(const QVariantMap& looks);
    QMenu* columnsMenu() const { return m_columnsMenu; } // which columns show; Reset
    void setSearch(const QString& text); // for the line of text; the model has its filter

Q_SIGNALS:
    void selectionUpdated(); // once an event loop's turn
    void menuRequested(const QPoint& globalPosition);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeTable();
    void resetColumns();
    void fillColumnsMenu();
    void showWhatIsThere();

    ServerTableModel* m_model;
    QTableView* m_table;
    QMenu* m_columnsMenu;
    QLabel* m_empty;
    QStackedLayout* m_pages;
    QTimer m_selectionTimer;
    QString m_search;
};

} // namespace platter
