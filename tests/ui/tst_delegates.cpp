// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/domain/sizes.h"
#include "ui/palette.h"
#include "ui/rowdelegate.h"
#include "ui/sizebardelegate.h"
#include "ui/statusdelegate.h"
#include "ui/theme.h"
#include "ui/transfersdelegate.h"

#include <QPainter>
#include <QStandardItemModel>
#include <QTest>

using namespace platter;
using namespace Qt::StringLiterals;

class DelegatesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light); }
    void sizeBar_data();
    void sizeBar();
    void sizeBarWords_data();
    void sizeBarWords();
    void sizeBarPixels_data();
    void sizeBarPixels();
    void statusParts_data();
    void statusParts();
    void statusIconsDiffer();
    void selectedPillKeepsItsColour();
    void transferParts_data();
    void transferParts();
    void transferButtons_data();
    void transferButtons();
};

void DelegatesTest::sizeBar_data() {
    QTest::addColumn<SizeBar>("bar");
    QTest::addColumn<bool>("rightToLeft");
    QTest::addColumn<double>("data"); // widths
    QTest::addColumn<double>("stored");
    QTest::addColumn<bool>("indeterminate");
    QTest::newRow("half full, a quarter stored")
        << SizeBar{.total = 100, .data = 50, .stored = 25} << false << 50.0 << 25.0 << false;
    QTest::newRow("right to left") << SizeBar{.total = 100, .data = 50, .stored = 25} << true << 50.0 << 25.0 << false;
    QTest::newRow("empty") << SizeBar{.total = 100} << false << 0.0 << 0.0 << false;
    QTest::newRow("full") << SizeBar{.total = 100, .data = 100, .stored = 100} << false << 100.0 << 100.0 << false;
    QTest::newRow("a trace is seen") << SizeBar{.total = kTiB, .data = kMiB, .stored = 1} << false << 2.0 << 2.0
                                     << false;
    QTest::newRow("more data than disk") << SizeBar{.total = 100, .data = 120} << false << 100.0 << 0.0 << false;
    QTest::newRow("more stored than data")
        << SizeBar{.total = 100, .data = 40, .stored = 90} << false << 40.0 << 40.0 << false;
    QTest::newRow("creating") << SizeBar{.total = 100, .data = 30, .creating = true} << false << 30.0 << 0.0 << false;
    QTest::newRow("creating, total not known")
        << SizeBar{.total = 0, .data = 30, .creating = true} << false << 0.0 << 0.0 << true;
    QTest::newRow("creating, nothing yet") << SizeBar{.creating = true} << false << 0.0 << 0.0 << false;
    QTest::newRow("the biggest numbers") << SizeBar{.total = std::numeric_limits<qint64>::max(),
        .data = std::numeric_limits<qint64>::max() / 2}
                                         << false << 50.0 << 0.0 << false;
}

