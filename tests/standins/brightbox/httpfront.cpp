// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/standins/brightbox/httpfront.h"

#include <QHttpHeaders>
#include <QHttpServerRequest>
#include <QMetaEnum>
#include <QRegularExpression>
#include <QTimer>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace platter::test {

// Knows its connections, so that they can be cut.
class HttpFront::Listener : public QTcpServer {
public:
    using QTcpServer::QTcpServer;

    QTcpSocket* socket(quint16 peerPort) const {
        for (const auto& socket : m_sockets)
            if (socket && socket->peerPort() == peerPort)
                return socket;
        return nullptr;
    }
    void cutAll() {
        for (const auto& socket : std::exchange(m_sockets, {}))
            if (socket)
                socket->abort();
    }

protected:
    void incomingConnection(qintptr handle) override {
        auto* socket = new QTcpSocket(this);
        socket->setSocketDescriptor(handle);
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        m_sockets.removeIf([](const QPointer<QTcpSocket>& known) { return !known; });
        m_sockets.append(socket);
        addPendingConnection(socket);
    }

private:
    QList<QPointer<QTcpSocket>> m_sockets;
};

struct HttpFront::Exchange {
    Asked asked;
    Fault fault;
    QHttpServerResponder responder;
    QPointer<QTcpSocket> socket;
};

HttpFront::HttpFront(Handler handler, QObject* parent)
    : QAbstractHttpServer(parent)
    , m_handler(std::move(handler))
    , m_listener(new Listener) { }

HttpFront::~HttpFront() = default;

bool HttpFront::listen(quint16 port) {
    if (m_listener->isListening())
        return true;
    if (!m_listener->listen(QHostAddress::LocalHost, m_port ? m_port : port))
        return false;
    if (m_port == 0)
        bind(m_listener); // which takes it over
    m_port = m_listener->serverPort();
    return true;
}

void HttpFront::close() {
    m_listener->close();
    m_listener->cutAll();
}

Fault HttpFront::takeFault(const Asked& asked) {
    if (!asked.path.startsWith(u"/standin/"))
        for (auto fault = faults.begin(); fault != faults.end(); ++fault) {
            if ((!fault->method.isEmpty() && fault->method != asked.method) || !asked.path.startsWith(fault->path))
                continue;
            if (fault->skip > 0) {
                --fault->skip;
                continue;
            }
            const auto taken = *fault;
            if (fault->times > 0 && --fault->times == 0)
                faults.erase(fault);
            return taken;
        }
    return {.answer = Fault::Answer::Real};
}

void HttpFront::record(const Asked& asked) {
    if (asked.path.startsWith(u"/standin/"))
        return;
    RecordedRequest kept{asked.method, asked.path, asked.query.toString(QUrl::FullyEncoded), asked.headers, asked.body};
    for (auto& [name, value] : kept.headers)
        if (name.compare("Authorization", Qt::CaseInsensitive) == 0)
            value = value.left(value.indexOf(' ')) + " \xe2\x80\xa6";
        else if (name.compare("X-Brightbox-OTP", Qt::CaseInsensitive) == 0)
            value = "\xe2\x80\xa6";
    static const QRegularExpression secret(
        u"(\"(?:password|refresh_token)\"\\s*:\\s*)\"(?:[^\"\\\\]|\\\\.)*\"|\\b((?:password|refresh_token)=)[^&]*"_s);
    if (asked.path.startsWith(u"/token"))
        kept.body = QString::fromUtf8(kept.body).replace(secret, u"\\1\\2\"…\""_s).toUtf8();
    requests.append(kept);
}

bool HttpFront::handleRequest(const QHttpServerRequest& request, QHttpServerResponder& responder) {
    Asked asked;
    asked.method
        = QByteArray(QMetaEnum::fromType<QHttpServerRequest::Method>().valueToKey(static_cast<int>(request.method())))
              .toUpper();
    asked.path = request.url().path();
    asked.query = request.query();
    for (const auto& [name, value] : request.headers().toListOfPairs())
        asked.headers.append({name, value});
    asked.body = request.body();
    record(asked);
    const auto fault = takeFault(asked);
    const auto exchange = std::make_shared<Exchange>(
        Exchange{asked, fault, std::move(responder), m_listener->socket(request.remotePort())});
    if (fault.delay.count() > 0)
        QTimer::singleShot(fault.delay, this, [this, exchange] { answer(*exchange); });
    else
        answer(*exchange);
    return true;
}

void HttpFront::missingHandler(const QHttpServerRequest&, QHttpServerResponder&) { }

void HttpFront::answer(Exchange& exchange) {
    const auto& fault = exchange.fault;
    using enum Fault::Answer;
    if (fault.answer == Hang)
        return m_hanging.push_back(std::move(exchange.responder));
    if (fault.answer == Drop) {
        if (exchange.socket)
            exchange.socket->abort();
        return;
    }
    if (fault.answer == Status) {
        Reply reply{.status = fault.status, .body = fault.body, .headers = {}};
        if (!fault.retryAfter.isEmpty())
            reply.addHeader("Retry-After", fault.retryAfter);
        return write(exchange.responder, reply);
    }
    auto reply = m_handler(exchange.asked);
    if (fault.answer == Empty)
        reply.body.clear();
    if (fault.answer == Malformed)
        reply.body.truncate(reply.body.size() / 2);
    if (fault.answer != Cut)
        return write(exchange.responder, reply);
    if (!exchange.socket)
        return;
    exchange.socket->write("HTTP/1.1 " + QByteArray::number(reply.status)
        + " Here\r\nContent-Type: application/json\r\n" + "Content-Length: " + QByteArray::number(reply.body.size())
        + "\r\n\r\n" + reply.body.left(reply.body.size() / 2));
    exchange.socket->flush();
    exchange.socket->abort();
}

void HttpFront::write(QHttpServerResponder& responder, const Reply& reply) {
    QHttpHeaders headers;
    headers.append(QHttpHeaders::WellKnownHeader::ContentType, "application/json; charset=utf-8");
    headers.append("X-Request-Id", QUuid::createUuid().toString(QUuid::WithoutBraces).toUtf8());
    for (const auto& [name, value] : reply.headers)
        headers.append(name, value);
    responder.write(reply.body, headers, static_cast<QHttpServerResponder::StatusCode>(reply.status));
}

} // namespace platter::test
