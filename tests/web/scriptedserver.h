// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/web/httpclient.h"

#include <QSslConfiguration>
#include <QThread>

#include <mutex>

class QTcpServer;
class QTcpSocket;

namespace platter {

// What a server was asked.
struct Asked {
    QByteArray method{};
    QByteArray target{}; // path and query
    QList<HttpHeader> headers{};
    QByteArray body{};

    QByteArray header(QByteArrayView name) const;
};

// One thing that a server does; an answer is several.
struct Step {
    enum class Kind { Send, Wait, Close, Hang };
    Kind kind = Kind::Send;
    QByteArray bytes{};
    int milliseconds = 0;
};

Step sends(const QByteArray& bytes);
Step waits(int milliseconds);
Step closes(); // what was sent goes out, then the connection ends
Step hangs();
// A whole answer with its length.
Step answers(int status, const QByteArray& body = {}, const QList<HttpHeader>& headers = {});

// An HTTP server on loopback that does to each request what its script says, however rude. On a thread of its own; the
// script is called there.
class ScriptedServer {
public:
    using Script = std::function<QList<Step>(const Asked&)>;
    explicit ScriptedServer(Script script, const QSslConfiguration& tls = {}); // with a certificate: https
    ~ScriptedServer();
    ScriptedServer(const ScriptedServer&) = delete;
    ScriptedServer& operator=(const ScriptedServer&) = delete;

    // `host`: another name for loopback.
    QUrl url(const QString& path = QStringLiteral("/"), const QString& host = QStringLiteral("localhost")) const;
    QList<Asked> asked() const;
    int count() const { return static_cast<int>(asked().size()); }
    int mostAtOnce() const; // requests that were being answered at the same time
    qint64 unsent() const; // bytes that were to be sent and that the other side has not taken
    // From now on bodies are read so slowly; 0 bytes: not at all.
    void readSlowly(qint64 bytes, int milliseconds);

private:
    friend class ScriptedConnection;
    Script m_script;
    bool m_isTls;
    QThread m_thread;
    QTcpServer* m_server = nullptr; // lives on the thread
    quint16 m_port = 0;
    mutable std::mutex m_mutex; // all below
    QList<Asked> m_asked;
    int m_atOnce = 0;
    int m_mostAtOnce = 0;
    qint64 m_unsent = 0;
    qint64 m_readBytes = -1; // -1: as they come
    int m_readPause = 0;
};

} // namespace platter
