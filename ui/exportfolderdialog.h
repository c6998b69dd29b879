// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/exportdialog.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;

namespace platter {

class DialogFrame;

// Where several images are exported to, and as what. Remembers the format.
class ExportFolderDialog : public QDialog {
    Q_OBJECT

public:
    // `formats`: others than raw are offered.
    ExportFolderDialog(const QList<Image>& images, const QString& folder, bool formats, QWidget* parent);

    ExportTarget target() const; // once it was accepted

private:
    struct Place {
        bool folder = false; // it is one that can be written to
        qint64 free = 0; // bytes
    };

    void browse();
    void look(); // at the folder, on another thread
    void show(const Place& place);

    const qint64 m_data; // bytes that the images hold at most
    DialogFrame* m_frame;
    QLineEdit* m_folder;
    QComboBox* m_format;
    QLabel* m_space;
};

} // namespace platter
