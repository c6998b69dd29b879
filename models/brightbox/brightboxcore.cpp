// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/brightboxcore.h"

namespace platter {
using namespace Qt::StringLiterals;

namespace {

constexpr int kNetworkThreads = 6; // more than connections: one that waits its turn must not keep others from asking

// Questions to the API are small, and a person waits for their answers.
HttpOptions unlimited(HttpOptions http) {
    http.bandwidth = nullptr;
    return http;
}

} // namespace

BrightboxCore::BrightboxCore(
    const Connection& connection, const Secrets& secrets, const QString& cachePath, const HttpOptions& http)
    : m_connection(connection)
    , m_cachePath(cachePath)
    , m_apiHttp(unlimited(http))
    , m_orbitHttp(http)
    , m_signIn(&m_apiHttp, connection, secrets)
    , m_api(&m_apiHttp, &m_signIn, connection.api, connection.account)
    , m_orbit(&m_orbitHttp, &m_signIn, connection.storage, connection.account)
    , m_cache(std::make_unique<CloudCache>()) {
    m_network.setMaxThreadCount(kNetworkThreads);
    m_cacheThread.setMaxThreadCount(1);
    m_cacheThread.setExpiryTimeout(-1);
    m_cacheThread.start([this, cachePath] {
        m_opened = m_cache->open(cachePath);
        if (!m_opened) {
            qWarning("%s %s", qPrintable(m_opened.error().message), qPrintable(m_opened.error().detail));
            m_cache = std::make_unique<CloudCache>();
            m_opened = m_cache->open({}); // nothing is remembered then, and everything works
        }
    });
}

BrightboxCore::~BrightboxCore() {
    stop();
    m_network.waitForDone();
    m_cacheThread.start([this] { m_cache.reset(); });
    m_cacheThread.waitForDone();
}

void BrightboxCore::stop() {
    m_stop.request_stop();
    m_signIn.stop();
}

std::shared_ptr<const TransferLock> BrightboxCore::lockTransfer(const QString& id) {
    {
        const std::scoped_lock lock(m_mutex);
        m_hadTransfers.insert(id);
    }
    return TransferLock::tryTake(m_cachePath, id);
}

std::shared_ptr<const TransferLock> BrightboxCore::lockLeftTransfer(const QString& id) {
    {
        const std::scoped_lock lock(m_mutex);
        if (m_hadTransfers.contains(id))
            return nullptr;
    }
    auto taken = TransferLock::tryTake(m_cachePath, id);
    const std::scoped_lock lock(m_mutex);
    if (taken)
        m_hadTransfers.insert(id);
    return taken;
}

void BrightboxCore::tidy(std::function<Result<void>()> work) {
    const auto done = onNetwork([work = std::move(work)] {
        auto result = work();
        if (!result)
            qWarning("%s", qPrintable(result.error().message));
        return result;
    });
    const std::scoped_lock lock(m_mutex);
    m_tidying.append(done);
}

QFuture<void> BrightboxCore::tidied() {
    const std::scoped_lock lock(m_mutex);
    m_tidying.removeIf([](const QFuture<Result<void>>& work) { return work.isFinished(); });
    if (m_tidying.isEmpty())
        return QtFuture::makeReadyVoidFuture();
    return QtFuture::whenAll(m_tidying.begin(), m_tidying.end()).then([](const QList<QFuture<Result<void>>>&) { });
}

void BrightboxCore::setListener(Listener listener) {
    const std::scoped_lock lock(m_listening);
    m_listener = std::move(listener);
}

void BrightboxCore::tell(const Image& image) {
    const std::scoped_lock lock(m_listening);
    if (m_listener)
        m_listener(image);
}

void BrightboxCore::remember(const ImageId& id, const QString& action, const QString& detail) {
    const HistoryEntry entry{.at = QDateTime::currentDateTimeUtc(), .who = who(), .action = action, .detail = detail};
    (void)onCache([id, entry](CloudCache& cache) { return cache.addHistory(id, entry); });
}

QString BrightboxCore::who() const {
    return m_connection.kind == SignInKind::Person ? m_connection.userName : m_connection.clientId;
}

void BrightboxCore::expect(const ImageId& id, qint64 bytes) {
    const std::scoped_lock lock(m_mutex);
    m_expected.insert(id, bytes);
}

qint64 BrightboxCore::expected(const ImageId& id) const {
    const std::scoped_lock lock(m_mutex);
    return m_expected.value(id);
}

} // namespace platter
