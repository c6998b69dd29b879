// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/domain/ids.h"

#include <algorithm>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

bool isId(QStringView text, QStringView prefix, qsizetype fewest) {
    if (!text.startsWith(prefix)) {
        return false;
    }
    const QStringView tail = text.sliced(prefix.size());
    return tail.size() >= fewest
        && std::ranges::all_of(tail, [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'z'); });
}

} // namespace

bool isLocalImageId(QStringView text) {
    return isId(text, u"loc-", 5);
}

bool isCloudImageId(QStringView text) {
    return isId(text, u"img-", 1);
}

} // namespace platter
