// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/media/bytestream.h"
#include "models/media/source.h"
#include "models/media/sourcefile.h"

#include <memory>

namespace platter {

// Where an archive's bytes come from. Used by one thread at a time.
class ArchiveInput {
public:
    virtual ~ArchiveInput() = default;
    // Fills the buffer, fewer bytes only at the end; 0 is the end, and then what is beneath was whole.
    virtual Result<qint64> read(std::span<std::byte> buffer) = 0;
    virtual bool canSeek() const { return false; }
    virtual qint64 seek(qint64 /*offset*/) { return -1; } // the new offset from the beginning; only where canSeek()
    virtual qint64 size() const { return 0; } // bytes; 0: not known
    // Of the file that all of this is in: see StreamSource.
    virtual qint64 sourceSize() const = 0;
    virtual qint64 sourcePosition() const = 0;
    virtual Result<QByteArray> sourceSha256() = 0; // after everything was read; SourceChanged
    virtual QString name() const = 0; // for sentences
    virtual QString place() const = 0; // for details
};

// A file, in which what is not wanted is skipped.
class ArchiveFileInput : public ArchiveInput {
public:
    // `hashes`: sourceSha256() reads the file for it; otherwise it is empty.
    ArchiveFileInput(std::shared_ptr<SourceFile> file, bool hashes, std::stop_token stop = {})
        : m_file(std::move(file))
        , m_hashes(hashes)
        , m_stop(std::move(stop)) { }

    Result<qint64> read(std::span<std::byte> buffer) override;
    bool canSeek() const override { return true; }
    qint64 seek(qint64 offset) override;
    qint64 size() const override { return m_file->size(); }
    qint64 sourceSize() const override { return m_file->size(); }
    qint64 sourcePosition() const override { return m_offset; }
    Result<QByteArray> sourceSha256() override;
    QString name() const override { return m_file->shownName(); }
    QString place() const override { return m_file->path(); }

private:
    std::shared_ptr<SourceFile> m_file;
    bool m_hashes;
    std::stop_token m_stop;
    qint64 m_offset = 0;
};

// What another source gives: a decompressor, a member of another archive.
class ArchiveStreamInput : public ArchiveInput {
public:
    ArchiveStreamInput(
        std::unique_ptr<StreamSource> source, const QString& name, const QString& place, std::stop_token stop = {})
        : m_source(std::move(source))
        , m_name(name)
        , m_place(place)
        , m_stop(std::move(stop)) { }

    Result<qint64> read(std::span<std::byte> buffer) override;
    qint64 sourceSize() const override { return m_source->sourceSize(); }
    qint64 sourcePosition() const override { return m_source->sourcePosition(); }
    Result<QByteArray> sourceSha256() override { return m_source->sourceSha256(); }
    QString name() const override { return m_name; }
    QString place() const override { return m_place; }

private:
    std::unique_ptr<StreamSource> m_source;
    QString m_name;
    QString m_place;
    std::stop_token m_stop;
};

} // namespace platter
