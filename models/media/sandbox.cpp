// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/sandbox.h"

#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

constexpr qint64 kMostSaid = 1 << 20; // bytes that it may write to standard error
constexpr qint64 kKeptSaid = 4096;

// The folders that programs need, as this system has them: on most, links into /usr.
QStringList systemFolders() {
    QStringList arguments{u"--ro-bind"_s, u"/usr"_s, u"/usr"_s};
    for (const QString& folder : {u"/bin"_s, u"/sbin"_s, u"/lib"_s, u"/lib32"_s, u"/lib64"_s}) {
        const QFileInfo info(folder);
        if (info.isSymLink())
            arguments << u"--symlink"_s << info.readSymLink() << folder;
        else if (info.isDir())
            arguments << u"--ro-bind"_s << folder << folder;
    }
    return arguments << u"--ro-bind-try"_s << u"/etc/ld.so.cache"_s << u"/etc/ld.so.cache"_s << u"--dev-bind"_s
                     << u"/dev/null"_s << u"/dev/null"_s;
}

} // namespace

bool Sandbox::End::usedUpTime() const {
    return status == 128 + SIGXCPU || status == 128 + SIGKILL; // at the soft and at the hard limit
}

bool Sandbox::End::ranOutOfMemory() const {
    return said.contains("allocate") || said.contains("out of memory") || said.contains("Out of memory");
}

Result<QString> Sandbox::find(const QString& program, const QString& package, const QString& purpose) {
    QString path = QStandardPaths::findExecutable(program);
    if (path.isEmpty())
        path = QStandardPaths::findExecutable(program, {u"/usr/sbin"_s, u"/sbin"_s});
    if (!path.isEmpty())
        return path;
    return std::unexpected(Error{ErrorCode::Unsupported,
        tr("%1 needs the program %2, which is not installed. Install the package %3 and try again.")
            .arg(purpose, program, package),
        program, true});
}

QStringList Sandbox::command(const Order& order, const QString& bubblewrap) {
    QStringList words{u"prlimit"_s, u"--as=%1"_s.arg(order.limits.memory),
        u"--cpu=%1:%2"_s.arg(order.limits.cpuSeconds).arg(order.limits.cpuSeconds + 5), u"--core=0"_s,
        u"--fsize=%1"_s.arg(std::max(kMostSaid, order.largestFile)), u"--stack=%1"_s.arg(1 << 20), bubblewrap,
        u"--unshare-all"_s, u"--new-session"_s, u"--die-with-parent"_s, u"--clearenv"_s, u"--cap-drop"_s, u"ALL"_s,
        u"--setenv"_s, u"MALLOC_ARENA_MAX"_s, u"2"_s, u"--setenv"_s, u"LC_ALL"_s, u"C"_s};
    words += systemFolders();
    if (order.file >= 0)
        words << (order.writes ? u"--bind-fd"_s : u"--ro-bind-fd"_s) << u"4"_s << fileInside();
    if (!order.program.isEmpty())
        words << u"--ro-bind"_s << order.program << programInside();
    words << u"--chdir"_s << u"/"_s;
    // systemd's protocol wants the program's own number, which is not known before it is there.
    if (order.listener >= 0)
        words << u"/bin/sh"_s << u"-c"_s << u"LISTEN_FDS=1 LISTEN_PID=$$ exec \"$@\""_s << u"sh"_s;
    return words + order.command;
}

Result<std::unique_ptr<Sandbox>> Sandbox::start(const Order& order) {
    const auto bubblewrap
        = find(u"bwrap"_s, u"bubblewrap"_s, tr("Opening disk images of others safely", "begins a sentence"));
    if (!bubblewrap)
        return std::unexpected(bubblewrap.error());
    const auto failed = [](int number) {
        return std::unexpected(Error{ErrorCode::Internal,
            tr("The sandbox in which disk images of others are opened could not be started."),
            QString::fromLocal8Bit(std::strerror(number)), true});
    };
    std::unique_ptr<Sandbox> sandbox(new Sandbox);
    sandbox->m_said = ::memfd_create("platter-said", MFD_CLOEXEC);
    sandbox->m_wake = ::eventfd(0, EFD_CLOEXEC);
    if (sandbox->m_said < 0 || sandbox->m_wake < 0)
        return failed(errno);
    if (order.keepsOutput && (sandbox->m_output = ::memfd_create("platter-output", MFD_CLOEXEC)) < 0)
        return failed(errno);
    if (!order.input.isEmpty()) {
        sandbox->m_input = ::memfd_create("platter-input", MFD_CLOEXEC);
        const ssize_t size = order.input.size();
        if (sandbox->m_input < 0 || ::write(sandbox->m_input, order.input.constData(), std::size_t(size)) != size
            || ::lseek(sandbox->m_input, 0, SEEK_SET) != 0)
            return failed(errno);
    }
    Sandbox* self = sandbox.get();
    sandbox->m_keeper = std::jthread([self, order, words = command(order, *bubblewrap)](
                                         const std::stop_token& stop) { self->keep(order, words, stop); });
    std::unique_lock lock(self->m_mutex);
    self->m_changed.wait(lock, [self] { return self->m_started.has_value(); });
    if (*self->m_started != 0) {
        const int number = *self->m_started;
        lock.unlock();
        return failed(number);
    }
    return sandbox;
}

