// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/standins/brightbox/imagewriter.h"

#include <QDateTime>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <QUrl>

#include <chrono>
#include <map>
#include <optional>

namespace platter::test {

// The two shapes of time that the service writes (api.md, section 3).
enum class TimeShape { Seconds, Milliseconds };
// How much of an object is shown: by itself, in a list, inside another one (api.md, section 3, "Representation levels").
enum class Form { Full, Item, Nested };

// Everything that the cloud holds, as JSON objects with the API's own field names, and its clock. What begins with '_' is
// not shown: references ("_image": id) and where a change is going ("_then" the status at "_until"). One thread.
class CloudState {
public:
    struct Import { // an image that is being made
        qint64 startedAt = 0; // ms of the cloud's clock
        qint64 stored = 0; // bytes so far
        std::optional<TakenIn> result;
    };

    QUrl url; // of the API, without a path
    std::chrono::milliseconds importTime{200}; // that an image is creating, at least
    std::chrono::milliseconds changeTime{0}; // that a server or a deletion takes
    std::chrono::seconds keepDeleted{3600}; // that what was deleted stays listed
    QString failure; // makes images that are made from now on fail, once

    QDateTime now() const { return QDateTime::currentDateTimeUtc().addMSecs(m_offset); }
    void advance(std::chrono::milliseconds by) { m_offset += by.count(); }
    QString time(TimeShape shape) const;

    QString newId(const QString& prefix); // "img" → "img-k3x9a"; never the same twice
    // Adds `object`; its resource_type follows from the id.
    void add(const QString& id, QJsonObject object);
    QJsonObject* find(const QString& id); // null when there is none, or no more
    const QStringList& all(const QString& prefix) const; // in the order of their making
    QJsonObject shown(const QString& id, Form form) const;

    void changeTo(const QString& id, const QString& status, std::chrono::milliseconds after);
    void startImport(const QString& id);
    Import* import(const QString& id); // null: none
    QStringList settle(); // makes happen what the clock says; ids of what is deleted since
    bool isGone(const QJsonObject& object) const; // deleted, and not even listed any more

    void note(const QString& action, const QString& id, const QString& who); // an event
    QJsonArray events(const QString& resource, int limit, int offset) const; // newest first

private:
    QJsonObject reference(const QJsonObject& from, const QString& key) const;
    QJsonArray nested(const QStringList& ids) const;
    void showServer(const QJsonObject& object, QJsonObject& shown) const;
    void showImage(const QJsonObject& object, QJsonObject& shown) const;
    void showAccount(const QString& id, QJsonObject& shown) const;
    QStringList having(const QString& prefix, const QString& key, const QString& value) const;
    bool finishImport(const QString& id);

    qint64 m_offset = 0; // ms
    quint64 m_ids = 20'000'000; // in base 36: five characters
    std::map<QString, QJsonObject> m_objects;
    QHash<QString, QStringList> m_order; // by prefix
    QHash<QString, QStringList> m_snapshots; // images by their source
    QSet<QString> m_changing;
    std::map<QString, Import> m_imports;
    QList<QJsonObject> m_events;
};

} // namespace platter::test
