// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/sourcefile.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <ctime>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

QString errnoDetail(const QString& path, int number) {
    return path + u": "_s + QString::fromLocal8Bit(std::strerror(number));
}

qint64 nanoseconds(const timespec& time) {
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

FileStamp stampOf(const struct stat& status) {
    return {
        status.st_dev, status.st_ino, qint64(status.st_size), nanoseconds(status.st_mtim), nanoseconds(status.st_ctim)};
}

constexpr qint64 kTick = 50'000'000; // ns; Linux sets times of files by a clock that ticks every 10 ms at the slowest

} // namespace

QString SourceFile::shownName(const QString& path) {
    // A name may hold line breaks; a sentence may not. Long ones are cut in the middle.
    QString name = QFileInfo(path).fileName().simplified();
    if (name.isEmpty())
        name = path.simplified();
    if (name.size() > 100)
        name = name.first(60) + u"…"_s + name.last(30);
    return name;
}

Result<std::shared_ptr<SourceFile>> SourceFile::open(const QString& path) {
    const QByteArray name = QFile::encodeName(path);
    const QString shown = shownName(path);
    const auto error = [&](ErrorCode code, const QString& message, int number = 0) {
        return std::unexpected(Error{code, message, number != 0 ? errnoDetail(path, number) : path});
    };
    const auto openError = [&](int number) {
        switch (number) {
        case ENOENT:
            if (path.contains(QChar::ReplacementCharacter)) // what Qt makes of bytes that are no UTF-8
                return error(ErrorCode::NotFound,
                    tr("The name of “%1” holds bytes that are not UTF-8, so it cannot be opened. Rename it first.")
                        .arg(shown),
                    number);
            [[fallthrough]];
        case ENOTDIR:
        case ENAMETOOLONG:
            return error(ErrorCode::NotFound, tr("“%1” does not exist (any more).").arg(shown), number);
        case EACCES:
        case EPERM:
            return error(ErrorCode::PermissionDenied, tr("You are not allowed to read “%1”.").arg(shown), number);
        case ELOOP:
            return error(ErrorCode::NotFound, tr("“%1” is a link that leads to itself.").arg(shown), number);
        default:
            return error(ErrorCode::Unreadable, tr("“%1” cannot be read.").arg(shown), number);
        }
    };
    if (path.isEmpty() || name.contains('\0'))
        return error(ErrorCode::NotFound, tr("“%1” does not exist (any more).").arg(shown));

    struct stat status{};
    if (::lstat(name.constData(), &status) != 0)
        return openError(errno);
    if (S_ISLNK(status.st_mode) && ::stat(name.constData(), &status) != 0) {
        if (errno == ENOENT || errno == ENOTDIR)
            return error(ErrorCode::NotFound,
                tr("“%1” is a link to “%2”, which does not exist.").arg(shown, QFile::symLinkTarget(path).simplified()),
                errno);
        return openError(errno);
    }
    // Looked at before it is opened: opening a FIFO can block, opening a device can make it act.
    const auto refusal = [&](mode_t mode) -> QString {
        if (S_ISDIR(mode))
            return tr("“%1” is a folder, not a disk image.").arg(shown);
        if (S_ISFIFO(mode))
            return tr("“%1” is a pipe (FIFO), not a disk image.").arg(shown);
        if (S_ISSOCK(mode))
            return tr("“%1” is a socket, not a disk image.").arg(shown);
        if (S_ISBLK(mode))
            return tr("“%1” is a device, not a file. Copy its contents to a file first, then add that file.")
                .arg(shown);
        if (!S_ISREG(mode))
            return tr("“%1” is a device, not a disk image.").arg(shown);
        return {};
    };
    if (const QString sentence = refusal(status.st_mode); !sentence.isEmpty())
        return error(ErrorCode::NotADiskImage, sentence);

    // It may have been replaced by something else since: O_NONBLOCK keeps even that from blocking.
    int descriptor = -1;
    do {
        descriptor = ::open(name.constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    } while (descriptor < 0 && errno == EINTR);
    if (descriptor < 0)
        return openError(errno);
    std::shared_ptr<SourceFile> file(new SourceFile(path, descriptor));
    if (::fstat(descriptor, &status) != 0)
        return openError(errno);
    if (const QString sentence = refusal(status.st_mode); !sentence.isEmpty())
        return error(ErrorCode::NotADiskImage, sentence);
    if (status.st_size == 0)
        return error(ErrorCode::NotADiskImage, tr("“%1” is empty.").arg(shown));
    file->m_stamp = stampOf(status);
    timespec now{};
    file->m_settled = ::clock_gettime(CLOCK_REALTIME, &now) == 0 && nanoseconds(now) - file->m_stamp.changed > kTick;
    return file;
}

SourceFile::SourceFile(const QString& place, const QString& name, qint64 size)
    : m_path(place)
    , m_name(name)
    , m_descriptor(-1) {
    m_stamp.size = size;
}

SourceFile::~SourceFile() {
    if (m_descriptor >= 0)
        ::close(m_descriptor); // opened for reading only: nothing can be lost
}

Error SourceFile::changedError() const {
    return {ErrorCode::SourceChanged,
        tr("“%1” changed while it was read. Try again when nothing writes to it any more.").arg(shownName()), m_path,
        true};
}

Result<void> SourceFile::read(qint64 offset, std::span<std::byte> buffer) const {
    std::size_t done = 0;
    while (done < buffer.size()) {
        const ssize_t got
            = ::pread(m_descriptor, buffer.data() + done, buffer.size() - done, off_t(offset) + off_t(done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return std::unexpected(Error{ErrorCode::Unreadable,
                tr("“%1” cannot be read to its end. Its disk or the connection to it may be failing.").arg(shownName()),
                errnoDetail(m_path, errno) + u" at %1"_s.arg(offset + qint64(done)), true});
        if (got == 0)
            return std::unexpected(changedError());
        done += std::size_t(got);
    }
    return {};
}

Result<std::vector<std::byte>> SourceFile::part(qint64 offset, qint64 length) const {
    if (offset < 0 || offset >= size() || length <= 0)
        return std::vector<std::byte>();
    std::vector<std::byte> bytes(std::size_t(std::min(length, size() - offset)));
    if (const auto done = read(offset, bytes); !done)
        return std::unexpected(done.error());
    return bytes;
}

Result<void> SourceFile::checkUnchanged() const {
    struct stat status{};
    if (::fstat(m_descriptor, &status) != 0)
        return std::unexpected(
            Error{ErrorCode::Unreadable, tr("“%1” cannot be read.").arg(shownName()), errnoDetail(m_path, errno)});
    if (m_stamp != stampOf(status))
        return std::unexpected(changedError());
    return {};
}

bool SourceFile::isWrittenByQemu() const {
    // QEMU, block/file-posix.c: a process that has permission n on an image holds a shared lock on byte
    // RAW_LOCK_PERM_BASE (100) + n; include/block/block-common.h: BLK_PERM_WRITE is bit 1, BLK_PERM_RESIZE bit 3.
    // Readers hold byte 100 only (BLK_PERM_CONSISTENT_READ). Asking for an exclusive lock finds shared ones.
    for (const off_t byte : {off_t(101), off_t(103)}) {
        struct flock lock{};
        lock.l_type = F_WRLCK;
        lock.l_whence = SEEK_SET;
        lock.l_start = byte;
        lock.l_len = 1;
        // Where the file system knows no such locks QEMU could not take one either.
        if (::fcntl(m_descriptor, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK)
            return true;
    }
    return false;
}

void SourceFile::adviseSequential() const {
    // Advice only: its failure changes nothing but speed.
    [[maybe_unused]] const int ignored = ::posix_fadvise(m_descriptor, 0, 0, POSIX_FADV_SEQUENTIAL);
}

} // namespace platter
