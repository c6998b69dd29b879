// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/library.h"

#include <QTimer>

namespace platter {

// What a library takes up and what is free beside it, asked for again when things change, but not for each change.
class SpaceWatch : public QObject {
    Q_OBJECT

public:
    explicit SpaceWatch(Library* library, QObject* parent = nullptr);

    const std::optional<LibrarySpace>& space() const { return m_space; } // unset until it is known
    void refresh(); // now
    void refreshSoon(); // within half a second, once for many calls

Q_SIGNALS:
    void changed();

private:
    Library* m_library;
    QTimer m_timer;
    std::optional<LibrarySpace> m_space;
};

} // namespace platter
