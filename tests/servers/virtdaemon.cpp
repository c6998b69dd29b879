// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/servers/virtdaemon.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QThread>

#include <csignal>

using namespace Qt::StringLiterals;

namespace platter::test {

VirtDaemon::~VirtDaemon() {
    if (m_daemon.state() == QProcess::NotRunning)
        return;
    clear();
    kill();
}

void VirtDaemon::clear() {
    QByteArray names;
    if (virsh({u"list"_s, u"--name"_s}, &names))
        for (const QByteArray& name : names.simplified().split(' '))
            if (!name.isEmpty())
                virsh({u"destroy"_s, QString::fromUtf8(name)});
    if (virsh({u"list"_s, u"--name"_s, u"--all"_s}, &names))
        for (const QByteArray& name : names.simplified().split(' '))
            if (!name.isEmpty())
                virsh({u"undefine"_s, QString::fromUtf8(name)});
}

bool VirtDaemon::isInstalled() {
    for (const QString& program : {u"libvirtd"_s, u"virsh"_s, u"bwrap"_s, u"qemu-system-x86_64"_s, u"qemu-img"_s})
        if (QStandardPaths::findExecutable(program).isEmpty()
            && QStandardPaths::findExecutable(program, {u"/usr/sbin"_s}).isEmpty())
            return false;
    return true;
}

bool VirtDaemon::run(const QString& program, const QStringList& arguments, QByteArray* output) {
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program, arguments);
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        return false;
    if (output)
        *output = process.readAllStandardOutput();
    return true;
}

bool VirtDaemon::start(Speed speed) {
    // As the program does: libvirt's own library writes to sockets whose other end may be dead.
    std::signal(SIGPIPE, SIG_IGN);
    const QDir folder(m_folder.path());
    folder.mkpath(u"run"_s);
    folder.mkpath(u"home/.config/libvirt"_s);
    QFile configuration(folder.filePath(u"home/.config/libvirt/qemu.conf"_s));
    if (!configuration.open(QIODevice::WriteOnly))
        return false;
    configuration.write(
        "stdio_handler = \"file\"\nsecurity_driver = \"none\"\nnamespaces = []\ncgroup_controllers = []\n");
    configuration.close();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, folder.filePath(u"home"_s));
    environment.insert(u"XDG_RUNTIME_DIR"_s, folder.filePath(u"run"_s));
    for (const QString& name : {u"XDG_CONFIG_HOME"_s, u"XDG_CACHE_HOME"_s, u"XDG_DATA_HOME"_s})
        environment.remove(name);
    m_daemon.setProcessEnvironment(environment);
    m_daemon.setStandardOutputFile(folder.filePath(u"libvirtd.log"_s), QIODevice::Append);
    m_daemon.setProcessChannelMode(QProcess::MergedChannels);
    QStringList arguments{u"--die-with-parent"_s, u"--unshare-user"_s, u"--uid"_s, u"1000"_s, u"--gid"_s, u"1000"_s,
        u"--bind"_s, u"/"_s, u"/"_s, u"--dev-bind"_s, u"/dev"_s, u"/dev"_s};
    if (speed == Speed::Boots && QFile::exists(u"/sys/module/kvm_pvm"_s))
        arguments += withoutKvm();
    m_daemon.start(u"bwrap"_s, arguments << u"--"_s << u"libvirtd"_s);
    return answers();
}

// For bwrap. One that may not be opened: as long as it may, libvirt asks a QEMU that cannot use it again and again.
QStringList VirtDaemon::withoutKvm() const {
    QFile nothing(m_folder.filePath(u"no-kvm"_s));
    const bool made = nothing.open(QIODevice::WriteOnly) && nothing.setPermissions({});
    return made && QFile::exists(u"/dev/kvm"_s) ? QStringList{u"--bind"_s, nothing.fileName(), u"/dev/kvm"_s}
                                                : QStringList();
}

