// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/brightbox/apiclient.h"
#include "models/brightbox/cloudcache.h"
#include "models/brightbox/orbitclient.h"
#include "models/brightbox/transferlock.h"

#include <QCoreApplication>
#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <atomic>
#include <memory>
#include <mutex>
#include <stop_token>

namespace platter {

// What an account's library and its jobs share: the service's API and storage, the threads that wait for them, and the one
// thread that may touch the cache. Held by std::shared_ptr; outlives both. Safe to use from several threads.
class BrightboxCore {
public:
    // `cachePath`: the account's file; empty: nothing is kept.
    BrightboxCore(
        const Connection& connection, const Secrets& secrets, const QString& cachePath, const HttpOptions& http = {});
    ~BrightboxCore(); // ends what is under way with Cancelled and waits for it
    Q_DISABLE_COPY_MOVE(BrightboxCore)

    const Connection& connection() const { return m_connection; }
    SignIn& signIn() { return m_signIn; }
    ApiClient& api() { return m_api; } // blocks: worker threads only
    OrbitClient& orbit() { return m_orbit; } // the same; with connections of its own
    std::stop_token stopToken() const { return m_stop.get_token(); }
    void stop();
    // The program is ending: jobs that are cancelled from now on leave what they did, and go on the next time.
    void keepUnfinished() { m_keepsUnfinished = true; }
    bool keepsUnfinished() const { return m_keepsUnfinished; }

    // Runs f() → Result<T> on one of the threads that wait for the network.
    template <typename F> auto onNetwork(F f) -> QFuture<std::invoke_result_t<F>>;
    // Runs f(CloudCache&) → Result<T> on the cache's thread, in order. Fails while the cache could not be opened.
    template <typename F> auto onCache(F f) -> QFuture<std::invoke_result_t<F, CloudCache&>>;

    // The lock of a saved transfer that begins here. And of one that was left: null while another job has it, and when it was
    // this process's once, which has dropped it then.
    std::shared_ptr<const TransferLock> lockTransfer(const QString& id);
    std::shared_ptr<const TransferLock> lockLeftTransfer(const QString& id);

    // Takes away what a job that never ran has left in the account, on one of the threads that wait for the network.
    void tidy(std::function<Result<void>()> work);
    QFuture<void> tidied(); // done when nothing of that is under way

    // News about one image from a job, passed to the library at once; any thread.
    using Listener = std::function<void(const Image& image)>;
    void setListener(Listener listener); // empty: nothing is told any more when this returns
    void tell(const Image& image);
    // A line in the image's history: done here, now, by who is signed in.
    void remember(const ImageId& id, const QString& action, const QString& detail = {});
    QString who() const; // the API client's id or the person's e-mail address

    // How much an image that is being made will probably hold, in bytes, as the service counts.
    void expect(const ImageId& id, qint64 bytes);
    qint64 expected(const ImageId& id) const; // 0: not known

private:
    template <typename F> static auto run(QThreadPool& pool, F f) -> QFuture<std::invoke_result_t<F>>;

    Connection m_connection;
    const QString m_cachePath;
    std::stop_source m_stop;
    std::atomic<bool> m_keepsUnfinished = false;
    HttpClient m_apiHttp;
    HttpClient m_orbitHttp;
    SignIn m_signIn;
    ApiClient m_api;
    OrbitClient m_orbit;
    mutable std::mutex m_mutex;
    QHash<ImageId, qint64> m_expected;
    QList<QFuture<Result<void>>> m_tidying;
    QSet<QString> m_hadTransfers;
    std::mutex m_listening;
    Listener m_listener;
    std::unique_ptr<CloudCache> m_cache; // its thread
    Result<void> m_opened; // its thread
    QThreadPool m_network;
    QThreadPool m_cacheThread; // exactly one, which never ends before the pool: QtSql's connections are bound to it
};

template <typename F> auto BrightboxCore::run(QThreadPool& pool, F f) -> QFuture<std::invoke_result_t<F>> {
    using R = std::invoke_result_t<F>;
    auto promise = std::make_shared<QPromise<R>>();
    QFuture<R> future = promise->future();
    promise->start();
    pool.start([promise, work = std::make_shared<F>(std::move(f))] {
        promise->addResult((*work)());
        promise->finish();
    });
    return future;
}

template <typename F> auto BrightboxCore::onNetwork(F f) -> QFuture<std::invoke_result_t<F>> {
    return run(m_network, std::move(f));
}

template <typename F> auto BrightboxCore::onCache(F f) -> QFuture<std::invoke_result_t<F, CloudCache&>> {
    return run(m_cacheThread, [this, f = std::move(f)]() mutable -> std::invoke_result_t<F, CloudCache&> {
        if (!m_opened)
            return std::unexpected(m_opened.error());
        return f(*m_cache);
    });
}

} // namespace platter
