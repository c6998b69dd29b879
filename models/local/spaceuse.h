// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/jobs/workers.h"
#include "models/library/library.h"
#include "models/local/chunkusers.h"
#include "models/local/localcore.h"

namespace platter {

// Tells how the images of a library share its space: on a thread of its own, with each image's map read once. Its functions
// are called on one thread; what they return may be waited for on any. Destroying it stops what runs.
class SpaceUse {
public:
    explicit SpaceUse(std::shared_ptr<LocalCore> core);
    ~SpaceUse();

    // `all`: the library's images as they are now, deleted ones included.
    QFuture<Result<qint64>> frees(const QList<Image>& all, const QList<ImageId>& ids);
    QFuture<Result<QHash<ImageId, qint64>>> freesEach(const QList<Image>& all);
    QFuture<Result<qint64>> repackable(); // bytes of packs that could be repacked in the background now
    QFuture<Result<LibraryStatistics>> statistics(const QList<Image>& all, int graceDays);
    QFuture<Result<std::optional<ImportNeed>>> importNeed(const MediaInfo& media); // on another thread: reads the disk

private:
    struct Sharers { // images with a map
        QList<ImageId> ids;
        QSet<ImageId> gone; // of these the deleted ones
    };
    static Sharers sharersOf(const QList<Image>& all);
    Result<void> follow(const QList<ImageId>& ids); // worker
    Result<LibraryStatistics> count(const QList<Image>& all, int graceDays); // worker
    template <typename T, typename F> QFuture<Result<T>> run(F f); // on the worker
    // `start` has a thread call what it is given.
    template <typename T, typename F, typename Start> static QFuture<Result<T>> answer(F f, Start start);

    std::shared_ptr<LocalCore> m_core;
    std::stop_source m_stop;
    ChunkUsers m_users; // worker
    Workers m_worker{1}; // last: its destructor waits for what uses the members above
};

} // namespace platter