Sandbox::~Sandbox() {
    if (m_keeper.joinable()) {
        m_keeper.request_stop();
        const quint64 one = 1;
        (void)!::write(m_wake, &one, sizeof one);
        m_keeper.join();
    }
    for (const int descriptor : {m_said, m_output, m_input, m_wake})
        if (descriptor >= 0)
            ::close(descriptor);
}

std::optional<Sandbox::End> Sandbox::waitForEnd(std::chrono::milliseconds patience) {
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, patience, [this] { return m_end.has_value(); });
    return m_end;
}

QByteArray Sandbox::said() const {
    QByteArray text(kKeptSaid, Qt::Uninitialized);
    const off_t end = ::lseek(m_said, 0, SEEK_END);
    const auto got = ::pread(m_said, text.data(), std::size_t(text.size()), std::max<off_t>(0, end - off_t(kKeptSaid)));
    return text.first(std::max<qsizetype>(0, qsizetype(got))).trimmed();
}

QByteArray Sandbox::output() const {
    QByteArray text(m_output < 0 ? 0 : kMostSaid, Qt::Uninitialized);
    const auto got = text.isEmpty() ? 0 : ::pread(m_output, text.data(), std::size_t(text.size()), 0);
    return text.first(std::max<qsizetype>(0, qsizetype(got)));
}

bool Sandbox::isTooLoud() const {
    struct stat said{}, output{};
    return ::fstat(m_said, &said) != 0 || said.st_size > kMostSaid
        || (m_output >= 0 && (::fstat(m_output, &output) != 0 || output.st_size > kMostSaid));
}

// ---- what follows runs on the keeper's thread

int Sandbox::spawn(const Order& order, const QStringList& command) const {
    std::vector<QByteArray> words;
    for (const QString& word : command)
        words.push_back(QFile::encodeName(word));
    std::vector<char*> arguments;
    for (QByteArray& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    std::array<char*, 1> environment{nullptr};
    // Above those that the program gets, so that none is lost by moving another.
    const int said = ::fcntl(m_said, F_DUPFD_CLOEXEC, 10);
    const int listener = order.listener >= 0 ? ::fcntl(order.listener, F_DUPFD_CLOEXEC, 10) : -1;
    const int file = order.file >= 0 ? ::fcntl(order.file, F_DUPFD_CLOEXEC, 10) : -1;
    const int nothing = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    const int input = ::fcntl(m_input >= 0 ? m_input : nothing, F_DUPFD_CLOEXEC, 10);
    const int output = ::fcntl(m_output >= 0 ? m_output : nothing, F_DUPFD_CLOEXEC, 10);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input, 0);
    posix_spawn_file_actions_adddup2(&actions, output, 1);
    posix_spawn_file_actions_adddup2(&actions, said, 2);
    if (listener >= 0)
        posix_spawn_file_actions_adddup2(&actions, listener, 3);
    if (file >= 0)
        posix_spawn_file_actions_adddup2(&actions, file, 4);
    pid_t pid = -1;
    const QByteArray limiter = QFile::encodeName(QStandardPaths::findExecutable(command.front()));
    const int error = limiter.isEmpty()
        ? ENOENT
        : ::posix_spawn(&pid, limiter.constData(), &actions, nullptr, arguments.data(), environment.data());
    posix_spawn_file_actions_destroy(&actions);
    for (const int descriptor : {said, listener, file, nothing, input, output})
        if (descriptor >= 0)
            ::close(descriptor);
    return error != 0 ? -error : pid;
}

void Sandbox::keep(const Order& order, const QStringList& command, const std::stop_token& stop) {
    const int pid = spawn(order, command);
    const int handle = pid > 0 ? int(::syscall(SYS_pidfd_open, pid, 0)) : -1;
    const int error = pid < 0 ? -pid : handle < 0 ? errno : 0;
    {
        const std::scoped_lock lock(m_mutex);
        m_started = error;
    }
    m_changed.notify_all();
    if (pid < 0)
        return;
    std::array<pollfd, 2> waited{pollfd{handle, POLLIN, 0}, pollfd{m_wake, POLLIN, 0}};
    while (handle >= 0 && !stop.stop_requested() && (waited[0].revents & POLLIN) == 0)
        if (::poll(waited.data(), waited.size(), -1) < 0 && errno != EINTR)
            break;
    if ((waited[0].revents & POLLIN) == 0)
        ::kill(pid, SIGKILL); // what is inside goes with it
    int status = 0;
    while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) { }
    if (handle >= 0)
        ::close(handle);
    const std::scoped_lock lock(m_mutex);
    m_end = End{WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status), said(), output()};
    m_changed.notify_all();
}

} // namespace platter
