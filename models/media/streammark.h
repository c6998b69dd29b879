// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/media/source.h"

#include <QJsonObject>

namespace platter {

// A mark among the fields of something that is kept on disk; nothing is inserted for a codec whose members are not kept apart.
// Reading gives nullopt where there is none.
void insertMark(QJsonObject& json, const StreamMark& mark);
std::optional<StreamMark> markIn(const QJsonObject& json);

} // namespace platter
