// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/libraryset.h"

#include <QAbstractTableModel>

namespace platter {

enum class ServerColumn { Name, Status, Image, Type, Disk, Address, LastSnapshot, Zone, Id, Library, Count };

enum ServerRoles {
    ServerKeyRole = Qt::UserRole + 200, // ServerKey
    ServerRole, // Server
    ServerLookRole, // int of the ImageStatus that looks alike: an active server is as quiet as an available image
    ServerImageDeprecatedRole, // bool: what it was built from is deprecated
};

// Which servers show: those of a library or of all, with every word somewhere in their name, id, address or image.
struct ServerFilter {
    std::optional<LibraryId> library{};
    QStringList words{}; // folded to lower case

    bool operator==(const ServerFilter&) const = default;
};

// The servers of some libraries as a table. Refreshes merge by key with exact signals: selection and scroll survive. Made for
// thousands, not for millions. Lives in the window's thread.
class ServerTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    explicit ServerTableModel(QObject* parent = nullptr);

    void follow(LibrarySet* libraries); // outlives the model
    void setFilter(const ServerFilter& filter);
    void setSort(ServerColumn column, Qt::SortOrder order);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    const Server* serverAt(int row) const; // null when out of range; valid until the next change
    int rowOf(const ServerKey& key) const; // -1 when it is not shown
    QList<Server> usersOf(const ImageKey& image) const; // of all libraries, shown or not; by name

    QString sourceOf(const ImageKey& image) const; // the name of the server that it is a snapshot of; empty: unknown
    // Why servers may be missing: those of some library are still looked for, or cannot be seen. A sentence, or empty.
    QString absence() const;
    bool canBuild() const; // some library whose servers show makes servers from images

    static QString statusText(ServerStatus status);
    static QString age(const QDateTime& since, const QDateTime& now); // "3 h ago"; "never" when invalid

Q_SIGNALS:
    void refreshed(); // what absence() says may be another thing now

private:
    struct Row {
        Server server;
        QString library; // its name
        bool deprecated = false;

        ServerKey key() const { return {server.library, server.id}; }
        bool operator==(const Row&) const = default;
    };
    void followOne(Library* library);
    void refresh();
    bool isShown(const Row& row) const;
    bool less(const Row& a, const Row& b) const;
    QList<Row> wanted() const;
    void merge(QList<Row> next);
    static QVariant sortValue(const Row& row, ServerColumn column);
    QString display(const Row& row, ServerColumn column) const;

    LibrarySet* m_libraries = nullptr;
    const Library* m_leaving = nullptr; // about to be removed: its servers do not count any more
    ServerFilter m_filter;
    ServerColumn m_sort = ServerColumn::Name;
    Qt::SortOrder m_order = Qt::AscendingOrder;
    QList<Row> m_rows;
};

} // namespace platter
