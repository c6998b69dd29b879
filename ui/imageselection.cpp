// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/imageselection.h"

#include <QLocale>

#include <algorithm>

namespace platter {

namespace {

std::unexpected<Error> refused(const QString& message) {
    return std::unexpected(Error{.code = ErrorCode::WrongState, .message = message});
}

} // namespace

ImageRule ruleOf(Result<void> (*rule)(const Image&)) {
    return [rule](const Image& image, const Library&) { return rule(image); };
}

void ImageSelection::set(const QList<Image>& images) {
    m_images = images;
    m_images.removeIf([this](const Image& image) { return !libraryOf(image); });
}

Library* ImageSelection::onlyLibrary() const {
    const QList<Library*> all = libraries();
    return all.size() == 1 ? all.first() : nullptr;
}

QList<Library*> ImageSelection::libraries() const {
    QList<Library*> found;
    for (Library* library : m_libraries->libraries()) {
        if (std::ranges::contains(m_images, library->id(), &Image::library)) {
            found.append(library);
        }
    }
    return found;
}

QString ImageSelection::refusal(const Library& library, Need need) {
    if (need == Need::Reading) {
        return {};
    }
    if (library.state() == LibraryState::Opening) {
        return tr("The library is still opening.");
    }
    if (library.state() == LibraryState::Failed) {
        const auto problem = library.problem();
        return problem ? problem->message : tr("The library cannot be used.");
    }
    return library.readOnlyReason();
}

Result<void> ImageSelection::check(const Image& image, const ImageRule& rule, Need need) const {
    const Library* library = libraryOf(image);
    if (!library) {
        return refused(tr("The library of %1 is not there any more.").arg(image.name));
    }
    if (const QString why = refusal(*library, need); !why.isEmpty()) {
        return refused(why);
    }
    if (need == Need::Changing && !library->owner().isEmpty() && image.owner != library->owner()) {
        return refused(tr("%1 belongs to another account. Only that one can change it.").arg(image.name));
    }
    return rule(image, *library);
}

QList<Image> ImageSelection::allowed(const ImageRule& rule, Need need) const {
    QList<Image> result;
    std::ranges::copy_if(
        m_images, std::back_inserter(result), [&](const Image& image) { return check(image, rule, need).has_value(); });
    return result;
}

void ImageSelection::allow(QAction* action, const ImageRule& rule, Need need) const {
    qsizetype count = 0;
    QString why = m_images.isEmpty() ? tr("Select an image first.") : QString();
    for (const Image& image : m_images) {
        const Result<void> checked = check(image, rule, need);
        count += checked ? 1 : 0;
        if (!checked && why.isEmpty()) {
            why = checked.error().message;
        }
    }
    if (count > 0 && count < m_images.size()) {
        const QLocale locale;
        why = tr("For %1 of %2 images. %3", "the last part is a sentence")
                  .arg(locale.toString(count), locale.toString(m_images.size()), why);
    }
    action->setEnabled(count > 0);
    action->setToolTip(why.isEmpty() ? action->text().remove(u'&') : why);
    action->setStatusTip(why);
}

} // namespace platter
