// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

class QLineEdit;

namespace platter {

class ColorSwatches;

// A connection's name and colour.
class RenameConnectionDialog : public QDialog {
    Q_OBJECT

public:
    RenameConnectionDialog(const QString& name, const QString& color, QWidget* parent = nullptr);

    QString name() const;
    QString color() const;

private:
    QLineEdit* m_name;
    ColorSwatches* m_colors;
};

} // namespace platter
