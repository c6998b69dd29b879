// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/media/archiveinput.h"

#include <QCoreApplication>

#include <array>
#include <memory>
#include <optional>
#include <vector>

struct archive;
struct archive_entry;

namespace platter {

enum class ArchiveFormat { Tar, SevenZip };

// One entry of an archive, as its header tells.
struct ArchiveEntry {
    enum class Kind { File, Folder, SymbolicLink, HardLink, Special }; // Special: a device, FIFO or socket
    QString name; // with its folders, "./" left out
    Kind kind = Kind::File;
    std::optional<qint64> size; // bytes, holes included
    bool encrypted = false;
};

// Goes through a tar or 7z archive, entry by entry, through libarchive (KTar and K7Zip of 6.13 lose data: an 8 GiB member
// came out as 0 bytes without an error). The input is what is not compressed as a whole any more: our own decoders are
// beneath. What libarchive lets pass is refused here: an archive without its end, bytes behind it, wrong CRCs, headers that
// are larger than any real one. Used by one thread at a time.
class ArchiveReader {
    Q_DECLARE_TR_FUNCTIONS(ArchiveReader)

public:
    ArchiveReader(std::unique_ptr<ArchiveInput> input, ArchiveFormat format);
    ~ArchiveReader();
    Q_DISABLE_COPY_MOVE(ArchiveReader)

    // The next entry, what is left of the one before is skipped; nullopt behind the last: then the archive has its end, and
    // nothing follows. Errors: of the input; Truncated, Corrupt; Unsupported for names that lead out of the archive, devices,
    // archives with absurd headers or more than 100,000 entries.
    Result<std::optional<ArchiveEntry>> next();
    // Of the current entry, holes as zeros. Fills the buffer, fewer bytes only at its end; 0: it ended, and was whole.
    Result<qint64> read(std::span<std::byte> buffer);
    const ArchiveInput& input() const { return *m_input; }
    // After next() returned nullopt, or in a 7z at any time.
    Result<QByteArray> sourceSha256() { return m_input->sourceSha256(); }

private:
    struct Calls; // libarchive's way back
    static constexpr std::size_t kBuffer = 256 * 1024;
    static constexpr qint64 kMostHeader
        = 8 * 1024 * 1024; // bytes; pax headers and sparse maps of real disks are far less
    static constexpr quint64 kMostMemory = 256 * 1024 * 1024; // bytes, of one decoder: what 7-Zip's highest level takes
    static constexpr qint64 kMostEntries = 100'000;

    Result<void> open();
    Result<void> checkSignature();
    Result<void> unpackAtLeast(std::size_t bytes);
    Result<std::optional<ArchiveEntry>> entryOf(archive_entry* raw);
    Result<void> checkEnd();
    Error failure(int code);
    Error truncated() const;
    Error corrupt(const QString& detail) const;

    std::unique_ptr<ArchiveInput> m_input;
    ArchiveFormat m_format;
    std::unique_ptr<archive, int (*)(archive*)> m_archive;
    std::vector<std::byte> m_buffer = std::vector<std::byte>(kBuffer);
    qint64 m_bufferBegin = 0; // where its bytes were in the input
    qint64 m_bufferLength = 0;
    bool m_inputEnded = false;
    qint64 m_headerBytes = -1; // read for the header that is being looked at; -1: for data
    bool m_opened = false;
    qint64 m_entries = 0;
    // The block of the current entry that was given out in part.
    std::span<const std::byte> m_block;
    qint64 m_blockOffset = 0;
    qint64 m_given = 0; // bytes of the current entry
    std::optional<qint64> m_size; // of it
    bool m_entryEnded = false;
    bool m_entryEncrypted = false;
    bool m_hasUnpacked = false; // something of any entry
    std::optional<Error> m_error; // stays
};

} // namespace platter
