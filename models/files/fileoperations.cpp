// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/files/fileoperations.h"

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace platter {

namespace {

FileOperations kernel;
std::atomic<FileOperations*> inUse = &kernel;

} // namespace

FileOperations& FileOperations::current() {
    return *inUse;
}

void FileOperations::use(FileOperations* operations) {
    inUse = operations ? operations : &kernel;
}

int FileOperations::open(const char* path, int flags, unsigned mode) {
    return ::open(path, flags, mode);
}

ssize_t FileOperations::write(int fd, std::span<const std::byte> data, qint64 offset) {
    return ::pwrite(fd, data.data(), data.size(), offset);
}

int FileOperations::truncate(int fd, qint64 size) {
    return ::ftruncate(fd, size);
}

int FileOperations::allocate(int fd, qint64 size) {
    errno = ::posix_fallocate(fd, 0, size);
    return errno == 0 ? 0 : -1;
}

int FileOperations::punch(int fd, qint64 offset, qint64 length) {
    return ::fallocate(fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, offset, length);
}

int FileOperations::sync(int fd) {
    return ::fdatasync(fd);
}

int FileOperations::syncFolder(const char* path) {
    const int fd = ::open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return -1;
    const int status = ::fsync(fd);
    const int error = errno;
    ::close(fd);
    errno = error;
    return status;
}

int FileOperations::rename(const char* from, const char* to) {
    return ::rename(from, to);
}

int FileOperations::link(const char* from, const char* to) {
    return ::link(from, to);
}

int FileOperations::unlink(const char* path) {
    return ::unlink(path);
}

int FileOperations::makeFolder(const char* path) {
    return ::mkdir(path, 0700);
}

} // namespace platter
