// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractListModel>
#include <QListView>

namespace platter {

enum class Place { AllLibraries, Images, Deprecated, Deleted };

struct SidebarCounts {
    int images = 0; // not deleted
    int deprecated = 0;
    int deleted = 0;

    bool operator==(const SidebarCounts&) const = default;
};

// The sidebar's lines: headings, the library with its images, and the views that hold something. Lives in the window's
// thread. Display is the text; the count is shown apart from it.
class SidebarModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Roles { KindRole = Qt::UserRole + 1, PlaceRole, CountRole, IconRole, LevelRole };
    enum class Kind { Heading, Library, Place };

    explicit SidebarModel(const QString& libraryName, QObject* parent = nullptr);

    void setCounts(const SidebarCounts& counts);
    int rowOf(Place place) const; // -1 when it is not shown

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Line {
        Kind kind = Kind::Place;
        Place place = Place::Images;
        QString text{};
        QString icon{};
        int level = 0;
        int count = -1;

        bool operator==(const Line&) const = default;
    };
    QList<Line> lines(const SidebarCounts& counts) const;

    QString m_libraryName;
    QList<Line> m_lines;
};

// Libraries and views. One place is always chosen.
class Sidebar : public QListView {
    Q_OBJECT

public:
    explicit Sidebar(const QString& libraryName, QWidget* parent = nullptr);

    Place place() const { return m_place; }
    void setPlace(Place place); // sends chosen() when it differs
    void setCounts(const SidebarCounts& counts); // falls back to Images when the chosen view is empty

Q_SIGNALS:
    void chosen(platter::Place place);

protected:
    void paintEvent(QPaintEvent* event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;

private:
    void take(const QModelIndex& index);

    SidebarModel* m_model;
    Place m_place = Place::Images;
};

} // namespace platter
