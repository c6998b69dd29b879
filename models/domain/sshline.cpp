// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/domain/sshline.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace platter {

QString sshLine(const QString& user, const QString& host) {
    // Several colons are an IPv6 address, which has no port here.
    const qsizetype colon = host.count(u':') == 1 ? host.indexOf(u':') : -1;
    const QString where = colon < 0 ? host : host.first(colon);
    const QString port = colon < 0 ? QString() : u"-p %1 "_s.arg(host.sliced(colon + 1));
    return u"ssh "_s + port + (user.isEmpty() ? where : QString(user + u'@' + where));
}

QString shellWord(const QString& word) {
    static const QRegularExpression plain(u"\\A[A-Za-z0-9._:/@+-]+\\z"_s);
    return plain.match(word).hasMatch() ? word : QString(u'\'' + QString(word).replace(u'\'', u"'\\''"_s) + u'\'');
}

} // namespace platter
