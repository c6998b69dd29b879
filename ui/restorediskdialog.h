// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/library.h"

#include <QDialog>

class QComboBox;

namespace platter {

class DialogFrame;

// Asks which image a server of this computer gets as its disk.
class RestoreDiskDialog : public QDialog {
    Q_OBJECT

public:
    // The library may not go before the dialog is closed.
    RestoreDiskDialog(const Library& library, const Server& server, QWidget* parent = nullptr);

    RestoreDiskRequest request() const;

private:
    void refresh();

    Server m_server;
    QList<Image> m_images; // snapshots of the server first, the newest first
    DialogFrame* m_frame;
    QComboBox* m_image;
};

} // namespace platter
