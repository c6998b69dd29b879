// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/web/fetcher.h"

#include "tests/support/diskmaker.h"
#include "tests/web/webfolder.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace platter;
using namespace platter::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QByteArray disk(quint32 seed) {
    QByteArray bytes(2 << 20, 0);
    bytes.replace(446, 16, QByteArray::fromHex("80000000830000000008000000080000"));
    bytes.replace(510, 2, QByteArray::fromHex("55aa"));
    return bytes.replace(65536, 700'000, randomBytes(700'000, seed));
}

QByteArray ovf() {
    return R"(<?xml version="1.0"?><Envelope xmlns:ovf="urn:o"><References>
<File ovf:href="a.raw" ovf:id="file1" ovf:size="2097152"/><File ovf:href="b.raw" ovf:id="file2" ovf:size="2097152"/></References>
<DiskSection><Disk ovf:capacity="2" ovf:capacityAllocationUnits="byte * 2^20" ovf:diskId="d1" ovf:fileRef="file1"/>
<Disk ovf:capacity="2" ovf:capacityAllocationUnits="byte * 2^20" ovf:diskId="d2" ovf:fileRef="file2"/></DiskSection>
<VirtualSystem ovf:id="vm"><Name>Golden web</Name></VirtualSystem></Envelope>)";
}

} // namespace

// Archives at an address: what is in them is told before they are fetched, where the server gives out parts of files.
class TestWebArchives : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void lists_data();
    void lists();
    void listsLittle();
    void severalAreAmbiguous();
    void noSuchMember();
    void withoutRanges_data() { lists_data(); }
    void withoutRanges();
    void packedDisk();
    void otherFile();
    void changedWhileLookedAt();
    void cutWhileLookedAt();
    void brokenArchive();

private:
    QString path(const QString& name) const { return m_dir.filePath(name); }
    QByteArray bytes(const QString& name) const { return readFile(path(name)).value_or(QByteArray()); }
    static Fetcher::Options options() {
        return {.http = {.attempts = 2, .firstPause = 1ms, .plainHttp = true},
            .keys = {},
            .stream = {.patience = 300ms, .firstPause = 1ms, .timeout = 5s},
            .besideTimeout = 2s};
    }
    Result<QByteArray> readAll(FetchedDisk& disk) {
        QByteArray all;
        if (auto* blocks = std::get_if<std::unique_ptr<BlockSource>>(&disk.source)) {
            all.resize((*blocks)->size());
            return (*blocks)
                ->read(0, std::as_writable_bytes(std::span(all.data(), std::size_t(all.size()))))
                .transform([&all] { return all; });
        }
        std::vector<std::byte> buffer(100'000);
        for (;;) {
            const auto got = std::get<std::unique_ptr<StreamSource>>(disk.source)->read(buffer);
            if (!got)
                return std::unexpected(got.error());
            if (*got == 0)
                return all;
            all.append(QByteArrayView(buffer.data(), *got));
        }
    }

    QTemporaryDir m_dir;
};

