// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/brightbox/brightboxcore.h"
#include "models/media/bytestream.h"
#include "models/media/media.h"

#include <chrono>

namespace platter {

// The account's container that holds the images, one object each, which only reading is allowed of (api.md, 8.1).
inline const QString kImagesContainer = QStringLiteral("images");

// An object of Orbit as it is stored. A connection that is lost is made again where it stopped, as long as the object is
// still the same one (SourceChanged when it is not), for ten minutes without a byte.
class OrbitSource : public ByteStream {
public:
    // Asks for the object's size and ETag. Blocks; worker threads only.
    static Result<std::unique_ptr<OrbitSource>> open(std::shared_ptr<BrightboxCore> core, const QString& container,
        const QString& name, const std::stop_token& stop);

    const QByteArray& etag() const { return m_object.etag; }
    void seek(qint64 position) { m_position = position; } // before the first read()

    Result<qint64> read(std::span<std::byte> buffer) override;
    std::optional<qint64> size() const override { return m_object.size; }
    qint64 position() const override { return m_position; }
    QString name() const override { return m_object.name; }
    QString place() const override { return m_container + u'/' + m_object.name; }

private:
    OrbitSource() = default;

    std::shared_ptr<BrightboxCore> m_core;
    QString m_container;
    OrbitObject m_object;
    std::stop_token m_stop;
    std::unique_ptr<HttpStream> m_stream;
    qint64 m_position = 0;
    std::chrono::milliseconds m_pause{}; // after the last failure; none since a byte came
    std::chrono::steady_clock::time_point m_failing; // when the first of those failures was
};

// The disk of one of the account's images: LZ4 or gzip compressed raw, or raw (api.md, 8.4). Its identity is the object's
// ETag; nothing is fetched, and what it is not found out, before it is read. Blocks; worker threads only.
Result<std::unique_ptr<StreamSource>> openOrbitDisk(
    const std::shared_ptr<BrightboxCore>& core, const ImageId& id, const std::stop_token& stop);
Result<DiskSource> openOrbitImage(
    const std::shared_ptr<BrightboxCore>& core, const ImageId& id, const std::stop_token& stop);

} // namespace platter
