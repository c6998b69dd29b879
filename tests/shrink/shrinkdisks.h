// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/diskmaker.h"

#include <QList>

namespace platter::test {

enum class Table { None, Mbr, Gpt };

// A disk that could become smaller, and what is on it.
struct SpreadDisk {
    QString path{};
    Table table = Table::None;
    qint64 size = 0, offset = 0; // bytes; of the disk, of its file system
};

// Makes `folder`/NAME.raw, `size` bytes, with an ext file system at its end that has about 30 MiB of files which lie far
// behind its beginning: what was written before them was removed again. There is boot code in the first sector and something
// in the gap behind it, and with a GPT two partitions before. `options`: mke2fs's.
Result<SpreadDisk> makeSpreadDisk(
    const QString& folder, const QString& name, Table table, qint64 size, const QStringList& options = {});

// Puts these files of the file system, which are whole and not links, behind all that is free now but 96 MiB. Tells how many
// bytes from the disk's beginning the first of their blocks lies.
Result<qint64> putAtEnd(const QString& disk, qint64 offset, const QStringList& files);
// All files of the file system, with their kinds, lengths, modes, owners and SHA-256, one a line.
Result<QByteArray> treeOf(const QString& disk, qint64 offset);
// How many blocks of 1 KiB from the file system's beginning its last file's last block lies.
Result<qint64> lastFileBlock(const QString& disk, qint64 offset);
// What is wrong with a smaller disk that was made of that one; empty: nothing. Looked at by e2fsck, sfdisk and our own eyes.
QString wrongWith(const SpreadDisk& before, const QString& after, qint64 size);
// Whether two files are, byte for byte; and what tells one content of a file from another. Tools do it, which are quick.
bool isSame(const QString& one, const QString& other);
QByteArray quickSum(const QString& path);
// The looker is found beside the program that runs: puts a link to it there.
bool linkLooker(const QString& looker);

} // namespace platter::test
