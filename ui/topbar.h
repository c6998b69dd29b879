// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QLabel;
class QMenu;
class QPushButton;

namespace platter {

class ScopeBar;
class SearchField;

// The row above the table: "Add Image…", "Snapshot Server…" where there are servers, the scopes, the search and the menu of what is shown how.
class TopBar : public QWidget {
    Q_OBJECT

public:
    TopBar(QAction* add, QAction* snapshot, QMenu* viewMenu, QWidget* parent = nullptr);

    ScopeBar* scopes() const { return m_scopes; }
    SearchField* search() const { return m_search; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    void fitSnapshot(); // its word gives way where there is no room for all

    QPushButton* m_snapshot;
    QString m_snapshotText;
    ScopeBar* m_scopes;
    SearchField* m_search;
};

// The row below everything: totals on one side, the selection on the other.
class BottomBar : public QWidget {
    Q_OBJECT

public:
    explicit BottomBar(QWidget* parent = nullptr);

    void setTexts(const QString& totals, const QString& selection);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLabel* m_totals;
    QLabel* m_selection;
};

} // namespace platter
