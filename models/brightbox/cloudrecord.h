// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/server.h"

#include <QByteArray>

namespace platter {

// What the cache keeps of an account's things, as bytes. A record of another version, or one that is cut off, gives
// nothing: it is fetched again. A server's user data is left out (people put passwords there).
QByteArray toRecord(const Image& image);
QByteArray toRecord(const Server& server);
QByteArray toRecord(const QList<ServerType>& types);
QByteArray toRecord(const QList<Zone>& zones);
QByteArray toRecord(const QList<ServerGroup>& groups);
QByteArray toRecord(const QList<CloudIp>& ips);
QByteArray toRecord(const QList<Volume>& volumes);

// What is there stays as it is where the bytes make no sense; false then.
bool fromRecord(const QByteArray& bytes, Image& image);
bool fromRecord(const QByteArray& bytes, Server& server);
bool fromRecord(const QByteArray& bytes, QList<ServerType>& types);
bool fromRecord(const QByteArray& bytes, QList<Zone>& zones);
bool fromRecord(const QByteArray& bytes, QList<ServerGroup>& groups);
bool fromRecord(const QByteArray& bytes, QList<CloudIp>& ips);
bool fromRecord(const QByteArray& bytes, QList<Volume>& volumes);

} // namespace platter
