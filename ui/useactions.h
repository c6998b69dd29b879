// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/jobs/jobqueue.h"
#include "ui/imageselection.h"

#include <QAction>
#include <QMenu>

namespace platter {

class ImageCopier;

// What images are used for: to publish and retire, copy to another library, share, build a server, try, shrink. Joins the
// menu of ImageActions; greys what cannot be done, with the reason as tooltip.
class UseActions : public QObject {
    Q_OBJECT

public:
    // Puts its actions into `menu`, before `before`. All outlive this object; `window` is the dialogs' parent.
    UseActions(LibrarySet* libraries, JobQueue* queue, ImageCopier* copier, QWidget* window);

    void insertInto(QMenu* menu, QAction* before);
    void setSelection(const QList<Image>& images);

    QAction* build() const { return m_build; }
    QAction* trial() const { return m_trial; }
    QAction* share() const { return m_share; }
    QAction* shrink() const { return m_shrink; }
    QAction* retire() const { return m_retire; }
    QMenu* copyMenu() const { return m_copy; }

Q_SIGNALS:
    void failed(const platter::Error& error);
    void undoable(const QString& text, const std::function<void()>& undo);

private:
    void refresh();
    void fillCopyMenu();
    void openBuild();
    void openShrink();
    void openShrinkOf(const Image& image);
    void startTrial();
    void openShare();
    void openRetire();
    void publish(const Image& image, const Image& old);
    void retireOld(const Image& image, const Image& old);

    LibrarySet* m_libraries;
    JobQueue* m_queue;
    ImageCopier* m_copier;
    QWidget* m_window;
    ImageSelection m_selection;
    QMenu* m_copy;
    QAction* m_retire;
    QAction* m_share;
    QAction* m_build;
    QAction* m_trial; // where servers run on this computer
    QAction* m_shrink;
};

} // namespace platter
