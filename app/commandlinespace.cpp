// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "app/commandlinereader.h"

#include <QCommandLineParser>

namespace platter {

using namespace Qt::StringLiterals;

Parsed CommandLineReader::readPrune(const QCommandLineParser& parser) {
    const QStringList words = parser.positionalArguments();
    if (words.size() != 1 || words.constFirst().isEmpty())
        return std::unexpected(tr("prune needs one pattern: 'nightly-web-*'."));
    bool isNumber = false;
    const int keep = parser.value(u"keep"_s).toInt(&isNumber);
    if (!isNumber || keep < 0)
        return std::unexpected(tr("prune needs to be told how many of the newest stay: --keep 7."));
    m_line.images = words;
    m_line.keep = keep;
    m_line.dryRun = parser.isSet(u"dry-run"_s);
    return {};
}

Parsed CommandLineReader::readReclaim(const QCommandLineParser& parser) {
    const QStringList words = parser.positionalArguments();
    if (!words.isEmpty())
        return std::unexpected(tr("%1 takes no words, “%2” is too much.").arg(word(), words.constFirst()));
    m_line.now = parser.isSet(u"now"_s);
    m_line.yes = parser.isSet(u"yes"_s);
    if (m_line.yes && !m_line.now)
        return std::unexpected(tr("--yes goes with --now."));
    return {};
}

} // namespace platter
