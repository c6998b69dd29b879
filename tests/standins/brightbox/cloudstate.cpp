// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/standins/brightbox/cloudstate.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace platter::test {

namespace {

constexpr qint64 mib = 1024 * 1024;
constexpr int steps = 8; // in which a creating image's disk size grows

struct Kind {
    QLatin1StringView prefix, type, path;
};

constexpr std::array kinds{Kind{"acc"_L1, "account"_L1, "accounts"_L1}, Kind{"usr"_L1, "user"_L1, "users"_L1},
    Kind{"cli"_L1, "api_client"_L1, "api_clients"_L1}, Kind{"img"_L1, "image"_L1, "images"_L1},
    Kind{"srv"_L1, "server"_L1, "servers"_L1}, Kind{"typ"_L1, "server_type"_L1, "server_types"_L1},
    Kind{"zon"_L1, "zone"_L1, "zones"_L1}, Kind{"grp"_L1, "server_group"_L1, "server_groups"_L1},
    Kind{"cip"_L1, "cloud_ip"_L1, "cloud_ips"_L1}, Kind{"vol"_L1, "volume"_L1, "volumes"_L1},
    Kind{"int"_L1, "interface"_L1, "interfaces"_L1}, Kind{"evt"_L1, "event"_L1, "events"_L1}};

const Kind& kindOf(const QString& id) {
    const auto found = std::ranges::find_if(kinds, [&](const Kind& kind) { return id.startsWith(kind.prefix); });
    return found == kinds.end() ? kinds.back() : *found;
}

// What is left of an object inside another one (api.md, 4.1 and 5.1).
const QSet<QString>& keptInside(QLatin1StringView prefix) {
    static const QSet<QString> image{u"name"_s, u"username"_s, u"status"_s, u"locked"_s, u"description"_s, u"source"_s,
        u"source_trigger"_s, u"arch"_s, u"created_at"_s, u"official"_s, u"public"_s, u"owner"_s};
    static const QSet<QString> server{u"name"_s, u"status"_s, u"locked"_s, u"hostname"_s, u"fqdn"_s, u"created_at"_s,
        u"started_at"_s, u"deleted_at"_s};
    static const QSet<QString> account{u"name"_s, u"status"_s};
    static const QSet<QString> everything;
    return prefix == "img"_L1 ? image : prefix == "srv"_L1 ? server : prefix == "acc"_L1 ? account : everything;
}

qint64 toMib(qint64 bytes) {
    return (bytes + mib - 1) / mib;
}

} // namespace

QString CloudState::time(TimeShape shape) const {
    return now().toString(shape == TimeShape::Seconds ? u"yyyy-MM-ddTHH:mm:ssZ" : u"yyyy-MM-ddTHH:mm:ss.zzzZ");
}

QString CloudState::newId(const QString& prefix) {
    QString id;
    do {
        m_ids += 7'919; // a prime: they look drawn by lot, and never meet
        id = prefix + u'-' + QString::number(m_ids, 36);
    } while (m_objects.contains(id)); // given by hand
    return id;
}

void CloudState::add(const QString& id, QJsonObject object) {
    const auto& kind = kindOf(id);
    object["id"_L1] = id;
    object["resource_type"_L1] = QString(kind.type);
    if (!m_objects.contains(id))
        m_order[kind.prefix].append(id);
    if (kind.prefix == "img"_L1)
        m_snapshots[object["source"_L1].toString()].append(id);
    m_objects[id] = std::move(object);
}

QJsonObject* CloudState::find(const QString& id) {
    const auto found = m_objects.find(id);
    return found == m_objects.end() || isGone(found->second) ? nullptr : &found->second;
}

const QStringList& CloudState::all(const QString& prefix) const {
    static const QStringList none;
    const auto found = m_order.constFind(prefix);
    return found == m_order.cend() ? none : *found;
}

bool CloudState::isGone(const QJsonObject& object) const {
    const auto deleted = object["_deletedAt"_L1];
    return deleted.isDouble()
        && now().toMSecsSinceEpoch() > deleted.toInteger() + std::chrono::milliseconds(keepDeleted).count();
}

