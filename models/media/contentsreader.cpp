// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/look/protocol.h"
#include "models/media/diskcontents.h"
#include "models/media/sandbox.h"

#include <QFileInfo>

#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace platter {

namespace {

using Clock = std::chrono::steady_clock;

// Bytes of address space that platter-look gets. The address sanitizer takes its shadow of all of it, 14 TiB.
#ifdef __SANITIZE_ADDRESS__
constexpr qint64 kMemory = qint64(1) << 46;
#else
constexpr qint64 kMemory = qint64(512) << 20;
#endif

constexpr qint64 kPiece = 64 * 1024; // what is filled in at least, and once
constexpr qint64 kMostFilled = 256 << 20;
constexpr int kLook = 50; // milliseconds between looks at the stop token

// The holder's side of models/look/protocol.h.
class ContentsReader {
    Q_DECLARE_TR_FUNCTIONS(ContentsReader)

public:
    ContentsReader(BlockSource& disk, const ContentsOptions& options)
        : m_disk(disk)
        , m_options(options)
        , m_deadline(Clock::now() + options.patience) { }
    ~ContentsReader() {
        for (const int descriptor : {m_socket, m_file})
            if (descriptor >= 0)
                ::close(descriptor);
    }
    Q_DISABLE_COPY_MOVE(ContentsReader)

    Result<DiskContents> read();

private:
    static Result<QString> program(const QString& wanted);
    Result<void> start();
    Result<void> begin() const;
    Result<QByteArray> message(); // the next; empty: it has hung up
    Result<bool> fill(const LookRequest& request);
    Error internal() const;
    Error ended() const;

    BlockSource& m_disk;
    const ContentsOptions& m_options;
    const Clock::time_point m_deadline;
    int m_socket = -1;
    int m_file = -1; // in memory, or the sketch
    std::vector<bool> m_filled; // pieces
    qint64 m_bytes = 0;
    std::unique_ptr<Sandbox> m_looker;
};

Result<QString> ContentsReader::program(const QString& wanted) {
    const QString here = QCoreApplication::applicationDirPath();
    const QStringList places = wanted.isEmpty()
        ? QStringList{here + u"/platter-look"_s, here + u"/../libexec/platter/platter-look"_s}
        : QStringList{wanted};
    for (const QString& place : places)
        if (const QFileInfo file(place); file.isExecutable())
            return file.canonicalFilePath();
    return std::unexpected(Error{ErrorCode::Unsupported,
        tr("What is on the disk could not be looked at: the program platter-look, which belongs to Platter, is not "
           "installed."),
        places.join(u' '), true});
}

Error ContentsReader::internal() const {
    return {ErrorCode::Internal, tr("What is on the disk could not be looked at."),
        QString::fromLocal8Bit(std::strerror(errno)), true};
}

Result<void> ContentsReader::start() {
    const auto path = program(m_options.program);
    if (!path)
        return std::unexpected(path.error());
    std::array<int, 2> ends{-1, -1};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return std::unexpected(internal());
    m_socket = ends[0];
    Sandbox::Order order;
    order.program = *path;
    order.command = {Sandbox::programInside()};
    order.listener = ends[1];
    order.limits = {.memory = kMemory, .cpuSeconds = 20};
    auto looker = Sandbox::start(order);
    ::close(ends[1]);
    if (!looker)
        return std::unexpected(looker.error());
    m_looker = std::move(*looker);
    return begin();
}

// The disk as the looker sees it: its length, and nothing in it yet. It may read it only.
Result<void> ContentsReader::begin() const {
    const QByteArray path = "/proc/self/fd/" + QByteArray::number(m_file);
    const int readOnly = ::open(path.constData(), O_RDONLY | O_CLOEXEC);
    if (readOnly < 0)
        return std::unexpected(internal());
    LookBegin begin{quint64(m_disk.size())};
    iovec part{&begin, sizeof begin};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    cmsghdr* header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int));
    std::memcpy(CMSG_DATA(header), &readOnly, sizeof readOnly);
    const bool sent = ::sendmsg(m_socket, &message, MSG_NOSIGNAL) == ssize_t(sizeof begin);
    ::close(readOnly);
    return sent ? Result<void>() : std::unexpected(ended());
}

