// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/library.h"

#include <QDialog>

#include <memory>

namespace platter {

// Asks what a server built from an image is to be like. Types that the image does not fit are greyed, with the reason.
class BuildServerDialog : public QDialog {
    Q_OBJECT

public:
    // Neither may go before the dialog is closed.
    BuildServerDialog(const Library& library, const Image& image, QWidget* parent = nullptr);
    // A replacement: prefilled from the server, from an image that can be chosen, taking over its cloud IP.
    BuildServerDialog(const Library& library, const Server& replaced, QWidget* parent = nullptr);
    ~BuildServerDialog() override;

    BuildRequest request() const;

Q_SIGNALS:
    void shrinkWanted(const platter::Image& image); // instead: its disk is larger than some types'

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace platter
