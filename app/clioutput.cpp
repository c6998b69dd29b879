// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "app/clioutput.h"

#include "models/domain/sizes.h"
#include "models/items/historytext.h"
#include "models/library/imagejson.h"
#include "models/library/library.h"

#include <QLocale>

#include <algorithm>
#include <cwchar>

namespace platter {

using namespace Qt::StringLiterals;

namespace {

QString padded(const QString& text, qsizetype width, bool right) {
    const QString space(std::max<qsizetype>(0, width - CliOutput::width(text)), u' ');
    return right ? space + text : text + space;
}

// Characters that a terminal may act on, or that show text in another order than it is stored.
bool isUnsafe(QChar c) {
    return c.category() == QChar::Other_Control || (c >= QChar(0x202a) && c <= QChar(0x202e))
        || (c >= QChar(0x2066) && c <= QChar(0x2069)) || c == QChar(0x2028) || c == QChar(0x2029);
}

} // namespace

QString CliOutput::oneLine(const QString& text) {
    QString result = text;
    std::ranges::replace_if(result, isUnsafe, QChar(0xfffd));
    return result;
}

qsizetype CliOutput::width(const QString& text) {
    qsizetype result = 0;
    for (const uint codePoint : text.toUcs4()) {
        const int columns = wcwidth(static_cast<wchar_t>(codePoint)); // -1: unknown to the C library
        result += columns < 0 ? 1 : columns;
    }
    return result;
}

QString CliOutput::grid(const QList<Column>& columns, const QList<QStringList>& rows) {
    QList<qsizetype> widths;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        qsizetype widest = width(columns.at(i).heading);
        for (const QStringList& row : rows)
            widest = std::max(widest, width(row.at(i)));
        widths.append(widest);
    }
    QString result;
    const auto add = [&](const auto& cellOf) {
        QString line;
        for (qsizetype i = 0; i < columns.size(); ++i)
            line += (i > 0 ? u"  "_s : QString()) + padded(cellOf(i), widths.at(i), columns.at(i).right);
        while (line.endsWith(u' '))
            line.chop(1);
        result += line + u'\n';
    };
    add([&](qsizetype i) { return columns.at(i).heading; });
    for (const QStringList& row : rows)
        add([&](qsizetype i) { return row.at(i); });
    return result;
}

QString CliOutput::localTime(const QDateTime& time) {
    return time.isValid() ? time.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s) : QString();
}

QString CliOutput::table(const QList<Image>& images) {
    const QList<Column> columns{{tr("ID")}, {tr("NAME")}, {tr("STATUS")}, {tr("DATA"), true}, {tr("VIRTUAL"), true},
        {tr("ACCESS")}, {tr("CREATED")}};
    QList<QStringList> rows;
    for (const Image& image : images) {
        rows.append({image.id.toString(), oneLine(image.name), toApi(image.status), formatSize(image.diskSize),
            image.virtualSize > 0 ? formatSize(image.virtualSize) : QString(),
            image.isPublic ? tr("public") : tr("private"), localTime(image.createdAt)});
    }
    return grid(columns, rows);
}

QString CliOutput::aligned(const QList<Line>& lines) {
    qsizetype widest = 0;
    for (const Line& line : lines)
        widest = std::max(widest, width(line.label));
    QString result;
    for (const Line& line : lines) {
        QString label = line.label; // only beside the first of several lines
        for (const QString& part : line.value.split(u'\n')) {
            result += padded(label, widest, false) + u"  "_s + oneLine(part) + u'\n';
            label.clear();
        }
    }
    return result;
}

QString CliOutput::sizeWithBytes(qint64 bytes) {
    //: a size for people, and the same exactly: 1.3 GiB (1395864371 bytes)
    return tr("%1 (%2 bytes)").arg(formatSize(bytes), QString::number(bytes));
}

void CliOutput::addWhereFrom(QList<Line>& lines, const Image& image) {
    const auto add = [&lines](const QString& label, const QString& value) {
        if (!value.isEmpty())
            lines.append({label, value});
    };
    add(tr("Owner"), image.owner);
    add(tr("Source"), image.source);
    if (image.isFromWeb())
        add(tr("Source address"), image.sourcePath);
    add(tr("Source format"), image.sourceFormat);
    if (!image.sourceSha256.isEmpty()) {
        const QString digest = QString::fromLatin1(image.sourceSha256.toHex());
        if (image.contentId.isEmpty()) // not read yet, or not to its end
            add(tr("Expected SHA-256"), digest);
        else
            add(tr("Source SHA-256"), image.sourceVerified ? tr("%1, as expected").arg(digest) : digest);
    }
    add(tr("Checked by"), image.sourceCheckedBy);
    add(tr("Signed by"), image.sourceSignedBy);
    add(tr("Content id"), QString::fromLatin1(image.contentId.toHex()));
    if (image.ancestor)
        add(tr("Ancestor"), tr("%1 (%2)").arg(image.ancestor->name, image.ancestor->id.toString()));
    add(tr("Licence"), image.licenceName);
    if (image.failure) {
        const Error& failure = *image.failure;
        add(tr("Failure"),
            failure.detail.isEmpty() ? failure.message : tr("%1 (%2)").arg(failure.message, failure.detail));
    }
    if (image.deletedAt)
        add(tr("Deleted"), localTime(*image.deletedAt));
}

