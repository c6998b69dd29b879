// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/platterstyle.h"

#include "ui/palette.h"
#include "ui/theme.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QStyleOption>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

constexpr qreal kRadius = 6;
constexpr int kScrollBar = 12;
constexpr int kFieldHeight = 32;

QPen focusPen(const Colors& colors) {
    return QPen(colors.accent, 2);
}

bool hasKeyboardFocus(const QStyleOption* option) {
    return option->state.testFlag(QStyle::State_HasFocus) && option->state.testFlag(QStyle::State_KeyboardFocusChange);
}

constexpr int kHeaderMargin = 8; // left and right of a table's header
constexpr int kHeaderArrow = 14; // that tells how it is sorted
constexpr int kHeaderGap = 3; // before it

QFont headerFont(QFont font) {
    font.setWeight(QFont::Medium);
    return font;
}

void drawChevron(QPainter* painter, const QRectF& rect, const QColor& color, bool down) {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    const QPointF c = rect.center();
    const qreal dy = down ? 1.75 : -1.75;
    painter->drawPolyline(QPolygonF({c + QPointF(-3.5, -dy), c + QPointF(0, dy), c + QPointF(3.5, -dy)}));
    painter->restore();
}

} // namespace

void drawRounded(QPainter* painter, const QRectF& rect, qreal radius, const QBrush& fill, const QPen& edge) {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill);
    painter->setPen(edge);
    const qreal inset = edge.style() == Qt::NoPen ? 0 : edge.widthF() / 2;
    painter->drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset);
    painter->restore();
}

void drawTextLine(
    QPainter* painter, const QRect& rect, Qt::Alignment side, Qt::LayoutDirection direction, const QString& text) {
    const Qt::LayoutDirection before = painter->layoutDirection();
    painter->setLayoutDirection(Qt::LayoutDirectionAuto);
    const Qt::Alignment alignment
        = QStyle::visualAlignment(direction, side & Qt::AlignHorizontal_Mask) | Qt::AlignAbsolute | Qt::AlignVCenter;
    painter->drawText(rect, int(alignment.toInt()) | Qt::TextSingleLine, text);
    painter->setLayoutDirection(before);
}

PlatterStyle::PlatterStyle()
    : QProxyStyle(u"Fusion"_s) { }

void PlatterStyle::polish(QWidget* widget) {
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractItemView*>(widget)) {
        static_cast<QAbstractItemView*>(widget)->viewport()->setAttribute(Qt::WA_Hover);
    }
}

bool PlatterStyle::isPrimary(const QStyleOptionButton* button, const QWidget* widget) {
    return (button && button->features.testFlag(QStyleOptionButton::DefaultButton))
        || (widget && widget->property("primary").toBool());
}

void PlatterStyle::drawButton(const QStyleOption* option, QPainter* painter, const QWidget* widget) {
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
    const Colors& colors = colorsFor(option->palette);
    const bool enabled = option->state.testFlag(State_Enabled);
    const bool pressed = option->state.testFlag(State_Sunken);
    const bool over = option->state.testFlag(State_MouseOver) && enabled;
    QColor fill = colors.panel;
    QColor edge = colors.line;
    if (button && button->features.testFlag(QStyleOptionButton::Flat)) {
        fill = edge = Qt::transparent;
    }
    if (option->state.testFlag(State_On)) {
        fill = colors.selection;
    } else if (pressed) {
        fill = colors.track;
    } else if (over) {
        fill = colors.hover;
        edge = edge.alpha() ? colors.trackEdge : edge;
    }
    if (isPrimary(button, widget) && enabled) {
        fill = pressed ? colors.accent.darker(115) : over ? colors.accent.darker(108) : colors.accent;
        edge = fill;
    }
    drawRounded(painter, option->rect, kRadius, fill, QPen(edge, 1));
    if (hasKeyboardFocus(option)) {
        const QRectF ring = QRectF(option->rect);
        drawRounded(painter, ring, kRadius, Qt::NoBrush, focusPen(colors));
        // On the accent's fill the ring is set off by a line of the panel's colour.
        drawRounded(painter, ring.adjusted(2, 2, -2, -2), kRadius - 2, Qt::NoBrush, QPen(colors.panel, 1));
    }
}

void PlatterStyle::drawField(const QStyleOption* option, QPainter* painter, const QWidget* widget) {
    const Colors& colors = colorsFor(option->palette);
    const bool focused = option->state.testFlag(State_HasFocus) && option->state.testFlag(State_Enabled);
    const bool inCell = widget && widget->parentWidget() && widget->parentWidget()->parentWidget()
        && qobject_cast<const QAbstractItemView*>(widget->parentWidget()->parentWidget());
    drawRounded(painter, option->rect, inCell ? 3 : kRadius, inCell ? colors.panel : colors.window,
        focused ? focusPen(colors) : QPen(colors.line, 1));
}

