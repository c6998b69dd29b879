// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/servers/cloudseed.h"

#include "models/files/file.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

#include <archive.h>
#include <archive_entry.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

struct FreeArchive {
    void operator()(archive* disc) const { archive_write_free(disc); }
};
struct FreeEntry {
    void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};

bool add(archive* disc, const char* name, const QByteArray& text) {
    const std::unique_ptr<archive_entry, FreeEntry> entry(archive_entry_new());
    archive_entry_set_pathname(entry.get(), name);
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0444);
    archive_entry_set_size(entry.get(), text.size());
    return archive_write_header(disc, entry.get()) == ARCHIVE_OK
        && archive_write_data(disc, text.constData(), std::size_t(text.size())) == text.size();
}

// YAML takes JSON as it is, and JSON leaves nothing to be quoted wrongly.
QByteArray yaml(const QJsonObject& object) {
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

} // namespace

QByteArray CloudSeed::metaData() const {
    return yaml({{u"instance-id"_s, instance}, {u"local-hostname"_s, hostname}});
}

QByteArray CloudSeed::userDataWithKeys() const {
    QJsonObject config;
    if (!sshKeys.isEmpty()) {
        config.insert(u"ssh_authorized_keys"_s, QJsonArray::fromStringList(sshKeys));
        if (!username.isEmpty())
            config.insert(u"user"_s, QJsonObject{{u"name"_s, username}}); // overrides the image's usual user
        if (username == "root"_L1)
            config.insert(u"disable_root"_s, false); // else its keys are only good for a sentence that says no
    }
    const QByteArray own = "#cloud-config\n" + yaml(config);
    if (userData.isEmpty() || config.isEmpty())
        return userData.isEmpty() ? own : userData;
    const QByteArray boundary = "platter-" + QUuid::createUuid().toByteArray(QUuid::Id128);
    const auto part = [&boundary](const QByteArray& type, const QByteArray& text) {
        return QByteArray("--" + boundary + "\nMIME-Version: 1.0\nContent-Type: " + type
            + "\nContent-Transfer-Encoding: base64\n\n" + text.toBase64() + '\n');
    };
    // cloud-init finds out by itself what text/plain is.
    return "Content-Type: multipart/mixed; boundary=\"" + boundary + "\"\nMIME-Version: 1.0\n\n"
        + part("text/cloud-config; charset=\"utf-8\"", own) + part("text/plain; charset=\"utf-8\"", userData) + "--"
        + boundary + "--\n";
}

Result<void> CloudSeed::write(const QString& path) const {
    auto file = File::createNew(path);
    if (!file)
        return std::unexpected(file.error());
    const std::unique_ptr<archive, FreeArchive> disc(archive_write_new());
    const bool written = archive_write_set_format_iso9660(disc.get()) == ARCHIVE_OK
        && archive_write_set_format_option(disc.get(), "iso9660", "volume-id", "cidata") == ARCHIVE_OK
        && archive_write_open_fd(disc.get(), file->descriptor()) == ARCHIVE_OK
        && add(disc.get(), "meta-data", metaData()) && add(disc.get(), "user-data", userDataWithKeys())
        && archive_write_close(disc.get()) == ARCHIVE_OK;
    if (written)
        return file->sync();
    const Error error = errorFromErrno(archive_errno(disc.get()), path);
    (void)removeFile(path);
    return std::unexpected(Error{error.code, error.message, QString::fromLocal8Bit(archive_error_string(disc.get()))});
}

} // namespace platter
