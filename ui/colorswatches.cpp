// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/colorswatches.h"

#include "ui/palette.h"
#include "ui/platterstyle.h"
#include "ui/theme.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QPainter>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

constexpr int kSize = 24;

class Swatch : public QAbstractButton {
public:
    Swatch(const QColor& color, const QString& name, QWidget* parent)
        : QAbstractButton(parent)
        , m_color(color) {
        setCheckable(true);
        setAutoExclusive(true);
        setFocusPolicy(Qt::StrongFocus);
        setFixedSize(kSize, kSize);
        setAccessibleName(name);
        setToolTip(name);
    }
    const QColor& color() const { return m_color; }

protected:
    void paintEvent(QPaintEvent* event) override {
        Q_UNUSED(event)
        const Colors& colors = colorsFor(palette());
        QPainter painter(this);
        drawRounded(&painter, QRectF(rect()).adjusted(3, 3, -3, -3), 4, m_color, QPen(colors.trackEdge, 1));
        if (isChecked()) {
            drawRounded(&painter, rect(), 6, Qt::NoBrush, QPen(hasFocus() ? colors.accent : colors.text, 2));
            themedIcon(u"done"_s, QColor(Qt::white)).paint(&painter, rect().adjusted(6, 6, -6, -6));
        } else if (hasFocus()) {
            drawRounded(&painter, rect(), 6, Qt::NoBrush, QPen(colors.accent, 2));
        }
    }

private:
    QColor m_color;
};

} // namespace

ColorSwatches::ColorSwatches(QWidget* parent)
    : QWidget(parent) {
    const QStringList names{
        tr("Red"), tr("Green"), tr("Blue"), tr("Amber"), tr("Violet"), tr("Teal"), tr("Olive"), tr("Grey")};
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    for (qsizetype i = 0; i < connectionColors().size(); ++i) {
        auto* swatch = new Swatch(connectionColors().at(i), names.value(i), this);
        m_buttons.append(swatch);
        layout->addWidget(swatch);
        connect(swatch, &QAbstractButton::clicked, this, [this] { Q_EMIT chosen(color()); });
    }
    layout->addStretch(1);
    m_buttons.first()->setChecked(true);
    setFocusProxy(m_buttons.first());
    setAccessibleName(tr("Colour"));
}

void ColorSwatches::setColor(const QString& color) {
    const qsizetype at = std::max<qsizetype>(0, connectionColors().indexOf(QColor(color)));
    m_buttons.at(at)->setChecked(true);
}

QString ColorSwatches::color() const {
    for (qsizetype i = 0; i < m_buttons.size(); ++i) {
        if (m_buttons.at(i)->isChecked()) {
            return connectionColors().at(i).name();
        }
    }
    return {};
}

QString unusedColor(const QStringList& used) {
    for (const QColor& color : connectionColors()) {
        if (!used.contains(color.name(), Qt::CaseInsensitive)) {
            return color.name();
        }
    }
    return connectionColors().first().name();
}

} // namespace platter
