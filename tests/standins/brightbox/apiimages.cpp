// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/standins/brightbox/api.h"

using namespace Qt::StringLiterals;

namespace platter::test {

namespace {

bool isArchitecture(const QJsonValue& value) {
    return value.toString() == "x86_64"_L1 || value.toString() == "i686"_L1;
}

} // namespace

QString Api::addImage(QJsonObject fields) {
    const auto id = fields.contains("id"_L1) ? fields["id"_L1].toString() : m_state->newId(u"img"_s);
    const QJsonObject usual{{u"name"_s, u"image"_s}, {u"username"_s, QJsonValue::Null}, {u"status"_s, u"available"_s},
        {u"locked"_s, false}, {u"description"_s, u""_s}, {u"source"_s, u"disk.img"_s}, {u"source_type"_s, u"upload"_s},
        {u"source_trigger"_s, u"manual"_s}, {u"arch"_s, u"x86_64"_s},
        {u"created_at"_s, m_state->time(TimeShape::Milliseconds)}, {u"official"_s, false}, {u"public"_s, false},
        {u"owner"_s, u"acc-12345"_s}, {u"compatibility_mode"_s, false}, {u"virtual_size"_s, 0}, {u"disk_size"_s, 0},
        {u"min_ram"_s, QJsonValue::Null}, {u"licence_name"_s, u""_s}};
    for (auto it = usual.begin(); it != usual.end(); ++it)
        if (!fields.contains(it.key()))
            fields[it.key()] = it.value();
    m_state->add(id, fields);
    return id;
}

Reply Api::images(const Call& call) {
    if (call.asked.method == "POST")
        return registerImage(call);
    if (call.asked.method == "PUT")
        return updateImage(call);
    if (call.asked.method == "DELETE")
        return remove(call, u"destroy"_s);
    return call.id.isEmpty() ? list(call, u"img"_s) : show(call, call.id);
}

// One sentence for each field that is not as it must be (api.md, 4.1 and 4.6).
QStringList Api::wrongInImage(const QJsonObject& body) const {
    QStringList wrong;
    if (body.contains("arch"_L1) && !isArchitecture(body["arch"_L1]))
        wrong << u"Arch is not included in the list"_s;
    for (const auto& name : {u"public"_s, u"compatibility_mode"_s})
        if (body.contains(name) && !body[name].isBool() && !body[name].isNull())
            wrong << QString(name + u" must be true or false");
    const auto ram = body["min_ram"_L1];
    if (body.contains("min_ram"_L1) && !ram.isNull() && (!ram.isDouble() || ram.toInteger() < 0))
        wrong << u"Min ram must be greater than or equal to 0"_s;
    for (const auto& name : {u"name"_s, u"description"_s, u"username"_s})
        if (body[name].toString().size() > 255)
            wrong << QString(name + u" is too long (maximum is 255 characters)");
    return wrong;
}

Reply Api::registerImage(const Call& call) {
    auto wrong = wrongInImage(call.body);
    QStringList sources;
    for (const auto& name : {u"http_url"_s, u"server"_s, u"volume"_s, u"source"_s})
        if (!call.body[name].toString().isEmpty())
            sources << name;
    if (sources == QStringList{u"source"_s})
        return Reply::error(410, u"gone"_s, {u"Registering from the FTP service was retired"_s});
    if (sources.size() != 1)
        wrong << u"Exactly one of http_url, server and volume must be given"_s;
    const auto from = call.body[sources.value(0)].toString();
    const QUrl url(from);
    if (sources.value(0) == "http_url"_L1) {
        if (!call.body.contains("arch"_L1))
            wrong << u"Arch can't be blank"_s;
        if (!url.isValid() || url.host().isEmpty() || (url.scheme() != "http"_L1 && url.scheme() != "https"_L1))
            wrong << u"Http url is not a valid URL"_s;
    } else if (const auto* object = m_state->find(from); sources.size() == 1 && (!object || !owns(call, *object))) {
        wrong << QString(sources.first() + u" does not exist");
    }
    if (!wrong.isEmpty())
        return Reply::invalid(wrong);

    QJsonObject fields;
    for (const auto& name :
        {u"name"_s, u"username"_s, u"description"_s, u"arch"_s, u"min_ram"_s, u"public"_s, u"compatibility_mode"_s})
        if (call.body.contains(name) && !call.body[name].isNull())
            fields[name] = call.body[name];
    if (sources.first() != "http_url"_L1)
        return changed(call, 201, snapshot(call, from, fields), u"create"_s);

    fields["owner"_L1] = call.account;
    fields["status"_L1] = u"creating"_s;
    fields["source"_L1] = url.fileName();
    if (fields["name"_L1].toString().isEmpty())
        fields["name"_L1] = QString(url.fileName() + u' ' + m_state->now().toString(u"dd MMM HH:mm"));
    const auto id = addImage(fields);
    m_importer->fetch(id, url);
    return changed(call, 201, id, u"create"_s);
}

// Of a server or a volume; `fields` are those that the caller wants otherwise than they come from there.
QString Api::snapshot(const Call& call, const QString& source, const QJsonObject& fields) {
    const auto from = *m_state->find(source);
    const auto base = m_state->shown(from["_image"_L1].toString(), Form::Full);
    QJsonObject image{{u"owner"_s, call.account}, {u"status"_s, u"creating"_s}, {u"source"_s, source},
        {u"source_type"_s, u"snapshot"_s}, {u"_ancestor"_s, base["id"_L1]},
        {u"compatibility_mode"_s, from["compatibility_mode"_L1].toBool()},
        {u"name"_s, u"Snapshot of %1 %2"_s.arg(source, m_state->now().toString(u"dd MMM HH:mm"))}};
    for (const auto& name : {u"arch"_s, u"username"_s, u"licence_name"_s, u"min_ram"_s})
        if (base.contains(name))
            image[name] = base[name];
    for (auto it = fields.begin(); it != fields.end(); ++it)
        image[it.key()] = it.value();
    const auto id = addImage(image);
    StandInDisk usual{.seed = static_cast<quint32>(qHash(source, 7))};
    m_importer->copy(id, m_importer->disks.value(source, usual));
    return id;
}

Reply Api::updateImage(const Call& call) {
    auto* image = m_state->find(call.id);
    if (!image || !maySee(call, *image))
        return Reply::notFound();
    if (!owns(call, *image))
        return Reply::forbidden(u"The image belongs to another account"_s);
    auto wrong = wrongInImage(call.body);
    const auto old = (*image)["status"_L1].toString();
    const auto status = call.body["status"_L1];
    if (call.body.contains("status"_L1) && status.toString() != "available"_L1 && status.toString() != "deprecated"_L1)
        wrong << u"Status is not included in the list"_s;
    if (!wrong.isEmpty())
        return Reply::invalid(wrong);
    if (old.startsWith(u"delet")
        || (call.body.contains("status"_L1) && old != "available"_L1 && old != "deprecated"_L1))
        return Reply::conflict();
    // What null makes of a field: unset, or what it is at first.
    const QJsonObject cleared{{u"name"_s, u""_s}, {u"username"_s, QJsonValue::Null}, {u"description"_s, u""_s},
        {u"arch"_s, (*image)["arch"_L1]}, {u"status"_s, u"available"_s}, {u"public"_s, false},
        {u"compatibility_mode"_s, false}, {u"min_ram"_s, QJsonValue::Null}};
    for (auto it = cleared.begin(); it != cleared.end(); ++it)
        if (call.body.contains(it.key()))
            (*image)[it.key()] = call.body[it.key()].isNull() ? QJsonValue(it.value()) : call.body[it.key()];
    return changed(call, 200, call.id, u"update"_s);
}

} // namespace platter::test
