// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/image.h"

#include <QDialog>

#include <memory>

namespace platter {

// "Edit…": the fields of one image, or of several at once, where only what is touched changes. Changes nothing itself.
class EditImageDialog : public QDialog {
    Q_OBJECT

public:
    // At least one image; all of the same library.
    explicit EditImageDialog(const QList<Image>& images, QWidget* parent = nullptr);
    ~EditImageDialog() override;

    // What was touched; with one image only what differs from it. Empty when nothing was.
    ImageChanges changes() const;
    void accept() override; // only when the rules allow the changes for every image

protected:
    void changeEvent(QEvent* event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace platter
