// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/diskstream.h"

#include "tests/media/mediatesting.h"
#include "tests/support/diskmaker.h"

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <cstring>

using namespace Qt::StringLiterals;
using namespace platter;
using namespace platter::test;

namespace {

constexpr qint64 kMiB = 1024 * 1024;

// A download that comes in pieces, and may break.
class Download : public ByteStream {
public:
    Download(QByteArray bytes, qint64 piece)
        : m_bytes(std::move(bytes))
        , m_piece(piece) { }

    Result<qint64> read(std::span<std::byte> buffer) override {
        const qint64 length = std::min({m_piece, qint64(buffer.size()), m_bytes.size() - m_position});
        if (m_position + length > breaksAt)
            return std::unexpected(
                Error{ErrorCode::Offline, u"The connection was lost. Try again."_s, u"test"_s, true});
        std::memcpy(buffer.data(), m_bytes.constData() + m_position, size_t(length));
        m_position += length;
        return length;
    }
    std::optional<qint64> size() const override { return tellsSize ? std::optional(m_bytes.size()) : std::nullopt; }
    qint64 position() const override { return m_position; }
    Result<void> checkUnchanged() const override {
        return changed ? std::unexpected(Error{ErrorCode::SourceChanged, u"It is another one now."_s}) : Result<void>{};
    }
    QString name() const override { return u"nightly-web (img-12345)"_s; }
    QString place() const override { return u"images/img-12345"_s; }

    bool tellsSize = false;
    bool changed = false;
    qint64 breaksAt = std::numeric_limits<qint64>::max();

private:
    QByteArray m_bytes;
    qint64 m_piece;
    qint64 m_position = 0;
};

} // namespace

// Disks out of streams that are no files.
class TestDiskStream : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyForm_data();
    void everyForm();
    void knownPacking();
    void marks_data();
    void marks();
    void refused_data();
    void refused();
    void cutAnywhere();
    void brokenConnection();
    void changedMeanwhile();

private:
    QByteArray packed(const QString& path, const QString& ending, const QStringList& options = {}) {
        return ending.isEmpty() ? *readFile(path) : *readFile(*compressed(path, ending, options));
    }

    QTemporaryDir m_dir;
    QString m_disk;
    QByteArray m_bytes;
};

void TestDiskStream::initTestCase() {
    m_disk = m_dir.filePath(u"disk"_s);
    VERIFY_OK(makeExt4Disk(m_disk, 8 * kMiB));
    m_bytes = *readFile(m_disk);
}

void TestDiskStream::everyForm_data() {
    QTest::addColumn<QString>("ending");
    QTest::addColumn<qint64>("piece");
    for (const auto& ending : {u""_s, u"gz"_s, u"bz2"_s, u"xz"_s, u"zst"_s, u"lz4"_s})
        for (const qint64 piece : {qint64(13), qint64(4096), kMiB})
            QTest::newRow(qPrintable(ending + u' ' + QString::number(piece))) << ending << piece;
}

