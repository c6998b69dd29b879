// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/servers/volumedisk.h"

#include "models/media/diskserver.h"
#include "models/media/qcow2source.h"
#include "models/servers/storagevolume.h"

#include <QCoreApplication>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

constexpr std::size_t kPiece = 1024 * 1024; // bytes of data that are kept
constexpr int kHole = -3; // virStreamRecvFlags: a hole is next

struct VolumeText {
    Q_DECLARE_TR_FUNCTIONS(VolumeDisk)
};

// What was there when it was opened, and may not change while it is read.
class WatchedVolume {
public:
    WatchedVolume(std::shared_ptr<StorageVolume> volume, const StorageVolume::State& state, const QString& server)
        : m_volume(std::move(volume))
        , m_state(state)
        , m_server(server) { }

    const StorageVolume& volume() const { return *m_volume; }
    const StorageVolume::State& state() const { return m_state; }
    Error changed() const {
        return {ErrorCode::SourceChanged,
            VolumeText::tr("The disk of %1 was written to while it was read. Take the snapshot again.").arg(m_server),
            {}, true};
    }
    Result<void> check() const {
        const auto now = m_volume->state();
        if (!now)
            return std::unexpected(now.error());
        return *now == m_state ? Result<void>{} : std::unexpected(changed());
    }

private:
    std::shared_ptr<StorageVolume> m_volume;
    StorageVolume::State m_state;
    QString m_server;
};

// A raw one: a stream that goes on where it was, and is begun anew for what lies elsewhere.
class RawVolume : public BlockSource {
public:
    RawVolume(WatchedVolume watched, const std::stop_token& stop)
        : m_watched(std::move(watched))
        , m_stop(stop)
        , m_bytes(kPiece) { }

    // libvirt guesses a file's format, and tells the capacity of that.
    qint64 size() const override {
        return m_watched.state().length > 0 ? m_watched.state().length : m_watched.state().capacity;
    }
    Result<Extent> extentAt(qint64 offset) override {
        if (const auto there = goTo(offset); !there)
            return std::unexpected(there.error());
        return Extent{offset, end() - offset, m_extent.kind};
    }
    Result<void> read(qint64 offset, std::span<std::byte> buffer) override {
        while (!buffer.empty()) {
            if (const auto there = goTo(offset); !there)
                return there;
            const auto piece = buffer.first(std::min(buffer.size(), std::size_t(end() - offset)));
            if (m_extent.kind == ExtentKind::Zero)
                std::ranges::fill(piece, std::byte{0});
            else
                std::ranges::copy(
                    std::span(m_bytes).subspan(std::size_t(offset - m_extent.offset), piece.size()), piece.begin());
            buffer = buffer.subspan(piece.size());
            offset += qint64(piece.size());
        }
        return {};
    }
    Result<void> finish() override { return m_watched.check(); }

private:
    qint64 end() const { return m_extent.offset + m_extent.length; }

    Result<void> goTo(qint64 offset) {
        if (!m_stream || offset < m_extent.offset || offset > end()) {
            auto stream = m_watched.volume().download(offset);
            if (!stream)
                return std::unexpected(stream.error());
            m_stream = *std::move(stream);
            m_extent = {offset, 0, ExtentKind::Data};
        }
        return offset < end() ? Result<void>{} : next();
    }

    // What stands behind the extent: a hole, or up to a piece of data.
    Result<void> next() {
        if (m_stop.stop_requested())
            return std::unexpected(Error{ErrorCode::Cancelled, VolumeText::tr("The snapshot was cancelled.")});
        m_extent = {end(), 0, ExtentKind::Data};
        while (m_extent.length < std::ssize(m_bytes)) {
            const auto room = std::span(m_bytes).subspan(std::size_t(m_extent.length));
            const int got = virStreamRecvFlags(
                m_stream.get(), reinterpret_cast<char*>(room.data()), room.size(), VIR_STREAM_RECV_STOP_AT_HOLE);
            if (got == kHole && m_extent.length == 0)
                return passHole();
            if (got < 0 && got != kHole)
                return std::unexpected(Virt::error(VolumeText::tr("%1 cannot be read").arg(m_watched.volume().path())));
            if (got <= 0)
                break; // a hole, or the end
            m_extent.length += got;
        }
        return m_extent.length > 0 ? Result<void>{} : std::unexpected(m_watched.changed());
    }

    Result<void> passHole() {
        long long length = 0;
        if (virStreamRecvHole(m_stream.get(), &length, 0) != 0)
            return std::unexpected(Virt::error(VolumeText::tr("%1 cannot be read").arg(m_watched.volume().path())));
        m_extent.kind = ExtentKind::Zero;
        m_extent.length = std::min(qint64(length), size() - m_extent.offset);
        return m_extent.length > 0 ? Result<void>{} : std::unexpected(m_watched.changed());
    }

    WatchedVolume m_watched;
    std::stop_token m_stop;
    StorageVolume::Stream m_stream;
    Extent m_extent; // behind which the stream stands; with its bytes, when it is data
    std::vector<std::byte> m_bytes;
};

// The file as one that formats are read from.
class VolumeFile : public SourceFile {
public:
    explicit VolumeFile(WatchedVolume watched)
        : SourceFile(watched.volume().path(), watched.volume().path(), watched.state().length)
        , m_watched(std::move(watched)) { }

    Result<void> read(qint64 offset, std::span<std::byte> buffer) const override {
        return m_watched.volume().read(offset, buffer);
    }
    Result<void> checkUnchanged() const override { return m_watched.check(); }

private:
    WatchedVolume m_watched;
};

Result<std::unique_ptr<BlockSource>> openQcow2(
    const WatchedVolume& watched, const VolumeOrder& order, const std::stop_token& stop) {
    const auto file = std::make_shared<VolumeFile>(watched);
    const auto header = readDiskHeader(DiskFormat::Qcow2, *file, {.name = order.server, .stop = stop});
    if (!header && header.error().code == ErrorCode::Unsafe)
        return std::unexpected(Error{ErrorCode::Unsupported,
            VolumeText::tr("The disk of %1 (%2) stands on another file, which Platter may not open. Start the server "
                           "and take the snapshot while it runs.")
                .arg(order.server, order.path),
            header.error().detail});
    if (!header)
        return std::unexpected(header.error());
    auto disk = Qcow2Source::open(file, {.name = order.server, .original = file, .stop = stop});
    if (disk && !*disk)
        return std::unexpected(Error{ErrorCode::Unsupported,
            VolumeText::tr("The disk of %1 (%2) is a qcow2 of a kind that is read only where you may open it yourself: "
                           "let its administrator give you the right to.")
                .arg(order.server, order.path)});
    if (!disk)
        return std::unexpected(disk.error());
    return *std::move(disk);
}

} // namespace

Result<std::unique_ptr<BlockSource>> openVolumeDisk(const VolumeOrder& order, const std::stop_token& stop) {
    const auto volume = StorageVolume::at(order.address, order.path);
    if (!volume)
        return std::unexpected(volume.error());
    const auto state = (*volume)->state();
    if (!state)
        return std::unexpected(state.error());
    const WatchedVolume watched(*volume, *state, order.server);
    if (order.format == "qcow2"_L1)
        return openQcow2(watched, order, stop);
    if (order.format.isEmpty() || order.format == "raw"_L1)
        return std::make_unique<RawVolume>(watched, stop);
    return std::unexpected(Error{ErrorCode::Unsupported,
        VolumeText::tr("The disk of %1 (%2) is of the format %3, which is read only where you may open it yourself: "
                       "let its administrator give you the right to.")
            .arg(order.server, order.path, order.format)});
}

} // namespace platter
