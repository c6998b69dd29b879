// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/registerdialog.h"

#include "ui/dialogframe.h"
#include "ui/fieldtext.h"
#include "ui/imageform.h"
#include "ui/noticebox.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>

namespace platter {
using namespace Qt::StringLiterals;

RegisterDialog::RegisterDialog(const QList<Library*>& libraries, const LibraryId& chosen, QWidget* parent)
    : QDialog(parent)
    , m_frame(new DialogFrame(this, tr("Register from an address"), tr("Register")))
    , m_into(new QComboBox)
    , m_address(new QLineEdit)
    , m_form(new ImageForm({FormField::Name, FormField::Architecture, FormField::Mode, FormField::Username,
          FormField::MinRam, FormField::Description})) {
    setObjectName("registerDialog"_L1);
    for (const Library* library : libraries) {
        m_into->addItem(library->name(), library->id().toString());
    }
    m_into->setObjectName("into"_L1);
    m_into->setCurrentIndex(std::max(0, m_into->findData(chosen.toString())));
    m_address->setObjectName("address"_L1);
    m_address->setTextMargins(4, 0, 4, 0);
    m_address->setPlaceholderText(u"https://cloud.example.com/images/debian-13-amd64.raw.gz"_s);
    m_frame->addRow(tr("&Into"), m_into);
    m_frame->setRowVisible(m_into, libraries.size() > 1);
    if (libraries.size() == 1) {
        m_frame->setSubtitle(tr("Into %1", "an account").arg(libraries.first()->name()));
    }
    m_frame->addRow(tr("A&ddress"), m_address);
    FormValues values;
    values.architecture = FieldText::architecture(Architecture::x86_64());
    values.minRam = FieldText::minRam({});
    m_form->setValues({values});
    m_frame->addWide(m_form);
    m_frame->setLabelWidth(m_form->labelWidth());
    m_frame->note()->setText(
        tr("The account fetches the disk itself: nothing passes through this computer. The address must "
           "be one that the internet can reach."));
    connect(m_address, &QLineEdit::textChanged, this, [this] {
        suggestName();
        check();
    });
    connect(m_form, &ImageForm::edited, this, &RegisterDialog::check);
    connect(m_frame->confirm(), &QPushButton::clicked, this, &QDialog::accept);
    m_address->setFocus();
    resize(600, sizeHint().height());
    check();
}

LibraryId RegisterDialog::library() const {
    return LibraryId(m_into->currentData().toString());
}

// From the file's name, until the person has typed one.
void RegisterDialog::suggestName() {
    if (m_form->touched().contains(FormField::Name)) {
        return;
    }
    FormValues values = m_form->values();
    values.name = QUrl(m_address->text().trimmed()).fileName().section(u'.', 0, 0);
    const QSet<FormField> touched = m_form->touched();
    if (touched.isEmpty()) { // setting values forgets what was touched
        m_form->setValues({values});
    }
}

QString RegisterDialog::whyNot() const {
    const QUrl url(m_address->text().trimmed(), QUrl::StrictMode);
    if (m_address->text().trimmed().isEmpty()) {
        return tr("Type the disk's address.");
    }
    const bool web = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    if (!url.isValid() || !web || url.host().isEmpty()) {
        return tr("The address must begin with https:// or http://.");
    }
    for (const FormField field : {FormField::Name, FormField::Architecture, FormField::Username, FormField::MinRam}) {
        if (const QString problem = m_form->values().problem(field); !problem.isEmpty()) {
            return problem;
        }
    }
    return FieldText::cloudArchitectureProblem(
        FieldText::parseArchitecture(m_form->values().architecture).value_or(Architecture()));
}

void RegisterDialog::check() {
    const QString why = whyNot();
    m_frame->confirm()->setEnabled(why.isEmpty());
    m_frame->setReason(m_address->text().isEmpty() ? QString() : why);
    m_frame->fit();
}

RegisterRequest RegisterDialog::request() const {
    const FormValues& values = m_form->values();
    return {.url = QUrl(m_address->text().trimmed()),
        .name = values.name.trimmed(),
        .architecture = FieldText::parseArchitecture(values.architecture).value_or(Architecture()),
        .mode = values.mode,
        .username = values.username.trimmed(),
        .minRam = FieldText::parseMinRam(values.minRam).value_or(std::nullopt),
        .description = values.description.trimmed()};
}

} // namespace platter
