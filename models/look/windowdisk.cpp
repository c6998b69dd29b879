// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/look/windowdisk.h"

#include "models/look/protocol.h"

#include <algorithm>
#include <cerrno>

#include <sys/socket.h>
#include <unistd.h>

namespace platter::look {

bool WindowDisk::fill(uint64_t offset, uint64_t length) {
    if (offset >= m_size)
        return false;
    length = std::min(length, m_size - offset);
    while (length > 0) {
        const LookRequest request{offset, std::min<uint64_t>(length, kMostLookBytes)};
        char answer = 0;
        if (::send(m_socket, &request, sizeof request, MSG_NOSIGNAL) != ssize_t(sizeof request)
            || ::recv(m_socket, &answer, 1, 0) != 1 || answer != kLookFilled)
            return false;
        offset += request.length;
        length -= request.length;
    }
    return true;
}

bool WindowDisk::read(uint64_t offset, void* buffer, uint64_t length) {
    if (offset > m_size || length > m_size - offset || !fill(offset, length))
        return false;
    auto* to = static_cast<char*>(buffer);
    while (length > 0) {
        const ssize_t got = ::pread(m_file, to, length, off_t(offset));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        to += got;
        offset += uint64_t(got);
        length -= uint64_t(got);
    }
    return true;
}

} // namespace platter::look