bool VirtDaemon::startAsSystem() {
    std::signal(SIGPIPE, SIG_IGN);
    m_isSystem = true;
    const QDir folder(m_folder.path());
    folder.mkpath(u"run"_s);
    folder.mkpath(u"etc"_s);
    const auto write = [&folder](const QString& name, const QByteArray& text) {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    };
    // It looks for a user of its own, who is not there where the machine's own users are shown.
    if (!write(u"etc/passwd"_s, "root:x:0:0::/:/bin/sh\nlibvirt-qemu:x:64055:64055::/:/usr/sbin/nologin\n")
        || !write(u"etc/group"_s, "root:x:0:\nlibvirt-qemu:x:64055:\n")
        || !write(u"etc/libvirtd.conf"_s, "auth_unix_rw = \"none\"\n")
        || !write(u"etc/qemu.conf"_s,
            "user = \"libvirt-qemu\"\ngroup = \"libvirt-qemu\"\nremember_owner = 0\nstdio_handler = \"file\"\n"
            "security_driver = \"none\"\nnamespaces = []\ncgroup_controllers = []\n")
        || !QFile::setPermissions(folder.path(), QFile::permissions(folder.path()) | QFile::ExeOther))
        return false;
    m_daemon.setStandardOutputFile(folder.filePath(u"libvirtd.log"_s), QIODevice::Append);
    m_daemon.setProcessChannelMode(QProcess::MergedChannels);
    QStringList arguments{u"--die-with-parent"_s, u"--cap-add"_s, u"ALL"_s, u"--bind"_s, u"/"_s, u"/"_s,
        u"--dev-bind"_s, u"/dev"_s, u"/dev"_s, u"--tmpfs"_s, u"/run"_s, u"--bind"_s, folder.filePath(u"run"_s),
        u"/run/libvirt"_s, u"--tmpfs"_s, u"/var/lib/libvirt"_s, u"--tmpfs"_s, u"/var/cache/libvirt"_s, u"--tmpfs"_s,
        u"/var/log"_s, u"--bind"_s, folder.filePath(u"etc"_s), u"/etc/libvirt"_s, u"--bind"_s,
        folder.filePath(u"etc/passwd"_s), u"/etc/passwd"_s, u"--bind"_s, folder.filePath(u"etc/group"_s),
        u"/etc/group"_s};
    arguments += withoutKvm();
    m_daemon.start(u"bwrap"_s, arguments << u"--"_s << u"libvirtd"_s);
    return answers();
}

bool VirtDaemon::answers() {
    const QDeadlineTimer deadline(30'000);
    while (!run(u"virsh"_s, {u"-q"_s, u"-c"_s, address(), u"version"_s})) {
        if (deadline.hasExpired() || m_daemon.state() == QProcess::NotRunning)
            return false;
        QThread::msleep(50);
    }
    return true;
}

void VirtDaemon::kill() {
    QFile pid(m_folder.filePath(u"run/libvirt/libvirtd.pid"_s));
    if (pid.open(QIODevice::ReadOnly))
        run(u"kill"_s, {u"-9"_s, QString::fromLatin1(pid.readAll().trimmed())});
    else
        m_daemon.kill(); // which takes it along
    m_daemon.waitForFinished();
}

QString VirtDaemon::address() const {
    if (m_isSystem)
        return u"qemu+unix:///system?socket="_s + m_folder.filePath(u"run/libvirt-sock"_s);
    return u"qemu+unix:///session?socket="_s + m_folder.filePath(u"run/libvirt/libvirt-sock"_s);
}

QString VirtDaemon::addressElsewhere() const {
    const QString helper = m_folder.filePath(u"helper"_s);
    QFile script(helper);
    if (!script.exists() && script.open(QIODevice::WriteOnly)) {
        script.write("#!/bin/sh\nexec virt-ssh-helper '" + address().toUtf8() + "'\n");
        script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    return u"qemu+ext://elsewhere/system?command="_s + helper;
}

bool VirtDaemon::virsh(const QStringList& arguments, QByteArray* output) {
    return run(u"virsh"_s, QStringList{u"-q"_s, u"-c"_s, address()} + arguments, output);
}

bool VirtDaemon::define(const QString& name, const QStringList& disks, const QString& metadata) {
    QString devices;
    for (qsizetype i = 0; i < disks.size(); ++i)
        devices += u"<disk type='file' device='disk'><driver name='qemu' type='%3'/><source file='%1'/>"
                   "<target dev='vd%2' bus='virtio'/></disk>"_s.arg(m_folder.filePath(disks.at(i)),
                       QChar(u'a' + char16_t(i)), disks.at(i).endsWith(u".raw"_s) ? u"raw"_s : u"qcow2"_s);
    QFile xml(m_folder.filePath(name + u".xml"_s));
    if (!xml.open(QIODevice::WriteOnly))
        return false;
    xml.write(u"<domain type='qemu'><name>%1</name>%2<memory unit='MiB'>32</memory><vcpu>1</vcpu>"
              "<os><type arch='x86_64' machine='pc'>hvm</type></os><devices>"
              "<emulator>/usr/bin/qemu-system-x86_64</emulator>%3<memballoon model='none'/></devices></domain>"_s
                  .arg(name, metadata, devices)
                  .toUtf8());
    xml.close();
    return virsh({u"define"_s, xml.fileName()});
}

} // namespace platter::test
