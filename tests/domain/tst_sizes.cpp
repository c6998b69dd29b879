// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/domain/sizes.h"

#include <QLocale>
#include <QTest>

#include <limits>

using namespace platter;
using namespace Qt::StringLiterals;

class TestSizes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void formats_data();
    void formats();
    void formatsInTheLocalesWay();
    void parses_data();
    void parses();
    void commaIsAPointWhereTheLocaleSaysSo();
    void neverFourDigits();
};

void TestSizes::formats_data() {
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << qint64(0) << u"0 B"_s;
    QTest::newRow("one") << qint64(1) << u"1 B"_s;
    QTest::newRow("bytes") << qint64(999) << u"999 B"_s;
    QTest::newRow("nearly a KiB") << qint64(1000) << u"0.98 KiB"_s;
    QTest::newRow("KiB") << kKiB << u"1 KiB"_s;
    QTest::newRow("one and a half") << kKiB * 3 / 2 << u"1.5 KiB"_s;
    QTest::newRow("Ubuntu") << 2252 * kMiB << u"2.2 GiB"_s;
    QTest::newRow("512 MiB") << 512 * kMiB << u"512 MiB"_s;
    QTest::newRow("1000 MiB") << 1000 * kMiB << u"0.98 GiB"_s;
    QTest::newRow("rounds up to 10") << qint64(9.996 * kGiB) << u"10 GiB"_s;
    QTest::newRow("rounds up to 100") << qint64(99.96 * kGiB) << u"100 GiB"_s;
    QTest::newRow("rounds up to the next unit") << kGiB - 1 << u"1 GiB"_s;
    QTest::newRow("44.5") << qint64(44.5 * kGiB) << u"44.5 GiB"_s;
    QTest::newRow("445.4") << qint64(445.4 * kGiB) << u"445 GiB"_s;
    QTest::newRow("TiB") << 16 * kTiB << u"16 TiB"_s;
    QTest::newRow("most") << std::numeric_limits<qint64>::max() << u"8 EiB"_s;
    QTest::newRow("negative") << -200 * kMiB - kMiB / 2 << u"-201 MiB"_s;
    QTest::newRow("least") << std::numeric_limits<qint64>::min() << u"-8 EiB"_s;
}

void TestSizes::formats() {
    QFETCH(const qint64, bytes);
    QFETCH(const QString, text);
    QCOMPARE(formatSize(bytes), text);
}

void TestSizes::formatsInTheLocalesWay() {
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    QCOMPARE(formatSize(kGiB * 3 / 2), u"1,5 GiB");
}

void TestSizes::parses_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<std::optional<qint64>>("bytes");
    const auto row = [](const QString& text, std::optional<qint64> bytes) {
        QTest::newRow(qPrintable(u'"' + text + u'"')) << text << bytes;
    };
    row(u"4096"_s, 4096);
    row(u"10G"_s, 10 * kGiB);
    row(u"10g"_s, 10 * kGiB);
    row(u"512 MiB"_s, 512 * kMiB);
    row(u"512MB"_s, 512 * kMiB);
    row(u"1.5T"_s, kTiB * 3 / 2);
    row(u" 7 k "_s, 7 * kKiB);
    row(u"3 B"_s, 3);
    row(u"0"_s, 0);
    row(u"0.5K"_s, 512);
    row(u"7.99E"_s, (7LL << 60) + qRound64(0.99 * (1LL << 60)));
    row(u"8E"_s, {});
    row(u"9223372036854775807"_s, std::numeric_limits<qint64>::max());
    row(u"9223372036854775808"_s, {});
    row(u"99999999999999999999G"_s, {});
    row(u"1.5"_s, {});
    row(u"-1G"_s, {});
    row(u"+1G"_s, {});
    row(u"G"_s, {});
    row(u""_s, {});
    row(u" "_s, {});
    row(u"10X"_s, {});
    row(u"10 G extra"_s, {});
    row(u"1e3"_s, {});
    row(u".5G"_s, {});
    row(u"5.G"_s, {});
    row(u"1,024"_s, {});
    row(u"1 000"_s, {});
    row(u"٣G"_s, {});
    row(u"10iB"_s, {});
}

void TestSizes::parses() {
    QFETCH(const QString, text);
    QFETCH(const std::optional<qint64>, bytes);
    QCOMPARE(parseSize(text), bytes);
}

void TestSizes::commaIsAPointWhereTheLocaleSaysSo() {
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    QCOMPARE(parseSize(u"1,5G"), kGiB * 3 / 2);
    QCOMPARE(parseSize(u"1.5G"), kGiB * 3 / 2); // scripts write points everywhere
    QCOMPARE(parseSize(u"1,5,5G"), std::nullopt);
}

void TestSizes::neverFourDigits() {
    for (qint64 bytes = 1; bytes < std::numeric_limits<qint64>::max() / 3; bytes += bytes / 7 + 1) {
        const QString text = formatSize(bytes);
        const auto digits = std::ranges::count_if(text, [](QChar c) { return c.isDigit(); });
        QVERIFY2(digits >= 1 && digits <= 3, qPrintable(text));
        const auto back = parseSize(text);
        QVERIFY2(back && std::abs(double(*back) - double(bytes)) <= 0.0055 * double(bytes), qPrintable(text));
    }
}

QTEST_GUILESS_MAIN(TestSizes)
#include "tst_sizes.moc"
