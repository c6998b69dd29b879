// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>

namespace platter::test {

// What the service does with a file that it is given: looks at its first bytes and decodes LZ4 frames (one after the
// other, as many as there are) and gzip members; qcow2 and everything else pass as they are. What the service is not
// known to take (xz, zstd, bzip2, zip, …) is an error. Fed piece by piece, bounded memory, one thread.
class Unpacker {
public:
    using Sink = std::function<void(const char* bytes, qsizetype count)>;

    Unpacker();
    ~Unpacker();

    // Both give a sentence when something is wrong, and then must not be called again.
    QString feed(const QByteArray& bytes, const Sink& sink);
    QString finish(const Sink& sink); // an error when a frame or member is cut short

private:
    class Format;
    class Plain;
    class Lz4;
    class Gzip;
    QString choose();

    std::unique_ptr<Format> m_format;
    QByteArray m_head; // until there is enough of it to choose by
};

} // namespace platter::test
