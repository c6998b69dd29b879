// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace platter::test {

// Runs this program again where the file system is another one, by bubblewrap. Returns its exit code, or nothing where that
// is not permitted (containers often forbid it) or where this is already the inner one.
// `arguments`: this program's, when not the same again.
inline std::optional<int> runInside(const char* variable, const QString& folder, const QStringList& bwrapArguments,
    const QStringList& arguments = QCoreApplication::arguments().mid(1)) {
    if (qEnvironmentVariableIsSet(variable))
        return std::nullopt;
    const QStringList common = QStringList{QStringLiteral("--bind"), QStringLiteral("/"), QStringLiteral("/"),
                                   QStringLiteral("--dev-bind"), QStringLiteral("/dev"), QStringLiteral("/dev")}
        + bwrapArguments + QStringList{QStringLiteral("--")};
    QProcess probe;
    probe.start(QStringLiteral("bwrap"), common + QStringList{QStringLiteral("true")});
    if (!probe.waitForFinished(20'000) || probe.exitStatus() != QProcess::NormalExit || probe.exitCode() != 0)
        return std::nullopt;
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QString::fromLatin1(variable), folder);
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral("bwrap"), common + QStringList{QCoreApplication::applicationFilePath()} + arguments);
    process.waitForFinished(-1);
    return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : 1;
}

} // namespace platter::test
