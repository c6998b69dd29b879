// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/palette.h"

namespace platter {

// The figures are window.md's; every pair of text and background has 4.5:1 or better (tst_palette measures it).
const Colors& lightColors() {
    static const Colors colors{
        .window = QColor(0xF6F7F8),
        .panel = QColor(0xFFFFFF),
        .sidebar = QColor(0xEFF1F3),
        .line = QColor(0xDEE1E5),
        .text = QColor(0x1D2126),
        .dim = QColor(0x59616B),
        .accent = QColor(0x2563CF),
        .accentText = QColor(0xFFFFFF),
        .selection = QColor(0xDCE9FC),
        .track = QColor(0xE9ECF0),
        .trackEdge = QColor(0xB9C1CB),
        .data = QColor(0x8FB6EE),
        .stored = QColor(0x2F6FDE),
        .hover = QColor(0xF2F5F9),
        .available = {.background = {}, .text = QColor(0x17603A)},
        .creating = {.background = QColor(0xDFECFC), .text = QColor(0x174F8C)},
        .deprecated = {.background = QColor(0xFBEFD5), .text = QColor(0x744A00)},
        .failed = {.background = QColor(0xFCE3E1), .text = QColor(0x9B1C16)},
        .deleting = {.background = QColor(0xE9EBEE), .text = QColor(0x4D545D)},
        .unavailable = {.background = QColor(0xECE6F7), .text = QColor(0x54408A)},
    };
    return colors;
}

const Colors& darkColors() {
    static const Colors colors{
        .window = QColor(0x1B1E22),
        .panel = QColor(0x22262B),
        .sidebar = QColor(0x1F2327),
        .line = QColor(0x343A41),
        .text = QColor(0xE8EBEE),
        .dim = QColor(0xB4BBC4),
        .accent = QColor(0x85B4FA),
        .accentText = QColor(0x10233F),
        .selection = QColor(0x27406A),
        .track = QColor(0x2C3137),
        .trackEdge = QColor(0x59626D),
        .data = QColor(0x4A77B4),
        .stored = QColor(0x8DB9FA),
        .hover = QColor(0x292E34),
        .available = {.background = {}, .text = QColor(0x93E3B4)},
        .creating = {.background = QColor(0x17375D), .text = QColor(0xA3CDFB)},
        .deprecated = {.background = QColor(0x483410), .text = QColor(0xF3CB80)},
        .failed = {.background = QColor(0x56211E), .text = QColor(0xFFB4AD)},
        .deleting = {.background = QColor(0x353A41), .text = QColor(0xBCC3CD)},
        .unavailable = {.background = QColor(0x362B54), .text = QColor(0xCBBBF4)},
    };
    return colors;
}

const QList<QColor>& connectionColors() {
    static const QList<QColor> colors{QColor(0xC9506B), QColor(0x3F9A7C), QColor(0x4C7FD9), QColor(0xC98A2B),
        QColor(0x8A63C9), QColor(0x3E9BB5), QColor(0x8C8F3A), QColor(0x7C8696)};
    return colors;
}

const Colors& colorsFor(const QPalette& palette) {
    return palette.color(QPalette::Active, QPalette::Window).lightness() < 128 ? darkColors() : lightColors();
}

const Colors::Pill& Colors::pill(ImageStatus status) const {
    switch (status) {
    case ImageStatus::Creating:
        return creating;
    case ImageStatus::Available:
        return available;
    case ImageStatus::Deprecated:
        return deprecated;
    case ImageStatus::Unavailable:
        return unavailable;
    case ImageStatus::Deleting:
    case ImageStatus::Deleted:
        return deleting;
    case ImageStatus::Failed:
        return failed;
    }
    Q_UNREACHABLE_RETURN(unavailable);
}

namespace {

// What is greyed: half way between the dim text and its background.
QColor blended(const QColor& a, const QColor& b) {
    return QColor((a.red() + b.red()) / 2, (a.green() + b.green()) / 2, (a.blue() + b.blue()) / 2);
}

} // namespace

QPalette Colors::toPalette() const {
    QPalette palette(text, panel, panel, line, line, text, panel);
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::AlternateBase, window);
    palette.setColor(QPalette::Midlight, hover);
    palette.setColor(QPalette::Light, panel);
    palette.setColor(QPalette::Dark, trackEdge);
    palette.setColor(QPalette::Mid, line);
    palette.setColor(QPalette::Shadow, trackEdge);
    palette.setColor(QPalette::BrightText, failed.text);
    palette.setColor(QPalette::Highlight, selection);
    palette.setColor(QPalette::HighlightedText, text);
    palette.setColor(QPalette::Link, accent);
    palette.setColor(QPalette::LinkVisited, accent);
    palette.setColor(QPalette::Accent, accent);
    palette.setColor(QPalette::ToolTipBase, panel);
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::PlaceholderText, dim);
    const QColor grey = blended(dim, panel);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
             QPalette::HighlightedText, QPalette::PlaceholderText, QPalette::Link}) {
        palette.setColor(QPalette::Disabled, role, grey);
    }
    palette.setColor(QPalette::Disabled, QPalette::Accent, line);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, line);
    return palette;
}

} // namespace platter
