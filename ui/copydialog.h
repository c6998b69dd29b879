// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/library.h"

#include <QDialog>

namespace platter {

class DialogFrame;
class ImageForm;

// How a copy of an image comes about.
enum class CopyWay {
    Impossible, // its disk cannot be read
    Read, // this computer reads the disk and the target takes it
    Handover // the target fetches it from the source: no byte passes through this computer
};
CopyWay copyWay(const Library& source, const ImageId& image, const Library& target);

// The fields that a copy of an image gets in another library. Several images keep their own.
class CopyDialog : public QDialog {
    Q_OBJECT

public:
    // At least one image, all of them of `source`.
    CopyDialog(const QList<Image>& images, const Library& source, const Library& target, QWidget* parent = nullptr);

    QList<Image> copies() const; // the images with the fields that the copies get

private:
    void check();

    QList<Image> m_images;
    DialogFrame* m_frame;
    ImageForm* m_form = nullptr; // for one image
    bool m_toCloud = false;
};

} // namespace platter
