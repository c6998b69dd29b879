// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/brightbox/connection.h"
#include "models/domain/image.h"
#include "models/jobs/job.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QList>

namespace platter {

class Library;
struct LibraryStatistics;

// What the command line prints, as text. Pure functions; times in the computer's own time zone, every text ends with a line
// end. What images are called is printed without control characters: a name cannot move the terminal's cursor.
class CliOutput {
    Q_DECLARE_TR_FUNCTIONS(CliOutput)

public:
    // A line of headings and one line an image, in the order given: id, name, status, data, virtual, access, created.
    static QString table(const QList<Image>& images);
    // A line a field; what is not set is left out.
    static QString statistics(const LibraryStatistics& statistics);
    static QString details(const Image& image);
    static QString history(const QList<HistoryEntry>& entries);
    // This library and the connections that are kept: those are not asked anything, so nothing is said of their state.
    static QString libraries(const Library& library, const QList<Connection>& connections);
    static QJsonObject libraryJson(const Library& library);
    static QJsonObject connectionJson(const Connection& connection);

    // One line without its end, at most `columns` wide: what is worked on, how far it is, how fast, how long it will take.
    static QString progress(const QString& title, const JobProgress& progress, qint64 bytesPerSecond,
        std::optional<qint64> secondsLeft, int columns);

    // The text on one line, without control characters (and those that turn the direction of writing around).
    static QString oneLine(const QString& text);
    // Columns that the text takes up on a terminal.
    static qsizetype width(const QString& text);
    static QString localTime(const QDateTime& time); // empty when it is none

    struct Column {
        QString heading;
        bool right = false; // numbers
    };
    // Columns as wide as their widest cell, two spaces between them, none at the end of a line.
    static QString grid(const QList<Column>& columns, const QList<QStringList>& rows);

private:
    struct Line {
        QString label;
        QString value;
    };
    static QString aligned(const QList<Line>& lines);
    static QString span(const HistoryEntry& entry);
    static QString sizeWithBytes(qint64 bytes);
    static QString timeLeft(qint64 seconds);
    static void addWhereFrom(QList<Line>& lines, const Image& image);
};

} // namespace platter
