// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/librarystatetext.h"

#include <QAbstractListModel>
#include <QSet>

namespace platter {

// What the window shows: a kind of list, of one library or (without one) of all.
struct Place {
    enum class Kind { Images, Servers, Deprecated, Deleted };

    Kind kind = Kind::Images;
    LibraryId library{};

    bool isView() const { return kind == Kind::Deprecated || kind == Kind::Deleted; }
    std::optional<LibraryId> only() const { return library.isEmpty() ? std::nullopt : std::optional(library); }
    bool operator==(const Place&) const = default;
};

// What the sidebar tells about one library.
struct SidebarLibrary {
    LibraryId id{};
    QString name{};
    QString color{}; // empty: none
    bool isConnection = false; // can be signed out of
    LibraryStateText state{};
    int images = 0; // not deleted
    std::optional<int> servers{}; // unset where it has none ever

    bool operator==(const SidebarLibrary&) const = default;
};

struct SidebarContent {
    QList<SidebarLibrary> libraries{}; // in the order shown
    int images = 0; // of all
    int deprecated = 0; // of the chosen library or of all
    int deleted = 0;
    bool canConnect = false;

    bool operator==(const SidebarContent&) const = default;
};

// The sidebar's lines: headings, the libraries with what is in them, and the views that hold something. Display is the text;
// counts and states are shown apart from it. A refresh changes, adds and removes single lines: the current one stays.
class SidebarModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Roles {
        KindRole = Qt::UserRole + 1,
        PlaceRole, // Place
        CountRole, // int; -1: none
        IconRole,
        LevelRole,
        ColorRole, // QString, "#rrggbb" or empty
        ExpandedRole, // bool; invalid where there is nothing to fold
        StateKindRole, // int of LibraryStateText::Kind
        StateTextRole
    };
    enum class Kind { Heading, Library, Place, Connect };

    explicit SidebarModel(QObject* parent = nullptr);

    void setContent(const SidebarContent& content, const LibraryId& viewed); // `viewed`: what the views are of
    void setCollapsed(const QSet<QString>& libraries);
    const QSet<QString>& collapsed() const { return m_collapsed; }
    void setExpanded(const LibraryId& library, bool expanded);
    int rowOf(const Place& place) const; // the line of its own, else its library's; -1 when it is not shown
    int rowOfLibrary(const LibraryId& library) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Line {
        Kind kind = Kind::Place;
        Place place{};
        QString text{};
        QString icon{};
        int level = 0;
        int count = -1;
        QString color{};
        std::optional<bool> expanded{};
        LibraryStateText state{};

        bool isSameAs(const Line& other) const; // of the same thing, whatever is told about it
        bool operator==(const Line&) const = default;
    };
    QList<Line> lines() const;
    void addLibrary(QList<Line>& lines, const SidebarLibrary& library) const;
    void show();
    QString accessibleText(const Line& line) const;

    SidebarContent m_content;
    LibraryId m_viewed;
    QSet<QString> m_collapsed; // ids
    QList<Line> m_lines;
};

} // namespace platter

Q_DECLARE_METATYPE(platter::Place)