void PlatterStyle::drawItemBackground(const QStyleOption* option, QPainter* painter, const QWidget* widget) {
    const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option);
    const Colors& colors = colorsFor(option->palette);
    QColor fill = Qt::transparent;
    if (option->state.testFlag(State_Selected)) {
        fill = colors.selection;
    } else if (option->state.testFlag(State_MouseOver) && option->state.testFlag(State_Enabled)) {
        fill = widget && widget->property("rounded").toBool() ? colors.line : colors.hover;
    } else if (item && item->backgroundBrush.style() != Qt::NoBrush) {
        painter->fillRect(option->rect, item->backgroundBrush);
    }
    if (fill.alpha() == 0) {
        return;
    }
    if (widget && widget->property("rounded").toBool()) {
        drawRounded(painter, option->rect, kRadius, fill, Qt::NoPen);
    } else {
        painter->fillRect(option->rect, fill);
    }
}

// On, off or half: told by its sign, seen by its edge on light and dark.
void PlatterStyle::drawCheck(const QStyleOption* option, QPainter* painter) {
    const Colors& colors = colorsFor(option->palette);
    const bool enabled = option->state.testFlag(State_Enabled);
    const bool on = option->state & (State_On | State_NoChange);
    const int side = std::min({option->rect.width(), option->rect.height(), 16});
    QRectF box(0, 0, side, side);
    box.moveCenter(QRectF(option->rect).center());
    const QColor edge = !enabled ? colors.line : on ? colors.accent : colors.dim;
    drawRounded(painter, box, 3, on && enabled ? colors.accent : colors.window, QPen(edge, 1));
    const QColor sign = enabled ? colors.accentText : colors.trackEdge;
    if (option->state.testFlag(State_NoChange)) {
        painter->fillRect(QRectF(box.left() + 4, box.center().y() - 1, box.width() - 8, 2), sign);
    } else if (on) {
        themedIcon(u"done"_s, sign).paint(painter, box.adjusted(2, 2, -2, -2).toRect());
    }
    if (hasKeyboardFocus(option)) {
        drawRounded(painter, box.adjusted(-2, -2, 2, 2), 4, Qt::NoBrush, QPen(colors.accent, 1));
    }
}

void PlatterStyle::drawRadio(const QStyleOption* option, QPainter* painter) {
    const Colors& colors = colorsFor(option->palette);
    const bool enabled = option->state.testFlag(State_Enabled);
    const bool on = option->state.testFlag(State_On);
    const QRectF ring = QRectF(option->rect).adjusted(1, 1, -1, -1);
    const QColor edge = !enabled ? colors.line : on ? colors.accent : colors.dim;
    drawRounded(painter, ring, ring.height() / 2, colors.window, QPen(edge, on ? 2 : 1));
    if (on) {
        const QRectF dot = ring.adjusted(4, 4, -4, -4);
        drawRounded(painter, dot, dot.height() / 2, edge, Qt::NoPen);
    }
}

