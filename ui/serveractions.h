// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/jobs/jobqueue.h"
#include "models/library/libraryset.h"
#include "ui/snapshotdialog.h"

#include <QAction>
#include <QMenu>
#include <QPointer>

namespace platter {

// What can be done with the selected servers: the servers' menu, and "Snapshot server…" of the top bar.
class ServerActions : public QObject {
    Q_OBJECT

public:
    // All outlive this object; `window` is the dialogs' parent.
    ServerActions(LibrarySet* libraries, JobQueue* queue, QWidget* window);

    void setChosen(Library* library); // whose servers "Snapshot server…" offers; null: all libraries'
    void setSelection(const QList<Server>& servers);
    QMenu* menu() const { return m_menu; }
    QAction* snapshotAny() const { return m_snapshotAny; } // of those to choose from; visible where there are servers

Q_SIGNALS:
    void failed(const platter::Error& error);
    void imageRequested(const platter::ImageKey& key);

private:
    QAction* add(const QString& name, const QString& text, void (ServerActions::*what)());
    void refresh();
    QList<Library*> snapshotLibraries() const; // that "Snapshot server…" is about
    QList<Server> allServers() const;
    void openSnapshot();
    void openSnapshotAny();
    QList<SnapshotDialog::LooseVolume> looseVolumes() const;
    void ask(const QList<Server>& servers, const QList<ServerKey>& chosen,
        const QList<SnapshotDialog::LooseVolume>& volumes = {});
    void openReplace();
    void openSchedule();
    void openRestore();
    void refreshHere(const Library* library);
    void copyIds();
    void copySsh();
    void showImage();

    LibrarySet* m_libraries;
    JobQueue* m_queue;
    QWidget* m_window;
    QPointer<Library> m_chosen;
    QList<Server> m_servers;
    QMenu* m_menu;
    QAction* m_snapshotAny;
    QAction* m_snapshot;
    QAction* m_replace;
    QAction* m_schedule;
    QAction* m_restore;
    QAction* m_copyId;
    QAction* m_copySsh;
    QAction* m_showImage;
};

} // namespace platter
