// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/servers/volumeoutput.h"

#include <algorithm>

namespace platter {

namespace {

constexpr qsizetype kLast = 64 * 1024; // bytes that are read back

} // namespace

Result<std::unique_ptr<DiskOutput>> VolumeOutput::open(const QString& address, const StorageVolume::Order& order) {
    std::unique_ptr<VolumeOutput> output(new VolumeOutput(address, order));
    auto volume = StorageVolume::create(address, order);
    if (!volume)
        return std::unexpected(volume.error());
    output->m_volume = *std::move(volume);
    auto stream = output->m_volume->upload();
    if (!stream)
        return std::unexpected(stream.error());
    output->m_stream = *std::move(stream);
    return output;
}

VolumeOutput::~VolumeOutput() {
    m_stream.reset();
    if (!m_volume)
        return;
    if (const auto removed = StorageVolume::remove(m_address, path()); !removed)
        qWarning("%s %s", qPrintable(removed.error().message), qPrintable(removed.error().detail));
}

Result<void> VolumeOutput::skipTo(qint64 offset) {
    if (offset > m_at && virStreamSendHole(m_stream.get(), offset - m_at, 0) != 0)
        return std::unexpected(failure());
    m_at = offset;
    return {};
}

Result<void> VolumeOutput::write(qint64 offset, std::span<const std::byte> data) {
    if (const auto there = skipTo(offset); !there)
        return there;
    m_last = QByteArray(reinterpret_cast<const char*>(data.data()), qsizetype(data.size()))
                 .last(std::min(kLast, qsizetype(data.size())));
    m_lastEnd = offset + std::ssize(data);
    while (!data.empty()) {
        const int sent = virStreamSend(m_stream.get(), reinterpret_cast<const char*>(data.data()), data.size());
        if (sent <= 0)
            return std::unexpected(failure());
        data = data.subspan(std::size_t(sent));
        m_at += sent;
    }
    return {};
}

// libvirt takes what is sent before it is written, and its end of a stream does not tell when writing failed
// (fdstream.c, virFDStreamCloseInt).
Result<void> VolumeOutput::check(qint64 size) const {
    QByteArray there(m_last.size(), 0);
    const auto state = m_volume->state();
    if (!state)
        return std::unexpected(state.error());
    if (const auto read = m_volume->read(
            m_lastEnd - there.size(), std::as_writable_bytes(std::span(there.data(), std::size_t(there.size()))));
        !read)
        return read;
    if (state->length == size && there == m_last)
        return {};
    return std::unexpected(Error{ErrorCode::Unreadable,
        tr("Not all of the new disk %1 was written. Look whether there is room where it is kept, and try again.")
            .arg(path()),
        {}, true});
}

Result<void> VolumeOutput::finish(qint64 size) {
    if (const auto there = skipTo(size); !there)
        return there;
    if (virStreamFinish(m_stream.get()) != 0)
        return std::unexpected(failure());
    m_stream.reset();
    if (const auto whole = check(size); !whole)
        return whole;
    m_volume.reset();
    return {};
}

Error VolumeOutput::failure() const {
    return Virt::error(tr("The new disk %1 cannot be written").arg(path()));
}

} // namespace platter