QString CliOutput::details(const Image& image) {
    QList<Line> lines;
    const auto add = [&lines](const QString& label, const QString& value) {
        if (!value.isEmpty())
            lines.append({label, value});
    };
    add(tr("Id"), image.id.toString());
    add(tr("Name"), oneLine(image.name));
    add(tr("Status"), toApi(image.status));
    add(tr("Access"), image.isPublic ? tr("public") : tr("private"));
    if (image.official)
        add(tr("Official"), tr("yes"));
    if (image.starred)
        add(tr("Starred"), tr("yes"));
    add(tr("Locked"), image.locked ? tr("yes") : tr("no"));
    add(tr("Virtual size"), image.virtualSize > 0 ? sizeWithBytes(image.virtualSize) : tr("not known yet"));
    add(tr("Data"), sizeWithBytes(image.diskSize));
    if (image.storedSize)
        add(tr("Stored"), sizeWithBytes(*image.storedSize));
    if (image.freesBytes)
        add(tr("Deleting frees"), sizeWithBytes(*image.freesBytes));
    add(tr("Architecture"), image.architecture.isSet() ? image.architecture.name() : tr("not set"));
    add(tr("Mode"), toApi(image.mode));
    add(tr("Username"), image.username);
    if (image.minRam)
        add(tr("Minimum RAM"), formatSize(*image.minRam));
    add(tr("Created"), localTime(image.createdAt));
    addWhereFrom(lines, image);
    add(tr("Description"), image.description);
    return aligned(lines);
}

// When it happened, or between when and when.
QString CliOutput::span(const HistoryEntry& entry) {
    const QString at = localTime(entry.at);
    if (!entry.since.isValid())
        return at;
    const bool sameDay = entry.since.toLocalTime().date() == entry.at.toLocalTime().date();
    return localTime(entry.since) + u" – "_s + (sameDay ? entry.at.toLocalTime().toString(u"HH:mm"_s) : at);
}

QString CliOutput::statistics(const LibraryStatistics& statistics) {
    const QLocale locale = QLocale::c();
    const auto ratio = [&locale](double value) { return locale.toString(value, 'f', 2); };
    return aligned({{tr("Images"), QString::number(statistics.images)},
        {tr("Deleted, can be restored"), QString::number(statistics.deleted)},
        {tr("Virtual size"), sizeWithBytes(statistics.virtualSize)}, {tr("Data"), sizeWithBytes(statistics.data)},
        {tr("Without repetitions"), sizeWithBytes(statistics.unique)},
        {tr("Compressed"), sizeWithBytes(statistics.stored)}, {tr("On the disk"), sizeWithBytes(statistics.packs)},
        {tr("Garbage"), sizeWithBytes(statistics.garbage)},
        //: of what is on the disk: what was compressed a second time, better
        {tr("Compressed again"), sizeWithBytes(statistics.repacked)},
        //: by how much that became smaller
        {tr("Saved by that"), sizeWithBytes(statistics.repackSaved)},
        {tr("Fetched, not made yet"), sizeWithBytes(statistics.fetched)},
        //: how many times smaller the data became because equal parts are stored once
        {tr("Sharing"), ratio(statistics.dedupRatio())},
        //: how many times smaller the rest became
        {tr("Compression"), ratio(statistics.compressionRatio())}});
}

QString CliOutput::history(const QList<HistoryEntry>& entries) {
    QList<QStringList> rows;
    for (const HistoryEntry& entry : entries) {
        HistoryEntry nameless = entry; // who has a column of their own
        nameless.who.clear();
        rows.append({span(entry), oneLine(entry.who), oneLine(HistoryText::what(nameless)),
            oneLine(HistoryText::change(entry.detail))});
    }
    return grid({{tr("WHEN")}, {tr("WHO")}, {tr("WHAT")}, {tr("DETAIL")}}, rows);
}

