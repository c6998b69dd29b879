// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/web/httpclient.h"
#include "models/domain/server.h"
#include "models/library/library.h"

#include <QCoreApplication>
#include <QJsonObject>

namespace platter {

// One line of the service's own events (api.md, section 9).
struct CloudEvent {
    QString id;
    QString action;
    QString message;
    QDateTime at; // UTC
    QString resource; // id of what it is about
    QString who; // the client's or user's id; may be empty

    bool operator==(const CloudEvent&) const = default;
};

// The service's JSON as our values and back (api.md). Unknown fields are passed over, missing ones leave the value's
// default, MiB become bytes, both shapes of time are read. Nothing: it is no object of that kind (no id).
std::optional<Image> imageFromApi(const QJsonObject& json);
std::optional<Server> serverFromApi(const QJsonObject& json);
std::optional<ServerType> serverTypeFromApi(const QJsonObject& json);
std::optional<Account> accountFromApi(const QJsonObject& json);
std::optional<Zone> zoneFromApi(const QJsonObject& json);
std::optional<ServerGroup> serverGroupFromApi(const QJsonObject& json);
std::optional<CloudIp> cloudIpFromApi(const QJsonObject& json);
std::optional<Volume> volumeFromApi(const QJsonObject& json);
std::optional<CloudEvent> eventFromApi(const QJsonObject& json);
QDateTime timeFromApi(QStringView text); // UTC; invalid when it is none

// Request bodies: only what is to change or is set (api.md, 4.5, 4.6, 5.2). Blank texts and an unset minimum clear with null.
// The parts of the changes that no PUT of an image takes (locked, starred) are left out.
QJsonObject toApi(const ImageChanges& changes);
QJsonObject toApi(const RegisterRequest& request);
QJsonObject toApi(const SnapshotRequest& request);
QJsonObject toApi(const BuildRequest& request);
QJsonObject toApi(const ServerChanges& changes);

// What the service says when it says no.
class ApiError {
    Q_DECLARE_TR_FUNCTIONS(ApiError)

public:
    // The error behind a reply that is not a success (api.md, section 3, "Error bodies", and section 2): its own sentences
    // where it gives some. 401 → SignInNeeded, 403, 410 and 422 → Refused, 404 → NotFound, 409 → Conflict, 5xx and 429 →
    // Unavailable (retryable).
    static Error fromReply(const HttpReply& reply);
    // A success whose body makes no sense.
    static Error notUnderstood(const HttpReply& reply);
};

// The id of the image that a reply's Link header names with rel=snapshot; empty when it names none.
ImageId snapshotInLink(const HttpReply& reply);

} // namespace platter
