// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "app/librarylocation.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>

#include <algorithm>
#include <array>

namespace platter {

using namespace Qt::StringLiterals;

namespace {

QString settingsKey() {
    return u"library/folder"_s;
}

std::unexpected<Error> refused(ErrorCode code, const QString& message) {
    return std::unexpected(Error{.code = code, .message = message});
}

// A word with a slash, or "." and "..", or one that is a folder already. Other words are names of libraries.
bool isFolder(const QString& word) {
    return word.contains(u'/') || word == "."_L1 || word == ".."_L1 || QFileInfo(word).isDir();
}

// What design.md, "The store on this computer", says is in a library's folder.
bool looksLikeLibrary(const QDir& folder) {
    constexpr std::array parts{"catalogue.sqlite", "packs", "maps"};
    return std::ranges::any_of(parts, [&folder](const char* part) { return folder.exists(QLatin1StringView(part)); });
}

} // namespace

Result<QString> LibraryLocation::resolve(
    const QString& asked, const QString& environment, const QString& chosen, const QString& standard) {
    const QString& word = asked.isEmpty() ? environment : asked;
    if (word.isEmpty() || word == "local"_L1)
        return QDir::cleanPath(QDir().absoluteFilePath(chosen.isEmpty() ? standard : chosen));
    if (isFolder(word))
        return QDir::cleanPath(QDir().absoluteFilePath(word));
    if (word == "brightbox"_L1)
        return refused(ErrorCode::Unsupported, tr("Libraries in Brightbox Cloud come in a later version."));
    return refused(ErrorCode::InvalidArgument,
        tr("There is no library called “%1”: write “local”, or a folder with a slash in it.").arg(word));
}

Result<void> LibraryLocation::check(const QString& folder, bool mayCreate) {
    const QFileInfo info(folder);
    if (!info.exists()) {
        if (mayCreate)
            return {};
        return refused(ErrorCode::NotFound, tr("There is no library in %1.").arg(folder));
    }
    if (!info.isDir())
        return refused(ErrorCode::InvalidArgument, tr("%1 is not a folder.").arg(folder));
    const QDir dir(folder);
    if (looksLikeLibrary(dir) || dir.isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System))
        return {};
    return refused(
        ErrorCode::InvalidArgument, tr("%1 holds other files and no library: choose an empty folder.").arg(folder));
}

QString LibraryLocation::chosen() {
    return QSettings().value(settingsKey()).toString();
}

void LibraryLocation::choose(const QString& folder) {
    QSettings().setValue(settingsKey(), folder);
}

} // namespace platter