void TestDiskStream::everyForm() {
    QFETCH(const QString, ending);
    QFETCH(const qint64, piece);
    const QByteArray file = packed(m_disk, ending);
    auto download = std::make_unique<Download>(file, piece);
    download->tellsSize = piece > 4096;
    auto opened = openDiskStream(std::move(download));
    VERIFY_OK(opened);
    StreamSource& stream = **opened;
    QCOMPARE_LE(stream.sourcePosition(), file.size());
    DiskSource source = std::move(*opened);
    const auto bytes = readAll(source, 12'345);
    VERIFY_OK(bytes);
    QVERIFY(*bytes == m_bytes);
    QCOMPARE(stream.sourcePosition(), file.size());
    QCOMPARE(stream.sourceSize(), piece > 4096 ? file.size() : 0);
    QCOMPARE(stream.sourceSha256(), QCryptographicHash::hash(file, QCryptographicHash::Sha256));
}

void TestDiskStream::knownPacking() {
    const QByteArray twice = packed(m_disk, u"lz4"_s) + packed(m_disk, u"lz4"_s);
    DiskSource lz4 = openPackedStream(std::make_unique<Download>(twice, 777), Codec::Lz4);
    QVERIFY(readAll(lz4) == m_bytes + m_bytes);
    // Not looked into: the caller knows.
    DiskSource plain = openPackedStream(std::make_unique<Download>(twice, 777), Codec::Stored);
    QVERIFY(readAll(plain) == twice);
    DiskSource wrong = openPackedStream(std::make_unique<Download>(m_bytes, 777), Codec::Lz4);
    VERIFY_ERROR(readAll(wrong), ErrorCode::Corrupt);
}

void TestDiskStream::marks_data() {
    QTest::addColumn<QString>("ending");
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<bool>("looked"); // what it is is told by its first bytes
    QTest::addColumn<int>("least"); // so many marks
    for (const bool looked : {false, true}) {
        const auto row = [looked](const char* name, const QString& ending, const QStringList& options, int least) {
            QTest::addRow("%s%s", name, looked ? " looked into" : "") << ending << options << looked << least;
        };
        row("lz4", u"lz4"_s, {u"-B4"_s}, 20);
        row("lz4, linked blocks", u"lz4"_s, {u"-BD"_s, u"-B4"_s}, 20);
        row("lz4, checksums and length", u"lz4"_s, {u"-BX"_s, u"-B5"_s, u"--content-size"_s}, 4);
        row("lz4, no checksum", u"lz4"_s, {u"--no-frame-crc"_s, u"-B4"_s}, 20);
        row("gz", u"gz"_s, {}, 1);
        row("as it is", {}, {}, 20);
    }
}

// Where one member or block ends and another begins, reading can begin anew, and finds damage as ever.
void TestDiskStream::marks() {
    QFETCH(const QString, ending);
    QFETCH(const QStringList, options);
    QFETCH(const bool, looked);
    QFETCH(const int, least);
    const QByteArray one = packed(m_disk, ending, options);
    const QByteArray file = one + one, all = m_bytes + m_bytes;
    const Codec codec = ending == u"lz4" ? Codec::Lz4 : ending == u"gz" ? Codec::Gzip : Codec::Stored;
    auto download = std::make_unique<Download>(file, 4096);
    download->tellsSize = true;
    std::unique_ptr<StreamSource> stream;
    if (looked) {
        auto opened = openDiskStream(std::move(download));
        VERIFY_OK(opened);
        stream = *std::move(opened);
    } else {
        stream = openPackedStream(std::move(download), codec);
    }
    QVERIFY(!stream->mark());
    QList<StreamMark> marks;
    std::vector<std::byte> buffer(60'000);
    for (qint64 read = 0; read < all.size();) {
        const auto got = stream->read(buffer);
        VERIFY_OK(got);
        QVERIFY(*got > 0);
        read += *got;
        const auto mark = stream->mark();
        const bool isNew = mark && (marks.isEmpty() || *mark != marks.last());
        if (isNew && mark->packed < file.size())
            marks.append(*mark);
        QVERIFY(marks.isEmpty() || marks.last().disk <= read);
    }
    QCOMPARE_GE(marks.size(), least);
    if (codec == Codec::Gzip)
        QVERIFY(marks.contains(StreamMark{one.size(), m_bytes.size(), codec, {}}));
    const auto readFrom = [](const QByteArray& bytes, const StreamMark& mark) {
        auto again = std::make_unique<Download>(bytes.sliced(mark.packed), 4096);
        again->tellsSize = true;
        DiskSource rest = openPackedStream(std::move(again), mark.codec, mark.state);
        return readAll(rest);
    };
    for (qsizetype i = 0; i < marks.size(); i += std::max(qsizetype(1), marks.size() / 8)) {
        QVERIFY(isUsable(marks.at(i)));
        const auto rest = readFrom(file, marks.at(i));
        VERIFY_OK(rest);
        QVERIFY(all.sliced(marks.at(i).disk) == *rest);
    }
    if (codec == Codec::Stored)
        return;
    QByteArray damaged = file;
    damaged[one.size() / 2] = char(~damaged.at(one.size() / 2));
    if (marks.first().packed < one.size() / 2 && !options.contains(u"--no-frame-crc"_s)) // its checksum is of the whole
        VERIFY_ERROR(readFrom(damaged, marks.first()), ErrorCode::Corrupt);
    VERIFY_ERROR(readFrom(file.chopped(1), marks.first()), ErrorCode::Truncated);
    StreamMark wrong = marks.first();
    wrong.state = "no state at all";
    QVERIFY(!isUsable(wrong));
}

void TestDiskStream::refused_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("says");
    const QString qcow2 = m_dir.filePath(u"disk.qcow2"_s), text = m_dir.filePath(u"text"_s);
    VERIFY_OK(runTool(u"qemu-img"_s, {u"convert"_s, u"-O"_s, u"qcow2"_s, m_disk, qcow2}));
    VERIFY_OK(writeFile(text, "<!DOCTYPE html><html>No such object</html>"));
    QTest::newRow("qcow2") << packed(qcow2, {}) << ErrorCode::Unsupported << u"a qcow2 disk"_s;
    QTest::newRow("qcow2 inside lz4") << packed(qcow2, u"lz4"_s) << ErrorCode::Unsupported << u"a qcow2 disk"_s;
    QTest::newRow("zip") << packed(m_disk, u"zip"_s) << ErrorCode::Unsupported << u"a zip archive"_s;
    QTest::newRow("a page") << packed(text, {}) << ErrorCode::NotADiskImage << u"a web page"_s;
    QTest::newRow("a page inside gz") << packed(text, u"gz"_s) << ErrorCode::NotADiskImage << u"a web page"_s;
    QTest::newRow("nothing") << QByteArray() << ErrorCode::NotADiskImage << u"empty"_s;
}

void TestDiskStream::refused() {
    QFETCH(const QByteArray, bytes);
    QFETCH(const ErrorCode, code);
    QFETCH(const QString, says);
    const auto opened = openDiskStream(std::make_unique<Download>(bytes, 4096));
    VERIFY_ERROR(opened, code);
    QVERIFY2(opened.error().message.contains(says), why(opened).constData());
    QVERIFY2(opened.error().message.contains(u"nightly-web"_s), why(opened).constData());
}

void TestDiskStream::cutAnywhere() {
    const QByteArray whole = packed(m_disk, u"lz4"_s);
    for (int i = 1; i < 16; ++i) {
        auto opened = openDiskStream(std::make_unique<Download>(whole.first(whole.size() * i / 16), 4096));
        if (opened) {
            DiskSource source = std::move(*opened);
            VERIFY_ERROR(readAll(source), ErrorCode::Truncated);
        } else {
            VERIFY_ERROR(opened, ErrorCode::Truncated);
        }
    }
}

void TestDiskStream::brokenConnection() {
    const QByteArray whole = packed(m_disk, u"lz4"_s);
    for (const qint64 at : {qint64(0), qint64(100), whole.size() / 2, whole.size() - 1}) {
        auto download = std::make_unique<Download>(whole, 4096);
        download->breaksAt = at;
        auto opened = openDiskStream(std::move(download));
        if (opened) {
            DiskSource source = std::move(*opened);
            VERIFY_ERROR(readAll(source), ErrorCode::Offline);
        } else {
            VERIFY_ERROR(opened, ErrorCode::Offline);
        }
    }
}

void TestDiskStream::changedMeanwhile() {
    auto download = std::make_unique<Download>(packed(m_disk, u"gz"_s), 4096);
    download->changed = true;
    auto opened = openDiskStream(std::move(download));
    VERIFY_OK(opened);
    DiskSource source = std::move(*opened);
    VERIFY_ERROR(readAll(source), ErrorCode::SourceChanged);
}

QTEST_GUILESS_MAIN(TestDiskStream)
#include "tst_diskstream.moc"
