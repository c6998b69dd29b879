// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/shrink/shrinkdisks.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <algorithm>
#include <cstring>
#include <limits>

using namespace Qt::StringLiterals;

namespace platter::test {

namespace {

constexpr qint64 kMiB = 1024 * 1024;
constexpr qint64 kSector = 512;

const QByteArray kGpt = "label: gpt\n"
                        "label-id: 11111111-2222-3333-4444-555555555555\n"
                        "start=2048, size=2048, type=21686148-6449-6E6F-744E-656564454649\n"
                        "start=4096, size=16384, type=C12A7328-F81F-11D2-BA4B-00A0C93EC93B, name=\"esp\"\n"
                        "start=20480, type=0FC63DAF-8483-4772-8E79-3D69D8477DE4, name=\"root, start=1\", "
                        "attrs=\"LegacyBIOSBootable GUID:60\", uuid=AAAAAAAA-2222-3333-4444-555555555555\n";
const QByteArray kMbr = "label: dos\n"
                        "label-id: 0xdeadbeef\n"
                        "start=2048, size=18432, type=da\n"
                        "start=20480, type=83, bootable\n";
constexpr qint64 kOffset = 20480 * kSector;

Result<QByteArray> shell(const QString& command, const QString& folder = {}) {
    return runTool(u"sh"_s, {u"-c"_s, command}, folder);
}

bool writeAt(const QString& path, qint64 offset, const QByteArray& bytes) {
    QFile file(path);
    return file.open(QIODevice::ReadWrite) && file.seek(offset) && file.write(bytes) == bytes.size() && file.flush();
}

QByteArray readAt(const QString& path, qint64 offset, qint64 length) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.seek(offset) ? file.read(length) : QByteArray();
}

// Files for debugfs to write: names, and what it is told.
Result<QByteArray> scriptFor(const QString& folder) {
    QByteArray script = "mkdir etc\nmkdir data\n";
    for (int i = 0; i < 200; ++i) {
        const QString name = u"small-%1"_s.arg(i);
        if (auto written = writeFile(folder + u'/' + name, randomBytes(i * 37, quint32(i))); !written)
            return std::unexpected(written.error());
        script += "write " + name.toUtf8() + " etc/" + name.toUtf8() + '\n';
    }
    for (int i = 0; i < 10; ++i) {
        const QString name = u"large-%1"_s.arg(i);
        if (auto written = writeFile(folder + u'/' + name, randomBytes(3 * kMiB + i * 1111, quint32(1000 + i)));
            !written)
            return std::unexpected(written.error());
        script += "write " + name.toUtf8() + " data/" + name.toUtf8() + '\n';
    }
    return script + "symlink link data/large-1\nln data/large-2 etc/hard\nsif data/large-2 links_count 2\n";
}

// debugfs writes what `commands` say while the first blocks are taken, all that are free but `left` bytes. Nothing is written
// to those: the disk stays small here.
Result<void> writeBehind(const QString& image, qint64 left, const QByteArray& commands, const QString& folder) {
    const auto facts = runTool(u"debugfs"_s, {u"-R"_s, u"stats -h"_s, image});
    if (!facts)
        return std::unexpected(facts.error());
    static const QRegularExpression size(u"Block size: *([0-9]+)"_s), free(u"Free blocks: *([0-9]+)"_s);
    const qint64 blockSize = size.match(QString::fromLatin1(*facts)).captured(1).toLongLong();
    const qint64 taken = free.match(QString::fromLatin1(*facts)).captured(1).toLongLong() - left / blockSize;
    const QByteArray script
        = "write /dev/null filler\nfallocate filler 0 " + QByteArray::number(taken) + '\n' + commands + "rm filler\n";
    if (auto written = writeFile(folder + u"/script"_s, script); !written)
        return written;
    const auto done = runTool(u"debugfs"_s, {u"-w"_s, u"-f"_s, u"script"_s, image}, folder);
    return done ? Result<void>() : std::unexpected(done.error());
}

Result<void> fillSpread(const QString& image, const QString& folder) {
    const auto files = scriptFor(folder);
    return files ? writeBehind(image, 48 * kMiB, *files, folder) : std::unexpected(files.error());
}

// Of its blocks, in bytes of the file system.
Result<QList<qint64>> placesOf(const QString& image, const QString& file) {
    const auto facts = runTool(u"debugfs"_s, {u"-R"_s, u"stats -h"_s, image});
    const auto blocks = runTool(u"debugfs"_s, {u"-R"_s, u"blocks "_s + file, image});
    if (!facts || !blocks)
        return std::unexpected(facts ? blocks.error() : facts.error());
    static const QRegularExpression size(u"Block size: *([0-9]+)"_s);
    const qint64 blockSize = size.match(QString::fromLatin1(*facts)).captured(1).toLongLong();
    QList<qint64> places;
    for (const QByteArray& number : blocks->simplified().split(' '))
        places.append(number.toLongLong() * blockSize);
    return places;
}

} // namespace

