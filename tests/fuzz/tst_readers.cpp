// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/fuzz/readers.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <random>

using namespace platter::fuzz;
using namespace Qt::StringLiterals;

// What `./dev fuzz` once found, and a while of random damage to whole files. A reader that misbehaves aborts.
class TestReaders : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findings_data() { eachReader(); }
    void findings();
    void seedsAreWhole_data() { eachReader(); }
    void seedsAreWhole();
    void randomDamage_data() { eachReader(); }
    void randomDamage();

private:
    static void eachReader() {
        QTest::addColumn<int>("reader");
        for (int i = 0; const Reader& reader : kReaders)
            QTest::newRow(reader.name.data()) << i++;
    }
};

void TestReaders::findings() {
    QFETCH(int, reader);
    const QDir folder(QStringLiteral(PLATTER_FINDINGS) + u'/' + QLatin1StringView(kReaders[reader].name));
    QVERIFY2(folder.exists(), qPrintable(folder.path()));
    const QStringList names = folder.entryList(QDir::Files);
    QVERIFY(!names.isEmpty());
    for (const QString& name : names) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        kReaders[reader].read(std::as_bytes(std::span(bytes.constData(), size_t(bytes.size()))));
    }
}

void TestReaders::seedsAreWhole() {
    QFETCH(int, reader);
    const auto bytes = seed(kReaders[reader].name);
    QVERIFY(bytes.size() > 100);
    kReaders[reader].read(bytes);
    kReaders[reader].read({});
    kReaders[reader].read(std::span(bytes).first(1));
}

void TestReaders::randomDamage() {
    QFETCH(int, reader);
    const auto whole = seed(kReaders[reader].name);
    std::mt19937 random(1);
    QElapsedTimer timer;
    timer.start();
    int runs = 0;
    for (; timer.elapsed() < 700; ++runs) {
        auto bytes = whole;
        for (unsigned i = 0; i <= random() % 6; ++i) {
            const size_t at = random() % bytes.size();
            switch (random() % 4) {
            case 0:
                bytes[at] ^= std::byte(1U << random() % 8);
                break;
            case 1:
                bytes[at] = std::byte(random());
                break;
            case 2:
                bytes.resize(std::max<size_t>(at, 1));
                break;
            default: // a number at its edges
                for (size_t k = at; k < std::min(at + 8, bytes.size()); ++k)
                    bytes[k] = std::byte(random() % 2 ? 0xff : 0);
            }
        }
        kReaders[reader].read(bytes);
    }
    QVERIFY(runs > 20);
}

QTEST_GUILESS_MAIN(TestReaders)
#include "tst_readers.moc"
