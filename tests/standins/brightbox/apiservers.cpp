// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/standins/brightbox/api.h"
#include "tests/standins/brightbox/seed.h"

using namespace Qt::StringLiterals;

namespace platter::test {

namespace {

constexpr int userDataLimit = 64 * 1024; // bytes, encoded
constexpr int smallestVolume = 40 * 1024; // MiB

void addMissing(QJsonObject& fields, const QJsonObject& usual) {
    for (auto it = usual.begin(); it != usual.end(); ++it)
        if (!fields.contains(it.key()))
            fields[it.key()] = it.value();
}

// The server that an interface belongs to; servers themselves stay as they are.
QString serverBehind(CloudState& state, const QString& destination) {
    if (!destination.startsWith("int-"_L1))
        return destination;
    for (const QString& id : state.all(u"srv"_s)) {
        for (const auto& interface : state.find(id)->value("interfaces"_L1).toArray())
            if (interface.toObject()["id"_L1].toString() == destination)
                return id;
    }
    return {};
}

} // namespace

QString Api::addServer(QJsonObject fields) {
    const auto id = fields.contains("id"_L1) ? fields["id"_L1].toString() : m_state->newId(u"srv"_s);
    const auto created = m_state->time(TimeShape::Milliseconds);
    const auto number = m_state->all(u"srv"_s).size() + 10;
    const QJsonObject interface{{u"id"_s, m_state->newId(u"int"_s)}, {u"resource_type"_s, u"interface"_s},
        {u"mac_address"_s, u"02:24:19:00:00:ee"_s},
        {u"ipv4_address"_s, u"10.19.%1.%2"_s.arg(number / 250).arg(number % 250)},
        {u"ipv6_address"_s, u"2001:db8::%1"_s.arg(number, 0, 16)}};
    addMissing(fields,
        {{u"name"_s, u""_s}, {u"status"_s, u"active"_s}, {u"locked"_s, false}, {u"hostname"_s, id},
            {u"fqdn"_s, QString(id + u".gb1.brightbox.com")}, {u"created_at"_s, created}, {u"started_at"_s, created},
            {u"deleted_at"_s, QJsonValue::Null}, {u"user_data"_s, QJsonValue::Null}, {u"compatibility_mode"_s, false},
            {u"console_url"_s, QJsonValue::Null}, {u"console_token"_s, QJsonValue::Null},
            {u"console_token_expires"_s, QJsonValue::Null}, {u"disk_encrypted"_s, false},
            {u"snapshots_schedule"_s, QJsonValue::Null}, {u"snapshots_schedule_next_at"_s, QJsonValue::Null},
            {u"snapshots_retention"_s, QJsonValue::Null}, {u"interfaces"_s, QJsonArray{interface}},
            {u"_account"_s, u"acc-12345"_s}, {u"_zone"_s, u"zon-6mxqw"_s}, {u"_type"_s, u"typ-4nssg"_s},
            {u"_groups"_s, QJsonArray()}});
    m_state->add(id, fields);
    return id;
}

QString Api::addVolume(QJsonObject fields) {
    const auto id = fields.contains("id"_L1) ? fields["id"_L1].toString() : m_state->newId(u"vol"_s);
    const auto created = m_state->time(TimeShape::Seconds);
    addMissing(fields,
        {{u"name"_s, u""_s}, {u"description"_s, u""_s}, {u"status"_s, u"detached"_s}, {u"boot"_s, false},
            {u"delete_with_server"_s, false}, {u"encrypted"_s, false}, {u"filesystem_label"_s, QJsonValue::Null},
            {u"filesystem_type"_s, QJsonValue::Null}, {u"locked"_s, false}, {u"serial"_s, id},
            {u"size"_s, smallestVolume}, {u"source"_s, QJsonValue::Null}, {u"source_type"_s, u"raw"_s},
            {u"storage_type"_s, u"network"_s}, {u"created_at"_s, created}, {u"updated_at"_s, created},
            {u"deleted_at"_s, QJsonValue::Null}, {u"_account"_s, u"acc-12345"_s}, {u"_zone"_s, u"zon-6mxqw"_s},
            {u"_server"_s, u""_s}, {u"_image"_s, u""_s}});
    m_state->add(id, fields);
    return id;
}

Reply Api::servers(const Call& call) {
    if (call.id.isEmpty())
        return call.asked.method == "POST" ? createServer(call) : list(call, u"srv"_s);
    const auto* server = m_state->find(call.id);
    if (!server || !owns(call, *server))
        return Reply::notFound();
    if (call.asked.method == "PUT")
        return updateServer(call);
    if (call.asked.method == "POST")
        return actOnServer(call);
    if (call.asked.method != "DELETE")
        return show(call, call.id);
    for (const auto& ip : m_state->all(u"cip"_s)) // what was mapped to it is free again
        if (auto* object = m_state->find(ip); (*object)["_server"_L1].toString() == call.id) {
            (*object)["_server"_L1] = u""_s;
            (*object)["status"_L1] = u"unmapped"_s;
        }
    return remove(call, u"destroy"_s);
}

QJsonObject Api::serverType(const QString& idOrHandle) const {
    for (const auto& id : m_state->all(u"typ"_s))
        if (const auto* type = m_state->find(id); id == idOrHandle || (*type)["handle"_L1].toString() == idOrHandle)
            return *type;
    return {};
}

// Whether the image may be built from, and fits (api.md, 4.3).
QStringList Api::wrongInServer(const Call& call, const QString& image, const QJsonObject& type) const {
    if (type.isEmpty())
        return {u"Server type is invalid"_s};
    const auto* object = m_state->find(image);
    if (!object || !maySee(call, *object))
        return {u"Image is invalid"_s};
    QStringList wrong;
    const auto status = (*object)["status"_L1].toString();
    if (status != "available"_L1 && status != "deprecated"_L1)
        wrong << u"Image is not available"_s;
    const auto size = (*object)["virtual_size"_L1].toInteger();
    const auto disk = type["disk_size"_L1].toInteger();
    const auto volume = call.body["volumes"_L1][0]["size"_L1].toInteger();
    if (type["storage_type"_L1].toString() == "network"_L1) {
        if (!call.body.contains("volumes"_L1))
            wrong << u"Volumes must be given for this server type"_s;
        else if (volume < smallestVolume)
            wrong << u"Volume size must be at least 40960"_s;
        else if (volume < size)
            wrong << u"Image is too large for the volume"_s;
    } else if (disk < size) {
        wrong << u"Image is too large for the server type's disk"_s;
    }
    if (type["ram"_L1].toInteger() < (*object)["min_ram"_L1].toInteger(0))
        wrong << u"Server type has too little RAM for the image"_s;
    const auto data = call.body["user_data"_L1].toString().toUtf8();
    if (data.size() > userDataLimit)
        wrong << u"User data is too long"_s;
    if (!QByteArray::fromBase64Encoding(data, QByteArray::AbortOnBase64DecodingErrors))
        wrong << u"User data must be base64 encoded"_s;
    return wrong;
}

Reply Api::createServer(const Call& call) {
    const auto& body = call.body;
    const auto first = body["volumes"_L1][0];
    const auto given = first["volume"_L1].toString();
    const auto* volume = m_state->find(given);
    const auto image = volume       ? (*volume)["_image"_L1].toString()
        : body.contains("image"_L1) ? body["image"_L1].toString()
                                    : first["image"_L1].toString();
    const auto type = serverType(body.contains("server_type"_L1) ? body["server_type"_L1].toString() : u"nano"_s);
    const auto wrong = volume ? QStringList() : wrongInServer(call, image, type);
    if (!wrong.isEmpty())
        return Reply::invalid(wrong);

    QJsonObject fields{{u"_account"_s, call.account}, {u"_image"_s, image}, {u"_type"_s, type["id"_L1]},
        {u"status"_s, u"creating"_s}, {u"started_at"_s, QJsonValue::Null},
        {u"compatibility_mode"_s, (*m_state->find(image))["compatibility_mode"_L1].toBool()},
        {u"_groups"_s,
            body.contains("server_groups"_L1) ? body["server_groups"_L1].toArray()
                                              : QJsonArray{m_state->all(u"grp"_s).value(0)}}};
    for (const auto& name : {u"name"_s, u"user_data"_s, u"compatibility_mode"_s, u"disk_encrypted"_s,
             u"snapshots_schedule"_s, u"snapshots_retention"_s})
        if (body.contains(name) && !body[name].isNull())
            fields[name] = body[name];
    if (body.contains("zone"_L1))
        fields["_zone"_L1] = body["zone"_L1];
    const auto id = addServer(fields);
    if (m_importer->taken(image).size > 0) // its bytes are known: the disk has them
        m_importer->disks[id] = {.file = m_importer->file(image)};
    if (body["cloud_ip"_L1].toBool()) // any new one
        addCloudIp(*m_state, {{u"_account"_s, call.account}, {u"_server"_s, id}});
    else if (auto* ip = m_state->find(body["cloud_ip"_L1].toString())) {
        (*ip)["_server"_L1] = id;
        (*ip)["status"_L1] = u"mapped"_s;
    }
    if (volume) {
        (*m_state->find(given))["_server"_L1] = id;
        (*m_state->find(given))["status"_L1] = u"attached"_s;
    } else if (type["storage_type"_L1].toString() == "network"_L1)
        addVolume({{u"_account"_s, call.account}, {u"_server"_s, id}, {u"_image"_s, image}, {u"boot"_s, true},
            {u"status"_s, u"attached"_s}, {u"delete_with_server"_s, true}, {u"size"_s, first["size"_L1]},
            {u"source"_s, image}, {u"source_type"_s, u"image"_s}});
    m_state->changeTo(id, u"active"_s, m_state->changeTime);
    return changed(call, 202, id, u"create"_s);
}

Reply Api::updateServer(const Call& call) {
    auto& server = *m_state->find(call.id);
    for (const auto& name :
        {u"name"_s, u"user_data"_s, u"compatibility_mode"_s, u"snapshots_schedule"_s, u"snapshots_retention"_s})
        if (call.body.contains(name))
            server[name] = call.body[name].isNull() && name == "name"_L1 ? QJsonValue(u""_s) : call.body[name];
    if (call.body.contains("server_groups"_L1))
        server["_groups"_L1] = call.body["server_groups"_L1];
    if (call.body.contains("snapshots_schedule"_L1))
        server["snapshots_schedule_next_at"_L1] = call.body["snapshots_schedule"_L1].isNull()
            ? QJsonValue()
            : QJsonValue(m_state->now().addSecs(3600).toString(Qt::ISODate));
    return changed(call, 200, call.id, u"update"_s);
}

Reply Api::actOnServer(const Call& call) {
    auto& server = *m_state->find(call.id);
    const auto status = server["status"_L1].toString();
    if (call.verb == "snapshot"_L1) {
        if (status != "active"_L1 && status != "inactive"_L1)
            return Reply::conflict();
        const auto image = m_state->shown(snapshot(call, call.id, {}), Form::Nested);
        auto reply = changed(call, 202, call.id, u"snapshot"_s);
        reply.addHeader("Link", '<' + image["url"_L1].toString().toUtf8() + ">; rel=snapshot");
        return reply;
    }
    static const QHash<QString, QStringList> verbs{// from which status to which
        {u"start"_s, {u"inactive"_s, u"active"_s}}, {u"stop"_s, {u"active"_s, u"inactive"_s}},
        {u"shutdown"_s, {u"active"_s, u"inactive"_s}}, {u"reboot"_s, {u"active"_s, u"active"_s}},
        {u"reset"_s, {u"active"_s, u"active"_s}}, {u"activate_console"_s, {u"active"_s, u"active"_s}}};
    const auto verb = verbs.constFind(call.verb);
    if (verb == verbs.cend())
        return Reply::notFound();
    if (status != verb->first())
        return Reply::conflict();
    if (verb->last() != status)
        m_state->changeTo(call.id, verb->last(), m_state->changeTime);
    return changed(call, 202, call.id, call.verb);
}

Reply Api::cloudIps(const Call& call) {
    if (call.id.isEmpty())
        return call.asked.method == "GET" ? list(call, u"cip"_s) : Reply::notFound();
    auto* ip = m_state->find(call.id);
    if (!ip || !owns(call, *ip))
        return Reply::notFound();
    if (call.asked.method == "GET")
        return show(call, call.id);
    const auto destination = serverBehind(*m_state, call.body["destination"_L1].toString());
    if (call.verb == "map"_L1) {
        const auto* server = m_state->find(destination);
        if (!server || !owns(call, *server) || !destination.startsWith(u"srv"))
            return Reply::invalid({u"Destination is invalid"_s});
        if (!(*ip)["_server"_L1].toString().isEmpty()) // must be unmapped first
            return Reply::conflict();
    } else if (call.verb != "unmap"_L1) {
        return Reply::notFound();
    } else if ((*ip)["_server"_L1].toString().isEmpty()) {
        return Reply::conflict();
    }
    (*ip)["_server"_L1] = call.verb == "map"_L1 ? destination : QString();
    (*ip)["status"_L1] = call.verb == "map"_L1 ? u"mapped"_s : u"unmapped"_s;
    return changed(call, 202, call.id, call.verb);
}

Reply Api::volumes(const Call& call) {
    if (call.id.isEmpty())
        return call.asked.method == "POST" ? createVolume(call) : list(call, u"vol"_s);
    auto* volume = m_state->find(call.id);
    if (!volume || !owns(call, *volume))
        return Reply::notFound();
    if (call.asked.method == "GET")
        return show(call, call.id);
    if (call.asked.method == "DELETE") {
        if (!(*volume)["_server"_L1].toString().isEmpty())
            return Reply::conflict();
        return remove(call, u"destroy"_s);
    }
    if (call.asked.method == "PUT") {
        for (const auto& name : {u"name"_s, u"description"_s, u"serial"_s, u"delete_with_server"_s})
            if (call.body.contains(name))
                (*volume)[name] = call.body[name].isNull() ? QJsonValue(u""_s) : call.body[name];
        return changed(call, 202, call.id, u"update"_s);
    }
    const bool attached = !(*volume)["_server"_L1].toString().isEmpty();
    if (call.verb == "attach"_L1 && !attached)
        (*volume)["_server"_L1] = call.body["server"_L1];
    else if (call.verb == "detach"_L1 && attached)
        (*volume)["_server"_L1] = u""_s;
    else if (call.verb == "resize"_L1 && (*volume)["size"_L1] == call.body["from"_L1])
        (*volume)["size"_L1] = call.body["to"_L1];
    else
        return Reply::conflict();
    (*volume)["status"_L1] = (*volume)["_server"_L1].toString().isEmpty() ? u"detached"_s : u"attached"_s;
    return changed(call, 202, call.id, call.verb);
}

Reply Api::createVolume(const Call& call) {
    const auto image = call.body["image"_L1].toString();
    if (image.isEmpty() == call.body["filesystem_type"_L1].toString().isEmpty())
        return Reply::invalid({u"Exactly one of image and filesystem type must be given"_s});
    if (const auto* object = m_state->find(image); !image.isEmpty() && (!object || !maySee(call, *object)))
        return Reply::invalid({u"Image is invalid"_s});
    QJsonObject fields{{u"_account"_s, call.account}, {u"_image"_s, image},
        {u"source_type"_s, image.isEmpty() ? u"raw"_s : u"image"_s}};
    for (const auto& name : {u"name"_s, u"description"_s, u"size"_s, u"filesystem_type"_s, u"filesystem_label"_s})
        if (call.body.contains(name))
            fields[name] = call.body[name];
    return changed(call, 202, addVolume(fields), u"create"_s);
}

} // namespace platter::test
