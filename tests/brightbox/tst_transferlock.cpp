// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/transferlock.h"

#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

using namespace platter;
using namespace Qt::StringLiterals;

// One job has a saved transfer at a time.
class TestTransferLock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneHasIt();
    void itIsFreeAgain();
    void whereNothingIsKept();

private:
    QTemporaryDir m_folder;
    const QString m_cache = m_folder.filePath(u"account.sqlite"_s);
};

void TestTransferLock::oneHasIt() {
    const auto newId = [] { return QUuid::createUuid().toString(QUuid::Id128); };
    const QString id = newId();
    auto first = TransferLock::tryTake(m_cache, id);
    QVERIFY(first);
    QVERIFY(!TransferLock::tryTake(m_cache, id));
    QList<std::shared_ptr<const TransferLock>> others;
    for (int i = 0; i < 200; ++i) {
        others.append(TransferLock::tryTake(m_cache, newId()));
        QVERIFY(others.last());
    }
    QVERIFY(TransferLock::tryTake(m_folder.filePath(u"another.sqlite"_s), id));
    others.clear();
    QVERIFY(!TransferLock::tryTake(m_cache, id)); // that others are let go is no matter to it
    const auto shared = first;
    first.reset();
    QVERIFY(!TransferLock::tryTake(m_cache, id)); // what is still to be written has it
}

void TestTransferLock::itIsFreeAgain() {
    const QString id = u"fedcba9876543210fedcba9876543210"_s; // more than fits
    QVERIFY(TransferLock::tryTake(m_cache, id));
    QVERIFY(TransferLock::tryTake(m_cache, id));
}

void TestTransferLock::whereNothingIsKept() {
    const auto first = TransferLock::tryTake({}, u"0123456789abcdef"_s);
    QVERIFY(first);
    QVERIFY(TransferLock::tryTake({}, u"0123456789abcdef"_s));
    QVERIFY(TransferLock::tryTake(u"/no/such/folder/account.sqlite"_s, u"0123456789abcdef"_s));
}

QTEST_GUILESS_MAIN(TestTransferLock)
#include "tst_transferlock.moc"
