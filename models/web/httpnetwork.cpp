// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/web/httpnetwork.h"

#include "models/web/httpexchange.h"

#include <QNetworkAccessManager>

namespace platter {

HttpNetwork::HttpNetwork(int connections, Bandwidth* bandwidth)
    : m_connections(connections)
    , m_bandwidth(bandwidth) { }

HttpNetwork::~HttpNetwork() {
    qDeleteAll(std::exchange(m_exchanges, {}));
}

void HttpNetwork::begin(const std::shared_ptr<HttpTransfer>& transfer) {
    QMetaObject::invokeMethod(this, [this, transfer] { start(transfer); }, Qt::QueuedConnection);
}

void HttpNetwork::drop(const std::shared_ptr<HttpTransfer>& transfer) {
    QMetaObject::invokeMethod(
        this, [this, transfer] { delete m_exchanges.take(transfer.get()); }, Qt::QueuedConnection);
}

void HttpNetwork::start(const std::shared_ptr<HttpTransfer>& transfer) {
    if (!m_manager) {
        m_manager = new QNetworkAccessManager(this);
    }
    const HttpTransfer* key = transfer.get();
    transfer->setResume(
        [this, key] { QMetaObject::invokeMethod(this, [this, key] { pump(key); }, Qt::QueuedConnection); });
    // What must not be sent twice gets a connection of its own: one that was kept open may have been closed by the other
    // side, and then nobody knows whether the request arrived.
    QNetworkAccessManager* manager = m_manager;
    if (transfer->request().repeat != Repeat::Safe) {
        manager = new QNetworkAccessManager;
    }
    auto* exchange = new HttpExchange(manager, {m_connections, m_bandwidth}, transfer, this);
    if (manager != m_manager) {
        manager->setParent(exchange); // after the reply, which is a member, it goes too
    }
    m_exchanges.insert(key, exchange);
}

void HttpNetwork::pump(const HttpTransfer* transfer) {
    if (HttpExchange* exchange = m_exchanges.value(transfer)) {
        exchange->pump();
    }
}

} // namespace platter
