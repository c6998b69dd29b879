// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/cloudcache.h"

#include "models/brightbox/cloudrecord.h"

#include <QFile>
#include <QJsonDocument>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

QString written(const QDateTime& at) {
    return at.isValid() ? at.toUTC().toString(Qt::ISODateWithMs) : u""_s;
}

QDateTime readTime(const QVariant& text) {
    return QDateTime::fromString(text.toString(), Qt::ISODateWithMs).toUTC();
}

QString present(const QString& text) {
    return text.isNull() ? u""_s : text;
}

} // namespace

Result<void> CloudCache::open(const QString& path) {
    auto opened = m_database.open(path);
    if (!opened && opened.error().code == ErrorCode::Damaged && !path.isEmpty()) {
        m_database.close();
        for (const auto& ending : {u""_s, u"-wal"_s, u"-shm"_s}) {
            const QString aside = path + u".damaged"_s + ending;
            QFile::remove(aside);
            QFile::rename(path + ending, aside);
        }
        opened = m_database.open(path);
    }
    return opened;
}

Result<void> CloudCache::execute(const QString& sql, const QVariantList& values) {
    auto done = m_database.run(sql, values);
    return done ? Result<void>{} : std::unexpected(done.error());
}

Result<CloudState> CloudCache::load() {
    CloudState state;
    auto things = m_database.run(u"SELECT kind, data FROM things"_s);
    if (!things)
        return std::unexpected(things.error());
    while (things->next()) {
        const QByteArray data = things->value(1).toByteArray();
        if (things->value(0).toString() == "image"_L1) {
            Image image;
            if (fromRecord(data, image))
                state.images.insert(image.id, image);
        } else {
            Server server;
            if (fromRecord(data, server))
                state.servers.insert(server.id, server);
        }
    }
    if (const auto ended = m_database.endOf(*things); !ended)
        return std::unexpected(ended.error());
    auto lists = m_database.run(u"SELECT kind, data FROM lists"_s);
    if (!lists)
        return std::unexpected(lists.error());
    while (lists->next()) {
        const QString kind = lists->value(0).toString();
        const QByteArray data = lists->value(1).toByteArray();
        if (kind == "types"_L1)
            (void)fromRecord(data, state.types);
        else if (kind == "zones"_L1)
            (void)fromRecord(data, state.zones);
        else if (kind == "groups"_L1)
            (void)fromRecord(data, state.groups);
        else if (kind == "ips"_L1)
            (void)fromRecord(data, state.ips);
        else if (kind == "volumes"_L1)
            (void)fromRecord(data, state.volumes);
    }
    auto heard = m_database.run(u"SELECT value FROM facts WHERE name = 'heard_at'"_s);
    if (!heard)
        return std::unexpected(heard.error());
    if (heard->next())
        state.heardAt = readTime(heard->value(0));
    heard->finish();
    const auto starred = stars();
    if (!starred)
        return std::unexpected(starred.error());
    for (const ImageId& id : *starred) {
        if (const auto image = state.images.find(id); image != state.images.end())
            image->starred = true;
    }
    return state;
}

template <typename Id, typename Thing>
Result<void> CloudCache::saveThings(const QString& kind, const QHash<Id, Thing>& before, const QHash<Id, Thing>& now) {
    for (auto thing = now.cbegin(); thing != now.cend(); ++thing) {
        const auto old = before.constFind(thing.key());
        if (old != before.cend() && *old == *thing)
            continue;
        if (auto done = execute(u"INSERT OR REPLACE INTO things (kind, id, data) VALUES (?, ?, ?)"_s,
                {kind, thing.key().toString(), toRecord(*thing)});
            !done)
            return done;
    }
    for (auto old = before.cbegin(); old != before.cend(); ++old) {
        if (now.contains(old.key()))
            continue;
        if (auto done = execute(u"DELETE FROM things WHERE kind = ? AND id = ?"_s, {kind, old.key().toString()}); !done)
            return done;
    }
    return {};
}

