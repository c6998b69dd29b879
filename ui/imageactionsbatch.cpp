// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/imageactionsbatch.h"

#include <QLocale>

namespace platter {

ImageChanges reverseOf(const Image& image, const ImageChanges& changes) {
    const ImageChanges real = effective(image, changes);
    ImageChanges back;
    const auto keep = [](auto& slot, const auto& change, const auto& old) {
        if (change) {
            slot = old;
        }
    };
    keep(back.name, real.name, image.name);
    keep(back.description, real.description, image.description);
    keep(back.username, real.username, image.username);
    keep(back.architecture, real.architecture, image.architecture);
    keep(back.mode, real.mode, image.mode);
    if (real.minRam) {
        back.minRam.emplace(image.minRam); // an inner nullopt clears it again
    }
    keep(back.isPublic, real.isPublic, image.isPublic);
    keep(back.status, real.status, image.status);
    keep(back.locked, real.locked, image.locked);
    keep(back.starred, real.starred, image.starred);
    return back;
}

std::optional<Error> ImageBatch::Outcome::error() const {
    if (errors.isEmpty()) {
        return std::nullopt;
    }
    Error first = errors.first();
    if (errors.size() > 1) {
        const QLocale locale;
        first.message
            = ImageBatch::tr("%1 of %2 images were left as they are. %3", "the last part is a sentence")
                  .arg(locale.toString(errors.size()), locale.toString(errors.size() + done.size()), first.message);
    }
    return first;
}

ImageBatch::ImageBatch(QObject* parent, qsizetype calls, Done done)
    : QObject(parent)
    , m_pending(calls)
    , m_done(std::move(done)) { }

void ImageBatch::update(QObject* parent, const LibrarySet* libraries, const QList<ImageChange>& changes, Done done) {
    QList<std::pair<Library*, ImageChange>> calls;
    for (const ImageChange& change : changes) {
        if (Library* library = libraries->find(change.image.library)) {
            calls.append({library, change});
        }
    }
    if (calls.isEmpty()) {
        return;
    }
    auto* batch = new ImageBatch(parent, calls.size(), std::move(done));
    for (const auto& [library, change] : std::as_const(calls)) {
        batch->watch(library->update(change.image.id, change.changes), change);
    }
}

void ImageBatch::remove(QObject* parent, const LibrarySet* libraries, const QList<Image>& images, Done done) {
    QList<std::pair<Library*, Image>> calls;
    for (const Image& image : images) {
        if (Library* library = libraries->find(image.library)) {
            calls.append({library, image});
        }
    }
    if (calls.isEmpty()) {
        return;
    }
    auto* batch = new ImageBatch(parent, calls.size(), std::move(done));
    for (const auto& [library, image] : std::as_const(calls)) {
        batch->watch(library->remove(image.id), {.image = image, .changes = {}});
    }
}

void ImageBatch::watch(QFuture<Result<Image>> future, const ImageChange& change) {
    const Error lost{.code = ErrorCode::Internal, .message = tr("%1 could not be changed.").arg(change.image.name)};
    future
        .then(this,
            [this, change](const Result<Image>& result) {
                answered(change, result ? std::nullopt : std::optional(result.error()));
            })
        .onFailed(this, [this, change, lost] { answered(change, lost); })
        .onCanceled(this, m_life.guard([this, change, lost] { answered(change, lost); }));
}

void ImageBatch::answered(const ImageChange& change, const std::optional<Error>& error) {
    if (error) {
        m_outcome.errors.append(*error);
    } else {
        m_outcome.done.append(change);
    }
    if (--m_pending == 0) {
        m_done(m_outcome);
        deleteLater();
    }
}

} // namespace platter
