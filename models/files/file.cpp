// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/files/file.h"

#include "models/files/fileoperations.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

// A FIFO in a file's place must not block.
constexpr int kAlways = O_CLOEXEC | O_NOCTTY | O_NONBLOCK;

std::unexpected<Error> failure(const QString& path) {
    return std::unexpected(errorFromErrno(errno, path));
}

struct flock wholeFile(File::Lock lock) {
    struct flock range{};
    range.l_type = lock == File::Lock::Shared ? F_RDLCK : F_WRLCK;
    range.l_whence = SEEK_SET;
    return range;
}

} // namespace

File::File(File&& other) noexcept
    : m_fd(std::exchange(other.m_fd, -1))
    , m_path(std::move(other.m_path)) { }

File& File::operator=(File&& other) noexcept {
    if (this != &other) {
        close();
        m_fd = std::exchange(other.m_fd, -1);
        m_path = std::move(other.m_path);
    }
    return *this;
}

File::~File() {
    close();
}

void File::close() {
    if (m_fd >= 0)
        ::close(std::exchange(m_fd, -1)); // nothing was promised that sync() did not check
}

Result<File> File::openWith(const QString& path, int flags, unsigned mode) {
    File file;
    file.m_path = path;
    do
        file.m_fd = FileOperations::current().open(QFile::encodeName(path).constData(), flags | kAlways, mode);
    while (file.m_fd < 0 && errno == EINTR);
    if (file.m_fd < 0)
        return failure(path);
    struct stat info{};
    if (::fstat(file.m_fd, &info) != 0)
        return failure(path);
    if (!S_ISREG(info.st_mode)) {
        Error error = errorFromErrno(EIO, path);
        error.detail = u"%1: not a regular file"_s.arg(path);
        return std::unexpected(error);
    }
    return file;
}

Result<File> File::openRead(const QString& path) {
    return openWith(path, O_RDONLY);
}

Result<File> File::openReadWrite(const QString& path) {
    return openWith(path, O_RDWR | O_NOFOLLOW);
}

Result<File> File::openOrCreate(const QString& path) {
    return openWith(path, O_RDWR | O_CREAT | O_NOFOLLOW);
}

Result<File> File::createNew(const QString& path, unsigned mode) {
    return openWith(path, O_RDWR | O_CREAT | O_EXCL, mode);
}

Result<qint64> File::size() const {
    struct stat info{};
    if (::fstat(m_fd, &info) != 0)
        return failure(m_path);
    return qint64{info.st_size};
}

Result<void> File::read(qint64 offset, std::span<std::byte> buffer) const {
    while (!buffer.empty()) {
        const ssize_t got = ::pread(m_fd, buffer.data(), buffer.size(), offset);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return failure(m_path);
        if (got == 0) {
            Error error = errorFromErrno(EIO, m_path);
            error.code = ErrorCode::Truncated;
            error.detail = u"%1: ends at %2"_s.arg(m_path).arg(offset);
            return std::unexpected(error);
        }
        offset += got;
        buffer = buffer.subspan(static_cast<size_t>(got));
    }
    return {};
}

Result<void> File::write(qint64 offset, std::span<const std::byte> data) {
    while (!data.empty()) {
        const ssize_t put = FileOperations::current().write(m_fd, data, offset);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return failure(m_path);
        offset += put;
        data = data.subspan(static_cast<size_t>(put));
    }
    return {};
}

Result<void> File::truncate(qint64 size) {
    if (FileOperations::current().truncate(m_fd, size) != 0)
        return failure(m_path);
    return {};
}

Result<void> File::allocate(qint64 size) {
    if (FileOperations::current().allocate(m_fd, size) != 0)
        return failure(m_path);
    return {};
}

Result<void> File::punch(qint64 offset, qint64 length) {
    if (FileOperations::current().punch(m_fd, offset, length) != 0)
        return failure(m_path);
    return {};
}

void File::startWriteback(qint64 offset, qint64 length) {
    (void)::sync_file_range(m_fd, offset, length, SYNC_FILE_RANGE_WRITE);
}

Result<void> File::sync() {
    if (FileOperations::current().sync(m_fd) != 0)
        return failure(m_path);
    return {};
}

Result<bool> File::tryLock(Lock lock) {
    return tryLockRange(wholeFile(lock));
}

Result<bool> File::tryLockByte(qint64 at) {
    struct flock range = wholeFile(Lock::Exclusive);
    range.l_start = at;
    range.l_len = 1;
    return tryLockRange(range);
}

Result<bool> File::tryLockRange(struct flock range) {
    if (::fcntl(m_fd, F_OFD_SETLK, &range) == 0)
        return true;
    if (errno == EAGAIN || errno == EACCES)
        return false;
    return failure(m_path);
}

Result<void> File::lock(Lock lock) {
    struct flock range = wholeFile(lock);
    while (::fcntl(m_fd, F_OFD_SETLKW, &range) != 0) {
        if (errno != EINTR)
            return failure(m_path);
    }
    return {};
}

Result<bool> File::isLockedByOther() const {
    struct flock range = wholeFile(Lock::Exclusive);
    if (::fcntl(m_fd, F_OFD_GETLK, &range) != 0)
        return failure(m_path);
    return range.l_type != F_UNLCK;
}

Result<void> syncFolder(const QString& path) {
    const int status = FileOperations::current().syncFolder(QFile::encodeName(path).constData());
    if (status != 0 && errno != EINVAL) // some file systems cannot sync folders
        return failure(path);
    return {};
}

Result<void> renameDurably(const QString& from, const QString& to) {
    if (FileOperations::current().rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return failure(to);
    return syncFolder(QFileInfo(to).absolutePath());
}

Result<void> linkFile(const QString& from, const QString& to) {
    if (FileOperations::current().link(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return failure(to);
    return {};
}

Result<void> removeFile(const QString& path) {
    if (FileOperations::current().unlink(QFile::encodeName(path).constData()) != 0 && errno != ENOENT)
        return failure(path);
    return {};
}

Result<void> makeFolder(const QString& path) {
    const QByteArray name = QFile::encodeName(path);
    if (FileOperations::current().makeFolder(name.constData()) == 0)
        return syncFolder(QFileInfo(path).absolutePath());
    if (errno == EEXIST)
        return QFileInfo(path).isDir() ? Result<void>{} : failure(path);
    if (errno != ENOENT)
        return failure(path);
    const QString parent = QFileInfo(path).absolutePath();
    if (parent == path)
        return failure(path);
    if (auto made = makeFolder(parent); !made)
        return made;
    if (FileOperations::current().makeFolder(name.constData()) != 0 && errno != EEXIST)
        return failure(path);
    return syncFolder(parent);
}

} // namespace platter
