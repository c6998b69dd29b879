// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace platter::look {

// The disk as this program sees it: a sparse file of the disk's length, zeros at first, that the other end of a socket
// fills piece by piece as it is asked to. So programs that want a file to read have one, and whoever holds the disk decides
// how much of it is read. One thread.
class WindowDisk {
public:
    WindowDisk(int socket, int file, uint64_t size)
        : m_socket(socket)
        , m_file(file)
        , m_size(size) { }

    int file() const { return m_file; }
    uint64_t size() const { return m_size; } // bytes
    // Have these bytes filled in, as far as the disk goes. False when the other end refuses: then they are zeros.
    bool fill(uint64_t offset, uint64_t length);
    // Fills and reads. False when not all of it is on the disk, or it is refused.
    bool read(uint64_t offset, void* buffer, uint64_t length);

private:
    int m_socket;
    int m_file;
    uint64_t m_size;
};

} // namespace platter::look
