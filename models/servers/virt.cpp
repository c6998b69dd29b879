// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/servers/virt.h"

#include <QCoreApplication>
#include <QUrl>

#include <libvirt/virterror.h>

#include <cerrno>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

struct VirtText {
    Q_DECLARE_TR_FUNCTIONS(Virt)
};

void begin() {
    static const bool begun = [] {
        virSetErrorFunc(nullptr, [](void*, virErrorPtr) { }); // else they go to standard error
        return virInitialize() == 0;
    }();
    (void)begun;
}

constexpr int kAlive
    = 5; // seconds between two questions whether the other end is there, of which as many may stay unanswered

// A connection to another computer that is lost without a word ends with an error, for which libvirt needs somebody to run
// its events (libvirt-host, virConnectSetKeepAlive): they are GLib's, and the window's thread runs those for Qt.
void watchConnections() {
    static const bool watched = virEventRegisterDefaultImpl() == 0;
    (void)watched;
}

struct Said {
    int code = VIR_ERR_OK;
    QString text;
    bool refused = false; // to this person
};

// By whom may ask polkit, or by the socket's mode: for errors of the system's libvirt keeps errno in int1 (virterror.c).
bool isRefusal(const virError& error) {
    return error.code == VIR_ERR_AUTH_FAILED || error.code == VIR_ERR_AUTH_CANCELLED
        || error.code == VIR_ERR_AUTH_UNAVAILABLE || error.code == VIR_ERR_ACCESS_DENIED
        || error.code == VIR_ERR_OPERATION_DENIED || (error.code == VIR_ERR_SYSTEM_ERROR && error.int1 == EACCES);
}

Said said() {
    const virErrorPtr last = virGetLastError();
    return last ? Said{last->code, QString::fromUtf8(last->message), isRefusal(*last)} : Said{};
}

} // namespace

bool Virt::isOnesOwn(const QString& address) {
    return isHere(address) && QUrl(address).path().endsWith("/session"_L1);
}

bool Virt::isHere(const QString& address) {
    return QUrl(address).host().isEmpty();
}

Result<Virt::Connection> Virt::open(const QString& address, Access access) {
    begin();
    if (!isHere(address))
        watchConnections();
    const QByteArray uri = address.toUtf8();
    Connection connection(
        access == Access::Look ? virConnectOpenReadOnly(uri.constData()) : virConnectOpen(uri.constData()));
    if (!connection && access == Access::Look && address.endsWith("/session"_L1))
        connection.reset(virConnectOpen(uri.constData())); // one's own has no door for looking only
    if (!connection)
        return std::unexpected(connectionError(address, access));
    if (!isHere(address))
        (void)virConnectSetKeepAlive(connection.get(), kAlive, kAlive); // not every server answers such questions
    return connection;
}

Result<Virt::Domain> Virt::find(const QString& address, const QString& uuid, Access access) {
    const auto connection = open(address, access);
    if (!connection)
        return std::unexpected(connection.error());
    Domain domain(virDomainLookupByUUIDString(connection->get(), uuid.toLatin1().constData()));
    if (domain)
        return domain;
    if (said().code == VIR_ERR_NO_DOMAIN)
        return std::unexpected(
            Error{ErrorCode::NotFound, VirtText::tr("That server is not there any more."), said().text});
    return std::unexpected(error(VirtText::tr("The server cannot be reached")));
}

QByteArray Virt::description(virDomain* domain, unsigned flags) {
    return taken(virDomainGetXMLDesc(domain, flags));
}

bool Virt::isRunning(virDomain* domain) {
    int state = VIR_DOMAIN_NOSTATE;
    return virDomainGetState(domain, &state, nullptr, 0) == 0 && state != VIR_DOMAIN_SHUTOFF
        && state != VIR_DOMAIN_CRASHED && state != VIR_DOMAIN_NOSTATE;
}

QByteArray Virt::taken(char* text) {
    const QByteArray bytes(text);
    std::free(text); // NOLINT: libvirt's memory
    return bytes;
}

Error Virt::error(const QString& what) {
    const Said last = said();
    if (last.refused)
        return {ErrorCode::PermissionDenied,
            VirtText::tr("%1: libvirt does not allow that to you. Join the group that may (“libvirt” on Debian and "
                         "Ubuntu), then sign in to this computer again.")
                .arg(what),
            last.text};
    if (last.code == VIR_ERR_OPERATION_INVALID || last.code == VIR_ERR_OPERATION_TIMEOUT)
        return {ErrorCode::Conflict,
            VirtText::tr("%1 at the moment: something else is being done with it. Try again.").arg(what), last.text,
            true};
    if (last.code == VIR_ERR_OPERATION_UNSUPPORTED || last.code == VIR_ERR_CONFIG_UNSUPPORTED
        || last.code == VIR_ERR_NO_SUPPORT)
        return {
            ErrorCode::Unsupported, VirtText::tr("%1: this libvirt or its QEMU cannot do that.").arg(what), last.text};
    return {ErrorCode::Unavailable, VirtText::tr("%1. libvirt says: %2").arg(what, last.text.simplified()), last.text,
        true};
}

Error Virt::connectionError(const QString& address, Access access) {
    const Said last = said();
    if (last.refused && access == Access::Change)
        return {ErrorCode::PermissionDenied,
            VirtText::tr("libvirt does not allow you to copy or change the servers of %1. Join the group that may "
                         "(“libvirt” on Debian and Ubuntu), then sign in to this computer again.")
                .arg(address),
            last.text};
    if (last.refused)
        return {ErrorCode::PermissionDenied,
            VirtText::tr("The servers of %1 are not shown: libvirt does not allow that to you. Join the group that may "
                         "(“libvirt” on Debian and Ubuntu), then sign in to this computer again.")
                .arg(address),
            last.text};
    if (!isHere(address))
        return {ErrorCode::Unavailable,
            VirtText::tr("No servers of %1 are shown: libvirt does not answer there. Look whether that computer is on, "
                         "and whether you can sign in to it without a password.")
                .arg(address),
            last.text, true};
    return {ErrorCode::Unavailable,
        VirtText::tr(
            "No servers of %1 are shown: libvirt does not answer there. To run servers on this computer install "
            "libvirt-daemon-system (Debian, Ubuntu) or libvirt (Fedora).")
            .arg(address),
        last.text, true};
}

} // namespace platter
