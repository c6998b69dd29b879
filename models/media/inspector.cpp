// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/inspector.h"

#include "models/media/aheadsource.h"
#include "models/domain/sizes.h"
#include "models/media/diskserver.h"
#include "models/media/filestream.h"
#include "models/media/formatnames.h"
#include "models/media/packedsize.h"
#include "models/media/rawsource.h"

#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

constexpr qint64 kSector = 512;

} // namespace

Inspector::Inspector(const QString& path, std::stop_token stop, const QString& member)
    : m_stop(std::move(stop))
    , m_member(member) {
    m_info.path = path.isEmpty() ? path : QFileInfo(path).absoluteFilePath();
    m_info.fileName = QFileInfo(m_info.path).fileName();
}

Inspector::Inspector(
    std::shared_ptr<SourceFile> file, const QString& fileName, std::stop_token stop, const QString& member)
    : m_stop(std::move(stop))
    , m_member(member)
    , m_file(std::move(file)) {
    m_info.path = m_file->path();
    m_info.fileName = fileName;
}

Result<void> Inspector::checkStop() const {
    if (m_stop.stop_requested())
        return std::unexpected(Error{ErrorCode::Cancelled, tr("Cancelled."), m_info.path});
    return {};
}

Result<std::vector<MediaMember>> Inspector::inspectAll() {
    if (const auto go = checkStop(); !go)
        return std::unexpected(go.error());
    if (!m_file) {
        auto file = SourceFile::open(m_info.path);
        if (!file)
            return std::unexpected(file.error());
        m_file = *std::move(file);
    }
    m_info.fileSize = m_file->size();
    m_info.suggestedName = suggestedName(m_info.fileName);
    m_info.architecture = architectureFromName(m_info.fileName);
    if (const auto done = look(); !done)
        return std::unexpected(done.error());
    if (const auto go = checkStop(); !go)
        return std::unexpected(go.error());
    if (m_isArchive)
        return m_members;
    if (!m_member.isEmpty())
        return std::unexpected(Error{ErrorCode::InvalidArgument,
            tr("“%1” is no archive: there is no “%2” in it to choose.").arg(shown(), m_member.simplified()),
            m_info.path});
    return std::vector{MediaMember{{}, m_info}};
}

Result<MediaInfo> Inspector::inspect() {
    const auto all = inspectAll();
    if (!all)
        return std::unexpected(all.error());
    auto one = Media::theOne(*all, shown(), m_info.path);
    if (one && m_isArchive) {
        m_info = *one;
        m_layers = m_memberLayers.front();
        m_sum = m_memberSums.front();
    }
    return one;
}

Result<DiskSource> Inspector::takeSource(const MediaOpening& opening) {
    if (!m_file)
        return std::unexpected(Error{ErrorCode::Internal, tr("The file was not looked at."), m_info.path});
    if (isServedFormat(m_info.format))
        return takeServed(opening);
    if (!m_layers.empty())
        return DiskSource(std::make_unique<AheadSource>(openInside(PackedSource::Use::Whole)));
    return DiskSource(std::make_unique<RawSource>(std::move(m_file)));
}

// The file beneath the layers.
std::unique_ptr<StreamSource> Inspector::openInside(PackedSource::Use use) {
    auto source = openLayers(m_file, m_layers, m_info.mustBeOnly, m_stop, use);
    return m_sum ? checkedByManifest(std::move(source), *m_sum, m_info.member, shown()) : std::move(source);
}

Result<void> Inspector::look() {
    if (const auto whole = checkIsNoPart(); !whole)
        return whole;
    const auto head = m_file->part(0, kHeadBytes);
    if (!head)
        return std::unexpected(head.error());
    const qint64 tailLength = std::min(kTailBytes, m_file->size());
    const auto tail = m_file->part(m_file->size() - tailLength, tailLength);
    if (!tail)
        return std::unexpected(tail.error());
    const Detection found = detectFormat(*head, *tail);
    switch (groupOf(found.signature)) {
    case SignatureGroup::Nothing:
    case SignatureGroup::RawDisk:
        return lookAtRaw(found);
    case SignatureGroup::Compressed:
        return found.signature == Signature::Zip ? lookAtZip() : lookAtPacked(found.signature, *head);
    case SignatureGroup::OtherDisk:
        return lookAtDisk(found, *head, *tail);
    case SignatureGroup::Packed:
        if (found.signature == Signature::Tar)
            return lookAtArchive(Layer::Kind::Tar, {});
        if (found.signature == Signature::SevenZip)
            return lookAtArchive(Layer::Kind::SevenZip, {});
        [[fallthrough]];
    case SignatureGroup::NoDisk:
        return std::unexpected(
            found.signature == Signature::Ovf ? descriptionAlone() : refusal(found.signature, false));
    }
    return {};
}

