// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/fuzz/readers.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <random>

using namespace platter::fuzz;
using namespace Qt::StringLiterals;

// What `./dev fuzz` once found, and a while of random damage to that and to whole files, the same each time. A reader that
// misbehaves aborts.
class TestReaders : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findings_data() { eachReader(); }
    void findings();
    void someWereFound();
    void seedsAreWhole_data() { eachReader(); }
    void seedsAreWhole();
    void randomDamage_data() { eachReader(); }
    void randomDamage();

private:
    static std::vector<std::vector<std::byte>> found(const Reader& reader);
    static void eachReader() {
        QTest::addColumn<int>("reader");
        for (int i = 0; const Reader& reader : kReaders)
            QTest::newRow(reader.name.data()) << i++;
    }
};

void TestReaders::findings() {
    QFETCH(int, reader);
    for (const auto& bytes : found(kReaders[reader]))
        kReaders[reader].read(bytes);
}

// All of them are in one place, so that a reader without any is one in which none was found yet.
void TestReaders::someWereFound() {
    size_t files = 0;
    for (const Reader& reader : kReaders)
        files += found(reader).size();
    QVERIFY2(files > 50, PLATTER_FINDINGS);
}

std::vector<std::vector<std::byte>> TestReaders::found(const Reader& reader) {
    std::vector<std::vector<std::byte>> all;
    const QDir folder(QStringLiteral(PLATTER_FINDINGS) + u'/' + QLatin1StringView(reader.name));
    for (const QString& name : folder.entryList(QDir::Files)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("%s cannot be read", qPrintable(file.fileName()));
        const QByteArray text = file.readAll();
        const auto bytes = std::as_bytes(std::span(text.constData(), size_t(text.size())));
        all.emplace_back(bytes.begin(), bytes.end());
    }
    return all;
}

void TestReaders::seedsAreWhole() {
    QFETCH(int, reader);
    const auto bytes = kReaders[reader].seed();
    QVERIFY(bytes.size() > 80);
    kReaders[reader].read(bytes);
    kReaders[reader].read({});
    kReaders[reader].read(std::span(bytes).first(1));
}

void TestReaders::randomDamage() {
    QFETCH(int, reader);
    auto whole = found(kReaders[reader]);
    std::erase_if(whole, [](const auto& bytes) { return bytes.empty() || bytes.size() > 1 << 16; });
    const auto first = kReaders[reader].seed();
    bool given = false;
    const int seconds = qEnvironmentVariableIntValue("PLATTER_TEST_READERS", &given); // each
    std::mt19937 random(unsigned(std::max(1, qEnvironmentVariableIntValue("PLATTER_TEST_SEED"))));
    QElapsedTimer timer;
    timer.start();
    int runs = 0;
    for (; timer.elapsed() < (given ? seconds * 1000 : 500); ++runs) {
        auto bytes = whole.empty() || random() % 4 != 0 ? first : whole[random() % whole.size()];
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
