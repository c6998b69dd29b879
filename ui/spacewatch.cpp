// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/spacewatch.h"

namespace platter {

SpaceWatch::SpaceWatch(QObject* parent)
    : QObject(parent) {
    m_timer.setSingleShot(true);
    m_timer.setInterval(500);
    connect(&m_timer, &QTimer::timeout, this, &SpaceWatch::refresh);
}

void SpaceWatch::setLibrary(Library* library) {
    if (library != m_library) {
        m_library = library;
        m_space.reset();
        Q_EMIT changed();
        refresh();
    }
}

void SpaceWatch::refreshSoon() {
    if (!m_timer.isActive()) {
        m_timer.start();
    }
}

void SpaceWatch::refresh() {
    if (!m_library || m_library->state() != LibraryState::Ready) {
        return;
    }
    m_library->space()
        .then(this,
            [this, of = m_library](const Result<LibrarySpace>& result) {
                if (of != m_library) {
                    return; // another library was chosen meanwhile
                }
                m_space = result ? std::optional(*result) : std::nullopt;
                Q_EMIT changed();
            })
        .onFailed(this, [] {})
        .onCanceled(this, [] {});
}

} // namespace platter
