// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "app/reclaimschedule.h"

namespace platter {

using namespace std::chrono_literals;

namespace {

constexpr auto kLookAgain = 10min;

} // namespace

ReclaimSchedule::ReclaimSchedule(Library* library, JobQueue* queue, std::chrono::milliseconds first, QObject* parent)
    : QObject(parent)
    , m_library(library)
    , m_queue(queue) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ReclaimSchedule::look);
    m_timer.start(first);
}

void ReclaimSchedule::look() {
    m_timer.start(kLookAgain);
    if (!m_queue->isIdle() || !m_library->isReclaimDue())
        return;
    if (auto job = m_library->reclaimJob({.now = {}, .background = true}))
        m_queue->add(std::move(job));
}

} // namespace platter
