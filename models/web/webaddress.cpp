// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/web/webaddress.h"

using namespace Qt::StringLiterals;

namespace platter {

bool WebAddress::isOne(const QString& word) {
    const QUrl url(word.trimmed());
    return url.isValid() && !url.host().isEmpty() && (url.scheme() == "https"_L1 || url.scheme() == "http"_L1);
}

QString WebAddress::shown(const QUrl& url) {
    QUrl shown = url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveFragment);
    if (shown.hasQuery())
        shown.setQuery(u""_s);
    return shown.toString(QUrl::FullyEncoded);
}

QString WebAddress::fileName(const QUrl& url) {
    const QString name = url.fileName(QUrl::FullyDecoded);
    return name.isEmpty() ? url.host() : name;
}

QUrl WebAddress::beside(const QUrl& url, const QString& fileName) {
    if (fileName.isEmpty() || fileName.contains(u'/') || fileName == "."_L1 || fileName == ".."_L1)
        return {};
    QUrl other = url.adjusted(QUrl::RemoveFilename | QUrl::RemoveQuery | QUrl::RemoveFragment);
    other.setPath(other.path(QUrl::FullyDecoded) + fileName, QUrl::DecodedMode);
    return other;
}

} // namespace platter