QString CliOutput::libraries(const Library& library, const QList<Connection>& connections) {
    QString state;
    switch (library.state()) {
    case LibraryState::Opening:
        state = tr("opening");
        break;
    case LibraryState::Ready:
        state = library.readOnlyReason().isEmpty() ? tr("ready") : tr("read-only");
        break;
    case LibraryState::Failed:
        state = tr("failed");
        break;
    }
    QList<QStringList> rows{{library.id().toString(), oneLine(library.name()), state, oneLine(library.location())}};
    for (const Connection& connection : connections) {
        rows.append({connection.id.toString(), oneLine(connection.name), tr("connected"),
            oneLine(connection.api.host() + u" · " + connection.account.toString())});
    }
    return grid({{tr("ID")}, {tr("NAME")}, {tr("STATE")}, {tr("PLACE")}}, rows);
}

QJsonObject CliOutput::connectionJson(const Connection& connection) {
    const auto textOrNull
        = [](const QString& text) { return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text); };
    return {{u"id"_s, connection.id.toString()}, {u"name"_s, connection.name},
        {u"location"_s, connection.api.toString()}, {u"state"_s, u"connected"_s},
        {u"problem"_s, QJsonValue(QJsonValue::Null)}, {u"read_only_reason"_s, QJsonValue(QJsonValue::Null)},
        {u"orbit"_s, connection.storage.toString()}, {u"account"_s, connection.account.toString()},
        {u"account_name"_s, textOrNull(connection.accountName)}, {u"client_id"_s, textOrNull(connection.clientId)},
        {u"user"_s, textOrNull(connection.userName)}, {u"color"_s, textOrNull(connection.color)}};
}

QJsonObject CliOutput::libraryJson(const Library& library) {
    QString state;
    switch (library.state()) {
    case LibraryState::Opening:
        state = u"opening"_s;
        break;
    case LibraryState::Ready:
        state = u"ready"_s;
        break;
    case LibraryState::Failed:
        state = u"failed"_s;
        break;
    }
    const auto problem = library.problem();
    const QString readOnly = library.readOnlyReason();
    return {{u"id"_s, library.id().toString()}, {u"name"_s, library.name()}, {u"location"_s, library.location()},
        {u"state"_s, state}, {u"problem"_s, problem ? QJsonValue(toJson(*problem)) : QJsonValue(QJsonValue::Null)},
        {u"read_only_reason"_s, readOnly.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(readOnly)}};
}

QString CliOutput::timeLeft(qint64 seconds) {
    if (seconds < 60)
        return tr("%1 s left").arg(seconds);
    if (seconds < 3600)
        return tr("%1 min left").arg((seconds + 30) / 60);
    return tr("%1 h %2 min left").arg(seconds / 3600).arg(seconds % 3600 / 60);
}

QString CliOutput::progress(const QString& title, const JobProgress& progress, qint64 bytesPerSecond,
    std::optional<qint64> secondsLeft, int columns) {
    constexpr qint64 cells = 24;
    QStringList parts;
    if (!progress.phase.isEmpty())
        parts.append(progress.phase);
    QString bar;
    if (progress.total > 0) {
        const double part
            = std::clamp(static_cast<double>(progress.done) / static_cast<double>(progress.total), 0.0, 1.0);
        const auto filled = static_cast<qsizetype>(part * cells);
        bar = u"  ["_s + QString(filled, u'#') + QString(cells - filled, u'-') + u']';
        parts.append(tr("%1 %", "percent").arg(static_cast<int>(part * 100)));
    } else if (progress.done > 0) {
        parts.append(tr("%1 so far").arg(formatSize(progress.done)));
    }
    if (bytesPerSecond > 0)
        parts.append(tr("%1/s", "a rate: 393 MiB/s").arg(formatSize(bytesPerSecond)));
    if (secondsLeft)
        parts.append(timeLeft(*secondsLeft));

    // What is worked on gives way first, then the bar, then the words behind it.
    const QString words = parts.isEmpty() ? QString() : u"  "_s + parts.join(u"  "_s);
    QString name = oneLine(title);
    const auto room = [&] { return columns - width(bar) - width(words); };
    if (room() < std::min<qsizetype>(width(name), 8))
        bar.clear();
    if (width(name) > room()) {
        while (!name.isEmpty() && width(name) + 1 > room())
            name.chop(name.back().isLowSurrogate() ? 2 : 1);
        name += u'…';
    }
    QString line = name + bar + words;
    while (!line.isEmpty() && width(line) > columns)
        line.chop(line.back().isLowSurrogate() ? 2 : 1);
    return line;
}

} // namespace platter
