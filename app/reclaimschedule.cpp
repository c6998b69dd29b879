// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "app/reclaimschedule.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <utility>

namespace platter {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kWorthRepacking = 4 * 1024 * 1024; // bytes

// As the kernel tells (Documentation/ABI/testing/sysfs-class-power); false where it tells nothing.
bool isOnBattery() {
    const QDir supplies(u"/sys/class/power_supply"_s);
    return std::ranges::any_of(supplies.entryList(QDir::Dirs | QDir::NoDotAndDotDot), [&](const QString& name) {
        QFile status(supplies.filePath(name + u"/status"));
        return status.open(QIODevice::ReadOnly) && status.readAll().trimmed() == "Discharging";
    });
}

} // namespace

ReclaimSchedule::ReclaimSchedule(Library* library, JobQueue* queue, Surroundings surroundings, QObject* parent)
    : QObject(parent)
    , m_library(library)
    , m_queue(queue)
    , m_surroundings(std::move(surroundings)) {
    if (!m_surroundings.isOnBattery)
        m_surroundings.isOnBattery = isOnBattery;
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ReclaimSchedule::look);
    m_timer.start(m_surroundings.first);
}

void ReclaimSchedule::look() {
    m_timer.start(m_surroundings.again);
    const bool wasIdle = std::exchange(m_wasIdle, m_queue->unfinished() == 0);
    if (!m_wasIdle)
        return;
    if (!m_library->isReclaimDue()) {
        if (wasIdle && !m_surroundings.isOnBattery())
            repackWhenDue();
        return;
    }
    if (auto job = m_library->reclaimJob({.now = {}, .background = true}))
        m_queue->add(std::move(job));
}

void ReclaimSchedule::repackWhenDue() {
    m_library->repackable().then(this, [this](const Result<qint64>& due) {
        if (!due || *due < kWorthRepacking || m_queue->unfinished() > 0)
            return;
        if (auto job = m_library->repackJob({.background = true}))
            m_queue->add(std::move(job));
    });
}

} // namespace platter
