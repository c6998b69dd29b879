// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/error.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace platter::test {

// Real disks and archives for tests, made on the spot by the tools of the package list. All functions block.

// Runs a tool and returns its standard output; an Error with its standard error when it fails. `folder`: where it runs.
Result<QByteArray> runTool(const QString& program, const QStringList& arguments, const QString& folder = {});

enum class Holes { Keep, Fill }; // Fill: zeros are allocated on disk, the file has no holes

// An ext4 file system of `bytes` (at least 8 MiB) over a folder tree: text, files that compress well, files that do
// not, empty and sparse ones, many small ones. About a third of it is data. Equal arguments give equal bytes; disks
// with other seeds share the tree's common half and differ in the rest.
Result<void> makeExt4Disk(const QString& path, qint64 bytes, quint32 seed = 1, Holes holes = Holes::Keep);

// An ext4 file system with what tells a small Debian for x86_64 apart: os-release, a program's header, cloud-init's
// configuration (user "debian"), and a kernel's list of modules with virtio drivers.
Result<void> makeSystemDisk(const QString& path, qint64 bytes);

// A file of pseudo-random bytes: equal arguments give equal bytes.
Result<void> makeRandomFile(const QString& path, qint64 bytes, quint32 seed = 1);
QByteArray randomBytes(qint64 bytes, quint32 seed = 1);
Result<void> writeFile(const QString& path, const QByteArray& bytes);
Result<QByteArray> readFile(const QString& path);

// Compresses `path` beside itself and keeps it: "gz", "bz2", "xz", "zst", "lz4", "zip". Returns the new file: path + ".xz" ….
Result<QString> compressed(const QString& path, const QString& ending, const QStringList& options = {});

// SHA-256, 32 bytes; empty when the file cannot be read.
QByteArray sha256OfFile(const QString& path);
// Bytes that the file takes up on its file system (st_blocks); -1 when it cannot be told.
qint64 allocatedBytes(const QString& path);

} // namespace platter::test
