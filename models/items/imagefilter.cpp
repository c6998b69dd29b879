// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/items/imagefilter.h"

#include "models/domain/sizes.h"

#include <array>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

// One word of the search field, with its quotes taken off.
struct Token {
    QString text;
    bool quoted = false; // began with a quote: plain text, whatever is in it
};

QList<Token> tokens(const QString& text) {
    QList<Token> found;
    Token token;
    bool inside = false; // of quotes
    bool begun = false;
    const auto end = [&] {
        if (begun && !token.text.isEmpty()) {
            found.append(token);
        }
        token = {};
        begun = false;
    };
    for (const QChar c : text) {
        if (c == u'"') {
            token.quoted = token.quoted || !begun;
            inside = !inside;
            begun = true;
        } else if (c.isSpace() && !inside) {
            end();
        } else {
            token.text.append(c);
            begun = true;
        }
    }
    end();
    return found;
}

// "30d" before now; nullopt for what is no age or reaches before the calendar.
std::optional<QDateTime> timeOfAge(QStringView value, const QDateTime& now) {
    bool read = false;
    const int count = value.chopped(1).toInt(&read);
    if (!read || count < 0 || !value.front().isDigit()) {
        return std::nullopt;
    }
    QDateTime time;
    switch (value.back().toLower().unicode()) {
    case u'h':
        time = now.addSecs(-3600LL * count);
        break;
    case u'd':
        time = now.addDays(-count);
        break;
    case u'w':
        time = now.addDays(-7LL * count);
        break;
    case u'm':
        time = now.addMonths(-count);
        break;
    case u'y':
        time = now.addYears(-count);
        break;
    default:
        return std::nullopt;
    }
    return time.isValid() && time.date().year() > 0 ? std::optional(time) : std::nullopt;
}

// Names of images say amd64 and i386 where the API's field says x86_64 and i686 (api.md, section 4.8).
QString architectureName(const QString& value) {
    return value == u"amd64" ? u"x86_64"_s : value == u"i386" ? u"i686"_s : value;
}

// Puts the value into its field; false when it makes no sense there.
bool narrow(ImageFilter& filter, QStringView key, const QString& value, const QDateTime& now) {
    const auto take = [](auto& field, auto found) {
        if (found) {
            field = *found;
        }
        return found.has_value();
    };
    if (key == u"status") {
        return take(filter.status, imageStatusFromApi(value));
    }
    if (key == u"mode") {
        return take(filter.mode, imageModeFromApi(value));
    }
    if (key == u"larger") {
        return take(filter.largerThan, parseSize(value));
    }
    if (key == u"older") {
        return take(filter.olderThan, timeOfAge(value, now));
    }
    if (key == u"arch") {
        filter.architecture = architectureName(value);
        return true;
    }
    if (key == u"owner") {
        filter.owner = value;
        return true;
    }
    if (key == u"used") {
        bool read = false;
        const int servers = value.toInt(&read);
        return take(filter.usedBy, read && servers >= 0 ? std::optional(servers) : std::nullopt);
    }
    return false;
}

bool isNarrowing(QStringView key) {
    static constexpr std::array<QStringView, 7> keys{
        u"status", u"arch", u"mode", u"owner", u"larger", u"older", u"used"};
    return std::ranges::find(keys, key) != keys.end();
}

bool same(const QString& a, const QString& b) {
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

} // namespace

ImageFilter parseFilter(const QString& text, Scope scope, const QDateTime& now) {
    ImageFilter filter;
    filter.scope = scope;
    const QDateTime utc = now.toUTC();
    for (const Token& token : tokens(text)) {
        const qsizetype colon = token.quoted ? -1 : token.text.indexOf(u':');
        const QString key = colon < 0 ? QString() : token.text.first(colon).toLower();
        if (!isNarrowing(key)) {
            filter.words.append(token.text.toCaseFolded());
            continue;
        }
        const QString value = token.text.sliced(colon + 1).toLower();
        // Without a value it is still being typed: there is nothing to apply and nothing to complain about.
        if (!value.isEmpty() && !narrow(filter, key, value, utc)) {
            filter.notUnderstood.append(token.text);
        }
    }
    return filter;
}

bool isFading(const Image& image) {
    return image.status == ImageStatus::Deleted && isCloudImageId(image.id.toString());
}

bool showsIn(const Image& image, Scope scope) {
    if (inScope(image, scope)) {
        return true;
    }
    switch (scope) {
    case Scope::All:
        return isFading(image);
    case Scope::Official:
        return isFading(image) && image.official;
    case Scope::Private:
        return isFading(image) && !image.official && !image.isPublic;
    case Scope::Public:
        return isFading(image) && !image.official && image.isPublic;
    case Scope::Deprecated:
    case Scope::Deleted:
    case Scope::NeedsAttention:
        return false;
    }
    return false;
}

bool matchesFields(const ImageFilter& filter, const Image& image, int servers) {
    return showsIn(image, filter.scope) && (!filter.library || image.library == *filter.library)
        && (!filter.usedBy || servers == *filter.usedBy) && (!filter.status || image.status == *filter.status)
        && (!filter.architecture || same(image.architecture.name(), *filter.architecture))
        && (!filter.mode || image.mode == *filter.mode) && (!filter.owner || same(image.owner, *filter.owner))
        && (!filter.largerThan || image.virtualSize > *filter.largerThan)
        && (!filter.olderThan || (image.createdAt.isValid() && image.createdAt < *filter.olderThan));
}

QString searchableText(const Image& image) {
    // Line breaks keep a word from matching across two fields.
    return QStringList{image.name, image.id.toString(), image.description, image.username, image.owner, image.source}
        .join(u'\n')
        .toCaseFolded();
}

} // namespace platter
