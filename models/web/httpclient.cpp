// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/web/httpclient.h"

#include "models/jobs/waiting.h"
#include "models/web/httpnetwork.h"
#include "models/web/httprules.h"

#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

constexpr int kMostRedirects = 10;

// Stops when one of two tokens says so.
class EitherStop {
public:
    EitherStop(const std::stop_token& one, const std::stop_token& other)
        : m_one(one, Request{&m_source})
        , m_other(other, Request{&m_source}) { }
    std::stop_token token() const { return m_source.get_token(); }

private:
    struct Request {
        std::stop_source* source;
        void operator()() const { source->request_stop(); }
    };
    std::stop_source m_source;
    std::stop_callback<Request> m_one;
    std::stop_callback<Request> m_other;
};

// How many requests may be under way.
class Turns {
public:
    explicit Turns(int count)
        : m_free(count) { }
    bool take(const std::stop_token& stop) {
        std::unique_lock lock(m_mutex);
        if (!m_changed.wait(lock, stop, [this] { return m_free > 0; })) {
            return false;
        }
        --m_free;
        return true;
    }
    void give() {
        const std::lock_guard lock(m_mutex);
        ++m_free;
        m_changed.notify_one();
    }

private:
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    int m_free;
};

// A request under way and its turn, for the thread that waits.
class Stream : public HttpStream {
public:
    Stream(HttpNetwork* network, Turns* turns, std::shared_ptr<EitherStop> stop, const HttpRequest& request, bool asIs)
        : m_network(network)
        , m_turns(turns)
        , m_stop(std::move(stop))
        , m_transfer(std::make_shared<HttpTransfer>(request, asIs)) {
        m_network->begin(m_transfer);
    }
    ~Stream() override {
        m_transfer->abandon();
        m_network->drop(m_transfer);
        m_turns->give();
    }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;

    std::optional<HttpFailure> waitForHead() {
        auto head = m_transfer->waitForHead(m_stop->token());
        if (!head) {
            return head.error();
        }
        m_head = *std::move(head);
        m_head.url = m_transfer->request().url;
        return std::nullopt;
    }
    std::optional<HttpFailure> readBody() {
        std::array<std::byte, 64 * 1024> buffer;
        while (true) {
            const auto size = m_transfer->take(buffer, m_stop->token());
            if (!size) {
                return size.error();
            }
            if (*size == 0) {
                return std::nullopt;
            }
            m_head.body.append(QByteArrayView(buffer.data(), *size));
        }
    }
    HttpReply takeReply() { return std::move(m_head); }

    const HttpReply& head() const override { return m_head; }
    Result<qint64> read(std::span<std::byte> buffer) override {
        auto size = m_transfer->take(buffer, m_stop->token());
        if (!size) {
            return std::unexpected(size.error().error);
        }
        return *size;
    }

private:
    HttpNetwork* m_network;
    Turns* m_turns;
    std::shared_ptr<EitherStop> m_stop;
    std::shared_ptr<HttpTransfer> m_transfer;
    HttpReply m_head;
};

bool mayBeSentAgain(const HttpRequest& request, const HttpFailure& failure) {
    if (!failure.error.retryable) {
        return false;
    }
    switch (request.repeat) {
    case Repeat::Safe:
        return true;
    case Repeat::WhenNotArrived:
        return !failure.mayHaveArrived;
    case Repeat::Never:
        return false;
    }
    return false;
}

} // namespace

QByteArray HttpReply::header(QByteArrayView name) const {
    for (const HttpHeader& each : headers) {
        if (each.name.compare(name, Qt::CaseInsensitive) == 0) {
            return each.value;
        }
    }
    return {};
}

class HttpClient::Private {
public:
    explicit Private(const HttpOptions& options)
        : m_options(options)
        , m_turns(std::max(1, options.connections))
        , m_network(std::max(1, options.connections), {options.bandwidth, options.caFile.toLocal8Bit()}) { }
    ~Private() {
        m_closing.request_stop();
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_calls == 0; });
    }
    Private(const Private&) = delete;
    Private& operator=(const Private&) = delete;

    // The whole life of a request: redirections, repetitions. With its body read (send) or only its head (open).
    Result<std::unique_ptr<Stream>> run(const HttpRequest& request, bool withBody, const std::stop_token& caller);

