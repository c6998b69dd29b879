// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/connector.h"
#include "models/library/library.h"

#include <QDialog>

#include <memory>

namespace platter {

// Connects to a Brightbox account, or signs in again to one: asks for an API client or a person, then for what the service
// asks for (a one-time code, which account). Errors are told in place; nothing blocks, and Cancel works at any time.
class ConnectDialog : public QDialog {
    Q_OBJECT

public:
    // A new connection. `usedColors`: those of the others. The connector outlives the dialog.
    ConnectDialog(Connector* connector, const QStringList& usedColors, QWidget* parent = nullptr);
    // Signing in again to the library's account.
    ConnectDialog(Connector* connector, const Library& library, QWidget* parent = nullptr);
    ~ConnectDialog() override;

    const LibraryId& library() const; // after it was accepted: the one that was connected to
    void accept() override; // goes on to the next step; closes the dialog after the last one
    void reject() override; // gives up what is under way

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace platter
