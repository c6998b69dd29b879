// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QUrlQuery>

#include <expected>

namespace platter::test {

// A request as the stand-in's parts see it.
struct Asked {
    QByteArray method; // "GET"
    QString path;
    QUrlQuery query;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;

    QByteArray header(const QByteArray& name) const {
        for (const auto& [key, value] : headers)
            if (key.compare(name, Qt::CaseInsensitive) == 0)
                return value;
        return {};
    }
    QJsonObject object() const { return QJsonDocument::fromJson(body).object(); }
};

struct Reply {
    int status = 200;
    QByteArray body{};
    QList<std::pair<QByteArray, QByteArray>> headers{};

    void addHeader(const QByteArray& name, const QByteArray& value) { headers.append({name, value}); }

    static Reply json(int status, const QJsonObject& object) {
        return {.status = status, .body = QJsonDocument(object).toJson(QJsonDocument::Compact)};
    }
    static Reply json(int status, const QJsonArray& array) {
        return {.status = status, .body = QJsonDocument(array).toJson(QJsonDocument::Compact)};
    }
    // An error in the API's shape (api.md, section 3, "Error bodies").
    static Reply error(int status, const QString& name, const QStringList& sentences) {
        return json(status,
            QJsonObject{{QStringLiteral("error_name"), name},
                {QStringLiteral("errors"), QJsonArray::fromStringList(sentences)}});
    }
    static Reply notFound() {
        return error(
            404, QStringLiteral("missing_resource"), {QStringLiteral("Resource not found using supplied identifier")});
    }
    static Reply conflict() {
        return error(409, QStringLiteral("resource_conflict"),
            {QStringLiteral("Unable to action the request due to conflicting states")});
    }
    static Reply invalid(const QStringList& sentences) {
        return error(422, QStringLiteral("unprocessable_entity"), sentences);
    }
    static Reply forbidden(const QString& sentence) { return error(403, QStringLiteral("Forbidden"), {sentence}); }
};

} // namespace platter::test