void TestWebArchives::initTestCase() {
    QVERIFY(writeFile(path(u"a.raw"_s), disk(1)) && writeFile(path(u"b.raw"_s), disk(2)));
    QVERIFY(writeFile(path(u"vm.ovf"_s), ovf()));
    QVERIFY(writeFile(path(u"README"_s), randomBytes(200'000)));
    for (const auto& line : {u"tar -cf two.tar README a.raw b.raw"_s, u"tar -cf two.ova vm.ovf a.raw b.raw"_s,
             u"tar -czf two.tar.gz a.raw b.raw"_s, u"7z a -bd two.7z a.raw b.raw"_s,
             u"zip -q two.zip README a.raw b.raw"_s, u"zip -q -0 stored.zip a.raw b.raw"_s, u"tar -cf one.tar a.raw"_s,
             u"qemu-img convert -O qcow2 a.raw a.qcow2"_s, u"gzip -k a.qcow2"_s}) {
        QStringList words = line.split(u' ');
        const QString program = words.takeFirst();
        QVERIFY2(runTool(program, words, m_dir.path()), qPrintable(line));
    }
}

void TestWebArchives::lists_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("format");
    QTest::newRow("tar") << u"two.tar"_s << u"raw.tar"_s;
    QTest::newRow("ova") << u"two.ova"_s << u"raw.tar"_s;
    QTest::newRow("tar.gz") << u"two.tar.gz"_s << u"raw.tar.gz"_s;
    QTest::newRow("7z") << u"two.7z"_s << u"raw.7z"_s;
    QTest::newRow("zip") << u"two.zip"_s << u"raw.zip"_s;
    QTest::newRow("stored zip") << u"stored.zip"_s << u"raw.zip"_s;
}

// As for a file that lies here, and each can be fetched.
void TestWebArchives::lists() {
    QFETCH(const QString, file);
    QFETCH(const QString, format);
    WebFolder web;
    web.put('/' + file.toUtf8(), bytes(file));
    Fetcher fetcher(options());
    const QString url = web.url(u'/' + file);
    const auto found = fetcher.lookAll(url, {});
    QVERIFY2(found, qPrintable(found ? QString() : found.error().message + found.error().detail));
    const auto here = Media::inspectAll(path(file));
    QVERIFY(here);
    QCOMPARE(found->disks.size(), 2U);
    for (size_t i = 0; i < 2; ++i) {
        QCOMPARE(found->disks.at(i).member, here->at(i).member);
        const auto& info = found->disks.at(i).info;
        QVERIFY2(info, qPrintable(info ? QString() : info.error().message));
        QCOMPARE(info->formatWord(), format);
        QCOMPARE(info->virtualSize, here->at(i).info->virtualSize);
        QCOMPARE(info->suggestedName, here->at(i).info->suggestedName);
        QCOMPARE(info->path, url);
        QCOMPARE(info->sourcePlace(), QString(url + u'#' + here->at(i).member));
        QCOMPARE(splitSourcePlace(info->sourcePlace()), std::pair(url, here->at(i).member));
        QCOMPARE(info->fileSize, bytes(file).size());
        QVERIFY(info->warnings.join(u' ').contains(u"downloaded first"_s));
        auto open = fetcher.open({.media = *info, .folder = path(u"downloads/%1"_s.arg(file))}, {});
        QVERIFY2(open, qPrintable(open ? QString() : open.error().message + open.error().detail));
        QCOMPARE(readAll(*open), bytes(here->at(i).member));
        QVERIFY(open->arrival->whole);
        QVERIFY(QDir(path(u"downloads/%1"_s.arg(file))).removeRecursively());
    }
}

// The look reads the directory and the disks' beginnings, not the disks.
void TestWebArchives::listsLittle() {
    QByteArray large = bytes(u"a.raw"_s);
    large.resize(40 << 20);
    QVERIFY(writeFile(path(u"large.raw"_s), large));
    QVERIFY(runTool(u"zip"_s, {u"-q"_s, u"-0"_s, u"large.zip"_s, u"large.raw"_s, u"b.raw"_s}, m_dir.path()));
    QVERIFY(runTool(u"tar"_s, {u"-cf"_s, u"large.tar"_s, u"large.raw"_s, u"b.raw"_s}, m_dir.path()));
    for (const auto& file : {u"large.zip"_s, u"large.tar"_s}) {
        WebFolder web;
        web.put('/' + file.toUtf8(), bytes(file));
        const auto found = Fetcher(options()).lookAll(web.url(u'/' + file), {});
        QVERIFY2(found, qPrintable(found ? QString() : found.error().message + found.error().detail));
        QCOMPARE(found->disks.size(), 2U);
        qint64 asked = 0;
        for (const Asked& request : web.askedFor('/' + file.toUtf8())) {
            const QList<QByteArray> ends
                = request.header("Range").sliced(qMin(6, request.header("Range").size())).split('-');
            if (ends.size() == 2)
                asked += ends.at(1).toLongLong() - ends.at(0).toLongLong() + 1;
        }
        QVERIFY(asked > 0);
        QVERIFY2(asked < 8 << 20, qPrintable(QString::number(asked)));
    }
}

void TestWebArchives::severalAreAmbiguous() {
    WebFolder web;
    web.put("/two.zip?key=1", bytes(u"two.zip"_s));
    Fetcher fetcher(options());
    const QString shown = fetcher.accept(web.url(u"/two.zip?key=1"_s));
    const auto found = fetcher.look(shown, {});
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::Ambiguous);
    QVERIFY2(found.error().message.contains(u"“a.raw”, “b.raw”"_s) && found.error().message.contains(u"--member"_s)
            && found.error().message.contains(u"“two.zip”"_s),
        qPrintable(found.error().message));
    QVERIFY(!found.error().detail.contains(u"key"_s));
    const auto chosen = fetcher.look(shown, {}, u"b.raw"_s);
    QVERIFY2(chosen, qPrintable(chosen ? QString() : chosen.error().message));
    QCOMPARE(chosen->media.member, u"b.raw"_s);
    QCOMPARE(chosen->media.suggestedName, u"b"_s);
}

void TestWebArchives::noSuchMember() {
    WebFolder web;
    web.put("/two.zip", bytes(u"two.zip"_s));
    web.put("/a.raw", bytes(u"a.raw"_s));
    const auto missing = Fetcher(options()).look(web.url(u"/two.zip"_s), {}, u"c.raw"_s);
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::NotFound);
    const auto none = Fetcher(options()).look(web.url(u"/a.raw"_s), {}, u"c.raw"_s);
    QVERIFY(!none);
    QCOMPARE(none.error().code, ErrorCode::InvalidArgument);
}

