// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/imageserver.h"

#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QUrl>

#include <cerrno>
#include <cstring>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

constexpr int kLook = 20; // milliseconds between looks

// Connected, or -1 with errno.
int connectTo(const QString& socket) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const QByteArray path = QFile::encodeName(socket);
    if (path.size() >= qsizetype(sizeof address.sun_path)) {
        errno = ENAMETOOLONG;
        return -1;
    }
    std::memcpy(address.sun_path, path.constData(), std::size_t(path.size()));
    const int client = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (client < 0 || ::connect(client, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0)
        return client;
    const int number = errno;
    ::close(client);
    errno = number;
    return -1;
}

QString findPlugin(const QString& wanted) {
    const QString here = QCoreApplication::applicationDirPath(), name = u"/platter-nbdkit-plugin.so"_s;
    for (const QString& place : {wanted, QString(here + name), QString(here + u"/../libexec/platter"_s + name)})
        if (!place.isEmpty() && QFileInfo(place).isFile())
            return QFileInfo(place).canonicalFilePath();
    return {};
}

} // namespace

QString ImageServer::address(const QString& socket) {
    return u"nbd+unix:///?socket="_s + QString::fromLatin1(QUrl::toPercentEncoding(socket, "/"));
}

// A server that was killed leaves its socket behind, on which nobody listens.
Result<void> ImageServer::checkPlace(const QString& socket) {
    struct stat facts{};
    const QByteArray path = QFile::encodeName(socket);
    if (::lstat(path.constData(), &facts) != 0) {
        if (errno != ENOENT)
            return std::unexpected(errorFromErrno(errno, socket));
        if (path.size() < qsizetype(sizeof sockaddr_un{}.sun_path))
            return {};
        return std::unexpected(Error{ErrorCode::InvalidArgument,
            tr("%1 is too long for a socket's name: the system allows %2 letters.")
                .arg(socket)
                .arg(sizeof sockaddr_un{}.sun_path - 1),
            {}});
    }
    if (S_ISSOCK(facts.st_mode)) {
        const int client = connectTo(socket);
        if (client < 0 && errno == ECONNREFUSED && ::unlink(path.constData()) == 0)
            return {};
        if (client >= 0)
            ::close(client);
    }
    return std::unexpected(
        Error{ErrorCode::InvalidArgument, tr("%1 is there already. Name another one.").arg(socket), {}});
}

Result<std::unique_ptr<ImageServer>> ImageServer::start(const Order& order, const std::stop_token& stop) {
    const QString program = QStandardPaths::findExecutable(u"nbdkit"_s);
    if (program.isEmpty())
        return std::unexpected(Error{ErrorCode::Unsupported,
            tr("Giving out a disk needs the program %1, which is not installed. Install the package %1 and try again.")
                .arg(u"nbdkit"_s),
            {}, true});
    const QString plugin = findPlugin(order.plugin);
    if (plugin.isEmpty())
        return std::unexpected(Error{ErrorCode::Unsupported,
            tr("Giving out a disk needs platter-nbdkit-plugin.so, which belongs to Platter and is not installed."), {},
            true});
    if (const auto free = checkPlace(order.socket); !free)
        return std::unexpected(free.error());
    std::unique_ptr<ImageServer> server(new ImageServer(order.socket));
    QProcess& process = server->m_process;
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(QProcess::nullDevice());
    process.start(program,
        {u"--foreground"_s, u"--exit-with-parent"_s, u"--readonly"_s, u"--unix"_s, order.socket, plugin,
            u"folder="_s + order.folder, u"image="_s + order.image,
            u"content="_s + QString::fromLatin1(order.contentId.toHex())});
    while (!server->answers()) {
        if (stop.stop_requested())
            return std::unexpected(Error{ErrorCode::Cancelled, tr("Cancelled."), {}});
        if (process.waitForFinished(kLook) || process.state() == QProcess::NotRunning)
            return std::unexpected(server->ended());
    }
    return server;
}

ImageServer::~ImageServer() {
    if (m_process.state() != QProcess::NotRunning) {
        m_process.terminate();
        if (!m_process.waitForFinished(5000)) {
            m_process.kill();
            m_process.waitForFinished();
        }
        (void)::unlink(QFile::encodeName(m_socket).constData());
    }
}

bool ImageServer::isAlive() {
    return !m_process.waitForFinished(0) && m_process.state() != QProcess::NotRunning;
}

bool ImageServer::answers() const {
    const int client = connectTo(m_socket);
    if (client < 0)
        return false;
    ::close(client);
    return true;
}

Error ImageServer::ended() {
    QString said = QString::fromLocal8Bit(m_process.readAllStandardError()).simplified();
    if (m_process.error() == QProcess::FailedToStart)
        said = m_process.errorString();
    return {ErrorCode::Internal, tr("The disk could not be given out: nbdkit ended."), said, true};
}

Result<void> ImageServer::wait(const std::stop_token& stop) {
    while (!stop.stop_requested())
        if (m_process.waitForFinished(kLook * 5) || m_process.state() == QProcess::NotRunning)
            return std::unexpected(ended());
    return {};
}

} // namespace platter
