// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/error.h"

#include <QCoreApplication>

namespace platter {

// Reads what nobody else may see, a line each: from a terminal after a prompt and without echo, else from what comes in.
// Blocks.
class SecretReader {
    Q_DECLARE_TR_FUNCTIONS(SecretReader)

public:
    // File descriptors; `out` is where the prompt goes.
    SecretReader(int in, int out)
        : m_in(in)
        , m_out(out) { }

    bool isTerminal() const;
    // `prompt`: "Password", without a colon. Cancelled on Ctrl-C or a signal; Unreadable when nothing more comes.
    Result<QString> read(const QString& prompt);

private:
    Result<QString> readLine(bool terminal);
    void say(const QString& text) const;

    int m_in;
    int m_out;
};

} // namespace platter