Result<SpreadDisk> makeSpreadDisk(
    const QString& folder, const QString& name, Table table, qint64 size, const QStringList& options) {
    SpreadDisk disk{.path = folder + u'/' + name + u".raw"_s, .table = table, .size = size};
    disk.offset = table == Table::None ? 0 : kOffset;
    const qint64 behind = table == Table::Gpt ? 34 * kSector : 0; // as much as sfdisk gives the last partition
    const qint64 length = (size - disk.offset - behind) / kMiB * kMiB;
    const QTemporaryDir work(folder + u"/work-XXXXXX"_s);
    const QString image = work.filePath(u"fs"_s);
    if (QFile file(disk.path); !file.open(QIODevice::WriteOnly) || !file.resize(size))
        return std::unexpected(Error{ErrorCode::Internal, file.errorString()});
    if (table != Table::None) {
        if (auto written = writeFile(work.filePath(u"table"_s), table == Table::Gpt ? kGpt : kMbr); !written)
            return std::unexpected(written.error());
        const auto made = shell(u"sfdisk --quiet '%1' < table"_s.arg(disk.path), work.path());
        if (!made)
            return std::unexpected(made.error());
        const bool gpt = table == Table::Gpt;
        if (!writeAt(disk.path, 0, randomBytes(440, 5)) // boot code …
            || !writeAt(disk.path, gpt ? kMiB : kSector, randomBytes(30 * kSector, 6)) // … and the rest of it
            || !writeAt(disk.path, 4 * kMiB, randomBytes(kMiB, 7)))
            return std::unexpected(Error{ErrorCode::Internal, u"no boot code"_s});
    }
    const auto made = runTool(u"mke2fs"_s,
        QStringList{u"-q"_s, u"-F"_s, u"-L"_s, u"cloudimg-root"_s, u"-E"_s, u"root_owner=0:0"_s}
            + (options.isEmpty() ? QStringList{u"-t"_s, u"ext4"_s} : options)
            + QStringList{image, u"%1k"_s.arg(length / 1024)});
    if (!made)
        return std::unexpected(made.error());
    if (auto filled = fillSpread(image, work.path()); !filled)
        return std::unexpected(filled.error());
    const auto joined = shell(
        u"dd if='%1' of='%2' bs=64k seek=%3 oflag=seek_bytes conv=notrunc,sparse status=none"_s.arg(image, disk.path)
            .arg(disk.offset));
    if (!joined)
        return std::unexpected(joined.error());
    return disk;
}

Result<QByteArray> treeOf(const QString& disk, qint64 offset) {
    const QTemporaryDir folder;
    const auto dumped
        = shell(u"debugfs -R 'rdump / .' '%1?offset=%2' 2>/dev/null"_s.arg(disk).arg(offset), folder.path());
    if (!dumped)
        return dumped;
    return shell(u"find . -printf '%y %m %U:%G %p %l ' \\( -type f -printf '%s\\n' -o -printf '\\n' \\) | sort &&"
                 " find . -type f -print0 | sort -z | xargs -0 sha256sum"_s,
        folder.path());
}

Result<qint64> lastFileBlock(const QString& disk, qint64 offset) {
    return placesOf(u"%1?offset=%2"_s.arg(disk).arg(offset), u"data/large-9"_s)
        .transform([](const QList<qint64>& places) { return places.constLast() / 1024; });
}