Result<QByteArray> ContentsReader::message() {
    for (;;) {
        if (m_options.stop.stop_requested())
            return std::unexpected(Error{ErrorCode::Cancelled, tr("Cancelled."), {}});
        if (Clock::now() > m_deadline)
            return std::unexpected(Error{ErrorCode::TimedOut,
                tr("Looking at what is on the disk took too long, and was given up."), u"platter-look"_s, true});
        pollfd waited{m_socket, POLLIN, 0};
        if (::poll(&waited, 1, kLook) <= 0)
            continue;
        QByteArray bytes(kMostLookText, Qt::Uninitialized);
        const ssize_t got = ::recv(m_socket, bytes.data(), std::size_t(bytes.size()), MSG_DONTWAIT);
        if (got < 0 && (errno == EINTR || errno == EAGAIN))
            continue;
        return bytes.first(std::max<qsizetype>(0, got));
    }
}

// True: the looker finds the bytes in the file. False: it has had enough.
Result<bool> ContentsReader::fill(const LookRequest& request) {
    const auto size = quint64(m_disk.size());
    if (request.length > kMostLookBytes || request.offset > size || request.length > size - request.offset)
        return false;
    std::vector<std::byte> piece;
    const auto end = qint64(request.offset + request.length);
    for (qint64 at = qint64(request.offset) / kPiece * kPiece; at < end; at += kPiece) {
        if (m_filled[std::size_t(at / kPiece)])
            continue;
        if (m_bytes + kPiece > kMostFilled)
            return false;
        piece.resize(std::size_t(std::min(kPiece, m_disk.size() - at)));
        if (const auto read = m_disk.read(at, piece); !read)
            return std::unexpected(read.error());
        const bool zeros = std::ranges::all_of(piece, [](std::byte byte) { return byte == std::byte{0}; });
        if (!zeros && ::pwrite(m_file, piece.data(), piece.size(), off_t(at)) != ssize_t(piece.size()))
            return std::unexpected(internal());
        m_filled[std::size_t(at / kPiece)] = true;
        m_bytes += zeros ? 0 : kPiece;
    }
    return true;
}

Error ContentsReader::ended() const {
    const auto end = m_looker->waitForEnd(2s);
    const QString said = end
        ? u"platter-look ended with %1: %2"_s.arg(end->status).arg(QString::fromLocal8Bit(end->said))
        : u"platter-look hung up"_s;
    if (end && end->isSandboxes())
        return {ErrorCode::Unsupported,
            tr("What is on the disk could not be looked at: this system does not allow the sandbox (bubblewrap) that "
               "this is done in."),
            said, true};
    return {ErrorCode::Corrupt,
        tr("What is on the disk could not be looked at: it is damaged, or was made to mislead programs."), said};
}

Result<DiskContents> ContentsReader::read() {
    m_file = m_options.sketch >= 0 ? ::fcntl(m_options.sketch, F_DUPFD_CLOEXEC, 0)
                                   : ::memfd_create("platter-look", MFD_CLOEXEC);
    if (m_file < 0 || ::ftruncate(m_file, off_t(m_disk.size())) != 0)
        return std::unexpected(internal());
    m_filled.resize(std::size_t(m_disk.size() / kPiece + 1));
    if (const auto started = start(); !started)
        return std::unexpected(started.error());
    for (;;) {
        const auto said = message();
        if (!said)
            return std::unexpected(said.error());
        if (said->startsWith(kLookText))
            return parseContents(said->sliced(qsizetype(sizeof kLookText) - 1), m_disk.size());
        LookRequest request;
        if (said->size() != qsizetype(sizeof request))
            return std::unexpected(ended());
        std::memcpy(&request, said->constData(), sizeof request);
        const auto filled = fill(request);
        if (!filled)
            return std::unexpected(filled.error());
        const char answer = *filled ? kLookFilled : kLookRefused;
        if (::send(m_socket, &answer, 1, MSG_NOSIGNAL) != 1)
            return std::unexpected(ended());
    }
}

} // namespace

Result<DiskContents> readContents(BlockSource& disk, const ContentsOptions& options) {
    return ContentsReader(disk, options).read();
}

} // namespace platter