QStringList CloudState::having(const QString& prefix, const QString& key, const QString& value) const {
    QStringList ids;
    for (const auto& id : all(prefix)) {
        const auto& object = m_objects.at(id);
        if (object[key].toString() == value && !isGone(object))
            ids << id;
    }
    return ids;
}

QJsonObject CloudState::reference(const QJsonObject& from, const QString& key) const {
    return shown(from[key].toString(), Form::Nested);
}

QJsonArray CloudState::nested(const QStringList& ids) const {
    QJsonArray result;
    for (const auto& id : ids)
        result << shown(id, Form::Nested);
    return result;
}

void CloudState::showServer(const QJsonObject& object, QJsonObject& shown) const {
    const auto id = object["id"_L1].toString();
    for (const auto& [key, name] : {std::pair{"_account"_L1, "account"_L1}, {"_image"_L1, "image"_L1},
             {"_type"_L1, "server_type"_L1}, {"_zone"_L1, "zone"_L1}})
        shown[name] = reference(object, key);
    QStringList groups;
    for (const auto& group : object["_groups"_L1].toArray())
        groups << group.toString();
    shown["server_groups"_L1] = nested(groups);
    shown["cloud_ips"_L1] = nested(having(u"cip"_s, u"_server"_s, id));
    shown["volumes"_L1] = nested(having(u"vol"_s, u"_server"_s, id));
    shown["snapshots"_L1] = nested(m_snapshots.value(id));
}

void CloudState::showImage(const QJsonObject& object, QJsonObject& shown) const {
    if (const auto ancestor = object["_ancestor"_L1].toString(); !ancestor.isEmpty())
        shown["ancestor"_L1] = this->shown(ancestor, Form::Nested);
    else
        shown["ancestor"_L1] = QJsonValue::Null;
    const auto found = m_imports.find(object["id"_L1].toString());
    if (found == m_imports.end() || object["status"_L1].toString() != "creating"_L1)
        return;
    const auto since = now().toMSecsSinceEpoch() - found->second.startedAt;
    const auto step = std::min<qint64>(steps, importTime.count() > 0 ? since * steps / importTime.count() : steps);
    shown["disk_size"_L1] = toMib(found->second.stored) * step / steps;
}

void CloudState::showAccount(const QString& id, QJsonObject& shown) const {
    shown["images"_L1] = nested(having(u"img"_s, u"owner"_s, id));
    for (const auto& [prefix, name] : {std::pair{u"srv"_s, "servers"_L1}, {u"cip"_s, "cloud_ips"_L1},
             {u"grp"_s, "server_groups"_L1}, {u"vol"_s, "volumes"_L1}, {u"cli"_s, "clients"_L1}})
        shown[name] = nested(having(prefix, u"_account"_s, id));
    shown["zones"_L1] = nested(all(u"zon"_s));
    for (const auto name : {"load_balancers"_L1, "database_servers"_L1, "database_snapshots"_L1})
        shown[name] = QJsonArray();
}

QJsonObject CloudState::shown(const QString& id, Form form) const {
    const auto found = m_objects.find(id);
    if (found == m_objects.end())
        return {};
    const auto& object = found->second;
    const auto& kind = kindOf(id);
    const auto& kept = form == Form::Nested ? keptInside(kind.prefix) : QSet<QString>();
    QJsonObject result;
    for (auto it = object.begin(); it != object.end(); ++it)
        if (!it.key().startsWith(u'_') && (kept.isEmpty() || kept.contains(it.key())))
            result[it.key()] = it.value();
    result["id"_L1] = id;
    result["resource_type"_L1] = QString(kind.type);
    result["url"_L1] = QString(url.toString() + u"/1.0/" + kind.path + u'/' + id);
    result["added_later"_L1] = QJsonObject{{u"by"_s, u"a newer service"_s}, {u"list"_s, QJsonArray{1, 2}}};
    if (form == Form::Nested)
        return result;

    if (kind.prefix == "srv"_L1)
        showServer(object, result);
    else if (kind.prefix == "img"_L1)
        showImage(object, result);
    else if (kind.prefix == "acc"_L1)
        showAccount(id, result);
    else if (object.contains("_account"_L1)) {
        result["account"_L1] = reference(object, u"_account"_s);
        for (const auto& [key, name] :
            {std::pair{"_server"_L1, "server"_L1}, {"_image"_L1, "image"_L1}, {"_zone"_L1, "zone"_L1}})
            if (object.contains(key))
                result[name] = object[key].toString().isEmpty() ? QJsonValue() : QJsonValue(reference(object, key));
        if (kind.prefix == "grp"_L1)
            result["servers"_L1] = QJsonArray();
    }
    if (form == Form::Item)
        result.remove("licence_name"_L1);
    return result;
}

