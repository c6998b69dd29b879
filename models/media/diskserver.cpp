// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/diskserver.h"

#include "models/media/nbdsource.h"
#include "models/media/qcow2source.h"
#include "models/media/rawsource.h"
#include "models/media/sandbox.h"

#include <QFile>
#include <QTemporaryDir>

#include <cerrno>
#include <cstring>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace platter {

namespace {

// QEMU's names, for --format.
QString qemuName(DiskFormat format) {
    switch (format) {
    case DiskFormat::Qcow2:
        return u"qcow2"_s;
    case DiskFormat::Vmdk:
        return u"vmdk"_s;
    case DiskFormat::Vdi:
        return u"vdi"_s;
    case DiskFormat::Vhd:
        return u"vpc"_s;
    case DiskFormat::Vhdx:
        return u"vhdx"_s;
    case DiskFormat::Raw:
    case DiskFormat::Qcow:
    case DiskFormat::Qed:
    case DiskFormat::Iso:
    case DiskFormat::Luks:
        break;
    }
    return {};
}

// A descriptor that is closed in the end, unless it was given away.
class Descriptor {
public:
    explicit Descriptor(int descriptor)
        : m_descriptor(descriptor) { }
    ~Descriptor() {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    Q_DISABLE_COPY_MOVE(Descriptor)
    int get() const { return m_descriptor; }
    int release() { return std::exchange(m_descriptor, -1); }

private:
    int m_descriptor;
};

// A disk that a sandboxed qemu-nbd gives out. What goes wrong with the server is told as what it means for the file.
class DiskServer : public BlockSource {
    Q_DECLARE_TR_FUNCTIONS(DiskServer)

public:
    DiskServer(DiskFormat format, std::shared_ptr<SourceFile> file, const DiskServerOptions& options)
        : m_file(std::move(file))
        , m_options(options)
        , m_format(qemuName(format)) {
        if (m_options.name.isEmpty())
            m_options.name = m_file->shownName();
    }

    Result<void> start();
    qint64 size() const override { return m_disk->size(); }
    Result<Extent> extentAt(qint64 offset) override { return explained(m_disk->extentAt(offset)); }
    Result<void> read(qint64 offset, std::span<std::byte> buffer) override {
        return explained(m_disk->read(offset, buffer));
    }
    Result<void> finish() override { return original()->checkUnchanged(); }
    std::unique_ptr<BlockSource> fileAsItIs() override { return std::make_unique<RawSource>(original()); }

private:
    template <typename T> Result<T> explained(Result<T> result) {
        if (result)
            return result;
        return std::unexpected(explain(std::move(result.error())));
    }
    const std::shared_ptr<SourceFile>& original() const { return m_options.original ? m_options.original : m_file; }
    Error explain(Error error);
    Error ended(const Sandbox::End& end, const Error& error) const;

