// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/library.h"
#include "ui/lifesign.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace platter {

class DialogFrame;

// "Shrink to fit": how large the disk of a new image is to be that has the same files as this one. What is possible is asked
// of the library while the dialog is open.
class ShrinkDialog : public QDialog {
    Q_OBJECT

public:
    // The library may not go before the dialog is closed.
    ShrinkDialog(Library& library, const Image& image, QWidget* parent = nullptr);

    ShrinkRequest request() const; // once it was accepted

private:
    void build();
    void previewed(const Result<ShrinkPreview>& preview);
    void refresh();
    qint64 size() const; // that is chosen; bytes
    QString whatFits() const;

    Image m_image;
    const QList<ServerType> m_types;
    std::optional<ShrinkPreview> m_preview; // unset until it is known
    std::optional<Error> m_refused; // why it cannot be done at all
    DialogFrame* m_frame;
    QComboBox* m_sizes;
    QSpinBox* m_ownSize; // MiB
    QLabel* m_fits;
    QLineEdit* m_name;
    LifeSign m_life;
};

} // namespace platter
