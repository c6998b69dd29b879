// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

#include <stop_token>

namespace platter {

// Ports on this computer's loopback that lead to servers, and whether ssh answers behind one. Any thread.
namespace LocalPort {

// As sshLine() takes it: "127.0.0.1:20122".
QString address(int port);
// One that nobody listens on now and that is not among `taken`, of a range that the kernel gives to nobody by itself; which
// one depends on `seed`. 0 when there is none.
int free(const QList<int>& taken, const QString& seed);
// Whether an ssh server greets there (RFC 4253, section 4.2). `host`: an IPv4 address, "address:port" where the port is
// not ssh's own. Blocks, for two seconds at most.
bool greets(const QString& host, const std::stop_token& stop);

} // namespace LocalPort

} // namespace platter
