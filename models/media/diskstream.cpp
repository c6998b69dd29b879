// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/diskstream.h"

#include "models/media/formatnames.h"
#include "models/media/packedsource.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

using Bytes = std::vector<std::byte>;

// The first bytes of something that was begun to be read, or all of them.
template <typename Source> Result<Bytes> readHead(Source& source) {
    Bytes head(static_cast<std::size_t>(kHeadBytes));
    std::size_t filled = 0;
    while (filled < head.size()) {
        const auto got = source.read(std::span(head).subspan(filled));
        if (!got)
            return std::unexpected(got.error());
        if (*got == 0)
            break;
        filled += static_cast<std::size_t>(*got);
    }
    head.resize(filled);
    return head;
}

// Bytes that were read already, to be given out again first.
class Again {
public:
    explicit Again(Bytes bytes)
        : m_bytes(std::move(bytes)) { }
    std::size_t take(std::span<std::byte> buffer) {
        const std::size_t length = std::min(buffer.size(), left());
        std::copy_n(m_bytes.begin() + std::ptrdiff_t(m_taken), length, buffer.begin());
        m_taken += length;
        if (left() == 0)
            m_bytes = {}, m_taken = 0;
        return length;
    }
    std::size_t left() const { return m_bytes.size() - m_taken; }

private:
    Bytes m_bytes;
    std::size_t m_taken = 0;
};

class StreamAgain : public ByteStream {
public:
    StreamAgain(Bytes head, std::unique_ptr<ByteStream> rest)
        : m_head(std::move(head))
        , m_rest(std::move(rest)) { }
    Result<qint64> read(std::span<std::byte> buffer) override {
        const std::size_t taken = m_head.take(buffer);
        return taken > 0 ? Result<qint64>(qint64(taken)) : m_rest->read(buffer);
    }
    std::optional<qint64> size() const override { return m_rest->size(); }
    qint64 position() const override { return m_rest->position() - qint64(m_head.left()); }
    Result<void> checkUnchanged() const override { return m_rest->checkUnchanged(); }
    QString name() const override { return m_rest->name(); }
    QString place() const override { return m_rest->place(); }

private:
    Again m_head;
    std::unique_ptr<ByteStream> m_rest;
};

class SourceAgain : public StreamSource {
public:
    SourceAgain(Bytes head, std::unique_ptr<StreamSource> rest)
        : m_head(std::move(head))
        , m_rest(std::move(rest)) { }
    Result<qint64> read(std::span<std::byte> buffer) override {
        const std::size_t taken = m_head.take(buffer);
        if (taken == buffer.size())
            return qint64(taken);
        const auto more = m_rest->read(buffer.subspan(taken));
        return more ? Result<qint64>(*more + qint64(taken)) : more;
    }
    qint64 sourceSize() const override { return m_rest->sourceSize(); }
    qint64 sourcePosition() const override { return m_rest->sourcePosition(); }
    std::optional<qint64> expandedSize() const override { return m_rest->expandedSize(); }
    std::optional<StreamMark> mark() const override {
        const auto mark = m_rest->mark();
        return m_head.left() == 0 ? mark : std::nullopt; // it may lie in what is still to be given out
    }
    QByteArray sourceSha256() const override { return m_rest->sourceSha256(); }

private:
    Again m_head;
    std::unique_ptr<StreamSource> m_rest;
};

// Is it, or what is inside it, a raw disk by its first bytes?
Result<void> checkRaw(const Bytes& head, const QString& name, const QString& place, bool inside) {
    if (head.empty())
        return std::unexpected(Error{ErrorCode::NotADiskImage,
            QCoreApplication::translate("DiskStream", "“%1” is empty: there is no disk in it.").arg(name), place});
    const Signature found = detectFormat(head).signature;
    const QString what = FormatNames::phrase(found);
    switch (groupOf(found)) {
    case SignatureGroup::Nothing:
    case SignatureGroup::RawDisk:
        return {};
    case SignatureGroup::OtherDisk:
    case SignatureGroup::Compressed:
    case SignatureGroup::Packed:
        return std::unexpected(Error{ErrorCode::Unsupported,
            inside ? QCoreApplication::translate("DiskStream", "Inside “%1” is %2, which Platter cannot read yet.")
                         .arg(name, what)
                   : QCoreApplication::translate("DiskStream", "“%1” is stored as %2, which Platter cannot read yet.")
                         .arg(name, what),
            place});
    case SignatureGroup::NoDisk:
        break;
    }
    return std::unexpected(Error{ErrorCode::NotADiskImage,
        inside ? QCoreApplication::translate("DiskStream", "Inside “%1” is %2, not a disk.").arg(name, what)
               : QCoreApplication::translate("DiskStream", "“%1” is stored as %2, not as a disk.").arg(name, what),
        place});
}

} // namespace

std::unique_ptr<StreamSource> openPackedStream(std::unique_ptr<ByteStream> stream, Codec codec) {
    PackedPlan plan;
    plan.codec = codec;
    if (codec == Codec::Stored) {
        plan.oneMember = true;
        if (const auto size = stream->size())
            plan.expandedSize = *size - stream->position();
    }
    return std::make_unique<PackedSource>(std::move(stream), plan);
}

Result<std::unique_ptr<StreamSource>> openDiskStream(std::unique_ptr<ByteStream> stream) {
    const QString name = stream->name(), place = stream->place();
    auto head = readHead(*stream);
    if (!head)
        return std::unexpected(head.error());
    const Signature found = detectFormat(*head).signature;
    const auto codec = PackedSource::codecOf(found);
    if (!codec) {
        if (const auto taken = checkRaw(*head, name, place, false); !taken)
            return std::unexpected(taken.error());
    }
    auto source = openPackedStream(
        std::make_unique<StreamAgain>(std::move(*head), std::move(stream)), codec.value_or(Codec::Stored));
    if (!codec)
        return source;
    auto inside = readHead(*source);
    if (!inside)
        return std::unexpected(inside.error());
    if (const auto taken = checkRaw(*inside, name, place, true); !taken)
        return std::unexpected(taken.error());
    return std::make_unique<SourceAgain>(std::move(*inside), std::move(source));
}

} // namespace platter
