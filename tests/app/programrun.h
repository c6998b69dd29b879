// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonDocument>
#include <QProcess>
#include <QProcessEnvironment>
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

// That of a person who lives in the folder `home`, has no display of any kind, no session bus, and has set nothing; and the
// variables of these pairs ("NAME=value").
inline QProcessEnvironment environmentAt(const QString& home, const QStringList& pairs = {}) {
    using namespace Qt::StringLiterals;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, home);
    environment.insert(u"XDG_DATA_HOME"_s, home + u"/data"_s);
    environment.insert(u"XDG_CONFIG_HOME"_s, home + u"/config"_s);
    environment.insert(u"XDG_CACHE_HOME"_s, home + u"/cache"_s);
    environment.insert(u"XDG_STATE_HOME"_s, home + u"/state"_s);
    for (const auto& name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"QT_QPA_PLATFORM"_s, u"PLATTER_LIBRARY"_s,
             u"LANGUAGE"_s, u"PLATTER_API_URL"_s, u"PLATTER_ORBIT_URL"_s, u"PLATTER_CLIENT_ID"_s,
             u"PLATTER_CLIENT_SECRET"_s, u"PLATTER_ACCOUNT"_s, u"DBUS_SESSION_BUS_ADDRESS"_s})
        environment.remove(name);
    for (const QString& pair : pairs)
        environment.insert(pair.section(u'=', 0, 0), pair.section(u'=', 1));
    return environment;
}

// Runs the process to its end, with that on its standard input. A build waits a minute for its server to answer.
inline Run run(QProcess& process, const QByteArray& input = {}) {
    process.start();
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit)
        return {.status = -1, .out = process.readAllStandardOutput(), .err = process.errorString()};
    return {.status = process.exitCode(),
        .out = process.readAllStandardOutput(),
        .err = QString::fromUtf8(process.readAllStandardError())};
}

} // namespace platter::test
