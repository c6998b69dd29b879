// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/jobs/jobqueue.h"
#include "models/library/libraryset.h"
#include "ui/dropverdict.h"

namespace platter {

// Copies images from one library to another: asks for the fields, then hands the work to the queue.
class ImageCopier : public QObject {
    Q_OBJECT

public:
    // All outlive this object; `window` is the dialogs' parent.
    ImageCopier(LibrarySet* libraries, JobQueue* queue, QWidget* window);

    // The libraries that could take copies of all of these: writable, and none of them theirs.
    QList<Library*> targets(const QList<Image>& images) const;
    // Why the image cannot be copied there; nothing when it can.
    Result<void> check(const Image& image, const Library& target) const;
    void copy(const QList<Image>& images, const LibraryId& target); // those that can be; library by library

    // Dragged images (models/items/imagemime.h).
    DropVerdict judge(const QMimeData* data, const LibraryId& target) const; // empty target: none
    void drop(const QMimeData* data, const LibraryId& target);

Q_SIGNALS:
    void failed(const platter::Error& error);

private:
    void ask(const QList<Image>& images, Library* source, Library* target);
    void start(const Image& image, const Image& copy, const LibraryId& target);
    void handOver(const Image& image, const Image& copy, Library* source, const LibraryId& target);
    QList<Image> imagesIn(const QMimeData* data) const;

    LibrarySet* m_libraries;
    JobQueue* m_queue;
    QWidget* m_window;
};

} // namespace platter
