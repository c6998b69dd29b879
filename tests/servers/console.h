// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

#include <mutex>
#include <thread>

namespace platter::test {

// What a server writes to its serial console, from the moment it runs until this object goes, which does not wait for it.
class Console {
public:
    Console(const QString& address, const QString& server);
    Q_DISABLE_COPY_MOVE(Console)

    QByteArray said() const;
    void type(const QByteArray& text); // as soon as it is connected

private:
    void work(const std::stop_token& stop);

    const QString m_address;
    const QString m_server;
    mutable std::mutex m_mutex;
    QByteArray m_said;
    QByteArray m_typed; // not sent yet
    std::jthread m_thread; // last
};

} // namespace platter::test
