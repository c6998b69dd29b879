// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/brightbox/connection.h"

#include <QSettings>

namespace platter {

// The connections in the settings, without their secrets. One thread.
class ConnectionStore {
public:
    explicit ConnectionStore(QSettings* settings) // outlives it
        : m_settings(settings) { }

    QList<Connection> connections() const; // in the order in which they were made; what makes no sense is left out
    std::optional<Connection> find(const LibraryId& id) const;
    std::optional<Connection> findNamed(const QString& nameOrId) const; // case matters not; nullopt also when several
    void save(const Connection& connection); // adds or replaces
    void remove(const LibraryId& id);
    LibraryId newId() const;

private:
    QSettings* m_settings;
};

} // namespace platter
