// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/media/bytestream.h"
#include "models/media/sourcefile.h"

namespace platter {

// A person's file from some place in it to its end.
class FileStream : public ByteStream {
public:
    explicit FileStream(std::shared_ptr<SourceFile> file, qint64 begin = 0)
        : m_file(std::move(file))
        , m_position(begin) { }

    Result<qint64> read(std::span<std::byte> buffer) override;
    std::optional<qint64> size() const override { return m_file->size(); }
    qint64 position() const override { return m_position; }
    Result<void> checkUnchanged() const override { return m_file->checkUnchanged(); }
    QString name() const override { return m_file->shownName(); }
    QString place() const override { return m_file->path(); }

private:
    std::shared_ptr<SourceFile> m_file;
    qint64 m_position;
};

} // namespace platter
