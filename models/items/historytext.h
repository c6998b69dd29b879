// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/image.h"

#include <QCoreApplication>

namespace platter {

// A line of an image's history in words. Plain functions.
class HistoryText {
    Q_DECLARE_TR_FUNCTIONS(HistoryText)

public:
    // "username set by anna", "imported by nightly.sh"; an action that is not known stays as it is.
    static QString what(const HistoryEntry& entry);
    // The fields that an "updated" entry's detail names ('username: "a" → "b"'), in order.
    static QStringList changedFields(const QString& detail);
    // The detail with fields and values as people read them: 'locked: 0 → 1' is "lock: no → yes". Names and other texts stay
    // as they are, and so does what is no change of fields.
    static QString change(const QString& detail);
};

} // namespace platter
