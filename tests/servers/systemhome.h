// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/error.h"
#include "models/servers/domainxml.h"
#include "tests/servers/virtdaemon.h"
#include "tests/support/diskmaker.h"

#include <QDir>
#include <QTest>

#include <memory>
#include <utility>

#include <unistd.h>

namespace platter::test {

inline QString why(const auto& result) {
    return result ? QString() : result.error().message + u' ' + result.error().detail;
}

// What tests of the computer's own libvirt, whose QEMU runs as another user, have in common.
class SystemHome : public QObject {
    Q_OBJECT

protected:
    static constexpr qint64 kMiB = 1024 * 1024;

    // Begins with QSKIP where it cannot run.
    void startVirt() {
        if (::geteuid() != 0)
            QSKIP("only root can run such a libvirt");
        if (!VirtDaemon::isInstalled())
            QSKIP("libvirt and QEMU are not installed");
        m_virt = std::make_unique<VirtDaemon>();
        QVERIFY2(
            m_virt->startAsSystem(), readFile(path(QStringLiteral("libvirtd.log"))).value_or(QByteArray()).constData());
        QVERIFY(makeExt4Disk(path(QStringLiteral("below.raw")), 32 * kMiB, 2));
    }
    QString path(const QString& name) const { return m_virt->folder() + u'/' + name; }
    bool makePool(const QString& folder = {}) {
        m_hasPool = QDir().mkpath(path(folder))
            && m_virt->virsh({QStringLiteral("pool-create-as"), QStringLiteral("default"), QStringLiteral("dir"),
                QStringLiteral("--target"), QDir::cleanPath(path(folder))});
        return m_hasPool;
    }
    // A server that is off, with that file as its disk.
    bool defineStill(const QString& file) {
        m_isDefined = m_virt->define(QStringLiteral("still"), {file});
        return m_isDefined;
    }
    QString uuidOf(const QString& server) const {
        QByteArray uuid;
        m_virt->virsh({QStringLiteral("domuuid"), server}, &uuid);
        return QString::fromLatin1(uuid.trimmed());
    }
    void dropAll() { // the pool and the server
        if (std::exchange(m_hasPool, false))
            QVERIFY(m_virt->virsh({QStringLiteral("pool-destroy"), QStringLiteral("default")}));
        QDir(path(QStringLiteral("pool"))).removeRecursively();
        if (std::exchange(m_isDefined, false))
            QVERIFY(m_virt->virsh({QStringLiteral("undefine"), QStringLiteral("still")}));
    }

    std::unique_ptr<VirtDaemon> m_virt;

private:
    bool m_hasPool = false;
    bool m_isDefined = false;
};

} // namespace platter::test
