// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/library.h"

#include <QPointer>
#include <QTimer>

namespace platter {

// What a library takes up and what is free beside it, asked for again when things change, but not for each change.
class SpaceWatch : public QObject {
    Q_OBJECT

public:
    explicit SpaceWatch(QObject* parent = nullptr);

    void setLibrary(Library* library); // may be null
    const std::optional<LibrarySpace>& space() const {
        return m_space;
    } // unset until it is known, or where it never is
    void refresh(); // now
    void refreshSoon(); // within half a second, once for many calls

Q_SIGNALS:
    void changed();

private:
    QPointer<Library> m_library;
    QTimer m_timer;
    std::optional<LibrarySpace> m_space;
};

} // namespace platter
