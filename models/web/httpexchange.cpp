// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/web/httpexchange.h"

#include "models/web/bandwidth.h"

#include <QHttp1Configuration>
#include <QNetworkAccessManager>
#include <QSslError>

#include <algorithm>
#include <cstring>
#include <functional>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

// A body that shares the request's bytes (of a QBuffer Qt makes a copy, QNonContiguousByteDeviceFactory) and can be read once,
// or from its beginning again. Where a connection is closed before the answer begins, QNetworkAccessManager sends the request
// again by itself, POST or not; it does not when the body cannot be had again (QHttpNetworkConnectionChannel,
// resetUploadData()). Where the bandwidth is used up it has nothing to give for a while, and says when it has.
class RequestBody : public QIODevice {
public:
    RequestBody(const QByteArray& bytes, bool again, Bandwidth* bandwidth, const std::function<void()>& throttled)
        : m_bytes(bytes)
        , m_again(again)
        , m_bandwidth(bandwidth)
        , m_throttled(throttled) {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
        m_throttle.setSingleShot(true);
        m_throttle.setTimerType(Qt::PreciseTimer);
        m_throttle.setInterval(Bandwidth::pause);
        connect(&m_throttle, &QTimer::timeout, this, &QIODevice::readyRead);
    }
    qint64 size() const override { return m_bytes.size(); }
    bool reset() override { return m_again && seek(0); }
    bool seek(qint64 position) override {
        m_position = position;
        return QIODevice::seek(position);
    }

protected:
    qint64 readData(char* data, qint64 most) override {
        qint64 size = std::min(most, m_bytes.size() - m_position);
        if (size <= 0) {
            return most > 0 ? -1 : 0;
        }
        size = m_bandwidth ? m_bandwidth->take(Bandwidth::Direction::Up, size) : size;
        if (size == 0) {
            m_throttled();
            m_throttle.start();
            return 0;
        }
        std::memcpy(data, m_bytes.constData() + m_position, static_cast<size_t>(size));
        m_position += size;
        return size;
    }
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    const QByteArray m_bytes;
    const bool m_again;
    Bandwidth* m_bandwidth; // may be null
    const std::function<void()> m_throttled;
    QTimer m_throttle; // until there is something again
    qint64 m_position = 0;
};

bool takesBody(const HttpRequest& request) {
    return !request.body.isEmpty()
        || (request.method != "GET" && request.method != "HEAD" && request.method != "DELETE");
}

// Errors by which Qt means nothing but the status.
bool isOnlyStatus(QNetworkReply::NetworkError error) {
    return error >= QNetworkReply::ContentAccessDenied && error != QNetworkReply::ContentReSendError
        && error != QNetworkReply::ProtocolUnknownError && error != QNetworkReply::ProtocolFailure;
}

// Errors that mean that there was no connection to send anything over.
bool isBeforeSending(QNetworkReply::NetworkError error) {
    return error == QNetworkReply::ConnectionRefusedError || error == QNetworkReply::HostNotFoundError
        || error == QNetworkReply::SslHandshakeFailedError || error == QNetworkReply::ProxyConnectionRefusedError
        || error == QNetworkReply::ProxyNotFoundError;
}

} // namespace

HttpExchange::HttpExchange(
    QNetworkAccessManager* manager, const Shares& shares, std::shared_ptr<HttpTransfer> transfer, QObject* parent)
    : QObject(parent)
    , m_bandwidth(shares.bandwidth)
    , m_transfer(std::move(transfer)) {
    const auto timeout = m_transfer->request().timeout;
    m_silence.setSingleShot(true);
    m_silence.setInterval(timeout.count() > 0 ? timeout : std::chrono::hours(24));
    connect(&m_silence, &QTimer::timeout, this, &HttpExchange::onTimeout);
    m_throttle.setSingleShot(true);
    m_throttle.setTimerType(Qt::PreciseTimer);
    m_throttle.setInterval(Bandwidth::pause);
    connect(&m_throttle, &QTimer::timeout, this, &HttpExchange::pump);
    send(manager, prepared(shares.connections));
    m_reply->setReadBufferSize(HttpTransfer::kRoom);
    connectReply();
    stayAlive();
}

HttpExchange::~HttpExchange() {
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
    }
}

QNetworkRequest HttpExchange::prepared(int connections) const {
    const HttpRequest& wanted = m_transfer->request();
    QNetworkRequest request(wanted.url);
    request.setRawHeader("User-Agent", "Platter/" PLATTER_VERSION);
    if (m_transfer->asIs()) {
        request.setRawHeader("Accept-Encoding", "identity");
    }
    if (takesBody(wanted)) {
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/octet-stream"_s);
        request.setHeader(QNetworkRequest::ContentLengthHeader, wanted.body.size());
    }
    for (const HttpHeader& header : wanted.headers) {
        request.setRawHeader(header.name, header.value);
    }
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    QHttp1Configuration http1;
    http1.setNumberOfConnectionsPerHost(static_cast<unsigned>(connections)); // HttpClient counts them, Qt shall not
    request.setHttp1Configuration(http1);
    return request;
}

