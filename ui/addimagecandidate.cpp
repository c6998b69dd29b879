// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/addimagecandidate.h"

#include "models/domain/sizes.h"
#include "ui/addimagedialog.h"
#include "ui/fieldtext.h"

#include <QFileInfo>

namespace platter {
using namespace Qt::StringLiterals;

AddImageCandidate::AddImageCandidate(const QString& filePath)
    : path(filePath)
    , fileName(QFileInfo(filePath).fileName()) {
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
    if (!touched.contains(FormField::Checksum) && !inspected.checksumText.isEmpty()) {
        values.checksum = inspected.checksumText;
        checksumFrom = inspected.checksumFrom;
    }
}

std::vector<AddImageCandidate> AddImageCandidate::perMember(const InspectedFile& found) const {
    std::vector<AddImageCandidate> each;
    for (const MediaMember& disk : found.members) {
        AddImageCandidate& one = each.emplace_back(*this);
        one.member = disk.member;
        one.setFound({.media = disk.info,
            .members = {},
            .checksumText = found.checksumText,
            .checksumFrom = found.checksumFrom});
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

ImportRequest AddImageCandidate::request() const {
    return {.media = *info(),
        .name = values.name.trimmed(),
        .architecture = FieldText::parseArchitecture(values.architecture).value_or(Architecture()),
        .mode = values.mode,
        .username = values.username.trimmed(),
        .minRam = FieldText::parseMinRam(values.minRam).value_or(std::nullopt),
        .description = values.description.trimmed(),
        .expectedSha256 = FieldText::parseSha256(values.checksum, fileName).value_or(QByteArray())};
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
    if (!found->contents.isEmpty()) {
        parts.append(found->contents);
    }
    return parts.join(tr(" · ", "between facts"));
}

QStringList AddImageCandidate::warnings() const {
    const MediaInfo* found = info();
    if (!found) {
        return {};
    }
    QStringList lines = found->warnings;
    if (!found->recognised && lines.isEmpty()) {
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

void SpaceEstimate::add(const MediaInfo& info) {
    const bool asItIs = info.wrapping.isEmpty() || info.wrapping == QStringList{u"tar"_s};
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
    if (free && bytes > 0) {
        const QString both = atMost ? AddImageDialog::tr("%1 free, at most %2 needed")
                                    : AddImageDialog::tr("%1 free, about %2 needed");
        return both.arg(formatSize(*free), formatSize(bytes));
    }
    return free ? AddImageDialog::tr("%1 free").arg(formatSize(*free)) : QString();
}

} // namespace platter
