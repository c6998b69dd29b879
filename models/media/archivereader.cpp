// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/archivereader.h"

#include "models/media/membername.h"
#include "models/media/sevenzipheader.h"

#include <QtEndian>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

#include <archive.h>
#include <archive_entry.h>

using namespace Qt::StringLiterals;

namespace platter {

// libarchive asks for bytes through these. Errors are kept in the reader; libarchive only learns that there is one.
struct ArchiveReader::Calls {
    static la_ssize_t read(archive* handle, void* data, const void** buffer) {
        auto& self = *static_cast<ArchiveReader*>(data);
        if (self.m_headerBytes > kMostHeader) {
            self.m_error = Error{ErrorCode::Unsafe,
                tr("“%1” has a header of more than %2 MiB, which no real archive has. It is refused to be safe.")
                    .arg(self.m_input->name(), QString::number(kMostHeader >> 20)),
                self.m_input->place()};
            archive_set_error(handle, EIO, "header too large");
            return ARCHIVE_FATAL;
        }
        const auto got = self.m_input->read(self.m_buffer);
        if (!got) {
            self.m_error = got.error();
            archive_set_error(handle, EIO, "input failed");
            return ARCHIVE_FATAL;
        }
        if (self.m_headerBytes >= 0)
            self.m_headerBytes += *got;
        self.m_bufferBegin += self.m_bufferLength;
        self.m_bufferLength = *got;
        self.m_inputEnded = *got == 0;
        *buffer = self.m_buffer.data();
        return la_ssize_t(*got);
    }

    static la_int64_t seek(archive*, void* data, la_int64_t offset, int whence) {
        auto& self = *static_cast<ArchiveReader*>(data);
        qint64 base = 0;
        if (whence == SEEK_CUR)
            base = self.m_bufferBegin + self.m_bufferLength;
        else if (whence == SEEK_END)
            base = self.m_input->size();
        if (offset > self.m_input->size() || offset < -self.m_input->size()) // headers may say anything
            return ARCHIVE_FATAL;
        const qint64 wanted = base + offset;
        if (wanted < 0 || wanted > self.m_input->size())
            return ARCHIVE_FATAL;
        self.m_bufferBegin = self.m_input->seek(wanted);
        self.m_bufferLength = 0;
        return self.m_bufferBegin;
    }

