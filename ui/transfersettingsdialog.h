// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/transfersettings.h"

#include <QDialog>

class QCheckBox;
class QDoubleSpinBox;
class QSpinBox;

namespace platter {

// Asks for the limits of transfers.
class TransferSettingsDialog : public QDialog {
    Q_OBJECT

public:
    explicit TransferSettingsDialog(const TransferSettings& settings, QWidget* parent = nullptr);

    TransferSettings settings() const;

private:
    QCheckBox* m_limited;
    QDoubleSpinBox* m_rate;
    QSpinBox* m_parallel;
};

} // namespace platter
