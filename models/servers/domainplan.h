// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/image.h"
#include "models/servers/domainxml.h"
#include "models/servers/virt.h"

namespace platter {

// What libvirt and its QEMU can do for one architecture (libvirt.org/formatdomaincaps.html).
struct DomainCapabilities {
    QString type{}; // "kvm", or "qemu": in software
    QString machine{}; // "pc-q35-10.0", …
    QString emulator{}; // path

    bool hasPasst = false; // whether it can forward ports for a server without a network of libvirt's

    bool isPc() const { return machine.startsWith(u"pc-i440fx") || machine == u"pc"; } // the old one, with IDE
    bool operator==(const DomainCapabilities&) const = default;
};

// A server that is to be defined. Sizes are bytes.
struct DomainPlan {
    QString uuid{};
    QString name{};
    Architecture architecture{}; // x86_64 or i686
    DomainCapabilities on{};
    ImageMode mode = ImageMode::Virtio;
    qint64 memory = 0;
    int cores = 1;
    QString disk{}; // path of a file
    QString diskFormat = QStringLiteral("raw"); // QEMU's word for what it is
    QString seed{}; // path of the disc for cloud-init; empty: none
    QString network{}; // libvirt's; empty: the user's own, which nothing reaches from outside
    int sshPort = 0; // of this computer, on loopback, that leads to the user's own network's port for ssh; 0: none does
    DomainOrigin origin{};

    QByteArray xml() const; // the <domain> that libvirt takes
};

namespace DomainXml {

// Corrupt when it tells no emulator.
Result<DomainCapabilities> readCapabilities(const QByteArray& xml);
// The element of kNamespace that DomainOrigin is read from.
QByteArray origin(const DomainOrigin& origin);

} // namespace DomainXml

namespace Virt {

// The processor's own virtualisation where it can be used, and for virtio the newer kind of PC. Blocks; any thread. Unsupported
// where no QEMU here is for that architecture.
Result<DomainCapabilities> capabilities(virConnect* connection, const Architecture& architecture, ImageMode mode);

} // namespace Virt

} // namespace platter
