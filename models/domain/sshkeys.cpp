// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/domain/sshkeys.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMostBytes = 64 * 1024;

struct SshText {
    Q_DECLARE_TR_FUNCTIONS(SshKeys)
};

std::unexpected<Error> refused(const QString& message) {
    return std::unexpected(Error{.code = ErrorCode::InvalidArgument, .message = message});
}

} // namespace

Result<QStringList> readSshKeys(const QByteArray& text, const QString& from) {
    // Options may stand before the kind, as in authorized_keys; every key begins with its kind again, hence the "AAAA".
    static const QRegularExpression key(
        u"(^|[\\s])(ssh-(rsa|ed25519|dss)|ecdsa-sha2-[a-z0-9-]+|sk-[a-z0-9@.-]+)[ \\t]+AAAA[A-Za-z0-9+/]+={0,3}([ \\t]|$)"_s);
    if (text.contains("PRIVATE KEY-----"))
        return refused(
            SshText::tr("%1 is a private key, which is for nobody else. The public one ends in .pub.").arg(from));
    QStringList keys;
    for (const QString& line : QString::fromUtf8(text).split(u'\n')) {
        const QString trimmed = line.trimmed();
        if (trimmed.isEmpty() || trimmed.startsWith(u'#'))
            continue;
        if (!key.match(trimmed).hasMatch())
            return refused(SshText::tr("%1 is no ssh public key: one begins with ssh-ed25519, for example.").arg(from));
        keys.append(trimmed);
    }
    if (keys.isEmpty())
        return refused(SshText::tr("There is no ssh key in %1.").arg(from));
    return keys;
}

Result<QStringList> readSshKeyFile(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(Error{.code = ErrorCode::Unreadable,
            .message = SshText::tr("%1 cannot be read: %2.").arg(path, file.errorString())});
    return readSshKeys(file.read(kMostBytes), path);
}

QStringList usualSshKeyFiles(const QString& home) {
    const QDir folder(home + u"/.ssh"_s);
    QStringList names = folder.entryList({u"*.pub"_s}, QDir::Files, QDir::Name);
    std::ranges::stable_sort(names, {}, [](const QString& name) { // ssh tries these first (ssh_config(5), IdentityFile)
        return name == "id_ed25519.pub"_L1 ? 0 : name == "id_ecdsa.pub"_L1 ? 1 : name == "id_rsa.pub"_L1 ? 2 : 3;
    });
    QStringList paths;
    for (const QString& name : std::as_const(names))
        paths.append(folder.filePath(name));
    return paths;
}

} // namespace platter
