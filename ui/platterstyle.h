// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QProxyStyle>

class QStyleOptionButton;
class QStyleOptionHeader;
class QStyleOptionProgressBar;
class QStyleOptionSlider;
class QStyleOptionSpinBox;

namespace platter {

// Platter's look over Fusion: flat buttons and fields with hairlines and round corners, quiet headers, thin scroll bars,
// and a focus ring that is always seen. Takes its colours from palette.h's table for the palette at hand.
// A button with the dynamic property "primary" (and each dialog's default button) is filled with the accent.
class PlatterStyle : public QProxyStyle {
    Q_OBJECT

public:
    PlatterStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
        const QWidget* widget = nullptr) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
        const QWidget* widget = nullptr) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
        const QWidget* widget = nullptr) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl subControl,
        const QWidget* widget = nullptr) const override;
    QRect subElementRect(
        SubElement element, const QStyleOption* option, const QWidget* widget = nullptr) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
        const QWidget* widget = nullptr) const override;
    int pixelMetric(
        PixelMetric metric, const QStyleOption* option = nullptr, const QWidget* widget = nullptr) const override;
    int styleHint(StyleHint hint, const QStyleOption* option = nullptr, const QWidget* widget = nullptr,
        QStyleHintReturn* returnData = nullptr) const override;
    using QProxyStyle::polish;
    void polish(QWidget* widget) override;

private:
    static bool isPrimary(const QStyleOptionButton* button, const QWidget* widget);
    static void drawButton(const QStyleOption* option, QPainter* painter, const QWidget* widget);
    static void drawField(const QStyleOption* option, QPainter* painter, const QWidget* widget);
    static void drawCheck(const QStyleOption* option, QPainter* painter);
    static void drawRadio(const QStyleOption* option, QPainter* painter);
    static void drawProgress(const QStyleOptionProgressBar* bar, QPainter* painter);
    static void drawItemBackground(const QStyleOption* option, QPainter* painter, const QWidget* widget);
    void drawHeaderLabel(const QStyleOptionHeader* header, QPainter* painter) const;
    void drawScrollBar(const QStyleOptionSlider* bar, QPainter* painter, const QWidget* widget) const;
    void drawSpinBox(const QStyleOptionSpinBox* spin, QPainter* painter, const QWidget* widget) const;
};

// A rounded rectangle whose one-pixel edge lies on whole device pixels.
void drawRounded(QPainter* painter, const QRectF& rect, qreal radius, const QBrush& fill, const QPen& edge);

// One line of text, centred in height. `side` is logical: AlignLeft is where the direction begins. The text keeps its own
// direction, so that "10 GiB" and names stay readable in a right-to-left window.
void drawTextLine(
    QPainter* painter, const QRect& rect, Qt::Alignment side, Qt::LayoutDirection direction, const QString& text);

} // namespace platter
