// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/files/fileoperations.h"

#include <QString>

#include <atomic>
#include <cerrno>

namespace platter::test {

// File operations of which the nth one fails, or this and all that need space after it. Thread safe.
class FaultyFiles : public FileOperations {
public:
    enum class Fault { NoSpace, Io, ShortWrite };

    // Counted from 1; 0: none fails. `goesOn`: the disk stays full.
    void failAt(int number, Fault fault, bool goesOn = false) {
        m_number = 0;
        m_at = number;
        m_fault = fault;
        m_goesOn = goesOn;
    }
    int count() const { return m_number; } // operations since then
    bool hasFailed() const { return m_at != 0 && m_number >= m_at; }

    int open(const char* path, int flags, unsigned mode) override {
        return (flags & 0100 /* O_CREAT */) && fails() ? failed() : FileOperations::open(path, flags, mode);
    }
    ssize_t write(int fd, std::span<const std::byte> data, qint64 offset) override {
        if (!fails())
            return FileOperations::write(fd, data, offset);
        const auto part = data.first(data.size() / 2); // half way, as a full disk does
        if (!part.empty() && !m_half.exchange(true))
            return FileOperations::write(fd, part, offset);
        m_half = false;
        if (m_fault == Fault::ShortWrite)
            return FileOperations::write(fd, data, offset);
        return failed();
    }
    int truncate(int fd, qint64 size) override { return fails() ? failed() : FileOperations::truncate(fd, size); }
    int allocate(int fd, qint64 size) override { return fails() ? failed() : FileOperations::allocate(fd, size); }
    int sync(int fd) override { return fails() ? failed() : FileOperations::sync(fd); }
    int syncFolder(const char* path) override { return fails() ? failed() : FileOperations::syncFolder(path); }
    int rename(const char* from, const char* to) override {
        return fails() ? failed() : FileOperations::rename(from, to);
    }
    int link(const char* from, const char* to) override { return fails() ? failed() : FileOperations::link(from, to); }
    int unlink(const char* path) override { // a full disk lets files go
        const bool fail = fails();
        return fail && m_fault == Fault::Io ? failed() : FileOperations::unlink(path);
    }
    int makeFolder(const char* path) override { return fails() ? failed() : FileOperations::makeFolder(path); }

private:
    bool fails() {
        const int number = ++m_number;
        if (m_half) // the rest of a write that was cut
            return true;
        return m_at != 0 && (number == m_at || (m_goesOn && number > m_at));
    }
    int failed() const {
        errno = m_fault == Fault::Io ? EIO : ENOSPC;
        return -1;
    }

    std::atomic<int> m_number = 0;
    std::atomic<int> m_at = 0;
    std::atomic<Fault> m_fault = Fault::Io;
    std::atomic<bool> m_goesOn = false;
    std::atomic<bool> m_half = false;
};

} // namespace platter::test
