// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/domain/sizes.h"
#include "models/media/rawsource.h"
#include "models/shrink/shrinker.h"
#include "tests/local/sandbox.h"
#include "tests/shrink/shrinkdisks.h"

#include <QStorageInfo>
#include <QTest>

#include <fcntl.h>
#include <unistd.h>

using namespace platter;
using namespace platter::test;
using namespace Qt::StringLiterals;

namespace {

constexpr const char* kVariable = "PLATTER_TEST_SMALL_DISK"; // a tmpfs is there

} // namespace

// The disk that is worked on fills up.
class TestShrinkFullDisk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void saysSo_data();
    void saysSo();

private:
    bool fillUntil(qint64 free) const;

    QString m_small;
    QTemporaryDir m_elsewhere;
};

void TestShrinkFullDisk::initTestCase() {
    if (!qEnvironmentVariableIsSet(kVariable))
        QSKIP("bubblewrap may not mount a small disk here");
    m_small = qEnvironmentVariable(kVariable);
    QVERIFY(linkLooker(QStringLiteral(PLATTER_LOOK)));
}

// Leaves so much room, by a file that takes the rest.
bool TestShrinkFullDisk::fillUntil(qint64 free) const {
    const int fd = ::open(QFile::encodeName(m_small + u"/filler"_s).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    const qint64 take = QStorageInfo(m_small).bytesAvailable() - free;
    const bool done = fd >= 0 && (take <= 0 || ::posix_fallocate(fd, 0, take) == 0);
    return ::close(fd) == 0 && done;
}

void TestShrinkFullDisk::saysSo_data() {
    QTest::addColumn<QString>("phase"); // in which the disk becomes full
    QTest::addColumn<qint64>("left");
    QTest::newRow("reading") << u"reading the file system"_s << 8 * kMiB;
    QTest::newRow("moving") << u"making the file system smaller"_s << 0LL;
}

void TestShrinkFullDisk::saysSo() {
    QFETCH(QString, phase);
    QFETCH(qint64, left);
    const auto disk = makeSpreadDisk(m_elsewhere.path(), u"disk"_s, Table::Gpt, 400 * kMiB);
    QVERIFY2(disk, disk ? "" : qPrintable(disk.error().message));
    QFile::remove(m_small + u"/filler"_s);
    const QTemporaryDir folder(m_small + u"/job-XXXXXX"_s);
    const auto file = SourceFile::open(disk->path);
    QVERIFY(file);
    const auto source = std::make_shared<RawSource>(*file);
    bool full = false;
    Shrinker shrinker({.disk = source,
        .write = [&source](std::unique_ptr<DiskOutput> output) -> Result<void> {
            std::vector<std::byte> piece(static_cast<std::size_t>(kMiB));
            for (qint64 at = 0; at < source->size(); at += kMiB) {
                const auto extent = source->extentAt(at);
                if (extent && extent->kind == ExtentKind::Zero && extent->length >= kMiB)
                    continue;
                const auto done = source->read(at, piece).and_then([&] { return output->write(at, piece); });
                if (!done)
                    return done;
            }
            return output->finish(source->size());
        },
        .folder = folder.path(),
        .told = [&](const QString& now) { full = full || (now == phase && fillUntil(left)); }});
    const auto made = shrinker.run();
    QVERIFY(full);
    QVERIFY(!made);
    QVERIFY2(made.error().code == ErrorCode::DiskFull, qPrintable(made.error().message + made.error().detail));
}

int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    QTemporaryDir folder;
    if (const auto code
        = runInside(kVariable, folder.path(), {u"--size"_s, u"268435456"_s, u"--tmpfs"_s, folder.path()}))
        return *code;
    TestShrinkFullDisk test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_shrinkfulldisk.moc"
