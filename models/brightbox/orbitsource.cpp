// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/orbitsource.h"

#include "models/brightbox/cloudjobs.h"
#include "models/brightbox/waiting.h"
#include "models/media/diskstream.h"

#include <algorithm>

namespace platter {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds kFirstPause = 500ms;
constexpr std::chrono::milliseconds kLongestPause = 15s;
constexpr std::chrono::milliseconds kPatience = 10min; // without a byte

// The disk in an object, from its beginning or from a mark.
class OrbitDisk : public StreamSource {
public:
    explicit OrbitDisk(std::unique_ptr<OrbitSource> object)
        : m_etag(object->etag())
        , m_size(object->size().value_or(0))
        , m_object(std::move(object)) { }

    Result<qint64> read(std::span<std::byte> buffer) override {
        if (m_object) {
            auto disk = openDiskStream(std::move(m_object));
            if (!disk)
                m_error = disk.error();
            else
                m_disk = *std::move(disk);
        }
        return m_error ? std::unexpected(*m_error) : m_disk->read(buffer);
    }
    qint64 sourceSize() const override { return m_size; }
    qint64 sourcePosition() const override { return m_disk ? m_disk->sourcePosition() : 0; }
    std::optional<qint64> expandedSize() const override {
        const auto size = m_disk ? m_disk->expandedSize() : std::nullopt;
        return size ? std::optional(*size + m_begun) : std::nullopt;
    }
    std::optional<StreamMark> mark() const override {
        auto mark = m_disk ? m_disk->mark() : std::nullopt;
        if (mark)
            mark->disk += m_begun;
        return mark;
    }
    QByteArray identity() const override { return m_etag; }
    bool beginAt(const StreamMark& mark) override {
        if (!m_object || mark.packed >= m_size || !isUsable(mark)) // at its end nothing begins
            return false;
        m_begun = mark.disk;
        m_object->seek(mark.packed);
        m_disk = openPackedStream(std::move(m_object), mark.codec, mark.state);
        return true;
    }
    QByteArray sourceSha256() const override { return m_disk && m_begun == 0 ? m_disk->sourceSha256() : QByteArray(); }

private:
    const QByteArray m_etag;
    const qint64 m_size;
    qint64 m_begun = 0; // bytes of the disk before what is read
    std::unique_ptr<OrbitSource> m_object; // until it is read
    std::unique_ptr<StreamSource> m_disk;
    std::optional<Error> m_error;
};

// What a new connection may mend.
bool mayPass(const Error& error) {
    return error.retryable || error.code == ErrorCode::Truncated || isPassing(error);
}

} // namespace

Result<std::unique_ptr<OrbitSource>> OrbitSource::open(
    std::shared_ptr<BrightboxCore> core, const QString& container, const QString& name, const std::stop_token& stop) {
    auto object = core->orbit().head(container, name, stop);
    if (!object)
        return std::unexpected(object.error());
    std::unique_ptr<OrbitSource> source(new OrbitSource);
    source->m_core = std::move(core);
    source->m_container = container;
    source->m_object = *std::move(object);
    source->m_object.name = name;
    source->m_stop = stop;
    return source;
}

Result<qint64> OrbitSource::read(std::span<std::byte> buffer) {
    if (m_position >= m_object.size)
        return 0;
    for (;;) {
        Result<qint64> got = 0;
        if (!m_stream) {
            auto stream = m_core->orbit().read(m_container, m_object.name, m_position, m_object.etag, m_stop);
            if (stream)
                m_stream = *std::move(stream);
            else
                got = std::unexpected(stream.error());
        }
        if (m_stream)
            got = m_stream->read(buffer);
        if (got && *got > 0) {
            m_pause = {};
            m_position += *got;
            return got;
        }
        m_stream.reset();
        if (m_position > 0 && m_object.etag.isEmpty()) { // what is there now may be another one
            return std::unexpected(Error{.code = ErrorCode::Offline,
                .message = BrightboxText::tr("The connection was lost, and the storage of the cloud does not tell "
                                             "whether %1 is still what it was. Start again.")
                    .arg(m_object.name)});
        }
        if (got) // the connection ended before the object did
            got = std::unexpected(Error{.code = ErrorCode::Truncated,
                .message = BrightboxText::tr("The connection ended before all of %1 had arrived.").arg(m_object.name),
                .retryable = true});
        const auto now = std::chrono::steady_clock::now();
        if (m_pause == 0ms)
            m_failing = now;
        if (!mayPass(got.error()) || now - m_failing > kPatience)
            return got;
        m_pause = std::clamp(m_pause * 2, kFirstPause, kLongestPause);
        if (!waitFor(m_pause, m_stop))
            return std::unexpected(cancelledError());
    }
}

Result<std::unique_ptr<StreamSource>> openOrbitDisk(
    const std::shared_ptr<BrightboxCore>& core, const ImageId& id, const std::stop_token& stop) {
    return OrbitSource::open(core, kImagesContainer, id.toString(), stop)
        .transform([](std::unique_ptr<OrbitSource> object) -> std::unique_ptr<StreamSource> {
            return std::make_unique<OrbitDisk>(std::move(object));
        });
}

Result<DiskSource> openOrbitImage(
    const std::shared_ptr<BrightboxCore>& core, const ImageId& id, const std::stop_token& stop) {
    return openOrbitDisk(core, id, stop).transform([](std::unique_ptr<StreamSource> disk) {
        return DiskSource(std::move(disk));
    });
}

} // namespace platter
