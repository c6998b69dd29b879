// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/jobs/jobqueue.h"
#include "models/library/libraryset.h"
#include "ui/dropoverlay.h"

#include <QAction>

namespace platter {

// How images come in from outside: files that are chosen or dropped, and addresses to register. Decides into which library,
// opens the dialog, and hands the work to the queue.
class AddActions : public QObject {
    Q_OBJECT

public:
    // All outlive this object; `window` is the dialogs' parent.
    AddActions(LibrarySet* libraries, JobQueue* queue, QWidget* window);

    // Where images go unless the person says otherwise: the chosen library, or (null) this computer's.
    void setChosen(Library* library);
    Library* target() const; // the chosen one where it takes images, else the first that does, else the chosen one
    QList<Library*> targets() const; // those that take images now
    bool canAdd() const;

    QAction* registerAction() const { return m_register; } // Ctrl+Shift+O
    QAction* addressAction() const { return m_address; } // Ctrl+U
    void chooseFiles();
    void chooseAddress(); // asks for one; what is on the clipboard is offered
    void paste(); // the clipboard's files or addresses
    void openRegister(const LibraryId& chosen); // from an address, into the chosen library or another one that can
    void addFiles(const QStringList& paths, Library* into); // or addresses; `into` null: target()
    DropVerdict judge(const QMimeData* data, Library* into) const;
    // The drop's files, or why not.
    void drop(const QMimeData* data, Library* into);

Q_SIGNALS:
    void refused(const platter::Error& error); // a drop that cannot be taken
    void changed(); // canAdd()

private:
    static QString clipboardAddress(); // empty: there is none

    LibrarySet* m_libraries;
    JobQueue* m_queue;
    QWidget* m_window;
    QPointer<Library> m_chosen;
    QAction* m_register;
    QAction* m_address;
};

} // namespace platter
