// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/error.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

namespace platter::test {

// A real OpenStack Swift, shaped like Orbit (the script `orbit` beside this file), as long as this object lives. Accounts
// acc-12345 and acc-67890, users cli-12345 and cli-67890 with key "secret" for signing in the old way (v1). All functions
// block; one thread. A test without Swift skips: if (!OrbitServer::isInstalled()) QSKIP("OpenStack Swift is not installed");
class OrbitServer {
public:
    static bool isInstalled();

    OrbitServer() = default;
    ~OrbitServer();
    Q_DISABLE_COPY_MOVE(OrbitServer)

    // Returns when it answers (about three seconds). `api`: the stand-in for the API whose access tokens it takes, which
    // may start later but must have its port. After stop() it comes back at the same address with its objects.
    Result<void> start(const QUrl& api = {});
    void stop(); // at once: connections are cut in the middle
    void freeze(); // connections stay, nothing answers …
    void thaw(); // … until now

    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    QUrl url() const { return m_url; } // http://127.0.0.1:port, without a path; empty before the first start
    QString log() const; // what Swift wrote: for a failing test

private:
    void signal(int number);

    QTemporaryDir m_folder;
    QProcess m_process;
    QUrl m_url;
};

} // namespace platter::test
