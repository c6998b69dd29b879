// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/domain/servertypes.h"
#include "models/domain/sizes.h"
#include "tests/support/fakelibrary.h"
#include "tests/ui/dialogpictures.h"
#include "ui/detailspanel.h"
#include "ui/detailspanelfacts.h"
#include "ui/fieldtext.h"
#include "ui/flowtext.h"
#include "ui/imageactions.h"
#include "ui/noticebox.h"

#include <QClipboard>
#include <QLabel>
#include <QPromise>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>
#include <QToolButton>

#include <deque>

using namespace platter;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kDigest = QByteArray::fromHex("b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9");

QDateTime at(int day, int hour, int minute) {
    return {QDate(2026, 11, day), QTime(hour, minute), QTimeZone::UTC};
}

// Answers questions about the history when the test says so.
class SlowLibrary : public FakeLibrary {
public:
    QFuture<Result<QList<HistoryEntry>>> history(const ImageId& id) override {
        if (!slow) {
            return FakeLibrary::history(id);
        }
        questions.emplace_back();
        questions.back().start();
        return questions.back().future();
    }
    void answer(size_t question, const QList<HistoryEntry>& entries) {
        questions.at(question).addResult(Result<QList<HistoryEntry>>(entries));
        questions.at(question).finish();
    }
    bool slow = false;
    std::deque<QPromise<Result<QList<HistoryEntry>>>> questions;
};

} // namespace

class TestDetailsPanel : public QObject {
    Q_OBJECT

