// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/dropoverlay.h"

#include "ui/palette.h"
#include "ui/theme.h"

#include <QPainter>
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
        const QString path = localPath(url);
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
    const QString only = paths.first().section(u'/', -1, -1, QString::SectionSkipEmpty);
    verdict.sentence = paths.size() == 1
        ? tr("Add “%1” to “%2”").arg(only, library.name())
        : tr("Add %n file(s) or folder(s) to “%1”", nullptr, int(paths.size())).arg(library.name());
    return verdict;
}

DropOverlay::DropOverlay(QWidget* window)
    : QWidget(window) {
    setObjectName("dropOverlay"_L1);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void DropOverlay::setJudge(Judge judge) {
    m_judge = std::move(judge);
    parentWidget()->setAcceptDrops(true);
    parentWidget()->installEventFilter(this);
}

bool DropOverlay::eventFilter(QObject* watched, QEvent* event) {
    if (watched != parentWidget()) {
        return false;
    }
    switch (event->type()) {
    case QEvent::Resize:
        setGeometry(parentWidget()->rect());
        return false;
    case QEvent::DragEnter:
        return enter(static_cast<QDragEnterEvent*>(event));
    case QEvent::DragMove:
        DropVerdict::answer(static_cast<QDropEvent*>(event));
        return true;
    case QEvent::DragLeave:
        hide();
        event->accept();
        return true;
    case QEvent::Drop:
        return drop(static_cast<QDropEvent*>(event));
    default:
        return false;
    }
}

bool DropOverlay::enter(QDragEnterEvent* event) {
    const DropVerdict verdict = m_judge(event->mimeData());
    if (verdict.isDrop) {
        showVerdict(verdict);
        DropVerdict::answer(event);
    } else {
        event->ignore();
    }
    return true;
}

bool DropOverlay::drop(QDropEvent* event) {
    hide();
    if (m_judge(event->mimeData()).isDrop) {
        DropVerdict::answer(event);
        Q_EMIT dropped(event->mimeData());
    }
    return true;
}

void DropOverlay::showVerdict(const DropVerdict& verdict) {
    m_verdict = verdict;
    setAccessibleName(verdict.sentence);
    setGeometry(parentWidget()->rect());
    raise();
    show();
    update();
}

void DropOverlay::paintEvent(QPaintEvent* event) {
    Q_UNUSED(event)
    const Colors& colors = colorsFor(palette());
    const QColor strong = m_verdict.isAccepted() ? colors.accent : colors.failed.text;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor veil = colors.panel;
    veil.setAlpha(235);
    painter.fillRect(rect(), veil);
    QPen pen(strong, 2);
    pen.setDashPattern({3, 2.5});
    painter.setPen(pen);
    painter.drawRoundedRect(QRectF(rect()).adjusted(12, 12, -12, -12), 14, 14);

    QFont big = font();
    big.setPointSizeF(big.pointSizeF() * 1.4);
    big.setWeight(QFont::DemiBold);
    const QRect room = rect().adjusted(60, 0, -60, 0);
    painter.setFont(big);
    const int flags = int(Qt::AlignHCenter | Qt::AlignTop) | Qt::TextWordWrap;
    const QRect text = painter.boundingRect(room, flags, m_verdict.sentence);
    constexpr int icon = 64;
    const int top = (height() - icon - 20 - text.height()) / 2;
    themedIcon(m_verdict.isAccepted() ? u"drop-stack"_s : u"unavailable"_s, strong)
        .paint(&painter, QRect((width() - icon) / 2, top, icon, icon));
    painter.setPen(m_verdict.isAccepted() ? colors.text : colors.failed.text);
    painter.drawText(room.adjusted(0, top + icon + 20, 0, 0), flags, m_verdict.sentence);
}

} // namespace platter
