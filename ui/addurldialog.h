// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

class QLineEdit;

namespace platter {

class DialogFrame;

// Asks for the address that an image is fetched from.
class AddUrlDialog : public QDialog {
    Q_OBJECT

public:
    explicit AddUrlDialog(const QString& proposal, QWidget* parent = nullptr); // may be empty

    QString address() const; // with whatever secrets it holds

private:
    QString whyNot() const;
    void check();

    DialogFrame* m_frame;
    QLineEdit* m_address;
};

} // namespace platter
