// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/servers/volumeoutput.h"

#include <algorithm>

namespace platter {

namespace {

constexpr qint64 kLast = 64 * 1024; // bytes that are read back

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

// Zeros would be there as well where nothing was written.
void VolumeOutput::remember(qint64 offset, std::span<const std::byte> data) {
    const auto last = std::ranges::find_last_if(data, [](std::byte byte) { return byte != std::byte{0}; });
    const auto until = last.begin() - data.begin();
    if (until == std::ssize(data))
        return; // only zeros
    const auto piece = data.first(std::size_t(until) + 1).last(std::size_t(std::min<qint64>(kLast, until + 1)));
    m_last.assign(piece.begin(), piece.end());
    m_lastEnd = offset + until + 1;
}

Result<void> VolumeOutput::write(qint64 offset, std::span<const std::byte> data) {
    if (const auto there = skipTo(offset); !there)
        return there;
    remember(offset, data);
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
    std::vector<std::byte> there(m_last.size());
    const auto state = m_volume->state();
    if (!state)
        return std::unexpected(state.error());
    const auto read = there.empty() ? Result<void>{} : m_volume->read(m_lastEnd - std::ssize(there), there);
    if (!read)
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