void HttpExchange::send(QNetworkAccessManager* manager, const QNetworkRequest& request) {
    const HttpRequest& wanted = m_transfer->request();
    if (takesBody(wanted))
        m_body = std::make_unique<RequestBody>(
            wanted.body, wanted.repeat == Repeat::Safe, m_bandwidth, [this] { stayAlive(); });
    QNetworkReply* reply = nullptr;
    if (wanted.method == "GET" && !m_body) {
        reply = manager->get(request);
    } else if (wanted.method == "HEAD" && !m_body) {
        reply = manager->head(request);
    } else if (wanted.method == "POST") {
        reply = manager->post(request, m_body.get());
    } else if (wanted.method == "PUT") {
        reply = manager->put(request, m_body.get());
    } else {
        reply = manager->sendCustomRequest(request, wanted.method, m_body.get());
    }
    m_reply.reset(reply);
}

void HttpExchange::connectReply() {
    QNetworkReply* reply = m_reply.get();
    connect(reply, &QNetworkReply::socketStartedConnecting, this, &HttpExchange::stayAlive);
    connect(reply, &QNetworkReply::encrypted, this, &HttpExchange::stayAlive);
    connect(reply, &QNetworkReply::requestSent, this, [this] {
        m_wasSent = true;
        stayAlive();
    });
    connect(reply, &QNetworkReply::uploadProgress, this, [this](qint64 sent) {
        if (sent > 0) {
            stayAlive();
            m_transfer->reportSent(sent);
        }
    });
    connect(reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError>& errors) {
        for (const QSslError& error : errors) {
            m_distrust.append(error.errorString());
        }
        m_distrust.removeDuplicates();
    });
    connect(reply, &QNetworkReply::metaDataChanged, this, &HttpExchange::readHead);
    connect(reply, &QNetworkReply::readyRead, this, &HttpExchange::pump);
    connect(reply, &QNetworkReply::finished, this, &HttpExchange::onFinished);
}

void HttpExchange::readHead() {
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (m_hasHead || status < 200) {
        return;
    }
    stayAlive();
    m_hasHead = true;
    m_head.status = status;
    for (const auto& [name, value] : m_reply->rawHeaderPairs()) {
        m_head.headers.append(HttpHeader{name, value});
    }
    m_transfer->begin(m_head);
}

void HttpExchange::pump() {
    readHead();
    while (m_hasHead && m_reply->bytesAvailable() > 0) {
        const qint64 room = m_transfer->room();
        if (room == 0) {
            m_silence.stop(); // it is not the network that is slow now
            return;
        }
        const qint64 size = allowed(std::min(room, m_reply->bytesAvailable()));
        if (size == 0) {
            m_silence.stop(); // nor now
            m_throttle.start();
            return;
        }
        QByteArray piece = m_reply->read(size);
        if (piece.isEmpty()) {
            break;
        }
        m_received += piece.size();
        m_transfer->add(std::move(piece));
    }
    if (m_isFinished) {
        conclude();
    } else {
        stayAlive();
    }
}

qint64 HttpExchange::allowed(qint64 wanted) {
    return m_bandwidth ? m_bandwidth->take(Bandwidth::Direction::Down, wanted) : wanted;
}

void HttpExchange::onFinished() {
    m_isFinished = true;
    m_silence.stop();
    pump();
}

// All that arrived is handed over.
void HttpExchange::conclude() {
    const HttpRequest& request = m_transfer->request();
    const QNetworkReply::NetworkError error = m_reply->error();
    if (!m_hasHead || error == QNetworkReply::ProxyAuthenticationRequiredError) {
        const auto what = error == QNetworkReply::NoError ? QNetworkReply::UnknownNetworkError : error;
        // requestSent() alone does not tell: Qt leaves it out for some requests without a body.
        const bool mayHaveArrived = m_wasSent || !isBeforeSending(error);
        end(HttpFailure{HttpErrors::fromNetwork(what, m_distrust, request.method, request.url), mayHaveArrived});
        return;
    }
    if (error != QNetworkReply::NoError && !isOnlyStatus(error)) {
        end(HttpFailure{HttpErrors::cutShort(request.method, request.url)});
        return;
    }
    // Where Qt unpacks the body it takes the length of the packed one away. Of chunked bodies it does not always tell that
    // they end early, and nothing else can: what is large has a length.
    bool isLength = false;
    const qint64 length = m_head.header("Content-Length").toLongLong(&isLength);
    const bool hasBody = request.method != "HEAD" && m_head.status != 204 && m_head.status != 304;
    if (isLength && hasBody && length != m_received) {
        end(HttpFailure{HttpErrors::cutShort(request.method, request.url)});
        return;
    }
    end(std::nullopt);
}

void HttpExchange::onTimeout() {
    const HttpRequest& request = m_transfer->request();
    m_reply->disconnect(this);
    m_reply->abort();
    end(HttpFailure{HttpErrors::timedOut(request.method, request.url)});
}

void HttpExchange::end(std::optional<HttpFailure> failure) {
    if (!m_hasEnded) {
        m_hasEnded = true;
        m_transfer->end(std::move(failure));
    }
}

} // namespace platter
