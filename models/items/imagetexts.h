// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/items/imagetablemodel.h"

#include <QCoreApplication>

namespace platter {

// What the table says about an image, column by column: display text, tooltip and the words for who cannot see it.
// Translated and in the person's locale; knows no model.
class ImageTexts {
    Q_DECLARE_TR_FUNCTIONS(ImageTexts)

public:
    static QString header(ImageColumn column);
    static QString headerToolTip(ImageColumn column); // may be empty
    static QString display(const Image& image, ImageColumn column); // Library: its id
    static QString toolTip(const Image& image, ImageColumn column); // may be empty
    static QString accessible(const Image& image, ImageColumn column); // never empty
    static bool isRightAligned(ImageColumn column);

    static QString status(ImageStatus status);
    static QString mode(ImageMode mode);
    // A few words for a cell: "archive ends early".
    static QString shortFailure(ErrorCode code);
    // The exceptions, and that the image is not listed (rules.h, isListed).
    static QString exceptions(const Image& image, bool unlisted);

private:
    static QString data(const Image& image);
    static QString type(const Image& image);
    static QString created(const Image& image);
    static QString exactBytes(qint64 bytes);
    static QString sizeBar(const Image& image);
    static QString statusToolTip(const Image& image);
};

// What the size bar shows for the image.
SizeBar sizeBarOf(const Image& image);
ImageMark markOf(const Image& image);

} // namespace platter