    Image nightly() {
        Image image = fakeImage(u"loc-7geqi"_s, u"nightly-web-2026-11-22"_s);
        image.username = u"deploy"_s;
        image.source = u"nightly.raw.xz"_s;
        image.sourcePath = u"/srv/nightly.raw.xz"_s;
        image.sourceSha256 = kDigest;
        image.sourceVerified = true;
        image.contentId = kDigest;
        image.storedSize = 96 * kMiB;
        image.description = u"Built every night from the main branch."_s;
        image.ancestor = Ancestor{
            .id = ImageId(u"loc-9f2ks"_s), .name = u"ubuntu-noble-24.04"_s, .status = ImageStatus::Available};
        image.owner = u"anna"_s;
        return image;
    }
    QString value(const QString& key) const {
        if (const auto* flow = m_panel->findChild<FlowText*>(key); flow && flow->isVisibleTo(m_panel.get())) {
            return flow->toPlainText();
        }
        const auto* label = m_panel->findChild<QLabel*>(key);
        return label && label->isVisibleTo(m_panel.get()) ? label->text() : QString();
    }
    QStringList historyLines() const {
        QStringList lines;
        for (const FlowText* line : m_panel->findChildren<FlowText*>(u"historyLine"_s)) {
            if (line->isVisibleTo(m_panel.get())) {
                lines.append(line->toPlainText());
            }
        }
        return lines;
    }
    QStringList lineage() const {
        QStringList names;
        for (const QLabel* label : m_panel->findChildren<QLabel*>(u"lineageName"_s)) {
            names.append(label->text());
        }
        return names;
    }

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light); }
    void init() {
        m_library = std::make_unique<SlowLibrary>();
        m_panel = std::make_unique<DetailsPanel>();
        m_panel->resize(300, 760);
        m_panel->show();
    }
    void cleanup() { m_panel.reset(); }

    void nothingSelected() {
        QVERIFY(m_panel->findChild<QLabel*>(u"quiet"_s)->isVisible());
        m_panel->setImages(m_library.get(), {nightly()});
        QVERIFY(!m_panel->findChild<QLabel*>(u"quiet"_s)->isVisible());
        m_panel->setImages(nullptr, {});
        QVERIFY(m_panel->findChild<QLabel*>(u"quiet"_s)->isVisible());
        savePictures(m_panel.get(), u"details-none"_s);
    }

    void everythingAboutOne() {
        Image child = fakeImage(u"loc-e2z9k"_s, u"Snapshot of web-1 23 Nov"_s);
        child.ancestor = Ancestor{.id = nightly().id, .name = nightly().name, .status = ImageStatus::Available};
        m_library->putAll({nightly(), child});
        m_library->setHistory(nightly().id,
            {{.at = at(22, 2, 14), .who = u"nightly.sh"_s, .action = u"imported"_s, .detail = {}},
                {.at = QDateTime::currentDateTimeUtc(),
                    .who = u"anna"_s,
                    .action = u"updated"_s,
                    .detail = u"username: \"\" → \"deploy\""_s}});
        m_panel->setImages(m_library.get(), {nightly()});
        QCOMPARE(value(u"name"_s), u"nightly-web-2026-11-22"_s);
        QCOMPARE(value(u"id"_s), u"loc-7geqi"_s);
        QCOMPARE(value(u"virtualSize"_s), u"10 GiB"_s);
        QCOMPARE(value(u"data"_s), u"1 GiB"_s);
        QCOMPARE(value(u"stored"_s), u"96 MiB"_s);
        QCOMPARE(value(u"architecture"_s), u"64-bit (x86_64)"_s);
        QCOMPARE(value(u"mode"_s), u"virtio"_s);
        QCOMPARE(value(u"username"_s), u"deploy"_s);
        QCOMPARE(value(u"minRam"_s), u"none"_s);
        QCOMPARE(value(u"access"_s), u"private"_s);
        QCOMPARE(value(u"locked"_s), u"no"_s);
        QCOMPARE(value(u"fits"_s), u"nano and larger"_s);
        QCOMPARE(value(u"source"_s), u"nightly.raw.xz, verified"_s);
        QCOMPARE(value(u"sourceSha256"_s), u"b94d27b993…cde9"_s);
        QCOMPARE(value(u"contentId"_s), u"b94d27b993…cde9"_s);
        QCOMPARE(value(u"owner"_s), u"anna"_s);
        QCOMPARE(value(u"description"_s), u"Built every night from the main branch."_s);
        QTRY_COMPARE(historyLines().size(), 2);
        QVERIFY2(historyLines().first().startsWith(u"today"_s), qPrintable(historyLines().first())); // newest first
        QVERIFY(historyLines().first().endsWith(u"username set by anna"_s));
        QVERIFY(historyLines().last().endsWith(u"imported by nightly.sh"_s));
        QTRY_COMPARE(lineage().size(), 3);
        QVERIFY(lineage().first().contains(u"ubuntu-noble-24.04"_s));
        QCOMPARE(lineage().at(1), u"nightly-web-2026-11-22"_s);
        QVERIFY(lineage().last().contains(u"Snapshot of web-1"_s));
        QMenu menu;
        QAction edit(u"Edit…"_s);
        m_panel->setActions(&edit, &menu);
        savePictures(m_panel.get(), u"details-one"_s);
    }

    void copies() {
        m_panel->setImages(m_library.get(), {nightly()});
        m_panel->findChild<QToolButton*>(u"copyId"_s)->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"loc-7geqi"_s);
        auto* digest = m_panel->findChild<QLabel*>(u"sourceSha256"_s);
        const auto buttons = digest->parentWidget()->findChildren<QToolButton*>();
        QCOMPARE(buttons.size(), 1);
        buttons.first()->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromLatin1(kDigest.toHex()));
    }

    void creatingGrows() {
        Image image = nightly();
        image.status = ImageStatus::Creating;
        image.virtualSize = 0;
        image.storedSize.reset();
        image.contentId.clear();
        image.diskSize = 0;
        m_panel->setImages(m_library.get(), {image});
        QCOMPARE(value(u"virtualSize"_s), u"not known yet"_s);
        image.diskSize = 412 * kMiB;
        image.expectedSize = 10 * kGiB;
        m_panel->setImages(m_library.get(), {image});
        QCOMPARE(value(u"data"_s), u"412 MiB so far"_s);
        QCOMPARE(value(u"virtualSize"_s), u"10 GiB"_s);
        QCOMPARE(value(u"contentId"_s), QString());
        savePictures(m_panel.get(), u"details-creating"_s);
    }

    void failureIsOnTop() {
        Image image = nightly();
        image.status = ImageStatus::Failed;
        image.failure = Error{.code = ErrorCode::Truncated,
            .message = u"nightly.raw.xz ends early: it was not copied whole."_s,
            .detail = u"offset 1048576"_s,
            .retryable = true};
        LibrarySet libraries;
        auto* library = static_cast<FakeLibrary*>(libraries.add(std::make_unique<FakeLibrary>()));
        library->put(image);
        JobQueue queue;
        ImageActions actions(&libraries, &queue, m_panel.get());
        actions.setSelection({image});
        m_panel->setActions(actions.edit(), actions.menu());
        m_panel->setImages(library, {image});
        auto* failure = m_panel->findChild<NoticeBox*>(u"failure"_s);
        QVERIFY(failure->isVisible());
        QVERIFY(failure->text().startsWith(u"nightly.raw.xz ends early"_s));
        QVERIFY(failure->text().contains(u"Retry"_s));
        savePictures(m_panel.get(), u"details-failed"_s);
        m_panel->findChild<QPushButton*>(u"retryButton"_s)->click();
        QCOMPARE(queue.jobs().size(), 1);
        image.status = ImageStatus::Available;
        m_panel->setImages(m_library.get(), {image});
        QVERIFY(!failure->isVisible());
        m_panel->setActions(nullptr, nullptr);
    }

    void historyIsAskedAgainWhenTheImageChanges() {
        Image image = nightly();
        m_library->put(image);
        m_library->setHistory(image.id, {{.at = at(22, 2, 14), .who = {}, .action = u"imported"_s, .detail = {}}});
        m_panel->setImages(m_library.get(), {image});
        QTRY_COMPARE(historyLines().size(), 1);
        m_library->slow = true;
        m_panel->setImages(m_library.get(), {image}); // unchanged: not asked
        QVERIFY(m_library->questions.empty());
        image.locked = true;
        m_panel->setImages(m_library.get(), {image});
        QCOMPARE(m_library->questions.size(), size_t(1));
        QCOMPARE(historyLines().size(), 1); // what is there stays until the answer comes
        m_library->answer(0,
            {{.at = at(22, 2, 14), .who = {}, .action = u"imported"_s, .detail = {}},
                {.at = at(23, 2, 14), .who = u"anna"_s, .action = u"locked"_s, .detail = {}}});
        QTRY_COMPARE(historyLines().size(), 2);
        QVERIFY(historyLines().first().endsWith(u"locked by anna"_s));
        QCOMPARE(value(u"locked"_s), u"yes, cannot be deleted"_s);
    }

    void historyOfAnotherImageNeverShows() {
        m_library->slow = true;
        m_panel->setImages(m_library.get(), {nightly()});
        m_panel->setImages(m_library.get(), {fakeImage(u"loc-bbbbb"_s, u"other"_s)});
        m_library->answer(1, {{.at = at(2, 2, 2), .who = {}, .action = u"locked"_s, .detail = {}}});
        m_library->answer(0, {{.at = at(1, 1, 1), .who = {}, .action = u"imported"_s, .detail = {}}}); // late
        QTRY_COMPARE(historyLines().size(), 1);
        QCoreApplication::processEvents();
        QVERIFY(historyLines().first().endsWith(u"locked"_s));
        m_panel->setImages(m_library.get(), {nightly()});
        QVERIFY(historyLines().isEmpty());
    }

    void historyThatCannotBeRead() {
        m_library->failNext({.code = ErrorCode::Unreadable, .message = u"The log cannot be read."_s});
        m_panel->setImages(m_library.get(), {nightly()});
        QTRY_COMPARE(historyLines(), QStringList{u"The log cannot be read."_s});
    }

    void longHistoryIsShortened() {
        QList<HistoryEntry> entries;
        for (int i = 0; i < 40; ++i) {
            entries.append({.at = at(20, 1, i), .who = u"anna"_s, .action = u"exported"_s, .detail = {}});
        }
        m_library->setHistory(nightly().id, entries);
        m_panel->setImages(m_library.get(), {nightly()});
        QTRY_COMPARE(historyLines().size(), 12);
        m_panel->findChild<QPushButton*>(u"showAllHistory"_s)->click();
        QCOMPARE(historyLines().size(), 40);
    }

    void severalAreSummedUp() {
        Image failed = fakeImage(u"loc-bbbbb"_s, u"other"_s);
        failed.status = ImageStatus::Failed;
        failed.locked = true;
        m_panel->setImages(m_library.get(), {nightly(), failed});
        QCOMPARE(value(u"name"_s), u"2 images selected"_s);
        QCOMPARE(value(u"virtualSize"_s), u"20 GiB"_s);
        QCOMPARE(value(u"data"_s), u"2 GiB"_s);
        QCOMPARE(value(u"stored"_s), u"396 MiB"_s);
        QCOMPARE(value(u"status"_s), u"1 available, 1 failed"_s);
        QCOMPARE(value(u"id"_s), QString());
        QVERIFY(historyLines().isEmpty());
        savePictures(m_panel.get(), u"details-many"_s);
    }

    void lineageLeadsToTheImage() {
        m_panel->setImages(m_library.get(), {nightly()});
        QTRY_COMPARE(lineage().size(), 2);
        QSignalSpy spy(m_panel.get(), &DetailsPanel::imageRequested);
        Q_EMIT m_panel->findChild<QLabel*>(u"lineageName"_s)->linkActivated(u"loc-9f2ks"_s);
        QCOMPARE(spy.size(), 1);
        QCOMPARE(spy.first().first().value<ImageKey>(), (ImageKey{LibraryId(u"local"_s), ImageId(u"loc-9f2ks"_s)}));
    }

    void longNamesNeverWidenIt() {
        Image image = nightly();
        image.name = QString(200, u'x');
        image.username = QString(80, u'y');
        image.source = QString(u"a/"_s + QString(150, u'z'));
        image.description = QString(300, u'w');
        image.ancestor->name = QString(120, u'v');
        m_panel->setImages(m_library.get(), {image});
        QTRY_VERIFY(!lineage().isEmpty());
        QVERIFY2(
            m_panel->minimumSizeHint().width() <= 300, qPrintable(QString::number(m_panel->minimumSizeHint().width())));
        auto* area = m_panel->findChild<QScrollArea*>();
        QTRY_VERIFY(area->widget()->width() <= 300);
        auto* name = m_panel->findChild<FlowText*>(u"name"_s);
        QTRY_VERIFY(name->height() >= name->fontMetrics().height() * 3); // wrapped, and all of it shows
        savePictures(m_panel.get(), u"details-long"_s);
    }

    void fits_data() {
        QTest::addColumn<qint64>("size");
        QTest::addColumn<qint64>("ram");
        QTest::addColumn<QString>("text");
        QTest::newRow("nano") << 20 * kGiB << qint64(0) << u"nano and larger"_s;
        QTest::newRow("a byte more") << 20 * kGiB + 1 << qint64(0) << u"mini and larger"_s;
        QTest::newRow("RAM") << kGiB << 3 * kGiB << u"medium and larger"_s;
        QTest::newRow("the largest") << 1280 * kGiB << qint64(0) << u"xxl"_s;
        QTest::newRow("none") << 1281 * kGiB << qint64(0) << u"types with network storage only"_s;
        QTest::newRow("unknown") << qint64(0) << qint64(0) << QString();
    }
    void fits() {
        QFETCH(const qint64, size);
        QFETCH(const qint64, ram);
        QFETCH(const QString, text);
        Image image = nightly();
        image.virtualSize = size;
        if (ram > 0) {
            image.minRam = ram;
        }
        QCOMPARE(ImageFacts::fits(image), text);
    }

    void cloudFacts() {
        Image image = nightly();
        image.official = true;
        const ImageSurroundings around{.library = u"Acme prod"_s,
            .inCloud = true,
            .unlisted = true,
            .servers = {fakeServer(u"srv-1"_s, u"web <1>"_s, image), fakeServer(u"srv-2"_s, {}, image)}};
        QHash<QString, Fact> facts;
        for (const Fact& fact : ImageFacts::of(image, QDateTime::currentDateTimeUtc(), around)) {
            facts.insert(fact.key, fact);
        }
        QCOMPARE(facts.value(u"library"_s).value, u"Acme prod"_s);
        QCOMPARE(facts.value(u"data"_s).label, u"Disk size"_s);
        QVERIFY(facts.value(u"data"_s).toolTip.contains(u"compressed"_s));
        QVERIFY(facts.value(u"access"_s).value.contains(u"not listed"_s));
        QVERIFY(facts.contains(u"official"_s));
        const QList<std::pair<QString, QString>> users{{u"web <1>"_s, u"srv-1"_s}, {u"srv-2"_s, u"srv-2"_s}};
        QCOMPARE(facts.value(u"usedBy"_s).links, users);
        FactGrid grid;
        grid.setFacts({facts.value(u"usedBy"_s)});
        QVERIFY(grid.findChild<QLabel*>(u"usedBy"_s)->text().contains(u"web &lt;1&gt;"_s)); // a name is no markup
    }

    void fitsNothingForOtherArchitectures() {
        Image image = nightly();
        image.architecture = Architecture(u"arm64"_s);
        QCOMPARE(ImageFacts::fits(image), u"not built for arm64"_s);
    }

    void serverTypesGrow() {
        const QList<ServerType>& types = usualServerTypes();
        QCOMPARE(types.size(), 7);
        for (qsizetype i = 1; i < types.size(); ++i) {
            QVERIFY(types.at(i - 1).disk < types.at(i).disk);
            QVERIFY(types.at(i - 1).ram < types.at(i).ram);
        }
    }

    void spansOfTime() {
        const HistoryEntry seen{
            .at = at(23, 14, 7), .who = {}, .action = u"updated"_s, .detail = {}, .since = at(23, 14, 2)};
        QCOMPARE(FieldText::when(seen, at(23, 15, 0)), u"between today 14:02 and today 14:07"_s);
        QCOMPARE(FieldText::when({.at = at(23, 14, 7), .who = {}, .action = {}, .detail = {}}, at(23, 15, 0)),
            u"today 14:07"_s);
    }

    void days_data() {
        QTest::addColumn<QDateTime>("when");
        QTest::addColumn<QString>("text");
        QTest::newRow("today") << at(23, 9, 12) << u"today 09:12"_s;
        QTest::newRow("yesterday") << at(22, 22, 5) << u"yesterday 22:05"_s;
        QTest::newRow("this year") << at(2, 2, 14) << u"2 Nov 02:14"_s;
        QTest::newRow("before") << at(2, 2, 14).addYears(-1) << u"2 Nov 2025"_s;
    }
    void days() {
        QFETCH(const QDateTime, when);
        QFETCH(const QString, text);
        QCOMPARE(FieldText::day(when.toLocalTime(), at(23, 12, 0)), text); // the tests run with TZ=UTC
    }

private:
    std::unique_ptr<SlowLibrary> m_library;
    std::unique_ptr<DetailsPanel> m_panel;
};

QTEST_MAIN(TestDetailsPanel)
#include "tst_detailspanel.moc"
