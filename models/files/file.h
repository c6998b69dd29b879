// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/error.h"

#include <QByteArray>
#include <QString>

#include <cstddef>
#include <span>

struct flock;

namespace platter {

// An open file of the store: whole reads and writes with every return value looked at. Movable, closes itself; one thread
// at a time, but read() and write() may be called by several.
class File {
public:
    enum class Lock { Shared, Exclusive };

    File() = default;
    File(File&& other) noexcept;
    File& operator=(File&& other) noexcept;
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File();

    // Regular files only. A link in a file's place is not followed by those that write: a library that came from somewhere
    // else must not lead to a person's other files.
    static Result<File> openRead(const QString& path);
    static Result<File> openReadWrite(const QString& path); // must exist
    static Result<File> openOrCreate(const QString& path); // read and write, mode 0600
    static Result<File> createNew(const QString& path, unsigned mode = 0600); // must not exist

    bool isOpen() const { return m_fd >= 0; }
    int descriptor() const { return m_fd; }
    const QString& path() const { return m_path; }
    void close();

    Result<qint64> size() const;
    // Fills the buffer from `offset`; a file that ends before is Truncated.
    Result<void> read(qint64 offset, std::span<std::byte> buffer) const;
    Result<void> write(qint64 offset, std::span<const std::byte> data);
    Result<void> truncate(qint64 size);
    Result<void> allocate(qint64 size); // takes the space on the disk from the beginning to `size`
    void startWriteback(
        qint64 offset, qint64 length); // a hint: the disk may begin to write that; nothing is waited for
    Result<void> punch(qint64 offset, qint64 length); // gives the space back; Unsupported where the file system cannot
    Result<void> sync(); // data and what is needed to read it back

    // Open-file-description locks on the whole file: they go with the descriptor, also by kill -9, and are not lost when
    // another descriptor of the process is closed. tryLock: false when someone else holds it.
    Result<bool> tryLock(Lock lock);
    Result<void> lock(Lock lock); // waits
    Result<bool> tryLockByte(qint64 at); // the same, exclusive, of one byte alone, which need not be there
    Result<bool> isLockedByOther() const; // whether an exclusive lock could not be had now

private:
    Result<bool> tryLockRange(struct flock range);
    static Result<File> openWith(const QString& path, int flags, unsigned mode = 0600);

    int m_fd = -1;
    QString m_path;
};

// Makes the folder's entries durable (after creating, renaming or removing files in it).
Result<void> syncFolder(const QString& path);
// Renames over what is there, then syncs the folder of `to`. The file's own data must be synced before.
Result<void> renameDurably(const QString& from, const QString& to);
// Gives the file a second name, not yet durably. DiskFull, or another error where the file system has no links.
Result<void> linkFile(const QString& from, const QString& to);
// Unlinks; a file that is not there is fine.
Result<void> removeFile(const QString& path);
// Makes the folder and its parents with mode 0700.
Result<void> makeFolder(const QString& path);

inline std::span<const std::byte> bytesOf(const QByteArray& data) {
    return std::as_bytes(std::span(data.constData(), static_cast<size_t>(data.size())));
}

} // namespace platter