Result<void> Inspector::lookAtRaw(const Detection& found) {
    const NameParts name = splitName(m_info.fileName);
    if (!name.compressionEnding.isEmpty()) {
        if (found.signature == Signature::Nothing)
            return std::unexpected(Error{ErrorCode::Corrupt,
                tr("“%1” is named like a compressed file (.%2), but its beginning is not that of one. It is damaged, "
                   "or something else. Download or copy it again.")
                    .arg(shown(), name.compressionEnding),
                m_info.path});
        m_info.warnings.append(tr("The file is named like a compressed one (.%1), but it holds the disk as it is.")
                .arg(name.compressionEnding));
    }
    if (const auto good = judge(found, m_file->size(), m_info.fileName, false); !good)
        return good;
    if (const auto free = checkNotWritten(); !free)
        return free;
    m_info.dataSize = RawSource(m_file).countData(m_stop);
    return {};
}

Result<void> Inspector::checkNotWritten() const {
    if (!m_file->isWrittenByQemu())
        return {};
    return std::unexpected(Error{ErrorCode::SourceInUse,
        tr("“%1” is in use by a running virtual machine. Shut the machine down first, or take a snapshot of the "
           "server instead.")
            .arg(shown()),
        m_info.path, true});
}

Result<Inspector::Inside> Inspector::readInside(const PackedPlan& plan) {
    PackedSource source(std::make_unique<FileStream>(m_file, plan.begin), plan, PackedSource::Use::Probe);
    Inside inside;
    inside.head.resize(std::size_t(kHeadBytes));
    std::size_t filled = 0;
    while (filled < inside.head.size()) { // in small steps: some files take long to give the first bytes
        if (const auto go = checkStop(); !go)
            return std::unexpected(go.error());
        const std::size_t step = std::min(inside.head.size() - filled, std::size_t(4096));
        const auto got = source.read(std::span(inside.head).subspan(filled, step));
        if (!got)
            return std::unexpected(got.error());
        filled += std::size_t(*got);
        if (*got < qint64(step)) {
            inside.whole = true;
            break;
        }
    }
    inside.head.resize(filled);
    return inside;
}

Result<void> Inspector::lookAtPacked(Signature signature, std::span<const std::byte> head) {
    const auto codec = PackedSource::codecOf(signature);
    if (!codec)
        return std::unexpected(refusal(signature, false));
    m_info.compression = compressionOf(*codec);
    PackedPlan plan;
    plan.codec = *codec;
    plan.end = m_file->size();
    const auto inside = readInside(plan);
    if (!inside)
        return std::unexpected(inside.error());
    if (inside->head.empty())
        return std::unexpected(Error{ErrorCode::NotADiskImage, tr("The file inside “%1” is empty.").arg(shown()), {}});
    if (inside->whole)
        plan.expandedSize = qint64(inside->head.size());
    else if (signature == Signature::Xz)
        plan.expandedSize = xzExpandedSize(*m_file, m_stop);
    else if (signature == Signature::Zstd)
        plan.expandedSize = zstdExpandedSize(*m_file, m_stop);
    else if (signature == Signature::Lz4)
        plan.expandedSize = lz4ExpandedSize(*m_file, m_stop);
    if (detectFormat(inside->head, inside->tail()).signature == Signature::Tar)
        return lookAtArchive(Layer::Kind::Tar, {{.kind = Layer::Kind::Packed, .plan = plan, .member = {}}});
    if (const auto good = judgeInside(*inside, plan.expandedSize, m_info.fileName); !good)
        return good;
    if ((signature == Signature::Xz && !xzHasChecksum(head)) || (signature == Signature::Zstd && !zstdHasChecksum(head))
        || (signature == Signature::Lz4 && !lz4HasChecksum(head)))
        m_info.warnings.append(
            tr("The compressed file carries no checksum of its contents: damage inside it may go unnoticed."));
    m_layers = {{.kind = Layer::Kind::Packed, .plan = plan, .member = {}}};
    return {};
}

