// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "app/librarylocation.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

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

// What design.md, "The store on this computer", says is in a library's folder.
bool looksLikeLibrary(const QDir& folder) {
    constexpr std::array parts{"catalogue.sqlite", "packs", "maps"};
    return std::ranges::any_of(parts, [&folder](const char* part) { return folder.exists(QLatin1StringView(part)); });
}

} // namespace

Result<LibraryPlace> LibraryLocation::place(const LibraryWords& words) {
    const auto folder
        = [](const QString& path) { return LibraryPlace{.folder = QDir::cleanPath(QDir().absoluteFilePath(path))}; };
    const QString& word = words.asked.isEmpty() ? words.environment : words.asked;
    if (word.isEmpty() || word == "local"_L1)
        return folder(words.chosen.isEmpty() ? words.standard : words.chosen);
    if (word.contains(u'/') || word == "."_L1 || word == ".."_L1)
        return folder(word);
    if (word == "brightbox"_L1 && words.hasCloudEnvironment)
        return LibraryPlace{.kind = LibraryPlace::Kind::Environment};
    auto connection = named(word, words);
    if (connection || connection.error().code == ErrorCode::Ambiguous)
        return connection;
    if (word == "brightbox"_L1)
        return LibraryPlace{.kind = LibraryPlace::Kind::Environment}; // says which variables are missing
    return QFileInfo(word).isDir() ? folder(word) : connection;
}

Result<LibraryPlace> LibraryLocation::named(const QString& word, const LibraryWords& words) {
    QStringList names{u"local"_s};
    QList<LibraryId> found;
    for (const Connection& connection : words.connections) {
        if (connection.id.toString() == word)
            return LibraryPlace{.kind = LibraryPlace::Kind::Connection, .connection = connection.id};
        if (connection.name.compare(word, Qt::CaseInsensitive) == 0)
            found.append(connection.id);
        names.append(connection.name);
    }
    if (words.hasCloudEnvironment)
        names.append(u"brightbox"_s);
    if (found.size() == 1)
        return LibraryPlace{.kind = LibraryPlace::Kind::Connection, .connection = found.constFirst()};
    if (found.size() > 1) {
        return refused(ErrorCode::Ambiguous,
            tr("Several connections are called “%1”: write an id, which “platter libraries” tells.").arg(word));
    }
    //: %2 names with commas between them
    return refused(ErrorCode::InvalidArgument,
        tr("There is no library called “%1”. There are: %2. A folder is written with a slash in it.")
            .arg(word, names.join(u", "_s)));
}

Result<WindowPlace> LibraryLocation::forWindow(const LibraryWords& words) {
    const auto asked = place(words);
    if (!asked)
        return std::unexpected(asked.error());
    switch (asked->kind) {
    case LibraryPlace::Kind::Folder:
        return WindowPlace{.folder = asked->folder, .isFixed = !words.asked.isEmpty() || !words.environment.isEmpty()};
    case LibraryPlace::Kind::Connection: {
        LibraryWords rest = words; // PLATTER_LIBRARY may still say where this computer's library is
        rest.asked = words.asked.isEmpty() ? u"local"_s : QString();
        auto local = place(rest);
        if (!local || local->kind != LibraryPlace::Kind::Folder) {
            rest.asked = u"local"_s;
            local = place(rest);
        }
        return local.transform([&](const LibraryPlace& found) {
            return WindowPlace{.folder = found.folder,
                .isFixed = rest.asked.isEmpty() && !words.environment.isEmpty(),
                .shown = asked->connection};
        });
    }
    case LibraryPlace::Kind::Environment:
        break;
    }
    return refused(ErrorCode::Unsupported,
        tr("The account that the environment tells is for commands. To see it in the window, connect to it there."));
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

QString LibraryLocation::cloudFolder() {
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + u"/connections"_s;
}

void LibraryLocation::choose(const QString& folder) {
    QSettings().setValue(settingsKey(), folder);
}

} // namespace platter
