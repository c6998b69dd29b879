// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace platter {

// The search field, and beside it what it did not understand. Esc clears it.
class SearchField : public QWidget {
    Q_OBJECT

public:
    explicit SearchField(QWidget* parent = nullptr);

    QString text() const;
    void clear();
    void setNotUnderstood(const QStringList& words); // empty: nothing is said
    void focusAndSelect(); // Ctrl+F

Q_SIGNALS:
    void textChanged(const QString& text);
    void left(); // Esc in the empty field, or Down: the table takes the keyboard

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QLineEdit* m_edit;
    QLabel* m_hint;
};

} // namespace platter
