// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/apijson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestSentence = 400; // characters; a proxy's page of HTML is no sentence anyway

// The service's words, fit to be shown: one line, not endless, and without the query of any address, which may be the
// signature of a temporary one.
QString shown(const QString& words) {
    static const QRegularExpression query(uR"((\w+://[^\s?"'<>]*)\?[^\s"'<>]*)"_s);
    QString text = words.simplified().replace(query, u"\\1"_s);
    if (text.size() > kLongestSentence) {
        text = text.first(kLongestSentence) + u'…';
    }
    return text;
}

QString asSentence(const QString& words) {
    QString text = shown(words);
    if (text.isEmpty()) {
        return text;
    }
    text[0] = text.at(0).toUpper();
    if (!u".!?…"_s.contains(text.back())) {
        text += u'.';
    }
    return text;
}

// The service's own sentences (api.md, section 3, "Error bodies"); empty when it gives none.
QString sentences(const QJsonObject& body) {
    QStringList all;
    const QJsonValue errors = body.value("errors"_L1);
    for (const QJsonValue& each : errors.isArray() ? errors.toArray() : QJsonArray{errors}) {
        const QString sentence = asSentence(each.toString());
        if (!sentence.isEmpty() && !all.contains(sentence)) {
            all.append(sentence);
        }
    }
    if (all.isEmpty()) {
        all.append(asSentence(body.value("error_description"_L1).toString()));
    }
    return all.join(u' ').trimmed();
}

// Only what has the form of such a word: "resource_conflict".
QString word(const QString& text, const QRegularExpression& form) {
    return form.match(text).hasMatch() ? text : QString();
}

// For reports: the status, the service's word for it, and the number by which the service finds the request.
QString detailOf(const HttpReply& reply, const QJsonObject& body) {
    static const QRegularExpression name(uR"(^[A-Za-z_]{1,60}$)"_s);
    static const QRegularExpression number(uR"(^[\w.-]{1,80}$)"_s);
    const QString kind = word(body.value("error_name"_L1).toString(), name);
    const QString request = word(QString::fromLatin1(reply.header("X-Request-Id")), number);
    QStringList parts{
        u"HTTP %1"_s.arg(reply.status), kind.isEmpty() ? word(body.value("error"_L1).toString(), name) : kind};
    if (!request.isEmpty()) {
        parts.append(u"request %1"_s.arg(request));
    }
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

} // namespace

Error ApiError::fromReply(const HttpReply& reply) {
    const QJsonObject body = QJsonDocument::fromJson(reply.body).object();
    const QString said = sentences(body);
    const auto error = [&](ErrorCode code, const QString& without, const QString& with, bool retryable = false) {
        return Error{.code = code,
            .message = said.isEmpty() ? without : with.arg(said),
            .detail = detailOf(reply, body),
            .retryable = retryable};
    };
    const QString refuses = tr("The service refuses this: %1", "%1: the service's own sentences");
    switch (reply.status) {
    case 401: { // its own words ("OAuth token presented …") say nothing that helps
        const QString message = tr("The service does not accept this sign-in any more. Sign in again.");
        return {.code = ErrorCode::SignInNeeded, .message = message, .detail = detailOf(reply, body)};
    }
    case 403:
        return error(ErrorCode::Refused, tr("You are not allowed to do this in this account. Ask the account's owner."),
            refuses);
    case 404:
        return error(ErrorCode::NotFound, tr("The service does not know this any more. Refresh and try again."),
            tr("The service does not find this: %1", "%1: the service's own sentences"));
    case 409:
        return error(ErrorCode::Conflict,
            tr("This does not fit its present state, or somebody else changed it meanwhile. Refresh and try again."),
            tr("This does not fit its present state: %1", "%1: the service's own sentences"));
    case 410:
        return error(ErrorCode::Refused, tr("The service does not offer this any more."), refuses);
    case 429:
        return error(ErrorCode::Unavailable, tr("The service gets too many requests. Try again in some minutes."),
            tr("The service gets too many requests: %1", "%1: the service's own sentences"), true);
    default:
        break;
    }
    if (reply.status >= 500 || reply.status == 408) {
        return error(ErrorCode::Unavailable, tr("The service has a problem of its own. Try again in some minutes."),
            tr("The service has a problem of its own: %1", "%1: the service's own sentences"), true);
    }
    return error(ErrorCode::Refused, tr("The service refuses this request (status %1).").arg(reply.status), refuses);
}

Error ApiError::notUnderstood(const HttpReply& reply) {
    return {.code = ErrorCode::Unavailable,
        .message = tr("The service's answer makes no sense. Check the connection's address, or try again later."),
        .detail = u"HTTP %1, %2 bytes"_s.arg(QString::number(reply.status), QString::number(reply.body.size())),
        .retryable = true};
}

ImageId snapshotInLink(const HttpReply& reply) {
    // <https://…/1.0/images/img-xxxxx>; rel=snapshot, with or without quotes (api.md, section 3, "Side-product")
    static const QRegularExpression link(
        uR"(<([^>]*)>((?:\s*;\s*[\w*-]+\s*=\s*(?:"[^"]*"|[^",;\s]*))*))"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression rel(
        uR"re(;\s*rel\s*=\s*(?:snapshot(?![\w-])|"(?:[^"]*\s)?snapshot(?:\s[^"]*)?"))re"_s,
        QRegularExpression::CaseInsensitiveOption);
    for (const HttpHeader& header : reply.headers) {
        if (header.name.compare("link", Qt::CaseInsensitive) != 0) {
            continue;
        }
        auto links = link.globalMatch(QString::fromLatin1(header.value));
        while (links.hasNext()) {
            const QRegularExpressionMatch each = links.next();
            const QString id = QUrl(each.captured(1)).fileName();
            if (isCloudImageId(id) && rel.match(each.captured(2)).hasMatch()) {
                return ImageId(id);
            }
        }
    }
    return {};
}

} // namespace platter
