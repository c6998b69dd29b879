// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "app/program.h"

#include "app/application.h"
#include "app/cli.h"
#include "app/cloudenvironment.h"
#include "app/commandline.h"
#include "app/connectcommand.h"
#include "app/libraryopener.h"
#include "app/secretreader.h"
#include "app/sleepinhibitor.h"
#include "app/translations.h"
#include "app/unixsignals.h"
#include "models/local/locallibrary.h"
#include "ui/theme.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QIcon>
#include <QLocale>
#include <QLoggingCategory>
#include <QSettings>

#include <clocale>
#include <cstdlib>
#include <limits>
#include <string_view>

#include <langinfo.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace platter {

using namespace Qt::StringLiterals;

namespace {

class Program {
    Q_DECLARE_TR_FUNCTIONS(Program)

public:
    Program(int& argc, char** argv);
    int run();

private:
    int runCommand();
    int runWindow();
    int runWithLibrary(const CommandLine& line);
    int runConnect(const CommandLine& line);
    Result<WindowPlace> placeOf(const CommandLine& line) const;
    bool openStreams();
    static int complain(const QString& text, int status);

    int& m_argc;
    char** m_argv;
    QStringList m_arguments;
    QFile m_out;
    QFile m_err;
};

// Qt takes file names and arguments to be UTF-8 and complains on standard error where the locale is not, or is not
// installed. The person's language stays: Qt reads it from the environment once, here.
void useUtf8() {
    if (QLocale::system().uiLanguages().isEmpty())
        qWarning("the environment names no language");
    if (std::setlocale(LC_ALL, "") == nullptr || std::string_view(::nl_langinfo(CODESET)) != "UTF-8")
        qputenv("LC_ALL", "C.UTF-8");
}

int terminalColumns(int fd) {
    winsize size{};
    if (::isatty(fd) != 1)
        return 0;
    return ::ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

// Commands that may make a library where there is none: it is empty to begin with, so others have nothing to do there.
bool mayCreate(Command command) {
    return command == Command::Import || command == Command::Window;
}

// What opens the libraries, in the person's own surroundings.
LibraryOpener::Surroundings surroundings() {
    return {.environment = QProcessEnvironment::systemEnvironment(),
        .keyring = makeKeyring(),
        .cloudFolder = LibraryLocation::cloudFolder(),
        .standardFolder = LocalLibrary::defaultFolder(),
        .chosenFolder = LibraryLocation::chosen()};
}

} // namespace

Program::Program(int& argc, char** argv)
    : m_argc(argc)
    , m_argv(argv) {
    for (int i = 1; i < argc; ++i)
        m_arguments.append(QString::fromLocal8Bit(argv[i]));
    QCoreApplication::setOrganizationName(u"Platter"_s);
    QCoreApplication::setApplicationName(u"platter"_s);
    QCoreApplication::setApplicationVersion(u"" PLATTER_VERSION ""_s);
}

int Program::complain(const QString& text, int status) {
    QFile err;
    if (err.open(STDERR_FILENO, QIODevice::WriteOnly | QIODevice::Unbuffered))
        err.write(QString(u"platter: "_s + text + u'\n').toUtf8());
    return status;
}

int Program::run() {
    UnixSignals::ignoreBrokenPipes();
    QLoggingCategory::setFilterRules(u"kf.archive=false"_s); // damage is told by our own sentence, and once
    useUtf8();
    const auto line = CommandLine::parse(m_arguments);
    return line && line->command == Command::Window ? runWindow() : runCommand();
}

Result<WindowPlace> Program::placeOf(const CommandLine& line) const {
    QSettings settings;
    auto place = LibraryLocation::forWindow({.asked = line.library,
        .environment = qEnvironmentVariable("PLATTER_LIBRARY"),
        .chosen = LibraryLocation::chosen(),
        .standard = LocalLibrary::defaultFolder(),
        .connections = ConnectionStore(&settings).connections(),
        .hasCloudEnvironment = !qEnvironmentVariableIsEmpty("PLATTER_API_URL")});
    if (!place)
        return place;
    // The usual place may be made by whoever comes first; a folder that was named must be meant.
    const bool usual = place->folder == QDir::cleanPath(LocalLibrary::defaultFolder());
    return LibraryLocation::check(place->folder, usual || mayCreate(line.command)).transform([&place] {
        return *place;
    });
}

int Program::runCommand() {
    QCoreApplication application(m_argc, m_argv);
    installTranslations(application, QLocale::system());
    const auto line = CommandLine::parse(m_arguments); // again: now in the person's language
    if (!line)
        return complain(line.error().message + u'\n' + line.error().hint, 2);
    if (line->command == Command::Help || line->command == Command::Version) {
        const QString text
            = line->command == Command::Help ? line->help : u"platter %1\n"_s.arg(u"" PLATTER_VERSION ""_s);
        QFile out;
        const bool written
            = out.open(STDOUT_FILENO, QIODevice::WriteOnly) && out.write(text.toUtf8()) >= 0 && out.flush();
        return written ? 0 : complain(tr("Standard output cannot be written to."), 1);
    }
    if (!openStreams())
        return complain(tr("Standard output or standard error is closed."), 1);
    const bool connects = line->command == Command::Connect || line->command == Command::Disconnect;
    return connects ? runConnect(*line) : runWithLibrary(*line);
}

bool Program::openStreams() {
    return m_out.open(STDOUT_FILENO, QIODevice::WriteOnly | QIODevice::Unbuffered)
        && m_err.open(STDERR_FILENO, QIODevice::WriteOnly | QIODevice::Unbuffered);
}

int Program::runConnect(const CommandLine& line) {
    auto with = surroundings();
    with.polls = false;
    LibraryOpener opener(std::move(with));
    SecretReader secrets(STDIN_FILENO, STDERR_FILENO);
    UnixSignals signals;
    ConnectCommand command(line,
        {.out = &m_out,
            .err = &m_err,
            .connector = opener.connector(),
            .store = &opener.store(),
            .environmentSecret = CloudEnvironment::secret(QProcessEnvironment::systemEnvironment()),
            .inIsTerminal = secrets.isTerminal(),
            .ask = [&secrets](const QString& prompt) { return secrets.read(prompt); },
            .settled = [&opener] { return opener.settled(); }});
    QObject::connect(&signals, &UnixSignals::received, &command, &ConnectCommand::interrupt);
    QObject::connect(
        &command, &ConnectCommand::finished, &command, [](int status) { QCoreApplication::exit(status); },
        Qt::QueuedConnection);
    QMetaObject::invokeMethod(&command, &ConnectCommand::start, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

int Program::runWithLibrary(const CommandLine& line) {
    const QDateTime since = QDateTime::currentDateTimeUtc();
    UnixSignals signals;
    LibraryOpener opener(surroundings());
    opener.limitRate(line.limitRate);
    opener.setPriority(line.lowPriority ? Priority::Low : Priority::Usual);
    JobQueue queue(std::numeric_limits<int>::max()); // the command says what runs at once
    std::optional<SleepInhibitor> inhibitor; // asks the desktop: only where there is something to be long about
    if (line.command == Command::Import || line.command == Command::Copy || line.command == Command::Export
        || line.command == Command::Verify || line.command == Command::Repair || line.command == Command::Backup)
        inhibitor.emplace(&queue);
    std::unique_ptr<Cli> cli;
    // Not before the keyring knows the newest tokens.
    const auto end = [&opener](int status) {
        opener.settled().then(&opener, [status](const Result<void>& kept) {
            QCoreApplication::exit(kept ? status : complain(kept.error().message, 1));
        });
    };
    QObject::connect(&signals, &UnixSignals::received, &opener, [&cli](int number) {
        if (cli)
            cli->interrupt(number);
        else
            QCoreApplication::exit(complain(tr("Stopped."), 128 + number));
    });
    const auto opened = [&](const Result<Library*>& library) {
        if (!library)
            return QCoreApplication::exit(complain(library.error().message, 1));
        cli = std::make_unique<Cli>(line, *library, &queue,
            CliSurroundings{.out = &m_out,
                .err = &m_err,
                .outIsTerminal = ::isatty(STDOUT_FILENO) == 1,
                .progressColumns = terminalColumns(STDERR_FILENO),
                .open = [&opener](const QString& word) { return opener.open(word, true); },
                .connections = opener.store().connections(),
                .settingsFiles = {QSettings().fileName()},
                .since = since});
        QObject::connect(cli.get(), &Cli::finished, &opener, end, Qt::QueuedConnection);
        cli->start();
    };
    const auto open = [&] {
        auto library = line.command == Command::Libraries ? opener.openLocal(line.library)
                                                          : opener.open(line.library, mayCreate(line.command));
        library.then(&opener, opened);
    };
    QMetaObject::invokeMethod(&opener, open, Qt::QueuedConnection); // what is known at once is told in the loop, too
    return QCoreApplication::exec();
}

int Program::runWindow() {
    if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY")
        && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        return complain(tr("There is no display for the window: “platter --help” tells what works without one."), 1);
    QApplication application(m_argc, m_argv);
    installTranslations(application, QLocale::system());
    QGuiApplication::setApplicationDisplayName(u"Platter"_s);
    QGuiApplication::setDesktopFileName(u"" PLATTER_APP_ID ""_s);
    QApplication::setWindowIcon(QIcon(u":/icons/platter.svg"_s));
    applyTheme(application, ThemeChoice::System);

    const auto line = CommandLine::parse(m_arguments);
    if (!line)
        return complain(line.error().message, 2);
    const auto place = placeOf(*line);
    if (!place)
        return complain(place.error().message, 1);
    QGuiApplication::setQuitOnLastWindowClosed(false); // not before what must not be lost is kept
    Application program(place->folder, place->isFixed);
    UnixSignals signals; // quitting by a signal is quitting: what runs is cancelled cleanly
    QObject::connect(
        &signals, &UnixSignals::received, &program, [&program](int number) { program.leave(128 + number); });
    program.show(line->files, place->shown);
    return QApplication::exec();
}

int runProgram(int argc, char** argv) {
    return Program(argc, argv).run();
}

} // namespace platter
