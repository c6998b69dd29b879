// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <memory>

class QSocketNotifier;

namespace platter {

// SIGINT, SIGTERM and SIGHUP as a Qt signal, in the thread that made this object. The same signal a second time ends the
// process at once, as it would without us. One object at a time: a process has one handler for a signal.
class UnixSignals : public QObject {
    Q_OBJECT

public:
    explicit UnixSignals(QObject* parent = nullptr);
    ~UnixSignals() override;

    // Writing to a pipe that nobody reads gives an error (EPIPE) from now on, instead of ending the process.
    static void ignoreBrokenPipes();

Q_SIGNALS:
    void received(int number);

private:
    void read();

    int m_readEnd = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace platter
