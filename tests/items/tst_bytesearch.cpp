// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/items/bytesearch.h"

#include <QByteArray>
#include <QRandomGenerator>
#include <QTest>

using namespace platter;

class TestByteSearch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void agreesWithAPlainSearch();
};

namespace {

// In a buffer that ends exactly where it may be read: the address sanitizer sees a step too far.
bool search(const QByteArray& text, const QByteArray& needle) {
    const size_t size = static_cast<size_t>(text.size()) + kSearchPadding;
    const std::unique_ptr<char[]> buffer(new char[size]);
    std::fill_n(buffer.get(), size, 'x');
    std::copy(text.begin(), text.end(), buffer.get());
    return containsBytes({buffer.get(), static_cast<size_t>(text.size())}, needle);
}

} // namespace

void TestByteSearch::finds_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("needle");
    QTest::addColumn<bool>("found");
    const QByteArray fifteen(15, 'a');
    const QByteArray sixteen(16, 'a');
    QTest::newRow("nothing in nothing") << QByteArray() << QByteArray() << true;
    QTest::newRow("nothing in something") << fifteen << QByteArray() << true;
    QTest::newRow("something in nothing") << QByteArray() << QByteArray("a") << false;
    QTest::newRow("the whole") << QByteArray("web") << QByteArray("web") << true;
    QTest::newRow("longer than the text") << QByteArray("we") << QByteArray("web") << false;
    QTest::newRow("begin") << QByteArray("web-1") << QByteArray("we") << true;
    QTest::newRow("end") << QByteArray("web-1") << QByteArray("-1") << true;
    QTest::newRow("last byte of a vector") << fifteen + "b" << QByteArray("b") << true;
    QTest::newRow("first of the next") << sixteen + "b" << QByteArray("b") << true;
    QTest::newRow("across two vectors") << fifteen + "bc" << QByteArray("bc") << true;
    QTest::newRow("what stands behind the text") << QByteArray("abc") << QByteArray("cx") << false;
    QTest::newRow("right ends, wrong middle") << QByteArray("abbd") << QByteArray("abcd") << false;
    QTest::newRow("overlapping tries") << QByteArray("aaaab") << QByteArray("aab") << true;
    QTest::newRow("bytes above 127") << QByteArray("w\xc3\xab"
                                                   "b")
                                     << QByteArray("\xc3\xab") << true;
}

void TestByteSearch::finds() {
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, needle);
    QFETCH(const bool, found);
    QCOMPARE(search(text, needle), found);
}

void TestByteSearch::agreesWithAPlainSearch() {
    QRandomGenerator random(1);
    const auto made = [&random](int most) {
        QByteArray bytes;
        for (int i = random.bounded(most + 1); i > 0; --i) {
            bytes.append(static_cast<char>('a' + random.bounded(2)));
        }
        return bytes;
    };
    int found = 0;
    for (int i = 0; i < 20000; ++i) {
        const QByteArray text = made(70);
        const QByteArray needle = made(12);
        QCOMPARE(search(text, needle), text.contains(needle));
        found += text.contains(needle) ? 1 : 0;
    }
    QVERIFY(found > 2000 && found < 18000); // both answers were asked for
}

QTEST_GUILESS_MAIN(TestByteSearch)
#include "tst_bytesearch.moc"
