// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>
#include <QIcon>

namespace platter {

class FlowText;

// A sentence or a few that should be seen: a warning, a failure, or a quiet note, each with a sign of its own shape.
// Hidden while it has no text.
class NoticeBox : public QFrame {
    Q_OBJECT

public:
    enum class Kind { Note, Warning, Failure };

    explicit NoticeBox(Kind kind, QWidget* parent = nullptr);

    void setText(const QString& text);
    void setLines(const QStringList& lines); // one paragraph each
    QString text() const { return m_text; }
    static QIcon sign(Kind kind, const QPalette& palette); // the same sign, 16 px, for a list
    void addButton(QWidget* button); // beneath the text

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void recolor();

    Kind m_kind;
    QString m_text;
    FlowText* m_label;
};

} // namespace platter