void PlatterStyle::drawPrimitive(
    PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const {
    const Colors& colors = colorsFor(option->palette);
    switch (element) {
    case PE_PanelButtonCommand:
        drawButton(option, painter, widget);
        return;
    case PE_PanelButtonTool:
        if (option->state & (State_On | State_Sunken | State_MouseOver | State_HasFocus)) {
            const QColor fill = option->state.testFlag(State_On) ? colors.selection
                : option->state.testFlag(State_Sunken)           ? colors.track
                : option->state.testFlag(State_MouseOver)        ? colors.hover
                                                                 : QColor(Qt::transparent);
            drawRounded(painter, option->rect, kRadius, fill, hasKeyboardFocus(option) ? focusPen(colors) : Qt::NoPen);
        }
        return;
    case PE_PanelLineEdit:
        // A field without a frame lies on a surface of another control.
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option); frame && frame->lineWidth > 0) {
            drawField(option, painter, widget);
        }
        return;
    case PE_FrameLineEdit:
        return;
    case PE_FrameFocusRect:
        if (widget && widget->property("rounded").toBool()) {
            drawRounded(painter, option->rect, kRadius, Qt::NoBrush, focusPen(colors));
        } else if (option->state.testFlag(State_KeyboardFocusChange)) {
            drawRounded(painter, QRectF(option->rect), 3, Qt::NoBrush, focusPen(colors));
        }
        return;
    case PE_PanelItemViewItem:
        drawItemBackground(option, painter, widget);
        return;
    case PE_PanelItemViewRow: // the items paint it
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawCheck(option, painter);
        return;
    case PE_IndicatorRadioButton:
        drawRadio(option, painter);
        return;
    case PE_Frame:
    case PE_FrameGroupBox:
        drawRounded(painter, option->rect, kRadius, Qt::NoBrush, QPen(colors.line, 1));
        return;
    case PE_IndicatorHeaderArrow: // drawn beside the label
        return;
    case PE_PanelScrollAreaCorner: // between two scroll bars
        painter->fillRect(option->rect, colors.panel);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void PlatterStyle::drawHeaderLabel(const QStyleOptionHeader* header, QPainter* painter) const {
    const Colors& colors = colorsFor(header->palette);
    const bool sorted = header->sortIndicator != QStyleOptionHeader::None;
    const QFont font = headerFont(painter->font());
    painter->save();
    painter->setFont(font);
    painter->setPen(sorted ? colors.text : colors.dim);
    const QFontMetrics metrics(font);
    const QRect rect = header->rect.adjusted(kHeaderMargin, 0, -kHeaderMargin, 0);
    const int room = rect.width() - (sorted ? kHeaderArrow + kHeaderGap : 0);
    const QString text = metrics.elidedText(header->text, Qt::ElideRight, room);
    const int width = metrics.horizontalAdvance(text);
    const bool right = header->textAlignment.testFlag(Qt::AlignRight);
    const int used = width + (sorted ? kHeaderArrow + kHeaderGap : 0);
    QRect label(right ? rect.right() + 1 - used : rect.left(), rect.top(), used, rect.height());
    label = QStyle::visualRect(header->direction, rect, label);
    drawTextLine(painter, label, Qt::AlignLeft, header->direction, text);
    if (sorted) {
        const int x = header->direction == Qt::RightToLeft ? label.left() : label.right() + 1 - kHeaderArrow;
        drawChevron(painter, QRectF(x, rect.top(), kHeaderArrow, rect.height()), colors.accent,
            header->sortIndicator == QStyleOptionHeader::SortDown);
    }
    painter->restore();
}

void PlatterStyle::drawProgress(const QStyleOptionProgressBar* bar, QPainter* painter) {
    const Colors& colors = colorsFor(bar->palette);
    QRectF track = bar->rect;
    constexpr qreal height = 8;
    track = QRectF(track.left(), track.center().y() - height / 2, track.width(), height);
    drawRounded(painter, track, 3, colors.track, QPen(colors.trackEdge, 1));
    painter->save();
    QPainterPath clip;
    clip.addRoundedRect(track.adjusted(1, 1, -1, -1), 2, 2);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setClipPath(clip);
    const int range = bar->maximum - bar->minimum;
    if (range <= 0) {
        painter->fillRect(track, QBrush(colors.data, Qt::BDiagPattern));
    } else {
        const qreal part = std::clamp(qreal(bar->progress - bar->minimum) / range, 0.0, 1.0);
        QRectF filled(track.left(), track.top(), track.width() * part, track.height());
        if (bar->direction == Qt::RightToLeft) {
            filled.moveRight(track.right());
        }
        painter->fillRect(filled, colors.stored);
    }
    painter->restore();
}

void PlatterStyle::drawControl(
    ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const {
    const Colors& colors = colorsFor(option->palette);
    switch (element) {
    case CE_PushButtonLabel:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
            QStyleOptionButton label(*button);
            if (isPrimary(button, widget) && button->state.testFlag(State_Enabled)) {
                label.palette.setColor(QPalette::ButtonText, colors.accentText);
                QFont font = painter->font();
                font.setWeight(QFont::DemiBold);
                painter->setFont(font);
            }
            label.state.setFlag(State_HasFocus, false); // the bevel has drawn the ring
            QProxyStyle::drawControl(element, &label, painter, widget);
            return;
        }
        break;
    case CE_Header: // the base would inset the label by its own margin
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
            drawControl(CE_HeaderSection, header, painter, widget);
            drawHeaderLabel(header, painter);
            return;
        }
        break;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, colors.panel);
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), colors.line);
        return;
    case CE_HeaderLabel:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
            drawHeaderLabel(header, painter);
            return;
        }
        break;
    case CE_ProgressBar:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option)) {
            drawProgress(bar, painter);
            return;
        }
        break;
    case CE_Splitter:
        painter->fillRect(option->rect, colors.line);
        return;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void PlatterStyle::drawScrollBar(const QStyleOptionSlider* bar, QPainter* painter, const QWidget* widget) const {
    const Colors& colors = colorsFor(bar->palette);
    painter->fillRect(bar->rect, colors.panel);
    const QRect slider = subControlRect(CC_ScrollBar, bar, SC_ScrollBarSlider, widget);
    if (bar->maximum <= bar->minimum || !slider.isValid()) {
        return;
    }
    const bool active = bar->state.testFlag(State_MouseOver) || bar->activeSubControls.testFlag(SC_ScrollBarSlider);
    QColor color = colors.trackEdge;
    if (active) {
        color = colors.dim;
    }
    drawRounded(painter, QRectF(slider).adjusted(3, 3, -3, -3), (kScrollBar - 6) / 2.0, color, Qt::NoPen);
}

