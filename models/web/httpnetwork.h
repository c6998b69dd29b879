// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/web/httptransfer.h"

#include <QHash>
#include <QObject>

class QNetworkAccessManager;

namespace platter {

class Bandwidth;
class HttpExchange;

// The network thread's side of an HttpClient: all exchanges under way. begin() and drop() may be called on any thread.
class HttpNetwork : public QObject {
    Q_OBJECT

public:
    HttpNetwork(int connections, Bandwidth* bandwidth); // moved to the network thread then
    ~HttpNetwork() override;

    void begin(const std::shared_ptr<HttpTransfer>& transfer);
    void drop(const std::shared_ptr<HttpTransfer>& transfer); // ends it, if it has not ended

private:
    void start(const std::shared_ptr<HttpTransfer>& transfer);
    void pump(const HttpTransfer* transfer);

    int m_connections;
    Bandwidth* m_bandwidth; // may be null
    QNetworkAccessManager* m_manager = nullptr; // made on the network thread
    QHash<const HttpTransfer*, HttpExchange*> m_exchanges;
};

} // namespace platter
