// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/media/again.h"
#include "models/media/archivereader.h"
#include "models/media/packedsource.h"

#include <memory>
#include <vector>

namespace platter {

// One thing that a disk is wrapped in: a compression or a zip's entry (`plan`), or a member of an archive. A plain value.
struct Layer {
    enum class Kind { Packed, Tar, SevenZip };
    Kind kind = Kind::Packed;
    PackedPlan plan{}; // Packed
    QString member{}; // Tar, SevenZip
};

// A member of an archive, found by its name; then the rest of the archive is gone through: an archive that is cut, followed
// by something, or that has two members of this name is an error.
class MemberSource : public StreamSource {
    Q_DECLARE_TR_FUNCTIONS(MemberSource)

public:
    // `member` empty: the first that is a disk, or something packed that is named like one. `mustBeOnly`: further disks behind it are an error (Ambiguous): the archive was not seen whole when it was chosen.
    MemberSource(std::unique_ptr<ArchiveReader> reader, const QString& member, bool mustBeOnly);

    // Finds the member, as the first read() does.
    Result<void> begin();
    const QString& member() const { return m_member; } // once it was found

    Result<qint64> read(std::span<std::byte> buffer) override;
    qint64 sourceSize() const override { return m_reader->input().sourceSize(); }
    qint64 sourcePosition() const override { return m_produced > 0 ? m_reader->input().sourcePosition() : 0; }
    std::optional<qint64> expandedSize() const override { return m_size; } // known once reading began
    QByteArray sourceSha256() const override { return m_sha256; }

private:
    Result<bool> take(const ArchiveEntry& entry);
    Result<void> readRest();

    std::unique_ptr<ArchiveReader> m_reader;
    QString m_member;
    bool m_mustBeOnly;
    bool m_found = false;
    bool m_done = false;
    std::optional<qint64> m_size;
    Again m_head{{}}; // what was read of it to see what it is
    qint64 m_produced = 0;
    QByteArray m_sha256;
    std::optional<Error> m_error; // stays
};

// What a source gives, as the bytes of something that is packed again.
class SourceStream : public ByteStream {
public:
    SourceStream(std::unique_ptr<StreamSource> source, const QString& name, const QString& place)
        : m_source(std::move(source))
        , m_name(name)
        , m_place(place) { }

    Result<qint64> read(std::span<std::byte> buffer) override {
        const auto got = m_source->read(buffer);
        m_position += got.value_or(0);
        return got;
    }
    std::optional<qint64> size() const override { return {}; }
    qint64 position() const override { return m_position; }
    QString name() const override { return m_name; }
    QString place() const override { return m_place; }

private:
    std::unique_ptr<StreamSource> m_source;
    QString m_name;
    QString m_place;
    qint64 m_position = 0;
};

// The same stream that someone else owns, for a look at its beginning.
class BorrowedSource : public StreamSource {
public:
    explicit BorrowedSource(StreamSource& source)
        : m_source(source) { }
    Result<qint64> read(std::span<std::byte> buffer) override { return m_source.read(buffer); }
    qint64 sourceSize() const override { return m_source.sourceSize(); }
    qint64 sourcePosition() const override { return m_source.sourcePosition(); }
    std::optional<qint64> expandedSize() const override { return m_source.expandedSize(); }
    QByteArray sourceSha256() const override { return m_source.sourceSha256(); }

private:
    StreamSource& m_source;
};

// The entry at which a reader stands, for a look at it.
class EntrySource : public StreamSource {
public:
    explicit EntrySource(ArchiveReader& reader)
        : m_reader(reader) { }
    Result<qint64> read(std::span<std::byte> buffer) override { return m_reader.read(buffer); }
    qint64 sourceSize() const override { return 0; }
    qint64 sourcePosition() const override { return 0; }
    std::optional<qint64> expandedSize() const override { return {}; }
    QByteArray sourceSha256() const override { return {}; }

private:
    ArchiveReader& m_reader;
};

// The disk beneath all layers, the outermost first; at least one. Unless anything may come out, it is looked at for what
// only its end tells (fixed VHD, DMG). Position, size and SHA-256 are those of the file. Nothing is read yet.
std::unique_ptr<StreamSource> openLayers(std::shared_ptr<SourceFile> file, const std::vector<Layer>& layers,
    bool mustBeOnly, const std::stop_token& stop, PackedSource::Use use = PackedSource::Use::Whole);
// The same in a stream that stands at its beginning; no layer is a 7z or a zip's entry. None: the bytes as they are.
std::unique_ptr<StreamSource> openLayers(std::unique_ptr<ByteStream> stream, const std::vector<Layer>& layers,
    bool mustBeOnly, const std::stop_token& stop, PackedSource::Use use = PackedSource::Use::Whole);

} // namespace platter
