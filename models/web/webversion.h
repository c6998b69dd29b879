// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/web/httpclient.h"

namespace platter {

// What tells one state of a file on the web from another. A plain value.
struct WebVersion {
    std::optional<qint64> size{}; // bytes; unset where the server does not tell
    QByteArray etag{};
    QByteArray lastModified{};
    QByteArray validator{}; // of these the one for If-Range; empty: none that is strong (RFC 9110, 13.1.5)

    static WebVersion of(const HttpReply& head); // of a whole file (200)
    // Whether the reply is certainly about another state: what is missing on either side tells nothing.
    bool differs(const HttpReply& head) const;
    bool operator==(const WebVersion&) const = default;
};

// "bytes 100-199/200" (RFC 9110, 14.4)
struct ContentRange {
    qint64 begin = -1; // -1: that is no range
    qint64 total = -1; // -1: not told

    static ContentRange of(const HttpReply& head);
};

} // namespace platter
