// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT

// Put in front of the C library (LD_PRELOAD): counts what a process changes on disk, and kills it at the call whose number
// PLATTER_KILL_AT gives. Half of a write that is killed has reached the file. Without that variable the number of calls is
// written to the file PLATTER_KILL_COUNT.
#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <dlfcn.h>
#include <sys/types.h>
#include <unistd.h>

namespace {

std::atomic<long> g_calls = 0;

bool isTheOne() {
    static const char* const at = std::getenv("PLATTER_KILL_AT");
    const long number = ++g_calls;
    return at && number == std::atol(at);
}

void die() {
    ::kill(::getpid(), SIGKILL);
    for (;;)
        ::pause();
}

template <typename F> F real(const char* name) {
    return reinterpret_cast<F>(::dlsym(RTLD_NEXT, name));
}

struct Report {
    ~Report() {
        const char* const path = std::getenv("PLATTER_KILL_COUNT");
        if (std::FILE* file = path ? std::fopen(path, "w") : nullptr) {
            std::fprintf(file, "%ld", g_calls.load());
            std::fclose(file);
        }
    }
} g_report;

} // namespace

extern "C" {

ssize_t pwrite64(int fd, const void* data, size_t size, off64_t offset) {
    static const auto next = real<ssize_t (*)(int, const void*, size_t, off64_t)>("pwrite64");
    if (isTheOne()) {
        (void)!next(fd, data, size / 2, offset);
        die();
    }
    return next(fd, data, size, offset);
}

int ftruncate64(int fd, off64_t size) noexcept {
    static const auto next = real<int (*)(int, off64_t)>("ftruncate64");
    if (isTheOne())
        die();
    return next(fd, size);
}

int fallocate64(int fd, int mode, off64_t offset, off64_t size) {
    static const auto next = real<int (*)(int, int, off64_t, off64_t)>("fallocate64");
    if (isTheOne()) {
        (void)next(fd, mode, offset, size / 2);
        die();
    }
    return next(fd, mode, offset, size);
}

int posix_fallocate64(int fd, off64_t offset, off64_t size) {
    static const auto next = real<int (*)(int, off64_t, off64_t)>("posix_fallocate64");
    if (isTheOne())
        die();
    return next(fd, offset, size);
}

int fdatasync(int fd) {
    static const auto next = real<int (*)(int)>("fdatasync");
    if (isTheOne())
        die();
    return next(fd);
}

int fsync(int fd) {
    static const auto next = real<int (*)(int)>("fsync");
    if (isTheOne())
        die();
    return next(fd);
}

int rename(const char* from, const char* to) noexcept {
    static const auto next = real<int (*)(const char*, const char*)>("rename");
    if (isTheOne())
        die();
    return next(from, to);
}

int link(const char* from, const char* to) noexcept {
    static const auto next = real<int (*)(const char*, const char*)>("link");
    if (isTheOne())
        die();
    return next(from, to);
}

int unlink(const char* path) noexcept {
    static const auto next = real<int (*)(const char*)>("unlink");
    if (isTheOne())
        die();
    return next(path);
}

} // extern "C"