void CloudState::changeTo(const QString& id, const QString& status, std::chrono::milliseconds after) {
    auto& object = m_objects.at(id);
    object["_then"_L1] = status;
    object["_until"_L1] = now().toMSecsSinceEpoch() + after.count();
    m_changing.insert(id);
}

void CloudState::startImport(const QString& id) {
    m_imports[id] = {.startedAt = now().toMSecsSinceEpoch(), .stored = 0, .result = {}};
    m_changing.insert(id);
}

CloudState::Import* CloudState::import(const QString& id) {
    const auto found = m_imports.find(id);
    return found == m_imports.end() ? nullptr : &found->second;
}

bool CloudState::finishImport(const QString& id) {
    const auto found = m_imports.find(id);
    if (found == m_imports.end())
        return false;
    const auto& import = found->second;
    if (!import.result || now().toMSecsSinceEpoch() < import.startedAt + importTime.count())
        return true; // goes on
    auto& object = m_objects.at(id);
    const bool well = import.result->error.isEmpty();
    object["_error"_L1] = import.result->error;
    if (object["status"_L1].toString() == "creating"_L1)
        object["status"_L1] = well ? u"available"_s : u"failed"_s;
    object["virtual_size"_L1] = well ? toMib(import.result->virtualSize) : 0;
    object["disk_size"_L1] = well ? toMib(import.result->stored) : 0;
    m_imports.erase(found);
    return false;
}

QStringList CloudState::settle() {
    QStringList deleted;
    const auto present = now().toMSecsSinceEpoch();
    for (const auto& id : QSet<QString>(m_changing)) {
        const bool importing = finishImport(id);
        auto& object = m_objects.at(id);
        const auto then = object["_then"_L1].toString();
        if (!then.isEmpty() && present >= object["_until"_L1].toInteger()) {
            object["status"_L1] = then;
            object.remove("_then"_L1);
            if (then == "deleted"_L1) {
                object["_deletedAt"_L1] = present;
                if (object.contains("deleted_at"_L1))
                    object["deleted_at"_L1] = time(TimeShape::Milliseconds);
                deleted << id;
            }
        }
        if (!importing && !object.contains("_then"_L1))
            m_changing.remove(id);
    }
    return deleted;
}

void CloudState::note(const QString& action, const QString& id, const QString& who) {
    const auto object = shown(id, Form::Nested);
    m_events.prepend({{u"id"_s, newId(u"evt"_s)}, {u"resource_type"_s, u"event"_s}, {u"action"_s, action},
        {u"message"_s, QString(object["name"_L1].toString() + u' ' + action)}, {u"short_message"_s, action},
        {u"created_at"_s, time(TimeShape::Seconds)}, {u"resource"_s, object}, {u"affects"_s, QJsonArray{object}},
        {u"client"_s, who.startsWith(u"cli") ? QJsonValue(shown(who, Form::Nested)) : QJsonValue()},
        {u"user"_s, who.startsWith(u"usr") ? QJsonValue(shown(who, Form::Nested)) : QJsonValue()}});
}

QJsonArray CloudState::events(const QString& resource, int limit, int offset) const {
    QJsonArray result;
    for (const auto& event : m_events) {
        if (!resource.isEmpty() && event["resource"_L1]["id"_L1].toString() != resource)
            continue;
        if (offset-- > 0)
            continue;
        if (result.size() >= limit)
            break;
        result << event;
    }
    return result;
}

} // namespace platter::test
