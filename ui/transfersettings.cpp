// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/transfersettings.h"

#include "models/domain/sizes.h"

#include <QSettings>
#include <QVariant>

namespace platter {
using namespace Qt::StringLiterals;

qint64 TransferSettings::bytesPerSecond() const {
    return limited ? qRound64(mebibytesPerSecond * double(kMiB)) : 0;
}

TransferSettings TransferSettings::read(const QSettings& settings) {
    TransferSettings read;
    read.limited = settings.value("transfers/limited"_L1, read.limited).toBool();
    const double rate = settings.value("transfers/mebibytesPerSecond"_L1, read.mebibytesPerSecond).toDouble();
    if (rate >= kSlowest && rate <= kFastest) {
        read.mebibytesPerSecond = rate;
    }
    const int parallel = settings.value("transfers/parallel"_L1, read.parallel).toInt();
    if (parallel >= 1 && parallel <= kMostParallel) {
        read.parallel = parallel;
    }
    return read;
}

void TransferSettings::write(QSettings& settings) const {
    settings.setValue("transfers/limited"_L1, limited);
    settings.setValue("transfers/mebibytesPerSecond"_L1, mebibytesPerSecond);
    settings.setValue("transfers/parallel"_L1, parallel);
}

} // namespace platter