// Nobody knows beforehand: the import says it, and takes the member that was named.
void TestWebArchives::withoutRanges() {
    QFETCH(const QString, file);
    QFETCH(const QString, format);
    WebFolder web;
    web.setRanges(false);
    web.put('/' + file.toUtf8(), bytes(file));
    Fetcher fetcher(options());
    const auto found = fetcher.look(web.url(u'/' + file), {});
    QVERIFY2(found, qPrintable(found ? QString() : found.error().message));
    QVERIFY(found->media.mustBeOnly);
    QCOMPARE(found->media.formatWord(), format);
    QVERIFY2(
        found->media.warnings.join(u' ').contains(u"several disks"_s), qPrintable(found->media.warnings.join(u' ')));
    const auto several = fetcher.open({.media = found->media, .folder = path(u"downloads/several"_s)}, {});
    QVERIFY(!several);
    QCOMPARE(several.error().code, ErrorCode::Ambiguous);
    QVERIFY2(several.error().message.contains(u"“a.raw”, “b.raw”"_s), qPrintable(several.error().message));
    QVERIFY(QDir(path(u"downloads/several"_s)).removeRecursively());
    const auto chosen = fetcher.look(web.url(u'/' + file), {}, u"b.raw"_s);
    QVERIFY(chosen);
    auto open = fetcher.open({.media = chosen->media, .folder = path(u"downloads/chosen"_s)}, {});
    QVERIFY2(open, qPrintable(open ? QString() : open.error().message));
    QCOMPARE(readAll(*open), bytes(u"b.raw"_s));
    QVERIFY(QDir(path(u"downloads/chosen"_s)).removeRecursively());
}

// What is no raw disk inside a compressed file needs all of it too.
void TestWebArchives::packedDisk() {
    for (const bool ranges : {true, false}) {
        WebFolder web;
        web.setRanges(ranges);
        web.put("/a.qcow2.gz", bytes(u"a.qcow2.gz"_s));
        Fetcher fetcher(options());
        const auto found = fetcher.look(web.url(u"/a.qcow2.gz"_s), {});
        QVERIFY2(found, qPrintable(found ? QString() : found.error().message));
        QCOMPARE(found->media.formatWord(), u"qcow2.gz"_s);
        QCOMPARE(found->media.virtualSize, ranges ? std::optional<qint64>(2 << 20) : std::nullopt);
        auto open = fetcher.open({.media = found->media, .folder = path(u"downloads/packed"_s)}, {});
        QVERIFY2(open, qPrintable(open ? QString() : open.error().message));
        QCOMPARE(readAll(*open), bytes(u"a.raw"_s));
        QVERIFY(QDir(path(u"downloads/packed"_s)).removeRecursively());
    }
}

// What was looked at is what must come.
void TestWebArchives::otherFile() {
    WebFolder web;
    web.put("/x.tar", bytes(u"one.tar"_s));
    Fetcher fetcher(options());
    const auto found = fetcher.look(web.url(u"/x.tar"_s), {});
    QVERIFY2(found, qPrintable(found ? QString() : found.error().message));
    QCOMPARE(found->media.member, u"a.raw"_s);
    QByteArray other = bytes(u"a.raw"_s) + QByteArray(bytes(u"one.tar"_s).size() - bytes(u"a.raw"_s).size(), '\0');
    QCOMPARE(other.size(), bytes(u"one.tar"_s).size());
    web.put("/x.tar", other, "\"2\"");
    const auto open = fetcher.open({.media = found->media, .folder = path(u"downloads/other"_s)}, {});
    QVERIFY(!open);
    QCOMPARE(open.error().code, ErrorCode::SourceChanged);
}

void TestWebArchives::changedWhileLookedAt() {
    WebFolder web;
    web.put("/two.zip", bytes(u"two.zip"_s));
    int asked = 0;
    web.before([&] {
        if (++asked == 2) // the first was for all of it
            web.put("/two.zip", bytes(u"stored.zip"_s), "\"2\"");
    });
    const auto found = Fetcher(options()).lookAll(web.url(u"/two.zip"_s), {});
    QVERIFY(!found);
    QVERIFY2(found.error().code == ErrorCode::SourceChanged, qPrintable(found.error().message));
}

// A network that fails is not an archive that is damaged.
void TestWebArchives::cutWhileLookedAt() {
    WebFolder web;
    web.put("/two.zip", bytes(u"two.zip"_s));
    web.cut({bytes(u"two.zip"_s).size() - 10, 1000, 1000, 1000});
    const auto found = Fetcher(options()).lookAll(web.url(u"/two.zip"_s), {});
    QVERIFY(!found);
    QVERIFY2(found.error().retryable, qPrintable(found.error().message));
    web.cut({bytes(u"two.zip"_s).size() - 10, 1000, 1000});
    const auto again = Fetcher(options()).lookAll(web.url(u"/two.zip"_s), {});
    QVERIFY2(again, qPrintable(again ? QString() : again.error().message));
}

void TestWebArchives::brokenArchive() {
    WebFolder web;
    const QByteArray whole = bytes(u"two.zip"_s);
    web.put("/two.zip", whole.first(whole.size() - 1000));
    const auto found = Fetcher(options()).lookAll(web.url(u"/two.zip"_s), {});
    QVERIFY(!found);
    QVERIFY2(found.error().code == ErrorCode::Truncated, qPrintable(found.error().message));
    QVERIFY(found.error().message.contains(u"two.zip"_s));
}

QTEST_GUILESS_MAIN(TestWebArchives)
#include "tst_webarchives.moc"
