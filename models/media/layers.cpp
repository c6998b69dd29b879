// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/layers.h"

#include "models/media/filestream.h"
#include "models/media/formatnames.h"
#include "models/media/membername.h"
#include "models/media/tailwatch.h"

#include <QCoreApplication>

#include <utility>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

// The innermost source on top of others: what is told about the file comes from the undermost.
class LayeredSource : public StreamSource {
    Q_DECLARE_TR_FUNCTIONS(LayeredSource)

public:
    LayeredSource(
        std::unique_ptr<StreamSource> top, const StreamSource& bottom, const QString& name, PackedSource::Use use)
        : m_top(std::move(top))
        , m_bottom(bottom)
        , m_name(name)
        , m_use(use) { }

    Result<qint64> read(std::span<std::byte> buffer) override {
        if (m_error)
            return std::unexpected(*m_error);
        const auto got = m_top->read(buffer);
        if (!got)
            m_error = got.error();
        else if (*got > 0)
            m_tail.add(buffer.first(std::size_t(*got)));
        else if (const Signature found = m_tail.signature();
            found != Signature::Nothing && m_use != PackedSource::Use::Anything)
            m_error = Error{ErrorCode::Unsupported,
                tr("The file inside “%1” is %2, which cannot be added yet. Convert it to a raw disk first.")
                    .arg(m_name, FormatNames::phrase(found))};
        return m_error ? Result<qint64>(std::unexpected(*m_error)) : got;
    }
    qint64 sourceSize() const override { return m_bottom.sourceSize(); }
    qint64 sourcePosition() const override { return m_bottom.sourcePosition(); }
    std::optional<qint64> expandedSize() const override { return m_top->expandedSize(); }
    QByteArray sourceSha256() const override { return m_bottom.sourceSha256(); }

private:
    std::unique_ptr<StreamSource> m_top; // owns all beneath
    const StreamSource& m_bottom;
    QString m_name;
    PackedSource::Use m_use;
    TailWatch m_tail;
    std::optional<Error> m_error;
};

// A disk, or something packed that is named like one.
bool looksLikeDisk(std::span<const std::byte> head, const QString& name) {
    const Signature found = detectFormat(head).signature;
    switch (groupOf(found)) {
    case SignatureGroup::RawDisk:
    case SignatureGroup::OtherDisk:
        return true;
    case SignatureGroup::Nothing:
        return splitName(name).endsLikeDisk();
    case SignatureGroup::Compressed:
    case SignatureGroup::Packed:
        return isNamedLikeDisk(name) || found == Signature::Tar || splitName(name).base.endsWith(".tar"_L1);
    case SignatureGroup::NoDisk:
        break;
    }
    return false;
}

std::unique_ptr<StreamSource> onTop(std::unique_ptr<StreamSource> bottom, std::span<const Layer> layers,
    bool mustBeOnly, const QString& name, const QString& place, const std::stop_token& stop, PackedSource::Use use) {
    const StreamSource& undermost = *bottom;
    auto top = std::move(bottom);
    for (const Layer& layer : layers) {
        switch (layer.kind) {
        case Layer::Kind::Packed:
            top = std::make_unique<PackedSource>(
                std::make_unique<SourceStream>(std::move(top), name, place), layer.plan, use);
            break;
        case Layer::Kind::Tar:
        case Layer::Kind::SevenZip: // only ever the first
            top = std::make_unique<MemberSource>(
                std::make_unique<ArchiveReader>(
                    std::make_unique<ArchiveStreamInput>(std::move(top), name, place, stop), ArchiveFormat::Tar),
                layer.member, mustBeOnly);
            break;
        }
    }
    return std::make_unique<LayeredSource>(std::move(top), undermost, name, use);
}

} // namespace

MemberSource::MemberSource(std::unique_ptr<ArchiveReader> reader, const QString& member, bool mustBeOnly)
    : m_reader(std::move(reader))
    , m_member(member)
    , m_mustBeOnly(mustBeOnly) { }

Result<void> MemberSource::begin() {
    while (!m_found) {
        const auto entry = m_reader->next();
        if (!entry)
            return std::unexpected(entry.error());
        if (!*entry)
            return std::unexpected(m_member.isEmpty()
                    ? Error{ErrorCode::NotADiskImage,
                          tr("The archive “%1” holds no disk image.").arg(m_reader->input().name()),
                          m_reader->input().place()}
                    : Error{ErrorCode::NotFound,
                          tr("“%1” holds no file “%2”.").arg(m_reader->input().name(), m_member.simplified()),
                          m_reader->input().place()});
        const auto taken = take(**entry);
        if (!taken)
            return std::unexpected(taken.error());
        m_found = *taken;
    }
    return {};
}

