// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/jobs/priority.h"
#include "models/local/chunkstore.h"
#include "models/local/imagerecords.h"
#include "models/media/media.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QPromise>
#include <QThread>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>

namespace platter {

class Fetcher; // models/web/fetcher.h

// What the library and its jobs share: the store, and the one thread that may touch the catalogue. Outlives both; held by
// std::shared_ptr. What changes is told to the listener, on the catalogue's thread.
class LocalCore {
public:
    using Listener = std::function<void(const QList<Image>& changed, const QList<ImageId>& gone)>;

    // `fetcher`: what addresses are read with; may be null.
    explicit LocalCore(const QString& folder, std::shared_ptr<Fetcher> fetcher = nullptr);
    ~LocalCore(); // waits for the thread; what was posted and not begun is cancelled

    // Opens everything on the catalogue's thread, then watches for changes by other processes and for dead writers.
    // The images are told first, then `opened` is called, on the catalogue's thread too.
    void open(Listener listener, std::function<void(const Result<void>&)> opened);
    // Nothing is told any more when this returns.
    void stopListening();

    const LibraryFolder& folder() const { return m_folder; }
    const std::shared_ptr<Fetcher>& fetcher() const { return m_fetcher; }
    ChunkStore& store() { return m_store; }
    QString readOnlyReason() const; // valid after open()

    // For giving space back on a full disk: gives up the reserve, and opens for writing what was only open for reading
    // because nothing fitted. Then, keeps a reserve again. Catalogue's thread.
    Result<void> makeRoom();
    void keepReserve();
    // What imports from addresses had fetched, and nobody went on with in time. Catalogue's thread.
    void removeOldFetched();

    // Runs f(ImageRecords&) on the catalogue's thread. Fails with the library's problem while it is not open.
    template <typename F> auto post(F f) -> QFuture<std::invoke_result_t<F, ImageRecords&>>;
    // Tells the listener of an image that post() changed; catalogue's thread.
    void publish(const Image& image);
    void publishGone(const ImageId& id);
    // Tells what is in the catalogue and was not told yet; catalogue's thread.
    void tellChanges() { tellDifferences(); }

    // Packs that cannot be repacked because they are damaged: this process does not try again in the background. Any thread.
    std::set<quint32> unrepackable() const;
    void leaveUnrepacked(const std::set<quint32>& packs);
    // Packs that were written to later are not repacked in the background: more may come.
    static QDateTime quietSince();

    // Of the threads of imports and exports that begin from now on. Any thread.
    void setPriority(Priority priority) { m_priority = priority; }
    Priority priority() const { return m_priority; }

    // No larger disk is taken; bytes. Any thread.
    qint64 largestDisk() const { return m_largestDisk; }
    void setLargestDisk(qint64 bytes) { m_largestDisk = bytes; }

    // Cancelled imports stay as failed, with Retry, from now on: the program is ending.
    void keepInterrupted() { m_keepInterrupted = true; }
    bool keepsInterrupted() const { return m_keepInterrupted; }

private:
    Result<void> openNow();
    void setReadOnlyReason(const QString& reason);
    void removeLeftovers();
    Result<QList<Image>> failDeadImports();
    void poll();
    void tellDifferences();

    LibraryFolder m_folder;
    std::shared_ptr<Fetcher> m_fetcher;
    ChunkStore m_store;
    ImageRecords m_records; // catalogue's thread
    Listener m_listener; // catalogue's thread
    QHash<ImageId, Image> m_told; // what the listener knows; catalogue's thread
    Result<void> m_opened; // catalogue's thread
    qint64 m_dataVersion = 0;
    int m_polls = 0;
    std::function<void(const Result<void>&)> m_tellOpened; // catalogue's thread
    bool m_fullDisk = false; // why it is read-only; catalogue's thread
    mutable std::mutex m_unrepackableMutex;
    std::set<quint32> m_unrepackable;
    mutable std::mutex m_reasonMutex;
    QString m_readOnlyReason;
    std::atomic<bool> m_keepInterrupted = false;
    std::atomic<Priority> m_priority = Priority::Usual;
    std::atomic<qint64> m_largestDisk = kLargestDisk;
    QThread m_thread;
    QObject* m_worker; // lives in m_thread
};

template <typename F> auto LocalCore::post(F f) -> QFuture<std::invoke_result_t<F, ImageRecords&>> {
    using R = std::invoke_result_t<F, ImageRecords&>;
    auto promise = std::make_shared<QPromise<R>>();
    QFuture<R> future = promise->future();
    promise->start();
    QMetaObject::invokeMethod(m_worker, [this, promise, work = std::make_shared<F>(std::move(f))] {
        if (m_opened)
            promise->addResult((*work)(m_records));
        else
            promise->addResult(R(std::unexpected(m_opened.error())));
        promise->finish();
    });
    return future;
}

} // namespace platter
