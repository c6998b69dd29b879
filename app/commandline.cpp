// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "app/commandline.h"

#include "app/commandhelp.h"
#include "app/commandlinereader.h"
#include "models/domain/sizes.h"
#include "models/files/convertedoutput.h"

#include <QCommandLineParser>
#include <QFileInfo>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <array>
#include <limits>

namespace platter {

using namespace Qt::StringLiterals;

namespace {

struct CommandName {
    const char* name;
    Command command;
};

constexpr std::array kCommands{
    CommandName{"list", Command::List},
    CommandName{"show", Command::Show},
    CommandName{"history", Command::History},
    CommandName{"import", Command::Import},
    CommandName{"export", Command::Export},
    CommandName{"update", Command::Update},
    CommandName{"deprecate", Command::Deprecate},
    CommandName{"lock", Command::Lock},
    CommandName{"unlock", Command::Unlock},
    CommandName{"delete", Command::Delete},
    CommandName{"libraries", Command::Libraries},
    CommandName{"connect", Command::Connect},
    CommandName{"disconnect", Command::Disconnect},
    CommandName{"copy", Command::Copy},
    CommandName{"servers", Command::Servers},
    CommandName{"snapshot", Command::Snapshot},
    CommandName{"build", Command::Build},
    CommandName{"restore", Command::Restore},
    CommandName{"share", Command::Share},
    CommandName{"publish", Command::Publish},
    CommandName{"verify", Command::Verify},
    CommandName{"repair", Command::Repair},
    CommandName{"backup", Command::Backup},
    CommandName{"undelete", Command::Undelete},
    CommandName{"prune", Command::Prune},
    CommandName{"reclaim", Command::Reclaim},
    CommandName{"repack", Command::Repack},
    CommandName{"stats", Command::Stats},
    CommandName{"serve", Command::Serve},
    CommandName{"try", Command::Try},
    CommandName{"shrink", Command::Shrink},
};

std::optional<Command> commandNamed(const QString& word) {
    const auto found = std::ranges::find_if(
        kCommands, [&word](const CommandName& entry) { return word == QLatin1StringView(entry.name); });
    return found == kCommands.end() ? std::nullopt : std::optional(found->command);
}

QString wordOf(Command command) {
    const auto found
        = std::ranges::find_if(kCommands, [command](const CommandName& entry) { return entry.command == command; });
    return found == kCommands.end() ? QString() : QString::fromLatin1(found->name);
}

QCommandLineOption flag(const QString& name) {
    return QCommandLineOption(name);
}
QCommandLineOption valued(const QString& name) {
    return QCommandLineOption(name, {}, u"value"_s);
}

void addGlobalOptions(QCommandLineParser& parser) {
    parser.addOptions({valued(u"library"_s), flag(u"json"_s), flag(u"quiet"_s),
        QCommandLineOption(QStringList{u"h"_s, u"help"_s}), QCommandLineOption(QStringList{u"v"_s, u"version"_s})});
}

void addOptionsOf(Command command, QCommandLineParser& parser) {
    switch (command) {
    case Command::List:
        parser.addOptions({valued(u"scope"_s), valued(u"search"_s)});
        return;
    case Command::Import:
        parser.addOptions(
            {valued(u"name"_s), valued(u"arch"_s), valued(u"mode"_s), valued(u"username"_s), valued(u"description"_s),
                valued(u"min-ram"_s), valued(u"sha256"_s), valued(u"member"_s), valued(u"max-size"_s),
                valued(u"limit-rate"_s), flag(u"low-priority"_s), flag(u"no-wait"_s), flag(u"retry"_s)});
        return;
    case Command::Export:
        parser.addOptions({valued(u"format"_s), valued(u"limit-rate"_s), flag(u"low-priority"_s), flag(u"force"_s)});
        return;
    case Command::Update:
        parser.addOptions({valued(u"name"_s), valued(u"arch"_s), valued(u"mode"_s), valued(u"username"_s),
            valued(u"description"_s), valued(u"min-ram"_s), valued(u"public"_s)});
        return;
    case Command::Deprecate:
        parser.addOptions({flag(u"undo"_s), valued(u"successor"_s)});
        return;
    case Command::Connect:
        parser.addOptions({valued(u"api"_s), valued(u"orbit"_s), valued(u"client-id"_s), valued(u"user"_s),
            valued(u"application"_s), valued(u"account"_s), valued(u"color"_s), flag(u"secret-stdin"_s)});
        return;
    case Command::Copy:
        parser.addOptions(
            {valued(u"to"_s), valued(u"name"_s), valued(u"limit-rate"_s), flag(u"low-priority"_s), flag(u"no-wait"_s)});
        return;
    case Command::Snapshot:
        parser.addOptions({valued(u"name"_s), valued(u"note"_s), valued(u"track-changes"_s), flag(u"no-wait"_s)});
        return;
    case Command::Build:
        parser.addOptions({valued(u"type"_s), valued(u"name"_s), valued(u"zone"_s), valued(u"group"_s),
            valued(u"user-data"_s), valued(u"volume-size"_s), valued(u"ssh-key"_s), valued(u"mode"_s), valued(u"ram"_s),
            valued(u"cores"_s), valued(u"disk"_s), flag(u"start"_s), flag(u"no-wait"_s)});
        return;
    case Command::Share:
        parser.addOption(valued(u"expires"_s));
        return;
    case Command::Publish:
        parser.addOption(valued(u"retire"_s));
        return;
    case Command::Serve:
        parser.addOption(valued(u"socket"_s));
        return;
    case Command::Prune:
        parser.addOptions({valued(u"keep"_s), flag(u"dry-run"_s)});
        return;
    case Command::Reclaim:
        parser.addOptions({flag(u"now"_s), flag(u"yes"_s)});
        return;
    case Command::Shrink:
        parser.addOptions({valued(u"size"_s), valued(u"fit"_s), valued(u"name"_s), flag(u"dry-run"_s)});
        return;
    case Command::Undelete:
    case Command::Repack:
    case Command::Stats:
    case Command::Try:
    case Command::Show:
    case Command::History:
    case Command::Lock:
    case Command::Unlock:
    case Command::Delete:
    case Command::Libraries:
    case Command::Disconnect:
    case Command::Restore:
    case Command::Servers:
    case Command::Verify:
    case Command::Repair:
    case Command::Backup:
    case Command::Window:
    case Command::Help:
    case Command::Version:
        return;
    }
}

// The file of a file:// URL, as programs hand them on; other words as they stand.
QString fileOf(const QString& word) {
    const QUrl url(word, QUrl::StrictMode);
    return url.isLocalFile() && url.host().isEmpty() && !QFileInfo::exists(word) ? url.toLocalFile() : word;
}

} // namespace

bool CommandLine::isAddress(const QString& word) {
    static const QRegularExpression scheme(u"^[A-Za-z][A-Za-z0-9+.-]*://"_s);
    return scheme.match(word).hasMatch() && !QFileInfo::exists(word);
}

QString CommandLineReader::word() const {
    return wordOf(m_line.command);
}

QString CommandLineReader::parserError(const QCommandLineParser& parser) {
    const QStringList unknown = parser.unknownOptionNames();
    if (!unknown.isEmpty()) {
        const QString& name = unknown.constFirst();
        return tr("There is no option %1.").arg((name.size() == 1 ? u"-"_s : u"--"_s) + name);
    }
    return parser.errorText();
}

Parsed CommandLineReader::readGlobals(const QCommandLineParser& parser) {
    if (parser.isSet(u"library"_s)) {
        m_line.library = parser.value(u"library"_s);
        if (m_line.library.isEmpty())
            return std::unexpected(tr("--library needs the name or the folder of a library."));
    }
    m_line.json = m_line.json || parser.isSet(u"json"_s);
    m_line.quiet = m_line.quiet || parser.isSet(u"quiet"_s);
    return {};
}

QString CommandLineReader::noSuchCommand(const QString& word) {
    return tr("“%1” is neither a command nor a file.").arg(word);
}

// Without a command every word must be a file or folder that exists: a command that was mistyped opens no window.
Parsed CommandLineReader::readWindow(const QStringList& words) {
    m_line.command = Command::Window;
    if (m_line.json)
        return std::unexpected(tr("--json needs a command."));
    for (const QString& word : words) {
        const QString file = fileOf(word);
        if (!QFileInfo::exists(file))
            return std::unexpected(noSuchCommand(word));
        m_line.files.append(QFileInfo(file).absoluteFilePath());
    }
    return {};
}

Parsed CommandLineReader::takeImages(const QStringList& words, qsizetype most) {
    const QString command = wordOf(m_line.command);
    if (words.isEmpty())
        return std::unexpected(tr("%1 needs an image: its id, its name or PATTERN@latest.").arg(command));
    if (words.size() > most)
        return std::unexpected(tr("%1 takes one image, “%2” is too much.").arg(command, words.at(most)));
    m_line.images = words;
    return {};
}

Parsed CommandLineReader::readCommand(const QCommandLineParser& parser) {
    constexpr qsizetype any = std::numeric_limits<qsizetype>::max();
    const QStringList words = parser.positionalArguments();
    switch (m_line.command) {
    case Command::List:
        return readList(parser);
    case Command::Verify:
        m_line.images = words; // none: everything
        return {};
    case Command::Backup:
        if (words.size() != 1 || words.constFirst().isEmpty())
            return std::unexpected(tr("backup needs one folder."));
        m_line.target = words.constFirst();
        return {};
    case Command::Prune:
        return readPrune(parser);
    case Command::Reclaim:
        return readReclaim(parser);
    case Command::Shrink:
        return readShrink(parser);
    case Command::Repack:
    case Command::Stats:
    case Command::Libraries:
    case Command::Servers:
    case Command::Repair:
        if (!words.isEmpty())
            return std::unexpected(tr("%1 takes no words, “%2” is too much.").arg(word(), words.constFirst()));
        return {};
    case Command::Connect:
    case Command::Disconnect:
        return readConnection(parser);
    case Command::Copy:
        return readCopy(parser);
    case Command::Snapshot:
        return readSnapshot(parser);
    case Command::Build:
        return readBuild(parser);
    case Command::Restore:
        return readRestore(parser);
    case Command::Share:
        return readShare(parser);
    case Command::Publish:
        return readPublish(parser);
    case Command::Serve:
        m_line.target = parser.value(u"socket"_s);
        if (m_line.target.isEmpty())
            return std::unexpected(tr("serve needs --socket PATH, where clients connect."));
        return takeImages(words, 1);
    case Command::Try:
    case Command::Show:
    case Command::History:
        return takeImages(words, 1);
    case Command::Import:
        return readImport(parser);
    case Command::Export:
        return readExport(parser);
    case Command::Update:
        return readUpdate(parser);
    case Command::Deprecate:
        return readDeprecate(parser);
    case Command::Lock:
    case Command::Unlock:
        m_line.changes.locked = m_line.command == Command::Lock;
        return takeImages(words, any);
    case Command::Delete:
    case Command::Undelete:
        return takeImages(words, any);
    case Command::Window:
    case Command::Help:
    case Command::Version:
        return {};
    }
    return {};
}

Parsed CommandLineReader::readList(const QCommandLineParser& parser) {
    const QStringList words = parser.positionalArguments();
    if (!words.isEmpty())
        return std::unexpected(
            tr("list takes no words, “%1” is too much: --search finds by words.").arg(words.constFirst()));
    if (parser.isSet(u"scope"_s)) {
        const auto scope = scopeFromName(parser.value(u"scope"_s));
        if (!scope) {
            return std::unexpected(tr("“%1” is no scope: write all, official, private, public, deprecated or deleted.")
                    .arg(parser.value(u"scope"_s)));
        }
        m_line.scope = *scope;
    }
    m_line.search = parser.value(u"search"_s);
    return {};
}

Parsed CommandLineReader::readImport(const QCommandLineParser& parser) {
    for (const QString& word : parser.positionalArguments())
        m_line.files.append(fileOf(word));
    if (m_line.files.isEmpty())
        return std::unexpected(tr("import needs a file."));
    for (const QString& file : std::as_const(m_line.files)) {
        if (file.isEmpty())
            return std::unexpected(tr("An empty word names no file."));
        if (file == "-"_L1 && m_line.files.size() > 1)
            return std::unexpected(tr("Standard input is imported alone: “-” does not go with other files."));
        if (CommandLine::isAddress(file)) {
            if (const auto usable = checkAddress(file); !usable)
                return usable;
        }
    }
    m_line.noWait = parser.isSet(u"no-wait"_s);
    m_line.retry = parser.isSet(u"retry"_s);
    if (m_line.retry) {
        for (const QString& option : parser.optionNames()) {
            static const QStringList others{u"retry"_s, u"limit-rate"_s, u"library"_s, u"json"_s, u"quiet"_s};
            if (!others.contains(option))
                return std::unexpected(tr("--retry makes images as they were to be made: not with --%1.").arg(option));
        }
    }
    if (m_line.files.size() > 1) {
        for (const auto& option : {u"name"_s, u"sha256"_s, u"member"_s}) {
            if (parser.isSet(option))
                return std::unexpected(tr("--%1 is for one file, and there are several.").arg(option));
        }
    }
    if (parser.isSet(u"sha256"_s)) {
        static const QRegularExpression digest(u"\\A[0-9A-Fa-f]{64}\\z"_s);
        const QString value = parser.value(u"sha256"_s);
        if (!digest.match(value).hasMatch())
            return std::unexpected(tr("--sha256 needs the 64 hexadecimal digits of a SHA-256."));
        m_line.sha256 = QByteArray::fromHex(value.toLatin1());
    }
    m_line.member = parser.value(u"member"_s);
    if (parser.isSet(u"member"_s) && m_line.member.isEmpty())
        return std::unexpected(tr("--member needs the name of a file in the archive."));
    return readLargestDisk(parser).and_then([&] { return readLimitRate(parser); }).and_then([&] {
        return readFields(parser);
    });
}

Parsed CommandLineReader::readLargestDisk(const QCommandLineParser& parser) {
    if (!parser.isSet(u"max-size"_s))
        return {};
    m_line.largestDisk = parseSize(parser.value(u"max-size"_s));
    if (!m_line.largestDisk || *m_line.largestDisk <= 0)
        return std::unexpected(tr("--max-size needs a size, such as 20T."));
    return {};
}

Parsed CommandLineReader::readExport(const QCommandLineParser& parser) {
    const QStringList words = parser.positionalArguments();
    if (words.size() < 2)
        return std::unexpected(tr("export needs an image and a file, or “-” for standard output."));
    if (words.size() > 2)
        return std::unexpected(tr("export takes one image and one file, “%1” is too much.").arg(words.at(2)));
    if (words.at(1).isEmpty())
        return std::unexpected(tr("An empty word names no file."));
    m_line.images = words.first(1);
    m_line.target = words.at(1);
    m_line.force = parser.isSet(u"force"_s);
    if (m_line.target == "-"_L1 && m_line.json)
        return std::unexpected(tr("--json and the disk itself cannot both go to standard output."));
    const QString format = parser.value(u"format"_s);
    const QStringList others = ConvertedOutput::formats();
    if (parser.isSet(u"format"_s) && format != "raw"_L1 && !others.contains(format))
        return std::unexpected(tr("“%1” is no format that is written: raw, %2 are.").arg(format, others.join(u", "_s)));
    if (format != "raw"_L1)
        m_line.format = format;
    if (m_line.target == "-"_L1 && !m_line.format.isEmpty())
        return std::unexpected(tr("Only raw disks go to standard output. Name a file for %1.").arg(format));
    return readLimitRate(parser);
}

Parsed CommandLineReader::readUpdate(const QCommandLineParser& parser) {
    if (const auto taken = takeImages(parser.positionalArguments(), 1); !taken)
        return taken;
    if (parser.isSet(u"public"_s)) {
        const QString value = parser.value(u"public"_s);
        if (value != "yes"_L1 && value != "no"_L1)
            return std::unexpected(tr("--public needs yes or no."));
        m_line.changes.isPublic = value == "yes"_L1;
    }
    if (const auto fields = readFields(parser); !fields)
        return fields;
    if (m_line.changes.isEmpty()) {
        return std::unexpected(tr("update needs to be told what to change: --name, --description, --username, --arch, "
                                  "--mode, --min-ram or --public."));
    }
    return {};
}

Parsed CommandLineReader::readDeprecate(const QCommandLineParser& parser) {
    const bool undo = parser.isSet(u"undo"_s);
    m_line.changes.status = undo ? ImageStatus::Available : ImageStatus::Deprecated;
    if (parser.isSet(u"successor"_s)) {
        if (undo)
            return std::unexpected(tr("--undo and --successor do not go together."));
        m_line.successor = parser.value(u"successor"_s);
        if (m_line.successor.isEmpty())
            return std::unexpected(tr("--successor needs an image."));
    }
    return takeImages(parser.positionalArguments(), std::numeric_limits<qsizetype>::max());
}

Parsed CommandLineReader::readName(const QCommandLineParser& parser) {
    if (!parser.isSet(u"name"_s))
        return {};
    m_line.changes.name = parser.value(u"name"_s);
    if (m_line.changes.name->trimmed().isEmpty())
        return std::unexpected(tr("An image's name cannot be empty."));
    return {};
}

// The options that import and update share.
Parsed CommandLineReader::readFields(const QCommandLineParser& parser) {
    ImageChanges& changes = m_line.changes;
    if (const auto named = readName(parser); !named)
        return named;
    if (parser.isSet(u"arch"_s)) {
        const QString value = parser.value(u"arch"_s);
        changes.architecture = Architecture(value == "none"_L1 ? QString() : value);
    }
    if (parser.isSet(u"mode"_s)) {
        changes.mode = imageModeFromApi(parser.value(u"mode"_s));
        if (!changes.mode)
            return std::unexpected(tr("--mode needs virtio or compatibility."));
    }
    if (parser.isSet(u"username"_s))
        changes.username = parser.value(u"username"_s);
    if (parser.isSet(u"description"_s))
        changes.description = parser.value(u"description"_s);
    return parser.isSet(u"min-ram"_s) ? readMinRam(parser.value(u"min-ram"_s)) : Parsed();
}

Parsed CommandLineReader::readMinRam(const QString& value) {
    if (value == "none"_L1) {
        m_line.changes.minRam = std::optional<qint64>();
        return {};
    }
    static const QRegularExpression digits(u"\\A[0-9]{1,12}\\z"_s); // toLongLong() also takes "+5", " 5" and "-5"
    bool isNumber = digits.match(value).hasMatch();
    const qint64 mib = isNumber ? value.toLongLong(&isNumber) : 0;
    if (!isNumber)
        return std::unexpected(tr("--min-ram needs a number of MiB, or none."));
    m_line.changes.minRam = std::optional(mib * kMiB);
    return {};
}

namespace {

// Options before the command are global. What follows the command is that command's own to read.
struct Split {
    QCommandLineParser globals;
    std::optional<Command> command;
    bool understood = false;

