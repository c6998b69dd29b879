// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/connectionstore.h"

#include <QRandomGenerator>

#include <algorithm>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

QString groupOf(const LibraryId& id) {
    return u"connections/"_s + id.toString();
}

} // namespace

QList<Connection> ConnectionStore::connections() const {
    QList<std::pair<qint64, Connection>> found;
    m_settings->beginGroup(u"connections"_s);
    const QStringList ids = m_settings->childGroups();
    m_settings->endGroup();
    for (const QString& id : ids) {
        const auto value = [this, group = groupOf(LibraryId(id))](
                               const QString& key) { return m_settings->value(group + u'/' + key).toString(); };
        Connection connection{.id = LibraryId(id),
            .name = value(u"name"_s),
            .color = value(u"color"_s),
            .api = QUrl(value(u"api"_s)),
            .storage = QUrl(value(u"storage"_s)),
            .kind = value(u"kind"_s) == "person"_L1 ? SignInKind::Person : SignInKind::ApiClient,
            .clientId = value(u"client"_s),
            .userName = value(u"user"_s),
            .account = AccountId(value(u"account"_s)),
            .accountName = value(u"account_name"_s)};
        if (connection.api.isValid() && !connection.api.host().isEmpty() && !connection.account.isEmpty())
            found.append({value(u"number"_s).toLongLong(), connection});
    }
    std::ranges::stable_sort(found, {}, &std::pair<qint64, Connection>::first);
    QList<Connection> result;
    for (const auto& each : std::as_const(found))
        result.append(each.second);
    return result;
}

std::optional<Connection> ConnectionStore::find(const LibraryId& id) const {
    const auto all = connections();
    const auto found = std::ranges::find(all, id, &Connection::id);
    return found == all.end() ? std::nullopt : std::optional(*found);
}

std::optional<Connection> ConnectionStore::findNamed(const QString& nameOrId) const {
    std::optional<Connection> result;
    for (const Connection& connection : connections()) {
        if (connection.id.toString() == nameOrId)
            return connection;
        if (connection.name.compare(nameOrId, Qt::CaseInsensitive) == 0) {
            if (result)
                return std::nullopt;
            result = connection;
        }
    }
    return result;
}

void ConnectionStore::save(const Connection& connection) {
    const QString group = groupOf(connection.id);
    if (!m_settings->contains(group + u"/number"_s)) {
        const auto number = m_settings->value(u"connections_made"_s, 0).toLongLong() + 1;
        m_settings->setValue(u"connections_made"_s, number);
        m_settings->setValue(group + u"/number"_s, number);
    }
    m_settings->setValue(group + u"/name"_s, connection.name);
    m_settings->setValue(group + u"/color"_s, connection.color);
    m_settings->setValue(group + u"/api"_s, connection.api.toString());
    m_settings->setValue(group + u"/storage"_s, connection.storage.toString());
    m_settings->setValue(group + u"/kind"_s, connection.kind == SignInKind::Person ? u"person"_s : u"client"_s);
    m_settings->setValue(group + u"/client"_s, connection.clientId);
    m_settings->setValue(group + u"/user"_s, connection.userName);
    m_settings->setValue(group + u"/account"_s, connection.account.toString());
    m_settings->setValue(group + u"/account_name"_s, connection.accountName);
    m_settings->sync();
}

void ConnectionStore::remove(const LibraryId& id) {
    m_settings->remove(groupOf(id));
    m_settings->sync();
}

// Random, so that an id never comes back.
LibraryId ConnectionStore::newId() const {
    return LibraryId(u"bbx-"_s + QString::number(QRandomGenerator::system()->generate64(), 36));
}

} // namespace platter
