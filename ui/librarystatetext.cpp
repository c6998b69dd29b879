// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/librarystatetext.h"

#include <QLocale>

namespace platter {

namespace {

constexpr qint64 kMinute = 60;
constexpr qint64 kHour = 60 * kMinute;
constexpr qint64 kDay = 24 * kHour;

LibraryStateText::Kind kindOf(ErrorCode code) {
    switch (code) {
    case ErrorCode::SignInNeeded:
    case ErrorCode::OneTimeCodeNeeded:
        return LibraryStateText::Kind::SignedOut;
    case ErrorCode::Offline:
    case ErrorCode::TimedOut:
        return LibraryStateText::Kind::Offline;
    default:
        return LibraryStateText::Kind::Trouble;
    }
}

} // namespace

QString LibraryStateText::age(const QDateTime& since, const QDateTime& now) {
    const qint64 seconds = std::max<qint64>(0, since.secsTo(now));
    const QLocale locale;
    if (seconds < kMinute) {
        return tr("%1 s", "an age in seconds").arg(locale.toString(seconds));
    }
    if (seconds < kHour) {
        return tr("%1 min", "an age in minutes").arg(locale.toString(seconds / kMinute));
    }
    if (seconds < kDay) {
        return tr("%1 h", "an age in hours").arg(locale.toString(seconds / kHour));
    }
    return tr("%n day(s)", "an age", int(seconds / kDay));
}

LibraryStateText LibraryStateText::of(const Library& library, const QDateTime& now) {
    if (library.state() == LibraryState::Opening) {
        return {
            .kind = Kind::Opening, .text = tr("opening"), .sentence = tr("%1 is being opened.").arg(library.name())};
    }
    const QDateTime heard = library.heardAt();
    const QString shown = heard.isValid() ? tr("What is shown is %1 old.", "an age").arg(age(heard, now)) : QString();
    if (const auto problem = library.problem()) {
        const QString sentence = shown.isEmpty()
            ? problem->message
            : tr("%1 %2", "why it could not be refreshed, how old what is shown is").arg(problem->message, shown);
        const Kind kind = kindOf(problem->code);
        return {.kind = kind,
            .text = kind == Kind::SignedOut ? tr("signed out")
                : kind != Kind::Offline     ? tr("problem")
                : heard.isValid()           ? tr("offline, %1", "an age").arg(age(heard, now))
                                            : tr("offline"),
            .sentence = sentence};
    }
    if (!library.abilities().testFlag(Ability::Refresh) || !heard.isValid()) {
        return {};
    }
    return {.kind = Kind::Fresh, .text = age(heard, now), .sentence = tr("Connected. %1", "an age").arg(shown)};
}

} // namespace platter
