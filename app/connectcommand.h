// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/commandline.h"
#include "models/brightbox/connectionstore.h"

#include <QIODevice>
#include <QObject>

#include <functional>

namespace platter {

// connect and disconnect: makes and ends the connections that the other commands and the window use. Lives in the main
// thread; blocks only while a person is asked.
class ConnectCommand : public QObject {
    Q_OBJECT

public:
    struct Surroundings {
        QIODevice* out = nullptr;
        QIODevice* err = nullptr;
        Connector* connector = nullptr;
        const ConnectionStore* store = nullptr;
        QString environmentSecret{}; // PLATTER_CLIENT_SECRET; may be empty
        bool inIsTerminal = false;
        std::function<Result<QString>(const QString& prompt)> ask{}; // a secret, from standard input
        std::function<QFuture<Result<void>>()> settled{}; // everything secret is kept that is to be
    };
    // What is pointed to outlives this object.
    ConnectCommand(CommandLine line, Surroundings surroundings, QObject* parent = nullptr);

    void start();
    void interrupt(int signal); // ends with 128 + the signal's number

Q_SIGNALS:
    void finished(int exitStatus); // once

private:
    void connectNew();
    void signInAgain(const Connection& connection);
    void disconnectFrom();
    bool askSecrets(); // false: it has ended
    Result<QString> clientSecret();
    void send();
    void answered(const Result<LibraryId>& library);
    void refused(const Error& error);
    void askOneTimeCode();
    void tellAccounts();
    void settle(const QString& sentence, const LibraryId& library);
    Error unknown() const;
    void complain(const QString& sentence);
    void fail(const Error& error);
    void end(int status);

    CommandLine m_line;
    Surroundings m_with;
    ConnectRequest m_request;
    LibraryId m_again; // set: this connection signs in again
    bool m_codeAsked = false;
    bool m_ended = false;
};

} // namespace platter
