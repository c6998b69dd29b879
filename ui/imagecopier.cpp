// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/imagecopier.h"

#include "models/domain/rules.h"
#include "models/items/imagemime.h"
#include "ui/copydialog.h"
#include "ui/imageselection.h"

#include <algorithm>

namespace platter {

namespace {

// Long enough for the service to begin; an address that anybody can read from should not live longer.
constexpr int kHandoverHours = 24;

} // namespace

ImageCopier::ImageCopier(LibrarySet* libraries, JobQueue* queue, QWidget* window)
    : QObject(window)
    , m_libraries(libraries)
    , m_queue(queue)
    , m_window(window) { }

QList<Library*> ImageCopier::targets(const QList<Image>& images) const {
    QList<Library*> found;
    for (Library* library : m_libraries->libraries()) {
        const bool theirs = std::ranges::contains(images, library->id(), &Image::library);
        if (!theirs && library->state() == LibraryState::Ready && library->readOnlyReason().isEmpty()) {
            found.append(library);
        }
    }
    return found;
}

Result<void> ImageCopier::check(const Image& image, const Library& target) const {
    const auto refused = [](ErrorCode code, const QString& message) {
        return std::unexpected(Error{.code = code, .message = message});
    };
    const Library* source = m_libraries->find(image.library);
    if (!source || source == &target) {
        return refused(ErrorCode::InvalidArgument, tr("%1 is there already.").arg(image.name));
    }
    if (const QString why = ImageSelection::refusal(target, ImageSelection::Need::Changing); !why.isEmpty()) {
        return refused(ErrorCode::ReadOnly, why);
    }
    if (const auto whole = ImageRules::canExport(image); !whole) {
        return whole;
    }
    const bool cloud = target.abilities().testFlag(Ability::PublishToAll);
    if (cloud && image.architecture.isSet() && !image.architecture.isBuildable()) {
        return refused(ErrorCode::Unsupported,
            tr("%1 is for %2. Only images for x86_64 and i686 go to the cloud.")
                .arg(image.name, image.architecture.name()));
    }
    if (copyWay(*source, image.id, target) == CopyWay::Impossible) {
        return refused(
            ErrorCode::Unsupported, tr("The disk of %1 cannot be read from %2.").arg(image.name, source->name()));
    }
    return {};
}

void ImageCopier::copy(const QList<Image>& images, const LibraryId& target) {
    Library* to = m_libraries->find(target);
    if (!to) {
        return;
    }
    std::optional<Error> why;
    for (Library* source : m_libraries->libraries()) {
        QList<Image> group;
        for (const Image& image : images) {
            if (image.library != source->id()) {
                continue;
            }
            const Result<void> allowed = check(image, *to);
            allowed ? group.append(image) : static_cast<void>(why = allowed.error());
        }
        if (!group.isEmpty()) {
            ask(group, source, to);
        }
    }
    if (why) {
        Q_EMIT failed(*why);
    }
}

void ImageCopier::ask(const QList<Image>& images, Library* source, Library* target) {
    auto* dialog = new CopyDialog(images, *source, *target, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, images, to = target->id()] {
        const QList<Image> copies = dialog->copies();
        for (qsizetype i = 0; i < images.size(); ++i) {
            start(images[i], copies[i], to);
        }
    });
    dialog->open();
}

void ImageCopier::start(const Image& image, const Image& copy, const LibraryId& target) {
    Library* source = m_libraries->find(image.library);
    Library* to = m_libraries->find(target);
    if (!source || !to) {
        return;
    }
    if (copyWay(*source, image.id, *to) == CopyWay::Handover) {
        handOver(image, copy, source, target);
        return;
    }
    ImportRequest request{.media = {},
        .name = copy.name,
        .architecture = copy.architecture,
        .mode = copy.mode,
        .username = copy.username,
        .minRam = copy.minRam,
        .description = copy.description,
        .expectedSha256 = {},
        .copyOf = CopySource{.image = image.key(),
            .name = image.name,
            .contentId = image.contentId,
            .virtualSize = image.virtualSize,
            .dataSize = image.diskSize,
            .open = source->diskOpener(image.id)}};
    m_queue->add(to->importJob(request));
}

void ImageCopier::handOver(const Image& image, const Image& copy, Library* source, const LibraryId& target) {
    source->shareLink(image.id, QDateTime::currentDateTimeUtc().addSecs(kHandoverHours * 3600))
        .then(this,
            [this, copy, target](const Result<QUrl>& link) {
                if (!link) {
                    Q_EMIT failed(link.error());
                    return;
                }
                Library* to = m_libraries->find(target);
                if (auto job = to ? to->registerJob({.url = *link,
                                        .name = copy.name,
                                        .architecture = copy.architecture,
                                        .mode = copy.mode,
                                        .username = copy.username,
                                        .minRam = copy.minRam,
                                        .description = copy.description})
                                  : nullptr) {
                    m_queue->add(std::move(job));
                }
            })
        .onFailed(this, [] {})
        .onCanceled(this, [] {});
}

QList<Image> ImageCopier::imagesIn(const QMimeData* data) const {
    QList<Image> images;
    for (const QList<ImageKey> keys = imageKeysIn(data); const ImageKey& key : keys) {
        if (const auto image = m_libraries->image(key)) {
            images.append(*image);
        }
    }
    return images;
}

DropVerdict ImageCopier::judge(const QMimeData* data, const LibraryId& target) const {
    DropVerdict verdict;
    const QList<Image> images = imagesIn(data);
    if (images.isEmpty()) {
        return verdict;
    }
    verdict.isDrop = true;
    const Library* to = m_libraries->find(target);
    if (!to) {
        verdict.isAdvice = true;
        verdict.sentence = tr("Drop on a library in the sidebar to copy there");
        return verdict;
    }
    QStringList names;
    QString why;
    for (const Image& image : images) {
        const Result<void> allowed = check(image, *to);
        allowed ? names.append(image.name) : static_cast<void>(why = allowed.error().message);
    }
    verdict.copies = !names.isEmpty();
    const QString copying = names.size() == 1
        ? tr("Copy “%1” to “%2”", "an image, a library").arg(names.first(), to->name())
        : tr("Copy %n image(s) to “%1”", "a library", int(names.size())).arg(to->name());
    verdict.sentence = names.isEmpty() ? why
        : why.isEmpty()                ? copying
                        //: what is copied; why some are not
                        : tr("%1. Not all: %2").arg(copying, why);
    return verdict;
}

void ImageCopier::drop(const QMimeData* data, const LibraryId& target) {
    copy(imagesIn(data), target);
}

} // namespace platter
