// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/servers/qemulock.h"

#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace platter {

namespace {

// block/file-posix.c and include/block/block-common.h: a byte for each permission that is in use, and for each that is
// not shared.
constexpr off_t kUsed = 100;
constexpr off_t kUnshared = 200;
constexpr off_t kWrite = 1;
constexpr off_t kResize = 3;

} // namespace

QemuLock::~QemuLock() {
    if (m_fd >= 0)
        ::close(m_fd);
}

bool QemuLock::take(const QString& path) {
    m_fd = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (m_fd < 0)
        return true;
    for (const off_t permission : {kWrite, kResize}) {
        struct flock unshared{};
        unshared.l_type = F_RDLCK; // several may refuse the same
        unshared.l_whence = SEEK_SET;
        unshared.l_start = kUnshared + permission;
        unshared.l_len = 1;
        if (::fcntl(m_fd, F_OFD_SETLK, &unshared) != 0)
            return errno != EACCES && errno != EAGAIN;
        struct flock used = unshared;
        used.l_type = F_WRLCK;
        used.l_start = kUsed + permission;
        used.l_pid = 0;
        if (::fcntl(m_fd, F_OFD_GETLK, &used) == 0 && used.l_type != F_UNLCK)
            return false;
    }
    return true;
}

} // namespace platter
