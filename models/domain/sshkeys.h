// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/error.h"

#include <QStringList>

namespace platter {

// The public keys in a text as authorized_keys and .pub files hold them (sshd(8), "AUTHORIZED_KEYS FILE FORMAT"): one a line,
// comments and empty lines left out. InvalidArgument, with a sentence that names `from`, for a private key, for anything
// else, and for none at all.
Result<QStringList> readSshKeys(const QByteArray& text, const QString& from);
// The same of a file, which is not read beyond 64 KiB. Blocks. Also Unreadable.
Result<QStringList> readSshKeyFile(const QString& path);
// The person's own public keys, the usual one first: files that are there (~/.ssh/id_ed25519.pub, …). Blocks shortly.
QStringList usualSshKeyFiles(const QString& home);

} // namespace platter