// Is it the one?
Result<bool> MemberSource::take(const ArchiveEntry& entry) {
    const bool file = entry.kind == ArchiveEntry::Kind::File;
    if (m_member.isEmpty()) {
        if (!file || isByTheWay(entry.name) || entry.size == 0)
            return false;
        EntrySource content(*m_reader);
        auto head = readHead(content);
        if (!head)
            return std::unexpected(head.error());
        if (!looksLikeDisk(*head, entry.name))
            return false;
        m_head = Again(std::move(*head));
        m_member = entry.name;
    } else if (entry.name != m_member) {
        return false;
    } else if (!file) {
        return std::unexpected(Error{ErrorCode::Unsupported,
            tr("“%2” in “%1” is a link or a folder, no disk.").arg(m_reader->input().name(), m_member.simplified()),
            m_reader->input().place()});
    }
    m_size = entry.size;
    return true;
}

// Everything behind the member.
Result<void> MemberSource::readRest() {
    while (true) {
        const auto entry = m_reader->next();
        if (!entry)
            return std::unexpected(entry.error());
        if (!*entry)
            break;
        if ((*entry)->name == m_member)
            return std::unexpected(Error{ErrorCode::Corrupt,
                tr("“%1” holds two files that are called “%2”, of which one may be meant. Unpack it, then add the "
                   "disk.")
                    .arg(m_reader->input().name(), m_member.simplified()),
                m_reader->input().place()});
        if (m_mustBeOnly && (*entry)->kind == ArchiveEntry::Kind::File && !isByTheWay((*entry)->name)
            && isNamedLikeDisk((*entry)->name))
            return std::unexpected(Error{ErrorCode::Ambiguous,
                tr("“%1” holds more than one disk: “%2”, “%3”. Name the one to take (--member on the command line), or "
                   "unpack it and add those that you want.")
                    .arg(m_reader->input().name(), m_member.simplified(), (*entry)->name.simplified()),
                m_reader->input().place()});
    }
    auto sum = m_reader->sourceSha256();
    if (!sum)
        return std::unexpected(sum.error());
    m_sha256 = *sum;
    return {};
}

Result<qint64> MemberSource::read(std::span<std::byte> buffer) {
    if (m_error)
        return std::unexpected(*m_error);
    if (m_done || buffer.empty())
        return 0;
    const auto step = [&]() -> Result<qint64> {
        if (const auto found = begin(); !found)
            return std::unexpected(found.error());
        if (m_head.left() > 0)
            return qint64(m_head.take(buffer));
        const auto got = m_reader->read(buffer);
        if (!got || *got > 0)
            return got;
        if (const auto rest = readRest(); !rest)
            return std::unexpected(rest.error());
        m_done = true;
        return 0;
    };
    const auto got = step();
    if (!got)
        m_error = got.error();
    m_produced += got.value_or(0);
    return got;
}

std::unique_ptr<StreamSource> openLayers(std::shared_ptr<SourceFile> file, const std::vector<Layer>& layers,
    bool mustBeOnly, const std::stop_token& stop, PackedSource::Use use) {
    file->adviseSequential();
    const QString name = file->shownName(), place = file->path();
    const Layer& first = layers.front();
    if (first.kind == Layer::Kind::SevenZip) {
        auto bottom = std::make_unique<MemberSource>(
            std::make_unique<ArchiveReader>(
                std::make_unique<ArchiveFileInput>(std::move(file), true, stop), ArchiveFormat::SevenZip),
            first.member, mustBeOnly);
        return onTop(std::move(bottom), std::span(layers).subspan(1), mustBeOnly, name, place, stop, use);
    }
    if (first.kind == Layer::Kind::Packed)
        return onTop(std::make_unique<PackedSource>(std::make_unique<FileStream>(std::move(file)), first.plan, use),
            std::span(layers).subspan(1), mustBeOnly, name, place, stop, use);
    return openLayers(std::make_unique<FileStream>(std::move(file)), layers, mustBeOnly, stop, use);
}

std::unique_ptr<StreamSource> openLayers(std::unique_ptr<ByteStream> stream, const std::vector<Layer>& layers,
    bool mustBeOnly, const std::stop_token& stop, PackedSource::Use use) {
    const QString name = stream->name(), place = stream->place();
    const bool packed = !layers.empty() && layers.front().kind == Layer::Kind::Packed;
    PackedPlan plan; // the bytes as they are, hashed
    plan.codec = Codec::Stored;
    plan.oneMember = true;
    auto bottom = std::make_unique<PackedSource>(std::move(stream), packed ? layers.front().plan : plan, use);
    return onTop(std::move(bottom), std::span(layers).subspan(packed ? 1 : 0), mustBeOnly, name, place, stop, use);
}

} // namespace platter
