// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/upkeepjobs.h"
#include "models/local/localcore.h"

namespace platter {

// Backs up the library on this computer.
class LocalBackupJob : public BackupJob {
    Q_OBJECT

public:
    LocalBackupJob(std::shared_ptr<LocalCore> core, const QString& folder, const QStringList& extras);

    QString title() const override;
    QString outcome() const override { return m_folder; }
    const BackupReport& report() const override { return m_report; }

protected:
    Result<void> run(JobContext& context) override;

private:
    std::shared_ptr<LocalCore> m_core;
    QString m_folder;
    QStringList m_extras;
    BackupReport m_report;
};

} // namespace platter
