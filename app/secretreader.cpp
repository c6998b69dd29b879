// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "app/secretreader.h"

#include <cerrno>
#include <utility>

#include <poll.h>
#include <termios.h>
#include <unistd.h>

namespace platter {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongest = 64 * 1024;
constexpr char kCtrlC = 3, kCtrlD = 4, kBackspace = 8, kCtrlU = 21, kDelete = 127;

// The terminal gives each key at once and shows none, until this goes. Ctrl-C comes as a character: a signal would end
// the process with the terminal left like that.
class Silence {
public:
    explicit Silence(int terminal)
        : m_terminal(terminal) {
        m_changed = ::tcgetattr(terminal, &m_before) == 0;
        termios now = m_before;
        now.c_lflag &= ~static_cast<tcflag_t>(ECHO | ECHONL | ICANON | ISIG);
        now.c_cc[VMIN] = 1;
        now.c_cc[VTIME] = 0;
        m_changed = m_changed && ::tcsetattr(terminal, TCSAFLUSH, &now) == 0;
    }
    ~Silence() {
        if (m_changed && ::tcsetattr(m_terminal, TCSAFLUSH, &m_before) != 0)
            qWarning("the terminal stays silent: “stty sane” brings it back");
    }
    Q_DISABLE_COPY_MOVE(Silence)
    bool isSilent() const { return m_changed; }

private:
    int m_terminal;
    termios m_before{};
    bool m_changed = false;
};

// The last character and not only its last byte.
void removeLast(QByteArray& line) {
    while (!line.isEmpty() && (static_cast<unsigned char>(line.back()) & 0xc0U) == 0x80U)
        line.chop(1);
    line.chop(1);
}

} // namespace

bool SecretReader::isTerminal() const {
    return ::isatty(m_in) == 1;
}

void SecretReader::say(const QString& text) const {
    const QByteArray bytes = text.toUtf8();
    if (::write(m_out, bytes.constData(), static_cast<size_t>(bytes.size())) < 0)
        qWarning("the prompt cannot be shown");
}

Result<QString> SecretReader::read(const QString& prompt) {
    if (!isTerminal())
        return readLine(false);
    const Silence silence(m_in);
    if (!silence.isSilent()) {
        return std::unexpected(Error{.code = ErrorCode::Unreadable,
            .message = tr("The terminal cannot be kept from showing what is typed: use --secret-stdin.")});
    }
    say(prompt + u": "_s);
    auto line = readLine(true);
    say(u"\n"_s);
    return line;
}

Result<QString> SecretReader::readLine(bool terminal) {
    const auto cancelled = std::unexpected(Error{.code = ErrorCode::Cancelled, .message = tr("Nothing was typed.")});
    QByteArray line;
    while (line.size() < kLongest) {
        pollfd wait{.fd = m_in, .events = POLLIN, .revents = 0};
        if (::poll(&wait, 1, -1) < 0) // a signal, which is for the program's end
            return cancelled;
        char key = 0;
        if (::read(m_in, &key, 1) != 1) {
            if (!line.isEmpty())
                break; // the last line may lack its end
            return std::unexpected(Error{.code = ErrorCode::Unreadable,
                .message = tr("The secret is missing: standard input ended before it came.")});
        }
        if (key == '\n' || (terminal && key == '\r'))
            break;
        if (terminal && (key == kCtrlC || key == kCtrlD))
            return cancelled;
        if (terminal && (key == kBackspace || key == kDelete))
            removeLast(line);
        else if (terminal && key == kCtrlU)
            line.clear();
        else
            line.append(key);
    }
    if (line.endsWith('\r'))
        line.chop(1);
    return QString::fromUtf8(line);
}

} // namespace platter
