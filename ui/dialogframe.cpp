// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/dialogframe.h"

#include "ui/flowtext.h"
#include "ui/noticebox.h"
#include "ui/paddeddelegate.h"
#include "ui/palette.h"
#include "ui/tint.h"

#include <QAbstractItemView>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QTimer>
#include <QVBoxLayout>

namespace platter {
using namespace Qt::StringLiterals;

DialogFrame::DialogFrame(QDialog* dialog, const QString& title, const QString& confirm)
    : QWidget(dialog)
    , m_dialog(dialog)
    , m_title(new QLabel)
    , m_subtitle(new FlowText)
    , m_header(new QVBoxLayout)
    , m_grid(new QGridLayout)
    , m_note(new NoticeBox(NoticeBox::Kind::Note))
    , m_warning(new NoticeBox(NoticeBox::Kind::Warning))
    , m_failure(new NoticeBox(NoticeBox::Kind::Failure))
    , m_reason(new FlowText)
    , m_cancel(new QPushButton(tr("Cancel")))
    , m_confirm(new QPushButton(confirm)) {
    dialog->setAutoFillBackground(true);
    dialog->setBackgroundRole(QPalette::Base); // the panel's colour, on which fields stand out
    QFont large = font();
    large.setBold(true);
    large.setPointSizeF(large.pointSizeF() * 1.3);
    m_title->setFont(large);
    m_title->setObjectName("title"_L1);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_subtitle->setObjectName("subtitle"_L1);
    m_subtitle->hide();
    m_note->setObjectName("note"_L1);
    m_warning->setObjectName("warning"_L1);
    m_failure->setObjectName("failure"_L1);
    m_reason->setObjectName("reason"_L1);
    m_cancel->setObjectName("cancelButton"_L1);
    m_cancel->setAutoDefault(false);
    m_confirm->setObjectName("confirmButton"_L1);
    m_confirm->setDefault(true);
    setTitle(title);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(8);
    m_grid->setColumnStretch(1, 1);
    m_header->setSpacing(8);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_reason, 1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_confirm);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(8);
    layout->addWidget(m_title);
    layout->addWidget(m_subtitle);
    layout->addLayout(m_header);
    layout->addSpacing(4);
    layout->addLayout(m_grid, 1);
    layout->addWidget(m_note);
    layout->addWidget(m_warning);
    layout->addWidget(m_failure);
    layout->addSpacing(4);
    layout->addLayout(buttons);
    auto* outside = new QVBoxLayout(dialog);
    outside->setContentsMargins({});
    outside->setSizeConstraint(QLayout::SetNoConstraint); // wrapped text would ask for the height of its narrowest form
    dialog->setMinimumSize(360, 160);
    outside->addWidget(this);
    connect(m_cancel, &QPushButton::clicked, dialog, &QDialog::reject);
    recolor();
}

void DialogFrame::setTitle(const QString& title) {
    m_title->setText(title);
    m_dialog->setWindowTitle(title);
}

void DialogFrame::setSubtitle(const QString& text) {
    m_subtitle->setPlain(text);
    m_subtitle->setVisible(!text.isEmpty());
}

QLabel* DialogFrame::addRow(const QString& label, QWidget* editor) {
    auto* text = new QLabel(label);
    text->setBuddy(editor);
    if (editor->accessibleName().isEmpty()) {
        editor->setAccessibleName(QString(label).remove(u'&'));
    }
    const int row = m_grid->rowCount();
    const bool tall = editor->sizeHint().height() > 60;
    m_grid->addWidget(text, row, 0, Qt::AlignTrailing | (tall ? Qt::AlignTop : Qt::AlignVCenter));
    m_grid->addWidget(editor, row, 1);
    m_labels.append(text);
    m_rows.append({editor, text});
    recolor();
    return text;
}

void DialogFrame::addRow(const QString& label, QLayout* editors, QWidget* buddy) {
    auto* holder = new QWidget;
    editors->setContentsMargins({});
    holder->setLayout(editors);
    addRow(label, holder)->setBuddy(buddy);
    if (buddy->accessibleName().isEmpty()) {
        buddy->setAccessibleName(QString(label).remove(u'&'));
    }
}

// The list has no frame of its own: its square corners would lie over a round one.
void DialogFrame::addFramed(const QString& label, QAbstractItemView* list, int rows) {
    auto* box = new QFrame;
    box->setFrameShape(QFrame::StyledPanel);
    auto* inside = new QVBoxLayout(box);
    inside->setContentsMargins(4, 4, 4, 4);
    inside->addWidget(list);
    list->setFrameShape(QFrame::NoFrame);
    list->setItemDelegate(new PaddedDelegate(list));
    list->setFixedHeight(rows * (fontMetrics().height() + 10) + 2);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setTextElideMode(Qt::ElideRight);
    list->setAccessibleName(QString(label).remove(u'&'));
    addRow(label, box)->setBuddy(list);
    m_grid->setAlignment(m_rows.last().second, Qt::AlignTrailing | Qt::AlignTop);
    m_rows.last().second->setContentsMargins(0, 8, 0, 0);
}

void DialogFrame::setLabelWidth(int width) {
    m_grid->setColumnMinimumWidth(0, width);
}

void DialogFrame::addWide(QWidget* widget, int stretch) {
    const int row = m_grid->rowCount();
    m_grid->addWidget(widget, row, 0, 1, 2);
    m_grid->setRowStretch(row, stretch);
}

QLabel* DialogFrame::addHint(const QString& text) {
    auto* hint = new QLabel(text);
    hint->setWordWrap(true);
    hint->setTextFormat(Qt::PlainText);
    hint->setVisible(!text.isEmpty());
    m_grid->addWidget(hint, m_grid->rowCount(), 1);
    m_labels.append(hint);
    recolor();
    return hint;
}

void DialogFrame::setRowVisible(QWidget* editor, bool visible) {
    for (const auto& [widget, label] : std::as_const(m_rows)) {
        if (widget == editor || widget == editor->parentWidget()) {
            widget->setVisible(visible);
            label->setVisible(visible);
        }
    }
}

void DialogFrame::addHeader(QWidget* widget) {
    m_header->addWidget(widget);
}

void DialogFrame::setReason(const QString& text, bool wrong) {
    m_wrong = wrong;
    m_reason->setPlain(text);
    m_reason->setAccessibleName(text);
    recolor();
}

void DialogFrame::fit() {
    if (std::exchange(m_fitting, true)) {
        return;
    }
    QTimer::singleShot(0, this, [this] {
        m_fitting = false;
        layout()->activate();
        const int most = m_dialog->screen() ? m_dialog->screen()->availableGeometry().height() * 9 / 10 : 800;
        const int wanted = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(m_dialog->width())
                                                         : layout()->totalSizeHint().height();
        m_dialog->resize(m_dialog->width(), std::min(most, wanted));
    });
}

void DialogFrame::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        recolor();
    }
}

void DialogFrame::recolor() {
    const Colors& colors = colorsFor(palette());
    m_subtitle->setColor(colors.dim);
    m_reason->setColor(m_wrong ? colors.failed.text : colors.dim);
    for (QLabel* label : std::as_const(m_labels)) {
        tint(label, colors.dim);
    }
}

} // namespace platter
