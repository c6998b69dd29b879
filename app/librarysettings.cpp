// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "app/librarysettings.h"

#include <QSettings>

#include <algorithm>

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

void LibrarySettings::setGraceDays(int days) {
    QSettings().setValue(graceKey(), std::clamp(days, 0, kMostDays));
}

} // namespace platter
