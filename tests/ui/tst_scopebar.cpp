// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/scopebar.h"

#include <QSignalSpy>
#include <QTest>

using namespace platter;
using namespace Qt::StringLiterals;

class ScopeBarTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void emptyScopesAreNotShown();
    void theChosenOneStays();
    void clicksChoose();
    void attentionLeadsBack();
    void widthHoldsTheWords();

private:
    static ScopeButton* button(const ScopeBar& bar, QLatin1StringView name) {
        return bar.findChild<ScopeButton*>(name);
    }
    static int counts(Scope scope) {
        switch (scope) {
        case Scope::All:
            return 12;
        case Scope::Private:
            return 11;
        case Scope::NeedsAttention:
            return 1;
        default:
            return 0;
        }
    }
};

void ScopeBarTest::emptyScopesAreNotShown() {
    ScopeBar bar;
    bar.setCounts([](Scope) { return 0; });
    bar.show();
    QVERIFY(button(bar, "scopeAll"_L1)->isVisible());
    QVERIFY(!button(bar, "scopePrivate"_L1)->isVisible());
    QVERIFY(!button(bar, "scopeAttention"_L1)->isVisible());
    bar.setCounts(counts);
    QVERIFY(!button(bar, "scopeOfficial"_L1)->isVisible());
    QVERIFY(!button(bar, "scopePublic"_L1)->isVisible());
    QVERIFY(button(bar, "scopePrivate"_L1)->isVisible());
    QVERIFY(button(bar, "scopeAttention"_L1)->isVisible());
    QCOMPARE(button(bar, "scopePrivate"_L1)->count(), 11);
    QVERIFY(button(bar, "scopeAttention"_L1)->accessibleName().contains(u"1"_s));
}

void ScopeBarTest::theChosenOneStays() {
    ScopeBar bar;
    bar.setCounts(counts);
    bar.setScope(Scope::Private);
    bar.show();
    bar.setCounts([](Scope) { return 0; });
    QVERIFY(button(bar, "scopePrivate"_L1)->isVisible());
    bar.setScope(std::nullopt); // a view of the sidebar
    QVERIFY(!button(bar, "scopePrivate"_L1)->isVisible());
    QVERIFY(!button(bar, "scopeAll"_L1)->isChecked());
}

void ScopeBarTest::clicksChoose() {
    ScopeBar bar;
    bar.setCounts(counts);
    bar.show();
    QSignalSpy chosen(&bar, &ScopeBar::chosen);
    QTest::mouseClick(button(bar, "scopePrivate"_L1), Qt::LeftButton);
    QCOMPARE(bar.scope(), Scope::Private);
    QTest::mouseClick(button(bar, "scopePrivate"_L1), Qt::LeftButton); // stays lit
    QCOMPARE(bar.scope(), Scope::Private);
    QVERIFY(button(bar, "scopePrivate"_L1)->isChecked());
    QVERIFY(!button(bar, "scopeAll"_L1)->isChecked());
    button(bar, "scopeAll"_L1)->setFocus();
    QTest::keyClick(button(bar, "scopeAll"_L1), Qt::Key_Space);
    QCOMPARE(bar.scope(), Scope::All);
    QCOMPARE(chosen.last().first().value<Scope>(), Scope::All);
}

void ScopeBarTest::attentionLeadsBack() {
    ScopeBar bar;
    bar.setCounts(counts);
    bar.show();
    QTest::mouseClick(button(bar, "scopeAttention"_L1), Qt::LeftButton);
    QCOMPARE(bar.scope(), Scope::NeedsAttention);
    QTest::mouseClick(button(bar, "scopeAttention"_L1), Qt::LeftButton);
    QCOMPARE(bar.scope(), Scope::All);
    QVERIFY(!button(bar, "scopeAttention"_L1)->isChecked());
}

void ScopeBarTest::widthHoldsTheWords() {
    ScopeBar bar;
    bar.setCounts([](Scope) { return 1'000'000; });
    ScopeButton* all = button(bar, "scopeAll"_L1);
    const int plain = all->sizeHint().width();
    QVERIFY(plain > all->fontMetrics().horizontalAdvance(u"All 1,000,000"_s));
    bar.setScope(Scope::Official);
    QCOMPARE(all->sizeHint().width(), plain); // nothing moves when another is chosen
}

QTEST_MAIN(ScopeBarTest)
#include "tst_scopebar.moc"
