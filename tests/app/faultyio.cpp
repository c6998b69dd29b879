// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT

// Preloaded into the program by tst_torture: writes to files of one folder fail now and then, SQLite's too.
//   PLATTER_FAULTS_FOLDER  whose files; PLATTER_FAULTS_SEED; PLATTER_FAULTS_EVERY  one call in so many fails
#include <atomic>
#include <cerrno>
#include <climits>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <sys/types.h>
#include <unistd.h>

namespace {

std::atomic<uint64_t> calls = 0;

bool isMine(int fd) {
    const char* folder = std::getenv("PLATTER_FAULTS_FOLDER");
    char link[64], path[PATH_MAX];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    const ssize_t length = folder ? ::readlink(link, path, sizeof path) : -1;
    const size_t wanted = folder ? std::strlen(folder) : 0;
    return length > ssize_t(wanted) && std::strncmp(path, folder, wanted) == 0;
}

// 0: it goes well; 1: no space, 2: an error, 3: half of it is done.
int fate(int fd) {
    if (!isMine(fd))
        return 0;
    static const uint64_t seed = std::strtoull(std::getenv("PLATTER_FAULTS_SEED"), nullptr, 10);
    static const uint64_t every = std::strtoull(std::getenv("PLATTER_FAULTS_EVERY"), nullptr, 10);
    uint64_t x = (seed + 1) * 0x9e3779b97f4a7c15U + ++calls * 0xbf58476d1ce4e5b9U; // splitmix64
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
    x ^= x >> 31;
    return x % every == 0 ? 1 + int(x / every % 3) : 0;
}

template <typename F> F next(const char* name) {
    return reinterpret_cast<F>(::dlsym(RTLD_NEXT, name));
}

int refuse(int fate) {
    errno = fate == 1 ? ENOSPC : EIO;
    return -1;
}

using Pwrite = ssize_t (*)(int, const void*, size_t, off_t);
using Write = ssize_t (*)(int, const void*, size_t);
using Sync = int (*)(int);
using Truncate = int (*)(int, off_t);

} // namespace

extern "C" {

ssize_t pwrite64(int fd, const void* data, size_t size, off_t offset) {
    static const auto real = next<Pwrite>("pwrite64");
    const int how = fate(fd);
    if (how == 3 && size > 1)
        return real(fd, data, size / 2, offset);
    return how == 0 ? real(fd, data, size, offset) : refuse(how);
}

ssize_t pwrite(int fd, const void* data, size_t size, off_t offset) {
    return pwrite64(fd, data, size, offset);
}

ssize_t write(int fd, const void* data, size_t size) {
    static const auto real = next<Write>("write");
    const int how = fate(fd);
    if (how == 3 && size > 1)
        return real(fd, data, size / 2);
    return how == 0 ? real(fd, data, size) : refuse(how);
}

int fdatasync(int fd) {
    static const auto real = next<Sync>("fdatasync");
    const int how = fate(fd);
    return how == 0 ? real(fd) : refuse(2);
}

int fsync(int fd) {
    static const auto real = next<Sync>("fsync");
    const int how = fate(fd);
    return how == 0 ? real(fd) : refuse(2);
}

int ftruncate64(int fd, off_t size) {
    static const auto real = next<Truncate>("ftruncate64");
    const int how = fate(fd);
    return how == 0 ? real(fd, size) : refuse(how);
}

int ftruncate(int fd, off_t size) {
    return ftruncate64(fd, size);
}

} // extern "C"