Result<qint64> putAtEnd(const QString& disk, qint64 offset, const QStringList& files) {
    const QTemporaryDir folder;
    const QString image = u"%1?offset=%2"_s.arg(disk).arg(offset);
    // What is removed makes room: all are written before. Link and unlink do not count a file's names.
    QString written, named;
    for (const QString& file : files) {
        written += u"dump -p %1 file\nwrite file %1.new\n"_s.arg(file);
        named += u"rm %1\nln %1.new %1\nunlink %1.new\n"_s.arg(file);
    }
    if (const auto done = writeBehind(image, 96 * kMiB, (written + named).toUtf8(), folder.path()); !done)
        return std::unexpected(done.error());
    qint64 first = std::numeric_limits<qint64>::max();
    for (const QString& file : files) {
        const auto places = placesOf(image, file);
        if (!places)
            return std::unexpected(places.error());
        first = std::min(first, offset + std::ranges::min(*places));
    }
    return first;
}

QString wrongWith(const SpreadDisk& before, const QString& after, qint64 size) {
    if (QFileInfo(after).size() != size)
        return u"its size is %1, not %2"_s.arg(QFileInfo(after).size()).arg(size);
    const auto clean = runTool(u"e2fsck"_s, {u"-f"_s, u"-n"_s, u"%1?offset=%2"_s.arg(after).arg(before.offset)});
    if (!clean)
        return u"e2fsck: "_s + clean.error().detail;
    const auto old = treeOf(before.path, before.offset), now = treeOf(after, before.offset);
    if (!old || !now || old->count('\n') < 400)
        return u"the trees cannot be read"_s;
    if (*old != *now)
        return u"the trees differ"_s;
    // UUID and label (filesystems/ext4 in the kernel's documentation, "Super Block").
    if (readAt(before.path, before.offset + 1024 + 0x68, 32) != readAt(after, before.offset + 1024 + 0x68, 32))
        return u"UUID or label differ"_s;
    if (before.table == Table::None)
        return {};
    if (readAt(before.path, 0, 440) != readAt(after, 0, 440))
        return u"the boot code differs"_s;
    const qint64 gap = (before.table == Table::Gpt ? 34 : 1) * kSector;
    if (readAt(before.path, gap, before.offset - gap) != readAt(after, gap, before.offset - gap))
        return u"what is before the file system differs"_s;
    const auto verified = runTool(u"sfdisk"_s, {u"--verify"_s, after});
    if (!verified || !verified->contains("No errors detected"))
        return u"sfdisk --verify: "_s + (verified ? QString::fromUtf8(*verified) : verified.error().detail);
    if (before.table == Table::Gpt) {
        const QByteArray main = readAt(after, kSector, 92), backup = readAt(after, size - kSector, 92);
        qint64 other = 0;
        std::memcpy(&other, main.constData() + 32, sizeof other); // AlternateLBA (UEFI, "GPT Header")
        if (!backup.startsWith("EFI PART") || other != size / kSector - 1)
            return u"the GPT's backup is not at the end"_s;
    }
    // All but the sizes is the same: identities, names, types, flags.
    const QRegularExpression changes(
        u"(device|last-lba):[^\\n]*|^\\S+(?= : start=)|(start= *%1, size=) *[0-9]+"_s.arg(before.offset / kSector),
        QRegularExpression::MultilineOption);
    const auto table = [&changes](const QString& path) {
        const auto dump = runTool(u"sfdisk"_s, {u"--dump"_s, path});
        return dump ? QString::fromUtf8(*dump).replace(changes, u"\\2"_s) : dump.error().detail;
    };
    if (table(before.path) != table(after))
        return u"the partition tables differ: "_s + table(before.path) + u" ≠ "_s + table(after);
    return {};
}

bool isSame(const QString& one, const QString& other) {
    return runTool(u"cmp"_s, {one, other}).has_value();
}

QByteArray quickSum(const QString& path) {
    return runTool(u"sha256sum"_s, {path}).value_or(QByteArray());
}

bool linkLooker(const QString& looker) {
    const QString place = QCoreApplication::applicationDirPath() + u"/platter-look"_s;
    (void)QFile::link(looker, place); // another test may have done it in this moment
    return QFileInfo(place).isExecutable();
}

} // namespace platter::test
