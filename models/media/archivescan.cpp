// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/archivescan.h"

#include "models/media/again.h"
#include "models/media/formatnames.h"
#include "models/media/membername.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

std::span<const std::byte> tailOf(const FoundDisk& found) {
    if (!found.whole)
        return {};
    return std::span(found.head).last(std::min(found.head.size(), std::size_t(kTailBytes)));
}

} // namespace

bool ArchiveScan::isWanted(const QString& member) const {
    return m_wanted.isEmpty() || m_wanted == member || m_wanted.startsWith(member + u"//"_s);
}

// What is neither a file nor a folder. Nothing is ever unpacked to where a link leads, but what was meant is not in there.
Result<void> ArchiveScan::refuseKind(const ArchiveEntry& entry) const {
    QString sentence;
    switch (entry.kind) {
    case ArchiveEntry::Kind::File:
    case ArchiveEntry::Kind::Folder:
        return {};
    case ArchiveEntry::Kind::SymbolicLink:
        sentence = tr("“%1” holds “%2”, which is a link to another file. It is refused to be safe: unpack it yourself, "
                      "then add the disk.");
        break;
    case ArchiveEntry::Kind::HardLink:
        sentence = tr("“%1” holds “%2”, which is a second name of another file. It is refused to be safe: unpack it "
                      "yourself, then add the disk.");
        break;
    case ArchiveEntry::Kind::Special:
        sentence = tr("“%1” holds “%2”, which is a device, pipe or socket and no file. It is refused to be safe.");
        break;
    }
    if (entry.kind != ArchiveEntry::Kind::Special && !isNamedLikeDisk(entry.name))
        return {};
    return std::unexpected(Error{ErrorCode::Unsafe, sentence.arg(m_shown, entry.name.simplified()), m_place});
}

Result<void> ArchiveScan::lookInto(
    ArchiveReader& reader, Layer::Kind kind, const std::vector<Layer>& before, const QString& prefix, int wrappers) {
    const bool seekable = kind == Layer::Kind::Tar && reader.input().canSeek();
    while (!m_done || seekable) { // the manifest may be the last
        const auto entry = reader.next();
        if (!entry)
            return std::unexpected(entry.error());
        if (!*entry)
            return {};
        if (const auto good = refuseKind(**entry); !good)
            return good;
        const QString member = prefix + (*entry)->name;
        if ((*entry)->kind != ArchiveEntry::Kind::File || isByTheWay((*entry)->name) || (*entry)->size == 0)
            continue;
        names.append((*entry)->name);
        FoundDisk found{.layers = before, .member = member, .size = (*entry)->size};
        found.layers.push_back({.kind = kind, .plan = {}, .member = (*entry)->name});
        if (const auto done = lookAtEntry(reader, **entry, found, seekable, wrappers); !done)
            return done;
        if (!complete && kind != Layer::Kind::SevenZip) // a 7z's directory tells the names of the rest
            return {};
    }
    return {};
}

Result<void> ArchiveScan::lookAtEntry(
    ArchiveReader& reader, const ArchiveEntry& entry, const FoundDisk& found, bool seekable, int wrappers) {
    const qint64 size = entry.size.value_or(0);
    if (entry.name.endsWith(".mf"_L1, Qt::CaseInsensitive) && size > 0 && size <= kMostManifest && !entry.encrypted) {
        EntrySource content(reader);
        return readManifest(content);
    }
    if (isWanted(found.member) || entry.name.endsWith(".ovf"_L1, Qt::CaseInsensitive)) {
        if (entry.encrypted)
            return std::unexpected(Error{ErrorCode::Unsupported,
                tr("“%1” in “%2” is encrypted. Unpack it with its password, then add the disk.")
                    .arg(entry.name.simplified(), m_shown),
                m_place});
        EntrySource content(reader);
        if (complete || !m_wanted.isEmpty()) {
            if (const auto done = look(content, found, wrappers); !done)
                return done;
        } else if (isNamedLikeDisk(found.member)) {
            disks.push_back(found);
        }
    }
    if (seekable || m_done)
        return {};
    m_scanned += size;
    if (m_wanted.isEmpty() && !disks.empty() && m_scanned > kBudget)
        complete = false;
    else if (m_scanned > kMostScanned)
        return std::unexpected(Error{ErrorCode::Unsupported,
            tr("No disk was found in the first %1 GiB of “%2”. Unpack it, then add the disk.")
                .arg(QString::number(kMostScanned >> 30), m_shown),
            m_place});
    return {};
}

