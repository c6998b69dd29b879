// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/copydialog.h"

#include "models/domain/rules.h"
#include "models/domain/sizes.h"
#include "ui/dialogframe.h"
#include "ui/fieldtext.h"
#include "ui/imageform.h"
#include "ui/noticebox.h"

#include <QLocale>
#include <QPushButton>

namespace platter {
using namespace Qt::StringLiterals;

CopyWay copyWay(const Library& source, const ImageId& image, const Library& target) {
    if (source.abilities().testFlag(Ability::Share) && target.abilities().testFlag(Ability::RegisterUrl)) {
        return CopyWay::Handover;
    }
    return source.diskOpener(image) ? CopyWay::Read : CopyWay::Impossible;
}

CopyDialog::CopyDialog(const QList<Image>& images, const Library& source, const Library& target, QWidget* parent)
    : QDialog(parent)
    , m_images(images)
    , m_frame(new DialogFrame(this, tr("Copy to %1", "a library").arg(target.name()), tr("Copy"))) {
    setObjectName("copyDialog"_L1);
    m_toCloud = target.abilities().testFlag(Ability::RegisterUrl);
    QStringList names;
    qint64 held = 0;
    for (const Image& image : images) {
        names.append(image.name);
        held += image.diskSize;
    }
    m_frame->setSubtitle(tr("%1 from %2, %3", "names, a library, how much data")
            .arg(FieldText::nameList(names, 4), source.name(), formatSize(held)));
    QStringList lines;
    if (images.size() == 1) {
        m_form = new ImageForm({FormField::Name, FormField::Architecture, FormField::Mode, FormField::Username,
            FormField::MinRam, FormField::Description});
        m_form->setValues({FormValues::of(images.first())});
        m_frame->addWide(m_form);
        connect(m_form, &ImageForm::edited, this, &CopyDialog::check);
    } else {
        lines.append(tr("Each copy keeps its name and fields."));
    }
    if (copyWay(source, images.first().id, target) == CopyWay::Handover) {
        lines.append(tr("%1 fetches it from %2 itself: nothing passes through this computer.", "two accounts")
                .arg(target.name(), source.name()));
    }
    if (target.abilities().testFlag(Ability::PublishToAll)) {
        lines.append(tr("Copies in the cloud start private."));
    }
    m_frame->note()->setLines(lines);
    connect(m_frame->confirm(), &QPushButton::clicked, this, &QDialog::accept);
    resize(560, sizeHint().height());
    check();
    if (m_form) {
        m_form->focusName();
    }
}

void CopyDialog::check() {
    QString why;
    if (m_form) {
        for (const FormField field :
            {FormField::Name, FormField::Architecture, FormField::Username, FormField::MinRam}) {
            why = why.isEmpty() ? m_form->values().problem(field) : why;
        }
    }
    for (const QList<Image> chosen = copies(); const Image& image : chosen) {
        if (why.isEmpty() && m_toCloud) {
            const QString problem = FieldText::cloudArchitectureProblem(image.architecture);
            why = problem.isEmpty() || m_form ? problem
                                              : tr("%1: %2", "an image, what is wrong").arg(image.name, problem);
        }
    }
    m_frame->confirm()->setEnabled(why.isEmpty());
    m_frame->setReason(why);
    m_frame->fit();
}

QList<Image> CopyDialog::copies() const {
    QList<Image> result = m_images;
    if (m_form) {
        Image& image = result.first();
        const FormValues& values = m_form->values();
        image.name = values.name.trimmed();
        image.architecture = FieldText::parseArchitecture(values.architecture).value_or(image.architecture);
        image.mode = values.mode;
        image.username = values.username.trimmed();
        image.minRam = FieldText::parseMinRam(values.minRam).value_or(image.minRam);
        image.description = values.description;
    }
    return result;
}

} // namespace platter
