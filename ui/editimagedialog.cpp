// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/editimagedialog.h"

#include "models/domain/rules.h"
#include "ui/fieldtext.h"
#include "ui/flowtext.h"
#include "ui/imageform.h"
#include "ui/noticebox.h"
#include "ui/palette.h"

#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace platter {
using namespace Qt::StringLiterals;

class EditImageDialog::Private {
public:
    Private(EditImageDialog* dialog, const QList<Image>& edited)
        : q(dialog)
        , images(edited) { }

    void build();
    void refresh();
    void recolor();
    QString whyNot() const;

    EditImageDialog* q;
    QList<Image> images;
    ImageForm* form = nullptr;
    NoticeBox* note = nullptr;
    FlowText* subtitle = nullptr;
    FlowText* reason = nullptr;
    QPushButton* save = nullptr;
};

void EditImageDialog::Private::build() {
    const bool one = images.size() == 1;
    q->setAutoFillBackground(true);
    q->setBackgroundRole(QPalette::Base); // the panel's colour, on which fields stand out
    auto* title = new QLabel(one ? EditImageDialog::tr("Edit image")
                                 : EditImageDialog::tr("Edit %1 images").arg(QLocale().toString(images.size())));
    q->setWindowTitle(title->text());
    QFont large = q->font();
    large.setBold(true);
    large.setPointSizeF(large.pointSizeF() * 1.3);
    title->setFont(large);
    QStringList names;
    for (const Image& image : std::as_const(images)) {
        names.append(image.name);
    }
    subtitle = new FlowText;
    subtitle->setPlain(one
            ? EditImageDialog::tr("%1 · %2", "name, id").arg(images.first().name, images.first().id.toString())
            : FieldText::nameList(names, 3));

    QList<FormField> fields{
        FormField::Description, FormField::Username, FormField::Architecture, FormField::Mode, FormField::MinRam};
    if (one) { // names are told apart by people: many are never given the same one at once
        fields.prepend(FormField::Name);
    }
    form = new ImageForm(fields);
    QList<FormValues> values;
    for (const Image& image : std::as_const(images)) {
        values.append(FormValues::of(image));
    }
    form->setValues(values);
    note = new NoticeBox(NoticeBox::Kind::Note);
    note->setObjectName(u"note"_s);
    reason = new FlowText;
    reason->setObjectName(u"reason"_s);
    save = new QPushButton(EditImageDialog::tr("Save"));
    save->setObjectName(u"saveButton"_s);
    save->setDefault(true);
    auto* cancel = new QPushButton(EditImageDialog::tr("Cancel"));
    cancel->setObjectName(u"cancelButton"_s);
    cancel->setAutoDefault(false);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(reason, 1);
    buttons->addWidget(cancel);
    buttons->addWidget(save);

    auto* layout = new QVBoxLayout(q);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(4);
    layout->addWidget(title);
    layout->addWidget(subtitle);
    layout->addSpacing(10);
    layout->addWidget(form);
    layout->addSpacing(8);
    layout->addWidget(note);
    layout->addStretch(1);
    layout->addSpacing(8);
    layout->addLayout(buttons);
    QObject::connect(cancel, &QPushButton::clicked, q, &QDialog::reject);
    QObject::connect(save, &QPushButton::clicked, q, &QDialog::accept);
    QObject::connect(form, &ImageForm::edited, q, [this] { refresh(); });
}

QString EditImageDialog::Private::whyNot() const {
    for (const FormField field : form->touched()) {
        if (const QString problem = form->values().problem(field); !problem.isEmpty()) {
            return problem;
        }
    }
    const ImageChanges changes = q->changes();
    for (const Image& image : images) {
        if (const auto allowed = ImageRules::canChange(image, changes); !allowed) {
            return allowed.error().message;
        }
    }
    return {};
}

void EditImageDialog::Private::recolor() {
    subtitle->setColor(colorsFor(q->palette()).dim);
    reason->setColor(colorsFor(q->palette()).failed.text);
}

void EditImageDialog::Private::refresh() {
    const ImageChanges changes = q->changes();
    QStringList lines;
    const auto differs = [this, &changes](auto member, auto change) {
        return changes.*change
            && std::ranges::any_of(images, [&](const Image& image) { return image.*member != *(changes.*change); });
    };
    if (differs(&Image::mode, &ImageChanges::mode)) {
        lines.append(
            EditImageDialog::tr("The mode affects servers built from now on; those built before stay as they are."));
    }
    if (differs(&Image::architecture, &ImageChanges::architecture) && changes.architecture->isSet()
        && !changes.architecture->isBuildable()) {
        lines.append(EditImageDialog::tr("An image for %1 is kept, but servers are not built from it.")
                .arg(changes.architecture->name()));
    }
    note->setLines(lines);
    const QString why = whyNot();
    reason->setPlain(why);
    save->setEnabled(why.isEmpty() && !changes.isEmpty());
    save->setToolTip(!why.isEmpty() ? why
            : changes.isEmpty()     ? EditImageDialog::tr("Nothing was changed.")
                                    : QString());
    if (q->isVisible() && q->height() < q->sizeHint().height()) {
        q->resize(q->width(), q->sizeHint().height());
    }
}

EditImageDialog::EditImageDialog(const QList<Image>& images, QWidget* parent)
    : QDialog(parent)
    , d(std::make_unique<Private>(this, images)) {
    d->build();
    d->recolor();
    d->refresh();
    resize(560, sizeHint().height());
    d->form->focusName();
}

EditImageDialog::~EditImageDialog() = default;

ImageChanges EditImageDialog::changes() const {
    const FormValues& values = d->form->values();
    const QSet<FormField>& touched = d->form->touched();
    ImageChanges changes;
    if (touched.contains(FormField::Name)) {
        changes.name = values.name.trimmed();
    }
    if (touched.contains(FormField::Description)) {
        changes.description = values.description.trimmed();
    }
    if (touched.contains(FormField::Username)) {
        changes.username = values.username.trimmed();
    }
    if (touched.contains(FormField::Architecture)) {
        if (const auto architecture = FieldText::parseArchitecture(values.architecture)) {
            changes.architecture = *architecture;
        }
    }
    if (touched.contains(FormField::Mode)) {
        changes.mode = values.mode;
    }
    if (touched.contains(FormField::MinRam)) {
        if (const auto ram = FieldText::parseMinRam(values.minRam)) {
            changes.minRam = *ram;
        }
    }
    return d->images.size() == 1 ? effective(d->images.first(), changes) : changes;
}

void EditImageDialog::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && d && d->reason) {
        d->recolor();
    }
}

void EditImageDialog::accept() {
    if (d->whyNot().isEmpty()) {
        QDialog::accept();
    }
}

} // namespace platter
