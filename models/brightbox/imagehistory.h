// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/brightbox/brightboxcore.h"

namespace platter {

// What is known of an image's history: what was done here and was seen to differ, and the service's own events where it
// answers (a private API: api.md, section 9). Oldest first.
QFuture<Result<QList<HistoryEntry>>> imageHistory(const std::shared_ptr<BrightboxCore>& core, const ImageId& id);

// Both together, oldest first. What `self` did here is told once, as it is told here; the one event in a time in which
// something was seen to differ says who did that, and when.
QList<HistoryEntry> mergedHistory(QList<HistoryEntry> here, const QList<CloudEvent>& events, const QString& self);

} // namespace platter
