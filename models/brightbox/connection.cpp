// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/connection.h"

namespace platter {
using namespace Qt::StringLiterals;

QUrl usualStorage(const QUrl& api) {
    const QString host = api.host().toLower();
    if (!host.startsWith("api."_L1) || !host.endsWith(".brightbox.com"_L1))
        return {};
    const QString region = host.section(u'.', 1, -3);
    QUrl storage;
    storage.setScheme(u"https"_s);
    storage.setHost(region == "gb1"_L1 ? u"orbit.brightbox.com"_s : QString(u"orbit." + region + u".brightbox.com"));
    return storage;
}

} // namespace platter
