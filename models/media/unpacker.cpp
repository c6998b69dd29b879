// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/unpacker.h"

#include "models/domain/sizes.h"
#include "models/media/aheadsource.h"
#include "models/media/zeros.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QStorageInfo>
#include <QUuid>

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

constexpr std::size_t kPiece = 1 << 20;
constexpr std::size_t kBlock = 4096; // zeros of this length become holes
constexpr qint64 kSpare = 64 << 20; // bytes that are left free …
constexpr qint64 kLookEvery = 16 << 20; // … as is seen whenever so many were unpacked
const auto kNamePattern = u"platter-unpacked-*"_s;
const auto kUsualFolder = u"/var/tmp"_s; // where the system keeps large temporary files

int openNameless(const QString& folder) {
    return ::open(QFile::encodeName(folder).constData(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
}

} // namespace

Result<std::unique_ptr<UnpackedFile>> UnpackedFile::make(
    std::unique_ptr<StreamSource> source, std::optional<qint64> size, const MediaOpening& opening) {
    QString folder = opening.folder.isEmpty() ? kUsualFolder : opening.folder;
    int descriptor = openNameless(folder);
    if (descriptor < 0 && (errno == EOPNOTSUPP || errno == EISDIR) && folder != kUsualFolder) { // NFS, exFAT, …
        folder = kUsualFolder;
        descriptor = openNameless(folder);
    }
    if (descriptor < 0)
        return std::unexpected(errorFromErrno(errno, folder));
    std::unique_ptr<UnpackedFile> unpacked(new UnpackedFile(folder, descriptor));
    unpacked->removeForgotten();
    if (size)
        if (const auto room = unpacked->checkSpace(*size); !room)
            return std::unexpected(room.error());
    AheadSource ahead(std::move(source));
    if (const auto done = unpacked->fill(ahead, opening); !done)
        return std::unexpected(done.error());
    return unpacked;
}

UnpackedFile::~UnpackedFile() {
    ::close(m_descriptor);
}

// Names that a process which was killed left behind: none is used for longer than it takes to open a disk.
void UnpackedFile::removeForgotten() const {
    const auto entries = QDir(m_folder).entryInfoList({kNamePattern}, QDir::Files | QDir::Hidden);
    for (const QFileInfo& entry : entries)
        if (entry.lastModified().secsTo(QDateTime::currentDateTime()) > 24 * 3600)
            QFile::remove(entry.filePath());
}

Result<void> UnpackedFile::checkSpace(qint64 bytes) const {
    const qint64 free = QStorageInfo(m_folder).bytesAvailable();
    if (free < 0 || free >= bytes)
        return {};
    return std::unexpected(Error{ErrorCode::DiskFull,
        tr("Unpacking the disk needs %1, and the disk that holds %2 has %3 left. Free some space and try again.")
            .arg(formatSize(bytes), m_folder, formatSize(free)),
        m_folder, true});
}

Result<void> UnpackedFile::fill(StreamSource& source, const MediaOpening& opening) {
    std::vector<std::byte> piece(kPiece);
    qint64 at = 0, looked = 0;
    for (;;) {
        if (opening.stop.stop_requested())
            return std::unexpected(Error{ErrorCode::Cancelled, tr("Cancelled."), {}});
        if (opening.unpacking && at > 0)
            opening.unpacking(source.sourcePosition(), source.sourceSize());
        if (const qint64 zeros = source.skipZeros(kLookEvery); zeros > 0) {
            at += zeros;
            continue;
        }
        const auto got = source.read(piece);
        if (!got)
            return std::unexpected(got.error());
        if (*got == 0)
            break;
        if (at - looked >= kLookEvery) {
            if (const auto room = checkSpace(kSpare); !room)
                return room;
            looked = at;
        }
        auto left = std::span<const std::byte>(piece).first(std::size_t(*got));
        while (!left.empty()) {
            const auto block = left.first(std::min(left.size(), kBlock));
            left = left.subspan(block.size());
            if (!isZero(block)) {
                const auto written = ::pwrite(m_descriptor, block.data(), block.size(), off_t(at));
                if (written != ssize_t(block.size()))
                    return std::unexpected(errorFromErrno(written < 0 ? errno : ENOSPC, m_folder));
            }
            at += qint64(block.size());
        }
    }
    if (::ftruncate(m_descriptor, off_t(at)) != 0)
        return std::unexpected(errorFromErrno(errno, m_folder));
    return {};
}

Result<std::unique_ptr<BlockSource>> UnpackedFile::open(DiskFormat format, const DiskServerOptions& options) {
    // bubblewrap binds only what has a name.
    const QString path = m_folder + u'/' + kNamePattern.chopped(1) + QUuid::createUuid().toString(QUuid::Id128);
    const QByteArray open = "/proc/self/fd/" + QByteArray::number(m_descriptor), name = QFile::encodeName(path);
    if (::linkat(AT_FDCWD, open.constData(), AT_FDCWD, name.constData(), AT_SYMLINK_FOLLOW) != 0)
        return std::unexpected(errorFromErrno(errno, m_folder));
    auto file = SourceFile::open(path);
    auto disk = file ? openDiskFormat(format, *file, options) : std::unexpected(file.error());
    (void)::unlink(name.constData());
    return disk;
}

} // namespace platter
