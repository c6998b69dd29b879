// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/support/diskmaker.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <cstring>

#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace platter::test {

namespace {

constexpr qint64 kMiB = 1024 * 1024;

Error failed(const QString& what, const QString& detail) {
    return {ErrorCode::Internal, what + u": "_s + detail, detail};
}

// xorshift: the standard library's distributions may differ between versions, these bytes must not.
class Random {
public:
    explicit Random(quint32 seed)
        : m_state(0x9E3779B97F4A7C15ULL ^ (quint64(seed) * 0xBF58476D1CE4E5B9ULL)) {
        if (m_state == 0)
            m_state = 1;
        for (int i = 0; i < 8; ++i)
            next();
    }
    quint64 next() {
        m_state ^= m_state << 13;
        m_state ^= m_state >> 7;
        m_state ^= m_state << 17;
        return m_state * 0x2545F4914F6CDD1DULL;
    }
    qint64 below(qint64 n) { return qint64(next() % quint64(n)); }

private:
    quint64 m_state;
};

QByteArray words(qint64 bytes, quint32 seed) {
    static const char* const list[] = {"server ", "image ", "disk ", "kernel ", "nightly ", "build=", "127.0.0.1 ",
        "listen ", "root:x:0:0\n", "# settings\n", "enabled\n", "debian ", "/usr/lib/", "true;\n", "{ ", "}\n"};
    Random random(seed);
    QByteArray text;
    text.reserve(bytes + 16);
    while (text.size() < bytes)
        text += list[random.below(std::size(list))];
    text.truncate(bytes);
    return text;
}

Result<void> addFiles(const QString& folder, qint64 bytes, quint32 seed) {
    if (!QDir().mkpath(folder + u"/etc"_s) || !QDir().mkpath(folder + u"/var/lib/data"_s))
        return std::unexpected(failed(u"mkpath"_s, folder));
    Random random(seed);
    Result<void> done;
    for (int i = 0; i < 40 && done; ++i)
        done = writeFile(folder + u"/etc/conf%1"_s.arg(i), words(random.below(6000), seed * 1000 + quint32(i)));
    if (done)
        done = writeFile(folder + u"/empty"_s, {});
    if (done)
        done = writeFile(folder + u"/var/lib/data/text"_s, words(bytes / 2, seed + 7));
    if (done)
        done = writeFile(folder + u"/var/lib/data/random"_s, randomBytes(bytes / 2, seed + 9));
    if (!done)
        return done;
    QFile sparse(folder + u"/var/lib/data/sparse"_s); // data, a hole, data
    if (!sparse.open(QIODevice::WriteOnly) || sparse.write(words(5000, seed + 11)) != 5000 || !sparse.seek(kMiB)
        || sparse.write(words(5000, seed + 12)) != 5000 || !sparse.flush())
        return std::unexpected(failed(sparse.fileName(), sparse.errorString()));
    return {};
}

// The same times on every file, so that equal trees give equal file systems.
Result<void> settleTimes(const QString& folder) {
    const auto done
        = runTool(u"find"_s, {folder, u"-exec"_s, u"touch"_s, u"-h"_s, u"-d"_s, u"@1700000000"_s, u"{}"_s, u"+"_s});
    return done ? Result<void>() : std::unexpected(done.error());
}

} // namespace

Result<QByteArray> runTool(const QString& program, const QStringList& arguments, const QString& folder) {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"SOURCE_DATE_EPOCH"_s, u"1700000000"_s); // mke2fs: no clock in the file system
    environment.insert(u"PATH"_s, environment.value(u"PATH"_s) + u":/usr/sbin:/sbin"_s);
    process.setProcessEnvironment(environment);
    process.setStandardInputFile(QProcess::nullDevice());
    if (!folder.isEmpty())
        process.setWorkingDirectory(folder);
    process.start(u"/usr/bin/env"_s, QStringList{program} + arguments);
    if (!process.waitForStarted(-1) || !process.waitForFinished(-1))
        return std::unexpected(failed(program, process.errorString()));
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return std::unexpected(failed(program, QString::fromLocal8Bit(process.readAllStandardError())));
    return process.readAllStandardOutput();
}

Result<void> writeFile(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(bytes) != bytes.size() || !file.flush())
        return std::unexpected(failed(path, file.errorString()));
    return {};
}

Result<QByteArray> readFile(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(failed(path, file.errorString()));
    return file.readAll();
}

Result<void> makeSystemDisk(const QString& path, qint64 bytes) {
    const QTemporaryDir tree;
    QByteArray program("\x7f"
                       "ELF\2\1\1",
        7);
    program += QByteArray(9, '\0') + QByteArray("\3\0\x3e\0", 4) + QByteArray(44, '\0'); // for EM_X86_64
    const std::pair<QString, QByteArray> files[]{
        {u"etc/os-release"_s, "ID=debian\nVERSION_ID=\"13\"\nPRETTY_NAME=\"Debian GNU/Linux 13 (trixie)\"\n"},
        {u"etc/cloud/cloud.cfg"_s, "system_info:\n  default_user:\n    name: debian\n"},
        {u"usr/bin/bash"_s, program},
        {u"usr/lib/modules/6.12/modules.dep"_s, "kernel/drivers/block/virtio_blk.ko.xz:\n"},
    };
    for (const auto& [name, content] : files) {
        const QString file = tree.filePath(name);
        if (!QDir().mkpath(QFileInfo(file).path()))
            return std::unexpected(Error{ErrorCode::Internal, u"no folder for "_s + file, {}});
        if (auto written = writeFile(file, content); !written)
            return written;
    }
    QFile disk(path);
    if (!disk.open(QIODevice::WriteOnly | QIODevice::Truncate) || !disk.resize(bytes))
        return std::unexpected(Error{ErrorCode::Internal, disk.errorString(), path});
    disk.close();
    return runTool(u"mke2fs"_s, {u"-q"_s, u"-F"_s, u"-t"_s, u"ext4"_s, u"-d"_s, tree.path(), path})
        .transform([](const QByteArray&) { });
}

