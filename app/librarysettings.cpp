// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "app/librarysettings.h"

#include <QDir>
#include "models/domain/sizes.h"
#include "models/media/media.h"

#include <QSettings>
#include <QStandardPaths>

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

QString largestKey() {
    return u"library/largestDisk"_s;
}

QString priorityKey() {
    return u"library/lowPriority"_s;
}

QString addressesKey() {
    return u"servers/addresses"_s;
}

} // namespace

int LibrarySettings::graceDays() {
    bool isNumber = false;
    const int days = QSettings().value(graceKey(), kUsualDays).toInt(&isNumber);
    return isNumber ? std::clamp(days, 0, kMostDays) : kUsualDays;
}

qint64 LibrarySettings::largestDisk() {
    const auto size = parseSize(QSettings().value(largestKey()).toString());
    return size && *size > 0 ? *size : kLargestDisk;
}

void LibrarySettings::setGraceDays(int days) {
    QSettings().setValue(graceKey(), std::clamp(days, 0, kMostDays));
}

QStringList LibrarySettings::serverAddresses() {
    if (const QStringList chosen = chosenServerAddresses(); !chosen.isEmpty())
        return chosen;
    const QString usual = qEnvironmentVariable("LIBVIRT_DEFAULT_URI"); // libvirt.org/uri.html
    return usual.isEmpty() ? QStringList{u"qemu:///session"_s, u"qemu:///system"_s} : QStringList{usual};
}

QStringList LibrarySettings::chosenServerAddresses() {
    return QSettings().value(addressesKey()).toStringList();
}

void LibrarySettings::setServerAddresses(const QStringList& addresses) {
    addresses.isEmpty() ? QSettings().remove(addressesKey()) : QSettings().setValue(addressesKey(), addresses);
}

void LibrarySettings::setLowPriority(bool low) {
    QSettings().setValue(priorityKey(), low);
}

void LibrarySettings::setLargestDisk(qint64 bytes) {
    QSettings().setValue(largestKey(), QString::number(bytes));
}

QString LibrarySettings::backupFolder() {
    // Not by QStandardPaths, which makes one, and says so, where there is none.
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (runtime.isEmpty())
        return QDir::tempPath() + u"/platter-%1/backups"_s.arg(::getuid());
    return runtime + u"/platter/backups"_s;
}

QString LibrarySettings::unfinishedFolder() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericStateLocation) + u"/platter/unfinished"_s;
}

QString LibrarySettings::serverDiskFolder() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/libvirt/images"_s;
}

bool LibrarySettings::lowPriority() {
    return QSettings().value(priorityKey(), true).toBool();
}

} // namespace platter
