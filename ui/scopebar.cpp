// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/scopebar.h"

#include "ui/palette.h"
#include "ui/platterstyle.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

constexpr int kHeight = 32;
constexpr int kPad = 12;
constexpr int kGap = 6; // between word and count
constexpr int kIcon = 14;

} // namespace

ScopeButton::ScopeButton(const QString& text, bool alarm, QWidget* parent)
    : QAbstractButton(parent)
    , m_alarm(alarm) {
    setText(text);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
}

void ScopeButton::setCount(int count) {
    m_count = count;
    setAccessibleName(tr("%1, %n image(s)", nullptr, count).arg(text()));
    updateGeometry();
    update();
}

// The chosen one is set heavier; the room for it is always there, so that nothing moves.
QFont ScopeButton::wordFont() const {
    QFont heavy = font();
    heavy.setWeight(QFont::DemiBold);
    return heavy;
}

QSize ScopeButton::sizeHint() const {
    const int word = QFontMetrics(wordFont()).horizontalAdvance(text());
    const int count = fontMetrics().horizontalAdvance(locale().toString(m_count));
    return {
        2 * kPad + (m_alarm ? kIcon + kGap : 0) + word + kGap + count, std::max(kHeight, fontMetrics().height() + 14)};
}

void ScopeButton::paintEvent(QPaintEvent* event) {
    Q_UNUSED(event)
    const Colors& colors = colorsFor(palette());
    QPainter painter(this);
    if (m_alarm) {
        const bool lit = isChecked() || underMouse();
        drawRounded(&painter, rect(), height() / 2.0, lit ? colors.failed.background : colors.panel,
            QPen(isChecked() ? colors.failed.text : colors.line, 1));
    }
    QRect rest = rect().adjusted(kPad, 0, -kPad, 0);
    const bool reversed = layoutDirection() == Qt::RightToLeft;
    const auto place = [&](int width) {
        const QRect part
            = QStyle::visualRect(layoutDirection(), rect(), QRect(rest.left(), rest.top(), width, rest.height()));
        rest.setLeft(rest.left() + width + kGap);
        return part;
    };
    const QColor word = m_alarm ? colors.failed.text : colors.text;
    if (m_alarm) {
        QRect icon = place(kIcon);
        icon = QRect(icon.left(), (height() - kIcon) / 2, kIcon, kIcon);
        themedIcon(u"warning"_s, word).paint(&painter, icon);
    }
    const QFont heavy = wordFont();
    painter.setFont(isChecked() ? heavy : font());
    painter.setPen(word);
    const int flags
        = int((Qt::AlignVCenter | (reversed ? Qt::AlignRight : Qt::AlignLeft)).toInt()) | Qt::TextSingleLine;
    painter.drawText(place(QFontMetrics(heavy).horizontalAdvance(text())), flags, text());
    painter.setFont(font());
    painter.setPen(m_alarm ? word : isChecked() ? colors.text : colors.dim);
    const QString count = locale().toString(m_count);
    painter.drawText(place(fontMetrics().horizontalAdvance(count)), flags, count);
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange)) {
        drawRounded(&painter, rect(), m_alarm ? height() / 2.0 : 6, Qt::NoBrush, QPen(colors.accent, 2));
    }
}

ScopeBar::ScopeBar(QWidget* parent)
    : QWidget(parent) {
    setObjectName("scopeBar"_L1);
    setAccessibleName(tr("Which images to show"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    const std::array<std::tuple<Scope, QString, QLatin1StringView>, 5> parts{{
        {Scope::All, tr("All"), "scopeAll"_L1},
        {Scope::Official, tr("Official"), "scopeOfficial"_L1},
        {Scope::Private, tr("Private"), "scopePrivate"_L1},
        {Scope::Public, tr("Public"), "scopePublic"_L1},
        {Scope::NeedsAttention, tr("Needs attention"), "scopeAttention"_L1},
    }};
    for (const auto& [scope, text, name] : parts) {
        auto* button = new ScopeButton(text, scope == Scope::NeedsAttention, this);
        button->setObjectName(name);
        if (scope == Scope::NeedsAttention) {
            layout->addSpacing(10);
        }
        layout->addWidget(button);
        m_buttons.append({scope, button});
        connect(button, &QAbstractButton::clicked, this, [this, scope] {
            // A second click on "Needs attention" leads back to everything.
            const bool again = m_scope == scope && scope == Scope::NeedsAttention;
            setScope(again ? Scope::All : scope);
            Q_EMIT chosen(*m_scope);
        });
    }
    showWhatIsThere();
}

void ScopeBar::setCounts(const std::function<int(Scope)>& count) {
    for (const auto& [scope, button] : std::as_const(m_buttons)) {
        button->setCount(count(scope));
    }
    showWhatIsThere();
}

void ScopeBar::setScope(std::optional<Scope> scope) {
    m_scope = scope;
    showWhatIsThere();
}

void ScopeBar::showWhatIsThere() {
    for (const auto& [scope, button] : std::as_const(m_buttons)) {
        button->setChecked(m_scope == scope);
        button->setVisible(scope == Scope::All || button->count() > 0 || m_scope == scope);
    }
    update();
}

// The frame around the segments, the lines between them, and the chosen one's background.
void ScopeBar::paintEvent(QPaintEvent* event) {
    Q_UNUSED(event)
    const Colors& colors = colorsFor(palette());
    QRect frame;
    for (const auto& [scope, button] : std::as_const(m_buttons)) {
        if (scope != Scope::NeedsAttention && button->isVisible()) {
            frame = frame.united(button->geometry());
        }
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath outline;
    outline.addRoundedRect(QRectF(frame).adjusted(0.5, 0.5, -0.5, -0.5), 5.5, 5.5);
    painter.fillPath(outline, colors.panel);
    painter.save();
    painter.setClipPath(outline);
    for (const auto& [scope, button] : std::as_const(m_buttons)) {
        if (scope == Scope::NeedsAttention || !button->isVisible()) {
            continue;
        }
        const QRect part = button->geometry();
        if (button->isChecked() || button->underMouse()) {
            painter.fillRect(part, button->isChecked() ? colors.selection : colors.hover);
        }
        const bool first
            = layoutDirection() == Qt::RightToLeft ? part.right() == frame.right() : part.left() == frame.left();
        if (!first) {
            painter.fillRect(layoutDirection() == Qt::RightToLeft ? part.right() : part.left(), part.top(), 1,
                part.height(), colors.line);
        }
    }
    painter.restore();
    painter.strokePath(outline, QPen(colors.line, 1));
}

} // namespace platter
