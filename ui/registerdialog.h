// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/library.h"

#include <QDialog>

class QComboBox;
class QLineEdit;

namespace platter {

class DialogFrame;
class ImageForm;

// Makes an image from an address that the cloud fetches itself.
class RegisterDialog : public QDialog {
    Q_OBJECT

public:
    // `libraries`: those that can, at least one.
    RegisterDialog(const QList<Library*>& libraries, const LibraryId& chosen, QWidget* parent = nullptr);

    LibraryId library() const;
    RegisterRequest request() const;

private:
    QString whyNot() const;
    void check();
    void suggestName();

    DialogFrame* m_frame;
    QComboBox* m_into;
    QLineEdit* m_address;
    ImageForm* m_form;
};

} // namespace platter
