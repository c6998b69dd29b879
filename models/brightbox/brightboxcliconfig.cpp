// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/brightboxcliconfig.h"

#include <QFile>
#include <QHash>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMostBytes = 1024 * 1024; // of a file that a person may have mistaken for it

using Section = QHash<QString, QString>;

std::optional<ConnectRequest> requestOf(const QString& name, const Section& section) {
    ConnectRequest request;
    request.clientId = section.value(u"client_id"_s, name);
    request.clientSecret = section.value(u"secret"_s);
    request.api = QUrl(section.value(u"api_url"_s, u"https://api.gb1.brightbox.com"_s));
    request.userName = section.value(u"username"_s);
    request.account = AccountId(section.value(u"default_account"_s));
    const QString alias = section.value(u"alias"_s);
    request.name = alias.isEmpty() ? name : alias;
    request.kind = request.userName.isEmpty() ? SignInKind::ApiClient : SignInKind::Person;
    const bool isClient = request.clientId.startsWith("cli-"_L1) || request.clientId.startsWith("app-"_L1);
    if (!isClient || request.clientSecret.isEmpty() || request.api.host().isEmpty())
        return std::nullopt;
    request.api.setPath({});
    return request;
}

} // namespace

// By hand and not by QSettings, which takes ';', '\' and ',' in a secret for something else.
QList<ConnectRequest> readBrightboxCliConfig(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<std::pair<QString, Section>> sections;
    for (const QString& written : QString::fromUtf8(file.read(kMostBytes)).split(u'\n')) {
        const QString line = written.trimmed();
        if (line.startsWith(u'[') && line.endsWith(u']')) {
            sections.append({line.mid(1, line.size() - 2).trimmed(), {}});
        } else if (const qsizetype at = line.indexOf(u'=');
            at > 0 && !sections.isEmpty() && !line.startsWith(u'#') && !line.startsWith(u';')) {
            sections.last().second.insert(line.first(at).trimmed(), line.mid(at + 1).trimmed());
        }
    }
    QList<ConnectRequest> requests;
    for (const auto& [name, section] : std::as_const(sections)) {
        if (auto request = requestOf(name, section))
            requests.append(*request);
    }
    return requests;
}

} // namespace platter
