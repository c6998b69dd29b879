// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/files/file.h"
#include "models/web/webversion.h"

namespace platter {

// What has come so far of a file on the web, as a file of this computer. Another try, also of another process, goes on behind it:
//
//   <folder>/<file name>   the bytes; what would be zeros at its end may be missing
//   <folder>/.fetched      of which state of which address they are, how many are there, and what those hash to: JSON
//
// The record is replaced again and again while bytes come. The bytes are not synced: where a power cut took some of them, they do not
// hash to what the record says, and are not used. One thread at a time; the folder is made when the first byte comes.
class FetchedPart {
public:
    struct Record {
        QString address{}; // as it may be kept
        bool secret = false; // a query, name or password that is not kept belongs to it
        WebVersion version{};
        qint64 bytes = 0;
        QByteArray sha256{}; // of those
    };

    FetchedPart(const QString& folder, const QString& fileName, const QString& address, bool secret);

    // What an earlier try left in a folder, of any address; nothing where that makes no sense.
    static std::optional<Record> in(const QString& folder);
    // The same for this address and file name.
    std::optional<Record> kept() const;
    QString path() const { return m_path; }

    Result<void> read(qint64 offset, std::span<std::byte> buffer); // Truncated
    // From `bytes` on others come; 0: begins anew, with no record.
    Result<void> beginAt(qint64 bytes);
    Result<void> add(std::span<const std::byte> bytes);
    // What was added so far is of this state, and hashes to that.
    Result<void> note(const WebVersion& version, const QByteArray& sha256);
    Result<void> finish(); // the file has its length
    void remove(); // with its record; the folder stays

private:
    QString recordPath() const { return m_folder + QStringLiteral("/.fetched"); }
    Result<void> open();

    QString m_folder;
    QString m_path;
    QString m_address;
    bool m_secret;
    File m_file;
    qint64 m_length = 0;
};

} // namespace platter
