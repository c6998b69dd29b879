// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/web/scriptedserver.h"

#include <QPointer>
#include <QSslServer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

namespace platter {
using namespace Qt::StringLiterals;

// One connection, on the server's thread; a child of its socket.
class ScriptedConnection : public QObject {
public:
    ScriptedConnection(ScriptedServer* server, QTcpSocket* socket)
        : QObject(socket)
        , m_server(server)
        , m_socket(socket) {
        m_pause.setSingleShot(true);
        connect(&m_pause, &QTimer::timeout, this, [this] { read(); });
        connect(socket, &QTcpSocket::readyRead, this, [this] { readSoon(); });
        connect(socket, &QTcpSocket::bytesWritten, this, [this] { noteUnsent(); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        readSoon();
    }
    ~ScriptedConnection() override { setAnswering(false); }

private:
    void readSoon() {
        int pause = 0;
        qint64 most = -1;
        {
            const std::lock_guard lock(m_server->m_mutex);
            most = m_server->m_readBytes;
            pause = m_server->m_readPause;
        }
        if (most < 0) {
            read();
        } else if (most == 0) {
            m_socket->setReadBufferSize(1);
        } else if (!m_pause.isActive()) {
            m_socket->setReadBufferSize(most);
            m_socket->setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, 256 * 1024);
            m_pause.start(pause);
        }
    }
    void read() {
        m_received += m_socket->readAll();
        if (!m_isAnswering) {
            parse();
        }
    }
    void parse() {
        const qsizetype end = m_received.indexOf("\r\n\r\n");
        if (end < 0) {
            return;
        }
        Asked asked;
        QList<QByteArray> lines = m_received.first(end).replace("\r\n", "\n").split('\n');
        const QList<QByteArray> first = lines.takeFirst().split(' ');
        asked.method = first.value(0);
        asked.target = first.value(1);
        for (const QByteArray& line : lines) {
            const qsizetype colon = line.indexOf(':');
            asked.headers.append(HttpHeader{line.first(colon), line.sliced(colon + 1).trimmed()});
        }
        const qsizetype length = asked.header("Content-Length").toLongLong();
        if (m_received.size() < end + 4 + length) {
            return;
        }
        asked.body = m_received.sliced(end + 4, length);
        m_received.remove(0, end + 4 + length);
        setAnswering(true);
        {
            const std::lock_guard lock(m_server->m_mutex);
            m_server->m_asked.append(asked);
        }
        m_steps = m_server->m_script(asked);
        goOn();
    }
    void goOn() {
        while (!m_steps.isEmpty()) {
            const Step step = m_steps.takeFirst();
            switch (step.kind) {
            case Step::Kind::Send:
                m_socket->write(step.bytes);
                noteUnsent();
                break;
            case Step::Kind::Wait:
                QTimer::singleShot(step.milliseconds, this, [this] { goOn(); });
                return;
            case Step::Kind::Close:
                m_socket->disconnectFromHost();
                return;
            case Step::Kind::Hang:
                return;
            }
        }
        setAnswering(false);
        parse();
    }
    void setAnswering(bool answering) {
        if (m_isAnswering != answering) {
            m_isAnswering = answering;
            const std::lock_guard lock(m_server->m_mutex);
            m_server->m_atOnce += answering ? 1 : -1;
            m_server->m_mostAtOnce = std::max(m_server->m_mostAtOnce, m_server->m_atOnce);
        }
    }
    void noteUnsent() {
        const std::lock_guard lock(m_server->m_mutex);
        m_server->m_unsent = m_socket->bytesToWrite();
    }

    ScriptedServer* m_server;
    QTcpSocket* m_socket;
    QByteArray m_received;
    QList<Step> m_steps;
    QTimer m_pause;
    bool m_isAnswering = false;
};

QByteArray Asked::header(QByteArrayView name) const {
    return HttpReply{.headers = headers}.header(name);
}

Step sends(const QByteArray& bytes) {
    return {.kind = Step::Kind::Send, .bytes = bytes};
}
Step waits(int milliseconds) {
    return {.kind = Step::Kind::Wait, .milliseconds = milliseconds};
}
Step closes() {
    return {.kind = Step::Kind::Close};
}
Step hangs() {
    return {.kind = Step::Kind::Hang};
}

Step answers(int status, const QByteArray& body, const QList<HttpHeader>& headers) {
    QByteArray text = "HTTP/1.1 "_ba + QByteArray::number(status) + " Status\r\n";
    for (const HttpHeader& header : headers) {
        text += header.name + ": "_ba + header.value + "\r\n";
    }
    text += "Content-Length: "_ba + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    return sends(text);
}

ScriptedServer::ScriptedServer(Script script, const QSslConfiguration& tls)
    : m_script(std::move(script))
    , m_isTls(!tls.localCertificate().isNull()) {
    if (m_isTls) {
        auto* server = new QSslServer;
        server->setSslConfiguration(tls);
        m_server = server;
    } else {
        m_server = new QTcpServer;
    }
    QTcpServer* const server = m_server;
    server->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, server, &QObject::deleteLater);
    QObject::connect(server, &QTcpServer::pendingConnectionAvailable, server, [this, server] {
        while (QTcpSocket* socket = server->nextPendingConnection()) {
            new ScriptedConnection(this, socket);
        }
    });
    m_thread.start();
    QMetaObject::invokeMethod(
        server,
        [this, server] {
            if (!server->listen(QHostAddress::LocalHost)) {
                qFatal("cannot listen: %s", qPrintable(server->errorString()));
            }
            m_port = server->serverPort();
        },
        Qt::BlockingQueuedConnection);
}

ScriptedServer::~ScriptedServer() {
    m_thread.quit();
    m_thread.wait();
}

QUrl ScriptedServer::url(const QString& path, const QString& host) const {
    QUrl url;
    url.setScheme(m_isTls ? u"https"_s : u"http"_s);
    url.setHost(host);
    url.setPort(m_port);
    return url.resolved(QUrl(path));
}

QList<Asked> ScriptedServer::asked() const {
    const std::lock_guard lock(m_mutex);
    return m_asked;
}

int ScriptedServer::mostAtOnce() const {
    const std::lock_guard lock(m_mutex);
    return m_mostAtOnce;
}

qint64 ScriptedServer::unsent() const {
    const std::lock_guard lock(m_mutex);
    return m_unsent;
}

void ScriptedServer::readSlowly(qint64 bytes, int milliseconds) {
    const std::lock_guard lock(m_mutex);
    m_readBytes = bytes;
    m_readPause = milliseconds;
}

} // namespace platter