Result<void> ArchiveScan::look(StreamSource& content, const FoundDisk& begun, int wrappers) {
    if (m_stop.stop_requested())
        return std::unexpected(Error{ErrorCode::Cancelled, tr("Cancelled."), m_place});
    auto head = readHead(content);
    if (!head)
        return std::unexpected(head.error());
    FoundDisk found = begun;
    found.looked = true;
    found.head = std::move(*head);
    found.whole = qint64(found.head.size()) < kHeadBytes;
    if (found.whole && !found.size)
        found.size = qint64(found.head.size());
    const Signature signature = detectFormat(found.head, tailOf(found)).signature;
    const SignatureGroup group = groupOf(signature);
    const auto codec = PackedSource::codecOf(signature);
    const bool wasPacked = found.layers.back().kind == Layer::Kind::Packed && !found.layers.back().plan.oneMember;
    if ((codec || signature == Signature::Tar) && (wrappers >= kMostWrappers || (codec && wasPacked))) {
        tooDeep = true;
    } else if (codec) {
        auto again = std::make_unique<SourceAgain>(std::move(found.head), std::make_unique<BorrowedSource>(content));
        PackedPlan plan;
        plan.codec = *codec;
        found.layers.push_back({.kind = Layer::Kind::Packed, .plan = plan, .member = {}});
        PackedSource inside(
            std::make_unique<SourceStream>(std::move(again), m_shown, m_place), plan, PackedSource::Use::Probe);
        return look(inside, {.layers = found.layers, .member = found.member, .size = {}}, wrappers);
    } else if (signature == Signature::Tar) {
        auto again = std::make_unique<SourceAgain>(std::move(found.head), std::make_unique<BorrowedSource>(content));
        ArchiveReader inner(
            std::make_unique<ArchiveStreamInput>(std::move(again), m_shown, m_place, m_stop), ArchiveFormat::Tar);
        return lookInto(inner, Layer::Kind::Tar, found.layers, found.member + u"//"_s, wrappers + 1);
    } else if (signature == Signature::Ovf && !ovf) {
        return readOvf(content, std::move(found.head));
    } else if (group == SignatureGroup::Compressed || group == SignatureGroup::Packed) {
        packed = signature;
    }
    ++m_files;
    const bool disk = group == SignatureGroup::RawDisk || group == SignatureGroup::OtherDisk
        || (group == SignatureGroup::Nothing && splitName(found.member).endsLikeDisk());
    if (disk && disks.size() >= kMostDisks)
        return std::unexpected(Error{ErrorCode::Unsupported,
            tr("“%1” holds too many files. Unpack it, then add the disk.").arg(m_shown), m_place});
    const bool named = !m_wanted.isEmpty() && found.member == m_wanted;
    if (disk || named)
        disks.push_back(std::move(found));
    else if (!m_only)
        m_only = std::move(found);
    m_done = named;
    return {};
}

void ArchiveScan::settle() {
    if (disks.empty() && m_files == 1 && m_only && !tooDeep)
        disks.push_back(std::move(*m_only));
    if (!ovf)
        return;
    for (FoundDisk& disk : disks) {
        if (const auto sum = manifest.constFind(disk.member.section(u"//"_s, -1));
            sum != manifest.cend() && disk.layers.back().kind == Layer::Kind::Tar)
            disk.sum = *sum;
        const auto told = std::ranges::find(ovf->disks, disk.member.section(u"//"_s, -1), &OvfDescription::Disk::file);
        if (told != ovf->disks.end())
            disk.claimed = told->capacity;
    }
}

Result<void> ArchiveScan::readManifest(StreamSource& content) {
    QByteArray text(kMostManifest, Qt::Uninitialized);
    qint64 length = 0;
    while (length < text.size()) {
        const auto got
            = content.read(std::as_writable_bytes(std::span(text.data() + length, std::size_t(text.size() - length))));
        if (!got)
            return std::unexpected(got.error());
        if (*got == 0)
            break;
        length += *got;
    }
    manifest = parseManifest(text.first(length));
    return {};
}

Result<void> ArchiveScan::readOvf(StreamSource& content, std::vector<std::byte> head) {
    QByteArray xml(reinterpret_cast<const char*>(head.data()), qsizetype(head.size()));
    std::vector<std::byte> piece(static_cast<std::size_t>(kHeadBytes));
    while (xml.size() <= OvfDescription::kMostBytes) {
        const auto got = content.read(piece);
        if (!got)
            return std::unexpected(got.error());
        if (*got == 0)
            break;
        xml.append(reinterpret_cast<const char*>(piece.data()), *got);
    }
    auto read = OvfDescription::read(xml, m_shown);
    if (!read)
        return std::unexpected(read.error());
    ovf = std::move(*read);
    return {};
}

} // namespace platter
