// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/serverhost.h"

#include <QCoreApplication>
#include <QProcess>

#include <stop_token>

namespace platter {

// An image of a library given out over NBD, read-only, by nbdkit with our plug-in. For one thread, which it blocks. The
// server ends with this object, and when this process is killed.
class ImageServer : public ServedDisk {
    Q_DECLARE_TR_FUNCTIONS(ImageServer)

public:
    struct Order {
        QString folder{}; // of the library
        QString image{}; // its id
        QByteArray contentId{}; // what its map must be
        QString socket{}; // absolute path; what is there must be nothing, or a socket on which nobody listens
        QString plugin{}; // absolute path; empty: the one that is installed
    };
    // Back when clients can connect. Unsupported (a program is not installed: names the package), InvalidArgument (the
    // socket's path is too long, or something is there), Cancelled, Internal.
    static Result<std::unique_ptr<ImageServer>> start(const Order& order, const std::stop_token& stop);
    ~ImageServer() override; // removes the socket
    Q_DISABLE_COPY_MOVE(ImageServer)

    QString address() const override { return address(m_socket); }
    bool isAlive() override;

    // Waits until `stop` is requested, or the server ended by itself: Internal, with what it said.
    Result<void> wait(const std::stop_token& stop);
    // For clients: "nbd+unix:///?socket=…"
    static QString address(const QString& socket);

private:
    ImageServer(const QString& socket)
        : m_socket(socket) { }
    static Result<void> checkPlace(const QString& socket);
    bool answers() const;
    Error ended();

    const QString m_socket;
    QProcess m_process;
};

} // namespace platter
