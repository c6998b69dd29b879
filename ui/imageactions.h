// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/jobs/jobqueue.h"
#include "ui/imageselection.h"

#include <QAction>
#include <QMenu>
#include <QObject>

#include <functional>
#include <memory>

namespace platter {

// What can be done with the selected images: the actions of the context menu, the toolbar menu and the keyboard. Greys
// what the rules refuse, with the reason as tooltip; asks what must be asked; tells the library or the queue.
class ImageActions : public QObject {
    Q_OBJECT

public:
    // `window` is the parent of dialogs and gets the shortcuts. All must outlive this object.
    ImageActions(LibrarySet* libraries, JobQueue* queue, QWidget* window);
    ~ImageActions() override;

    // What the actions act on: images of one or several libraries.
    void setSelection(const QList<Image>& images);

    // A job that failed and whose image can be made again.
    bool canRetry(const Job& job) const;
    void retryJob(Job* job); // takes its place in the queue

    // Exports those that can be, whatever is selected; a file that is there already is not replaced. An address instead of a
    // folder is refused by failed().
    void exportTo(const QList<ImageKey>& images, const QString& folder);

    QMenu* menu() const; // the whole menu, for the context menu and the "⋯" button
    QAction* copyId() const;
    QAction* rename() const;
    QAction* edit() const;
    QAction* exportRaw() const;
    QAction* remove() const;
    QAction* retry() const;
    QAction* publish() const; // make public, or private where all are public
    QAction* deprecate() const; // or undo it
    QAction* lock() const; // or unlock
    QAction* star() const; // or remove the star

Q_SIGNALS:
    void renameRequested(const platter::ImageKey& key); // F2: the table opens its editor
    void failed(const platter::Error& error); // something the person asked for did not work: shown in the window
    void undoable(
        const QString& text, const std::function<void()>& undo); // "Deprecated golden-web" with an Undo button

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace platter
