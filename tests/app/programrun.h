// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonDocument>
#include <QProcess>
#include <QString>

namespace platter::test {

// What a run of the real program left: its status (-1: it did not start, did not end within a minute, or crashed) and what
// it printed.
struct Run {
    int status = -1;
    QByteArray out;
    QString err;

    QJsonDocument json() const { return QJsonDocument::fromJson(out); }
    QString word() const { return QString::fromUtf8(out).trimmed(); }
};

// Runs the process to its end, with that on its standard input.
inline Run run(QProcess& process, const QByteArray& input = {}) {
    process.start();
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
        return {.status = -1, .out = process.readAllStandardOutput(), .err = process.errorString()};
    return {.status = process.exitCode(),
        .out = process.readAllStandardOutput(),
        .err = QString::fromUtf8(process.readAllStandardError())};
}

} // namespace platter::test
