// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/servers/localport.h"

#include <QElapsedTimer>
#include <QTest>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace platter;
using namespace Qt::StringLiterals;

namespace {

// Listens on loopback and says that to whoever comes first; nobody is answered when there is nothing to say.
class Listener {
public:
    explicit Listener(const QByteArray& says, int wanted = 0)
        : m_fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(quint16(wanted));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        ok = ::bind(m_fd, reinterpret_cast<sockaddr*>(&address), size) == 0 && ::listen(m_fd, 4) == 0
            && ::getsockname(m_fd, reinterpret_cast<sockaddr*>(&address), &size) == 0;
        port = ntohs(address.sin_port);
        if (!says.isEmpty())
            m_thread = std::jthread([says, fd = m_fd] {
                const int client = ::accept(fd, nullptr, nullptr);
                (void)!::write(client, says.constData(), size_t(says.size()));
                ::close(client);
            });
    }
    ~Listener() {
        ::shutdown(m_fd, SHUT_RDWR);
        if (m_thread.joinable())
            m_thread.join();
        ::close(m_fd);
    }
    Q_DISABLE_COPY_MOVE(Listener)

    bool ok = false;
    int port = 0;

private:
    int m_fd;
    std::jthread m_thread;
};

} // namespace

class TestLocalPort : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void free();
    void greets_data();
    void greets();
    void nobody();
    void silent();
};

void TestLocalPort::free() {
    const int first = LocalPort::free({}, u"web"_s);
    QVERIFY(first >= 20'000 && first < 30'000);
    QCOMPARE(LocalPort::free({}, u"web"_s), first);
    QVERIFY(LocalPort::free({first}, u"web"_s) != first);
    const Listener busy({}, first);
    QVERIFY(busy.ok);
    const int second = LocalPort::free({}, u"web"_s);
    QVERIFY(second != first && second != 0);
    QVERIFY(LocalPort::free({second}, u"web"_s) != second);
}

void TestLocalPort::greets_data() {
    QTest::addColumn<QByteArray>("says");
    QTest::addColumn<bool>("isSsh");
    QTest::newRow("ssh") << QByteArray("SSH-2.0-OpenSSH_10.0p2 Debian-7\r\n") << true;
    QTest::newRow("lines before it") << QByteArray("Welcome.\r\nSSH-2.0-x\r\n") << true;
    QTest::newRow("something else") << QByteArray("220 mail ESMTP\r\n") << false;
    QTest::newRow("endless") << QByteArray(100'000, 'x') << false;
}

void TestLocalPort::greets() {
    QFETCH(const QByteArray, says);
    QFETCH(const bool, isSsh);
    const Listener listener(says);
    QVERIFY(listener.ok);
    QCOMPARE(LocalPort::greets(LocalPort::address(listener.port), {}), isSsh);
}

void TestLocalPort::nobody() {
    QVERIFY(!LocalPort::greets(LocalPort::address(LocalPort::free({}, u"nobody"_s)), {}));
    QVERIFY(!LocalPort::greets(u"not an address"_s, {}));
}

// passt takes connections for a server that does not answer yet.
void TestLocalPort::silent() {
    const Listener listener({});
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!LocalPort::greets(LocalPort::address(listener.port), {}));
    QVERIFY(timer.elapsed() < 10'000);
    std::stop_source stop;
    stop.request_stop();
    timer.restart();
    QVERIFY(!LocalPort::greets(LocalPort::address(listener.port), stop.get_token()));
    QVERIFY(timer.elapsed() < 1'500);
}

QTEST_GUILESS_MAIN(TestLocalPort)
#include "tst_localport.moc"
