// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/messagestrip.h"

#include "ui/palette.h"
#include "ui/theme.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

constexpr int kMostShown = 3;
constexpr int kUndoTime = 10'000;

Colors::Pill pillOf(MessageStrip::Kind kind, const QPalette& palette) {
    const Colors& colors = colorsFor(palette);
    switch (kind) {
    case MessageStrip::Kind::Note:
        return {.background = colors.window, .text = colors.text};
    case MessageStrip::Kind::Warning:
        return colors.deprecated;
    case MessageStrip::Kind::Error:
        return colors.failed;
    }
    Q_UNREACHABLE_RETURN({});
}

class StripIcon : public QWidget {
public:
    StripIcon(MessageStrip::Kind kind, QWidget* parent)
        : QWidget(parent)
        , m_kind(kind) {
        setFixedSize(16, 16);
    }

protected:
    void paintEvent(QPaintEvent* event) override {
        Q_UNUSED(event)
        QPainter painter(this);
        const bool note = m_kind == MessageStrip::Kind::Note;
        themedIcon(note ? u"done"_s : u"warning"_s, pillOf(m_kind, palette()).text).paint(&painter, rect());
    }

private:
    MessageStrip::Kind m_kind;
};

// The sentence in the strip's colour, whichever theme is on.
class StripText : public QLabel {
public:
    StripText(MessageStrip::Kind kind, const QString& text, QWidget* parent)
        : QLabel(text, parent)
        , m_kind(kind) {
        setTextFormat(Qt::PlainText);
        setWordWrap(true);
        setTextInteractionFlags(Qt::TextSelectableByMouse);
    }

protected:
    void paintEvent(QPaintEvent* event) override {
        const QColor color = pillOf(m_kind, QApplication::palette()).text;
        if (palette().color(QPalette::WindowText) != color) {
            QPalette own = palette();
            own.setColor(QPalette::WindowText, color);
            setPalette(own);
        }
        QLabel::paintEvent(event);
    }

private:
    MessageStrip::Kind m_kind;
};

} // namespace

MessageStrip::MessageStrip(Kind kind, const QString& text, QWidget* parent)
    : QFrame(parent)
    , m_kind(kind)
    , m_text(new StripText(kind, text, this))
    , m_action(new QPushButton(this))
    , m_dismiss(new QToolButton(this)) {
    setObjectName("messageStrip"_L1);
    setAccessibleName(text);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 6, 8, 6);
    layout->setSpacing(10);
    layout->addWidget(new StripIcon(kind, this));
    layout->addWidget(m_text, 1);
    layout->addWidget(m_action);
    layout->addWidget(m_dismiss);
    m_text->setObjectName("messageText"_L1);
    m_action->setObjectName("messageAction"_L1);
    m_action->hide();
    m_dismiss->setObjectName("messageDismiss"_L1);
    m_dismiss->setIcon(themedIcon(u"cancel"_s));
    m_dismiss->setAutoRaise(true);
    m_dismiss->setFocusPolicy(Qt::StrongFocus);
    m_dismiss->setAccessibleName(tr("Dismiss"));
    m_dismiss->setToolTip(tr("Dismiss"));
    m_timer.setSingleShot(true);
    connect(m_dismiss, &QToolButton::clicked, this, &MessageStrip::finish);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (underMouse() || m_action->hasFocus() || m_dismiss->hasFocus()) {
            m_timer.start();
        } else {
            finish();
        }
    });
}

QString MessageStrip::text() const {
    return m_text->text();
}

void MessageStrip::setAction(const QString& label, const std::function<void()>& action) {
    m_action->setText(label);
    m_action->show();
    connect(m_action, &QPushButton::clicked, this, [this, action] {
        finish();
        action();
    });
}

void MessageStrip::setDetail(const QString& detail) {
    m_text->setToolTip(detail);
}

void MessageStrip::setDismissible(bool dismissible) {
    m_dismiss->setVisible(dismissible);
}

void MessageStrip::closeAfter(int milliseconds) {
    m_timer.start(milliseconds);
}

void MessageStrip::finish() {
    if (!std::exchange(m_finished, true)) {
        hide();
        deleteLater();
        Q_EMIT closed();
    }
}

void MessageStrip::paintEvent(QPaintEvent* event) {
    Q_UNUSED(event)
    QPainter painter(this);
    painter.fillRect(rect(), pillOf(m_kind, palette()).background);
    painter.fillRect(0, 0, width(), 1, colorsFor(palette()).line);
}

MessageArea::MessageArea(QWidget* parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this)) {
    setObjectName("messages"_L1);
    m_layout->setContentsMargins({});
    m_layout->setSpacing(0);
    hide();
}

void MessageArea::showError(const Error& error) {
    // The same failure many times (a thousand images, one reason) is said once.
    for (const MessageStrip* strip : std::as_const(m_strips)) {
        if (strip->kind() == MessageStrip::Kind::Error && strip->text() == error.message) {
            return;
        }
    }
    showNote(MessageStrip::Kind::Error, error.message)->setDetail(error.detail);
}

void MessageArea::showUndo(const QString& text, const std::function<void()>& undo) {
    MessageStrip* strip = showNote(MessageStrip::Kind::Note, text);
    if (undo) {
        strip->setAction(tr("Undo"), undo);
    }
    strip->closeAfter(kUndoTime);
}

MessageStrip* MessageArea::showNote(MessageStrip::Kind kind, const QString& text) {
    auto* strip = new MessageStrip(kind, text, this);
    add(strip);
    return strip;
}

void MessageArea::add(MessageStrip* strip) {
    m_strips.append(strip);
    m_layout->addWidget(strip);
    connect(strip, &MessageStrip::closed, this, [this, strip] {
        m_strips.removeOne(strip);
        arrange();
    });
    arrange();
}

void MessageArea::arrange() {
    const qsizetype waiting = std::max<qsizetype>(0, m_strips.size() - kMostShown);
    for (qsizetype i = 0; i < m_strips.size(); ++i) {
        m_strips[i]->setVisible(i >= waiting);
    }
    setVisible(!m_strips.isEmpty());
}

} // namespace platter
