// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/web/rangefile.h"

#include "models/web/httperrors.h"

#include <algorithm>

namespace platter {

using namespace Qt::StringLiterals;

namespace {

constexpr int kAttempts = 3; // of a range whose body is cut; what does not get through at all the client tries again

} // namespace

std::shared_ptr<RangeFile> RangeFile::of(const WebStream& stream, const QString& fileName,
    std::shared_ptr<HttpClient> http, std::chrono::milliseconds timeout, const std::stop_token& stop) {
    if (!stream.version().size)
        return {};
    std::shared_ptr<RangeFile> file(new RangeFile(stream.place(), fileName, *stream.version().size));
    file->m_http = std::move(http);
    file->m_address = stream.sameServer();
    file->m_version = stream.version();
    file->m_timeout = timeout;
    file->m_stop = stop;
    return file;
}

Result<void> RangeFile::read(qint64 offset, std::span<std::byte> buffer) const {
    while (!buffer.empty()) {
        const qint64 number = offset / kBlock;
        const qint64 last = (offset + std::ssize(buffer) - 1) / kBlock;
        const auto bytes = offset < size() ? block(number, last - number + 1) : std::unexpected(changed());
        if (!bytes)
            return std::unexpected(bytes.error());
        const auto piece = std::span(**bytes).subspan(std::size_t(offset % kBlock));
        const std::size_t length = std::min(piece.size(), buffer.size());
        std::copy_n(piece.begin(), length, buffer.begin());
        buffer = buffer.subspan(length);
        offset += qint64(length);
    }
    return {};
}

// `wanted`: how many are, with this one.
Result<const std::vector<std::byte>*> RangeFile::block(qint64 number, qint64 wanted) const {
    if (const auto found = m_blocks.find(number); found != m_blocks.end())
        return &found->second;
    if (m_trouble)
        return std::unexpected(*m_trouble);
    m_ahead = number == m_next ? std::min(m_ahead * 2, kMostAhead) : 1;
    const qint64 there = (size() + kBlock - 1) / kBlock - number;
    const qint64 count = std::min({std::max(m_ahead, wanted), kMostAhead, there});
    makeRoom(number, count);
    if (auto fetched = fetch(number, count); !fetched) {
        m_trouble = fetched.error();
        return std::unexpected(fetched.error());
    }
    m_next = number + count;
    return &m_blocks.at(number);
}

// The farthest away go first: an archive is read in order, or its directory and then its beginning.
void RangeFile::makeRoom(qint64 first, qint64 count) const {
    while (!m_blocks.empty() && m_blocks.size() + std::size_t(count) > kMostBlocks) {
        const bool before = first - m_blocks.begin()->first > m_blocks.rbegin()->first - first;
        m_blocks.erase(before ? m_blocks.begin() : std::prev(m_blocks.end()));
    }
}

Result<void> RangeFile::fetch(qint64 first, qint64 count) const {
    const qint64 begin = first * kBlock;
    const auto bytes = range(begin, std::min(count * kBlock, size() - begin));
    if (!bytes)
        return std::unexpected(bytes.error());
    for (qint64 i = 0; i < count; ++i) {
        const auto piece = std::span(*bytes).subspan(std::size_t(i * kBlock));
        const auto length = std::ptrdiff_t(std::min<std::size_t>(piece.size(), kBlock));
        m_blocks.insert_or_assign(first + i, std::vector<std::byte>(piece.begin(), piece.begin() + length));
    }
    return {};
}

Result<std::vector<std::byte>> RangeFile::range(qint64 begin, qint64 length) const {
    std::vector<std::byte> bytes(static_cast<std::size_t>(length));
    std::size_t filled = 0;
    for (int attempt = 1;; ++attempt) {
        const auto stream = ask(begin + qint64(filled), length - qint64(filled));
        if (!stream)
            return std::unexpected(stream.error());
        Error lost = HttpErrors::cutShort("GET", m_address);
        while (filled < bytes.size()) {
            const auto got = (*stream)->read(std::span(bytes).subspan(filled));
            if (!got)
                lost = got.error();
            if (!got || *got == 0)
                break;
            filled += std::size_t(*got);
        }
        if (filled == bytes.size())
            return bytes;
        if (lost.code == ErrorCode::Cancelled || attempt == kAttempts)
            return std::unexpected(lost);
    }
}

Result<std::unique_ptr<HttpStream>> RangeFile::ask(qint64 begin, qint64 length) const {
    HttpRequest request = WebStream::request(m_address, m_timeout);
    request.headers.append(
        {"Range", "bytes=" + QByteArray::number(begin) + '-' + QByteArray::number(begin + length - 1)});
    if (!m_version.validator.isEmpty())
        request.headers.append({"If-Range", m_version.validator});
    auto stream = m_http->open(request, m_stop);
    if (!stream)
        return std::unexpected(stream.error());
    const HttpReply& head = (*stream)->head();
    if (head.status == 206) {
        const ContentRange range = ContentRange::of(head);
        if (range.begin != begin || (range.total >= 0 && range.total != size()) || m_version.differs(head))
            return std::unexpected(changed());
        return stream;
    }
    if (head.status == 416 || (head.status == 200 && m_version.differs(head)))
        return std::unexpected(changed());
    m_lacksRanges = true;
    return std::unexpected(
        Error{ErrorCode::Unsupported, tr("%1 gives out whole files only.").arg(m_address.host()), path(), false});
}

Error RangeFile::changed() const {
    return {ErrorCode::SourceChanged,
        tr("“%1” changed at %2 while it was looked at. Try again.").arg(shownName(), m_address.host()), path(), true};
}

} // namespace platter
