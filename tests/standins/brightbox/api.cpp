// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/standins/brightbox/api.h"

using namespace Qt::StringLiterals;

namespace platter::test {

Reply Api::answer(const Asked& asked) {
    for (const auto& image : m_state->settle())
        if (image.startsWith(u"img"))
            m_importer->remove(image);
    if (!asked.path.startsWith(u"/1.0/"))
        return Reply::error(400, u"unrecognised_endpoint"_s, {u"The request was for an unknown endpoint"_s});
    const auto authorization = asked.header("Authorization");
    if (!authorization.startsWith("Bearer ") && !authorization.startsWith("OAuth "))
        return TokenDesk::refuse(u"invalid_token"_s);
    const auto caller = m_tokens->whose(QString::fromUtf8(authorization.mid(authorization.indexOf(' ') + 1)));
    if (!caller)
        return TokenDesk::refuse(caller.error());
    if (!caller->scopes.contains(u"infrastructure"))
        return Reply::forbidden(u"The token's scope does not cover this"_s);

    const auto parts = asked.path.split(u'/', Qt::SkipEmptyParts);
    const auto named = asked.query.queryItemValue(u"account_id"_s);
    Call call{.asked = asked,
        .caller = *caller,
        .account = named.isEmpty() ? caller->accounts.value(0) : named,
        .collection = parts.value(1),
        .id = parts.value(2),
        .verb = parts.value(3),
        .body = asked.object()};
    if (!caller->accounts.contains(call.account))
        return Reply::forbidden(u"The account cannot be reached"_s);
    if (!asked.body.isEmpty() && !QJsonDocument::fromJson(asked.body).isObject())
        return Reply::error(400, u"bad_request"_s, {u"The body is not a JSON object"_s});
    auto reply = dispatch(call);
    reply.addHeader("X-Oauth-Scopes", caller->scopes.join(u", ").toUtf8());
    reply.addHeader("Cache-Control", reply.status == 200 ? "max-age=0, private, must-revalidate" : "no-cache");
    return reply;
}

Reply Api::dispatch(const Call& call) {
    if (call.verb == "lock_resource"_L1 || call.verb == "unlock_resource"_L1)
        return setLocked(call, call.verb == "lock_resource"_L1);
    if (call.verb == "reset_ftp_password"_L1 || (call.collection == "account"_L1 && call.id == "reset_ftp_password"_L1))
        return Reply::error(410, u"gone"_s, {u"The FTP service of the image library was retired"_s});
    if (call.collection == "images"_L1)
        return images(call);
    if (call.collection == "servers"_L1)
        return servers(call);
    if (call.collection == "cloud_ips"_L1)
        return cloudIps(call);
    if (call.collection == "volumes"_L1)
        return volumes(call);
    return plain(call);
}

Reply Api::plain(const Call& call) {
    if (call.asked.method != "GET")
        return Reply::notFound();
    if (call.collection == "account"_L1 || call.collection == "accounts"_L1)
        return account(call);
    if (call.collection == "user"_L1) {
        if (!call.caller.id.startsWith(u"usr"))
            return Reply::notFound();
        auto user = m_state->shown(call.caller.id, Form::Full);
        QJsonArray accounts;
        for (const auto& id : call.caller.accounts)
            accounts << m_state->shown(id, Form::Nested);
        user["accounts"_L1] = accounts;
        user["default_account"_L1] = accounts.at(0);
        return Reply::json(200, user);
    }
    if (call.collection == "events"_L1) {
        const auto number = [&](const QString& name, int usual) {
            return call.asked.query.hasQueryItem(name) ? call.asked.query.queryItemValue(name).toInt() : usual;
        };
        return Reply::json(200,
            m_state->events(
                call.asked.query.queryItemValue(u"resource_id"_s), number(u"limit"_s, 100), number(u"offset"_s, 0)));
    }
    static const QHash<QString, QString> lists{
        {u"server_types"_s, u"typ"_s}, {u"zones"_s, u"zon"_s}, {u"server_groups"_s, u"grp"_s}};
    if (!lists.contains(call.collection))
        return Reply::error(400, u"unrecognised_endpoint"_s, {u"The request was for an unknown endpoint"_s});
    return call.id.isEmpty() ? list(call, lists.value(call.collection)) : show(call, call.id);
}

Reply Api::account(const Call& call) {
    const bool nested = call.asked.query.queryItemValue(u"nested"_s) != "false"_L1;
    const auto form = [&](const QString& id) {
        auto object = m_state->shown(id, nested ? Form::Full : Form::Nested);
        if (nested)
            return object;
        const auto& own = *m_state->find(id); // its own fields, nothing embedded
        for (auto it = own.begin(); it != own.end(); ++it)
            object[it.key()] = it.value();
        return object;
    };
    if (call.collection == "account"_L1 || !call.id.isEmpty()) {
        const auto id = call.id.isEmpty() ? call.account : call.id;
        return call.caller.accounts.contains(id) ? Reply::json(200, form(id)) : Reply::notFound();
    }
    QJsonArray all;
    for (const auto& id : call.caller.accounts)
        all << form(id);
    return Reply::json(200, all);
}

bool Api::owns(const Call& call, const QJsonObject& object) const {
    return object["owner"_L1].toString() == call.account || object["_account"_L1].toString() == call.account;
}

// api.md, 4.3: what is listed. Others' images are listed while they are public and available, or were until just now.
bool Api::mayList(const Call& call, const QJsonObject& object) const {
    if (owns(call, object) || (!object.contains("owner"_L1) && !object.contains("_account"_L1)))
        return true;
    const auto status = object["status"_L1].toString();
    return object["public"_L1].toBool() && (status == "available"_L1 || status.startsWith(u"delet"));
}

bool Api::maySee(const Call& call, const QJsonObject& object) const {
    return mayList(call, object) || (object["public"_L1].toBool() && object["status"_L1].toString() == "deprecated"_L1);
}

Reply Api::list(const Call& call, const QString& prefix) {
    QJsonArray result;
    for (const auto& id : m_state->all(prefix))
        if (const auto* object = m_state->find(id); object && mayList(call, *object))
            result << m_state->shown(id, Form::Item);
    return Reply::json(200, result);
}

Reply Api::show(const Call& call, const QString& id) {
    const auto* object = m_state->find(id);
    return object && maySee(call, *object) ? Reply::json(200, m_state->shown(id, Form::Full)) : Reply::notFound();
}

// The answer to what has changed something: the object as it is now.
Reply Api::changed(const Call& call, int status, const QString& id, const QString& action) {
    m_state->note(action, id, call.caller.id);
    const auto shown = m_state->shown(id, Form::Full);
    auto reply = Reply::json(status, shown);
    if (action == "create"_L1)
        reply.addHeader("Location", shown["url"_L1].toString().toUtf8());
    return reply;
}

Reply Api::setLocked(const Call& call, bool locked) {
    auto* object = m_state->find(call.id);
    if (call.asked.method != "PUT" || !object || !object->contains("locked"_L1) || !maySee(call, *object))
        return Reply::notFound();
    if (!owns(call, *object))
        return Reply::forbidden(u"The resource belongs to another account"_s);
    (*object)["locked"_L1] = locked;
    return changed(call, 200, call.id, locked ? u"lock"_s : u"unlock"_s);
}

Reply Api::remove(const Call& call, const QString& action) {
    const auto* object = m_state->find(call.id);
    if (!object || !maySee(call, *object))
        return Reply::notFound();
    if (!owns(call, *object))
        return Reply::forbidden(u"The resource belongs to another account"_s);
    const auto status = (*object)["status"_L1].toString();
    if ((*object)["locked"_L1].toBool() || status.startsWith(u"delet"))
        return Reply::conflict();
    (*m_state->find(call.id))["status"_L1] = u"deleting"_s;
    m_state->changeTo(call.id, u"deleted"_s, m_state->changeTime);
    return changed(call, 202, call.id, action);
}

} // namespace platter::test
