// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/topbar.h"

#include "ui/palette.h"
#include "ui/scopebar.h"
#include "ui/searchfield.h"
#include "ui/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace platter {
using namespace Qt::StringLiterals;

TopBar::TopBar(QAction* add, QAction* snapshot, QMenu* viewMenu, QWidget* parent)
    : QWidget(parent)
    , m_snapshot(new QPushButton(themedIcon(u"snapshot"_s), {}, this))
    , m_snapshotText(snapshot->text())
    , m_scopes(new ScopeBar(this))
    , m_search(new SearchField(this)) {
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto* addButton = new QPushButton(tr("+ Add Image…"), this);
    addButton->setObjectName("addButton"_L1);
    addButton->setProperty("primary", true);
    addButton->setAccessibleName(add->text());
    addButton->setToolTip(add->toolTip());
    addButton->setEnabled(add->isEnabled());
    connect(addButton, &QPushButton::clicked, add, &QAction::trigger);
    connect(add, &QAction::changed, addButton, [add, addButton] { addButton->setEnabled(add->isEnabled()); });
    m_snapshot->setObjectName("snapshotButton"_L1);
    m_snapshot->setAccessibleName(m_snapshotText);
    m_snapshot->setToolTip(snapshot->toolTip());
    const auto follow = [this, snapshot] { m_snapshot->setVisible(snapshot->isVisible()); };
    connect(m_snapshot, &QPushButton::clicked, snapshot, &QAction::trigger);
    connect(snapshot, &QAction::changed, this, follow);
    follow();
    auto* view = new QToolButton(this);
    view->setObjectName("viewButton"_L1);
    view->setAccessibleName(tr("View"));
    view->setToolTip(tr("Columns, order and what is shown"));
    view->setIcon(themedIcon(u"view"_s));
    connect(view, &QToolButton::clicked, viewMenu,
        [view, viewMenu] { viewMenu->popup(view->mapToGlobal(QPoint(0, view->height()))); });
    view->setFocusPolicy(Qt::StrongFocus);
    view->setFixedSize(32, 32);

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 9);
    layout->setSpacing(10);
    layout->addWidget(addButton);
    layout->addWidget(m_snapshot);
    layout->addSpacing(14);
    m_scopes->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Preferred); // the search gives way first
    layout->addWidget(m_scopes);
    layout->addWidget(m_search, 1);
    layout->addWidget(view);
}

bool TopBar::event(QEvent* event) {
    const bool done = QWidget::event(event);
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest) {
        fitSnapshot();
    }
    return done;
}

void TopBar::fitSnapshot() {
    if (m_snapshot->isHidden()) {
        return;
    }
    m_snapshot->ensurePolished();
    const int word = fontMetrics().horizontalAdvance(m_snapshotText);
    const int others = m_snapshot->text().isEmpty() ? 0 : word;
    const bool fits = layout()->totalMinimumSize().width() - others + word <= width();
    if (const QString text = fits ? m_snapshotText : QString(); text != m_snapshot->text()) {
        m_snapshot->setText(text);
    }
}

void TopBar::paintEvent(QPaintEvent* event) {
    Q_UNUSED(event)
    QPainter(this).fillRect(0, height() - 1, width(), 1, colorsFor(palette()).line);
}

BottomBar::BottomBar(QWidget* parent)
    : QWidget(parent)
    , m_totals(new QLabel(this))
    , m_selection(new QLabel(this)) {
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.94);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 5, 14, 4);
    layout->addWidget(m_totals);
    layout->addStretch(1);
    layout->addWidget(m_selection);
    m_totals->setObjectName("totals"_L1);
    m_selection->setObjectName("selectionTotals"_L1);
    for (QLabel* label : {m_totals, m_selection}) {
        label->setFont(small);
        label->setForegroundRole(QPalette::PlaceholderText);
        label->setTextFormat(Qt::PlainText);
    }
    m_totals->setMinimumWidth(50); // in a narrow window its end gives way to the selection
}

void BottomBar::setTexts(const QString& totals, const QString& selection) {
    m_totals->setText(totals);
    m_totals->setToolTip(totals);
    m_selection->setText(selection);
}

void BottomBar::paintEvent(QPaintEvent* event) {
    Q_UNUSED(event)
    const Colors& colors = colorsFor(palette());
    QPainter painter(this);
    painter.fillRect(rect(), colors.sidebar);
    painter.fillRect(0, 0, width(), 1, colors.line);
}

} // namespace platter
