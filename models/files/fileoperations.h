// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtTypes>

#include <cstddef>
#include <span>
#include <sys/types.h>

namespace platter {

// Every call to the kernel that changes a file or a folder of the store, or makes a change durable: the one seam through
// which File and its neighbours go. As in the kernel, -1 is a failure with errno set, and a write may be short. Tests put
// their own in its place, to record what is done and in which order, or to let it fail; the program never does.
class FileOperations {
public:
    virtual ~FileOperations() = default;

    virtual int open(const char* path, int flags, unsigned mode); // also for reading
    virtual ssize_t write(int fd, std::span<const std::byte> data, qint64 offset);
    virtual int truncate(int fd, qint64 size);
    virtual int allocate(int fd, qint64 size);
    virtual int punch(int fd, qint64 offset, qint64 length); // gives the space back, bytes become zeros
    virtual int sync(int fd);
    virtual int syncFolder(const char* path);
    virtual int rename(const char* from, const char* to);
    virtual int link(const char* from, const char* to); // a second name for a file
    virtual int unlink(const char* path);
    virtual int makeFolder(const char* path); // mode 0700

    static FileOperations& current();
    // nullptr: the kernel's again. While no file is open and no other thread uses files.
    static void use(FileOperations* operations);
};

} // namespace platter
