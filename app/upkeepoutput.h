// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/upkeepjobs.h"

#include <QCoreApplication>
#include <QJsonObject>

namespace platter {

// What verify, repair and backup print. Pure functions; every text ends with a line end.
class UpkeepOutput {
    Q_DECLARE_TR_FUNCTIONS(UpkeepOutput)

public:
    static QString check(const CheckReport& report);
    static QJsonObject checkJson(const CheckReport& report);
    static QString backup(const BackupReport& report);
    static QJsonObject backupJson(const BackupReport& report);
};

} // namespace platter
