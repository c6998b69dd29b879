// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/jobs/jobqueue.h"
#include "ui/imageselection.h"

#include <QAction>
#include <QMenu>
#include <QObject>

#include <optional>

namespace platter {

// What has to do with deleted images and their space: Restore, Free Space Now, for how long they are kept; and what deleting
// the selected images would free. Lives in the window's thread.
class SpaceActions : public QObject {
    Q_OBJECT

public:
    // All outlive this object; `window` is the dialogs' parent.
    SpaceActions(LibrarySet* libraries, JobQueue* queue, QWidget* window);

    void insertInto(QMenu* menu, QAction* before); // Restore
    void setSelection(const QList<Image>& images);
    // Bytes that deleting all selected images gives back; unset while it is not known, or where libraries do not tell.
    std::optional<qint64> frees() const { return m_frees; }

    QAction* restore() const { return m_restore; }
    QAction* freeNow() const { return m_freeNow; }

Q_SIGNALS:
    void failed(const platter::Error& error);
    void freesChanged();

private:
    Library* library() const; // the one that keeps deleted images; null when there is none
    void restoreSelected();
    void askToFree();

    LibrarySet* m_libraries;
    JobQueue* m_queue;
    QWidget* m_window;
    ImageSelection m_selection;
    std::optional<qint64> m_frees;
    quint64 m_question = 0; // answers to earlier ones come too late
    QAction* m_restore;
    QAction* m_freeNow;
};

} // namespace platter
