// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/palette.h"
#include "ui/theme.h"

#include <QTest>

#include <cmath>

using namespace platter;
using namespace Qt::StringLiterals;

namespace {

// WCAG 2.1's contrast ratio: https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio
double luminance(const QColor& color) {
    const auto linear
        = [](double value) { return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor& a, const QColor& b) {
    const double x = luminance(a);
    const double y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

} // namespace

class PaletteTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void contrastIsMeasuredRightly();
    void textCanBeRead_data();
    void textCanBeRead();
    void sizeBarPartsDiffer_data();
    void sizeBarPartsDiffer();
    void everyStatusHasItsColours();
    void paletteLeadsBackToItsColours();
    void iconsAreThere_data();
    void iconsAreThere();
    void iconsTakeTheColourAskedFor();
    void themeChoice();
};

// Two values that WCAG's own material gives.
void PaletteTest::contrastIsMeasuredRightly() {
    QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
    QVERIFY(std::abs(contrast(QColor(0x777777), Qt::white) - 4.48) < 0.01);
}

void PaletteTest::textCanBeRead_data() {
    QTest::addColumn<QColor>("text");
    QTest::addColumn<QColor>("background");
    for (const auto& [theme, colors] : {std::pair("light", lightColors()), std::pair("dark", darkColors())}) {
        const std::pair<const char*, QColor> grounds[] = {{"window", colors.window}, {"panel", colors.panel},
            {"sidebar", colors.sidebar}, {"selection", colors.selection}, {"hover", colors.hover}};
        const std::pair<const char*, QColor> texts[] = {{"text", colors.text}, {"dim", colors.dim},
            {"accent", colors.accent}, {"available", colors.available.text}, {"failed", colors.failed.text},
            {"starred", colors.deprecated.text}};
        for (const auto& [groundName, ground] : grounds) {
            for (const auto& [textName, text] : texts) {
                QTest::addRow("%s: %s on %s", theme, textName, groundName) << text << ground;
            }
        }
        QTest::addRow("%s: text on the accent", theme) << colors.accentText << colors.accent;
        // A pill keeps its own background on selected rows too.
        QTest::addRow("%s: creating", theme) << colors.creating.text << colors.creating.background;
        QTest::addRow("%s: deprecated", theme) << colors.deprecated.text << colors.deprecated.background;
        QTest::addRow("%s: failed", theme) << colors.failed.text << colors.failed.background;
        QTest::addRow("%s: deleting", theme) << colors.deleting.text << colors.deleting.background;
        QTest::addRow("%s: unavailable", theme) << colors.unavailable.text << colors.unavailable.background;
    }
}

void PaletteTest::textCanBeRead() {
    QFETCH(const QColor, text);
    QFETCH(const QColor, background);
    QVERIFY2(contrast(text, background) >= 4.5, qPrintable(u"%1:1"_s.arg(contrast(text, background))));
}

void PaletteTest::sizeBarPartsDiffer_data() {
    QTest::addColumn<QColor>("one");
    QTest::addColumn<QColor>("other");
    for (const auto& [theme, colors] : {std::pair("light", lightColors()), std::pair("dark", darkColors())}) {
        QTest::addRow("%s: stored and data", theme) << colors.stored << colors.data;
        QTest::addRow("%s: data and track", theme) << colors.data << colors.track;
        QTest::addRow("%s: edge and panel", theme) << colors.trackEdge << colors.panel;
    }
}

// The figures stand beside the bar, so it need not reach the 3:1 of graphics alone; it must be told apart at a glance.
void PaletteTest::sizeBarPartsDiffer() {
    QFETCH(const QColor, one);
    QFETCH(const QColor, other);
    QVERIFY2(contrast(one, other) >= 1.7, qPrintable(u"%1:1"_s.arg(contrast(one, other))));
}

void PaletteTest::everyStatusHasItsColours() {
    for (const Colors& colors : {lightColors(), darkColors()}) {
        QVERIFY(!colors.pill(ImageStatus::Available).background.isValid()); // healthy rows are quiet
        for (const ImageStatus status : {ImageStatus::Creating, ImageStatus::Deprecated, ImageStatus::Unavailable,
                 ImageStatus::Deleting, ImageStatus::Deleted, ImageStatus::Failed}) {
            QVERIFY(colors.pill(status).background.isValid());
            QVERIFY(colors.pill(status).text.isValid());
        }
    }
}

void PaletteTest::paletteLeadsBackToItsColours() {
    QCOMPARE(&colorsFor(lightColors().toPalette()), &lightColors());
    QCOMPARE(&colorsFor(darkColors().toPalette()), &darkColors());
}

void PaletteTest::iconsAreThere_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"add", "available", "cancel", "chevron-down", "computer", "copy", "creating", "deleting",
             "deprecated", "done", "drop-stack", "failed", "library", "lock", "more", "pause", "platter", "resume",
             "retry", "search", "shield", "snapshot", "star", "star-filled", "unavailable", "view", "warning"}) {
        QTest::newRow(name) << QString::fromLatin1(name);
    }
}

// Each draws something, and has the size in device pixels that a 200 % screen asks for.
void PaletteTest::iconsAreThere() {
    QFETCH(const QString, name);
    const QIcon icon = themedIcon(name);
    QVERIFY(!icon.isNull());
    const QPixmap pixmap = icon.pixmap(QSize(16, 16), 2.0);
    QCOMPARE(pixmap.size(), QSize(32, 32));
    const QImage image = pixmap.toImage();
    int painted = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            painted += image.pixelColor(x, y).alpha() > 100 ? 1 : 0;
        }
    }
    QVERIFY2(painted > 20, qPrintable(QString::number(painted)));
}

void PaletteTest::iconsTakeTheColourAskedFor() {
    const QColor color(0x12, 0x34, 0x56);
    const QImage image = themedIcon(u"available"_s, color).pixmap(QSize(16, 16), 1.0).toImage();
    QCOMPARE(image.pixelColor(8, 8), color);
    QVERIFY(image.pixelColor(0, 0).alpha() == 0);
}

void PaletteTest::themeChoice() {
    applyTheme(*qApp, ThemeChoice::Dark);
    QCOMPARE(QApplication::palette().color(QPalette::Window), darkColors().window);
    applyTheme(*qApp, ThemeChoice::Light);
    QCOMPARE(QApplication::palette().color(QPalette::Window), lightColors().window);
    QCOMPARE(QApplication::palette().color(QPalette::Text), lightColors().text);
    applyTheme(*qApp, ThemeChoice::System); // the offscreen platform knows no preference
    QCOMPARE(QApplication::palette().color(QPalette::Window), lightColors().window);
}

QTEST_MAIN(PaletteTest)
#include "tst_palette.moc"
