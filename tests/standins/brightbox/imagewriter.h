// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/standins/brightbox/unpacker.h"

#include <QFile>

#include <memory>

namespace platter::test {

// What became of a file that was taken in.
struct TakenIn {
    QString error; // a sentence when it was no disk, else empty
    QByteArray sha256; // of the raw bytes, hexadecimal (of a qcow2: of the file)
    qint64 size = 0; // raw bytes
    qint64 virtualSize = 0; // bytes; of a qcow2: what its header says
    qint64 stored = 0; // bytes, compressed
};

// Takes a file in as the service does: unpacks it, and keeps it LZ4-compressed in `path`. One thread, bounded memory.
class ImageWriter {
public:
    explicit ImageWriter(const QString& path);
    ~ImageWriter();
    Q_DISABLE_COPY_MOVE(ImageWriter)

    bool feed(const QByteArray& bytes); // false once something is wrong
    TakenIn finish();
    qint64 stored() const { return m_result.stored; } // so far

private:
    class Private;

    void take(const char* bytes, qsizetype count);
    void write(const char* bytes, size_t count);

    QFile m_file;
    Unpacker m_unpacker;
    TakenIn m_result;
    QByteArray m_head; // of the raw bytes
    std::unique_ptr<Private> d;
};

// A disk of `bytes` that is the same for the same seed: a fifth of it is data, the rest zeros.
QByteArray seededDisk(quint32 seed, qint64 bytes, qint64 offset, qint64 count);

} // namespace platter::test
