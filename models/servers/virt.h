// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/error.h"

#include <QString>

#include <libvirt/libvirt.h>

#include <memory>

namespace platter {

// libvirt's handles, closed by themselves, and its errors as ours. All calls block; any thread.
namespace Virt {

struct CloseConnection {
    void operator()(virConnect* connection) const { virConnectClose(connection); }
};
struct FreeDomain {
    void operator()(virDomain* domain) const { virDomainFree(domain); }
};
using Connection = std::unique_ptr<virConnect, CloseConnection>;
using Domain = std::unique_ptr<virDomain, FreeDomain>;

enum class Access { Look, Change }; // Look asks nobody for a password

// Whether it is one's own libvirt, qemu:///session, on this computer: there QEMU runs as who runs this.
bool isOnesOwn(const QString& address);
// Whether it runs on this computer: paths that it names are here.
bool isHere(const QString& address);
// `address`: libvirt's URI, "qemu:///session". Errors: see connectionError().
Result<Connection> open(const QString& address, Access access);
// A server, which keeps its connection. NotFound when there is no such server any more; else the errors of open().
Result<Domain> find(const QString& address, const QString& uuid, Access access);
QByteArray description(virDomain* domain, unsigned flags = 0); // its XML; empty when it is gone

bool isRunning(virDomain* domain); // also when it is paused

QByteArray taken(char* text); // what libvirt gave away, freed; null is empty

// What this thread's last call says. `what`: what was tried, for people: "web-1 cannot be copied"; a sentence without its full stop.
Error error(const QString& what);
// Why a connection to that address failed, with what to do about it.
Error connectionError(const QString& address, Access access = Access::Look);

} // namespace Virt

} // namespace platter
