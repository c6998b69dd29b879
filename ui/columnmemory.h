// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/ids.h"

#include <QHash>
#include <QList>
#include <QVariantMap>

#include <functional>
#include <optional>

class QSettings;

namespace platter {

// What tables look like in each library, and in the list of all of them: which columns show, their order, widths and sorting.
class ColumnMemory {
public:
    // A table that can tell what it looks like, and take it back. Nothing (an empty map) is how it looks at first.
    struct Table {
        QString name; // stable, for the settings
        std::function<QVariantMap()> read;
        std::function<void(const QVariantMap& looks)> apply;

        // Of a widget with looks() and setLooks(), which outlives this.
        template <typename T> static Table of(const QString& name, T* table) {
            return {name, [table] { return table->looks(); },
                [table](const QVariantMap& looks) { table->setLooks(looks); }};
        }
    };
    explicit ColumnMemory(const QList<Table>& tables);

    // The tables show this library from now on; empty: all of them. Keeps what they looked like in the one before.
    void show(const LibraryId& library);
    void forget(const LibraryId& library); // it is gone

    void restore(const QSettings& settings); // before the first show()
    void save(QSettings& settings);

private:
    void keep(); // what the tables look like now

    using Looks = QHash<QString, QVariantMap>; // by the library's key

    QList<Table> m_tables;
    QHash<QString, Looks> m_looks; // by the table's name
    std::optional<LibraryId> m_shown;
};

} // namespace platter
