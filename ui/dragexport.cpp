// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/dragexport.h"

#include <QFileInfo>
#include <QMimeData>
#include <QUuid>

#include <utility>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

// Asked for only then: QtDBus would start one where there is none.
std::optional<QDBusConnection> sessionBus() {
    const QString folder = qEnvironmentVariable("XDG_RUNTIME_DIR");
    const bool socket = !folder.isEmpty() && QFileInfo::exists(folder + u"/bus"_s);
    if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS") && !socket) {
        return std::nullopt;
    }
    return QDBusConnection::sessionBus();
}

} // namespace

DragExport::DragExport(QObject* parent, const std::optional<QDBusConnection>& bus)
    : QObject(parent)
    , m_bus(bus) { }

QString DragExport::serviceFormat() {
    return u"application/x-kde-ark-dndextract-service"_s;
}

QString DragExport::pathFormat() {
    return u"application/x-kde-ark-dndextract-path"_s;
}

void DragExport::offer(QMimeData* data, const QList<ImageKey>& images) {
    if (const QString old = std::exchange(m_path, {}); !old.isEmpty()) {
        m_bus->unregisterObject(old);
    }
    m_images = images;
    if (!m_bus) {
        m_bus = sessionBus();
    }
    // A path that only who has the data knows: other programs on the bus cannot ask for images.
    const QString path = u"/drags/"_s + QUuid::createUuid().toString(QUuid::Id128);
    if (images.isEmpty() || !m_bus || !m_bus->isConnected()
        || !m_bus->registerObject(path, this, QDBusConnection::ExportScriptableSlots)) {
        return;
    }
    m_path = path;
    data->setData(serviceFormat(), m_bus->baseService().toUtf8());
    data->setData(pathFormat(), path.toUtf8());
}

void DragExport::extractSelectedFilesTo(const QString& destination) {
    if (const QList<ImageKey> images = std::exchange(m_images, {}); !images.isEmpty()) {
        Q_EMIT dropped(images, destination);
    }
}

} // namespace platter
