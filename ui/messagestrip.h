// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/error.h"

#include <QFrame>
#include <QTimer>

#include <functional>

class QLabel;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace platter {

// One line of news: an icon, a sentence, perhaps a button, and a way to dismiss it.
class MessageStrip : public QFrame {
    Q_OBJECT

public:
    enum class Kind { Note, Warning, Error };

    MessageStrip(Kind kind, const QString& text, QWidget* parent = nullptr);

    void setAction(const QString& label, const std::function<void()>& action); // pressing it closes the strip as well
    void setDetail(const QString& detail); // technical, as tooltip
    void setDismissible(bool dismissible);
    void closeAfter(int milliseconds); // waits while the pointer or the keyboard is on the strip
    void finish(); // closes it
    QString text() const;
    Kind kind() const { return m_kind; }

Q_SIGNALS:
    void closed(); // sent once; the strip deletes itself

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Kind m_kind;
    QLabel* m_text;
    QPushButton* m_action;
    QToolButton* m_dismiss;
    QTimer m_timer;
    bool m_finished = false;
};

// The strips at the bottom of the table: what was done (with Undo, gone after some seconds) and what went wrong (stays until
// it is dismissed). At most three show, the newest below; the others wait for their turn.
class MessageArea : public QWidget {
    Q_OBJECT

public:
    explicit MessageArea(QWidget* parent = nullptr);

    void showError(const Error& error);
    void showUndo(const QString& text, const std::function<void()>& undo);
    MessageStrip* showNote(MessageStrip::Kind kind, const QString& text);
    const QList<MessageStrip*>& strips() const { return m_strips; } // oldest first

private:
    void add(MessageStrip* strip);
    void arrange();

    QVBoxLayout* m_layout;
    QList<MessageStrip*> m_strips;
};

} // namespace platter
