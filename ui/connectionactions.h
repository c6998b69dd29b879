// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/jobs/jobqueue.h"
#include "models/library/connector.h"
#include "models/library/libraryset.h"

#include <QAction>
#include <QMenu>
#include <QSet>

namespace platter {

// What can be done with connections: make one, refresh, sign in again, rename, sign out. Asks what must be asked.
class ConnectionActions : public QObject {
    Q_OBJECT

public:
    // `connector` may be null: then nothing can be connected to. All outlive this object; `window` is the dialogs' parent.
    ConnectionActions(LibrarySet* libraries, Connector* connector, JobQueue* queue, QWidget* window);

    bool canConnect() const { return m_connector; }
    QAction* connectAction() const { return m_connect; }
    QAction* refreshAction() const { return m_refresh; } // F5: all libraries
    void showMenu(const LibraryId& library, const QPoint& at); // Refresh, Sign in again…, Name and colour…, Sign out…
    void signInAgain(const LibraryId& library);
    void rename(const LibraryId& library);
    // Asks first. Transfers are cancelled, and end before it: what they have sent is removed while somebody is signed in.
    void signOut(const LibraryId& library);

Q_SIGNALS:
    void connected(const platter::LibraryId& library);
    void registerRequested(const platter::LibraryId& library); // an image from an address

private:
    void openConnect();
    QList<Job*> transfersOf(const LibraryId& library) const; // that have not ended
    void signOutNow(const LibraryId& library);
    void finishSignOut(const LibraryId& library);

    LibrarySet* m_libraries;
    Connector* m_connector;
    JobQueue* m_queue;
    QWidget* m_window;
    QAction* m_connect;
    QAction* m_refresh;
    QSet<LibraryId> m_leaving; // signed out of as soon as their transfers have ended
};

} // namespace platter
