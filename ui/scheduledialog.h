// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/library.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QSpinBox;

namespace platter {

class DialogFrame;

// When a server is copied by itself, and how many of those snapshots are kept.
class ScheduleDialog : public QDialog {
    Q_OBJECT

public:
    explicit ScheduleDialog(const Server& server, QWidget* parent = nullptr);

    ServerChanges changes() const; // only what differs
    static bool isSchedule(const QString& crontab); // five fields of the characters that crontabs have

private:
    QString crontab() const;
    void check();

    Server m_server;
    DialogFrame* m_frame;
    QComboBox* m_preset;
    QLineEdit* m_own;
    QSpinBox* m_keep;
};

} // namespace platter
