// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "app/commandlinereader.h"
#include "models/domain/sizes.h"

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

Parsed CommandLineReader::readShrink(const QCommandLineParser& parser) {
    if (parser.isSet(u"size"_s) && parser.isSet(u"fit"_s))
        return std::unexpected(tr("--size and --fit both tell how large the disk is to be: not both."));
    if (parser.isSet(u"size"_s)) {
        m_line.size = parseSize(parser.value(u"size"_s)).value_or(0);
        if (m_line.size <= 0)
            return std::unexpected(tr("--size needs a size, such as 20G."));
    }
    m_line.serverType = parser.value(u"fit"_s);
    if (parser.isSet(u"fit"_s) && m_line.serverType.isEmpty())
        return std::unexpected(tr("--fit needs a server type: nano, for example."));
    m_line.dryRun = parser.isSet(u"dry-run"_s);
    return takeImages(parser.positionalArguments(), 1).and_then([&] { return readName(parser); });
}

} // namespace platter
