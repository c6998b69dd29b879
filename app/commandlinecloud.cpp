// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "app/commandlinereader.h"
#include "models/domain/sizes.h"

#include <QCommandLineParser>
#include <QRegularExpression>
#include <QUrl>

namespace platter {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostHours = 24 * 366;
constexpr int kMostVolumeGiB = 1024 * 1024;
constexpr int kMostRamMiB = 64 * 1024 * 1024;
constexpr int kMostCores = 512;

std::optional<QUrl> webAddress(const QString& text) {
    const QUrl url(text, QUrl::StrictMode);
    const bool isWeb
        = url.isValid() && !url.host().isEmpty() && (url.scheme() == "https"_L1 || url.scheme() == "http"_L1);
    return isWeb ? std::optional(url) : std::nullopt;
}

// A whole number from 1 to `most`; toInt() would also take "+5" and " 5".
std::optional<int> numberUpTo(int most, const QString& text) {
    static const QRegularExpression digits(u"\\A[0-9]{1,9}\\z"_s);
    const int number = digits.match(text).hasMatch() ? text.toInt() : 0;
    return number >= 1 && number <= most ? std::optional(number) : std::nullopt;
}

// "cli-9f2ks": the service's ids, told apart by how they begin (api.md, section 1).
bool isIdOf(const QString& prefix, const QString& text) {
    static const QRegularExpression rest(u"\\A[0-9a-z]+\\z"_s);
    return text.startsWith(prefix) && rest.match(text.sliced(prefix.size())).hasMatch();
}

} // namespace

Parsed CommandLineReader::checkAddress(const QString& text) {
    if (!webAddress(text))
        return std::unexpected(tr("“%1” is no address that can be fetched: it begins with https or http.").arg(text));
    return {};
}

// ---- connections

Parsed CommandLineReader::readConnection(const QCommandLineParser& parser) {
    const QStringList words = parser.positionalArguments();
    if (words.isEmpty() || words.constFirst().trimmed().isEmpty())
        return std::unexpected(tr("%1 needs the connection's name.").arg(word()));
    if (words.size() > 1)
        return std::unexpected(tr("%1 takes one name, “%2” is too much.").arg(word(), words.at(1)));
    m_line.connection.name = words.constFirst().trimmed();
    if (m_line.command == Command::Disconnect)
        return {};
    if (m_line.connection.name == "local"_L1 || m_line.connection.name == "brightbox"_L1
        || m_line.connection.name.contains(u'/')) {
        return std::unexpected(
            tr("A connection cannot be called “%1”: --library takes that for something else.").arg(words.constFirst()));
    }
    m_line.secretFromInput = parser.isSet(u"secret-stdin"_s);
    return readSignIn(parser).and_then([&] { return readConnectionFields(parser); });
}

// Who signs in. Nothing said: a connection that is kept signs in again.
Parsed CommandLineReader::readSignIn(const QCommandLineParser& parser) {
    ConnectRequest& request = m_line.connection;
    const bool person = parser.isSet(u"user"_s) || parser.isSet(u"application"_s);
    const bool client = parser.isSet(u"client-id"_s);
    if (person && client)
        return std::unexpected(
            tr("--client-id is for an API client, --user and --application for a person: not both."));
    if (!person && !client) {
        for (const auto& option : {u"api"_s, u"orbit"_s, u"account"_s, u"color"_s}) {
            if (parser.isSet(option))
                return std::unexpected(tr("connect needs --client-id, or --user and --application."));
        }
        return {};
    }
    const auto api = webAddress(parser.value(u"api"_s));
    if (!api) {
        return std::unexpected(
            tr("connect needs the address of the API: --api https://api.gb1.brightbox.com, for example."));
    }
    request.api = *api;
    request.kind = person ? SignInKind::Person : SignInKind::ApiClient;
    request.clientId = parser.value(person ? u"application"_s : u"client-id"_s);
    request.userName = parser.value(u"user"_s);
    if (client && !isIdOf(u"cli-"_s, request.clientId))
        return std::unexpected(tr("--client-id needs the id of an API client, cli-xxxxx."));
    if (person && (!isIdOf(u"app-"_s, request.clientId) || request.userName.trimmed().isEmpty()))
        return std::unexpected(tr("A person needs both: --user with the e-mail address, and --application app-xxxxx."));
    return {};
}

Parsed CommandLineReader::readConnectionFields(const QCommandLineParser& parser) {
    ConnectRequest& request = m_line.connection;
    if (parser.isSet(u"orbit"_s)) {
        const auto storage = webAddress(parser.value(u"orbit"_s));
        if (!storage)
            return std::unexpected(tr("--orbit needs an address: https://orbit.brightbox.com, for example."));
        request.storage = *storage;
    }
    if (parser.isSet(u"account"_s)) {
        request.account = AccountId(parser.value(u"account"_s));
        if (!isIdOf(u"acc-"_s, request.account.toString()))
            return std::unexpected(tr("--account needs the id of an account, acc-xxxxx."));
    }
    if (parser.isSet(u"color"_s)) {
        static const QRegularExpression color(u"\\A#[0-9A-Fa-f]{6}\\z"_s);
        request.color = parser.value(u"color"_s).toLower();
        if (!color.match(request.color).hasMatch())
            return std::unexpected(tr("--color needs six hexadecimal digits: '#4a77b4', for example."));
    }
    return {};
}

// ---- images and servers

