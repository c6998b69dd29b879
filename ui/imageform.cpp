// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/imageform.h"

#include "models/domain/rules.h"
#include "models/items/imagetexts.h"
#include "ui/fieldtext.h"
#include "ui/palette.h"
#include "ui/textfield.h"
#include "ui/tint.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

constexpr int kShortWidth = 200;

bool isShort(FormField field) {
    switch (field) {
    case FormField::Architecture:
    case FormField::Mode:
    case FormField::Username:
    case FormField::MinRam:
        return true;
    case FormField::Name:
    case FormField::Checksum:
    case FormField::Description:
        return false;
    }
    return false;
}

QString labelOf(FormField field) {
    switch (field) {
    case FormField::Name:
        return ImageForm::tr("&Name");
    case FormField::Architecture:
        return ImageForm::tr("&Architecture");
    case FormField::Mode:
        return ImageForm::tr("&Mode");
    case FormField::Username:
        return ImageForm::tr("&Username");
    case FormField::MinRam:
        return ImageForm::tr("Minimum &RAM");
    case FormField::Checksum:
        return ImageForm::tr("Chec&ksum");
    case FormField::Description:
        return ImageForm::tr("&Description");
    }
    return {};
}

QString tipOf(FormField field) {
    switch (field) {
    case FormField::Name:
        return ImageForm::tr("Names need not be unique: every image has an id of its own.");
    case FormField::Architecture:
        return ImageForm::tr("The processor of servers that are built from the image. Type another one, for example "
                             "arm64, to keep an image that is not built here.");
    case FormField::Mode:
        return ImageForm::tr(
            "virtio is fast and needs drivers in the system on the disk; compatibility emulates common "
            "devices, for systems without those drivers.");
    case FormField::Username:
        return ImageForm::tr("The account that gets the ssh key when a server first starts.");
    case FormField::MinRam:
        return ImageForm::tr("Servers with less memory are not built from the image.");
    case FormField::Checksum:
        return ImageForm::tr("The file's SHA-256, as its publisher tells it. It is compared while the image is added, "
                             "and the image fails when it differs.");
    case FormField::Description:
        return {};
    }
    return {};
}

QString placeholderOf(FormField field) {
    switch (field) {
    case FormField::Checksum:
        return ImageForm::tr("optional: paste a SHA-256, or its line of SHA256SUMS");
    case FormField::Description:
    case FormField::Username:
        return ImageForm::tr("optional");
    case FormField::Name:
    case FormField::Architecture:
    case FormField::Mode:
    case FormField::MinRam:
        return {};
    }
    return {};
}

QString nameOf(FormField field) {
    switch (field) {
    case FormField::Name:
        return u"nameEdit"_s;
    case FormField::Architecture:
        return u"architectureEdit"_s;
    case FormField::Mode:
        return u"modeEdit"_s;
    case FormField::Username:
        return u"usernameEdit"_s;
    case FormField::MinRam:
        return u"minRamEdit"_s;
    case FormField::Checksum:
        return u"checksumEdit"_s;
    case FormField::Description:
        return u"descriptionEdit"_s;
    }
    return {};
}

bool same(FormField field, const FormValues& a, const FormValues& b) {
    FormValues copy = a;
    copy.take(field, b);
    return copy == a;
}

QString textOf(FormField field, const FormValues& values) {
    switch (field) {
    case FormField::Name:
        return values.name;
    case FormField::Architecture:
        return values.architecture;
    case FormField::Mode:
        return ImageTexts::mode(values.mode);
    case FormField::Username:
        return values.username;
    case FormField::MinRam:
        return values.minRam;
    case FormField::Checksum:
        return values.checksum;
    case FormField::Description:
        return values.description;
    }
    return {};
}

} // namespace

void FormValues::take(FormField field, const FormValues& from) {
    switch (field) {
    case FormField::Name:
        name = from.name;
        break;
    case FormField::Architecture:
        architecture = from.architecture;
        break;
    case FormField::Mode:
        mode = from.mode;
        break;
    case FormField::Username:
        username = from.username;
        break;
    case FormField::MinRam:
        minRam = from.minRam;
        break;
    case FormField::Checksum:
        checksum = from.checksum;
        break;
    case FormField::Description:
        description = from.description;
        break;
    }
}

QString FormValues::problem(FormField field, const QString& fileName) const {
    const auto sentence = [](const auto& result) { return result ? QString() : result.error().message; };
    switch (field) {
    case FormField::Name:
        return sentence(ImageRules::canChange({}, {.name = name}));
    case FormField::Username:
        return sentence(ImageRules::canChange({}, {.username = username.trimmed()}));
    case FormField::Description:
        return sentence(ImageRules::canChange({}, {.description = description}));
    case FormField::Architecture:
        return sentence(FieldText::parseArchitecture(architecture));
    case FormField::MinRam:
        return sentence(FieldText::parseMinRam(minRam));
    case FormField::Checksum:
        return sentence(FieldText::parseSha256(checksum, fileName));
    case FormField::Mode:
        return {};
    }
    return {};
}

