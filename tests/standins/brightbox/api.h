// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/standins/brightbox/importer.h"
#include "tests/standins/brightbox/tokendesk.h"

namespace platter::test {

// Answers calls of the API, /1.0/… (api.md, sections 3 to 9). One thread.
class Api {
public:
    Api(CloudState* state, Importer* importer, TokenDesk* tokens) // all outlive it
        : m_state(state)
        , m_importer(importer)
        , m_tokens(tokens) { }

    Reply answer(const Asked& asked); // whole: with the token looked at

    // For those who fill the cloud.
    QString addImage(QJsonObject fields);
    QString addServer(QJsonObject fields);
    QString addVolume(QJsonObject fields);

private:
    struct Call {
        const Asked& asked;
        Caller caller;
        QString account; // that is acted for
        QString collection, id, verb;
        QJsonObject body;
    };

    Reply dispatch(const Call& call);
    Reply plain(const Call& call); // what can only be listed and shown
    Reply account(const Call& call);
    Reply list(const Call& call, const QString& prefix);
    Reply show(const Call& call, const QString& id);
    Reply setLocked(const Call& call, bool locked);
    bool mayList(const Call& call, const QJsonObject& object) const;
    bool maySee(const Call& call, const QJsonObject& object) const;
    bool owns(const Call& call, const QJsonObject& object) const;
    Reply changed(const Call& call, int status, const QString& id, const QString& action);

    // images
    Reply images(const Call& call);
    Reply registerImage(const Call& call);
    Reply updateImage(const Call& call);
    Reply remove(const Call& call, const QString& action);
    QString snapshot(const Call& call, const QString& source, const QJsonObject& fields);
    QStringList wrongInImage(const QJsonObject& body) const;

    // servers and what belongs to them
    Reply servers(const Call& call);
    Reply createServer(const Call& call);
    Reply updateServer(const Call& call);
    Reply actOnServer(const Call& call);
    QStringList wrongInServer(const Call& call, const QString& image, const QJsonObject& type) const;
    QJsonObject serverType(const QString& idOrHandle) const;
    Reply cloudIps(const Call& call);
    Reply volumes(const Call& call);
    Reply createVolume(const Call& call);

    CloudState* m_state;
    Importer* m_importer;
    TokenDesk* m_tokens;
};

} // namespace platter::test
