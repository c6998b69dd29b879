// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/ids.h"

#include <QList>
#include <QMimeData>

#include <memory>

namespace platter {

// Images that are dragged within the program, as their keys.
QString imageMimeType();
std::unique_ptr<QMimeData> imageMimeData(const QList<ImageKey>& keys);
QList<ImageKey> imageKeysIn(const QMimeData* data); // empty for anything else

} // namespace platter
