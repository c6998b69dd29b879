// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/libraryset.h"
#include "ui/lifesign.h"

#include <QObject>
#include <QPointer>

#include <functional>

namespace platter {

struct ImageChange {
    Image image; // as it was
    ImageChanges changes;
};

// What undoes the changes: the image's own values of what they would alter.
ImageChanges reverseOf(const Image& image, const ImageChanges& changes);

// Several calls to libraries that are one thing for the person: told once, when the last one has answered. Deletes itself
// then.
class ImageBatch : public QObject {
    Q_OBJECT

public:
    struct Outcome {
        QList<ImageChange> done;
        QList<Error> errors;
        std::optional<Error> error() const; // one sentence for all of them
    };
    using Done = std::function<void(const Outcome&)>; // in `parent`'s thread, while it lives

    static void update(QObject* parent, const LibrarySet* libraries, const QList<ImageChange>& changes, Done done);
    static void remove(QObject* parent, const LibrarySet* libraries, const QList<Image>& images, Done done);

private:
    ImageBatch(QObject* parent, qsizetype calls, Done done);
    void watch(QFuture<Result<Image>> future, const ImageChange& change);
    void answered(const ImageChange& change, const std::optional<Error>& error);

    qsizetype m_pending;
    Outcome m_outcome;
    Done m_done;
    LifeSign m_life;
};

} // namespace platter
