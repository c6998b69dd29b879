// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/addurldialog.h"

#include "models/web/webaddress.h"
#include "ui/dialogframe.h"
#include "ui/noticebox.h"

#include <QLineEdit>
#include <QPushButton>

namespace platter {
using namespace Qt::StringLiterals;

AddUrlDialog::AddUrlDialog(const QString& proposal, QWidget* parent)
    : QDialog(parent)
    , m_frame(new DialogFrame(this, tr("Add image from URL"), tr("Look at It")))
    , m_address(new QLineEdit(proposal)) {
    setObjectName("addUrlDialog"_L1);
    m_address->setObjectName("address"_L1);
    m_address->setTextMargins(4, 0, 4, 0);
    m_address->setPlaceholderText(u"https://cloud.example.com/images/debian-13-amd64.raw.xz"_s);
    m_address->selectAll();
    m_frame->addRow(tr("A&ddress"), m_address);
    m_frame->note()->setText(
        tr("A name and a password or a key in the address are used to fetch the image, and not kept."));
    connect(m_address, &QLineEdit::textChanged, this, &AddUrlDialog::check);
    connect(m_frame->confirm(), &QPushButton::clicked, this, &QDialog::accept);
    m_address->setFocus();
    resize(600, sizeHint().height());
    check();
}

QString AddUrlDialog::address() const {
    return m_address->text().trimmed();
}

QString AddUrlDialog::whyNot() const {
    if (address().isEmpty()) {
        return tr("Type the image's address.");
    }
    return WebAddress::isOne(address()) ? QString() : tr("The address must begin with https:// or http://.");
}

void AddUrlDialog::check() {
    const QString why = whyNot();
    m_frame->confirm()->setEnabled(why.isEmpty());
    m_frame->setReason(m_address->text().isEmpty() ? QString() : why);
    m_frame->fit();
}

} // namespace platter