FormValues FormValues::of(const Image& image) {
    return {.name = image.name,
        .architecture = FieldText::architecture(image.architecture),
        .mode = image.mode,
        .username = image.username,
        .minRam = FieldText::minRam(image.minRam),
        .checksum = {},
        .description = image.description};
}

ImageForm::ImageForm(const QList<FormField>& fields, QWidget* parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this)) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(8);
    m_grid->setColumnStretch(2, 1);
    for (const FormField field : fields) {
        addField(field);
    }
    setValues({FormValues{}});
}

void ImageForm::addField(FormField field) {
    if (m_row == 0) {
        m_row = 2; // the first rows are for the caller's own (addRowAbove)
    }
    QWidget* editor = makeEditor(field);
    editor->setObjectName(nameOf(field));
    editor->setToolTip(tipOf(field));
    auto* label = new QLabel(labelOf(field));
    label->setBuddy(editor);
    label->setToolTip(tipOf(field));
    m_labels.append(label);
    const bool tall = field == FormField::Description;
    m_grid->addWidget(label, m_row, 0, Qt::AlignTrailing | (tall ? Qt::AlignTop : Qt::AlignVCenter));
    auto* hint = new QLabel;
    hint->setTextFormat(Qt::PlainText);
    hint->setWordWrap(true); // or a long one would make all fields wider than the dialog
    hint->setObjectName(QString(nameOf(field) + u"Hint"));
    hint->setVisible(false);
    if (isShort(field)) {
        editor->setFixedWidth(kShortWidth);
        m_grid->addWidget(editor, m_row, 1);
        m_grid->addWidget(hint, m_row, 2);
    } else {
        m_grid->addWidget(editor, m_row, 1, 1, 2);
        m_grid->addWidget(hint, ++m_row, 1, 1, 2);
    }
    ++m_row;
    m_editors.insert(field, editor);
    m_hints.insert(field, hint);
    dimLabels();
}

QLineEdit* ImageForm::makeLine(FormField field) {
    auto* line = new QLineEdit;
    line->setPlaceholderText(placeholderOf(field));
    line->setTextMargins(4, 0, 4, 0);
    connect(line, &QLineEdit::textChanged, this, [this, field] { edit(field); });
    return line;
}

QComboBox* ImageForm::makeCombo(FormField field, const QStringList& texts) {
    auto* combo = new QComboBox;
    combo->addItems(texts);
    combo->setEditable(field != FormField::Mode);
    combo->setInsertPolicy(QComboBox::NoInsert);
    if (combo->isEditable()) {
        combo->lineEdit()->setTextMargins(2, 0, 0, 0);
        combo->setCompleter(nullptr); // would put "64-bit (x86_64)" where "6" is typed
    }
    connect(combo, &QComboBox::currentTextChanged, this, [this, field] { edit(field); });
    return combo;
}

QWidget* ImageForm::makeEditor(FormField field) {
    switch (field) {
    case FormField::Name:
    case FormField::Username:
    case FormField::Checksum:
        return makeLine(field);
    case FormField::Architecture:
        return makeCombo(field,
            {FieldText::architecture({}), FieldText::architecture(Architecture::x86_64()),
                FieldText::architecture(Architecture::i686())});
    case FormField::Mode:
        return makeCombo(field, {ImageTexts::mode(ImageMode::Virtio), ImageTexts::mode(ImageMode::Compatibility)});
    case FormField::MinRam: {
        QStringList sizes{FieldText::minRam({})};
        for (const qint64 mib : {512, 1024, 2048, 4096, 8192}) {
            sizes.append(FieldText::minRam(mib * 1024 * 1024));
        }
        return makeCombo(field, sizes);
    }
    case FormField::Description: {
        auto* text = new TextField;
        text->setPlaceholderText(placeholderOf(field));
        text->setFixedHeight(text->fontMetrics().lineSpacing() * 2 + 18);
        connect(text, &QPlainTextEdit::textChanged, this, [this, field] { edit(field); });
        return text;
    }
    }
    return nullptr;
}

void ImageForm::setValues(const QList<FormValues>& values) {
    m_values = values.isEmpty() ? FormValues{} : values.first();
    m_mixed.clear();
    m_touched.clear();
    for (const FormField field : m_editors.keys()) {
        if (std::ranges::any_of(values, [&](const FormValues& each) { return !same(field, m_values, each); })) {
            m_mixed.insert(field);
        }
        show(field);
    }
}

