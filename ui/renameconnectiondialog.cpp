// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/renameconnectiondialog.h"

#include "ui/colorswatches.h"
#include "ui/dialogframe.h"

#include <QLineEdit>
#include <QPushButton>

namespace platter {
using namespace Qt::StringLiterals;

RenameConnectionDialog::RenameConnectionDialog(const QString& name, const QString& color, QWidget* parent)
    : QDialog(parent)
    , m_name(new QLineEdit(name))
    , m_colors(new ColorSwatches) {
    setObjectName("renameConnectionDialog"_L1);
    auto* frame = new DialogFrame(this, tr("Name and colour"), tr("Save"));
    m_name->setObjectName("connectionName"_L1);
    m_colors->setColor(color);
    frame->addRow(tr("&Name"), m_name);
    frame->addRow(tr("Colour"), m_colors);
    const auto check = [this, frame] { frame->confirm()->setEnabled(!m_name->text().trimmed().isEmpty()); };
    connect(m_name, &QLineEdit::textChanged, this, check);
    connect(frame->confirm(), &QPushButton::clicked, this, &QDialog::accept);
    check();
    m_name->selectAll();
    m_name->setFocus();
    resize(420, sizeHint().height());
}

QString RenameConnectionDialog::name() const {
    return m_name->text().trimmed();
}

QString RenameConnectionDialog::color() const {
    return m_colors->color();
}

} // namespace platter
