// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/commandline.h"

class QCommandLineParser;

namespace platter {

using Parsed = std::expected<void, QString>; // the sentence about what is wrong

// Fills a CommandLine from what QCommandLineParser found; each function reads one group of words.
class CommandLineReader {
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    explicit CommandLineReader(CommandLine& line)
        : m_line(line) { }

    Parsed readAll(const QStringList& arguments);

private:
    static QString parserError(const QCommandLineParser& parser);
    static QString noSuchCommand(const QString& word);
    QString word() const; // the command's
    Parsed readGlobals(const QCommandLineParser& parser);
    Parsed readWithoutCommand(const QCommandLineParser& parser);
    Parsed readWindow(const QStringList& words);
    Parsed readCommand(const QCommandLineParser& parser);
    Parsed readList(const QCommandLineParser& parser);
    Parsed readImport(const QCommandLineParser& parser);
    Parsed readLargestDisk(const QCommandLineParser& parser);
    Parsed readExport(const QCommandLineParser& parser);
    Parsed readUpdate(const QCommandLineParser& parser);
    Parsed readDeprecate(const QCommandLineParser& parser);
    Parsed readFields(const QCommandLineParser& parser);
    Parsed readName(const QCommandLineParser& parser);
    Parsed readMinRam(const QString& value);
    Parsed takeImages(const QStringList& words, qsizetype most);

    // What libraries in the cloud need (commandlinecloud.cpp).
    static Parsed checkAddress(const QString& text);
    Parsed readConnection(const QCommandLineParser& parser);
    Parsed readSignIn(const QCommandLineParser& parser);
    Parsed readConnectionFields(const QCommandLineParser& parser);
    Parsed readLimitRate(const QCommandLineParser& parser);
    Parsed readCopy(const QCommandLineParser& parser);
    Parsed readSnapshot(const QCommandLineParser& parser);
    Parsed readBuild(const QCommandLineParser& parser);
    Parsed readBuildHere(const QCommandLineParser& parser);
    Parsed readRestore(const QCommandLineParser& parser);
    Parsed readShare(const QCommandLineParser& parser);
    Parsed readPublish(const QCommandLineParser& parser);

    // Space (commandlinespace.cpp).
    Parsed readPrune(const QCommandLineParser& parser);
    Parsed readReclaim(const QCommandLineParser& parser);
    Parsed readShrink(const QCommandLineParser& parser);

    CommandLine& m_line;
};

} // namespace platter