    // Whole sectors only, and never up to the end: what is cut there is found by reading.
    static la_int64_t skip(archive*, void* data, la_int64_t length) {
        auto& self = *static_cast<ArchiveReader*>(data);
        const qint64 here = self.m_bufferBegin + self.m_bufferLength;
        const qint64 wanted = std::min<qint64>(length, self.m_input->size() - here - qint64(kBuffer));
        if (wanted <= qint64(kBuffer))
            return 0;
        self.m_bufferBegin = self.m_input->seek(here + wanted / 512 * 512);
        self.m_bufferLength = 0;
        return self.m_bufferBegin - here;
    }
};

ArchiveReader::ArchiveReader(std::unique_ptr<ArchiveInput> input, ArchiveFormat format)
    : m_input(std::move(input))
    , m_format(format)
    , m_archive(archive_read_new(), archive_read_free) { }

ArchiveReader::~ArchiveReader() = default;

Error ArchiveReader::truncated() const {
    return {ErrorCode::Truncated,
        tr("“%1” ends too early: it is not complete. Download or copy it again.").arg(m_input->name()),
        m_input->place() + u" at %1"_s.arg(m_bufferBegin + m_bufferLength)};
}

Error ArchiveReader::corrupt(const QString& detail) const {
    return {ErrorCode::Corrupt, tr("“%1” is damaged. Download or copy it again.").arg(m_input->name()),
        m_input->place() + u": "_s + detail};
}

// What libarchive says in English; only its words tell one cause from another.
Error ArchiveReader::failure(int code) {
    if (m_error)
        return *m_error;
    const char* said = archive_error_string(m_archive.get());
    const QString text = said != nullptr ? QString::fromUtf8(said) : u"libarchive %1"_s.arg(code);
    const auto has = [&](QLatin1StringView word) { return text.contains(word, Qt::CaseInsensitive); };
    if (has("encrypt"_L1) || has("passphrase"_L1))
        m_error = Error{ErrorCode::Unsupported,
            tr("“%1” is encrypted. Unpack it with its password, then add the disk.").arg(m_input->name()),
            m_input->place() + u": "_s + text};
    else if (m_inputEnded || has("truncated"_L1))
        m_error = truncated();
    else if (has("unsupported"_L1) || has("not supported"_L1) || has("memory"_L1))
        m_error = Error{ErrorCode::Unsupported,
            tr("“%1” is packed in a way that Platter cannot read. Unpack it, then add the disk.").arg(m_input->name()),
            m_input->place() + u": "_s + text};
    else
        m_error = corrupt(text);
    return *m_error;
}

Result<void> ArchiveReader::open() {
    m_opened = true;
    if (!m_archive)
        return std::unexpected(Error{ErrorCode::Internal, tr("There is not enough memory."), m_input->place(), true});
    archive* handle = m_archive.get();
    if (m_format == ArchiveFormat::SevenZip) {
        if (const auto good = checkSignature(); !good)
            return good;
        archive_read_support_format_7zip(handle);
    } else {
        archive_read_support_format_tar(handle);
    }
    if (m_input->canSeek()) {
        archive_read_set_seek_callback(handle, Calls::seek);
        archive_read_set_skip_callback(handle, Calls::skip);
    }
    archive_read_set_read_callback(handle, Calls::read);
    archive_read_set_callback_data(handle, this);
    m_headerBytes = 0;
    if (const int result = archive_read_open1(handle); result != ARCHIVE_OK)
        return std::unexpected(failure(result));
    return {};
}

// 7zFormat.txt, "Signature Header": where the archive ends, which libarchive does not compare with the file's end.
Result<void> ArchiveReader::checkSignature() {
    std::array<std::byte, 32> header{};
    const auto got = m_input->read(header);
    if (!got)
        return std::unexpected(got.error());
    if (*got < qint64(header.size()))
        return std::unexpected(truncated());
    const auto offset = qFromLittleEndian<quint64>(header.data() + 12);
    const auto length = qFromLittleEndian<quint64>(header.data() + 20);
    const auto room = quint64(m_input->size()) - header.size();
    if (offset > room || length > room - offset)
        return std::unexpected(truncated());
    if (offset + length < room)
        return std::unexpected(Error{ErrorCode::Corrupt,
            tr("“%1” has something else behind its end, and may not be whole. Download or copy it again, or unpack it "
               "yourself and add the disk.")
                .arg(m_input->name()),
            m_input->place() + u" at %1"_s.arg(header.size() + offset + length)});
    if (length > quint64(kMostHeader))
        return std::unexpected(Error{ErrorCode::Unsafe,
            tr("“%1” has a header of more than %2 MiB, which no real archive has. It is refused to be safe.")
                .arg(m_input->name(), QString::number(kMostHeader >> 20)),
            m_input->place()});
    const auto most = sevenZipMemory([this](qint64 at, qint64 size) {
        std::vector<std::byte> bytes(static_cast<std::size_t>(std::clamp<qint64>(size, 0, m_input->size())));
        m_input->seek(at);
        bytes.resize(static_cast<std::size_t>(m_input->read(bytes).value_or(0)));
        return bytes;
    });
    m_input->seek(0);
    if (most == kAbsurdSevenZip)
        return std::unexpected(corrupt(u"more folders than bytes"_s));
    if (most && *most > kMostMemory)
        return std::unexpected(Error{ErrorCode::Unsupported,
            tr("“%1” was packed so that unpacking it takes %2 MiB of memory, more than the %3 MiB that are granted. "
               "Unpack it yourself, then add the disk.")
                .arg(m_input->name(), QString::number(*most >> 20), QString::number(kMostMemory >> 20)),
            m_input->place()});
    return {};
}

Result<std::optional<ArchiveEntry>> ArchiveReader::entryOf(archive_entry* raw) {
    ArchiveEntry entry;
    if (const char* name = archive_entry_pathname_utf8(raw); name != nullptr)
        entry.name = QString::fromUtf8(name);
    else if (const char* bytes = archive_entry_pathname(raw); bytes != nullptr)
        entry.name = decodeMemberName(bytes);
    const auto refused = [&](const QString& sentence) {
        return std::unexpected(
            Error{ErrorCode::Unsafe, sentence.arg(m_input->name(), entry.name.simplified()), m_input->place()});
    };
    if (isUnsafeMemberName(entry.name))
        return refused(tr("“%1” holds “%2”, a name that leads out of the archive. It is refused to be safe: unpack it "
                          "yourself, then add the disk."));
    while (entry.name.startsWith(u"./"_s))
        entry.name.remove(0, 2);
    if (entry.name.isEmpty() || archive_entry_filetype(raw) == AE_IFDIR)
        entry.kind = ArchiveEntry::Kind::Folder;
    else if (archive_entry_hardlink(raw) != nullptr)
        entry.kind = ArchiveEntry::Kind::HardLink;
    else if (archive_entry_symlink(raw) != nullptr || archive_entry_filetype(raw) == AE_IFLNK)
        entry.kind = ArchiveEntry::Kind::SymbolicLink;
    else if (archive_entry_filetype(raw) != AE_IFREG)
        entry.kind = ArchiveEntry::Kind::Special;
    if (archive_entry_size_is_set(raw) != 0) {
        if (archive_entry_size(raw) < 0)
            return std::unexpected(corrupt(u"a negative size"_s));
        entry.size = archive_entry_size(raw);
    }
    entry.encrypted = archive_entry_is_data_encrypted(raw) != 0;
    return entry;
}

Result<std::optional<ArchiveEntry>> ArchiveReader::next() {
    if (m_error)
        return std::unexpected(*m_error);
    const auto step = [&]() -> Result<std::optional<ArchiveEntry>> {
        if (!m_opened)
            if (const auto done = open(); !done)
                return std::unexpected(done.error());
        if (m_entries > 0) {
            m_headerBytes = -1;
            if (const auto unpacked = unpackAtLeast(1); !unpacked)
                return std::unexpected(unpacked.error());
            if (const int skipped = archive_read_data_skip(m_archive.get()); skipped < ARCHIVE_OK)
                return std::unexpected(failure(skipped));
        }
        m_headerBytes = 0;
        archive_entry* raw = nullptr;
        const int result = archive_read_next_header(m_archive.get(), &raw);
        m_headerBytes = -1;
        if (result == ARCHIVE_EOF) {
            if (const auto good = checkEnd(); !good)
                return std::unexpected(good.error());
            return std::optional<ArchiveEntry>();
        }
        if (result != ARCHIVE_OK && result != ARCHIVE_WARN) // a warning is about names and dates
            return std::unexpected(failure(result));
        if (++m_entries > kMostEntries)
            return std::unexpected(Error{ErrorCode::Unsupported,
                tr("“%1” holds too many files. Unpack it, then add the disk.").arg(m_input->name()), m_input->place()});
        return entryOf(raw);
    };
    auto entry = step();
    if (!entry)
        m_error = entry.error();
    m_block = {};
    m_blockOffset = 0;
    m_given = 0;
    m_entryEnded = false;
    m_size = entry && *entry ? (*entry)->size : std::nullopt;
    m_entryEncrypted = entry && *entry && (*entry)->encrypted;
    return entry;
}

// libarchive (3.7.4) only notes what it is to skip in a 7z while nothing was unpacked, and then fails in the middle of what is
// packed together: so it unpacks a little of what is skipped.
Result<void> ArchiveReader::unpackAtLeast(std::size_t bytes) {
    if (m_format != ArchiveFormat::SevenZip || m_hasUnpacked || m_entryEncrypted || m_size.value_or(0) == 0)
        return {};
    std::vector<std::byte> first(bytes);
    return read(first).transform([](qint64) { });
}

Result<qint64> ArchiveReader::read(std::span<std::byte> buffer) {
    std::size_t filled = 0;
    while (filled < buffer.size() && !m_error) {
        const auto room = buffer.subspan(filled);
        if (m_given < m_blockOffset) { // a hole
            const std::size_t length = std::min(room.size(), std::size_t(m_blockOffset - m_given));
            std::memset(room.data(), 0, length);
            filled += length;
            m_given += qint64(length);
        } else if (!m_block.empty()) {
            const std::size_t length = std::min(room.size(), m_block.size());
            std::memcpy(room.data(), m_block.data(), length);
            m_block = m_block.subspan(length);
            filled += length;
            m_given += qint64(length);
            m_blockOffset = m_given;
        } else if (m_entryEnded) {
            break;
        } else {
            const void* data = nullptr;
            std::size_t length = 0;
            la_int64_t offset = 0;
            const int result = archive_read_data_block(m_archive.get(), &data, &length, &offset);
            m_hasUnpacked = true;
            if (result == ARCHIVE_OK) {
                m_block = {static_cast<const std::byte*>(data), length};
                if (offset < m_given || (m_size && offset > *m_size - qint64(length)))
                    m_error = corrupt(u"data outside an entry"_s);
                m_blockOffset = offset;
            } else if (result == ARCHIVE_EOF) {
                m_entryEnded = true;
                m_blockOffset = std::max(m_size.value_or(m_given), m_given); // a hole may stand at its end
            } else { // a warning here is a wrong CRC
                m_error = failure(result);
            }
        }
    }
    if (m_error)
        return std::unexpected(*m_error);
    return qint64(filled);
}

// libarchive takes a tar for whole that ends where a header should be, and does not look at what follows the end.
Result<void> ArchiveReader::checkEnd() {
    if (m_format == ArchiveFormat::SevenZip) // seen at its beginning
        return {};
    const qint64 consumed = archive_filter_bytes(m_archive.get(), 0);
    if (consumed <= archive_read_header_position(m_archive.get())) // POSIX: two blocks of zeros; some write only one
        return std::unexpected(truncated());
    qint64 begin = std::clamp<qint64>(consumed - m_bufferBegin, 0, m_bufferLength);
    while (true) {
        const auto rest = std::span(m_buffer).subspan(std::size_t(begin), std::size_t(m_bufferLength - begin));
        if (std::ranges::any_of(rest, [](std::byte b) { return b != std::byte(0); }))
            return std::unexpected(Error{ErrorCode::Corrupt,
                tr("“%1” has something else behind its end, and may not be whole. Download or copy it again, or unpack "
                   "it yourself and add the disk.")
                    .arg(m_input->name()),
                m_input->place() + u" at %1"_s.arg(m_bufferBegin + begin)});
        const auto got = m_input->read(m_buffer);
        if (!got)
            return std::unexpected(got.error());
        m_bufferBegin += m_bufferLength;
        m_bufferLength = *got;
        begin = 0;
        if (*got == 0)
            return {};
    }
}

} // namespace platter
