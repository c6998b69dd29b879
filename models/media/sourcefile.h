// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/error.h"
#include "models/media/filestamp.h"

#include <QCoreApplication>

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace platter {

// A person's file, open for reading: always a regular file, never one that could block. Owns the descriptor. Any
// thread, one at a time. What is elsewhere and can be read anywhere too is a class of its own, without a descriptor.
class SourceFile {
    Q_DECLARE_TR_FUNCTIONS(SourceFile)

public:
    // Errors: NotFound, NotADiskImage (a folder, FIFO, device, socket, an empty file), PermissionDenied, Unreadable.
    static Result<std::shared_ptr<SourceFile>> open(const QString& path);
    virtual ~SourceFile();
    Q_DISABLE_COPY_MOVE(SourceFile)

    const QString& path() const { return m_path; }
    QString shownName() const { return shownName(m_name); } // for sentences: the file's name on one line
    static QString shownName(const QString& path);
    int descriptor() const { return m_descriptor; }
    qint64 size() const { return m_stamp.size; } // bytes, when it was opened
    // As it was when it was opened; nothing where it had been written to only just then: clocks of file systems tick, and
    // what is written within the same tick gives the same stamp.
    std::optional<FileStamp> stamp() const { return m_settled ? std::optional(m_stamp) : std::nullopt; }

    // Fills the buffer from `offset`. SourceChanged when the file is shorter than it was; Unreadable.
    virtual Result<void> read(qint64 offset, std::span<std::byte> buffer) const;
    // At most `length` bytes from `offset`, fewer at the end of the file.
    Result<std::vector<std::byte>> part(qint64 offset, qint64 length) const;

    // SourceChanged when its size or its times of writing differ from when it was opened.
    virtual Result<void> checkUnchanged() const;
    // Does QEMU write to it, in this moment, from any process?
    bool isWrittenByQemu() const;
    // Tells the kernel that everything from `offset` on will be read in order.
    void adviseSequential() const;

protected:
    // Of `size` bytes, elsewhere. `place`: for details; `name`: for sentences.
    SourceFile(const QString& place, const QString& name, qint64 size);

private:
    SourceFile(const QString& path, int descriptor)
        : m_path(path)
        , m_name(path)
        , m_descriptor(descriptor) { }
    Error changedError() const;

    QString m_path;
    QString m_name;
    int m_descriptor;
    FileStamp m_stamp;
    bool m_settled = false;
};

} // namespace platter
