// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/libraryfolder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

#include <array>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

constexpr QLatin1StringView kEnding(".pack");

bool isNetwork(const QByteArray& type) {
    // As mount(8) names them.
    static constexpr std::array kTypes{"nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs", "ncpfs", "9p",
        "ceph", "glusterfs", "fuse.sshfs", "fuse.glusterfs", "fuse.rclone", "fuse.s3fs", "fuse.davfs", "davfs"};
    return std::ranges::any_of(kTypes, [&](const char* name) { return type == name; });
}

} // namespace

LibraryFolder::LibraryFolder(const QString& path)
    : m_path(QDir::cleanPath(QFileInfo(path).absoluteFilePath())) { }

QString LibraryFolder::pack(quint32 number) const {
    const QString name = QString::number(number, 16).rightJustified(8, u'0');
    return packs() + u'/' + name.right(2) + u'/' + name + kEnding;
}

quint32 LibraryFolder::packNumber(QStringView fileName) {
    if (!fileName.endsWith(kEnding) || fileName.size() != 8 + kEnding.size())
        return 0;
    bool ok = false;
    const uint number = fileName.first(8).toUInt(&ok, 16);
    return ok ? number : 0;
}

Result<void> LibraryFolder::prepare() const {
    for (const QString& folder : {m_path, packs(), index(), maps()}) {
        if (auto made = makeFolder(folder); !made) {
            Error error = made.error();
            error.message = QCoreApplication::translate("LibraryFolder", "The library's folder %1 cannot be made: %2")
                                .arg(QDir::toNativeSeparators(folder), error.message);
            return std::unexpected(error);
        }
    }
    return {};
}

QString LibraryFolder::readOnlyReason() const {
    QFileInfo info(m_path);
    while (!info.exists() && !info.isRoot())
        info = QFileInfo(info.absolutePath());
    const QStorageInfo storage(info.absoluteFilePath());
    if (isNetwork(storage.fileSystemType())) {
        return QCoreApplication::translate("LibraryFolder",
            "The library is on a network file system (%1), where two computers could damage it by writing at once. "
            "It is open for reading only.")
            .arg(QString::fromLatin1(storage.fileSystemType()));
    }
    if (storage.isReadOnly()) {
        return QCoreApplication::translate(
            "LibraryFolder", "The library is on a read-only file system. It is open for reading only.");
    }
    if (::access(QFile::encodeName(info.absoluteFilePath()).constData(), W_OK) != 0) {
        return QCoreApplication::translate(
            "LibraryFolder", "You have no permission to write to the library's folder. It is open for reading only.");
    }
    return {};
}

} // namespace platter