Result<void> Inspector::judge(const Detection& found, std::optional<qint64> length, const QString& name, bool inside) {
    const SignatureGroup group = groupOf(found.signature);
    if (group != SignatureGroup::Nothing && group != SignatureGroup::RawDisk)
        return std::unexpected(refusal(found.signature, inside));
    m_info.recognised = group == SignatureGroup::RawDisk;
    if (!m_info.recognised) { // then the name and the length have to speak for it
        const bool odd = length && *length % kSector != 0;
        if (odd || !splitName(name).endsLikeDisk())
            return std::unexpected(unknown(inside, odd));
    }
    m_info.format = DiskFormat::Raw;
    m_info.contents = FormatNames::contents(found.signature);
    m_info.virtualSize = length;
    warn(found, length);
    for (const QString& ending : {u"qcow2"_s, u"vmdk"_s, u"vdi"_s, u"vhd"_s, u"vhdx"_s})
        if (name.endsWith(u'.' + ending, Qt::CaseInsensitive) && !name.endsWith(u"-flat.vmdk"_s, Qt::CaseInsensitive))
            m_info.warnings.append(tr(
                "The file is named like a %1 disk, but it holds a raw one: what makes it a %1 is missing, and perhaps "
                "its end.")
                    .arg(ending));
    return {};
}

void Inspector::warn(const Detection& found, std::optional<qint64> length) {
    if (!m_info.recognised)
        m_info.warnings.append(
            tr("No partition table or file system was recognised. It is taken for a raw disk because of its name."));
    if (found.signature == Signature::Luks)
        m_info.warnings.append(
            tr("The disk is encrypted: it will not get smaller by compression, and its data cannot be shared."));
    if (found.neededBytes && length && *found.neededBytes > *length)
        m_info.warnings.append(
            tr("The disk says that it is %1 long, but there are only %2: it may have been cut short.")
                .arg(formatSize(*found.neededBytes), formatSize(*length)));
    if (length && *length % kSector != 0)
        m_info.warnings.append(
            tr("Its length is not a multiple of 512 bytes, which is unusual for a disk: it may have been cut short."));
}

Error Inspector::refusal(Signature signature, bool inside) const {
    const QString what = FormatNames::phrase(signature);
    switch (groupOf(signature)) {
    case SignatureGroup::OtherDisk:
        if (signature == Signature::Iso)
            return {ErrorCode::Unsupported,
                inside ? tr("The file inside “%1” is %2, which cannot be added yet.").arg(shown(), what)
                       : tr("“%1” is %2, which cannot be added yet.").arg(shown(), what),
                m_info.path};
        return {ErrorCode::Unsupported,
            inside ? tr("The file inside “%1” is %2, which cannot be added yet. Convert it to a raw disk first.")
                         .arg(shown(), what)
                   : tr("“%1” is %2, which cannot be added yet. Convert it to a raw disk first.").arg(shown(), what),
            m_info.path};
    case SignatureGroup::Compressed:
    case SignatureGroup::Packed:
        return {ErrorCode::Unsupported,
            inside ? tr("The file inside “%1” is %2 itself. Unpack it, then add the disk.").arg(shown(), what)
                   : tr("“%1” is %2, which cannot be read yet. Unpack it, then add the disk.").arg(shown(), what),
            m_info.path};
    case SignatureGroup::Nothing:
    case SignatureGroup::RawDisk:
    case SignatureGroup::NoDisk:
        break;
    }
    return {ErrorCode::NotADiskImage,
        inside ? tr("The file inside “%1” is %2, not a disk image.").arg(shown(), what)
               : tr("“%1” is %2, not a disk image.").arg(shown(), what),
        m_info.path};
}

Error Inspector::unknown(bool inside, bool oddLength) const {
    if (oddLength)
        return {ErrorCode::NotADiskImage,
            inside
                ? tr("The file inside “%1” is no disk image that Platter knows: nothing was recognised in it, and its "
                     "length is not a multiple of 512 bytes.")
                      .arg(shown())
                : tr("“%1” is no disk image that Platter knows: nothing was recognised in it, and its length is not "
                     "a multiple of 512 bytes.")
                      .arg(shown()),
            m_info.path};
    return {ErrorCode::NotADiskImage,
        inside
            ? tr("The file inside “%1” is no disk image that Platter knows. If it is a raw disk, give it a name that "
                 "ends in .raw.")
                  .arg(shown())
            : tr("“%1” is no disk image that Platter knows. If it is a raw disk, give it a name that ends in .raw.")
                  .arg(shown()),
        m_info.path};
}

} // namespace platter
