// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/servers/localport.h"

#include "models/servers/domainxml.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QNetworkProxy>
#include <QTcpServer>
#include <QTcpSocket>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace platter {

namespace {

constexpr int kFirst = 20'000; // below ip_local_port_range, which begins at 32768
constexpr int kCount = 10'000;
constexpr auto kPatience = 2s;
constexpr int kConnects = 900, kTick = 100; // milliseconds; of these only ticks can be stopped
constexpr qsizetype kMost = 8192; // bytes

bool isFree(int port) {
    QTcpServer server;
    server.setProxy(QNetworkProxy::NoProxy);
    return server.listen(QHostAddress::LocalHost, quint16(port));
}

} // namespace

QString LocalPort::address(int port) {
    return u"127.0.0.1:%1"_s.arg(port);
}

int LocalPort::free(const QList<int>& taken, const QString& seed) {
    const int first = int(qHash(seed, 0) % kCount);
    for (int i = 0; i < kCount; ++i)
        if (const int port = kFirst + (first + i) % kCount; !taken.contains(port) && isFree(port))
            return port;
    return 0;
}

bool LocalPort::greets(const QString& host, const std::stop_token& stop) {
    const QHostAddress address(host.section(u':', 0, 0));
    const int port = host.contains(u':') ? host.section(u':', 1).toInt() : DomainXml::kSshPort;
    const QDeadlineTimer until(kPatience);
    if (address.isNull() || stop.stop_requested())
        return false;
    QTcpSocket socket;
    socket.setProxy(QNetworkProxy::NoProxy);
    socket.connectToHost(address, quint16(port));
    if (!socket.waitForConnected(kConnects))
        return false;
    QByteArray said; // lines may come before it
    while (!said.contains("SSH-") && said.size() <= kMost && !stop.stop_requested() && !until.hasExpired()
        && (socket.waitForReadyRead(kTick) || socket.state() == QAbstractSocket::ConnectedState))
        said += socket.readAll();
    return said.contains("SSH-");
}

} // namespace platter