    std::shared_ptr<SourceFile> m_file;
    DiskServerOptions m_options;
    QString m_format;
    std::unique_ptr<Sandbox> m_server;
    std::unique_ptr<NbdSource> m_disk; // goes first
};

// Two ends of a connection that is made before the server runs: nobody waits for a socket to appear, nobody else finds it,
// and a server that dies before it answers hangs up.
Result<void> DiskServer::start() {
    const auto program = Sandbox::find(u"qemu-nbd"_s, u"qemu-utils"_s,
        tr("Reading %1 disks", "begins a sentence; %1 is qcow2, vmdk, …").arg(m_format));
    if (!program)
        return std::unexpected(program.error());
    const auto failed = [&](int number) {
        return std::unexpected(Error{ErrorCode::Internal,
            tr("“%1” could not be opened: the system did not allow a local connection.").arg(m_options.name),
            QString::fromLocal8Bit(std::strerror(number)), true});
    };
    const QTemporaryDir folder; // 0700
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const QByteArray path = QFile::encodeName(folder.filePath(u"s"_s));
    if (!folder.isValid() || path.size() >= qsizetype(sizeof address.sun_path))
        return failed(ENAMETOOLONG);
    std::memcpy(address.sun_path, path.constData(), std::size_t(path.size()));
    Descriptor listener(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    Descriptor client(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const auto* where = reinterpret_cast<const sockaddr*>(&address);
    if (listener.get() < 0 || client.get() < 0 || ::bind(listener.get(), where, sizeof address) != 0
        || ::listen(listener.get(), 1) != 0 || ::connect(client.get(), where, sizeof address) != 0)
        return failed(errno);
    Sandbox::Order order;
    order.command
        = {*program, u"--read-only"_s, u"--format="_s + m_format, u"--cache=writeback"_s, Sandbox::fileInside()};
    order.file = m_file->descriptor();
    order.listener = listener.get();
    order.limits.cpuSeconds = 600 + m_file->size() / (2 << 20); // seconds; unpacking goes at tens of MiB each
    auto server = Sandbox::start(order);
    if (!server)
        return std::unexpected(server.error());
    m_server = std::move(*server);
    ::close(listener.release()); // the server's alone now
    auto disk = NbdSource::adopt(client.release(),
        {.name = m_options.name, .patience = m_options.patience, .stop = m_options.stop, .zeros = m_options.holes});
    if (!disk)
        return std::unexpected(explain(std::move(disk.error())));
    m_disk = std::move(*disk);
    if (m_disk->size() > m_options.largest)
        return std::unexpected(
            Error{ErrorCode::Unsupported, tr("“%1” holds a larger disk than is taken.").arg(m_options.name),
                u"virtual size %1"_s.arg(m_disk->size())});
    return {};
}

Error DiskServer::explain(Error error) {
    if (error.code != ErrorCode::Unreadable)
        return error;
    if (const auto same = original()->checkUnchanged(); !same)
        return same.error();
    if (const auto end = m_server->waitForEnd(2s)) // it has hung up: it is about to end
        return ended(*end, error);
    return error;
}

Error DiskServer::ended(const Sandbox::End& end, const Error& error) const {
    const QString said = QString::fromLocal8Bit(end.said).simplified();
    const QString detail = u"qemu-nbd ended with %1: %2"_s.arg(end.status).arg(said);
    if (end.isSandboxes())
        return {ErrorCode::Unsupported,
            tr("“%1” cannot be opened: this system does not allow the sandbox (bubblewrap) in which %2 disks are read. "
               "Allow user namespaces, or convert it to a raw disk first.")
                .arg(m_options.name, m_format),
            detail, true};
    if (end.usedUpTime())
        return {ErrorCode::Corrupt,
            tr("“%1” was given up: reading it took more computing time than a disk of its size ever needs.")
                .arg(m_options.name),
            detail};
    if (end.ranOutOfMemory())
        return {ErrorCode::Corrupt,
            tr("“%1” was given up: opening it took more memory than a disk ever needs.").arg(m_options.name), detail};
    if (end.killed())
        return {ErrorCode::Corrupt,
            tr("“%1” made QEMU crash, in its sandbox: it is damaged, or was made to do that.").arg(m_options.name),
            detail};
    if (!m_disk)
        return {ErrorCode::Corrupt,
            tr("“%1” cannot be opened by QEMU: it is damaged, or uses something that is not known.")
                .arg(m_options.name),
            detail};
    return {error.code, tr("“%1” cannot be read to its end: it is damaged.").arg(m_options.name), detail};
}

} // namespace

bool isServedFormat(DiskFormat format) {
    return !qemuName(format).isEmpty();
}

Result<DiskHeader> readDiskHeader(
    DiskFormat format, const SourceFile& file, const DiskServerOptions& options, bool wholeTables) {
    return readDiskHeader(format,
        {.part = [&](qint64 offset, qint64 length) { return file.part(offset, length); },
            .size = file.size(),
            .name = options.name.isEmpty() ? file.shownName() : options.name,
            .largest = options.largest,
            .wholeTables = wholeTables,
            .followed = options.followed});
}

Result<std::unique_ptr<BlockSource>> serveUnchecked(
    DiskFormat format, std::shared_ptr<SourceFile> file, const DiskServerOptions& options) {
    auto server = std::make_unique<DiskServer>(format, std::move(file), options);
    if (const auto started = server->start(); !started)
        return std::unexpected(started.error());
    return server;
}

Result<std::unique_ptr<BlockSource>> openDiskFormat(
    DiskFormat format, std::shared_ptr<SourceFile> file, const DiskServerOptions& options) {
    DiskServerOptions serving = options;
    serving.followed = options.followed && format != DiskFormat::Vhdx; // whose holes only the table tells
    auto header = readDiskHeader(format, *file, serving, true);
    if (!header)
        return std::unexpected(header.error());
    if (format == DiskFormat::Qcow2) {
        auto disk = Qcow2Source::open(file,
            {.name = options.name.isEmpty() ? file->shownName() : options.name,
                .original = options.original ? options.original : file,
                .stop = options.stop});
        if (!disk || *disk)
            return disk;
    }
    serving.holes = std::move(header->holes);
    return serveUnchecked(format, std::move(file), serving);
}

} // namespace platter