private:
    std::expected<std::unique_ptr<Stream>, HttpFailure> once(
        const HttpRequest& request, bool withBody, const std::shared_ptr<EitherStop>& stop);
    Result<std::unique_ptr<Stream>> repeated(
        HttpRequest request, bool withBody, const std::shared_ptr<EitherStop>& stop);
    std::chrono::milliseconds pauseAfter(int attempt) const {
        return growingPause(m_options.firstPause, attempt, QRandomGenerator::global()->generateDouble());
    }

    const HttpOptions m_options;
    std::stop_source m_closing;
    Turns m_turns;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    int m_calls = 0; // under way
    HttpNetwork m_network;
};

Result<std::unique_ptr<Stream>> HttpClient::Private::run(
    const HttpRequest& request, bool withBody, const std::stop_token& caller) {
    {
        const std::lock_guard lock(m_mutex);
        ++m_calls;
    }
    auto result = repeated(request, withBody, std::make_shared<EitherStop>(caller, m_closing.get_token()));
    const std::lock_guard lock(m_mutex);
    --m_calls;
    m_changed.notify_all();
    return result;
}

std::expected<std::unique_ptr<Stream>, HttpFailure> HttpClient::Private::once(
    const HttpRequest& request, bool withBody, const std::shared_ptr<EitherStop>& stop) {
    if (!m_turns.take(stop->token())) {
        return std::unexpected(HttpFailure{HttpErrors::cancelled(), false});
    }
    auto stream = std::make_unique<Stream>(&m_network, &m_turns, stop, request, !withBody);
    std::optional<HttpFailure> failure = stream->waitForHead();
    if (!failure && withBody) {
        failure = stream->readBody();
    }
    if (!failure) {
        return stream;
    }
    if (failure->error.code == ErrorCode::Truncated) {
        failure->error.code = ErrorCode::Offline; // to who reads all at once it is a lost connection
    }
    return std::unexpected(*failure);
}

Result<std::unique_ptr<Stream>> HttpClient::Private::repeated(
    HttpRequest request, bool withBody, const std::shared_ptr<EitherStop>& stop) {
    if (const Result<void> allowed = mayGoTo(request.url, m_options.plainHttp); !allowed) {
        return std::unexpected(allowed.error());
    }
    int redirects = 0;
    for (int attempt = 1;;) {
        auto stream = once(request, withBody, stop);
        std::optional<std::chrono::milliseconds> wait;
        if (!stream) {
            if (attempt >= m_options.attempts || !mayBeSentAgain(request, stream.error())) {
                return std::unexpected(stream.error().error);
            }
            wait = pauseAfter(attempt);
        } else if (const QUrl to = redirection(request, (*stream)->head()); !to.isEmpty()) {
            Result<HttpRequest> next = redirected(request, to, m_options.plainHttp);
            if (!next || ++redirects > kMostRedirects) {
                return std::unexpected(next ? HttpErrors::notFollowed(request.method, request.url, to) : next.error());
            }
            request = *std::move(next);
            continue;
        } else if (isPassing((*stream)->head().status) && request.repeat == Repeat::Safe
            && attempt < m_options.attempts) {
            wait = askedPause((*stream)->head(), QDateTime::currentDateTimeUtc()).value_or(pauseAfter(attempt));
        } else {
            return *std::move(stream);
        }
        stream = nullptr; // its turn is free while this one waits
        if (!waitFor(*wait, stop->token())) {
            return std::unexpected(HttpErrors::cancelled());
        }
        ++attempt;
    }
}

HttpClient::HttpClient(HttpOptions options)
    : d(std::make_unique<Private>(options)) { }

HttpClient::~HttpClient() = default;

Result<HttpReply> HttpClient::send(const HttpRequest& request, const std::stop_token& stop) {
    auto stream = d->run(request, true, stop);
    if (!stream) {
        return std::unexpected(stream.error());
    }
    return (*stream)->takeReply();
}

Result<std::unique_ptr<HttpStream>> HttpClient::open(const HttpRequest& request, const std::stop_token& stop) {
    auto stream = d->run(request, false, stop);
    if (!stream) {
        return std::unexpected(stream.error());
    }
    return *std::move(stream);
}

} // namespace platter
