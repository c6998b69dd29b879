// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/libraryset.h"

#include <QAction>
#include <QCoreApplication>

#include <functional>

namespace platter {

// Whether something may be done with an image of a library: domain rules, and what the library can do.
using ImageRule = std::function<Result<void>(const Image& image, const Library& library)>;
ImageRule ruleOf(Result<void> (*rule)(const Image&));

// The selected images, perhaps of several libraries, and what may be done with them. A plain value.
class ImageSelection {
    Q_DECLARE_TR_FUNCTIONS(ImageSelection)

public:
    // Changes are refused by libraries that cannot be written to and for images of other accounts.
    enum class Need { Reading, Changing };

    explicit ImageSelection(LibrarySet* libraries)
        : m_libraries(libraries) { }

    void set(const QList<Image>& images);
    const QList<Image>& images() const { return m_images; }
    bool isEmpty() const { return m_images.isEmpty(); }
    Library* libraryOf(const Image& image) const { return m_libraries->find(image.library); } // null when it is gone
    Library* onlyLibrary() const; // the one that all belong to; null when there are several or none
    QList<Library*> libraries() const; // those that have a part in it, in the set's order

    Result<void> check(const Image& image, const ImageRule& rule, Need need) const;
    QList<Image> allowed(const ImageRule& rule, Need need = Need::Changing) const;
    // Enabled when any image allows it; the tool tip says why not, or for how many.
    void allow(QAction* action, const ImageRule& rule, Need need = Need::Changing) const;

    // Why a library cannot be used; empty when it can. With Need::Changing: or not written to.
    static QString refusal(const Library& library, Need need);

private:
    LibrarySet* m_libraries;
    QList<Image> m_images;
};

} // namespace platter