void DelegatesTest::sizeBar() {
    QFETCH(const SizeBar, bar);
    QFETCH(const bool, rightToLeft);
    QFETCH(const double, data);
    QFETCH(const double, stored);
    QFETCH(const bool, indeterminate);
    const QRectF cell(10, 20, 100 + 2 * RowDelegate::kMargin, 33);
    const auto geometry = sizeBarGeometry(cell, bar, rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    QCOMPARE(geometry.track, QRectF(10 + RowDelegate::kMargin, 32, 100, 8));
    QCOMPARE(geometry.data.width(), data);
    QCOMPARE(geometry.stored.width(), stored);
    QCOMPARE(geometry.indeterminate, indeterminate);
    for (const QRectF& part : {geometry.data, geometry.stored}) {
        if (!part.isEmpty()) {
            QCOMPARE(
                rightToLeft ? part.right() : part.left(), rightToLeft ? geometry.track.right() : geometry.track.left());
            QVERIFY(geometry.track.contains(part));
        }
    }
}

void DelegatesTest::sizeBarWords_data() {
    QTest::addColumn<SizeBar>("bar");
    QTest::addColumn<QString>("words");
    QTest::newRow("stored") << SizeBar{.total = 10 * kGiB, .data = kGiB, .stored = 96 * kMiB}
                            << u"1 GiB of data on a disk of 10 GiB; stored in 96 MiB"_s;
    QTest::newRow("creating") << SizeBar{.total = 10 * kGiB, .data = 412 * kMiB, .creating = true}
                              << u"412 MiB of a disk of 10 GiB so far"_s;
    QTest::newRow("total not known") << SizeBar{.data = 412 * kMiB, .creating = true}
                                     << u"412 MiB so far; how big the disk is shows when it is done"_s;
    QTest::newRow("failed") << SizeBar{.failed = true} << QString();
}

void DelegatesTest::sizeBarWords() {
    QFETCH(const SizeBar, bar);
    QFETCH(const QString, words);
    QCOMPARE(SizeBarDelegate::describe(bar), words);
}

namespace {

QImage painted(QAbstractItemDelegate& delegate, const QVariant& value, int role, const QString& text, const QSize& size,
    bool selected) {
    QStandardItemModel model(1, 1);
    model.setData(model.index(0, 0), value, role);
    model.setData(model.index(0, 0), text, Qt::DisplayRole);
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(lightColors().panel);
    QPainter painter(&image);
    QStyleOptionViewItem option;
    option.palette = lightColors().toPalette();
    option.rect = QRect(QPoint(), size);
    option.font = QApplication::font();
    option.fontMetrics = QFontMetrics(option.font);
    option.direction = Qt::LeftToRight;
    option.state = QStyle::State_Enabled | QStyle::State_Active;
    option.state.setFlag(QStyle::State_Selected, selected);
    delegate.paint(&painter, option, model.index(0, 0));
    painter.end();
    return image;
}

} // namespace

void DelegatesTest::sizeBarPixels_data() {
    QTest::addColumn<SizeBar>("bar");
    QTest::addColumn<int>("x"); // inside the track, of 100 pixels
    QTest::addColumn<QColor>("color");
    const Colors& colors = lightColors();
    const SizeBar half{.total = 100, .data = 50, .stored = 25};
    QTest::newRow("stored") << half << 12 << colors.stored;
    QTest::newRow("data") << half << 37 << colors.data;
    QTest::newRow("track") << half << 75 << colors.track;
    QTest::newRow("failed paints no bar") << SizeBar{.total = 100, .data = 50, .failed = true} << 12 << colors.panel;
}

void DelegatesTest::sizeBarPixels() {
    QFETCH(const SizeBar, bar);
    QFETCH(const int, x);
    QFETCH(const QColor, color);
    SizeBarDelegate delegate(SizeBarRole);
    const QImage image
        = painted(delegate, QVariant::fromValue(bar), SizeBarRole, {}, {100 + 2 * RowDelegate::kMargin, 34}, false);
    QCOMPARE(image.pixelColor(RowDelegate::kMargin + x, 16), color);
}

void DelegatesTest::statusParts_data() {
    QTest::addColumn<int>("textWidth");
    QTest::addColumn<QRect>("pill");
    QTest::addColumn<QRect>("text");
    QTest::addColumn<bool>("rightToLeft");
    QTest::newRow("fits") << 50 << QRect(8, 6, 80, 21) << QRect(31, 6, 50, 21) << false;
    QTest::newRow("right to left") << 50 << QRect(32, 6, 80, 21) << QRect(39, 6, 50, 21) << true;
    QTest::newRow("too wide") << 500 << QRect(8, 6, 104, 21) << QRect(31, 6, 74, 21) << false;
}

void DelegatesTest::statusParts() {
    QFETCH(const int, textWidth);
    QFETCH(const QRect, pill);
    QFETCH(const QRect, text);
    QFETCH(const bool, rightToLeft);
    const auto geometry
        = statusGeometry(QRect(0, 0, 120, 33), textWidth, 16, rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    QCOMPARE(geometry.pill, pill);
    QCOMPARE(geometry.text, text);
    QVERIFY(geometry.pill.contains(geometry.icon));
    QVERIFY(!geometry.icon.intersects(geometry.text));
}

// A shape of its own for each, so that nothing depends on colour alone. Deleting and deleted share one: they never meet.
void DelegatesTest::statusIconsDiffer() {
    QSet<QString> names;
    for (const ImageStatus status : {ImageStatus::Creating, ImageStatus::Available, ImageStatus::Deprecated,
             ImageStatus::Unavailable, ImageStatus::Deleting, ImageStatus::Failed}) {
        names.insert(statusIconName(status));
    }
    QCOMPARE(names.size(), 6);
}

void DelegatesTest::selectedPillKeepsItsColour() {
    StatusDelegate delegate(StatusRole);
    const QImage image = painted(delegate, int(ImageStatus::Failed), StatusRole, u"failed"_s, {120, 34}, true);
    QCOMPARE(image.pixelColor(2, 2), lightColors().selection);
    QCOMPARE(image.pixelColor(RowDelegate::kMargin + 4, 16), lightColors().failed.background);
    const QImage quiet = painted(delegate, int(ImageStatus::Available), StatusRole, u"available"_s, {120, 34}, true);
    QCOMPARE(quiet.pixelColor(RowDelegate::kMargin + 4, 16), lightColors().selection);
}

void DelegatesTest::transferParts_data() {
    QTest::addColumn<int>("width");
    QTest::addColumn<bool>("withBar");
    QTest::addColumn<int>("buttons");
    QTest::addColumn<bool>("rightToLeft");
    for (const int width : {640, 900, 1640, 3840}) {
        QTest::addRow("%d, running", width) << width << true << 2 << false;
        QTest::addRow("%d, over", width) << width << false << 1 << false;
        QTest::addRow("%d, right to left", width) << width << true << 2 << true;
    }
}

void DelegatesTest::transferParts() {
    QFETCH(const int, width);
    QFETCH(const bool, withBar);
    QFETCH(const int, buttons);
    QFETCH(const bool, rightToLeft);
    const QRect row(0, 40, width, 28);
    const auto geometry = transferGeometry(row, withBar, buttons, rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    QCOMPARE(geometry.bar.isNull(), !withBar);
    QCOMPARE(geometry.buttons.size(), buttons);
    QList<QRect> parts{geometry.title, geometry.phase};
    if (withBar) {
        parts.append(geometry.bar);
    }
    parts.append(geometry.detail);
    parts.append(geometry.buttons);
    for (qsizetype i = 0; i < parts.size(); ++i) {
        QVERIFY(row.contains(parts[i]));
        QVERIFY(parts[i].width() >= 24);
        if (i > 0) {
            QVERIFY(rightToLeft ? parts[i].right() < parts[i - 1].left() : parts[i].left() > parts[i - 1].right());
        }
    }
}

void DelegatesTest::transferButtons_data() {
    using A = TransferAction;
    QTest::addColumn<JobState>("state");
    QTest::addColumn<bool>("canRetry");
    QTest::addColumn<bool>("hasCommand");
    QTest::addColumn<QList<TransferAction>>("actions");
    QTest::newRow("queued") << JobState::Queued << false << false << QList{A::Cancel};
    QTest::newRow("running") << JobState::Running << false << false << QList{A::Pause, A::Cancel};
    QTest::newRow("runs until it is ended") << JobState::Running << false << true << QList{A::Copy, A::End};
    QTest::newRow("paused") << JobState::Paused << false << false << QList{A::Resume, A::Cancel};
    QTest::newRow("succeeded") << JobState::Succeeded << true << false << QList{A::Dismiss};
    QTest::newRow("built") << JobState::Succeeded << false << true << QList{A::Copy, A::Dismiss};
    QTest::newRow("failed") << JobState::Failed << true << false << QList{A::Retry, A::Dismiss};
    QTest::newRow("failed for good") << JobState::Failed << false << false << QList{A::Dismiss};
    QTest::newRow("cancelled") << JobState::Cancelled << true << false << QList{A::Dismiss};
}

void DelegatesTest::transferButtons() {
    QFETCH(const JobState, state);
    QFETCH(const bool, canRetry);
    QFETCH(const bool, hasCommand);
    QFETCH(const QList<TransferAction>, actions);
    QCOMPARE(transferActions(state, canRetry, hasCommand), actions);
}

QTEST_MAIN(DelegatesTest)
#include "tst_delegates.moc"