template <typename Thing>
Result<void> CloudCache::saveList(const QString& kind, const QList<Thing>& before, const QList<Thing>& now) {
    if (before == now)
        return {};
    return execute(u"INSERT OR REPLACE INTO lists (kind, data) VALUES (?, ?)"_s, {kind, toRecord(now)});
}

Result<void> CloudCache::save(const CloudState& before, const CloudState& now) {
    auto transaction = Database::Transaction::begin(m_database);
    if (!transaction)
        return std::unexpected(transaction.error());
    return saveThings(u"image"_s, before.images, now.images)
        .and_then([&] { return saveThings(u"server"_s, before.servers, now.servers); })
        .and_then([&] { return saveList(u"types"_s, before.types, now.types); })
        .and_then([&] { return saveList(u"zones"_s, before.zones, now.zones); })
        .and_then([&] { return saveList(u"groups"_s, before.groups, now.groups); })
        .and_then([&] { return saveList(u"ips"_s, before.ips, now.ips); })
        .and_then([&] { return saveList(u"volumes"_s, before.volumes, now.volumes); })
        .and_then([&] {
            return execute(
                u"INSERT OR REPLACE INTO facts (name, value) VALUES ('heard_at', ?)"_s, {written(now.heardAt)});
        })
        .and_then([&] { return transaction->commit(); });
}

Result<void> CloudCache::setStarred(const ImageId& id, bool starred) {
    return execute(
        starred ? u"INSERT OR IGNORE INTO stars (image) VALUES (?)"_s : u"DELETE FROM stars WHERE image = ?"_s,
        {id.toString()});
}

Result<QSet<ImageId>> CloudCache::stars() {
    auto query = m_database.run(u"SELECT image FROM stars"_s);
    if (!query)
        return std::unexpected(query.error());
    QSet<ImageId> ids;
    while (query->next())
        ids.insert(ImageId(query->value(0).toString()));
    return m_database.endOf(*query).transform([&ids] { return ids; });
}

Result<void> CloudCache::addHistory(const ImageId& id, const HistoryEntry& entry) {
    return execute(u"INSERT INTO history (image, at, since, who, action, detail) VALUES (?, ?, ?, ?, ?, ?)"_s,
        {id.toString(), written(entry.at), written(entry.since), present(entry.who), entry.action,
            present(entry.detail)});
}

Result<QList<HistoryEntry>> CloudCache::history(const ImageId& id) {
    auto query = m_database.run(
        u"SELECT at, since, who, action, detail FROM history WHERE image = ? ORDER BY at, seq"_s, {id.toString()});
    if (!query)
        return std::unexpected(query.error());
    QList<HistoryEntry> entries;
    while (query->next()) {
        entries.append({.at = readTime(query->value(0)),
            .who = query->value(2).toString(),
            .action = query->value(3).toString(),
            .detail = query->value(4).toString(),
            .since = readTime(query->value(1))});
    }
    return m_database.endOf(*query).transform([&entries] { return entries; });
}

Result<void> CloudCache::putTransfer(const QString& id, const QJsonObject& data) {
    // Not REPLACE: the row keeps its place in the order.
    return execute(
        u"INSERT INTO transfers (id, data) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET data = excluded.data"_s,
        {id, QString::fromUtf8(QJsonDocument(data).toJson(QJsonDocument::Compact))});
}

Result<void> CloudCache::setTransferPaused(const QString& id, bool paused) {
    return execute(u"UPDATE transfers SET paused = ? WHERE id = ?"_s, {paused ? 1 : 0, id});
}

Result<void> CloudCache::removeTransfer(const QString& id) {
    return execute(u"DELETE FROM transfers WHERE id = ?"_s, {id});
}

Result<QList<CloudCache::Transfer>> CloudCache::transfers() {
    auto query = m_database.run(u"SELECT id, data, paused FROM transfers ORDER BY rowid"_s);
    if (!query)
        return std::unexpected(query.error());
    QList<Transfer> list;
    while (query->next()) {
        list.append({.id = query->value(0).toString(),
            .data = QJsonDocument::fromJson(query->value(1).toString().toUtf8()).object(),
            .paused = query->value(2).toInt() != 0});
    }
    return m_database.endOf(*query).transform([&list] { return list; });
}

} // namespace platter