QByteArray randomBytes(qint64 bytes, quint32 seed) {
    Random random(seed);
    QByteArray out(bytes, Qt::Uninitialized);
    for (qint64 at = 0; at < bytes; at += 8) {
        const quint64 value = random.next();
        std::memcpy(out.data() + at, &value, size_t(std::min<qint64>(8, bytes - at)));
    }
    return out;
}

Result<void> makeRandomFile(const QString& path, qint64 bytes, quint32 seed) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return std::unexpected(failed(path, file.errorString()));
    for (qint64 at = 0; at < bytes; at += kMiB) {
        const QByteArray part = randomBytes(std::min(kMiB, bytes - at), seed + quint32(at / kMiB) * 7919U);
        if (file.write(part) != part.size())
            return std::unexpected(failed(path, file.errorString()));
    }
    if (!file.flush())
        return std::unexpected(failed(path, file.errorString()));
    return {};
}

Result<void> makeExt4Disk(const QString& path, qint64 bytes, quint32 seed, Holes holes) {
    if (bytes < 8 * kMiB)
        return std::unexpected(failed(u"makeExt4Disk"_s, u"at least 8 MiB"_s));
    QTemporaryDir tree;
    if (!tree.isValid())
        return std::unexpected(failed(u"makeExt4Disk"_s, tree.errorString()));
    Result<void> done = addFiles(tree.filePath(u"common"_s), bytes / 6, 4711);
    if (done)
        done = addFiles(tree.filePath(u"own"_s), bytes / 6, seed);
    if (done)
        done = settleTimes(tree.path());
    if (!done)
        return done;
    if (QFile::exists(path) && !QFile::remove(path))
        return std::unexpected(failed(path, u"cannot be replaced"_s));
    // The UUID and the hash seed are fixed, and the clock is (runTool): equal disks must be equal.
    const auto uuid = u"5ca1ab1e-0000-4000-8000-%1"_s.arg(quint64(seed), 12, 16, QChar(u'0'));
    const auto made = runTool(u"mke2fs"_s,
        {u"-q"_s, u"-F"_s, u"-t"_s, u"ext4"_s, u"-U"_s, uuid, u"-E"_s,
            u"root_owner=0:0,lazy_itable_init=0,lazy_journal_init=0,hash_seed="_s + uuid, u"-d"_s, tree.path(), path,
            u"%1k"_s.arg(bytes / 1024)});
    if (!made)
        return std::unexpected(made.error());
    if (QFile file(path); QFileInfo(path).size() != bytes && !file.resize(bytes)) // the odd bytes after the last KiB
        return std::unexpected(failed(path, file.errorString()));
    if (holes == Holes::Fill) {
        const QString filled = path + u".filled"_s;
        if (const auto copied = runTool(u"cp"_s, {u"--sparse=never"_s, path, filled}); !copied)
            return std::unexpected(copied.error());
        if (!QFile::remove(path) || !QFile::rename(filled, path))
            return std::unexpected(failed(path, u"cannot be replaced"_s));
    }
    return {};
}

Result<QString> compressed(const QString& path, const QString& ending, const QStringList& options) {
    const QString out = path + u'.' + ending;
    const QFileInfo info(path);
    if (QFile::exists(out) && !QFile::remove(out))
        return std::unexpected(failed(out, u"cannot be replaced"_s));
    Result<QByteArray> done = std::unexpected(failed(u"compressed"_s, u"unknown ending "_s + ending));
    if (ending == u"gz")
        done = runTool(u"gzip"_s, QStringList{u"-k"_s, u"-n"_s, u"-f"_s} + options + QStringList{u"--"_s, path});
    else if (ending == u"bz2")
        done = runTool(u"bzip2"_s, QStringList{u"-k"_s, u"-f"_s} + options + QStringList{u"--"_s, path});
    else if (ending == u"xz")
        done = runTool(u"xz"_s, QStringList{u"-k"_s, u"-f"_s} + options + QStringList{u"--"_s, path});
    else if (ending == u"zst")
        done = runTool(u"zstd"_s, QStringList{u"-q"_s, u"-k"_s, u"-f"_s} + options + QStringList{u"--"_s, path});
    else if (ending == u"lz4")
        done = runTool(u"lz4"_s, QStringList{u"-q"_s, u"-k"_s, u"-f"_s} + options + QStringList{path, out});
    else if (ending == u"zip")
        done = runTool(
            u"zip"_s, QStringList{u"-q"_s, u"-X"_s} + options + QStringList{out, info.fileName()}, info.absolutePath());
    if (!done)
        return std::unexpected(done.error());
    return out;
}

QByteArray sha256OfFile(const QString& path) {
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return {};
    return hash.result();
}

qint64 allocatedBytes(const QString& path) {
    struct stat st{};
    if (::stat(QFile::encodeName(path).constData(), &st) != 0)
        return -1;
    return qint64(st.st_blocks) * 512;
}

} // namespace platter::test
