// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QProcess>
#include <QTemporaryDir>

namespace platter::test {

// A libvirtd of this test's own, as an ordinary user has one for their session: in a user namespace, with folders of its
// own, so that tests run beside each other and touch nothing of the machine.
class VirtDaemon {
public:
    ~VirtDaemon(); // with its servers

    static bool isInstalled();
    // Boots: for servers that start a whole system. Where the kernel's KVM carries out a BIOS's and a boot loader's
    // instructions one by one (kvm_pvm does, on machines that are virtual themselves), they are emulated in software.
    enum class Speed { Usual, Boots };
    bool start(Speed speed
        = Speed::Usual); // takes seconds the first time: libvirt asks QEMU what it can do. Also again, after kill()
    // As the computer's own libvirt, whose QEMU runs as another user than who runs this, which must be root. The folder is
    // open to that user.
    bool startAsSystem();
    void clear(); // its servers are gone
    void kill(); // libvirtd alone, as if it had crashed: its servers go on
    QString address() const; // for libvirt
    // The same as if it were on another computer: paths that it names are not looked at here. For startAsSystem().
    QString addressElsewhere() const;
    QString folder() const { return m_folder.path(); }

    // A server with these disks (file names in folder(), qcow2 or .raw), the first one to boot from. Defined, and off.
    bool define(const QString& name, const QStringList& disks, const QString& metadata = {});
    bool virsh(const QStringList& arguments, QByteArray* output = nullptr);

    static bool run(const QString& program, const QStringList& arguments, QByteArray* output = nullptr);

private:
    bool answers();
    QStringList withoutKvm() const;

    bool m_isSystem = false;
    QTemporaryDir m_folder{QStringLiteral("/tmp/platter-virt-XXXXXX")}; // sockets' paths must be short
    QProcess m_daemon;
};

} // namespace platter::test
