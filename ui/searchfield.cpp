// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/searchfield.h"

#include "ui/palette.h"
#include "ui/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>

namespace platter {
using namespace Qt::StringLiterals;

SearchField::SearchField(QWidget* parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
    , m_hint(new QLabel(this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    layout->addStretch(1);
    layout->addWidget(m_hint);
    layout->addWidget(m_edit, 1000);
    m_hint->setObjectName("searchHint"_L1);
    m_hint->hide();
    m_edit->setObjectName("search"_L1);
    m_edit->setAccessibleName(tr("Search"));
    m_edit->setPlaceholderText(tr("Search, paste an id, or status:failed older:30d"));
    m_edit->setToolTip(
        tr("Looks in names, ids, descriptions, usernames, owners and sources.\n"
           "Narrow it with status:failed, arch:i686, mode:compatibility, owner:anna, larger:10G, older:30d."));
    m_edit->setClearButtonEnabled(true);
    m_edit->setAcceptDrops(false); // a dropped file is an image for the window, not text
    m_edit->addAction(themedIcon(u"search"_s), QLineEdit::LeadingPosition);
    m_edit->installEventFilter(this);
    m_edit->setMinimumWidth(160);
    m_edit->setMaximumWidth(360);
    setFocusProxy(m_edit);
    connect(m_edit, &QLineEdit::textChanged, this, &SearchField::textChanged);
}

QString SearchField::text() const {
    return m_edit->text();
}

void SearchField::clear() {
    m_edit->clear();
}

void SearchField::setNotUnderstood(const QStringList& words) {
    m_hint->setVisible(!words.isEmpty());
    if (words.isEmpty()) {
        return;
    }
    const QString list = words.join(u", "_s);
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, colorsFor(palette()).deprecated.text);
    m_hint->setPalette(colors);
    m_hint->setText(tr("Not understood: %1").arg(m_hint->fontMetrics().elidedText(list, Qt::ElideRight, 160)));
    m_hint->setToolTip(
        tr("%1 makes no sense here, so it narrows nothing. Examples: status:failed, larger:10G, older:30d.").arg(list));
}

void SearchField::focusAndSelect() {
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

bool SearchField::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape && !m_edit->text().isEmpty()) {
            m_edit->clear();
            return true;
        }
        if (key == Qt::Key_Escape || key == Qt::Key_Down) {
            Q_EMIT left();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace platter
