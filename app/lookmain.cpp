// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT

// platter-look: run in the sandbox (models/media/contentsreader.cpp) with a socket as descriptor 3; tells what is on the disk
// that is filled in for it.
#include "models/look/look.h"
#include "models/look/protocol.h"

#include <algorithm>
#include <cstring>

#include <sys/socket.h>
#include <unistd.h>

using namespace platter;

namespace {

constexpr int kSocket = 3;

// The sparse file, or -1.
int receive(LookBegin& begin) {
    iovec part{&begin, sizeof begin};
    alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int))] = {};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = control;
    message.msg_controllen = sizeof control;
    if (::recvmsg(kSocket, &message, MSG_CMSG_CLOEXEC) != ssize_t(sizeof begin))
        return -1;
    const cmsghdr* header = CMSG_FIRSTHDR(&message);
    if (!header || header->cmsg_type != SCM_RIGHTS || header->cmsg_len != CMSG_LEN(sizeof(int)))
        return -1;
    int file = -1;
    std::memcpy(&file, CMSG_DATA(header), sizeof file);
    return file;
}

} // namespace

int main() {
    LookBegin begin;
    const int file = receive(begin);
    if (file < 0)
        return 2;
    look::WindowDisk disk(kSocket, file, begin.size);
    std::string text = kLookText + look::look(disk);
    text.resize(std::min<size_t>(text.size(), kMostLookText));
    return ::send(kSocket, text.data(), text.size(), MSG_NOSIGNAL) == ssize_t(text.size()) ? 0 : 1;
}
