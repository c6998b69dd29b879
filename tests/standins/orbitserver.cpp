// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/standins/orbitserver.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QStandardPaths>

#include <csignal>

namespace platter::test {

namespace {

constexpr int startTime = 60'000; // ms; three seconds where nothing else runs

}

bool OrbitServer::isInstalled() {
    return !QStandardPaths::findExecutable(QStringLiteral("swift-proxy-server")).isEmpty()
        && !QStandardPaths::findExecutable(QStringLiteral("memcached")).isEmpty();
}

OrbitServer::~OrbitServer() {
    stop();
}

Result<void> OrbitServer::start(const QUrl& api) {
    stop();
    QStringList arguments{QStringLiteral("--folder"), m_folder.path(), QStringLiteral("--parent"),
        QString::number(QCoreApplication::applicationPid()), QStringLiteral("--api"), api.toString()};
    if (m_url.isValid())
        arguments << QStringLiteral("--port") << QString::number(m_url.port());
    QProcess::UnixProcessParameters parameters;
    parameters.flags = QProcess::UnixProcessFlag::CreateNewSession; // so that all of it can be signalled
    m_process.setUnixProcessParameters(parameters);
    m_process.start(QStringLiteral(PLATTER_ORBIT), arguments);
    m_process.closeWriteChannel();

    QElapsedTimer timer;
    timer.start();
    while (!m_process.canReadLine() && timer.elapsed() < startTime && m_process.state() != QProcess::NotRunning)
        m_process.waitForReadyRead(startTime / 10);
    const QUrl url(QString::fromUtf8(m_process.readLine()).trimmed());
    if (!url.isValid() || url.isEmpty()) {
        stop();
        return std::unexpected(Error{.code = ErrorCode::Unavailable,
            .message = QStringLiteral("Orbit does not start."),
            .detail = QString::fromUtf8(m_process.readAllStandardError())});
    }
    m_url = url;
    return {};
}

void OrbitServer::signal(int number) {
    if (const auto pid = m_process.processId(); pid > 0)
        ::kill(static_cast<pid_t>(-pid), number);
}

void OrbitServer::stop() {
    if (const auto pid = m_process.processId(); pid > 0)
        ::kill(static_cast<pid_t>(pid), SIGTERM); // the script then kills the servers, and waits for them
    thaw();
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(startTime))
        signal(SIGKILL);
}

void OrbitServer::freeze() {
    signal(SIGSTOP);
}

void OrbitServer::thaw() {
    signal(SIGCONT);
}

QString OrbitServer::log() const {
    QFile file(m_folder.filePath(QStringLiteral("log/swift.log")));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace platter::test
