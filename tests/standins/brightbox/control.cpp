// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/standins/brightbox/control.h"

using namespace Qt::StringLiterals;

namespace platter::test {

Reply Control::answer(const Asked& asked) {
    const auto what = asked.path.section(u'/', 2, 2);
    const auto which = asked.path.section(u'/', 3);
    if (what == "token"_L1)
        return token(which);
    if (what == "image"_L1)
        return image(which);
    if (what == "requests"_L1) {
        const auto reply = requests();
        if (asked.method == "DELETE")
            m_front->requests.clear();
        return reply;
    }
    if (what == "fault"_L1) {
        if (asked.method != "DELETE")
            return fault(asked.object());
        m_front->faults.clear();
        return Reply::json(200, QJsonObject());
    }
    if (what == "clock"_L1)
        m_state->advance(std::chrono::seconds(asked.object()["advance"_L1].toInteger()));
    else if (what == "revoke"_L1)
        m_tokens->revokeAll();
    else
        return Reply::notFound();
    return Reply::json(200, QJsonObject());
}

Reply Control::token(const QString& text) const {
    const auto caller = m_tokens->whose(text);
    if (!caller || !caller->scopes.contains(u"orbit"))
        return Reply::notFound();
    return Reply::json(200, QJsonObject{{u"accounts"_s, QJsonArray::fromStringList(caller->accounts)}});
}

Reply Control::image(const QString& id) const {
    const auto taken = m_importer->taken(id);
    if (taken.sha256.isEmpty())
        return Reply::notFound();
    return Reply::json(200,
        QJsonObject{{u"sha256"_s, QString::fromLatin1(taken.sha256)}, {u"size"_s, taken.size},
            {u"virtual_size"_s, taken.virtualSize}, {u"stored"_s, taken.stored}, {u"error"_s, taken.error}});
}

Reply Control::requests() const {
    QJsonArray all;
    for (const auto& request : m_front->requests) {
        QJsonObject headers;
        for (const auto& [name, value] : request.headers)
            headers[QString::fromLatin1(name)] = QString::fromUtf8(value);
        all << QJsonObject{{u"method"_s, QString::fromLatin1(request.method)}, {u"path"_s, request.path},
            {u"query"_s, request.query}, {u"headers"_s, headers}, {u"body"_s, QString::fromUtf8(request.body)}};
    }
    return Reply::json(200, all);
}

Reply Control::fault(const QJsonObject& body) {
    static const QHash<QString, Fault::Answer> answers{{u"real"_s, Fault::Answer::Real},
        {u"status"_s, Fault::Answer::Status}, {u"hang"_s, Fault::Answer::Hang}, {u"drop"_s, Fault::Answer::Drop},
        {u"cut"_s, Fault::Answer::Cut}, {u"malformed"_s, Fault::Answer::Malformed}, {u"empty"_s, Fault::Answer::Empty}};
    const auto name = body["answer"_L1].toString(u"status"_s);
    if (!answers.contains(name))
        return Reply::invalid({u"answer must be one of "_s + QStringList(answers.keys()).join(u", ")});
    m_front->faults.push_back({.method = body["method"_L1].toString().toLatin1(),
        .path = body["path"_L1].toString(),
        .times = body["times"_L1].toInt(1),
        .skip = body["skip"_L1].toInt(0),
        .answer = answers.value(name),
        .status = body["status"_L1].toInt(503),
        .body = body["body"_L1].toString().toUtf8(),
        .retryAfter = body["retry_after"_L1].toString().toLatin1(),
        .delay = std::chrono::milliseconds(body["delay"_L1].toInteger(0))});
    return Reply::json(200, QJsonObject());
}

} // namespace platter::test