    explicit Split(const QStringList& arguments) {
        globals.setOptionsAfterPositionalArgumentsMode(QCommandLineParser::ParseAsPositionalArguments);
        addGlobalOptions(globals);
        understood = globals.parse(QStringList(u"platter"_s) + arguments); // it wants the program's name in front
        const QStringList words = globals.positionalArguments();
        command = words.isEmpty() ? std::nullopt : commandNamed(words.constFirst());
    }
};

} // namespace

Parsed CommandLineReader::readAll(const QStringList& arguments) {
    const Split split(arguments);
    if (!split.command) { // all options are global, wherever they stand
        QCommandLineParser parser;
        addGlobalOptions(parser);
        if (!parser.parse(QStringList(u"platter"_s) + arguments))
            return std::unexpected(parserError(parser));
        return readWithoutCommand(parser);
    }
    if (!split.understood)
        return std::unexpected(parserError(split.globals));
    if (split.globals.isSet(u"version"_s)) {
        m_line.command = Command::Version;
        return {};
    }
    m_line.command = *split.command;
    QCommandLineParser own;
    addGlobalOptions(own);
    addOptionsOf(m_line.command, own);
    const bool understood = own.parse(split.globals.positionalArguments()); // the command in the place of the program
    if (split.globals.isSet(u"help"_s) || own.isSet(u"help"_s)) {
        m_line.help = CommandHelp::of(m_line.command);
        m_line.command = Command::Help;
        return {};
    }
    if (!understood)
        return std::unexpected(parserError(own));
    return readGlobals(split.globals).and_then([&] { return readGlobals(own); }).and_then([&] {
        return readCommand(own);
    });
}

Parsed CommandLineReader::readWithoutCommand(const QCommandLineParser& parser) {
    if (parser.isSet(u"version"_s)) {
        m_line.command = Command::Version;
        return {};
    }
    if (parser.isSet(u"help"_s)) {
        m_line.command = Command::Help;
        m_line.help = CommandHelp::overview();
        return {};
    }
    return readGlobals(parser).and_then([&] { return readWindow(parser.positionalArguments()); });
}

std::expected<CommandLine, UsageError> CommandLine::parse(const QStringList& arguments) {
    CommandLine line;
    const auto read = CommandLineReader(line).readAll(arguments);
    if (read)
        return line;
    const QString word = wordOf(line.command);
    const QString call = word.isEmpty() ? u"platter --help"_s : u"platter %1 --help"_s.arg(word);
    return std::unexpected(UsageError{.message = read.error(), .hint = tr("“%1” tells how it is used.").arg(call)});
}

} // namespace platter
