// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/ids.h"

#include <QDBusConnection>
#include <QList>
#include <QObject>

#include <optional>

class QMimeData;

namespace platter {

// Images that are dragged out of the window to a file manager. A file cannot be offered, since it is not there before it was
// exported, which takes long; so the file manager is asked to say where it was dropped, by the call that Ark's drags are taken
// with: Dolphin, Plasma's desktop and others that take drops through KDE's libraries do so, on X11 and on Wayland. Others take
// nothing. Lives in the window's thread.
class DragExport : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.ark.DndExtract")

public:
    // Without a bus: the session's, once something is dragged and if there is one.
    explicit DragExport(QObject* parent = nullptr, const std::optional<QDBusConnection>& bus = {});

    // From now on the images can be asked for, once, by who gets the data; those of an earlier drag cannot any more. Adds
    // nothing where there is no session bus or no image.
    void offer(QMimeData* data, const QList<ImageKey>& images);

    static QString serviceFormat(); // the data's formats: whom to call, and where
    static QString pathFormat();

public Q_SLOTS:
    // The file manager's call; returns at once, it waits for that. A local path or an address.
    Q_SCRIPTABLE void extractSelectedFilesTo(const QString& destination);

Q_SIGNALS:
    void dropped(const QList<platter::ImageKey>& images, const QString& destination);

private:
    std::optional<QDBusConnection> m_bus;
    QString m_path; // of this object on the bus; empty: nothing is offered
    QList<ImageKey> m_images;
};

} // namespace platter
