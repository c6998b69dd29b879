// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "app/sleepinhibitor.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace platter {
using namespace Qt::StringLiterals;

SleepInhibitor::SleepInhibitor(JobQueue* queue, const QDBusConnection& bus, QObject* parent)
    : QObject(parent)
    , m_queue(queue)
    , m_bus(bus) {
    connect(queue, &JobQueue::added, this, &SleepInhibitor::refresh);
    connect(queue, &JobQueue::idle, this, &SleepInhibitor::refresh);
}

void SleepInhibitor::refresh() {
    if (m_queue->isIdle())
        m_lock = {};
    else if (!m_lock.isValid() && !m_asking)
        take();
}

void SleepInhibitor::take() {
    auto call = QDBusMessage::createMethodCall(
        u"org.freedesktop.login1"_s, u"/org/freedesktop/login1"_s, u"org.freedesktop.login1.Manager"_s, u"Inhibit"_s);
    call.setArguments({u"idle"_s, u"Platter"_s, tr("Images are being moved."), u"block"_s});
    m_asking = true;
    auto* watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        m_asking = false;
        watcher->deleteLater();
        const QDBusPendingReply<QDBusUnixFileDescriptor> reply = *watcher;
        if (!reply.isError() && !m_queue->isIdle())
            m_lock = reply.value();
    });
}

} // namespace platter
