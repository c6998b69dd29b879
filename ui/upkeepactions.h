// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/jobs/jobqueue.h"
#include "ui/imageselection.h"

#include <QAction>
#include <QMenu>

#include <functional>

namespace platter {

// Looking after a library on this computer: verify the selected images, or all; repair; back up. The work shows in
// Transfers. Greys what a library does not offer, with the reason as tooltip.
class UpkeepActions : public QObject {
    Q_OBJECT

public:
    // All outlive this object; `window` is the dialogs' parent.
    UpkeepActions(LibrarySet* libraries, JobQueue* queue, QWidget* window);

    void insertInto(QMenu* imageMenu, QAction* before);
    void addTo(QMenu* menu); // what concerns a whole library
    void setSelection(const QList<Image>& images);

    QAction* verify() const { return m_verify; }
    QAction* verifyAll() const { return m_verifyAll; }
    QAction* repair() const { return m_repair; }
    QAction* backup() const { return m_backup; }

    // Asks for a folder and calls back with it, unless the person thinks better of it. A dialog, but for tests.
    using AskFolder = std::function<void(const std::function<void(const QString& folder)>& chosen)>;
    void setAskFolder(AskFolder ask) { m_askFolder = std::move(ask); }

private:
    Library* keeper() const; // the library that is looked after; null when there is none
    void refresh();
    void verifySelected();
    void verifyLibrary();
    void repairLibrary();
    void backUp();
    void chooseFolder(const std::function<void(const QString& folder)>& chosen);

    LibrarySet* m_libraries;
    JobQueue* m_queue;
    QWidget* m_window;
    ImageSelection m_selection;
    AskFolder m_askFolder;
    QAction* m_verify;
    QAction* m_verifyAll;
    QAction* m_repair;
    QAction* m_backup;
};

} // namespace platter
