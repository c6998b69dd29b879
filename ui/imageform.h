// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/image.h"

#include <QMap>
#include <QSet>
#include <QWidget>

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace platter {

enum class FormField { Name, Architecture, Mode, Username, MinRam, Checksum, Description };

// What a person fills in for an image, as typed: texts may be wrong until the form says they are not.
struct FormValues {
    QString name;
    QString architecture; // FieldText::parseArchitecture
    ImageMode mode = ImageMode::Virtio;
    QString username;
    QString minRam; // FieldText::parseMinRam
    QString checksum; // FieldText::parseSha256
    QString description;

    bool operator==(const FormValues&) const = default;
    // The field's value from another one.
    void take(FormField field, const FormValues& from);
    // What is wrong with the field, in words; empty when nothing is. `fileName` picks the line of a SHA256SUMS.
    QString problem(FormField field, const QString& fileName = {}) const;
    static FormValues of(const Image& image);
};

// The fields of one image, or of several at once: a field whose values differ says so and changes only when it is touched.
class ImageForm : public QWidget {
    Q_OBJECT

public:
    explicit ImageForm(const QList<FormField>& fields, QWidget* parent = nullptr);

    void setValues(const QList<FormValues>& values); // forgets what was touched
    const FormValues& values() const { return m_values; } // of the fields that are touched or equal everywhere
    bool isMixed(FormField field) const { return m_mixed.contains(field); }
    const QSet<FormField>& touched() const { return m_touched; }

    void setFieldEnabled(FormField field, bool enabled);
    // Beside short fields, beneath long ones. `wrong` shows it as a mistake.
    void setHint(FormField field, const QString& hint, bool wrong = false);
    // A row of the caller's own, above the fields: the form takes the widget.
    void addRowAbove(const QString& label, QWidget* widget);
    void setRowAboveVisible(bool visible);
    QWidget* editor(FormField field) const { return m_editors.value(field); }
    void focusName(); // with its text selected
    int labelWidth() const; // for rows above the form that stand in line with it

Q_SIGNALS:
    void edited(platter::FormField field); // by the person

private:
    void addField(FormField field);
    QWidget* makeEditor(FormField field);
    QLineEdit* makeLine(FormField field);
    QComboBox* makeCombo(FormField field, const QStringList& texts);
    void show(FormField field);
    void showText(FormField field, const QString& text);
    void edit(FormField field);
    void markProblem(FormField field);
    void changeEvent(QEvent* event) override;
    void dimLabels();

    QGridLayout* m_grid;
    QMap<FormField, QWidget*> m_editors;
    QMap<FormField, QLabel*> m_hints;
    QMap<FormField, QString> m_hintTexts;
    QSet<FormField> m_wrongHints;
    QList<QWidget*> m_rowAbove;
    QList<QLabel*> m_labels;
    FormValues m_values;
    QSet<FormField> m_mixed;
    QSet<FormField> m_touched;
    bool m_showing = false;
    int m_row = 0;
};

} // namespace platter
