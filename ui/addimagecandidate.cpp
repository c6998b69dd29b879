// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/addimagecandidate.h"

#include "models/domain/sizes.h"
#include "models/media/streaminspector.h"
#include "models/web/webaddress.h"
#include "ui/addimagedialog.h"
#include "ui/fieldtext.h"

#include <QFileInfo>

namespace platter {
using namespace Qt::StringLiterals;

AddImageCandidate::AddImageCandidate(const QString& filePath)
    : path(filePath)
    , fileName(WebAddress::isOne(filePath) ? WebAddress::fileName(QUrl(filePath)) : QFileInfo(filePath).fileName()) {
    if (fileName.isEmpty()) {
        fileName = filePath;
    }
    values.architecture = FieldText::architecture({});
    values.minRam = FieldText::minRam({});
}

QString AddImageCandidate::label() const {
    return member.isEmpty() ? fileName : tr("%1 in %2", "a file, an archive").arg(member.simplified(), fileName);
}

QString AddImageCandidate::refusal() const {
    return isRefused() ? media->error().message : QString();
}

void AddImageCandidate::setFound(const InspectedFile& inspected) {
    media = inspected.media;
    const MediaInfo* found = info();
    if (!found) {
        wanted = false;
        return;
    }
    if (!touched.contains(FormField::Name)) {
        values.name = found->suggestedName;
    }
    if (!touched.contains(FormField::Architecture)) {
        values.architecture = FieldText::architecture(found->architecture);
    }
    if (found->inside && !touched.contains(FormField::Username)) {
        values.username = found->inside->username;
    }
    if (found->inside && !touched.contains(FormField::Mode)) {
        values.mode = found->inside->likelyMode();
    }
    if (WebAddress::isOne(path)) {
        fileName = found->fileName; // an address may lead on to a file of another name
    }
    beside = inspected.beside;
    if (!touched.contains(FormField::Checksum) && beside.check && beside.check->sum.kind == DigestKind::Sha256) {
        values.checksum = QString::fromLatin1(beside.check->sum.digest.toHex());
    }
}

std::vector<AddImageCandidate> AddImageCandidate::perMember(const InspectedFile& found) const {
    std::vector<AddImageCandidate> each;
    for (const MediaMember& disk : found.members) {
        AddImageCandidate& one = each.emplace_back(*this);
        one.member = disk.member;
        one.setFound({.media = disk.info, .members = {}, .beside = found.beside});
    }
    return each;
}

QString AddImageCandidate::problem() const {
    for (const FormField field : {FormField::Name, FormField::Architecture, FormField::Username, FormField::MinRam,
             FormField::Checksum, FormField::Description}) {
        const QString what = values.problem(field, fileName);
        if (!what.isEmpty()) {
            return what;
        }
    }
    return {};
}

std::optional<SourceCheck> AddImageCandidate::check() const {
    if (!beside.check || beside.check->sum.kind == DigestKind::Sha512) {
        return beside.check; // no field shows a SHA-512
    }
    const bool stands
        = FieldText::parseSha256(values.checksum, fileName).value_or(QByteArray()) == beside.check->sum.digest;
    return stands ? beside.check : std::nullopt;
}

QString AddImageCandidate::checksumHint() const {
    if (!check()) {
        return {};
    }
    return beside.check->signedBy.isEmpty()
        ? tr("from %1 beside the file").arg(beside.check->from)
        : tr("from %1 beside the file, which the vendor signed").arg(beside.check->from);
}

QString AddImageCandidate::hint(FormField field) const {
    const MediaInfo* found = info();
    if (!found || touched.contains(field)) {
        return {};
    }
    const DiskContents inside = found->inside.value_or(DiskContents());
    switch (field) {
    case FormField::Architecture:
        if (!inside.architecture.isSet()) {
            return found->architecture.isSet() ? tr("from the file's name") : QString();
        }
        return inside.architectureFrom.isEmpty()
            ? tr("as the disk's partitions say")
            : tr("as %1 on the disk says", "a program").arg(inside.architectureFrom);
    case FormField::Username:
        return inside.username.isEmpty() ? QString() : tr("whom cloud-init on the disk makes");
    case FormField::Mode:
        return inside.likelyMode() == ImageMode::Compatibility ? tr("as no virtio driver was found") : QString();
    case FormField::Checksum:
        return checksumHint();
    default:
        return {};
    }
}

ImportRequest AddImageCandidate::request() const {
    return {.media = *info(),
        .name = values.name.trimmed(),
        .architecture = FieldText::parseArchitecture(values.architecture).value_or(Architecture()),
        .mode = values.mode,
        .username = values.username.trimmed(),
        .minRam = FieldText::parseMinRam(values.minRam).value_or(std::nullopt),
        .description = values.description.trimmed(),
        .expectedSha256 = FieldText::parseSha256(values.checksum, fileName).value_or(QByteArray()),
        .copyOf = {},
        .check = check()};
}

QString AddImageCandidate::summary() const {
    if (const MediaInfo* found = info()) {
        return tr("%1 · %2 · %3", "file name, size, what it is")
            .arg(label(), formatSize(found->fileSize), found->describe());
    }
    return label();
}

QString AddImageCandidate::finding() const {
    const MediaInfo* found = info();
    if (!found) {
        return {};
    }
    QStringList parts;
    if (found->virtualSize && found->dataSize && *found->dataSize < *found->virtualSize) {
        parts.append(tr("%1 disk, %2 of data").arg(formatSize(*found->virtualSize), formatSize(*found->dataSize)));
    } else if (found->virtualSize) {
        parts.append(tr("%1 disk").arg(formatSize(*found->virtualSize)));
    } else {
        parts.append(tr("the disk's size is known once it is unpacked"));
    }
    if (!found->member.isEmpty()) {
        parts.append(tr("%1 inside the archive").arg(found->member));
    }
    const QString inside = found->inside ? found->inside->describe() : QString();
    if (!inside.isEmpty() || !found->contents.isEmpty()) {
        parts.append(inside.isEmpty() ? found->contents : inside);
    }
    if (const auto checked = check(); checked && !checked->signedBy.isEmpty()) {
        parts.append(tr("signed by %1").arg(checked->signedBy.section(u" ("_s, 0, -2)));
    } else if (checked && checked->sum.kind == DigestKind::Sha512) {
        parts.append(tr("checked by %1", "a file of checksums").arg(checked->from));
    }
    return parts.join(tr(" · ", "between facts"));
}

QStringList AddImageCandidate::warnings() const {
    const MediaInfo* found = info();
    if (!found) {
        return {};
    }
    QStringList lines = found->warnings;
    if (found->inside) {
        lines += found->inside->warnings(values.mode);
    }
    if (!beside.doubt.isEmpty()) {
        lines.append(beside.doubt);
    }
    if (!found->recognised && found->warnings.isEmpty()) {
        lines.append(
            tr("Nothing was recognised on this disk: no partition table and no file system. It can be added, but "
               "check that it is a disk image."));
    }
    const auto architecture = FieldText::parseArchitecture(values.architecture);
    if (architecture && architecture->isSet() && !architecture->isBuildable()) {
        lines.append(tr("An image for %1 is kept, but servers are not built from it.").arg(architecture->name()));
    }
    return lines;
}

void SpaceEstimate::add(const MediaInfo& info, const std::optional<ImportNeed>& need) {
    const auto size = static_cast<double>(info.dataSize.value_or(info.virtualSize.value_or(info.fileSize)));
    data += size;
    if (need) {
        known += size * need->known;
        bytes += need->bytes;
        atMost = false;
        return;
    }
    const bool asItIs = info.wrapping.isEmpty() || info.wrapping == QStringList{u"tar"_s};
    if (WebAddress::isOne(info.path) && StreamInspector::needsWholeFile(info))
        bytes += info.fileSize; // which is downloaded first
    if (info.compression == Compression::None && asItIs) {
        bytes += info.dataSize.value_or(info.virtualSize.value_or(info.fileSize));
        return;
    }
    bytes += info.fileSize;
    atMost = false;
}

QString SpaceEstimate::words(bool cloud, std::optional<qint64> free) const {
    if (cloud && bytes > 0) {
        const QString sent = atMost ? AddImageDialog::tr("at most %1 to send before compression")
                                    : AddImageDialog::tr("about %1 to send before compression");
        return sent.arg(formatSize(bytes));
    }
    const int percent = data > 0 ? static_cast<int>(known / data * 100) : 0;
    if (free && percent > 0) {
        //: %3: "93 %", how much of the data the library has already
        return AddImageDialog::tr("%1 free, about %2 needed (%3 shared)")
            .arg(formatSize(*free), formatSize(bytes), QLocale().toString(percent) + QChar(QChar::Nbsp) + u'%');
    }
    if (free && bytes > 0) {
        const QString both = atMost ? AddImageDialog::tr("%1 free, at most %2 needed")
                                    : AddImageDialog::tr("%1 free, about %2 needed");
        return both.arg(formatSize(*free), formatSize(bytes));
    }
    return free ? AddImageDialog::tr("%1 free").arg(formatSize(*free)) : QString();
}

} // namespace platter
