// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/library.h"
#include "ui/lifesign.h"

#include <QDialog>
#include <QPointer>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace platter {

class DialogFrame;

// Makes an address from which anybody can read an image's disk for some time, and copies it.
class ShareDialog : public QDialog {
    Q_OBJECT

public:
    ShareDialog(Library* library, const Image& image, QWidget* parent = nullptr);

private:
    void make();
    void show(const QString& link);

    QPointer<Library> m_library;
    ImageId m_image;
    DialogFrame* m_frame;
    QComboBox* m_expiry;
    QLineEdit* m_link;
    QPushButton* m_copy;
    LifeSign m_life;
};

} // namespace platter
