// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/web/webversion.h"

#include "models/web/httprules.h"

#include <QRegularExpression>

namespace platter {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kStrongAfter = 1; // seconds between Last-Modified and Date (RFC 9110, 8.8.2.2)

} // namespace

WebVersion WebVersion::of(const HttpReply& head) {
    WebVersion version;
    bool isLength = false;
    const qint64 length = head.header("Content-Length").trimmed().toLongLong(&isLength);
    version.size = isLength && length >= 0 ? std::optional(length) : std::nullopt;
    version.etag = head.header("ETag").trimmed();
    version.lastModified = head.header("Last-Modified").trimmed();
    if (!version.etag.isEmpty() && !version.etag.startsWith("W/")) {
        version.validator = version.etag;
    } else if (version.etag.isEmpty() && !version.lastModified.isEmpty()) {
        const auto seconds = [](const QByteArray& date) {
            const auto at = httpDate(date);
            return at.isValid() ? at.toSecsSinceEpoch() : 0;
        };
        const qint64 modified = seconds(version.lastModified), now = seconds(head.header("Date"));
        if (modified > 0 && now - modified >= kStrongAfter)
            version.validator = version.lastModified;
    }
    return version;
}

bool WebVersion::differs(const HttpReply& head) const {
    const QByteArray otherTag = head.header("ETag").trimmed();
    const QByteArray modified = head.header("Last-Modified").trimmed();
    return (!otherTag.isEmpty() && !etag.isEmpty() && otherTag != etag)
        || (otherTag.isEmpty() && !modified.isEmpty() && !lastModified.isEmpty() && modified != lastModified);
}

ContentRange ContentRange::of(const HttpReply& head) {
    static const QRegularExpression form(u"\\A\\s*bytes\\s+(\\d+)-(\\d+)/(\\d+|\\*)\\s*\\z"_s);
    const auto match = form.match(QString::fromLatin1(head.header("Content-Range")));
    if (!match.hasMatch())
        return {};
    bool isNumber = false;
    const qint64 total = match.captured(3).toLongLong(&isNumber);
    return {match.captured(1).toLongLong(), isNumber ? total : -1};
}

} // namespace platter
