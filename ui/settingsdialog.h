// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/transfersettings.h"

#include <QDialog>
#include <QStringList>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLineEdit;
class QSpinBox;

namespace platter {

class DialogFrame;

// What a person can set of the library on this computer and of its servers.
struct ProgramSettings {
    static constexpr int kMostDays = 365;

    int graceDays = 7; // how long deleted images can be restored; 0: until space is freed
    qint64 largestDisk = qint64(64) << 40; // bytes; no larger one is imported
    bool lowPriority = true; // imports and exports give way to other programs
    QStringList serverAddresses{}; // of libvirt; empty: the usual ones

    bool operator==(const ProgramSettings&) const = default;
};

// "Settings": all of them on one page, of this computer, its servers, and transfers with the cloud.
class SettingsDialog : public QDialog {
    Q_OBJECT

public:
    enum class Begin { Top, Transfers }; // where the keyboard is at first
    SettingsDialog(const ProgramSettings& program, const TransferSettings& transfers, Begin begin = Begin::Top,
        QWidget* parent = nullptr);

    ProgramSettings program() const;
    TransferSettings transfers() const;
    void accept() override; // only when all of it makes sense

private:
    void addLibraryRows(const ProgramSettings& settings);
    void addTransferRows(const TransferSettings& settings);
    void check();

    DialogFrame* m_frame;
    QSpinBox* m_days;
    QComboBox* m_largest;
    QCheckBox* m_lowPriority;
    QLineEdit* m_addresses;
    QCheckBox* m_limited;
    QDoubleSpinBox* m_rate;
    QSpinBox* m_parallel;
};

} // namespace platter
