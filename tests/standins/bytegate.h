// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

namespace platter::test {

// Stands before a server on loopback, counts the bytes that it sends, and cuts its connections when told. Needs a running
// event loop; one thread.
class ByteGate : public QObject {
public:
    explicit ByteGate(const QUrl& behind)
        : m_behind(behind) {
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket* socket = m_server.nextPendingConnection())
                pass(socket);
        });
        (void)m_server.listen(QHostAddress::LocalHost);
    }

    QUrl url() const {
        QUrl url = m_behind;
        url.setPort(m_server.serverPort());
        return url;
    }
    qint64 sent() const { return m_sent; } // by the server behind, since the last restart(); headers count too
    void restart() { m_sent = 0; }
    // Shut: connections are cut, and new ones come to nothing.
    void setShut(bool shut) {
        m_shut = shut;
        for (QTcpSocket* socket : findChildren<QTcpSocket*>()) {
            if (shut)
                socket->abort();
        }
    }

private:
    void pass(QTcpSocket* client) {
        if (m_shut) {
            client->abort();
            client->deleteLater();
            return;
        }
        client->setParent(this);
        auto* server = new QTcpSocket(this);
        connect(server, &QTcpSocket::readyRead, client, [this, server, client] {
            const QByteArray bytes = server->readAll();
            m_sent += bytes.size();
            client->write(bytes);
        });
        connect(client, &QTcpSocket::readyRead, server, [server, client] { server->write(client->readAll()); });
        for (const auto& [from, to] : {std::pair(client, server), std::pair(server, client)}) {
            connect(from, &QTcpSocket::disconnected, to, [socket = to] { socket->disconnectFromHost(); });
            connect(from, &QTcpSocket::disconnected, from, &QObject::deleteLater);
            connect(from, &QTcpSocket::errorOccurred, to, [socket = to] { socket->disconnectFromHost(); });
        }
        server->connectToHost(m_behind.host(), quint16(m_behind.port()));
    }

    const QUrl m_behind;
    QTcpServer m_server;
    qint64 m_sent = 0;
    bool m_shut = false;
};

} // namespace platter::test