void PlatterStyle::drawSpinBox(const QStyleOptionSpinBox* spin, QPainter* painter, const QWidget* widget) const {
    const Colors& colors = colorsFor(spin->palette);
    drawField(spin, painter, widget);
    if (spin->buttonSymbols == QAbstractSpinBox::NoButtons) {
        return;
    }
    for (const SubControl which : {SC_SpinBoxUp, SC_SpinBoxDown}) {
        const bool up = which == SC_SpinBoxUp;
        const bool enabled
            = spin->stepEnabled.testFlag(up ? QAbstractSpinBox::StepUpEnabled : QAbstractSpinBox::StepDownEnabled)
            && spin->state.testFlag(State_Enabled);
        drawChevron(painter, subControlRect(CC_SpinBox, spin, which, widget), enabled ? colors.dim : colors.line, !up);
    }
}

void PlatterStyle::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const {
    const Colors& colors = colorsFor(option->palette);
    if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option); combo && control == CC_ComboBox) {
        drawField(option, painter, widget);
        const QRect arrow = subControlRect(control, option, SC_ComboBoxArrow, widget);
        drawChevron(painter, arrow, combo->state.testFlag(State_Enabled) ? colors.dim : colors.line, true);
        return;
    }
    if (const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option); spin && control == CC_SpinBox) {
        drawSpinBox(spin, painter, widget);
        return;
    }
    if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option); bar && control == CC_ScrollBar) {
        drawScrollBar(bar, painter, widget);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect PlatterStyle::subControlRect(
    ComplexControl control, const QStyleOptionComplex* option, SubControl subControl, const QWidget* widget) const {
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control != CC_ScrollBar || !bar) {
        return QProxyStyle::subControlRect(control, option, subControl, widget);
    }
    // No arrow buttons: the groove is the whole bar.
    const bool across = bar->orientation == Qt::Horizontal;
    const int length = across ? bar->rect.width() : bar->rect.height();
    const qint64 range = qint64(bar->maximum) - bar->minimum;
    int handle = length;
    if (range > 0) {
        handle = int(qint64(bar->pageStep) * length / (range + bar->pageStep));
        handle = std::clamp(handle, std::min(32, length), length);
    }
    const int start
        = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - handle, bar->upsideDown);
    const auto part = [&](int from, int size) {
        return across ? QRect(bar->rect.left() + from, bar->rect.top(), size, bar->rect.height())
                      : QRect(bar->rect.left(), bar->rect.top() + from, bar->rect.width(), size);
    };
    QRect rect;
    switch (subControl) {
    case SC_ScrollBarGroove:
        rect = bar->rect;
        break;
    case SC_ScrollBarSlider:
        rect = part(start, handle);
        break;
    case SC_ScrollBarSubPage:
        rect = part(0, start);
        break;
    case SC_ScrollBarAddPage:
        rect = part(start + handle, length - start - handle);
        break;
    default:
        return {};
    }
    return visualRect(bar->direction, bar->rect, rect);
}

QRect PlatterStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const {
    switch (element) {
    case SE_HeaderLabel:
        return option->rect;
    case SE_HeaderArrow:
        return {};
    default:
        return QProxyStyle::subElementRect(element, option, widget);
    }
}

QSize PlatterStyle::sizeFromContents(
    ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const {
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton:
        result = QSize(result.width() + 20, std::max(result.height(), kFieldHeight));
        break;
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_SpinBox:
        result.setHeight(std::max(result.height(), kFieldHeight));
        break;
    case CT_HeaderSection:
        result.setHeight(std::max(result.height(), 30));
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option); header && widget) {
            const QFontMetrics metrics(headerFont(widget->font()));
            const int arrow = header->sortIndicator != QStyleOptionHeader::None ? kHeaderArrow + kHeaderGap : 0;
            result.setWidth(
                std::max(result.width(), metrics.horizontalAdvance(header->text) + 1 + arrow + 2 * kHeaderMargin));
        }
        break;
    case CT_MenuItem:
        result.setHeight(std::max(result.height(), size.height() + 6));
        break;
    default:
        break;
    }
    return result;
}

int PlatterStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
    switch (metric) {
    case PM_SplitterWidth: // Qt widens a one-pixel handle's grip itself
        return 1;
    case PM_ScrollBarExtent:
        return kScrollBar;
    case PM_ScrollBarSliderMin:
        return 32;
    case PM_ButtonIconSize:
    case PM_SmallIconSize:
        return 16;
    case PM_HeaderMargin:
        return 6;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int PlatterStyle::styleHint(
    StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* returnData) const {
    switch (hint) {
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_ScrollBar_LeftClickAbsolutePosition:
        return 0;
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
        return 0;
    case SH_ComboBox_Popup:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

} // namespace platter
