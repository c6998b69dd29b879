// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/shrink/disktools.h"

#include "models/domain/sizes.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QStorageInfo>

#include <cerrno>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace platter {

namespace {

constexpr auto kLook = 50ms; // between looks at the stop token
constexpr qint64 kFull = 4 * kMiB; // with less than that left a program that could not write tells nothing else
constexpr int kMended = 1 | 2; // e2fsck(8), EXIT CODE: mended; and to be rebooted, if it were in use

const auto kExtTools = u"e2fsprogs"_s;
const auto kTableTools = u"fdisk"_s;

// No program here has a list of what is mounted, which these would rather see.
QStringList withoutMounts(const QString& program) {
    return {u"/usr/bin/env"_s, u"EXT2FS_NO_MTAB_OK=1"_s, program};
}

} // namespace

Result<Sandbox::End> DiskTools::run(const File& file, const Call& call) const {
    const auto program = Sandbox::find(
        call.program, call.package, tr("Making an image smaller", "begins a sentence: … needs the program …"));
    if (!program)
        return std::unexpected(program.error());
    const auto size = file.size();
    if (!size)
        return std::unexpected(size.error());
    Sandbox::Order order;
    order.command = withoutMounts(*program) + call.arguments;
    order.file = file.descriptor();
    order.writes = call.writes;
    order.largestFile = call.writes ? *size : 0;
    order.input = call.input;
    order.keepsOutput = call.keepsOutput;
    // e2fsck keeps several bitmaps of all blocks, and lists of inodes that grow with the file system.
    order.limits = {.memory = 2 * kGiB + *size / 512, .cpuSeconds = 300 + *size / (20 * kMiB)};
    const auto tool = Sandbox::start(order);
    if (!tool)
        return std::unexpected(tool.error());
    for (;;) {
        const auto end = (*tool)->waitForEnd(kLook);
        if (m_stop.stop_requested())
            return std::unexpected(Error{ErrorCode::Cancelled, tr("This was cancelled."), {}});
        if (end)
            return *end;
        if ((*tool)->isTooLoud())
            return std::unexpected(Error{ErrorCode::Corrupt,
                tr("The disk was given up: it is damaged, or was made to mislead programs."), call.program});
    }
}

Error DiskTools::ended(const Sandbox::End& end, const Call& call, const File& file) {
    const QString detail = u"%1 ended with %2: %3"_s.arg(call.program)
                               .arg(end.status)
                               .arg(QString::fromLocal8Bit(end.said).simplified());
    if (end.isSandboxes())
        return {ErrorCode::Unsupported,
            tr("An image cannot be made smaller here: this system does not allow the sandbox (bubblewrap) that it is "
               "done in. Allow user namespaces and try again."),
            detail, true};
    const QString folder = QFileInfo(file.path()).absolutePath();
    if (call.writes && (end.said.contains("No space left") || QStorageInfo(folder).bytesAvailable() < kFull)) {
        Error error = errorFromErrno(ENOSPC, folder);
        error.detail = detail;
        return error;
    }
    if (end.usedUpTime())
        return {ErrorCode::Corrupt,
            tr("The disk was given up: working on it took more computing time than one of its size ever needs."),
            detail};
    if (end.ranOutOfMemory())
        return {ErrorCode::Corrupt,
            tr("The disk was given up: working on it took more memory than one of its size ever needs."), detail};
    if (end.killed())
        return {ErrorCode::Corrupt,
            tr("The disk made %1 crash, in its sandbox: it is damaged, or was made to do that.").arg(call.program),
            detail};
    return {ErrorCode::Corrupt,
        tr("The image could not be made smaller: %1 does not accept what is on its disk.").arg(call.program), detail};
}

Result<Sandbox::End> DiskTools::runWell(const File& file, const Call& call) const {
    auto end = run(file, call);
    if (end && end->status != 0)
        return std::unexpected(ended(*end, call, file));
    return end;
}

Result<qint64> DiskTools::fewestBlocks(const File& file, qint64 offset) const {
    const QString place = Sandbox::fileInside() + (offset > 0 ? u"?offset=%1"_s.arg(offset) : QString());
    // -f: also where it was not checked; what it tells is looked at once more when it has been.
    const Call call{.program = u"resize2fs"_s,
        .package = kExtTools,
        .arguments = {u"-f"_s, u"-P"_s, place},
        .writes = true,
        .keepsOutput = true};
    const auto end = runWell(file, call);
    if (!end)
        return std::unexpected(end.error());
    static const QRegularExpression told(u"minimum size of the filesystem: ([0-9]{1,18})\\s*$"_s);
    const auto match = told.match(QString::fromLatin1(end->output));
    if (match.hasMatch())
        return match.captured(1).toLongLong();
    return std::unexpected(
        Error{ErrorCode::Corrupt, tr("How small the file system can become could not be told: it is damaged."),
            QString::fromLatin1(end->output).simplified()});
}

Result<bool> DiskTools::check(const File& file) const {
    const Call call{.program = u"e2fsck"_s,
        .package = kExtTools,
        .arguments = {u"-f"_s, u"-p"_s, Sandbox::fileInside()},
        .writes = true};
    const auto end = run(file, call);
    if (!end)
        return std::unexpected(end.error());
    if ((end->status & ~kMended) == 0)
        return end->status != 0;
    const Error error = ended(*end, call, file);
    if (error.code != ErrorCode::Corrupt || end->killed())
        return std::unexpected(error);
    return std::unexpected(Error{ErrorCode::Corrupt,
        tr("The file system on the disk is damaged, more than can be mended without asking. Start a server from the "
           "image, let it check its disk, and take a snapshot of that."),
        error.detail});
}

Result<void> DiskTools::resize(const File& file, qint64 blocks) const {
    const Call call{.program = u"resize2fs"_s,
        .package = kExtTools,
        .arguments = {Sandbox::fileInside(), QString::number(blocks)},
        .writes = true};
    return runWell(file, call).transform([](const Sandbox::End&) { });
}

Result<QByteArray> DiskTools::dumpTable(const File& file) const {
    const Call call{.program = u"sfdisk"_s,
        .package = kTableTools,
        .arguments = {u"--dump"_s, Sandbox::fileInside()},
        .keepsOutput = true};
    return runWell(file, call).transform([](const Sandbox::End& end) { return end.output; });
}

Result<void> DiskTools::writeTable(const File& file, const QByteArray& script) const {
    const Call call{.program = u"sfdisk"_s,
        .package = kTableTools,
        .arguments = {u"--quiet"_s, u"--force"_s, u"--no-reread"_s, u"--no-tell-kernel"_s, u"--wipe"_s, u"never"_s,
            u"--wipe-partitions"_s, u"never"_s, Sandbox::fileInside()},
        .writes = true,
        .input = script};
    return runWell(file, call).transform([](const Sandbox::End&) { });
}

} // namespace platter
