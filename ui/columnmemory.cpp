// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/columnmemory.h"

#include <QSettings>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

const QLatin1StringView kGroup = "columns"_L1;

QString keyOf(const LibraryId& library) {
    return library.isEmpty() ? u"all"_s : library.toString();
}

} // namespace

ColumnMemory::ColumnMemory(const QList<Table>& tables)
    : m_tables(tables) { }

void ColumnMemory::keep() {
    for (const Table& table : std::as_const(m_tables)) {
        if (m_shown) {
            m_looks[table.name].insert(keyOf(*m_shown), table.read());
        }
    }
}

void ColumnMemory::show(const LibraryId& library) {
    if (m_shown == library) {
        return;
    }
    keep();
    m_shown = library;
    for (const Table& table : std::as_const(m_tables)) {
        table.apply(m_looks.value(table.name).value(keyOf(library)));
    }
}

void ColumnMemory::forget(const LibraryId& library) {
    if (m_shown == library) {
        m_shown.reset();
    }
    for (Looks& looks : m_looks) {
        looks.remove(keyOf(library));
    }
}

void ColumnMemory::restore(const QSettings& settings) {
    m_looks.clear();
    m_shown.reset();
    // columns/TABLE/LIBRARY/what
    for (const QStringList keys = settings.allKeys(); const QString& key : keys) {
        const QStringList parts = key.split(u'/');
        if (parts.size() == 4 && parts[0] == kGroup) {
            m_looks[parts[1]][parts[2]].insert(parts[3], settings.value(key));
        }
    }
}

void ColumnMemory::save(QSettings& settings) {
    keep();
    settings.remove(kGroup); // those of libraries that are gone, too
    for (const auto& [table, looks] : m_looks.asKeyValueRange()) {
        for (const auto& [library, values] : looks.asKeyValueRange()) {
            for (const auto& [name, value] : values.asKeyValueRange()) {
                settings.setValue(QStringList{kGroup, table, library, name}.join(u'/'), value);
            }
        }
    }
}

} // namespace platter
