// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/error.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace platter {

// A disk of a domain as its description names it.
struct DomainDisk {
    QString target; // "vda"
    QString type; // "file", "block", "network", "volume", …
    QString path; // of a file or block device; else empty
    QString format; // "raw", "qcow2", …; empty: not said
    QString bus; // "virtio", "sata", …
    bool readOnly = false;
    bool standsOnFile = false; // holds only what differs from another file; known while the server runs
    int bootOrder = 0; // 1 is first; 0: not said

    bool operator==(const DomainDisk&) const = default;
};

// What Platter writes into a domain that it builds: which image it came from.
struct DomainOrigin {
    QString image; // id; empty: not built by Platter
    QString imageName;
    QString username; // account that got the ssh key

    bool operator==(const DomainOrigin&) const = default;
};

// What Platter reads of libvirt's description of a domain (libvirt.org/formatdomain.html).
struct DomainDescription {
    QString uuid;
    QString name;
    QString architecture; // libvirt's word: "x86_64", "i686", "aarch64", …
    qint64 memory = 0; // bytes
    int cores = 0;
    int sshPort = 0; // of this computer, on loopback, that leads to its port for ssh; 0: none does
    bool hasAgent = false; // a channel for the guest agent; whether one answers is not known
    QList<DomainDisk> disks; // hard disks only, the boot one first; cdroms and floppies are none
    DomainOrigin origin;

    bool operator==(const DomainDescription&) const = default;
};

namespace DomainXml {

inline constexpr int kSshPort = 22; // of servers

// The namespace of DomainOrigin's element under <metadata>.
inline constexpr char16_t kNamespace[] = u"https://platter.example/server/1";

// Corrupt when it is no description of a domain. Any thread, no I/O.
Result<DomainDescription> read(const QByteArray& xml);

// The same server, whose disk `target` is the raw file at `path` from now on. Empty when it is no description of a server with
// such a disk, a file or anything else.
QByteArray withDisk(const QByteArray& xml, const QString& target, const QString& path);

// The <domainbackup> that gives out these disks, as they are now, over a unix socket (libvirt.org/formatbackup.html). For each, where
// the server's old bytes go while the backup runs. `socket` empty: that copies each into the qcow2 `file`. All others are left
// out.
struct BackupDisk {
    QString target{};
    QString file{};
    QString earlier{}; // a checkpoint: what changed since is given out as the bitmap kChanges; empty: nothing is
};
inline constexpr char kChanges[] = "changed";
QByteArray backup(const QString& socket, const QList<BackupDisk>& disks, const QStringList& leftOut);

// The <domaincheckpoint> of bitmaps with that name in these disks (libvirt.org/formatcheckpoint.html). Old: they are there.
enum class Checkpoint { New, Old };
QByteArray checkpoint(const QString& name, const QStringList& targets, Checkpoint age);

} // namespace DomainXml

} // namespace platter
