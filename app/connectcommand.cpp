// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "app/connectcommand.h"

#include "app/cloudenvironment.h"
#include "app/clioutput.h"

#include <QJsonDocument>

namespace platter {

using namespace Qt::StringLiterals;

ConnectCommand::ConnectCommand(CommandLine line, Surroundings surroundings, QObject* parent)
    : QObject(parent)
    , m_line(std::move(line))
    , m_with(std::move(surroundings))
    , m_request(m_line.connection) { }

void ConnectCommand::start() {
    if (m_line.command == Command::Disconnect)
        return disconnectFrom();
    const auto known = m_with.store->findNamed(m_request.name);
    if (m_request.clientId.isEmpty())
        return known ? signInAgain(*known) : fail(unknown());
    if (known) {
        return fail(Error{.code = ErrorCode::InvalidArgument,
            .message = tr("There is a connection called “%1” already: “platter connect %1” alone signs in again.")
                .arg(known->name)});
    }
    connectNew();
}

void ConnectCommand::interrupt(int signal) {
    if (m_ended)
        return;
    complain(tr("Stopped."));
    end(128 + signal);
}

Error ConnectCommand::unknown() const {
    QStringList names;
    for (const Connection& connection : m_with.store->connections())
        names.append(connection.name);
    const QString name = m_line.connection.name;
    return {.code = ErrorCode::NotFound,
        .message = names.isEmpty()
            ? tr("There is no connection called “%1”, and no other one.").arg(name)
            //: %2 names with commas between them
            : tr("There is no connection called “%1”. There are: %2.").arg(name, names.join(u", "_s))};
}

// ---- connect

void ConnectCommand::connectNew() {
    if (m_request.kind == SignInKind::Person && !m_with.connector->remembersSecrets()) {
        return fail(Error{.code = ErrorCode::Unsupported,
            .message = tr("There is no keyring here, so a person's sign-in cannot be kept: use an API client.")});
    }
    if (askSecrets())
        send();
}

void ConnectCommand::signInAgain(const Connection& connection) {
    const auto kept = m_with.connector->connection(connection.id);
    if (!kept)
        return fail(unknown());
    m_request = *kept;
    m_again = connection.id;
    connectNew();
}

// Never an argument: those can be seen by everyone on this computer.
Result<QString> ConnectCommand::clientSecret() {
    const bool person = m_request.kind == SignInKind::Person;
    if (!m_line.secretFromInput && !m_with.environmentSecret.isEmpty())
        return m_with.environmentSecret;
    if (m_line.secretFromInput || m_with.inIsTerminal)
        //: %1 an id, app-xxxxx or cli-xxxxx
        return m_with.ask(person ? tr("Secret of the application %1").arg(m_request.clientId)
                                 : tr("Secret of %1").arg(m_request.clientId));
    return std::unexpected(Error{.code = ErrorCode::InvalidArgument,
        .message
        = tr("The secret is missing: PLATTER_CLIENT_SECRET tells it, or standard input with --secret-stdin.")});
}

bool ConnectCommand::askSecrets() {
    const auto secret = clientSecret();
    if (!secret) {
        fail(secret.error());
        return false;
    }
    m_request.clientSecret = *secret;
    if (m_request.kind == SignInKind::ApiClient)
        return true;
    if (!m_line.secretFromInput && !m_with.inIsTerminal) {
        fail(Error{.code = ErrorCode::InvalidArgument,
            .message
            = tr("The password is asked for on a terminal, or read from standard input with --secret-stdin.")});
        return false;
    }
    //: %1 an e-mail address
    const auto password = m_with.ask(tr("Password of %1").arg(m_request.userName));
    if (!password) {
        fail(password.error());
        return false;
    }
    m_request.password = *password;
    return true;
}

void ConnectCommand::send() {
    if (m_again.isEmpty()) {
        m_with.connector->connectTo(m_request).then(
            this, [this](const Result<LibraryId>& library) { answered(library); });
        return;
    }
    m_with.connector->signIn(m_again, m_request).then(this, [this](const Result<void>& done) {
        answered(done.transform([this] { return m_again; }));
    });
}

void ConnectCommand::answered(const Result<LibraryId>& library) {
    if (m_ended)
        return;
    if (!library)
        return refused(library.error());
    const auto connection = m_with.store->find(*library);
    const QString account
        = connection ? tr("%1 (%2)").arg(connection->accountName, connection->account.toString()) : QString();
    //: %1 an account, %2 a name
    settle(tr("Connected to %1 as “%2”.").arg(account, connection ? connection->name : QString()), *library);
}

void ConnectCommand::refused(const Error& error) {
    if (error.code == ErrorCode::OneTimeCodeNeeded && !m_codeAsked)
        return askOneTimeCode();
    if (error.code == ErrorCode::Ambiguous && m_request.kind == SignInKind::ApiClient)
        return tellAccounts();
    fail(error);
}

void ConnectCommand::askOneTimeCode() {
    m_codeAsked = true;
    const auto code = m_with.ask(tr("One-time code"));
    if (!code)
        return fail(code.error());
    m_request.oneTimeCode = *code;
    send();
}

void ConnectCommand::tellAccounts() {
    m_with.connector->accounts(m_request).then(this, [this](const Result<QList<Account>>& accounts) {
        if (m_ended)
            return;
        const auto chosen
            = accounts.and_then([](const QList<Account>& all) { return CloudEnvironment::choose(all, {}); });
        fail(chosen ? Error{.code = ErrorCode::Ambiguous, .message = tr("The accounts changed meanwhile: try again.")}
                    : chosen.error());
    });
}

// ---- disconnect

void ConnectCommand::disconnectFrom() {
    const auto known = m_with.store->findNamed(m_request.name);
    if (!known)
        return fail(unknown());
    m_with.connector->signOut(known->id);
    settle(
        tr("“%1” is forgotten here: its secret, its settings and what was known of it.").arg(known->name), known->id);
}

// ---- the end

// The program ends at once: the keyring must have been told first.
void ConnectCommand::settle(const QString& sentence, const LibraryId& library) {
    m_with.settled().then(this, [this, sentence, library](const Result<void>& kept) {
        if (m_ended)
            return;
        const auto connection = m_with.store->find(library);
        QByteArray text = QString(sentence + u'\n').toUtf8();
        if (m_line.json && connection)
            text = QJsonDocument(CliOutput::connectionJson(*connection)).toJson();
        if (!m_line.quiet || m_line.json)
            m_with.out->write(text);
        if (!kept)
            return fail(kept.error());
        if (m_line.command == Command::Connect && !m_with.connector->remembersSecrets() && !m_line.quiet) {
            complain(tr("There is no keyring here, so the secret is not kept: PLATTER_CLIENT_SECRET tells it to each "
                        "command."));
        }
        end(0);
    });
}

void ConnectCommand::complain(const QString& sentence) {
    m_with.err->write(QString(u"platter: "_s + CliOutput::oneLine(sentence) + u'\n').toUtf8());
}

void ConnectCommand::fail(const Error& error) {
    if (m_ended)
        return;
    complain(error.message);
    end(1);
}

void ConnectCommand::end(int status) {
    if (!std::exchange(m_ended, true))
        Q_EMIT finished(status);
}

} // namespace platter