void ImageForm::show(FormField field) {
    m_showing = true;
    const bool mixed = m_mixed.contains(field);
    showText(field, mixed ? QString() : textOf(field, m_values));
    const QString placeholder = mixed ? FieldText::differing() : placeholderOf(field);
    QWidget* editor = m_editors.value(field);
    if (auto* line = qobject_cast<QLineEdit*>(editor)) {
        line->setPlaceholderText(placeholder);
    } else if (auto* text = qobject_cast<QPlainTextEdit*>(editor)) {
        text->setPlaceholderText(placeholder);
    } else if (auto* combo = qobject_cast<QComboBox*>(editor)) {
        combo->isEditable() ? combo->lineEdit()->setPlaceholderText(placeholder)
                            : combo->setPlaceholderText(placeholder);
    }
    m_showing = false;
    markProblem(field);
}

void ImageForm::showText(FormField field, const QString& text) {
    QWidget* editor = m_editors.value(field);
    if (auto* line = qobject_cast<QLineEdit*>(editor)) {
        if (line->text() != text) { // keeps the cursor where it is
            line->setText(text);
        }
    } else if (auto* plain = qobject_cast<QPlainTextEdit*>(editor)) {
        if (plain->toPlainText() != text) {
            plain->setPlainText(text);
        }
    } else if (auto* combo = qobject_cast<QComboBox*>(editor)) {
        combo->setCurrentIndex(combo->findText(text));
        if (combo->isEditable()) {
            combo->setEditText(text);
            combo->lineEdit()->setCursorPosition(0);
        }
    }
}

void ImageForm::edit(FormField field) {
    if (m_showing) {
        return;
    }
    QWidget* editor = m_editors.value(field);
    FormValues typed = m_values;
    if (const auto* line = qobject_cast<QLineEdit*>(editor)) {
        (field == FormField::Name              ? typed.name
                : field == FormField::Username ? typed.username
                                               : typed.checksum)
            = line->text();
    } else if (const auto* plain = qobject_cast<QPlainTextEdit*>(editor)) {
        typed.description = plain->toPlainText();
    } else if (const auto* combo = qobject_cast<QComboBox*>(editor)) {
        if (field == FormField::Mode) {
            typed.mode = combo->currentIndex() == 1 ? ImageMode::Compatibility : ImageMode::Virtio;
        } else {
            (field == FormField::Architecture ? typed.architecture : typed.minRam) = combo->currentText();
        }
    }
    m_values.take(field, typed);
    m_mixed.remove(field);
    m_touched.insert(field);
    markProblem(field);
    Q_EMIT edited(field);
}

void ImageForm::setFieldEnabled(FormField field, bool enabled) {
    if (QWidget* editor = m_editors.value(field)) {
        editor->setEnabled(enabled);
    }
}

void ImageForm::setHint(FormField field, const QString& hint, bool wrong) {
    m_hintTexts.insert(field, hint);
    wrong ? static_cast<void>(m_wrongHints.insert(field)) : static_cast<void>(m_wrongHints.remove(field));
    markProblem(field);
}

// Where a value is wrong, the hint's place says why. An empty name is told by the buttons only: nobody likes to be told off
// before typing.
void ImageForm::markProblem(FormField field) {
    QLabel* hint = m_hints.value(field);
    if (!hint) {
        return;
    }
    const bool silent = field == FormField::Name || field == FormField::Checksum || m_mixed.contains(field);
    const QString problem = silent ? QString() : m_values.problem(field);
    const QString text = problem.isEmpty() ? m_hintTexts.value(field) : problem;
    hint->setText(text);
    hint->setVisible(!text.isEmpty());
    const Colors& colors = colorsFor(palette());
    tint(hint, problem.isEmpty() && !m_wrongHints.contains(field) ? colors.dim : colors.failed.text);
}

void ImageForm::addRowAbove(const QString& label, QWidget* widget) {
    auto* text = new QLabel(label);
    m_labels.append(text);
    m_grid->addWidget(text, 0, 0, Qt::AlignTrailing | Qt::AlignVCenter);
    m_grid->addWidget(widget, 0, 1, 1, 2);
    m_rowAbove = {text, widget};
    dimLabels();
}

void ImageForm::setRowAboveVisible(bool visible) {
    for (QWidget* widget : std::as_const(m_rowAbove)) {
        widget->setVisible(visible);
    }
}

int ImageForm::labelWidth() const {
    int width = 0;
    for (const QLabel* label : m_labels) {
        width = std::max(width, label->sizeHint().width());
    }
    return width;
}

void ImageForm::focusName() {
    if (auto* line = qobject_cast<QLineEdit*>(m_editors.value(FormField::Name))) {
        line->setFocus(Qt::OtherFocusReason);
        line->selectAll();
    }
}

void ImageForm::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        dimLabels();
        for (const FormField field : m_editors.keys()) {
            markProblem(field);
        }
    }
}

void ImageForm::dimLabels() {
    for (QLabel* label : std::as_const(m_labels)) {
        tint(label, colorsFor(palette()).dim);
    }
}

} // namespace platter
