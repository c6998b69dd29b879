// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "app/librarysettings.h"

#include <QDir>
#include "models/domain/sizes.h"
#include "models/media/media.h"

#include <QSettings>

#include <algorithm>

#include <unistd.h>

namespace platter {

using namespace Qt::StringLiterals;

namespace {

constexpr int kUsualDays = 7;
constexpr int kMostDays = 365;

QString graceKey() {
    return u"library/graceDays"_s;
}

} // namespace

int LibrarySettings::graceDays() {
    bool isNumber = false;
    const int days = QSettings().value(graceKey(), kUsualDays).toInt(&isNumber);
    return isNumber ? std::clamp(days, 0, kMostDays) : kUsualDays;
}

qint64 LibrarySettings::largestDisk() {
    const auto size = parseSize(QSettings().value(u"library/largestDisk"_s).toString());
    return size && *size > 0 ? *size : kLargestDisk;
}

void LibrarySettings::setGraceDays(int days) {
    QSettings().setValue(graceKey(), std::clamp(days, 0, kMostDays));
}

QStringList LibrarySettings::serverAddresses() {
    const QStringList chosen = QSettings().value(u"servers/addresses"_s).toStringList();
    if (!chosen.isEmpty())
        return chosen;
    const QString usual = qEnvironmentVariable("LIBVIRT_DEFAULT_URI"); // libvirt.org/uri.html
    return usual.isEmpty() ? QStringList{u"qemu:///session"_s, u"qemu:///system"_s} : QStringList{usual};
}

QString LibrarySettings::backupFolder() {
    // Not by QStandardPaths, which makes one, and says so, where there is none.
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (runtime.isEmpty())
        return QDir::tempPath() + u"/platter-%1/backups"_s.arg(::getuid());
    return runtime + u"/platter/backups"_s;
}

bool LibrarySettings::lowPriority() {
    return QSettings().value(u"library/lowPriority"_s, true).toBool();
}

} // namespace platter
