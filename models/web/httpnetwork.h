// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/web/httpexchange.h"

#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace platter {

// The network thread of an HttpClient: all exchanges under way, moved by libcurl's multi interface. Qt's
// QNetworkAccessManager hands bodies over in pieces of 16 KiB, from one thread to another: that took four times as much
// processor time for an upload, and one connection was half as fast. Calls may be made on any thread.
class HttpNetwork {
public:
    HttpNetwork(int connections, HttpExchange::Shares shares);
    ~HttpNetwork(); // what is under way ends without a word
    Q_DISABLE_COPY_MOVE(HttpNetwork)

    void begin(const std::shared_ptr<HttpTransfer>& transfer);
    void drop(const std::shared_ptr<HttpTransfer>& transfer); // ends it, if it has not ended

private:
    void run(const std::stop_token& stop);
    void post(std::function<void()> what); // for the network thread
    void start(const std::shared_ptr<HttpTransfer>& transfer);
    void remove(const HttpTransfer* transfer);
    void tick();
    int due(); // milliseconds until something has to be done by the clock
    void collect(); // what has ended

    const HttpExchange::Shares m_shares;
    std::unique_ptr<CURLM, decltype(&curl_multi_cleanup)> m_multi;
    std::map<const HttpTransfer*, std::unique_ptr<HttpExchange>> m_exchanges; // the network thread's
    std::mutex m_mutex;
    std::vector<std::function<void()>> m_posted;
    std::jthread m_thread; // last: it ends before the rest goes
};

} // namespace platter
