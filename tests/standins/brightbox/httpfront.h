// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/standins/brightbox/httpreply.h"

#include <QAbstractHttpServer>
#include <QHttpServerResponder>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

#include <chrono>
#include <functional>
#include <vector>

namespace platter::test {

// Something that goes wrong with the next requests that it fits.
struct Fault {
    enum class Answer {
        Real, // the right answer (after the delay)
        Status, // `status` and `body` instead; nothing is done
        Hang, // never any answer; nothing is done
        Drop, // the connection is closed at once; nothing is done. Qt's client then sends again by itself: use times = -1
        Cut, // it is done, but the connection breaks in the middle of the answer
        Malformed, // it is done; the answer is half of its JSON, as if it were whole
        Empty, // it is done; the answer has its status, and no body
    };

    QByteArray method{}; // empty: any
    QString path{}; // what the path begins with: "/1.0/images"
    int times = 1; // -1: until cleared
    int skip = 0; // of the fitting requests, the first that pass
    Answer answer = Answer::Status;
    int status = 503;
    QByteArray body{};
    QByteArray retryAfter{}; // header's value; empty: none
    std::chrono::milliseconds delay{0}; // before whatever happens
};

// A request as it came, without secrets: credentials, tokens and passwords read "…".
struct RecordedRequest {
    QByteArray method;
    QString path;
    QString query;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
};

// The stand-in's door: HTTP on loopback, faults, and a record of what was asked. What begins with /standin/ is for tests:
// neither recorded nor at fault. One thread.
class HttpFront : public QAbstractHttpServer {
    Q_OBJECT

public:
    using Handler = std::function<Reply(const Asked&)>;
    explicit HttpFront(Handler handler, QObject* parent = nullptr);
    ~HttpFront() override;

    bool listen(quint16 port); // 0: any free one; later the same again
    void close(); // and cuts every connection
    quint16 port() const { return m_port; }

    std::vector<Fault> faults;
    QList<RecordedRequest> requests;

protected:
    bool handleRequest(const QHttpServerRequest& request, QHttpServerResponder& responder) override;
    void missingHandler(const QHttpServerRequest& request, QHttpServerResponder& responder) override;

private:
    class Listener;
    struct Exchange;

    Fault takeFault(const Asked& asked);
    void record(const Asked& asked);
    void answer(Exchange& exchange);
    static void write(QHttpServerResponder& responder, const Reply& reply);

    Handler m_handler;
    Listener* m_listener;
    quint16 m_port = 0;
    std::vector<QHttpServerResponder> m_hanging;
};

} // namespace platter::test
