// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/spacewatch.h"

namespace platter {

SpaceWatch::SpaceWatch(Library* library, QObject* parent)
    : QObject(parent)
    , m_library(library) {
    m_timer.setSingleShot(true);
    m_timer.setInterval(500);
    connect(&m_timer, &QTimer::timeout, this, &SpaceWatch::refresh);
}

void SpaceWatch::refreshSoon() {
    if (!m_timer.isActive()) {
        m_timer.start();
    }
}

void SpaceWatch::refresh() {
    if (m_library->state() != LibraryState::Ready) {
        return;
    }
    m_library->space()
        .then(this,
            [this](const Result<LibrarySpace>& result) {
                m_space = result ? std::optional(*result) : std::nullopt;
                Q_EMIT changed();
            })
        .onFailed(this, [] {})
        .onCanceled(this, [] {});
}

} // namespace platter
