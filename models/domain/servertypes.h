// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/server.h"

#include <QList>
#include <QStringList>

namespace platter {

// The server types with a disk of their own that every Brightbox account is offered, smallest first: for telling what an
// image fits where no account has been asked (api.md, section 5.3, the seven rows from list_server_types.json). The ids
// are those of region gb1. An account's own list wins over this one.
const QList<ServerType>& usualServerTypes();

// An account's own list, or the usual ones where it has none (yet).
const QList<ServerType>& typesOrUsual(const QList<ServerType>& own);

// Those of the types that the image fits (ImageRules::fits), in the order given.
QList<ServerType> typesThatFit(const Image& image, const QList<ServerType>& types);

QStringList handlesOf(const QList<ServerType>& types);

} // namespace platter
