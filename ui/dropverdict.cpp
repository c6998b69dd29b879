// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/dropverdict.h"

#include "models/web/webaddress.h"

#include <QSysInfo>
#include <QUrl>

namespace platter {
using namespace Qt::StringLiterals;

QString DropVerdict::localPath(const QUrl& url) {
    if (url.scheme() != "file"_L1) {
        return {};
    }
    const QString host = url.host();
    const bool here = host.isEmpty() || host.compare("localhost"_L1, Qt::CaseInsensitive) == 0
        || host.compare(QSysInfo::machineHostName(), Qt::CaseInsensitive) == 0;
    const QString path = url.path(QUrl::FullyDecoded);
    return here && path.startsWith(u'/') ? path : QString();
}

void DropVerdict::answer(QDropEvent* event) {
    const bool copy = event->possibleActions().testFlag(Qt::CopyAction);
    event->setDropAction(copy ? Qt::CopyAction : Qt::IgnoreAction);
    event->accept();
}

DropVerdict DropVerdict::judge(const QMimeData* data, const Library& library) {
    DropVerdict verdict;
    if (!data || !data->hasUrls()) {
        return verdict;
    }
    verdict.isDrop = true;
    if (library.state() != LibraryState::Ready) {
        verdict.sentence = library.state() == LibraryState::Opening
            ? tr("“%1” is still being opened. Drop again in a moment.").arg(library.name())
            : tr("“%1” could not be opened, so nothing can be added to it.").arg(library.name());
        return verdict;
    }
    if (const QString reason = library.readOnlyReason(); !reason.isEmpty()) {
        verdict.sentence = reason;
        return verdict;
    }
    QStringList paths;
    for (const QList<QUrl> urls = data->urls(); const QUrl& url : urls) {
        const bool fetched = library.fetcher() && WebAddress::isOne(url.toString());
        const QString path = fetched ? url.toString(QUrl::FullyEncoded) : localPath(url);
        if (path.isEmpty()) {
            verdict.sentence = url.scheme() == "file"_L1 || url.host().isEmpty()
                ? tr("%1 is not a file on this computer. Copy it here first, then drop the copy.")
                      .arg(url.toDisplayString(QUrl::RemovePassword))
                : tr("This is on another computer (%1). Copy it here first, then drop the copy.").arg(url.host());
            return verdict;
        }
        if (!paths.contains(path)) {
            paths.append(path);
        }
    }
    if (paths.isEmpty()) {
        verdict.sentence = tr("There is no file in what was dropped.");
        return verdict;
    }
    verdict.paths = paths;
    const QString only = WebAddress::isOne(paths.first())
        ? WebAddress::fileName(QUrl(paths.first()))
        : paths.first().section(u'/', -1, -1, QString::SectionSkipEmpty);
    const auto count = int(paths.size());
    if (library.abilities().testFlag(Ability::Refresh)) { // a service, not a folder of this computer
        verdict.sentence = count == 1
            ? tr("Upload “%1” to “%2”", "a file, an account").arg(only, library.name())
            : tr("Upload %n file(s) or folder(s) to “%1”", "an account", count).arg(library.name());
    } else {
        verdict.sentence = count == 1 ? tr("Add “%1” to “%2”").arg(only, library.name())
                                      : tr("Add %n file(s) or folder(s) to “%1”", nullptr, count).arg(library.name());
    }
    return verdict;
}

} // namespace platter
