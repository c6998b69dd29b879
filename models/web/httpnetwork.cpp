// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/web/httpnetwork.h"

#include <algorithm>

namespace platter {

namespace {

constexpr int kLongest = 60'000; // milliseconds of waiting, when nothing is to be done by the clock

CURLM* newMulti(int connections) {
    static const CURLcode global = curl_global_init(CURL_GLOBAL_DEFAULT); // once, by the first client
    CURLM* multi = global == CURLE_OK ? curl_multi_init() : nullptr;
    if (multi)
        curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, long(connections));
    return multi;
}

} // namespace

HttpNetwork::HttpNetwork(int connections, HttpExchange::Shares shares)
    : m_shares(std::move(shares))
    , m_multi(newMulti(connections), &curl_multi_cleanup)
    , m_thread([this](const std::stop_token& stop) { run(stop); }) { }

HttpNetwork::~HttpNetwork() {
    m_thread.request_stop();
    curl_multi_wakeup(m_multi.get());
    m_thread.join();
    while (!m_exchanges.empty())
        remove(m_exchanges.begin()->first);
}

void HttpNetwork::begin(const std::shared_ptr<HttpTransfer>& transfer) {
    const HttpTransfer* key = transfer.get();
    transfer->setResume([this, key] {
        post([this, key] {
            if (const auto found = m_exchanges.find(key); found != m_exchanges.end())
                found->second->roomAgain();
        });
    });
    post([this, transfer] { start(transfer); });
}

void HttpNetwork::drop(const std::shared_ptr<HttpTransfer>& transfer) {
    post([this, transfer] { remove(transfer.get()); });
}

void HttpNetwork::post(std::function<void()> what) {
    {
        const std::lock_guard lock(m_mutex);
        m_posted.push_back(std::move(what));
    }
    curl_multi_wakeup(m_multi.get());
}

void HttpNetwork::start(const std::shared_ptr<HttpTransfer>& transfer) {
    auto exchange = std::make_unique<HttpExchange>(m_shares, transfer);
    if (curl_multi_add_handle(m_multi.get(), exchange->handle()) != CURLM_OK) { // no memory
        exchange->conclude(CURLE_OUT_OF_MEMORY);
        return;
    }
    m_exchanges.emplace(transfer.get(), std::move(exchange));
}

void HttpNetwork::remove(const HttpTransfer* transfer) {
    const auto found = m_exchanges.find(transfer);
    if (found == m_exchanges.end())
        return;
    curl_multi_remove_handle(m_multi.get(), found->second->handle());
    m_exchanges.erase(found);
}

void HttpNetwork::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        std::vector<std::function<void()>> posted;
        {
            const std::lock_guard lock(m_mutex);
            posted.swap(m_posted);
        }
        for (const auto& what : posted)
            what();
        tick();
        int running = 0;
        curl_multi_perform(m_multi.get(), &running);
        collect();
        curl_multi_poll(m_multi.get(), nullptr, 0, due(), nullptr); // until something moves or post() was called
    }
}

// First the one that has waited longest for its share of the bandwidth: whoever is first may take all that there is.
void HttpNetwork::tick() {
    std::vector<HttpExchange*> exchanges;
    for (const auto& [transfer, exchange] : m_exchanges)
        exchanges.push_back(exchange.get());
    std::ranges::sort(exchanges, {}, &HttpExchange::served);
    const auto now = HttpExchange::Clock::now();
    for (HttpExchange* exchange : exchanges)
        exchange->tick(now);
}

void HttpNetwork::collect() {
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(m_multi.get(), &left)) {
        HttpExchange* exchange = nullptr;
        curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &exchange);
        exchange->conclude(message->data.result);
    }
    for (auto at = m_exchanges.begin(); at != m_exchanges.end();) {
        const HttpTransfer* transfer = at->first;
        const bool ended = at->second->hasEnded();
        ++at;
        if (ended)
            remove(transfer); // also one that was silent for too long
    }
}

int HttpNetwork::due() {
    auto next = HttpExchange::Clock::time_point::max();
    for (const auto& [transfer, exchange] : m_exchanges)
        if (const auto at = exchange->next())
            next = std::min(next, *at);
    const auto now = HttpExchange::Clock::now();
    if (next <= now)
        return 0;
    if (next - now > std::chrono::milliseconds(kLongest))
        return kLongest;
    return int(std::chrono::ceil<std::chrono::milliseconds>(next - now).count());
}

} // namespace platter
