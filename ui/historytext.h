// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/image.h"

#include <QCoreApplication>

namespace platter {

// A line of an image's history as a sentence. Plain functions.
class HistoryText {
    Q_DECLARE_TR_FUNCTIONS(HistoryText)

public:
    // "today 09:12"; "between today 14:02 and today 14:07" where nobody knows better.
    static QString when(const HistoryEntry& entry, const QDateTime& now);
    // "username set by anna", "imported by nightly.sh"; an action that is not known stays as it is.
    static QString what(const HistoryEntry& entry);
    // The fields that an "updated" entry's detail names ('username: "a" → "b"'), in order.
    static QStringList changedFields(const QString& detail);
};

} // namespace platter
