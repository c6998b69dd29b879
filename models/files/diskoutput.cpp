// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/files/diskoutput.h"

#include "models/files/file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <mutex>
#include <unistd.h>
#include <vector>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

constexpr qint64 kWriteback = 16 * 1024 * 1024; // bytes that the disk is given at once: then little is left for the end

class FileOutput : public DiskOutput {
public:
    static Result<std::unique_ptr<DiskOutput>> open(const QString& path, bool overwrite, const DiskPart& part) {
        const QFileInfo info(path);
        if (!QFileInfo(info.absolutePath()).isDir()) {
            return std::unexpected(Error{ErrorCode::NotFound,
                DiskOutput::tr("The folder %1 does not exist.").arg(QDir::toNativeSeparators(info.absolutePath()))});
        }
        if (info.isDir()) {
            return std::unexpected(Error{ErrorCode::InvalidArgument,
                DiskOutput::tr("%1 is a folder. Give the name of a file in it.").arg(QDir::toNativeSeparators(path))});
        }
        if ((info.exists() || info.isSymLink()) && !overwrite)
            return std::unexpected(exists(path));
        auto output = std::make_unique<FileOutput>();
        output->m_path = path;
        output->m_overwrite = overwrite;
        if (part.begun > 0 && output->goOn(part))
            return output;
        if (!part.path.isEmpty()) {
            if (auto removed = removeFile(part.path); !removed)
                return std::unexpected(removed.error());
        }
        auto file = File::createNew( // a person's own file, not the store's
            part.path.isEmpty() ? partFor(path) : part.path, 0666);
        if (!file)
            return std::unexpected(file.error());
        output->m_file = std::move(*file);
        return output;
    }

    ~FileOutput() override {
        if (m_file.isOpen() && !m_keepsPart)
            (void)removeFile(m_file.path());
    }

    qint64 begun() const override { return m_begun; }
    Result<void> beginAnew() override {
        m_begun = 0;
        return m_file.truncate(0);
    }
    Result<void> sync() override { return m_file.sync(); }
    void keepPart() override { m_keepsPart = true; }
    bool takesAnyOrder() const override { return true; }

    Result<void> write(qint64 offset, std::span<const std::byte> data) override {
        if (auto written = m_file.write(offset, data); !written)
            return written;
        const qint64 end = offset + qint64(data.size());
        const std::scoped_lock lock(m_mutex);
        if (std::abs(end - m_handedOn) >= kWriteback) {
            m_file.startWriteback(std::min(m_handedOn, offset), std::abs(end - m_handedOn));
            m_handedOn = end;
        }
        return {};
    }

    Result<void> finish(qint64 size) override {
        if (auto sized = m_file.truncate(size); !sized) // the zeros at the end
            return sized;
        if (auto synced = m_file.sync(); !synced)
            return synced;
        const QByteArray from = QFile::encodeName(m_file.path());
        const QByteArray to = QFile::encodeName(m_path);
        const unsigned flags = m_overwrite ? 0U : unsigned{RENAME_NOREPLACE};
        int status = ::renameat2(AT_FDCWD, from.constData(), AT_FDCWD, to.constData(), flags);
        if (status != 0 && errno == EINVAL && !m_overwrite) // some file systems know no such flag
            status = QFile::exists(m_path) ? (errno = EEXIST, -1) : ::rename(from.constData(), to.constData());
        if (status != 0)
            return std::unexpected(errno == EEXIST ? exists(m_path) : errorFromErrno(errno, m_path));
        m_file.close();
        return syncFolder(QFileInfo(m_path).absolutePath());
    }

private:
    // What was written behind what is known to last goes. False: it is not there any more.
    bool goOn(const DiskPart& part) {
        auto file = File::openReadWrite(part.path);
        if (!file || !file->truncate(part.begun))
            return false;
        m_file = std::move(*file);
        m_begun = part.begun;
        return true;
    }

    static Error exists(const QString& path) {
        return {ErrorCode::InvalidArgument,
            DiskOutput::tr("%1 exists already. Choose another name or allow it to be replaced.")
                .arg(QDir::toNativeSeparators(path))};
    }

    QString m_path;
    bool m_overwrite = false;
    std::mutex m_mutex;
    qint64 m_handedOn = 0; // up to there the disk was asked to write
    bool m_keepsPart = false;
    qint64 m_begun = 0;
    File m_file;
};

class StreamOutput : public DiskOutput {
public:
    Result<void> write(qint64 offset, std::span<const std::byte> data) override {
        if (auto filled = zerosUntil(offset); !filled)
            return filled;
        return put(data);
    }
    Result<void> finish(qint64 size) override { return zerosUntil(size); }

private:
    Result<void> zerosUntil(qint64 offset) {
        static const std::vector<std::byte> zeros(256 * 1024);
        while (m_position < offset) {
            const auto part
                = std::span(zeros).first(static_cast<size_t>(std::min<qint64>(256 * 1024, offset - m_position)));
            if (auto done = put(part); !done)
                return done;
        }
        return {};
    }

    Result<void> put(std::span<const std::byte> data) {
        m_position += static_cast<qint64>(data.size());
        while (!data.empty()) {
            const ssize_t written = ::write(STDOUT_FILENO, data.data(), data.size());
            if (written < 0 && errno == EINTR)
                continue;
            if (written < 0) {
                return std::unexpected(Error{ErrorCode::Unreadable,
                    errno == EPIPE ? DiskOutput::tr("The program that reads the disk stopped reading.")
                                   : errorFromErrno(errno, u"standard output"_s).message});
            }
            data = data.subspan(static_cast<size_t>(written));
        }
        return {};
    }

    qint64 m_position = 0;
};

} // namespace

QString DiskOutput::partFor(const QString& path) {
    const QFileInfo info(path);
    return u"%1/.%2.%3.part"_s.arg(
        info.absolutePath(), info.fileName().left(200), QString::number(QRandomGenerator::system()->generate(), 36));
}

Result<std::unique_ptr<DiskOutput>> DiskOutput::open(const QString& path, bool overwrite, const DiskPart& part) {
    if (path == "-"_L1)
        return std::make_unique<StreamOutput>();
    return FileOutput::open(path, overwrite, part);
}

} // namespace platter
