// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/library.h"

#include <QJsonObject>

namespace platter {

// An image as --json prints it: the API's field names and words (api.md, section 4.1; min_ram in MiB, as there), with its
// sizes as virtual_size_bytes and disk_size_bytes, and what only this computer knows. Times are ISO 8601 UTC, digests
// hexadecimal; what is unset is null, never left out.
QJsonObject toJson(const Image& image);

// One line of history: "at", "who", "action", "detail".
QJsonObject toJson(const HistoryEntry& entry);

// An error for programs: "code" (errorCodeName), "message" and "detail".
QJsonObject toJson(const Error& error);
QJsonObject toJson(const LibraryStatistics& statistics); // sizes in bytes

} // namespace platter
