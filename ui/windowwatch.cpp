// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/windowwatch.h"

#include <QEvent>

namespace platter {

WindowWatch::WindowWatch(LibrarySet* libraries, QWidget* window)
    : QObject(window)
    , m_libraries(libraries)
    , m_window(window) {
    window->installEventFilter(this);
    connect(libraries, &LibrarySet::added, this, [this](Library* library) { library->setWatched(m_visible); });
    tell();
}

bool WindowWatch::eventFilter(QObject* watched, QEvent* event) {
    const QEvent::Type type = event->type();
    if (watched == m_window && (type == QEvent::Show || type == QEvent::Hide || type == QEvent::WindowStateChange)) {
        m_visible = type != QEvent::Hide && (type == QEvent::Show || m_window->isVisible()) && !m_window->isMinimized();
        tell();
    }
    return false;
}

void WindowWatch::tell() {
    for (Library* library : m_libraries->libraries()) {
        library->setWatched(m_visible);
    }
}

} // namespace platter