Parsed CommandLineReader::readLimitRate(const QCommandLineParser& parser) {
    m_line.lowPriority = parser.isSet(u"low-priority"_s);
    if (!parser.isSet(u"limit-rate"_s))
        return {};
    static const QRegularExpression number(u"\\A[0-9]{1,6}(\\.[0-9]{1,3})?\\z"_s);
    const QString value = parser.value(u"limit-rate"_s);
    m_line.limitRate = number.match(value).hasMatch() ? qRound64(value.toDouble() * double(kMiB)) : 0;
    if (m_line.limitRate <= 0)
        return std::unexpected(tr("--limit-rate needs a number of MiB a second, like 5 or 0.5."));
    return {};
}

Parsed CommandLineReader::readCopy(const QCommandLineParser& parser) {
    m_line.otherLibrary = parser.value(u"to"_s);
    if (m_line.otherLibrary.isEmpty())
        return std::unexpected(tr("copy needs --to: the name or the folder of the other library."));
    m_line.noWait = parser.isSet(u"no-wait"_s);
    return takeImages(parser.positionalArguments(), 1).and_then([&] { return readLimitRate(parser); }).and_then([&] {
        return readName(parser);
    });
}

Parsed CommandLineReader::readSnapshot(const QCommandLineParser& parser) {
    m_line.servers = parser.positionalArguments();
    if (m_line.servers.isEmpty())
        return std::unexpected(tr("snapshot needs a server or a volume: its id or its name."));
    if (m_line.servers.size() > 1 && parser.isSet(u"name"_s))
        return std::unexpected(tr("--name is for one snapshot, and there are several."));
    if (parser.isSet(u"note"_s))
        m_line.changes.description = parser.value(u"note"_s);
    if (parser.isSet(u"track-changes"_s)) {
        const QString word = parser.value(u"track-changes"_s);
        if (word != "on"_L1 && word != "off"_L1)
            return std::unexpected(tr("--track-changes is on or off."));
        m_line.tracksChanges = word == "on"_L1;
    }
    m_line.noWait = parser.isSet(u"no-wait"_s);
    return readName(parser);
}

Parsed CommandLineReader::readBuild(const QCommandLineParser& parser) {
    m_line.serverType = parser.value(u"type"_s);
    if (parser.isSet(u"name"_s))
        m_line.changes.name = parser.value(u"name"_s);
    m_line.zone = parser.value(u"zone"_s);
    m_line.groups = parser.values(u"group"_s);
    m_line.userDataFile = parser.value(u"user-data"_s);
    if (parser.isSet(u"volume-size"_s)) {
        const auto size = numberUpTo(kMostVolumeGiB, parser.value(u"volume-size"_s));
        if (!size)
            return std::unexpected(tr("--volume-size needs a number of GiB."));
        m_line.volumeSize = *size * kGiB;
    }
    m_line.noWait = parser.isSet(u"no-wait"_s);
    return readBuildHere(parser).and_then([&] { return takeImages(parser.positionalArguments(), 1); });
}

Parsed CommandLineReader::readBuildHere(const QCommandLineParser& parser) {
    m_line.sshKeyFile = parser.value(u"ssh-key"_s);
    m_line.start = parser.isSet(u"start"_s);
    if (parser.isSet(u"ssh-key"_s) && m_line.sshKeyFile.isEmpty())
        return std::unexpected(tr("--ssh-key needs a file: ~/.ssh/id_ed25519.pub, for example."));
    if (parser.isSet(u"mode"_s)) {
        m_line.changes.mode = imageModeFromApi(parser.value(u"mode"_s));
        if (!m_line.changes.mode)
            return std::unexpected(tr("--mode needs virtio or compatibility."));
    }
    const auto number = [&parser](const QString& name, int most, std::optional<int>& value) {
        value = parser.isSet(name) ? numberUpTo(most, parser.value(name)) : std::nullopt;
        return value || !parser.isSet(name);
    };
    std::optional<int> ram, disk;
    if (!number(u"ram"_s, kMostRamMiB, ram))
        return std::unexpected(tr("--ram needs a number of MiB."));
    if (!number(u"cores"_s, kMostCores, m_line.cores))
        return std::unexpected(tr("--cores needs a number, %1 at most.").arg(kMostCores));
    if (!number(u"disk"_s, kMostVolumeGiB, disk))
        return std::unexpected(tr("--disk needs a number of GiB."));
    if (ram)
        m_line.ram = *ram * kMiB;
    if (disk)
        m_line.disk = *disk * kGiB;
    return {};
}

Parsed CommandLineReader::readRestore(const QCommandLineParser& parser) {
    const QStringList words = parser.positionalArguments();
    if (words.isEmpty())
        return std::unexpected(tr("restore needs a server and an image: their ids or names."));
    m_line.servers = {words.constFirst()};
    return takeImages(words.sliced(1), 1);
}

Parsed CommandLineReader::readShare(const QCommandLineParser& parser) {
    if (parser.isSet(u"expires"_s)) {
        const auto hours = numberUpTo(kMostHours, parser.value(u"expires"_s));
        if (!hours)
            return std::unexpected(tr("--expires needs a number of hours, %1 at most.").arg(kMostHours));
        m_line.hours = *hours;
    }
    return takeImages(parser.positionalArguments(), 1);
}

Parsed CommandLineReader::readPublish(const QCommandLineParser& parser) {
    if (parser.isSet(u"retire"_s)) {
        m_line.retired = parser.value(u"retire"_s);
        if (m_line.retired.isEmpty())
            return std::unexpected(tr("--retire needs an image."));
    }
    m_line.changes.isPublic = true;
    return takeImages(parser.positionalArguments(), 1);
}

} // namespace platter
