// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QUrl>

#include <utility>

namespace platter::test {

using PlainHeaders = QList<std::pair<QByteArray, QByteArray>>;

struct PlainReply {
    int status = 0; // 0: no answer came (refused, cut)
    PlainHeaders headers;
    QByteArray body;

    QByteArray header(const QByteArray& name) const; // any case; empty when there is none
    QJsonObject object() const;
    QJsonArray array() const;
};

// One request by Qt alone, for tests of what answers. Waits in an event loop of its own; follows no redirects.
PlainReply plainRequest(const QByteArray& method, const QUrl& url, const PlainHeaders& headers = {},
    const QByteArray& body = {}, int timeoutMs = 60'000);

} // namespace platter::test
