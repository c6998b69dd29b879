// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/local/digest.h"

#include <QByteArray>

namespace platter::test {

// The same map as if it were of rule 1, with the content id that it would have; its chunks keep their names.
inline QByteArray withOldRule(QByteArray map, QByteArray* contentId = nullptr) {
    map[8] = 1;
    map.chop(qsizetype{sizeof(Digest::bytes)});
    const QByteArray id = Sha256::of(std::as_bytes(std::span(map))).toByteArray();
    if (contentId)
        *contentId = id;
    return map + id;
}

} // namespace platter::test
